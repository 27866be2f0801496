"""Publications in the styles of citing: which words are the title, whatever stands before and behind it."""

import pytest

from talent.cv.fields.listed import read_listed
from talent.cv.fields.projects import read_projects
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.sections.section_naming import named_by_contents

TITLE = "Peran Kader dalam Pencegahan Stunting"
STYLES = {
    "APA": f"Lan, L., & Siregar, M. (2021). {TITLE}. Jurnal Kesehatan Komunitas, 12(3), 44–51.",
    "APA in Indonesian": f"Lan, L., dan Wijaya, S. T. (2021, Mei). {TITLE}. Jurnal Kesehatan Komunitas.",
    "Harvard": f"Lan, L., Siregar, M. et al. (2021) {TITLE}, Jurnal Kesehatan Komunitas, 12(3), pp. 44-51.",
    "IEEE": f"[1] L. Lan and S. T. Wijaya, “{TITLE},” Jurnal Kesehatan Komunitas, vol. 2, pp. 44–51, 2021.",
    "kinds counted apart": f"[J1] Lan, L. and Wijaya, S. T. “{TITLE},” Jurnal Kesehatan Komunitas, vol. 2, 2021.",
    "Vancouver": f"1. Lan L, Siregar M. {TITLE}. Jurnal Kesehatan Komunitas. 2021;12(3):44-51.",
    "Chicago": f"Lan, L. 2021. “{TITLE}.” Jurnal Kesehatan Komunitas 12 (3): 44–51.",
    "full names": f"Lan Mei, Dewi Anggraini, “{TITLE}”, Jurnal Kesehatan Komunitas, 2021",
    "year first": f"2021. {TITLE}. Jurnal Kesehatan Komunitas",
    "year in a margin": f"2021 Lan, L. (2021). {TITLE}. Jurnal Kesehatan Komunitas.",
    "no authors": f"{TITLE}. Jurnal Kesehatan Komunitas (2021)",
}


def lines(*texts: str) -> list[TextLine]:
    """Lines of one page that follow each other."""
    result, start = [], 0
    for text in texts:
        result.append(TextLine(text, start=start))
        start += len(text) + 1
    return result


def read(*texts: str) -> list[tuple[str, ...]]:
    """Title, publisher and date of each publication that the lines list."""
    entries = read_listed(lines(*texts), "publications")
    return [
        tuple(entry.values[key].value for key in ("name", "publisher", "releaseDate") if key in entry.values)
        for entry in entries
    ]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_gives_title_publisher_and_year(style: str) -> None:
    assert read(STYLES[style]) == [(TITLE, "Jurnal Kesehatan Komunitas", "2021")]


def test_authors_below_an_end_begin_the_next_citation() -> None:
    found = read(
        "Lan, L., & Siregar, M. (2021). Peran Kader dalam",
        "Pencegahan Stunting. Jurnal Kesehatan Komunitas, 12(3), 44–51.",
        "Lan, L. (2019). Does Remote Work Last? A Panel",
        "Study. Labour Studies Quarterly, 5, 1–9.",
    )
    assert [entry[0] for entry in found] == [TITLE, "Does Remote Work Last? A Panel Study"]


@pytest.mark.parametrize(
    "text",
    [
        "Pemetaan Kerentanan Banjir, Jurnal Geomatika Terapan, Mei 2021",
        "A Tagger for Sundanese | Workshop | 2021",
    ],
)
def test_titles_in_front_of_commas_and_bars_are_no_citations(text: str) -> None:
    assert read(text)[0][0] in ("Pemetaan Kerentanan Banjir", "A Tagger for Sundanese")


def test_a_shortened_month_ends_no_title() -> None:
    assert read("Pemetaan Kerentanan Banjir, Forum Geomatika (Dec. 2015)") == [
        ("Pemetaan Kerentanan Banjir", "Forum Geomatika", "2015-12")
    ]


def test_citations_below_a_heading_that_names_any_works_are_publications() -> None:
    section = Section("projects", TextLine("Karya"), lines(STYLES["APA"], STYLES["APA in Indonesian"]))
    assert named_by_contents([section])[0].key == "publications"


def test_projects_in_single_lines_end_before_their_dates() -> None:
    entries = read_projects(
        lines(
            "Lumbung Data (Jan 2025 - Agu 2025): papan harga panen untuk 16 kelompok tani",
            "Warung Kita (2022): situs pemesanan untuk usaha mikro",
        )
    )
    assert [(entry.values["name"].value, entry.values["description"].value[:5]) for entry in entries] == [
        ("Lumbung Data", "papan"),
        ("Warung Kita", "situs"),
    ]
    assert entries[0].values["endDate"].value == "2025-08"


def test_projects_whose_last_sentence_is_their_dates_are_one_each() -> None:
    entries = read_projects(
        lines(
            "Lumbung Data. Papan harga panen untuk 16 kelompok tani. 2019 – 2021.",
            "Warung Kita. Situs pemesanan untuk usaha mikro. 2022.",
        )
    )
    assert [[entry.values[key].value for key in ("name", "description")] for entry in entries] == [
        ["Lumbung Data", "Papan harga panen untuk 16 kelompok tani"],
        ["Warung Kita", "Situs pemesanan untuk usaha mikro"],
    ]
