"""No arrangement of words makes the reader stumble: what pages say is dropped, doubled, moved, replaced at random.

Hurt bytes seldom get so far (`fuzz`): here the file is whole, and what it says is strange. Before, one bracket with a
year in it that nothing closed made a whole CV unreadable.
"""

import random
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest

from talent.cv import parse
from talent.cv.extract import extract
from talent.cv.layout import Layout, TextLine, Word, part_of
from talent.cv.page.lines import lines_of_page
from tests.cv.fuzz import documents

SHARES: Final = (0.02, 0.1, 0.3, 0.6)
STRANGE: Final = (
    *(
        "-",
        "•",
        "2019",
        "2019 - 2021",
        "(2019",
        "s.d.",
        "Python",
        "PT",
        "@",
        ":",
        "Pendidikan",
        "SKILLS",
        "a",
    ),
    *(
        "(",
        ")",
        "Jan 2020",
        "http://x.id",
        "Jl.",
        "|",
        "IPK 3,5",
        "5/5",
        "I",
        "…",
        "Sekarang",
        "Bandung",
        "S1",
        '"',
    ),
)
STEPS: Final = (-200, -60, -10, -2, 2, 10, 60, 200)
SEEDS: Final = 3
CASES: Final = 25


def strange_words(words: Sequence[Word], chance: random.Random) -> Iterator[Word]:
    """The words with some gone, some twice, some elsewhere, and some that say something else."""
    share = chance.choice(SHARES)
    for word in words:
        fate = chance.random() / share
        if fate < 0.5:
            continue
        yield word
        if fate < 0.6:
            yield deepcopy(word)
        elif fate < 0.8:
            _move(word, chance.choice(STEPS), chance.choice((0, *STEPS)) / 4)
        elif fate < 1:
            word.text = chance.choice(STRANGE)
            step = (word.x1 - word.x0) / len(word.text)
            edges = [word.x0 + step * place for place in range(len(word.text) + 1)]
            word.boxes = [(left, word.y0, right, word.y1) for left, right in pairwise(edges)]


def _move(word: Word, right: float, down: float) -> None:
    word.boxes = [(a + right, b + down, c + right, d + down) for a, b, c, d in word.boxes]
    word.x0, word.x1, word.y0, word.y1 = word.x0 + right, word.x1 + right, word.y0 + down, word.y1 + down
    word.base += down if word.base else 0


def strange_lines(lines: Sequence[TextLine], chance: random.Random) -> list[TextLine]:
    """The lines with some gone, some twice, some cut, some set otherwise, and a stretch of them in any order."""
    share, told = chance.choice(SHARES), []
    for line in lines:
        fate = chance.random() / share
        if fate < 0.4:
            continue
        if fate < 0.5:
            told.append(line)
            line = deepcopy(line)
        elif fate < 0.8:
            start = chance.randrange(len(line.text))
            line = part_of(line, start, chance.randrange(start, len(line.text)) + 1)
        elif fate < 1:
            line = replace(
                line, bullet=not line.bullet, bold=not line.bold, gap=chance.choice((0.0, 1.0, 3.0))
            )
        told.append(line)
    start, end = sorted(chance.randrange(len(told) + 1) for _ in range(2))
    if chance.random() < 0.2:
        told[start:end] = chance.sample(told[start:end], end - start)
    return [line for line in told if line.text.strip()]


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("where", ["words", "lines"])
def test_strange_pages_are_read(where: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(f"{where} {seed}")
    if where == "words":
        monkeypatch.setattr(
            "talent.cv.formats.read_pdf.lines_of_page",
            lambda words, *rest, **named: lines_of_page([*strange_words(words, chance)], *rest, **named),
        )
    else:
        monkeypatch.setattr(
            "talent.cv.pipeline.extract",
            lambda layout, *rest, **named: extract(_with_strange_lines(layout, chance), *rest, **named),
        )
    fit = [data for data in documents() if where == "lines" or data.startswith(b"%PDF")]
    for data in chance.sample(fit, CASES):
        answer = parse(data, ocr=False)
        assert answer.reason is None or answer.reason.code != "cv.reason.not_understood", answer.reason


def _with_strange_lines(layout: Layout, chance: random.Random) -> Layout:
    layout.lines = strange_lines([line for line in layout.lines if line.text], chance)
    return layout
