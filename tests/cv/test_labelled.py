"""Entries as labels and values, one to a line, as portals and forms print them; spans over two lines."""

from typing import Any

import pytest

from talent.cv import parse
from tests.cv.documents import docx, paragraph, table

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
