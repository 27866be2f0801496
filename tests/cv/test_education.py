"""Studies in the manners of Indonesian and English CVs: what is school, degree, subject, mark."""

from typing import Any

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, pdf

KEYS = ("institution", "studyType", "area", "startDate", "endDate", "score")

ONE_ENTRY: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    ("S1 Teknik Informatika, Universitas Pasundan, 2014–2018, IPK 3,52/4,00",
     ("Universitas Pasundan", "S1", "Teknik Informatika", "2014", "2018", "3,52/4,00")),
    ("Universitas Pasundan\nS1 Teknik Informatika\n2014 - 2018\nIPK: 3,52",
     ("Universitas Pasundan", "S1", "Teknik Informatika", "2014", "2018", "3,52")),
    ("Teknik Geodesi\nSarjana\nInstitut Teknologi Sepuluh Nopember\n2014 – 2018",
     ("Institut Teknologi Sepuluh Nopember", "Sarjana", "Teknik Geodesi", "2014", "2018", None)),
    ("1. Universitas Pasundan\nS1 Teknik Informatika (2014 - 2018)",
     ("Universitas Pasundan", "S1", "Teknik Informatika", "2014", "2018", None)),
    ("Universitas Pasundan\nBachelor, Informatics\n2014 - 2018\nScore: 3.52",
     ("Universitas Pasundan", "Bachelor", "Informatics", "2014", "2018", "3.52")),
    ("Universitas Pasundan\nBachelor, Informatics\n2014 - 2018\n(3.52)",
     ("Universitas Pasundan", "Bachelor", "Informatics", "2014", "2018", "3.52")),
    ("S1 Teknik Informatika\nIPK 3,52\n2014 - 2018",
     (None, "S1", "Teknik Informatika", "2014", "2018", "3,52")),
    ("Bachelor of Science in Computer Science\nUniversity of Leeds\n2010 - 2013",
     ("University of Leeds", "Bachelor of Science", "Computer Science", "2010", "2013", None)),
    ("BSc (Hons) Physics, University of Leeds\n2010 - 2013",
     ("University of Leeds", "BSc (Hons)", "Physics", "2010", "2013", None)),
    ("Informatics, Bachelor\nUniversitas Diponegoro\n2010 — 2014",
     ("Universitas Diponegoro", "Bachelor", "Informatics", "2010", "2014", None)),
    ("Universitas Diponegoro\t2010 - 2014\nMaster, Public Policy",
     ("Universitas Diponegoro", "Master", "Public Policy", "2010", "2014", None)),
    ("Sarjana Komputer (S.Kom.), Sistem Informasi\nSTMIK Nusa Indah\n2012 - 2016",
     ("STMIK Nusa Indah", "Sarjana Komputer (S.Kom.)", "Sistem Informasi", "2012", "2016", None)),
    ("D3 Kebidanan - Poltekkes Kemenkes Bandung (2008 - 2011)",
     ("Poltekkes Kemenkes Bandung", "D3", "Kebidanan", "2008", "2011", None)),
    ("S1 Teknik Industri (Universitas Pasundan)\n2014 - 2018",
     ("Universitas Pasundan", "S1", "Teknik Industri", "2014", "2018", None)),
    ("SMA Negeri 3 Garut - IPA\n2005 - 2008",
     ("SMA Negeri 3 Garut", "SMA", "IPA", "2005", "2008", None)),
    ("SMK Negeri 1 Cimahi\nSMK (Akuntansi)\n2005 - 2008",
     ("SMK Negeri 1 Cimahi", "SMK", "Akuntansi", "2005", "2008", None)),
    ("SMA – IPA\nSMA Negeri 3 Garut\n2005 - 2008",
     ("SMA Negeri 3 Garut", "SMA", "IPA", "2005", "2008", None)),
    ("Ph.D. in Statistics, Monash University, 2015 - 2019",
     ("Monash University", "Ph.D.", "Statistics", "2015", "2019", None)),
    ("Monash University\nMelbourne, Australia\nPhD, Statistics | GPA 3.9/4.0\nFeb 2015 - Nov 2019",
     ("Monash University", "PhD", "Statistics", "2015-02", "2019-11", "3.9/4.0")),
    ("Universitas Padjadjaran - Ilmu Komunikasi (S1)\n2011 - 2015",
     ("Universitas Padjadjaran", "S1", "Ilmu Komunikasi", "2011", "2015", None)),
    ("2011 - 2015\nUniversitas Padjadjaran\nJurusan: Ilmu Komunikasi\nJenjang: S1",
     ("Universitas Padjadjaran", "S1", "Ilmu Komunikasi", "2011", "2015", None)),
    ("Lulus 2015\nS1 Ilmu Komunikasi, Universitas Padjadjaran",
     ("Universitas Padjadjaran", "S1", "Ilmu Komunikasi", None, "2015", None)),
    ("Magister Ilmu Komunikasi, Universitas Padjadjaran, 2016 - 2018",
     ("Universitas Padjadjaran", "Magister", "Ilmu Komunikasi", "2016", "2018", None)),
    ("Bachelor's degree, Information Systems\nBina Nusantara\n2016 - 2020",
     ("Bina Nusantara", "Bachelor's degree", "Information Systems", "2016", "2020", None)),
    ("Master of Public Health\nUniversitas Airlangga\n2016 - 2018",
     ("Universitas Airlangga", "Master of Public Health", "Public Health", "2016", "2018", None)),
    ("Diploma III Akuntansi, Politeknik Negeri Bandung\n2009 – 2012",
     ("Politeknik Negeri Bandung", "Diploma III", "Akuntansi", "2009", "2012", None)),
    ("Universitas Terbuka, S1 Manajemen, 2020 – sekarang",
     ("Universitas Terbuka", "S1", "Manajemen", "2020", None, None)),
    ("Universitas Kuningan (2011 - 2015), Sarjana Komputer Teknik Informatika, IPK 3.58",
     ("Universitas Kuningan", "Sarjana Komputer", "Teknik Informatika", "2011", "2015", "3.58")),
    ("Universitas Siliwangi\n2011 - 2015\nSarjana Ilmu Komunikasi, Jurnalistik",
     ("Universitas Siliwangi", "Sarjana Ilmu Komunikasi", "Jurnalistik", "2011", "2015", None)),
    ("S1 Universitas Terbuka, Manajemen\n2014 - 2018 • 2.96",
     ("Universitas Terbuka", "S1", "Manajemen", "2014", "2018", "2.96")),
    ("SMK SMKN 1 Cimahi, Multimedia\n2009 - 2012",
     ("SMKN 1 Cimahi", "SMK", "Multimedia", "2009", "2012", None)),
    ("Master in Nursing\nat Monash University\n2014 - 2018",
     ("Monash University", "Master", "Nursing", "2014", "2018", None)),
    ("Universitas Siliwangi\n2011 - 2015\nSarjana Hukum Bisnis",
     ("Universitas Siliwangi", "Sarjana", "Hukum Bisnis", "2011", "2015", None)),
    ("2013 - 2017\nBachelor of Applied Science in Remote Sensing, Universitas Komputer Indonesia, Kota Bandung",
     ("Universitas Komputer Indonesia", "Bachelor of Applied Science", "Remote Sensing", "2013", "2017", None)),
    ("Kyoto University (Jul 2012 to Oct 2017), Bachelor of Applied Science in Applied Mathematics, GPA 3.49",
     ("Kyoto University", "Bachelor of Applied Science", "Applied Mathematics", "2012-07", "2017-10", "3.49")),
    ("Undergraduate en Nursing\nKyoto University / Kyoto / Sep 2003 – Jun 2007 / Score: 3.74",
     ("Kyoto University", "Undergraduate", "Nursing", "2003-09", "2007-06", "3.74")),
    ("2019 – 2023  Bachelor of Arts in Linguistics (Kyoto University) GPA 3.56",
     ("Kyoto University", "Bachelor of Arts", "Linguistics", "2019", "2023", "3.56")),
    ("Universitas Siliwangi\n2011 - 2015\nMagister Psikologi",
     ("Universitas Siliwangi", "Magister", "Psikologi", "2011", "2015", None)),
)  # fmt: skip


