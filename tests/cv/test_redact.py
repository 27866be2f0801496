"""The blind copy: nothing of name, contact, campus or number survives in its text, its pictures or its file."""

import io
import os
import random
import re
import shutil
import subprocess
import time

import numpy
import pypdfium2
import pytest
from PIL import Image

from talent.cv import parse
from talent.cv.protection.identity import Identity, find_identity, what_leaks
from talent.cv.protection.redact import BlindCopy, NotBlind, redact
from talent.cv.protection.visible import visible_text
from tests.cv.documents import Ink, docx, lines, paragraph, pdf
from tests.cv.test_twins import draw as draw_who
from tests.cv.test_twins import make

JOKO = Identity(
    names=("joko santoso",),
    handles=("joko.s",),
    phones=("81234567890",),
    campuses=(
        "universitas padjadjaran",
        "institut teknologi bandung",
        "universitas bandung",
        "sma negeri 3 bandung",
    ),
    others=(),
)
TELLING = (
    "Joko Santoso", "JOKO SANTOSO", "J. Santoso", "Santoso, J.", "J.S.", "Joko", "santoso", "J o k o  S a n t o s o",
    "CV_JokoSantoso_2024.pdf", "jokosantoso", "joko-santoso", "@jokos", "joko.s", "github.com/joko.s", "www.joko.id",
    "https://example.com/in/x", "joko@example.com", "0812-3456-7890", "+62 812 3456 7890", "(0812) 34567890",
    "62 812 3456 7890", "812.3456.7890", "Universitas Padjadjaran", "Univ. Padjadjaran", "Padjadjaran University",
    "UNPAD", "Unpad", "ITB", "Universitas Bandung", "Univ. Bandung", "SMAN 3 Bandung", "SMA Negeri 3 Bandung",
    "3273011205950001", "NIP 19950512 202203 1 001", "12.345.678.9-012.000", "Instagram: anything", "Jl. Melati No. 4",
)  # fmt: skip
HARMLESS = (
    "Node.js, Vue.js, ASP.NET, C#", "2019 - 2021", "01/2020 – 05/2021", "2019-01 - 2021-05", "Rp 2.500.000.000",
    "IPK 3,45 dari 4,00", "Kota Bandung", "UI/UX", "Bahasa Indonesia", "teknologi informasi", "untuk 500 pengguna",
    "PT Maju Jaya", "unit testing", "tradisi kerja",
)  # fmt: skip


@pytest.mark.proves("F8")
@pytest.mark.parametrize("text", TELLING)
def test_every_way_to_tell_who_it_is_is_found_whole(text: str) -> None:
    around = f"Menulis {text}, dengan Python"
    rest = around
    for start, end, _ in reversed(find_identity(around, JOKO)):
        rest = rest[:start] + rest[end:]
    assert re.search(r"Menulis\W+(?:(?:University|Instagram|SMA|Univ)\W+)?dengan Python", rest), rest
    assert what_leaks(around, JOKO)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_nobody_stays(text: str) -> None:
    assert find_identity(text, JOKO) == []
    assert what_leaks(text, JOKO) == set()


CV = (
    "!Joko Santoso", "joko.s@example.com | 0812-3456-7890 | github.com/jokosantoso",
    "Bandung, 12 Mei 1995 | Islam | Lajang",
    "Alamat: Jl. Melati No. 4 RT 03/05, Kota Bandung 40111", "#PENGALAMAN KERJA", "Pengembang Backend, PT Maju Jaya",
    "Januari 2019 - Mei 2021", "- Membangun layanan dengan Django, naskah di santoso-docs",
    "- Kode: CV_Joko_Santoso.pdf",
    "Asisten Dosen, Universitas Padjadjaran", "Januari 2017 - Desember 2018", "- Mengajar alumni Unpad menulis SQL",
    "#PENDIDIKAN", "S1 Teknik Informatika, Universitas Padjadjaran", "2013 - 2017", "#KEAHLIAN", "Python, PostgreSQL",
)  # fmt: skip
SECRETS = (
    "joko", "santoso", "0812", "3456-7890", "github.com", "padjadjaran", "unpad", "melati", "1995", "example.com",
)  # fmt: skip


def pdf_cv() -> bytes:
    """As PDF."""
    return pdf(lines(CV))


def docx_cv() -> bytes:
    """As DOCX."""
    return docx(
        *(
            paragraph(text.lstrip("#!"), bold=text[0] in "#!", size=28 if text[0] in "#!" else 22)
            for text in CV
        )
    )


def text_cv() -> bytes:
    """As text."""
    return "\n".join(("\n" if text[0] == "#" else "") + text.lstrip("#!") for text in CV).encode()


