"""SkillSpan: sentences of English job ads in which experts marked skills and knowledge (Zhang et al. 2022)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.tagging import BEGIN, INSIDE, OUTSIDE
from talent.evaluation.public_data import part


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text of a sentence (its tokens with spaces between), the place and the tag of each token, and the ad."""

    text: str
    places: Sequence[tuple[int, int]]
    tags: Sequence[int]
    ad: str

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The marked spans as [start, end) of the text."""
        return spans_of(self.places, self.tags)


def read_skillspan(folder: Path, split: str) -> list[Sentence]:
    """Return the sentences of `train` or `dev`; marks of skill and of knowledge count alike."""
    lines = (part(folder, "labelled/skillspan") / f"{split}.json").read_text("utf-8").splitlines()
    return [_sentence(json.loads(line)) for line in lines]


def spans_of(places: Sequence[tuple[int, int]], tags: Sequence[int]) -> list[tuple[int, int]]:
    """Return the spans that tags make of tokens; an inside without a beginning begins one."""
    spans: list[tuple[int, int]] = []
    before = OUTSIDE
    for (start, end), tag in zip(places, tags, strict=True):
        if tag == BEGIN or (tag == INSIDE and before == OUTSIDE):
            spans.append((start, end))
        elif tag == INSIDE:
            spans[-1] = (spans[-1][0], end)
        before = tag
    return spans


def _sentence(row: dict[str, list[str]]) -> Sentence:
    places, at = [], 0
    for token in row["tokens"]:
        places.append((at, at + len(token)))
        at += len(token) + 1
    tags = [
        _tag(skill[:1], knowledge[:1])
        for skill, knowledge in zip(row["tags_skill"], row["tags_knowledge"], strict=True)
    ]
    return Sentence(" ".join(row["tokens"]), places, tags, f"{row['source']} {row['idx']}")


def _tag(skill: str, knowledge: str) -> int:
    marks = {skill, knowledge}
    return BEGIN if "B" in marks else INSIDE if "I" in marks else OUTSIDE
