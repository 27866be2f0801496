"""Employers, schools and subjects without a telling word: what their setting and their neighbours say of them."""

from typing import Any

import pytest

from talent.cv import parse


def read(text: str, section: str, *keys: str) -> list[tuple[Any, ...]]:
    """The named values of each entry of a section of a typed CV."""
    heading = {"work": "PENGALAMAN KERJA", "education": "PENDIDIKAN", "volunteer": "PENGALAMAN ORGANISASI"}[
        section
    ]
    data = f"Asep Sunandar\nasep@example.com\n\n{heading}\n{text}\n".encode()
    return [
        tuple(entry.get(key) for key in keys)
        for entry in parse(data, filename="cv.txt").resume.get(section, [])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kirana (Arkeolog), Jan 2020 - Des 2021\n\nLajur (Wali Kelas), Jan 2018 - Des 2019",
        "Kirana [Arkeolog]\tJan 2020 - Des 2021\n\nLajur [Wali Kelas]\tJan 2018 - Des 2019",
        "Kirana\tJan 2020 - Des 2021 (2 tahun)\nArkeolog\tBandung\n\n"
        "Lajur\tJan 2018 - Des 2019 (2 tahun)\nWali Kelas\tGarut",
        "Arkeolog di Kirana\tJan 2020 - Des 2021\n\nWali Kelas di Lajur\tJan 2018 - Des 2019",
        "Kirana\nArkeolog\nJan 2020 - Des 2021\nPerusahaan yang melayani warung kecil di daerah\n\n"
        "Lajur\nWali Kelas\nJan 2018 - Des 2019\nPerusahaan yang melayani warung kecil di daerah",
    ],
    ids=[
        "round brackets",
        "square brackets",
        "a duration beside the dates",
        "a preposition",
        "what the employer does",
    ],
)
def test_employers(text: str) -> None:
    assert read(text, "work", "name", "position") == [("Kirana", "Arkeolog"), ("Lajur", "Wali Kelas")]


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("Universitas Pasundan\nPerpajakan\n2014 - 2018", ("Universitas Pasundan", None, "Perpajakan")),
        ("Perpajakan, Universitas Pasundan, 2014 - 2018", ("Universitas Pasundan", None, "Perpajakan")),
        ("S1 Gizi di Kirana\n2014 - 2018", ("Kirana", "S1", "Gizi")),
        ("Universiti Malaya\nS2 Otomotif\n2014 - 2018", ("Universiti Malaya", "S2", "Otomotif")),
        ("UNPAD\nS1 Otomotif\n2014 - 2018", ("UNPAD", "S1", "Otomotif")),
        ("Universitas Pasundan\nCum Laude\n2014 - 2018", ("Universitas Pasundan", None, None)),
    ],
)
def test_schools_and_subjects(text: str, truth: tuple[str | None, ...]) -> None:
    assert read(text, "education", "institution", "studyType", "area") == [truth]


def test_a_list_of_schools_without_degrees_has_none() -> None:
    text = "Universitas Pasundan\nPerpajakan\n2014 - 2018\n\nSMA Negeri 9 Cirebon\nIPA\n2011 - 2014"
    assert read(text, "education", "institution", "studyType") == [
        ("Universitas Pasundan", None),
        ("SMA Negeri 9 Cirebon", None),
    ]


def test_a_school_alone_says_its_level() -> None:
    assert read("SMA Negeri 9 Cirebon\n2011 - 2014", "education", "studyType") == [("SMA",)]


def test_the_order_of_jobs_does_not_turn_offices_round() -> None:
    jobs = "PT Maju Jaya\nAnalis Data\nJan 2020 - Des 2021\n\nCV Karya\nStaf IT\nJan 2018 - Des 2019"
    data = (
        f"Asep Sunandar\nasep@example.com\n\nPENGALAMAN KERJA\n{jobs}\n\n"
        "PENGALAMAN ORGANISASI\nBendahara, Palang Remaja Kampus (Jan 2015 - Des 2015)\n"
    )
    volunteer = parse(data.encode(), filename="cv.txt").resume["volunteer"]
    assert [(entry["position"], entry["organization"]) for entry in volunteer] == [
        ("Bendahara", "Palang Remaja Kampus")
    ]
