"""Lists set side by side: labels beside items, levels beside names, columns of items, and what is none of these."""

from collections.abc import Sequence

from talent.cv.fields.skills import read_skills
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.sections.list_columns import in_reading_order
from talent.cv.types import Box

SIZE = 10.0
WIDTH = 5.0
HEIGHT = 15.0


def line_at(text: str, x: float, row: float, *, region: int = 1, style: int = 1) -> TextLine:
    """A line of letters of one width; a tab is a gap of four letters."""
    boxes: list[Box | None] = []
    place = x
    for letter in text:
        wide = 4 * WIDTH if letter == "\t" else WIDTH
        boxes.append((place, row * HEIGHT, place + wide, row * HEIGHT + SIZE) if letter.strip() else None)
        place += wide
    return TextLine(
        text, size=SIZE, boxes=boxes, x0=x, x1=place, region=region, gap=0.5, right=place, runs=[(0, style)]
    )


def read(lines: Sequence[TextLine], key: str = "skills") -> list[str]:
    """The texts of the lines after the lists were put in order."""
    heading = line_at("Skills", 50, -2)
    return [line.text for line in in_reading_order([heading, *lines], [Section(key, heading, list(lines))])][
        1:
    ]


def items(lines: Sequence[TextLine]) -> list[str]:
    """The listed items, flat."""
    heading = line_at("Skills", 50, -2)
    ordered = in_reading_order([heading, *lines], [Section("skills", heading, list(lines))])[1:]
    offset = 0
    for line in ordered:
        line.start, offset = offset, offset + len(line.text) + 1
    return [str(found.value) for skill in read_skills(ordered) for found in skill.keywords or [skill.name]]


def test_labels_in_a_column_of_their_own_go_to_their_items() -> None:
    lines = [
        *(line_at(text, 50, row) for row, text in enumerate(["Languages", "Data", "Tools"])),
        *(line_at(text, 150, row, region=2) for row, text in enumerate(["Python, Go", "SQL", "Git, Jira"])),
    ]
    assert read(lines) == ["Languages\tPython, Go", "Data\tSQL", "Tools\tGit, Jira"]
    assert items(lines) == ["Python", "Go", "SQL", "Git", "Jira"]


def test_a_label_beside_wrapped_items_keeps_them_together() -> None:
    lines = [
        line_at("Field", 50, 0),
        line_at("Office", 50, 2),
        line_at("First Aid, Logical", 150, 0, region=2),
        line_at("Framework", 150, 1, region=2),
        line_at("Excel, Word", 150, 2, region=2),
    ]
    assert read(lines) == ["Field\tFirst Aid, Logical", "Framework", "Office\tExcel, Word"]


def test_labels_with_a_narrow_gap_are_told_by_the_gutter_through_all_rows() -> None:
    rows = [
        ("Security", "Nmap, Wazuh"),
        ("Network", "BGP, OSPF"),
        ("Infrastructure", "Linux, AWS"),
        ("Other", "Jira, Git"),
    ]
    lines = []
    for row, (label, listed) in enumerate(rows):
        left = line_at(f"{label} ", 150 - WIDTH * (len(label) + 1), row)
        right = line_at(listed, 151, row)
        left.boxes = [*left.boxes[:-1], None]
        lines.append(
            TextLine(
                f"{label} {listed}", size=SIZE, boxes=[*left.boxes, *right.boxes], x0=left.x0, x1=right.x1, region=1,
                runs=[(0, 1)],
            )
        )  # fmt: skip
    assert items(lines) == ["Nmap", "Wazuh", "BGP", "OSPF", "Linux", "AWS", "Jira", "Git"]


def test_levels_in_a_column_go_behind_their_names() -> None:
    lines = [
        *(line_at(text, 50, row) for row, text in enumerate(["Python", "Go", "Power BI", "SQL"])),
        *(
            line_at(text, 250, row, region=2)
            for row, text in enumerate(["Mahir", "Dasar", "Ahli", "Menengah"])
        ),
    ]
    assert read(lines) == ["Python\tMahir", "Go\tDasar", "Power BI\tAhli", "SQL\tMenengah"]
    assert items(lines) == ["Python", "Go", "Power BI", "SQL"]


