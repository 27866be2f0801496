"""Twins: two CVs of one career that differ in who the person is leave everything but the identity the same.

F1 at the level of the reader: name, sex, age, religion, origin, family, photo, NIK and NIP are exchanged, in Indonesian
and English, as labelled lines, in one running line, in a table and in sentences of the profile.
"""

import io
import json
import random
from dataclasses import dataclass

import pytest
from PIL import Image

from talent.cv import ParsedCv, parse
from tests.cv.documents import docx, lines, paragraph, pdf, table

PAIRS = 240
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
NAMES = (
    ("Asep Sunandar", "asep.sunandar"), ("Ni Luh Ayu Contoh", "ayu.contoh"), ("Yohanes Wanggai", "y.wanggai"),
    ("Siti Nurhaliza Contoh", "siti.nc"), ("Tan Mei Contoh", "mei.tan"), ("Rahmat Hidayat", "rahmat_h"),
    ("Maria Goreti Contoh", "mariagoreti"), ("Togar Simanjuntak", "togar.s"), ("Dewi Lestari Contoh", "dewi.lestari"),
)  # fmt: skip
CITIES = ("Bandung", "Jayapura", "Medan", "Garut", "Denpasar", "Makassar", "Pontianak")
RELIGIONS = (("Islam", "Muslim"), ("Kristen Protestan", "Christian"), ("Katolik", "Catholic"), ("Hindu", "Hindu"),
             ("Buddha", "Buddhist"))  # fmt: skip
SEXES = (("Perempuan", "Female", "perempuan", "woman"), ("Laki-laki", "Male", "laki-laki", "man"))
MARRIED = (
    ("Belum menikah", "Single", "belum menikah", "single"),
    ("Menikah", "Married", "sudah menikah", "married"),
)
SUKU = ("Sunda", "Jawa", "Batak", "Papua", "Bali")


@dataclass(frozen=True)
class Who:
    """Who a person is: nothing of it says what the person can do."""

    name: str
    handle: str
    city: str
    day: int
    month: int
    year: int
    religion: tuple[str, str]
    sex: tuple[str, str, str, str]
    married: tuple[str, str, str, str]
    suku: str
    nik: str
    nip: str
    street: str
    phone: str
    photo: bool


