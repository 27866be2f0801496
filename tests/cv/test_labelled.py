"""Entries as labels and values, one to a line, as portals and forms print them; spans over two lines."""

from collections.abc import Sequence
from typing import Any

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, docx, paragraph, pdf, table

JOBS = (
    ("Bank Priangan Utama", "Head of PMO", "2025-12", None),
    ("Fennel & Rye", "Scrum Master", "2018-10", "2024-08"),
)


def read(text: str) -> dict[str, Any]:
    """The resume of a plain text below a name."""
    return parse(f"Asep Sunandar\nasep@example.com\n\n{text}\n".encode()).resume


def jobs(resume: dict[str, Any]) -> tuple[tuple[str | None, ...], ...]:
    """Employer, position and dates of each job."""
    return tuple(
        (job.get("name"), job.get("position"), job.get("startDate"), job.get("endDate"))
        for job in resume["work"]
    )


@pytest.mark.parametrize("mark", [": ", "\t: ", " : ", "    : "])
@pytest.mark.parametrize(
    ("labels", "now"),
    [
        (("Company Name", "Position", "Location", "Start Date", "End Date", "Job Description"), "Present"),
        (
            ("Nama Perusahaan", "Posisi", "Lokasi", "Tanggal Mulai", "Tanggal Selesai", "Uraian Tugas"),
            "Sekarang",
        ),
        (("Employer", "Job Title", "City", "From", "To", "Duties"), "Now"),
        (("Instansi", "Jabatan", "Kota", "Mulai", "Sampai", "Tugas"), "saat ini"),
    ],
)
def test_jobs_as_labels_and_values(labels: tuple[str, ...], now: str, mark: str) -> None:
    values = (
        ("Bank Priangan Utama", "Head of PMO", "Makassar", "01/12/2025", now, "Led a team of five"),
        ("Fennel & Rye", "Scrum Master", "Melbourne", "01/10/2018", "01/08/2024", "Ran the planning"),
    )
    text = "\n\n".join(
        "\n".join(f"{label}{mark}{value}" for label, value in zip(labels, entry, strict=True))
        for entry in values
    )
    found = [
        (name, position, str(start)[:7], end and end[:7])
        for name, position, start, end in jobs(read(f"WORK\n\n{text}"))
    ]
    assert tuple(found) == JOBS


def test_what_stands_above_the_labels_of_an_entry_is_what_they_leave_out() -> None:
    text = "Universitas Pasundan\nDegree: S1\nMajor: Hukum\nPeriod: 2012 - 2016\n\n"
    text += "SMA Negeri 5\nDegree: SMA\nMajor: IPS\nPeriod: 2009 - 2012"
    schools = read(f"EDUCATION\n\n{text}")["education"]
    assert [(each["institution"], each["area"], each["endDate"]) for each in schools] == [
        ("Universitas Pasundan", "Hukum", "2016"),
        ("SMA Negeri 5", "IPS", "2012"),
    ]
    text = "1. Fennel & Rye\nPosition: Cook\nPeriod: 2012 - 2016\n\n2. Kestrel\nPosition: Waiter\nPeriod: 2009 - 2012"
    assert jobs(read(f"WORK\n\n{text}")) == (
        ("Fennel & Rye", "Cook", "2012", "2016"),
        ("Kestrel", "Waiter", "2009", "2012"),
    )


def test_studies_as_labels_and_values() -> None:
    text = (
        "PENDIDIKAN\n\nNama Institusi: Monash University\nJenjang Pendidikan: S2\nJurusan: Keamanan Siber\n"
        "Tahun Masuk: 2015\nTahun Lulus: 2017\nIPK / Nilai: 3.23 / 4.00\n\n"
        "Nama Institusi: SMA Negeri 3 Garut\nJenjang Pendidikan: SMA\nTahun Masuk: 2008\nTahun Lulus: 2011\n"
    )
    first, second = read(text)["education"]
    assert (first["institution"], first["studyType"], first["area"]) == (
        "Monash University",
        "S2",
        "Keamanan Siber",
    )
    assert (first["startDate"], first["endDate"], first["score"]) == ("2015", "2017", "3.23 / 4.00")
    assert (second["institution"], second["startDate"], second["endDate"]) == (
        "SMA Negeri 3 Garut",
        "2008",
        "2011",
    )


