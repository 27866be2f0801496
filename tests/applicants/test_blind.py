"""Blind: nothing that names a person survives, however it is written; what is left still says what was done."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent.applicants.blind import COVER, blind_text, identity_of
from talent.applicants.models import Applicant

RESUME = {
    "basics": {
        "name": "Siti Nur-Aini Ma'ruf, S.Kom.",
        "email": "sn.maruf@kampus.example",
        "phone": "(0812) 2000-0001",
        "url": "sitiaini.example.com/portofolio",
        "location": {"address": "Jl. Kenanga No. 7"},
        "profiles": [{"network": "GitHub", "username": "ainimrf", "url": "https://github.com/ainimrf"}],
    },
    "education": [
        {"institution": "Institut Teknologi Bandung (Kampus Ganesha)"},
        {"institution": "SMA Negeri 3"},
    ],
}


def person(name: str = "Siti Nur-Aini Ma'ruf", **values: object) -> Applicant:
    """Somebody with everything that could tell who they are."""
    known: dict[str, Any] = {
        "email": "siti.aini@example.com",
        "phone": "+6281220000001",
        "resume": RESUME,
        **values,
    }
    return Applicant(reference="APL-2026-0001", name=name, **known)


@pytest.mark.parametrize(
    "secret",
    [
        "Siti Nur-Aini Ma'ruf",
        "SITI NUR-AINI MA'RUF",
        "siti",
        "Siti's",
        "Nur Aini",
        "Nur‑Aini",
        "Aini",
        "Ma’ruf",
        "MARUF",
        "siti_aini",
        "Siti\n  Nur-Aini",
        "siti.aini@example.com",
        "sn.maruf@kampus.example",
        "siti.aini",
        "081220000001",
        "0812-2000-0001",
        "(0812) 2000 0001",
        "+62 812 2000 0001",
        "62812.2000.0001",
        "812 2000 0001",
        "+60 12-345 6789",
        "https://ainimrf.dev/karya",
        "github.com/ainimrf",
        "ainimrf.github.io",
        "www.ainimrf.dev",
        "instagram.com/ainimrf",
        "t.me/ainimrf",
        "ainimrf",
        "AINIMRF",
        "sitiaini.example.com/portofolio",
        "Institut Teknologi Bandung",
        "institut teknologi\nbandung",
        "INSTITUT  TEKNOLOGI BANDUNG",
        "Kampus Ganesha",
        "SMA Negeri 3",
        "Jl. Kenanga No. 7",
        "3205015205940001",
        "199405122019012001",
    ],
)
def test_what_names_the_person_is_covered(secret: str) -> None:
    text = f"Dikerjakan oleh {secret}, lalu diuji dengan Python"
    shown = blind_text(text, person())
    assert COVER in shown
    for word in (
        "siti",
        "aini",
        "ruf",
        "ainimrf",
        "2000",
        "example",
        "bandung",
        "ganesha",
        "negeri",
        "kenanga",
    ):
        assert word not in shown.casefold()
    for digits in ("32050", "19940"):
        assert digits not in shown
    assert shown.startswith("Dikerjakan oleh")
    assert shown.endswith("Python")


@pytest.mark.parametrize(
    "text",
    [
        "Built a REST API with Python 3.11 and Node.js for 12,000 users in 2021",
        "Menekan selisih stok dari 3,2% menjadi 0,4% dalam dua tahun",
        "Kursi situs sitasi: membangun situs web",
        "Kepala UPTD, membawahi 14 petugas (2019-2021)",
        "ASP.NET, Socket.io, scikit-learn",
    ],
)
def test_what_tells_nothing_about_who_stays_readable(text: str) -> None:
    assert blind_text(text, person()) == text


def test_a_short_word_of_a_name_is_not_covered_alone_but_the_whole_name_is() -> None:
    shown = blind_text("Li Na led the team; na is not Li", person("Li Na", resume={}))
    assert shown == f"{COVER} led the team; na is not Li"


def test_composed_and_decomposed_letters_are_the_same_name() -> None:
    for name, written in (("André", "Andre\u0301"), ("Andre\u0301", "André")):
        assert blind_text(f"by {written} today", person(name, resume={})) == f"by {COVER} today"


def test_an_older_document_is_blinded_by_what_that_document_says() -> None:
    """The newest document may name another campus; a quote of the older one must not give the old one away."""
    reading = {
        "fields": [
            {"path": "basics.name", "value": "Aini Kusuma"},
            {"path": "basics.email", "value": "lama@contoh.example"},
            {"path": "basics.profiles[0].username", "value": "akusuma"},
            {"path": "education[1].institution", "value": "Politeknik Negeri Subang"},
            {"path": "work[0].name", "value": "PT Sagara"},
        ]
    }
    text = "Kusuma mengajar di Politeknik Negeri Subang untuk PT Sagara (akusuma)"
    assert (
        blind_text(text, person(), reading=reading)
        == f"{COVER} mengajar di {COVER} untuk PT Sagara ({COVER})"
    )


def test_a_person_of_whom_little_is_known_is_blinded_too() -> None:
    bare = Applicant(reference="APL-2026-0001", name="Budi", email=None, phone=None, resume={})
    assert blind_text("Budi dan kawan-kawan", bare) == f"{COVER} dan kawan-kawan"
    assert identity_of(bare) == {"name": "Budi", "email": None, "phone": None}


LETTERS = "abcdefghijklmnopqrstuvwxyzéüñçø"
WORDS = st.text(LETTERS, min_size=3, max_size=12)
GLUE = st.sampled_from([" ", "  ", "\n", ", ", " (", "_", "/", ".", ": ", "'s ", "-", "1", "99"])


@given(
    name=st.lists(WORDS, min_size=1, max_size=4),
    local=st.text("abcdefghijklmnopqrstuvwxyz0123456789._", min_size=3, max_size=15).filter(
        lambda text: text[0].isalnum() and text[-1].isalnum()
    ),
    digits=st.text("0123456789", min_size=8, max_size=10),
    campus=st.lists(WORDS, min_size=2, max_size=4),
    glue=st.lists(GLUE, min_size=8, max_size=8),
    case=st.sampled_from([str.upper, str.lower, str.title, str]),
    order=st.permutations(range(4)),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_word_of_a_name_no_address_no_campus_survives(
    name: list[str],
    local: str,
    digits: str,
    campus: list[str],
    glue: list[str],
    case: type[str],
    order: list[int],
) -> None:
    email, phone, institution = f"{local}@example.com", "+628" + digits, " ".join(["universitas", *campus])
    applicant = person(
        " ".join(name), email=email, phone=phone, resume={"education": [{"institution": institution.title()}]}
    )
    secrets = [case(" ".join(name)), email, "08" + digits, case(institution)]
    shuffled = [secrets[place] for place in order]
    text = "Oleh " + "".join(
        left + right for left, right in zip(glue, [*shuffled, *map(case, name)], strict=False)
    )
    shown = blind_text(text, applicant).casefold()
    for secret in (*name, email, "08" + digits, institution):
        at = shown.find(secret.casefold())
        # Inside a longer word the same letters say nothing: "ani" in "melayani".
        assert at < 0 or shown[at - 1].isalpha() or shown[at + len(secret)].isalpha(), (secret, shown)
