"""Link words to the skills of the library: a phrase that should be a skill, or a running text.

A cascade, and the first step that answers wins: label or alias; abbreviation; another inflection or order of
the same words; the parts of a phrase; a misspelling; then likeness of words among the candidates that
character n-grams propose. Below the threshold a phrase stays unlinked: shown, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scoring.lexicon import Lexicon
from scoring.names import Names
from scoring.ngrams import NgramIndex
from scoring.ordinary_words import LEVEL_WORDS
from scoring.similarity import Key, SpellingIndex, phrase_likeness, rarity, word_likeness
from scoring.spans import SkillSpan, find_spans
from scoring.text import JOINTS, key_of, root, tokens, without_joints

THRESHOLD, MARGIN = 0.82, 0.05
"""Likeness below which a phrase is not linked, and by how much the nearest skill must lead the next."""
VERSION = re.compile(r"v?\d+(?:\.(?:\d+|x))*")
HALF = 0.5
"""The least share of what a phrase says that a known name inside it must make up."""
PARTS = "parts"
"""The method of a phrase that names several skills, each a part of it."""
_PARENTHESES = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class LinkedSkill:
    """A skill that a phrase names, how sure (0–1), and by which step of the cascade."""

    id: str
    score: float
    method: str


class Linker:
    """Links against one library. Building it is the expensive part: keep one for each library version."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = Names(lexicon)
        keys = self._names.keys()
        certain = [key for key in keys if not self._names.only_ambiguous(key)]
        self._spelling_of_names = SpellingIndex("".join(key) for key in certain)
        self._spelling_of_words = SpellingIndex(word for key in certain for word in key)
        self._weight = rarity(keys)
        self._roots = {root(word) for word in self._weight}
        self._unseen = max(self._weight.values(), default=1.0)
        self._ngrams = NgramIndex(keys)
        self._cached = lru_cache(maxsize=65536)(self._link)

    def link(self, phrase: str, *, top: int = 1) -> list[LinkedSkill]:
        """The `top` skills that a phrase names, best first; empty when nothing is near enough.

        The phrase is taken as the name of a skill (an item of a list, a line of a need), so words that are
        ambiguous in a sentence are taken as the skill here.
        """
        return list(self._cached(phrase.strip())[:top])

    def find(self, text: str) -> list[SkillSpan]:
        """The skills that a running text names, with their places; no two overlap, longer names first."""
        return find_spans(text, self._names)

    def _link(self, phrase: str) -> tuple[LinkedSkill, ...]:
        if len(phrase) > 200:
            return ()
        for key, trust, parted in _readings(phrase):
            linked = self._by_name(key, trust, parted) or (() if parted else self._by_inflection(key, trust))
            if linked:
                return linked
        return self._by_span(phrase) or self._by_likeness(phrase)

    def _by_name(self, key: Key, trust: float, parted: bool) -> tuple[LinkedSkill, ...]:
        """A name as it is. Of words with "and" or a stop between, only the name of something with parts."""
        whole = () if parted else self._names.exact(key) or self._names.joined("".join(key))
        senses = self._names.of_parts(key) if parted else whole
        return tuple(LinkedSkill(sense.id, trust, sense.method) for sense in senses)

    def _by_inflection(self, key: Key, trust: float) -> tuple[LinkedSkill, ...]:
        senses = self._names.inflected(key) or self._names.reordered(key)
        return tuple(LinkedSkill(sense.id, round(trust * 0.95, 4), sense.method) for sense in senses)

    def _by_span(self, phrase: str) -> tuple[LinkedSkill, ...]:
        """A phrase around one known name, or of several and nothing else.

        One name must make up most of what the phrase says. Several (`ReactJS/NextJS`) are given in their
        order, with the method `parts`.
        """
        spans = self.find(phrase)
        if not spans:
            return ()
        said = without_joints(_content(key_of(phrase)))
        named = {word for span in spans for word in key_of(phrase[span.start : span.end])}
        if len({span.id for span in spans}) > 1:
            whole = all(word in named or word in JOINTS for word in said)
            return tuple(LinkedSkill(span.id, 0.9, PARTS) for span in spans) if whole else ()
        told = sum(self._weight.get(word, self._unseen) for word in said)
        share = (
            sum(self._weight.get(word, self._unseen) for word in said if word in named) / told if told else 0
        )
        return (LinkedSkill(spans[0].id, 0.9, spans[0].method),) if share >= HALF else ()

    def _by_likeness(self, phrase: str) -> tuple[LinkedSkill, ...]:
        words = _content(key_of(phrase))
        mended, distance = self._mended(words)
        if distance:
            senses = self._names.exact(mended) or self._names.joined("".join(mended))
            if senses:
                score = round(0.95 - 0.05 * distance, 4)
                return tuple(LinkedSkill(sense.id, score, "spelling") for sense in senses)
        return self._by_ngrams(words, mended)

    def _mended(self, words: Key) -> tuple[Key, int]:
        """The words with each unknown one put right, and how many letters that took."""
        unknown = [word for word in words if root(word) not in self._roots]
        joined = self._spelling_of_names.nearest("".join(words)) if unknown else None
        if joined is not None:
            return (joined[0],), max(1, joined[1])
        mended, total = [], 0
        for word in words:
            near = None if root(word) in self._roots else self._spelling_of_words.nearest(word)
            mended.append(near[0] if near else word)
            total += near[1] if near else 0
        return tuple(mended), total

    def _by_ngrams(self, words: Key, mended: Key) -> tuple[LinkedSkill, ...]:
        """Candidates for the mended words, judged by the words as they stand.

        Each word of a name has to be said: "tata kelola" may be of anything. Whether one word alone is
        another form or a slip of a name has been looked at before.
        """
        scores: dict[str, float] = {}
        for key in self._ngrams.nearest(mended) if len("".join(words)) >= 4 else ():
            likeness = round(phrase_likeness(words, key, self._weight, self._unseen), 4)
            usable = self._names.may_inflect(key) and not self._names.only_ambiguous(key)
            usable = usable and all(any(word_likeness(word, said) for said in words) for word in key)
            usable = usable and len(words) + len(key) > 2
            if likeness >= THRESHOLD and usable:
                for sense in self._names.exact(key):
                    scores[sense.id] = max(likeness, scores.get(sense.id, 0.0))
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < MARGIN:
            return ()
        return tuple(LinkedSkill(skill, score, "ngram") for skill, score in ordered)


