"""Careers told as a stream of events, each below a month of its own."""

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, lines, pdf

ENGLISH = [
    ("December 2025", "Joined PT Maju Jaya", ["Data Analyst", "\u2022 Wrote monthly reports"]),
    ("October 2022", "Earned 1 award", ["Best Paper"]),
    ("June 2021", "Volunteered at Kelas Inspirasi", ["Teacher"]),
    ("January 2021", "Started 1 project", ["Peta Banjir"]),
    ("May 2018", "Joined CV Karya Bersama", ["Clerk", "\u2022 Kept the archive", "\u2022 Answered letters"]),
    ("November 2017", "Finished 1 degree at Universitas Pasundan", ["Bachelor \u00b7 Statistics"]),
]
INDONESIAN = [
    ("Desember 2025", "Bergabung dengan PT Maju Jaya", ["Analis Data", "\u2022 Menyusun laporan bulanan"]),
    ("Oktober 2022", "Meraih 1 penghargaan", ["Makalah Terbaik"]),
    ("Juni 2021", "Menjadi relawan di Kelas Inspirasi", ["Pengajar"]),
    ("Januari 2021", "Memulai 1 proyek", ["Peta Banjir"]),
    ("Mei 2018", "Bergabung di CV Karya Bersama", ["Staf Administrasi", "\u2022 Mengelola arsip"]),
    ("November 2017", "Menyelesaikan pendidikan di Universitas Pasundan", ["S1 \u00b7 Statistika"]),
]


def stream(events: list[tuple[str, str, list[str]]], *, heading: str = "", gap: float = 26) -> bytes:
    page = lines(["!Asep Sunandar", "asep@example.com", heading])
    y = 110.0
    for month, event, texts in events:
        page += [Ink(50, y, month, 9, bold=True), Ink(70, y + gap, event, 12)]
        page += [Ink(80, y + gap + 20 + 13 * number, text, 10) for number, text in enumerate(texts)]
        y += gap + 30 + 13 * len(texts)
    return pdf(page)


@pytest.mark.parametrize("heading", ["", "#Experience activity", "#Pengalaman Kerja"])
@pytest.mark.parametrize("gap", [16, 26])
@pytest.mark.parametrize("events", [ENGLISH, INDONESIAN])
def test_events_become_entries_of_their_sections(
    events: list[tuple[str, str, list[str]]], heading: str, gap: float
) -> None:
    resume = parse(stream(events, heading=heading, gap=gap)).resume
    jobs = [(job["name"], job["position"], job["startDate"], job.get("endDate")) for job in resume["work"]]
    assert jobs == [
        ("PT Maju Jaya", events[0][2][0], "2025-12", None),
        ("CV Karya Bersama", events[4][2][0], "2018-05", None),
    ]
    assert resume["awards"] == [{"title": events[1][2][0], "date": "2022-10"}]
    (volunteer,) = resume["volunteer"]
    assert (volunteer["organization"], volunteer["position"]) == ("Kelas Inspirasi", events[2][2][0])
    assert [(item["name"], item["startDate"]) for item in resume["projects"]] == [("Peta Banjir", "2021-01")]
    (study,) = resume["education"]
    assert (study["institution"], study["endDate"]) == ("Universitas Pasundan", "2017-11")
    assert resume["work"][0]["highlights"] == [events[0][2][1][2:]]


def test_a_sentence_that_begins_with_such_a_verb_makes_no_stream() -> None:
    page = lines(
        ["!Asep Sunandar", "asep@example.com", "", "#Work Experience", "Data Analyst, PT Maju Jaya", "2018 - 2021",
         "Joined the data team and built reports", "Earned 2 awards", "Published 3 papers", "",
         "#Education", "S1 Statistika, Universitas Pasundan", "2017"]
    )  # fmt: skip
    resume = parse(pdf(page)).resume
    assert [(job["position"], job["startDate"], job["endDate"]) for job in resume["work"]] == [
        ("Data Analyst", "2018", "2021")
    ]
    assert [item["institution"] for item in resume["education"]] == ["Universitas Pasundan"]
    assert "awards" not in resume