def test_a_single_label_does_not_make_a_form() -> None:
    found = read("WORK\n\nScrum Master, Fennel & Rye\n2018 - 2024\nTools: Jira, Trello\n")
    assert jobs(found) == (("Fennel & Rye", "Scrum Master", "2018", "2024"),)


@pytest.mark.parametrize("rest", ["to Aug 2024", "s.d. Agustus 2024", "hingga Agu 2024", "- Aug 2024"])
def test_the_end_of_a_span_may_stand_below_its_start(rest: str) -> None:
    date = paragraph("Oct 2018") + paragraph(rest)
    told = (
        paragraph("Scrum Master")
        + paragraph("Fennel & Rye")
        + paragraph("Ran the planning of four teams", listed=True)
    )
    data = docx(paragraph("Asep Sunandar", size=40), paragraph("Work", bold=True), table([date, told]))
    assert jobs(parse(data).resume) == (("Fennel & Rye", "Scrum Master", "2018-10", "2024-08"),)


def test_a_study_may_be_from_a_school() -> None:
    (study,) = read("EDUCATION\n\nMaster Nursing from Universitas Airlangga\n2019 - 2021\n")["education"]
    assert (study["institution"], study["studyType"], study["area"]) == (
        "Universitas Airlangga",
        "Master",
        "Nursing",
    )


def test_a_preposition_is_no_degree() -> None:
    found = read(
        "WORK\n\nOrganizer di Kelas Inspirasi\n2023 - 2024\n\nEDUCATION\n\nDI Akuntansi\n2001 - 2002\n"
    )
    assert jobs(found) == (("Kelas Inspirasi", "Organizer", "2023", "2024"),)


def test_a_span_goes_on_in_the_cell_below_its_dash() -> None:
    found = read(
        "WORK\n\nJan 2020 -\tBackend Developer\nDec 2022\tPT Maju Jaya\n\nMar 2017 -\tStaf IT\nDec 2019\tCV Karya\n"
    )
    assert jobs(found) == (
        ("PT Maju Jaya", "Backend Developer", "2020-01", "2022-12"),
        ("CV Karya", "Staf IT", "2017-03", "2019-12"),
    )


PAIRS = (("PT Padi Emas", "Analis Mutu", "Feb 2021", "Jun 2023"), ("CV Rimba", "Staf Gudang", "2018", "2020"))


def spread(template: str) -> str:
    """The two jobs of `PAIRS`, each set as the template says."""
    return "\n".join(template.format(*job) for job in PAIRS)


