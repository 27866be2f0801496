"""Protected facts are recognised in order to be dropped: exchanging them changes nothing that is kept."""

from itertools import product

import pytest

from talent.cv import ParsedCv, parse
from talent.cv.vocabulary.addresses import is_address
from tests.cv.documents import docx, lines, paragraph, pdf, table

FACTS = (
    ("Tempat, Tanggal Lahir", ("Bandung, 12 Mei 1998", "Jayapura, 3 Desember 1961"), "birth"),
    ("Jenis Kelamin", ("Laki-laki", "Perempuan"), "sex"),
    ("Agama", ("Islam", "Kristen Protestan"), "religion"),
    ("Status Perkawinan", ("Belum menikah", "Cerai mati"), "marital_status"),
    ("NIK", ("3273011205980001", "9171014312610002"), "nik"),
    ("NIP", ("199805122022031001", "196112031990032002"), "nip"),
    ("Tinggi/Berat Badan", ("170 cm / 65 kg", "155 cm / 48 kg"), "body"),
    ("Usia", ("28 tahun", "64 tahun"), "age"),
    ("Suku", ("Sunda", "Papua"), "ethnicity"),
    ("Kewarganegaraan", ("Indonesia", "WNI"), "nationality"),
    ("Golongan Darah", ("O", "AB"), "blood_type"),
)
SUMMARIES = (
    "Saya lahir di Bandung dan beragama Islam. Saya menulis perangkat lunak.",
    "Saya lahir di Jayapura dan beragama Kristen. Saya menulis perangkat lunak.",
)


def text_cv(choice: int) -> bytes:
    """A text CV with one set of the facts."""
    facts = "\n".join(f"{label} : {values[choice]}" for label, values, _ in FACTS)
    return (
        f"Asep Sunandar\n\nDATA PRIBADI\n{facts}\nEmail : asep@example.com\n\nRINGKASAN\n{SUMMARIES[choice]}\n\n"
        "PENGALAMAN KERJA\nAnalis, PT Maju Jaya\n2019 - 2021\n- Menulis SQL\n\nKEAHLIAN\nPython, SQL\n"
    ).encode()


def docx_cv(choice: int) -> bytes:
    """The same as a DOCX with a table."""
    facts = table(*[[label, ":", values[choice]] for label, values, _ in FACTS])
    return docx(
        paragraph("Asep Sunandar", bold=True, size=40),
        paragraph("asep@example.com"),
        paragraph("Data Pribadi", bold=True, size=28),
        facts,
        paragraph("Ringkasan", bold=True, size=28),
        paragraph(SUMMARIES[choice]),
        paragraph("Keahlian", bold=True, size=28),
        paragraph("Python, SQL"),
    )


def pdf_cv(choice: int) -> bytes:
    """The same as a PDF."""
    facts = [f"{label} : {values[choice]}" for label, values, _ in FACTS]
    return pdf(
        lines(["!Asep Sunandar", "asep@example.com", "#Data Pribadi", *facts, "#Keahlian", "Python, SQL"])
    )


def kept(parsed: ParsedCv) -> tuple[object, ...]:
    """What goes on from the reader to matching."""
    return (
        parsed.resume,
        parsed.phrases,
        parsed.work_spans,
        parsed.education_level,
        parsed.languages,
        parsed.region,
    )


@pytest.mark.proves("F1")
@pytest.mark.parametrize("make", [text_cv, docx_cv, pdf_cv])
def test_exchanging_protected_facts_changes_nothing(make: object) -> None:
    assert callable(make)
    one, two = parse(make(0)), parse(make(1))
    assert one.status == "parsed"
    assert one.protected == two.protected
    assert {kind for _, _, kind in FACTS} <= set(one.protected)
    if make is not text_cv and make is not docx_cv:
        assert one.pages == two.pages
    assert [(f.path, f.value, f.quote) for f in one.fields] == [
        (f.path, f.value, f.quote) for f in two.fields
    ]
    assert one.resume == two.resume
    without_place = [
        [(p.text, p.quote, p.source, p.entry, p.start_month, p.end_month, p.level) for p in parsed.phrases]
        for parsed in (one, two)
    ]
    assert without_place[0] == without_place[1]


@pytest.mark.proves("F1")
def test_no_value_of_a_protected_fact_is_kept() -> None:
    for make, choice in product((text_cv, docx_cv, pdf_cv), (0, 1)):
        parsed = parse(make(choice))
        said = str(kept(parsed)) + str(parsed.fields)
        for label, values, _ in FACTS:
            if values[choice] not in ("Sunda", "Indonesia", "O", "AB"):
                assert values[choice] not in said, label


@pytest.mark.proves("N1")
def test_a_nik_or_nip_anywhere_is_dropped() -> None:
    parsed = parse(
        b"Asep Sunandar (3273011205980001)\nasep@example.com | NIP 19800101 200501 1 002 | 0812-3456-7890\n\n"
        b"KEAHLIAN\nPython, 3273011205980001, SQL\n"
    )
    assert set(parsed.protected) == {"nik", "nip"}
    assert "3273011205980001" not in parsed.pages[0].text
    assert "200501" not in parsed.pages[0].text
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "SQL"]
    assert parsed.resume["basics"]["phone"] == "+6281234567890"


def test_the_name_of_a_school_or_firm_is_no_religion() -> None:
    parsed = parse(
        b"Asep Sunandar\nasep@example.com\n\nPENDIDIKAN\nS1 Hukum, Universitas Islam Bandung\n2010 - 2014\n"
        b"S2 Hukum, Universitas Kristen Maranatha\n2015 - 2017\n"
    )
    assert [entry["institution"] for entry in parsed.resume["education"]] == [
        "Universitas Islam Bandung",
        "Universitas Kristen Maranatha",
    ]
    assert parsed.protected == ()


def test_a_photo_in_a_docx_is_told() -> None:
    data = docx(
        paragraph("Asep Sunandar"),
        paragraph("asep@example.com"),
        parts={"word/media/image1.png": bytes(range(256)) * 40},
    )
    assert "photo" in parse(data).protected


@pytest.mark.proves("F1")
@pytest.mark.parametrize(
    "item", ["Jl. Pahlawan Lama No. 152", "Perumahan Bumi Lestari Blok F2 No. 93", "Gg. Melati No. 4"]
)
def test_where_somebody_lives_is_no_item_of_a_list(item: str) -> None:
    data = f"Sari Wulandari\nsari@example.com\n\nKEAHLIAN\nPython, SQL\n{item}\nDocker".encode()
    names = [skill["name"] for skill in parse(data).resume["skills"]]
    assert "Python" in names
    assert not any("No." in name for name in names)


@pytest.mark.parametrize("item", ["Blok M", "Desa Digital", "Perum Peruri", "Kampung Koding", "Web 2.0"])
def test_a_word_of_addresses_alone_is_no_home(item: str) -> None:
    assert not is_address(item)