def studies(text: str, heading: str = "PENDIDIKAN") -> list[tuple[Any, ...]]:
    """The studies of a plain text with one section."""
    resume = parse(f"Asep Sunandar\nasep@example.com\n\n{heading}\n\n{text}\n".encode()).resume
    return [tuple(entry.get(key) for key in KEYS) for entry in resume.get("education", [])]


@pytest.mark.parametrize(("text", "truth"), ONE_ENTRY)
def test_one_study(text: str, truth: tuple[str | None, ...]) -> None:
    assert studies(text) == [truth]


def test_a_school_without_a_telling_word_stands_where_the_other_schools_stand() -> None:
    text = (
        "Binus\nS2 Ilmu Komputer\n2018 - 2020\n\nUniversitas Pasundan\nS1 Informatika\n2012 - 2016\n\n"
        "SMA Negeri 3 Garut\nIPA\n2009 - 2012\n"
    )
    assert [(item[0], item[1], item[2]) for item in studies(text)] == [
        ("Binus", "S2", "Ilmu Komputer"),
        ("Universitas Pasundan", "S1", "Informatika"),
        ("SMA Negeri 3 Garut", "SMA", "IPA"),
    ]


def test_a_list_that_names_no_school_gives_subjects() -> None:
    text = "Keamanan Siber – S1\t2022 - 2026\n\nBahasa – SMA/sederajat\t2019 - 2022\n"
    assert [(item[0], item[2]) for item in studies(text)] == [(None, "Keamanan Siber"), (None, "Bahasa")]