@pytest.mark.parametrize(
    "template",
    [
        "Perusahaan : {0}    Jabatan : {1}\nMulai : {2}    Selesai : {3}\nGaji : Rp 5.000.000    Status : Tetap",
        "Company: {0} | Position: {1}\nStart Date: {2} | End Date: {3}\nIndustry: Food | Salary: 5000",
        "Nama Perusahaan\t{0}\tPosisi\t{1}\nTanggal Mulai\t{2}\tTanggal Selesai\t{3}",
        "Employer : {0}\nJob Title : {1}\nFrom : {2} To : {3}\nReason for leaving : better pay",
        "Nama Perusahaan : {0}\nBidang Usaha : Pangan\nPosisi : {1}\nMasuk : {2}\nKeluar : {3}",
        "Company Name\n{0}\nPosition\n{1}\nStart Date\n{2}\nEnd Date\n{3}\nEmployment Type\nFull-time",
        "Perusahaan:\n{0}\nJabatan:\n{1}\nMulai:\n{2}\nSelesai:\n{3}\nAlasan Keluar:\nKontrak habis",
        "1. Nama Instansi : {0}\n2. Jabatan : {1}\n3. Periode : {2} - {3}",
        "Pekerjaan 1\nPerusahaan : {0}\nJabatan : {1}\nMulai : {2}\nSelesai : {3}\nAtasan : Bapak Dirman",
    ],
)
def test_pairs_side_by_side_below_and_beside_what_nobody_asked_for(template: str) -> None:
    assert jobs(read(f"PENGALAMAN KERJA\n\n{spread(template)}")) == (
        ("PT Padi Emas", "Analis Mutu", "2021-02", "2023-06"),
        ("CV Rimba", "Staf Gudang", "2018", "2020"),
    )


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("CERTIFICATES", ("Name", "Issued by", "Period")),
        ("SERTIFIKAT", ("Nama", "Penerbit", "Periode")),
        ("PELATIHAN", ("Nama Pelatihan", "Penyelenggara", "Tahun Pelaksanaan")),
        ("CERTIFICATIONS", ("Certificate", "Issuing Organization", "Issue Date")),
        ("SERTIFIKASI", ("Nama Sertifikasi", "Lembaga Penerbit", "Tanggal Terbit")),
    ],
)
def test_certificates_as_labels_and_values(heading: str, labels: tuple[str, str, str]) -> None:
    values = (("MTCNA", "MikroTik", "05/2026"), ("CCNA 200-301", "Cisco", "02/2023"))
    text = "\n\n".join(
        "\n".join(f"{label} : {value}" for label, value in zip(labels, entry, strict=True))
        for entry in values
    )
    found = read(f"{heading}\n\n{text}\n")["certificates"]
    assert [(item["name"], item["issuer"], item["date"]) for item in found] == [
        ("MTCNA", "MikroTik", "2026-05"),
        ("CCNA 200-301", "Cisco", "2023-02"),
    ]


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("PROJECTS", ("Name", "Description", "Period")),
        ("PROYEK", ("Nama Proyek", "Keterangan", "Periode")),
        ("PENGALAMAN PROYEK", ("Judul", "Deskripsi", "Waktu")),
        ("PROJECTS", ("Project Name", "Description", "Duration")),
        ("PROYEK", ("Proyek", "Uraian", "Tahun")),
    ],
)
def test_projects_as_labels_and_values(heading: str, labels: tuple[str, str, str]) -> None:
    values = (
        ("Peta Sungai", "Pemetaan bantaran", "2021 - 2022"),
        ("Loket Kilat", "Antrean daring", "2019 - 2020"),
    )
    text = "\n\n".join(
        "\n".join(f"{label} : {value}" for label, value in zip(labels, entry, strict=True))
        for entry in values
    )
    found = read(f"{heading}\n\n{text}\n")["projects"]
    assert [(item["name"], item["description"], item["startDate"], item["endDate"]) for item in found] == [
        ("Peta Sungai", "Pemetaan bantaran", "2021", "2022"),
        ("Loket Kilat", "Antrean daring", "2019", "2020"),
    ]


def test_awards_have_no_label_for_a_title() -> None:
    (award,) = read("AWARDS\n\nName : Best Paper\nAwarded by : ICACSIS\nPeriod : 05/2019\n")["awards"]
    assert award == {"title": "Best Paper", "awarder": "ICACSIS", "date": "2019-05"}


def test_tasks_behind_a_label_are_parted_at_semicolons() -> None:
    text = (
        "Company : PT Padi Emas\nPosition : Clerk\nStart : 2019\nEnd : 2020\nDuties : Kept books; Paid bills"
    )
    assert read(f"WORK\n\n{text}")["work"][0]["highlights"] == ["Kept books", "Paid bills"]


