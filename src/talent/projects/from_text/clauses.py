"""Within a sentence: which words a cue speaks of.

Brackets keep to themselves, and a cue behind speaks of what is before it.

"Menguasai PHP, Vue menjadi nilai tambah": the plus reaches back to the comma, since another cue stands before it.
"GraphQL, gRPC or Socket.IO is a plus": it reaches back to the beginning. "Diutamakan yang paham X": it reaches on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.types import RequirementKind
from talent.projects.from_text.cues import EXPLICIT, NOT_ASKED


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue at `at` that says a kind (None: not asked at all) of what stands in [start, end) of the sentence."""

    kind: RequirementKind | None
    start: int
    end: int
    at: int


Cue = tuple[RequirementKind | None, int, int]
_BUT: Final = re.compile(
    r"[\s,;]*(?:(?:tetapi|tapi|namun|but|akan|hanya|dan|and|it|would)\b[\s,]*)*", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LETTERS: Final = re.compile(r"\w{2,}")
_BREAK: Final = re.compile(
    r"[;,]|\s[-–—]\s|\b(?:namun|tetapi|tapi|but|sedangkan|while|lebih|serta)\b", re.IGNORECASE
)
_HARD: Final = re.compile(r";|\s[-–—]\s|\b(?:namun|tetapi|tapi|but|sedangkan|while)\b", re.IGNORECASE)
_POINTS_ON: Final = re.compile(
    r"\s*(?:yang|jika|bila|apabila|untuk|for|if|memiliki|with|to|:|paham|mahir|menguasai|in\b|bisa|dapat|"
    r"mampu|have|dengan|jurusan|lulusan)",
    re.IGNORECASE,
)


def reaches(sentence: str) -> list[Reach]:
    """Return what each explicit cue of a sentence speaks of."""
    found: list[Reach] = []
    pieces = [*_BRACKETS.finditer(sentence)]
    for piece in pieces:
        found += _of_brackets(sentence, piece)
    plain = _without(sentence, pieces)
    found += _of_clause(plain)
    return found


def _of_brackets(sentence: str, piece: re.Match[str]) -> Iterator[Reach]:
    cues = [*_cues(sentence, piece.start(), piece.end())]
    for kind, start, end in cues:
        rest = sentence[piece.start() : start] + sentence[end : piece.end()]
        if _LETTERS.search(re.sub(r"\b(?:lebih|sangat|yang|is|jika|ada)\b", "", rest)):
            yield Reach(kind, piece.start(), piece.end(), start)
        else:
            # Nothing but the cue in brackets: it speaks of what is before them.
            before = _last_break(
                sentence, piece.start(), hard=len(cues) == 1 and not [*_cues(sentence, 0, piece.start())]
            )
            yield Reach(kind, before, piece.end(), start)


def _of_clause(plain: str) -> Iterator[Reach]:
    cues = [*_effective(plain, _cues(plain, 0, len(plain)))]
    for number, (kind, start, end) in enumerate(cues):
        following = cues[number + 1][1] if number + 1 < len(cues) else len(plain)
        before = cues[number - 1][2] if number else 0
        said_after = plain[end:following].strip(" .,;:!")
        if (
            not _LETTERS.search(said_after)
            or _ends_clause(plain, end)
            or (kind is RequirementKind.PLUS and not _POINTS_ON.match(plain, end))
        ):
            yield Reach(kind, max(before, _back_to(plain, start, before)), end, start)
        else:
            yield Reach(kind, start, _on_to(plain, end, following), start)


def _effective(plain: str, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Leave out a "not required" that a "but a plus" follows at once: what is said last holds."""
    for number, cue in enumerate(cues):
        after = cues[number + 1] if number + 1 < len(cues) else None
        if (
            cue[0] is None
            and after is not None
            and after[0] is RequirementKind.PLUS
            and _BUT.fullmatch(plain, cue[2], after[1])
        ):
            continue
        yield cue


def _ends_clause(plain: str, end: int) -> bool:
    return re.match(r"\s*(?:[,.;]|$|\bdan\b|\bnamun\b|\btetapi\b|\bbut\b)", plain[end:]) is not None


def _back_to(plain: str, start: int, before: int) -> int:
    return _last_break(plain, start, hard=before == 0 and not _strong_before(plain, start))


def _strong_before(plain: str, start: int) -> bool:
    """Whether a comma parts two statements: the part before it begins with a word of command of its own."""
    head, _, tail = plain[:start].rpartition(",")
    commanded = re.match(
        r"[\W\d]*(?:menguasai|mahir|proficient|must|wajib|harus|strong)\b", head, re.IGNORECASE
    )
    return commanded is not None and not re.match(r"\s*(?:atau|or|dan|and)\b", tail)


def _last_break(text: str, end: int, *, hard: bool) -> int:
    breaks = [found.end() for found in (_HARD if hard else _BREAK).finditer(text, 0, end)]
    return breaks[-1] if breaks else 0


def _on_to(plain: str, end: int, following: int) -> int:
    found = _HARD.search(plain, end, following)
    return found.start() if found else following


def _cues(text: str, start: int, end: int) -> list[Cue]:
    cues: list[Cue] = [(None, found.start(), found.end()) for found in NOT_ASKED.finditer(text, start, end)]
    for kind, pattern in EXPLICIT:
        cues += [
            (kind, found.start(), found.end())
            for found in pattern.finditer(text, start, end)
            if not any(first < found.end() and found.start() < last for _, first, last in cues)
        ]
    return sorted(cues, key=lambda cue: cue[1])


def _without(sentence: str, pieces: Sequence[re.Match[str]]) -> str:
    """The sentence with its brackets blanked, so that places stay."""
    for piece in pieces:
        sentence = sentence[: piece.start()] + " " * (piece.end() - piece.start()) + sentence[piece.end() :]
    return sentence
