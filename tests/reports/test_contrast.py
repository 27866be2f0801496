"""The palette of the page meets WCAG 2 AA: 4.5:1 for text on its ground, 3:1 for the parts of a figure."""

import re

import pytest

from talent.reports import templates

STYLE = (templates._FOLDER / "_style.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z]+(?:-\d+)?): (#[0-9a-f]{6})", STYLE))
TEXT = [
    ("white", "navy"),
    ("white", "green-800"),
    ("navy", "white"),
    ("navy", "gray-100"),
    ("navy", "green-50"),
    ("navy", "yellow-500"),
    ("gray-900", "white"),
    ("gray-900", "gray-100"),
    ("gray-900", "yellow-50"),
    ("gray-700", "white"),
    ("gray-700", "gray-50"),
    ("gray-700", "gray-100"),
    ("gray-700", "yellow-50"),
    ("green-900", "white"),
    ("green-900", "green-50"),
    ("blue-800", "white"),
    ("blue-800", "blue-50"),
    ("red-800", "white"),
    ("red-800", "red-50"),
    ("white", "blue-800"),
]
PARTS = [
    ("green-800", "gray-300"),
    ("blue-800", "gray-300"),
    ("gray-600", "gray-300"),
    ("gray-600", "gray-100"),
]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_knows_black_white_and_the_green_that_fails() -> None:
    light, dark = luminance("#ffffff"), luminance("#069550")
    assert round((light + 0.05) / (dark + 0.05), 2) == 3.87


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts_of_a_figure_are_told_apart(part: str, ground: str) -> None:
    assert contrast(part, ground) >= 3


def test_no_rule_brings_a_colour_of_its_own() -> None:
    rules = STYLE.partition("* { box-sizing")[2]
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", rules)) == set(COLOURS)


def test_every_pair_of_a_rule_is_measured() -> None:
    """A rule that sets text and ground sets a pair that stands above."""
    pairs = set()
    for body in re.findall(r"\{([^{}]*)\}", STYLE):
        text = re.search(r"(?:^|[;\s])color: var\(--([a-z0-9-]+)\)", body)
        ground = re.search(r"background: var\(--([a-z0-9-]+)\)", body)
        if text and ground:
            pairs.add((text.group(1), ground.group(1)))
    assert len(pairs) > 8
    assert pairs <= set(TEXT)


def test_focus_is_seen_and_motion_can_be_turned_off() -> None:
    assert re.search(r":focus-visible \{ outline: 3px solid var\(--blue-800\)", STYLE)
    assert "prefers-reduced-motion" in STYLE