def blind(data: bytes) -> BlindCopy:
    """The copy of a document, read without pictures."""
    return redact(data, parse(data, ocr=False))


@pytest.mark.proves("F8")
@pytest.mark.parametrize("make_cv", [pdf_cv, docx_cv, text_cv])
def test_nothing_survives_in_text_or_file_and_the_work_stays(make_cv: object) -> None:
    assert callable(make_cv)
    copy = blind(make_cv())
    for secret in SECRETS:
        assert secret not in copy.text.lower(), secret
    for stays in (
        "Pengembang Backend",
        "PT Maju Jaya",
        "Januari 2019",
        "Django",
        "Python, PostgreSQL",
        "SQL",
    ):
        assert stays in copy.text
    assert {"name", "phone", "campus"} <= set(copy.covered)
    document = pypdfium2.PdfDocument(copy.pdf)
    assert len(document) == len(copy.pages) == 1
    assert document[0].get_textpage().count_chars() == 0
    assert document.count_attachments() == 0
    assert not any(document.get_metadata_dict().values())
    document.close()
    for secret in SECRETS:
        assert secret.encode() not in copy.pdf.lower()
    assert blind(make_cv()) == copy


@pytest.mark.proves("F8")
def test_the_letters_that_pdfium_finds_outside_of_the_black_tell_nobody() -> None:
    data = pdf_cv()
    seen = visible_text(data, 1, blind(data).pages[0]).lower()
    assert "django" in seen
    assert not [secret for secret in (*SECRETS, "islam", "lajang") if secret in seen]


@pytest.mark.proves("F8")
def test_of_many_people_no_word_of_the_name_survives() -> None:
    for seed in range(30):
        who = draw_who(random.Random(f"blind {seed}"))
        copy = blind(make(who, seed))
        words = set(re.findall(r"[a-z]+", copy.text.lower()))
        for word in re.findall(r"[a-z]{3,}", who.name.lower()):
            assert word not in words, seed
        for secret in (who.handle, who.phone, who.nik, who.nip, who.street, "Maranatha", "Islam Bandung"):
            assert secret not in copy.text, (seed, secret)


@pytest.mark.proves("F8")
def test_ocr_of_the_pictures_finds_nobody() -> None:
    """Where tesseract is not installed the pixels alone speak: every covered place is black."""
    for data in (pdf_cv(), docx_cv()):
        copy = blind(data)
        with Image.open(io.BytesIO(copy.pages[0])) as image:
            assert (numpy.asarray(image.convert("L")) == 0).mean() > 0.005
        program = shutil.which("tesseract")
        if program is None:
            continue
        read = subprocess.run(
            [program, "stdin", "stdout", "-l", "eng"],
            input=copy.pages[0],
            capture_output=True,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout.decode()
        assert "Django" in read
        assert not [secret for secret in SECRETS if secret in read.lower()]


def long_words(size: int) -> str:
    """Lines of what addresses, numbers and names are made of, `size` characters each, none of them whole."""
    shapes = ("a", "1", "a.", "a-", "_", "a ", "a@", "/a", "joko.s", "jalan ", "0 (", "santoso_")
    return "\n".join((shape * size)[:size] for shape in shapes)


def test_looking_for_who_it_is_takes_time_that_grows_with_the_text() -> None:
    def spent(size: int) -> float:
        text = long_words(size)
        began = time.process_time()
        what_leaks(text, JOKO)
        return time.process_time() - began

    # Eight times the text: with its square it would be sixty-four times the work.
    short, long = (min(spent(size) for _ in range(3)) for size in (2_000, 16_000))
    assert long < 24 * short


def test_without_a_name_there_is_no_blind_copy_unless_it_is_given() -> None:
    data = b"asep@example.com\n0812-3456-7890\n\nKEAHLIAN\nPython, SQL, ditulis Asep\n"
    parsed = parse(data)
    assert "name" not in parsed.resume.get("basics", {})
    with pytest.raises(NotBlind, match="name"):
        redact(data, parsed)
    assert "Asep" not in redact(data, parsed, names=["Asep Contoh"]).text


def test_what_was_not_read_has_no_blind_copy() -> None:
    with pytest.raises(NotBlind):
        redact(b"", parse(b""))


def test_hidden_text_and_the_name_turned_aside_are_covered() -> None:
    data = pdf(
        [*lines(CV), Ink(400, 800, "Joko Santoso", size=3), Ink(400, 780, "Joko Santoso", color="1 1 1")]
    )
    seen = visible_text(data, 1, blind(data).pages[0]).lower()
    assert "santoso" not in seen
