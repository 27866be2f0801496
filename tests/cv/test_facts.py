"""Names, degrees, phones and places as they are in Indonesia."""

import pytest

from talent.cv import parse
from talent.cv.vocabulary.degrees import find_degree, level_of_title, split_titles
from talent.cv.vocabulary.places import CITIES, REGENCIES, find_places, is_place


@pytest.mark.proves("N3")
@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Dr. Ir. Asep Sunandar, S.Kom., M.T.", "Asep Sunandar", ("Dr.", "Ir.", "S.Kom.", "M.T.")),
        ("Sutrisno", "Sutrisno", ()),
        ("SISKA NURMALASARI, S.I.KOM.", "SISKA NURMALASARI", ("S.I.KOM.",)),
        ("Neneng Suryaningsih, S.Kom.", "Neneng Suryaningsih", ("S.Kom.",)),
        ("Euis Sopiatin, A.Md.Keb.", "Euis Sopiatin", ("A.Md.Keb.",)),
        ("Drs. H. Oman Rukmana, M.AP.", "Oman Rukmana", ("Drs.", "H.", "M.AP.")),
        ("Bayu Anggara Prakoso", "Bayu Anggara Prakoso", ()),
    ],
)
def test_titles_are_split_from_names(text: str, name: str, titles: tuple[str, ...]) -> None:
    start, end, found = split_titles(text)
    assert (text[start:end], found) == (name, titles)


@pytest.mark.proves("N3")
@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("SMK Negeri 1", 2), ("D1 Perpajakan", 3), ("D2 Perpustakaan", 4), ("D3 Kebidanan", 5), ("D4 Statistika", 6),
        ("S1 Teknik Informatika", 6), ("Bachelor of Science", 6), ("Pendidikan Profesi Ners", 7), ("S2 Hukum", 8),
        ("Master of Public Policy", 8), ("S3 Geodesi", 9), ("Ph.D. in Statistics", 9),
    ],
)  # fmt: skip
def test_degrees_have_their_kkni_level(text: str, level: int) -> None:
    degree = find_degree(text)
    assert degree is not None
    assert degree.level == level


def test_titles_prove_a_level() -> None:
    assert [level_of_title(title) for title in ("S.Kom.", "M.T.", "A.Md.", "Ph.D.", "CISA", "Bandung")] == [
        6,
        8,
        5,
        9,
        None,
        None,
    ]


@pytest.mark.proves("N2")
def test_the_27_areas_have_their_codes() -> None:
    codes = sorted([*REGENCIES.values(), *CITIES.values()])
    assert codes == [f"32.{number:02}" for number in range(1, 19)] + [
        f"32.{number}" for number in range(71, 80)
    ]
    for name, code in REGENCIES.items():
        assert find_places(f"Kab. {name.title()}")[0].code == code
    for name, code in CITIES.items():
        assert find_places(f"Kota {name.title()}")[0].code == code


def test_a_name_of_two_areas_gives_no_code() -> None:
    assert find_places("Bandung")[0].code is None
    assert find_places("Garut")[0].code == "32.05"


def test_places_alone_are_told() -> None:
    for text in ("Bandung, Jawa Barat", "Kab. Bogor", "Remote", "Jakarta, Indonesia", "Bandung (jarak jauh)"):
        assert is_place(text)
    for text in ("PT Bandung Jaya", "Universitas Garut", ""):
        assert not is_place(text)


@pytest.mark.proves("N2")
@pytest.mark.parametrize(
    "written", ["0812-3456-7890", "+62 812 3456 7890", "62 812 3456 7890", "(0812) 3456 7890", "081234567890"]
)
def test_every_writing_of_a_phone_is_one_number(written: str) -> None:
    parsed = parse(f"Asep Sunandar\nTelepon: {written}\nasep@example.com\n".encode())
    assert parsed.resume["basics"]["phone"] == "+6281234567890"


@pytest.mark.parametrize(
    "title", ["CURRICULUM VITAE", "DAFTAR RIWAYAT HIDUP", "C U R R I C U L U M  V I T A E", "Resume"]
)
def test_the_title_of_the_document_is_nobody_s_name(title: str) -> None:
    parsed = parse(f"{title}\n\nNama : Sutrisno\nEmail : sutrisno@example.com\n".encode())
    assert parsed.resume["basics"]["name"] == "Sutrisno"
    assert "basics" not in parse(f"{title}\n\nKeahlian\n\nPython\n".encode()).resume


def test_capitals_become_a_name() -> None:
    assert parse(b"ASEP SUNANDAR\nasep@example.com").resume["basics"]["name"] == "Asep Sunandar"


def test_referees_are_counted_and_not_kept() -> None:
    parsed = parse(
        b"Asep Sunandar\nasep@example.com\n\nREFERENSI\n\nBudi Santoso, PT Maju Jaya, budi@example.com\n"
        b"Siti Aminah, Dinas Kominfo, siti@example.com\n"
    )
    assert parsed.references == 2
    assert "Budi" not in str(parsed.resume)
    assert all("Budi" not in phrase.text for phrase in parsed.phrases)


def test_each_section_has_its_language() -> None:
    parsed = parse(
        b"Asep Sunandar\nasep@example.com\n\nSUMMARY\n\nI worked as an engineer for the city and led a team of four in "
        b"which we built the portal.\n\nPENGALAMAN KERJA\n\nAnalis, PT Maju Jaya, 2019 - 2021\n- Menyusun laporan "
        b"bulanan untuk pimpinan dan membuat dasbor yang dipakai oleh tim\n"
    )
    assert parsed.language == "mixed"
    assert parsed.section_languages == {"summary": "en", "work": "id"}
