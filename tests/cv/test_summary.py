"""What people say of themselves: under a heading, or as the paragraph that follows the name."""

import pytest

from talent.cv import parse
from talent.cv.layout import TextLine
from talent.cv.sections.without_headings import opens_summary
from tests.cv.documents import Ink, lines, pdf

HEAD = ["!Rina Contoh", "Analis Data"]
TOLD = [
    "Analis data dengan pengalaman empat tahun mengolah data kependudukan dan kesehatan. Senang",
    "mengubah data mentah menjadi keputusan.",
]
CONTACT = ["rina.contoh@example.com | 0812-3344-5566"]
WORK = [
    "#PENGALAMAN KERJA",
    "Analis Data, PT Maju Jaya",
    "Januari 2020 - Mei 2023",
    "- Membuat dasbor dengan Tableau",
]


def summary(*texts: str) -> str | None:
    """The summary of a page with these lines."""
    found = parse(pdf(lines(list(texts), size=10, step=13))).resume["basics"].get("summary")
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    "head",
    [
        [*HEAD, *TOLD, *CONTACT],
        [*HEAD, *CONTACT, *TOLD],
        [*HEAD, "#ABOUT", *TOLD, *CONTACT],
        [*HEAD, *CONTACT, "#TENTANG SAYA", *TOLD],
    ],
)
def test_a_paragraph_over_two_lines_is_the_summary_with_or_without_a_heading(head: list[str]) -> None:
    assert summary(*head, *WORK) == " ".join(TOLD)


def test_trade_contact_and_address_are_no_summary() -> None:
    assert (
        summary(
            *HEAD, *CONTACT, "Jalan Melati Nomor 12, Kelurahan Cipaganti, Kota Bandung, Jawa Barat", *WORK
        )
        is None
    )


def test_words_below_the_name_that_a_job_was_are_the_trade() -> None:
    work = [
        "#PENGALAMAN KERJA",
        "PT Maju Jaya — Embriolog, klinis",
        "Januari 2020 - Mei 2023",
        "- Memeriksa contoh",
    ]
    resume = parse(
        pdf(lines(["!Rina Contoh", "Embriolog, klinis", *CONTACT, *work], size=10, step=13))
    ).resume
    assert resume["basics"]["label"] == "Embriolog, klinis"


@pytest.mark.parametrize("head", [[*HEAD, *CONTACT], [*HEAD, *CONTACT, "#ABOUT"]])
def test_one_short_sentence_is_a_summary(head: list[str]) -> None:
    assert summary(*head, "Mengubah data mentah menjadi keputusan yang tepat.", *WORK) is not None
    assert summary(*head, "Data diri tersedia bila diminta", *WORK) is None


def test_where_somebody_lives_is_no_part_of_the_trade_before_it() -> None:
    head = ["!Rina Contoh", "Analis Data in Semarang, Jawa Tengah", *CONTACT]
    basics = parse(pdf(lines([*head, *WORK], size=10, step=13))).resume["basics"]
    assert (basics["label"], basics["location"]["city"]) == ("Analis Data", "Semarang")


def test_the_trade_may_stand_behind_a_name_and_its_titles_in_smaller_letters() -> None:
    head = [Ink(50, 40, "Dr. Rina Contoh, S.P.", 20, bold=True), Ink(276, 43, "Analis Data", 15, bold=True)]
    basics = parse(pdf([*head, *lines([*CONTACT, *WORK], y=80, size=10, step=13)])).resume["basics"]
    assert (basics["name"], basics["label"]) == ("Rina Contoh", "Analis Data")


def test_a_trade_that_wraps_in_a_narrow_column_is_read_whole() -> None:
    side = [
        Ink(40, 40, "Rina Contoh", 16, bold=True),
        Ink(40, 62, "Agricultural Extension"),
        Ink(40, 75, "Worker"),
    ]
    side += [
        Ink(40, 100, "KONTAK", 12, bold=True),
        Ink(40, 116, "rina@example.com"),
        Ink(40, 130, "081234567890"),
    ]
    side += [Ink(40, 160, "KEAHLIAN", 12, bold=True), Ink(40, 176, "Irigasi"), Ink(40, 190, "QGIS")]
    main = [
        Ink(168, 44, "PENGALAMAN KERJA", 12, bold=True),
        Ink(168, 64, "Analis Data, PT Maju Jaya, Januari 2020 - Mei 2023"),
    ]
    main += [
        Ink(168, 110, "PENDIDIKAN", 12, bold=True),
        Ink(168, 128, "S1 Hukum, Universitas Pasundan, 2012 - 2016"),
    ]
    assert parse(pdf([*side, *main])).resume["basics"]["label"] == "Agricultural Extension Worker"


def test_the_trade_may_stand_above_the_name() -> None:
    page = [Ink(50, 40, "Analis Data", 12), *lines(["!Drs. Rahmat Contoh", *CONTACT, "", *WORK], y=64)]
    basics = parse(pdf(page)).resume["basics"]
    assert (basics["name"], basics["label"]) == ("Rahmat Contoh", "Analis Data")


def test_the_title_of_a_document_that_holds_the_name_is_no_trade() -> None:
    page = [
        Ink(50, 40, "Rahmat Contoh · Analis Data", 12),
        *lines(["!Rahmat Contoh", *CONTACT, "", *WORK], y=64),
    ]
    assert parse(pdf(page)).resume["basics"].get("label") != "Rahmat Contoh · Analis Data"


def test_the_trade_above_the_name_may_open_the_column_beside_a_side_bar() -> None:
    bar = lines(["#BAHASA", "Indonesia", "Inggris", "#MINAT", "Futsal", "Catur"], x=30, y=40)
    main = [Ink(220, 40, "Analis Data", 12), *lines(["!Rahmat Contoh", "", *WORK], x=220, y=64)]
    basics = parse(pdf([*bar, *main])).resume["basics"]
    assert (basics["name"], basics["label"]) == ("Rahmat Contoh", "Analis Data")


def test_a_heading_alone_in_its_column_opens_no_summary() -> None:
    box = (50.0, 40.0, 55.0, 50.0)
    told = [
        TextLine(text, boxes=[box] * len(text), region=region) for text, region in (("Rina", 1), ("Alat", 2))
    ]
    assert not opens_summary(told, [None, "skills"], 1)


def test_the_place_behind_the_trade_and_a_dash_is_no_part_of_it() -> None:
    page = ["!Rina Contoh", "", "Analis Data - Jayapura, Papua", "rina@contoh.example"]
    assert parse(pdf(lines(page))).resume["basics"]["label"] == "Analis Data"
