"""Lists of skills without a heading that was told: what is taken for one and what is not."""

import pytest

from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.sections.unheaded_skills import with_lists_found
from talent.cv.types import Box
from talent.cv.vocabulary.known_skills import is_known, share_known


def lines_of(*texts: str, style: int = 1) -> list[TextLine]:
    return [TextLine(text, runs=[(0, style)]) for text in texts]


def found(sections: list[Section]) -> list[str]:
    return [
        line.text
        for section in with_lists_found(sections)
        if section.key == "skills"
        for line in section.lines
    ]


def test_a_heading_set_weaker_than_others_in_a_side_bar() -> None:
    contact = lines_of("Bandung", "siti@example.com", "Skills", "Python", "SQL", "Interests", "Chess")
    sections = with_lists_found([Section("head", None), Section("contact", None, contact)])
    assert [section.key for section in sections] == ["head", "contact", "skills", "interests"]
    assert found([Section("contact", None, contact)]) == ["Python", "SQL"]


def test_skills_below_an_address() -> None:
    contact = lines_of("Jl. Merak No. 2", "siti@example.com", style=1) + lines_of(
        "Excel", "Tata Naskah Dinas", "Power BI", "Negosiasi", style=2
    )
    assert found([Section("contact", None, contact)]) == [
        "Excel",
        "Tata Naskah Dinas",
        "Power BI",
        "Negosiasi",
    ]


def test_a_section_whose_heading_says_nothing() -> None:
    heading = TextLine("What I Bring")
    assert found([Section("other", heading, lines_of("Figma, Canva, Wawancara"))]) == [
        "Figma, Canva, Wawancara"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Siti Aminah", "Perancang Produk", "Bandung"),
        ("Jl. Merak No. 2", "Bandung", "Jawa Barat", "40111"),
        ("Anggota Karang Taruna", "Ketua Panitia", "Bendahara"),
    ],
)
def test_what_is_no_list_of_skills(texts: tuple[str, ...]) -> None:
    assert found([Section("contact", None, lines_of(*texts))]) == []


def test_a_document_that_tells_its_skills_is_left_alone() -> None:
    sections = [
        Section("contact", None, lines_of("Excel", "Word", "SQL")),
        Section("skills", None, lines_of("Go")),
    ]
    assert with_lists_found(sections) == sections


def test_known_names() -> None:
    assert is_known("Python")
    assert is_known("Microsoft Excel (mahir)")
    assert is_known("Figma 80%")
    assert not is_known("Bandung")
    assert share_known(["SQL", "Bandung"]) == 0.5
    assert share_known([]) == 0.0


def test_a_group_that_looks_like_a_section_goes_back_to_the_skills() -> None:
    skills, group = TextLine("Skills", size=15), TextLine("Data", size=11, bold=True)
    sections = with_lists_found(
        [
            Section("skills", skills, lines_of("Python", "C")),
            Section("other", group, lines_of("SQL", "Power BI")),
        ]
    )
    assert [[line.text for line in section.lines] for section in sections] == [
        ["Python", "C", "Data", "SQL", "Power BI"]
    ]


def test_a_section_of_other_things_is_no_group_of_skills() -> None:
    skills, other = TextLine("Skills", size=15), TextLine("Ketersediaan", size=15)
    sections = [
        Section("skills", skills, lines_of("Python")),
        Section("other", other, lines_of("Penuh waktu")),
    ]
    assert with_lists_found(sections) == sections


def test_a_level_set_like_a_heading_is_none() -> None:
    level = TextLine("MAHIR", bold=True)
    contact = [*lines_of("siti@example.com"), *lines_of("Python", style=2)]
    sections = [Section("contact", None, contact), Section("other", level, lines_of("Excel", "SQL", style=2))]
    assert found(sections) == ["Python", "MAHIR", "Excel", "SQL"]


def placed(*texts: str, style: int) -> list[TextLine]:
    """Lines of one column with places, set in one style."""
    boxes: list[Box | None] = [(0.0, 0.0, 1.0, 1.0)]
    return [TextLine(text, runs=[(0, style)], boxes=boxes * len(text)) for text in texts]


def test_groups_of_skills_with_headings_of_their_own_are_all_skills() -> None:
    (clinic,), (data,) = placed("Klinis", style=1), placed("Data", style=1)
    sections = [
        Section("other", clinic, placed("Triase", "Imunisasi", style=2)),
        Section("skills", data, placed("SPSS", "Excel", style=2)),
    ]
    assert found(sections) == ["Triase", "Imunisasi", "SPSS", "Excel"]
    sections[0].lines = placed("2019 – 2021", style=2)
    assert found(sections) == ["SPSS", "Excel"]


def test_skills_set_as_headings_above_their_levels() -> None:
    names = placed("Triase", "Gephi", "OSINT", style=1)
    sections = [Section("other", name, placed("Mahir", style=2)) for name in names]
    assert found([Section("head", None), *sections]) == [
        "Triase",
        "Mahir",
        "Gephi",
        "Mahir",
        "OSINT",
        "Mahir",
    ]