FORM_JOBS = (
    ("Mitra Sehat", "Data Analyst", "Jan 2024 - Present"),
    ("Blue Quokka", "Intern", "Feb 2021 - Dec 2023"),
)
FORM_LABELS = [
    ("Name of employer", "Title of post", "From - to"),
    ("Organisation", "Role", "Dates of employment"),
    ("Tempat Bekerja", "Jabatan Terakhir", "Masa Kerja"),
]


@pytest.mark.parametrize("labels", FORM_LABELS)
def test_labels_before_values_whose_duties_are_told_in_prose(labels: tuple[str, str, str]) -> None:
    blocks = [
        "\n".join(
            [
                *(f"{label}: {value}" for label, value in zip(labels, job, strict=True)),
                *(
                    "Prepared the monthly reports of three branches for the board of directors."
                    for _ in range(5)
                ),
            ]
        )
        for job in FORM_JOBS
    ]
    found = read("WORK EXPERIENCE\n\n" + "\n\n".join(blocks))["work"]
    assert [(job["name"], job["position"]) for job in found] == [job[:2] for job in FORM_JOBS]
    assert found[0]["highlights"]


@pytest.mark.parametrize("labels", FORM_LABELS)
def test_labels_above_values_are_neither_headings_nor_names(labels: tuple[str, str, str]) -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Work Experience", 14, bold=True))
    y = 120.0
    for job in FORM_JOBS:
        for label, value in zip(labels, job, strict=True):
            inks += [Ink(50, y, label, 8), Ink(50, y + 12, value, 10, bold=True)]
            y += 30
        inks.append(Ink(50, y, "Prepared the monthly reports of three branches.", 10))
        y += 30
    found = parse(pdf(inks)).resume["work"]
    assert [(job["name"], job["position"]) for job in found] == [job[:2] for job in FORM_JOBS]


def test_a_single_label_in_a_head_is_no_part_of_the_name() -> None:
    text = (
        "WORK EXPERIENCE\n\nData Analyst, Jan 2024 - Present\nName of company: Mitra Sehat\n- Kept the books"
    )
    assert read(text)["work"][0]["name"] == "Mitra Sehat"


@pytest.mark.parametrize("lead", ["sejak", "mulai tanggal", "dari", "from"])
def test_words_before_dates_in_brackets_are_no_part_of_the_name(lead: str) -> None:
    text = (
        "PENGALAMAN KERJA\n\n"
        f"- Analis Data di Mitra Sehat, Bandung ({lead} 1 Januari 2024 s/d sekarang)\n"
        f"- Staf Gudang di Blue Quokka, Garut ({lead} 3 Februari 2021 s/d 31 Desember 2023)\n"
    )
    found = read(text)["work"]
    assert [(job["name"], job["location"]) for job in found] == [
        ("Mitra Sehat", "Bandung"),
        ("Blue Quokka", "Garut"),
    ]


def test_a_label_whose_colon_stands_apart_is_no_name() -> None:
    text = "EXPERIENCE\n\n" + "\n\n".join(
        f"Role : {role}\nCompany : {name}\nWhen : {dates}\n- Kept the books"
        for name, role, dates in (
            ("Mitra Sehat", "Data Analyst", "January 2024 - present"),
            ("Blue Quokka", "Intern", "February 2021 - December 2023"),
        )
    )
    assert [job["name"] for job in read(text)["work"]] == ["Mitra Sehat", "Blue Quokka"]


@pytest.mark.parametrize("tab", [" ", "\t"])
def test_numbered_items_of_a_form_head_sections(tab: str) -> None:
    lines = [f"1.{tab}Email{tab}: asep@example.com", f"2.{tab}Pendidikan (Lembaga, Tahun){tab}:"]
    lines += [f"a.{tab}Universitas Padjadjaran, S1 Statistika, 2012", f"3.{tab}Pengalaman Kerja{tab}:"]
    for name, role, dates in (
        ("Mitra Sehat", "Analis Data", "Januari 2024 s.d. sekarang"),
        ("Blue Quokka", "Staf", "Februari 2021 s.d. Desember 2023"),
    ):
        labels = ("Nama Perusahaan", "Lokasi Proyek", "Posisi Penugasan", "Waktu Pelaksanaan", "Uraian Tugas")
        values = (name, "Bandung", role, dates, "Menyusun laporan; Merawat data")
        pairs = zip("abcde", labels, values, strict=True)
        lines += [f"{letter}.{tab}{label}{tab}: {value}" for letter, label, value in pairs]
    resume = read("\n".join(lines))
    assert [(job["name"], job["position"], job["location"]) for job in resume["work"]] == [
        ("Mitra Sehat", "Analis Data", "Bandung"),
        ("Blue Quokka", "Staf", "Bandung"),
    ]