def test_the_name_of_a_school_goes_on_below_itself_in_a_narrow_column() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20), Ink(50, 80, "PENDIDIKAN", 14, bold=True)]
    rows = [
        ("2008 - 2012", False),
        ("Universitas Katolik", True),
        ("Parahyangan", True),
        ("S1 Sosiologi", False),
    ]
    inks += [Ink(50, 110 + 12 * n, text, 11, bold=bold) for n, (text, bold) in enumerate(rows)]
    (study,) = parse(pdf(inks)).resume["education"]
    assert (study["institution"], study["area"]) == ("Universitas Katolik Parahyangan", "Sosiologi")


def test_studies_of_one_full_line_each_are_not_put_together() -> None:
    text = (
        "Universitas Padjadjaran (2015 - 2019), Sarjana Sistem Informasi\n"
        "Universitas Kuningan (2011 - 2015), Sarjana Komputer, IPK 3.58\nSMA Negeri 10 Bandung (2008 - 2011), SMA IPA"
    )
    assert [item[0] for item in studies(text)] == [
        "Universitas Padjadjaran", "Universitas Kuningan", "SMA Negeri 10 Bandung",
    ]  # fmt: skip


def test_a_degree_below_white_space_belongs_to_the_school_above() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Pendidikan", 14, bold=True)]
    for number, (school, degree, area) in enumerate(
        [("UIN Sunan Gunung Djati", "D3", "Ilmu Komunikasi"), ("Universitas Pasundan", "S1", "Informatika")]
    ):
        top = 115 + 120 * number
        inks += [
            Ink(50, top, school, 12, bold=True),
            Ink(50, top + 16, f"20{15 - 4 * number} - 20{19 - 4 * number}", 10),
        ]
        inks += [Ink(50, top + 42, degree, 10), Ink(50, top + 57, area, 10)]
    found = [(item["studyType"], item["area"]) for item in parse(pdf(inks)).resume["education"]]
    assert found == [("D3", "Ilmu Komunikasi"), ("S1", "Informatika")]


def test_a_heading_in_the_margin_beside_dates_alone_heads_its_section() -> None:
    inks = [Ink(180, 40, "Asep Sunandar", 20, bold=True), Ink(180, 66, "asep@example.com")]
    rows = [
        ("Karier", ["Agustus 2023 - sekarang", "PT Maju Jaya, Tangerang - Staf Administrasi"]),
        ("Pendidikan", ["2019 - 2023", "Universitas Gadjah Mada - S1 Teknik Komputer"]),
    ]
    for number, (heading, texts) in enumerate(rows):
        top = 110 + 70 * number
        inks += [
            Ink(48, top, heading, 10, bold=True),
            *(Ink(180, top + 14 * n, text, 9) for n, text in enumerate(texts)),
        ]
    assert [item["institution"] for item in parse(pdf(inks)).resume["education"]] == [
        "Universitas Gadjah Mada"
    ]