def draw(rng: random.Random) -> Who:
    """Somebody."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 9), rng.randint(1961, 2003)
    sex = rng.choice(SEXES)
    name, handle = rng.choice(NAMES)
    woman = sex[0] == "Perempuan"
    nik = f"3273{rng.randint(10, 30)}{day + 40 * woman:02d}{month:02d}{year % 100:02d}{rng.randint(1, 9999):04d}"
    nip = f"{year}{month:02d}{day:02d}202203{1 + woman}{rng.randint(1, 999):03d}"
    street = rng.choice(("Melati", "Kenanga", "Diponegoro"))
    return Who(
        name, handle, rng.choice(CITIES), day, month, year, rng.choice(RELIGIONS), sex, rng.choice(MARRIED),
        rng.choice(SUKU), nik, nip, f"Jl. {street} No. {rng.randint(1, 99)} RT {rng.randint(1, 9):02d}/RW 05",
        f"0812-{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}", rng.random() < 0.5,
    )  # fmt: skip


def facts(who: Who, language: str) -> list[tuple[str, str]]:
    """Label and value of every protected fact."""
    if language == "id":
        born = f"{who.city}, {who.day} {MONTHS[who.month - 1]} {who.year}"
        return [
            ("Tempat, Tanggal Lahir", born), ("Jenis Kelamin", who.sex[0]), ("Agama", who.religion[0]),
            ("Status Perkawinan", who.married[0]), ("Suku", who.suku), ("NIK", who.nik), ("NIP", who.nip),
            ("Usia", f"{2026 - who.year} tahun"), ("Nama Ayah", f"Bapak {who.name}"),
            ("Alamat", f"{who.street}, Kota Bandung 401{who.day:02d}"),
        ]  # fmt: skip
    born = f"{who.city}, {who.day} {ENGLISH[who.month - 1]} {who.year}"
    return [
        ("Place, Date of Birth", born), ("Sex", who.sex[1]), ("Religion", who.religion[1]),
        ("Marital Status", who.married[1]), ("Ethnicity", who.suku), ("National ID (NIK)", who.nik),
        ("Age", str(2026 - who.year)), ("Address", f"{who.street}, Kota Bandung 401{who.day:02d}"),
    ]  # fmt: skip


def running(who: Who) -> str:
    """The facts in one line."""
    born = f"{who.city}, {who.day} {MONTHS[who.month - 1]} {who.year}"
    return f"{born} | {who.religion[0]} | {who.sex[0]} | {who.married[0]}"


def profile(who: Who, language: str) -> list[str]:
    """Sentences about oneself around a sentence about work."""
    age = 2026 - who.year
    if language == "id":
        return [
            f"Saya {who.sex[2]} berusia {age} tahun, beragama {who.religion[0]}, {who.married[2]}.",
            "Menulis layanan REST dengan Python dan PostgreSQL.",
            f"Lahir di {who.city} pada {who.day} {MONTHS[who.month - 1]} {who.year}.",
        ]
    return [
        f"I am a {age}-year-old {who.married[3]} {who.sex[3]}.",
        "I write REST services in Python and PostgreSQL.",
        f"I was born in {who.city} on {who.day} {ENGLISH[who.month - 1]} {who.year}.",
    ]


def career(language: str, rng: random.Random) -> list[str]:
    """What both twins did."""
    year = rng.randint(2010, 2018)
    if language == "id":
        return [
            "#PENGALAMAN KERJA", "Pengembang Backend, PT Maju Jaya", f"Januari {year} - Mei {year + 3}",
            "- Membangun layanan dengan Django", "Analis Data, Kementerian Agama", f"Juni {year + 3} - sekarang",
            "- Menulis kueri SQL untuk program Pemberdayaan Perempuan", "#PENDIDIKAN",
            "S1 Teknik Informatika, Universitas Islam Bandung", f"{year - 4} - {year}", "#KEAHLIAN",
            "Python, PostgreSQL, Docker", "#BAHASA", "Bahasa Indonesia, Bahasa Inggris",
        ]  # fmt: skip
    return [
        "#WORK EXPERIENCE", "Backend Developer, PT Maju Jaya", f"January {year} - May {year + 3}",
        "- Built services in Django", "Data Analyst, Muslim Aid Indonesia", f"June {year + 3} - present",
        "- Wrote SQL for a women's empowerment programme", "#EDUCATION",
        "Bachelor of Computer Science, Maranatha Christian University", f"{year - 4} - {year}", "#SKILLS",
        "Python, PostgreSQL, Docker", "#LANGUAGES", "Indonesian, English",
    ]  # fmt: skip


def whole(who: Who, language: str, form: str, rng: random.Random) -> list[str]:
    """The lines of a CV; `form` says how the facts are set."""
    head = [f"!{who.name}", f"{who.handle}@example.com | {who.phone}"]
    if form == "running":
        head += [running(who)]
    elif form == "labels":
        head += ["#DATA PRIBADI" if language == "id" else "#PERSONAL DATA"]
        head += [f"{label} : {value}" for label, value in facts(who, language)]
    summary = profile(who, language)
    return [*head, "#RINGKASAN" if language == "id" else "#SUMMARY", *summary, *career(language, rng)]


def make(who: Who, seed: int) -> bytes:
    """One document; everything but `who` follows from the seed."""
    rng = random.Random(f"twins {seed}")
    language, form = rng.choice(("id", "en")), rng.choice(("labels", "running", "table"))
    kind = rng.choice(("text", "pdf", "docx"))
    if form == "table" and kind != "docx":
        form = "labels"
    texts = whole(who, language, form, rng)
    if kind == "text":
        return "\n".join(("\n" if text[0] == "#" else "") + text.lstrip("#!") for text in texts).encode()
    if kind == "pdf":
        return pdf(lines(texts, size=10, step=16))
    blocks = [
        paragraph(
            text.lstrip("#!"),
            bold=text[0] in "#!",
            size=40 if text[0] == "!" else 28 if text[0] == "#" else 22,
        )
        for text in texts
    ]
    if form == "table":
        heading = paragraph("DATA PRIBADI" if language == "id" else "PERSONAL DATA", bold=True, size=28)
        blocks[2:2] = [heading, table(*[[label, ":", value] for label, value in facts(who, language)])]
    return docx(*blocks, parts={"word/media/image1.png": portrait()} if who.photo else None)


def portrait() -> bytes:
    """A picture of nobody, large enough to count as one."""
    buffer = io.BytesIO()
    Image.effect_noise((120, 160), 80).save(buffer, "PNG")
    return buffer.getvalue()


def kept(parsed: ParsedCv, *, identity: bool = False) -> str:
    """All that goes on to matching, without name and contact; places in the text move with the length of a name."""
    resume = json.loads(json.dumps(parsed.resume))
    if not identity:
        for key in ("name", "email", "phone"):
            resume["basics"].pop(key, None)
    phrases = [
        (p.text, p.quote, p.source, p.entry, p.start_month, p.end_month, p.current, p.level)
        for p in parsed.phrases
    ]
    fields = [
        (f.path, f.value, f.quote, f.confidence) for f in parsed.fields if f.path not in
        ("basics.name", "basics.email", "basics.phone")
    ]  # fmt: skip
    return repr(
        (resume, phrases, fields, parsed.work_spans, parsed.education_level, parsed.languages, parsed.region,
         parsed.titles, parsed.language, [miss.path for miss in parsed.missing])
    )  # fmt: skip


@pytest.mark.proves("F1")
def test_twins_leave_everything_but_the_identity_the_same() -> None:
    for seed in range(PAIRS):
        rng = random.Random(f"who {seed}")
        one, two = draw(rng), draw(rng)
        first, second = parse(make(one, seed)), parse(make(two, seed))
        assert first.status == second.status == "parsed", seed
        assert first.resume["basics"]["email"] == f"{one.handle}@example.com", seed
        assert kept(first) == kept(second), seed
        for who, parsed in ((one, first), (two, second)):
            said = "\n".join(page.text for page in parsed.pages)
            for secret in (who.nik, who.nip, who.street, f"{who.year}", f" {who.religion[0]} |"):
                assert secret not in said, (seed, secret)
            assert parsed.resume["work"][0]["position"], seed


def test_the_careers_of_two_pairs_are_told_apart() -> None:
    """The comparison is not empty: other careers give other answers."""
    who = draw(random.Random(1))
    answers = {kept(parse(make(who, seed))) for seed in range(12)}
    assert len(answers) > 6