def form_page(rows: Sequence[Sequence[tuple[float, str, float, bool]]]) -> bytes:
    """Rows of pieces `(x, text, size, bold)` below a name and the heading of the jobs."""
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Work Experience", 14, bold=True))
    for number, row in enumerate(rows):
        inks += [Ink(x, 120 + 14 * number, text, size, bold=bold) for x, text, size, bold in row]
    return pdf(inks)


def test_labels_side_by_side_above_their_values_are_no_titles_of_columns() -> None:
    rows: list[list[tuple[float, str, float, bool]]] = []
    for name, role, dates in FORM_JOBS:
        rows += [
            [(50, "Employer", 8, False), (300, "Position", 8, False)],
            [(50, name, 10, True), (300, role, 10, True)],
            [(50, "Period", 8, False), (300, "Location", 8, False)],
            [(50, dates, 10, True), (300, "Bandung", 10, True)],
        ]
    found = parse(form_page(rows)).resume["work"]
    assert [(job["name"], job["position"]) for job in found] == [job[:2] for job in FORM_JOBS]


def test_a_label_in_the_margin_of_a_form_is_no_heading() -> None:
    rows: list[list[tuple[float, str, float, bool]]] = []
    for name, role, dates in FORM_JOBS:
        for label, value in (("Perusahaan", name), ("Jabatan", role), ("Periode", dates)):
            rows.append([(50, label, 10, True), (200, value, 10, False)])
    found = parse(form_page(rows)).resume["work"]
    assert [(job["name"], job["position"]) for job in found] == [job[:2] for job in FORM_JOBS]


@pytest.mark.parametrize(
    "place", [", Bandung, ID", " (Bandung, ID)", " [Bandung]", " ~ Bandung", " * Bandung"]
)
def test_a_place_behind_any_mark_is_no_part_of_the_name(place: str) -> None:
    jobs_of = [
        ("Mitra Sehat", "Data Analyst", "Jan 2024 - Present"),
        ("Blue Quokka", "Intern", "Feb 2021 - Dec 2023"),
    ]
    text = "\n\n".join(f"{name}{place}\n{role}\n{dates}\n- Kept the books" for name, role, dates in jobs_of)
    found = read(f"WORK EXPERIENCE\n\n{text}")["work"]
    assert [job["name"] for job in found] == ["Mitra Sehat", "Blue Quokka"]


def test_labels_that_a_number_stands_before_open_their_entries() -> None:
    rows = [("1. Institusi", ": Universitas Pasundan"), ("Tingkat", ": S1"), ("Jurusan", ": Sastra"),
            ("Tahun", ": 2011–2015"), ("2. Institusi", ": MAN 2 Kota Bandung"), ("Tingkat", ": MA"),
            ("Jurusan", ": IPA"), ("Tahun", ": 2008–2011")]  # fmt: skip
    inks = [Ink(50, 40, "Asep Sunandar", 18, bold=True), Ink(50, 80, "Pendidikan Formal", 14, bold=True)]
    inks += [
        Ink(x, 105 + 16 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip((50, 220), row, strict=True)
    ]
    studies = parse(pdf(inks)).resume["education"]
    assert [study["institution"] for study in studies] == ["Universitas Pasundan", "MAN 2 Kota Bandung"]
