"""Find words of skills that no library knows: a linear model over words and their surroundings, in English text.

Each token is outside, at the beginning, or inside of a span. What a token is depends on hashed features of it and its
neighbours (weights learned by logistic regression) and on the token before (learned too); the likeliest sequence is
found by Viterbi's algorithm. The weights are numbers in an array: no words, no code.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
BUCKETS: Final = 2**17
TOKEN = re.compile(r"[^\W_]+(?:[-'’.+#/&][^\W_]+)*[+#]*|\.[^\W_]+|[^\w\s]")
CUES: Final = frozenset(
    (
        *("experience", "experienced", "knowledge", "ability", "able", "skills", "skill", "proficient"),
        *("proficiency", "expertise", "understanding", "familiar", "familiarity", "strong", "excellent"),
        *("good", "degree", "background", "using", "fluent", "passion", "passionate", "comfortable"),
        *("responsible", "knowledgeable", "competent", "demonstrated", "proven", "hands-on", "working"),
    )
)
WHOSE: Final = frozenset(("we", "our", "us", "you", "your", "the", "company", "team"))
ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "a",
        "for",
        "with",
        "is",
        "on",
        "that",
        "by",
        "this",
        "are",
        "be",
        "as",
        "you",
        "we",
        "your",
        "our",
        "will",
        "or",
        "an",
        "have",
        "from",
        "it",
        "at",
        "all",
        "not",
    ]
)
INDONESIAN: Final = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "dalam",
        "pada",
        "atau",
        "ini",
        "itu",
        "adalah",
        "akan",
        "kami",
        "anda",
        "serta",
        "sebagai",
        "oleh",
    ]
)
UNLIKELY: Final = 0.1
"""How likely a token of a known name must be at least for the name to be meant as a skill in an English sentence."""
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words at [start, end) of the text that are likely a skill, and how likely the least certain of them is."""

    start: int
    end: int
    score: float


class Tagger:
    """`weights` are of shape (buckets, 3), `bias` of shape (3,), `steps` (3, 3) from the tag before to the next."""

    def __init__(self, weights: Weights, bias: Weights, steps: Weights) -> None:
        self._weights, self._bias, self._steps = weights, bias, steps

    def find(self, text: str, known: Sequence[tuple[int, int]] = ()) -> tuple[list[TaggedSpan], list[float]]:
        """Spans in the order of the text, without overlap; and how likely each of the `known` places is a skill.

        `known` are the places of names of the library, which tell the tagger something, but are no law to it.
        """
        found = [match.span() for match in TOKEN.finditer(text)]
        words = [text[start:end] for start, end in found]
        tags, chances = self.tag(words, marks(found, known))
        spans: list[TaggedSpan] = []
        before = OUTSIDE
        for (start, end), tag, chance in zip(found, tags, chances, strict=True):
            if tag == BEGIN or (tag == INSIDE and before == OUTSIDE):
                spans.append(TaggedSpan(start, end, chance))
            elif tag == INSIDE:
                spans[-1] = TaggedSpan(spans[-1].start, end, min(chance, spans[-1].score))
            before = tag
        likely = [
            max(
                (c for (start, end), c in zip(found, chances, strict=True) if start < last and first < end),
                default=0.0,
            )
            for first, last in known
        ]
        return spans, likely

    def tag(self, words: Sequence[str], known: Sequence[bool]) -> tuple[list[int], list[float]]:
        """The likeliest tag of each token, and how likely each is to be of a skill at all (0–1)."""
        if not words:
            return [], []
        rows = [self._weights[buckets].sum(axis=0) for buckets in features(words, known)]
        scores = np.asarray(rows, np.float64) + self._bias
        scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
        chances = np.round(1 - np.exp(scores[:, OUTSIDE]), 4)
        return _viterbi(scores, self._steps), chances.tolist()


def is_english(text: str) -> bool:
    """Whether the text has English function words, and more than Indonesian ones: the tagger knows English only."""
    words = re.findall(r"[a-z]+", text.lower())
    return sum(word in ENGLISH for word in words) > sum(word in INDONESIAN for word in words)


def features(words: Sequence[str], known: Sequence[bool]) -> list[NDArray[np.intp]]:
    """The buckets of the features of each token; `known` says which belong to a skill of the library."""
    low = ["<s2>", "<s>", *(word.lower() for word in words), "</s>", "</s2>"]
    shapes = ["", "", *map(_shape, words), "", ""]
    of_sentence = [f"has={word}" for word in sorted(WHOSE.intersection(low))]
    of_sentence.append(f"long={min(len(words), 40) // 5}")
    rows, cue = [], 9
    for place, word in enumerate(words):
        at = place + 2
        before2, before, here, after, after2 = low[at - 2 : at + 3]
        cue = 0 if before in CUES else min(cue + 1, 9)
        told = [
            *(f"w={here}", f"w-={before}", f"w+={after}", f"w--={before2}", f"w++={after2}"),
            *(f"b-={before} {here}", f"b+={here} {after}", f"t={before} {here} {after}"),
            *(
                f"e3={here[-3:]}",
                f"e2={here[-2:]}",
                f"p4={here[:4]}",
                f"e-={before[-3:]}",
                f"e+={after[-3:]}",
            ),
            *(f"s={shapes[at]}", f"s-={shapes[at - 1]} {shapes[at]}", f"s+={shapes[at]} {shapes[at + 1]}"),
            *(f"cue={cue}", f"first={place == 0}", f"last={place == len(words) - 1}"),
            f"lib={_mark(known, place - 1)}{_mark(known, place)}{_mark(known, place + 1)}",
            *(f"{each} {_mark(known, place)} {shapes[at]}" for each in of_sentence),
            f"e3s={here[-3:]} {word[:1].isupper()} {place == 0}",
        ]
        rows.append(np.unique(np.array([crc32(each.encode()) % BUCKETS for each in told], np.intp)))
    return rows


def marks(places: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens lie inside one of the known places."""
    return [any(first <= start and end <= last for first, last in known) for start, end in places]


def _mark(known: Sequence[bool], place: int) -> int:
    return int(0 <= place < len(known) and known[place])


def _shape(word: str) -> str:
    if word.isdigit():
        return "9"
    if not any(ch.isalnum() for ch in word):
        return word[:1]
    letters = "A" if word.isupper() else "Aa" if word[0].isupper() else "aA" if word != word.lower() else "a"
    return letters + ("9" if any(ch.isdigit() for ch in word) else "") + ("-" if not word.isalnum() else "")


def _viterbi(scores: NDArray[np.float64], steps: Weights) -> list[int]:
    best, came = scores[0] + steps[OUTSIDE], []
    for row in scores[1:]:
        through = best[:, None] + steps
        came.append(through.argmax(axis=0))
        best = through.max(axis=0) + row
    tag = int(best.argmax())
    tags = [tag]
    for back in reversed(came):
        tag = int(back[tag])
        tags.append(tag)
    return tags[::-1]