def _content(words: Key) -> Key:
    """The words that say which skill: without versions and words of level; all if nothing else is there."""
    kept = tuple(word for word in words if word not in LEVEL_WORDS and not VERSION.fullmatch(word))
    return kept or words


def _readings(phrase: str) -> Iterator[tuple[Key, float, bool]]:
    """Ways to read a phrase, the most literal first, with how far each is trusted and whether it has parts."""
    seen = set()
    outside = _PARENTHESES.sub(" ", phrase)
    head = re.split(r"\s[-–—:]\s|:\s", outside)[0]
    inside = _PARENTHESES.findall(phrase)
    for text, trust in ((phrase, 1.0), (outside, 0.98), (head, 0.96), *((part, 0.9) for part in inside)):
        words = key_of(text)
        parted = _has_stop(text)
        for key in (words, without_joints(words), _content(words), without_joints(_content(words))):
            joined = len(key) > 1 and (parted or (key != words and key != _content(words)))
            if key and (key, joined) not in seen:
                seen.add((key, joined))
                yield key, trust, joined


def _has_stop(text: str) -> bool:
    """Whether a comma or the like parts the words; a bracket around the last ones does not."""
    return any(token.after_stop for token in list(tokens(_PARENTHESES.sub(r" \1 ", text)))[1:])