def test_columns_of_items_are_read_one_after_the_other() -> None:
    lines = [line_at(f"{left}\t{right}", 50, row) for row, (left, right) in enumerate(
        [("Excel", "Jira"), ("Word!", "Trello"), ("Canva", "Notion"), ("Figma", "Slack")]
    )]  # fmt: skip
    assert read(lines) == ["Excel", "Word!", "Canva", "Figma", "Jira", "Trello", "Notion", "Slack"]


def test_an_item_that_wraps_inside_its_column_stays_whole() -> None:
    left = [(0, "Excel"), (2, "Word"), (4, "Canva"), (6, "Figma")]
    right = [(0, "Manajemen"), (0.8, "Waktu"), (2, "Trello"), (4, "Notion"), (6, "Slack")]
    lines = [
        *(line_at(text, 50, row) for row, text in left),
        *(line_at(text, 200, row, region=2) for row, text in right),
    ]
    assert "Manajemen Waktu" in items(lines)


def test_a_list_in_one_column_is_left_alone() -> None:
    lines = [
        line_at(text, 50, row) for row, text in enumerate(["Public Speaking", "Excel", "Power BI", "Word"])
    ]
    assert read(lines) == [line.text for line in lines]


def test_other_sections_are_left_alone() -> None:
    lines = [
        *(line_at(text, 50, row) for row, text in enumerate(["2020", "2021", "2022", "2023"])),
        *(line_at(text, 150, row, region=2) for row, text in enumerate(["One", "Two", "Three", "Four"])),
    ]
    assert read(lines, key="work") == [line.text for line in lines]


def test_a_column_that_was_read_after_a_later_heading_comes_back() -> None:
    skills, languages = line_at("Skills", 50, 0), line_at("Languages", 50, 6)
    own = [line_at("Python", 50, 1), line_at("Go", 50, 2)]
    spoken = line_at("English", 50, 7)
    beside = [line_at("Excel", 200, 1, region=2), line_at("Word", 200, 2, region=2)]
    lines = [skills, *own, languages, spoken, *beside]
    sections = [Section("skills", skills, own), Section("languages", languages, [spoken, *beside])]
    texts = [line.text for line in in_reading_order(lines, sections)]
    assert texts.index("Excel") < texts.index("Languages")
    assert texts[-1] == "English"


def test_what_wraps_inside_a_grid_is_told_by_its_empty_first_column() -> None:
    rows = [("Excel", 0.0), ("Word!", 1.0), ("Canva", 2.6), ("Figma", 3.6), ("Sketch", 4.6)]
    others = [("Jira!", 0.0), ("Manajemen", 1.0), ("Waktu", 1.8), ("Notion", 2.6), ("Slack", 3.6)]
    lines = [
        *(line_at(text, 50, row) for text, row in rows),
        *(line_at(text, 200, row) for text, row in others),
    ]
    assert "Manajemen Waktu" in read(lines)


def test_a_long_list_wraps_where_its_paragraph_ends() -> None:
    lines = [
        line_at("Python | C | Go | Power", 50, 0),
        line_at("BI | Public Speaking | R", 50, 1),
        line_at("Excel | Word", 50, 2),
    ]
    lines[0].right = lines[1].right = lines[2].right = 500.0
    lines[1].text = "BI | Public Speaking | R"
    assert items(lines)[3] == "Power BI"


def test_letters_that_hang_below_the_line_make_no_item_of_a_column_larger() -> None:
    lines = []
    pairs = (
        ("Geologi pantai", "Survei"),
        ("Scrum", "Pengolahan"),
        ("Prosa", "Excel"),
        ("Agronomi", "Notion"),
    )
    for row, (left, right) in enumerate(pairs):
        line = line_at(f"{left:<16}\t{right}", 50, row)
        line.cells = [(0, len(left)), (17, len(line.text))]
        line.boxes = [
            box and (*box[:3], box[3] + (3 if letter in "gp" else 0))
            for letter, box in zip(line.text, line.boxes, strict=True)
        ]
        lines.append(line)
    heading = line_at("Skills", 50, -2)
    ordered = in_reading_order([heading, *lines], [Section("skills", heading, lines)])
    assert [line.text for line in ordered[1:]] == [pair[side] for side in (0, 1) for pair in pairs]
    assert {line.size for line in ordered} == {SIZE}
