"""Link words to the skills of the library: a phrase that should be a skill, or a running text.

A cascade, and the first step that answers wins: label or alias; abbreviation; another inflection or order of
the same words; the parts of a phrase; a misspelling; then likeness of words among the names all of whose words
are said. Below the threshold a phrase stays unlinked: shown, never guessed. Each step looks something up, so
that most of 50,000 phrases take less than a second, one by one or together, with the same answers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from scoring.candidates import SaidNames
from scoring.lexicon import Lexicon
from scoring.names import Names, Roots
from scoring.ordinary_words import LEVEL_WORDS
from scoring.similarity import Key, phrase_likeness, rarity
from scoring.spans import SkillSpan, find_spans
from scoring.spelling import REMEMBERED, KnownWords
from scoring.text import JOINTS, key_and_stops, key_of, without_joints

THRESHOLD, MARGIN = 0.82, 0.05
"""Likeness below which a phrase is not linked, and by how much the nearest skill must lead the next."""
VERSION = re.compile(r"v?\d+(?:\.(?:\d+|x))*")
_DIGIT = re.compile(r"\d")
HALF = 0.5
"""The least share of what a phrase says that a known name inside it must make up."""
PARTS = "parts"
"""The method of a phrase that names several skills, each a part of it."""
LONGEST = 200
"""Characters beyond which a text is no phrase."""
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_AROUND = frozenset("(-–—:")
"""What may part the name in a phrase from what else it says."""
_HEAD = re.compile(r"\s[-–—:]\s|:\s")


class LinkedSkill(NamedTuple):
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
        self._whole_names = KnownWords("".join(key) for key in certain)
        self._weight = rarity(keys)
        self._words = KnownWords(
            self._weight, but=self._weight.keys() - {word for key in certain for word in key}
        )
        self._unseen = max(self._weight.values(), default=1.0)
        usable = (key for key in keys if self._names.may_inflect(key) and not self._names.only_ambiguous(key))
        self._said = SaidNames(usable, self._weight, self._unseen, self._words)
        self._answers: dict[str, tuple[LinkedSkill, ...]] = {}

    @property
    def lexicon(self) -> Lexicon:
        """The library that is linked against."""
        return self._names.lexicon

    def link(self, phrase: str, *, top: int = 1) -> list[LinkedSkill]:
        """The `top` skills that a phrase names, best first; empty when nothing is near enough.

        The phrase is taken as the name of a skill (an item of a list, a line of a need), so words that are
        ambiguous in a sentence are taken as the skill here.
        """
        known = self._answers.get(phrase.strip())
        return self.link_many((phrase,), top=top)[0] if known is None else list(known[:top])

    def link_many(self, phrases: Iterable[str], *, top: int = 1) -> list[list[LinkedSkill]]:
        """What `link` says of each of the phrases, in their order; each different phrase is looked at once."""
        listed = [phrase.strip() for phrase in phrases]
        if len(self._answers) > REMEMBERED:
            self._answers = {}
        known, answers = self._answers, {}
        left: dict[str, tuple[Key, Sequence[str]]] = {}
        for phrase in dict.fromkeys(listed):
            if (answer := known.get(phrase)) is not None:
                answers[phrase] = answer
                continue
            answers[phrase], words, unknown = self._look_up(phrase)
            if words:
                left[phrase] = words, unknown
        self._words.compare(word for words, _ in left.values() for word in words if word not in self._weight)
        self._whole_names.compare("".join(words) for words, unknown in left.values() if unknown)
        for phrase, (words, unknown) in left.items():
            if len(unknown) < len(words) or self._near_to_any(words):
                answers[phrase] = self._by_spelling(words, unknown) or self._by_words(words)
        known.update(answers)
        return [list(answers[phrase][:top]) for phrase in listed]

    def forget(self) -> None:
        """Empty what is remembered of phrases and words, so that a measurement is not answered from memory."""
        self._answers = {}
        self._names.forget()
        self._words.forget()
        self._whole_names.forget()

    def find(self, text: str) -> list[SkillSpan]:
        """The skills that a running text names, with their places; no two overlap, longer names first."""
        return find_spans(text, self._names)

    def _look_up(self, phrase: str) -> tuple[tuple[LinkedSkill, ...], Key, Sequence[str]]:
        """What the dictionaries say; where they say nothing, the words that are left to be likened, and those of them
        of which the library knows no form."""
        if len(phrase) > LONGEST:
            return (), (), ()
        words, stop = key_and_stops(phrase)
        content = _content(words)
        for key, trust, parted in _readings(phrase, words, content, stop):
            linked = self._by_name(key, trust, parted) or (() if parted else self._by_inflection(key, trust))
            if linked:
                return linked, (), ()
        roots = self._names.roots(words)
        linked = self._by_span(phrase, words, content, roots)
        if linked:
            return linked, (), ()
        unknown = [word for word, root in zip(words, roots, strict=True) if root is None]
        if unknown and content is not words:
            unknown = [word for word in unknown if word in content]
        return (), content, unknown

    def _by_name(self, key: Key, trust: float, parted: bool) -> tuple[LinkedSkill, ...]:
        """A name as it is. Of words with "and" or a stop between, only the name of something with parts."""
        senses = self._names.of_parts(key) if parted else self._names.written(key)
        return tuple([LinkedSkill(sense.id, trust, sense.method) for sense in senses]) if senses else ()

    def _by_inflection(self, key: Key, trust: float) -> tuple[LinkedSkill, ...]:
        roots = self._names.roots(key)
        if None in roots:
            return ()
        senses = self._names.inflected(key, roots) or self._names.reordered(key, roots)
        if not senses:
            return ()
        return tuple([LinkedSkill(sense.id, round(trust * 0.95, 4), sense.method) for sense in senses])

    def _by_span(self, phrase: str, words: Key, content: Key, roots: Roots) -> tuple[LinkedSkill, ...]:
        """A phrase around one known name, or of several and nothing else.

        One name must make up most of what the phrase says. Several (`ReactJS/NextJS`) are given in their
        order, with the method `parts`.
        """
        if len(words) == 1 and "." not in phrase:
            # One word has been looked up as it is, and as another form of a name.
            return ()
        sayable = self._names.sayable(words, roots)
        if not sayable:
            return ()
        said = without_joints(content)
        if self._tells_less_than_half(said, sayable | JOINTS):
            return ()
        spans = self.find(phrase)
        if not spans:
            return ()
        named = {word for span in spans for word in key_of(phrase[span.start : span.end])}
        if len({span.id for span in spans}) > 1:
            whole = all(word in named or word in JOINTS for word in said)
            return tuple(LinkedSkill(span.id, 0.9, PARTS) for span in spans) if whole else ()
        tells_less = self._tells_less_than_half(said, named)
        return () if tells_less else (LinkedSkill(spans[0].id, 0.9, spans[0].method),)

    def _tells_less_than_half(self, said: Key, named: Set[str]) -> bool:
        """Whether the words that are named make up less than `HALF` of what is said."""
        told = whole = 0.0
        for word in said:
            weight = self._weight.get(word, self._unseen)
            whole += weight
            if word in named:
                told += weight
        return not told or told < HALF * whole

    def _near_to_any(self, words: Key) -> bool:
        """Whether any of the words, or all of them written as one, may be a slip of what the library knows."""
        return any(map(self._words.near_to, words)) or bool(self._whole_names.near_to("".join(words)))

    def _by_spelling(self, words: Key, unknown: Sequence[str]) -> tuple[LinkedSkill, ...]:
        """The name that is left when each unknown word is put right, or all of them written as one word."""
        if not unknown:
            return ()
        # A phrase of one word is most likely a name of one word, and there is none to be looked at twice.
        ways = (self._mended, self._mended_whole) if len(words) > 1 else (self._mended_whole, self._mended)
        for way in ways:
            mended, distance = way(words, unknown)
            senses = self._names.written(mended) if distance else ()
            if senses:
                score = round(0.95 - 0.05 * distance, 4)
                return tuple(LinkedSkill(sense.id, score, "spelling") for sense in senses)
        return ()

    def _mended(self, words: Key, unknown: Sequence[str]) -> tuple[Key, int]:
        """The words with each unknown one put right, and how many letters that took."""
        near = {word: found for word in unknown if (found := self._words.nearest(word))}
        if not near:
            return words, 0
        distance = sum(near[word][1] for word in words if word in near)
        return tuple(near[word][0] if word in near else word for word in words), distance

    def _mended_whole(self, words: Key, _: Sequence[str]) -> tuple[Key, int]:
        """The same for the words written as one: `java scrip`."""
        near = self._whole_names.nearest("".join(words))
        return ((near[0],), max(1, near[1])) if near else (words, 0)

    def _by_words(self, words: Key) -> tuple[LinkedSkill, ...]:
        """Names whose every word is said, judged by how much else is said: "tata kelola" may be of anything.

        Whether one word alone is another form or a slip of a name has been looked at before.
        """
        scores: dict[str, float] = {}
        for key in self._said.said_in(words, THRESHOLD) if len("".join(words)) >= 4 else ():
            likeness = round(phrase_likeness(words, key, self._weight, self._unseen), 4)
            if likeness >= THRESHOLD and len(words) + len(key) > 2:
                for sense in self._names.exact(key):
                    scores[sense.id] = max(likeness, scores.get(sense.id, 0.0))
        if not scores:
            return ()
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < MARGIN:
            return ()
        return tuple(LinkedSkill(skill, score, "ngram") for skill, score in ordered)


def _content(words: Key) -> Key:
    """The words that say which skill: without versions and words of level; all if nothing else is there."""
    if LEVEL_WORDS.isdisjoint(words):
        letters = "".join(words)
        if letters.isalpha() or not _DIGIT.search(letters):
            return words
    kept = tuple([word for word in words if word not in LEVEL_WORDS and not VERSION.fullmatch(word)])
    return kept if 0 < len(kept) < len(words) else words


def _readings(phrase: str, words: Key, content: Key, parted: bool) -> Iterable[tuple[Key, float, bool]]:
    """Ways to read a phrase, the most literal first, with how far each is trusted and whether it has parts."""
    if content is words and JOINTS.isdisjoint(words) and _AROUND.isdisjoint(phrase):
        return ((words, 1.0, parted and len(words) > 1),) if words else ()
    return _further_readings(phrase, words, content, parted)


def _further_readings(
    phrase: str, words: Key, content: Key, parted: bool
) -> Iterator[tuple[Key, float, bool]]:
    seen = set()
    for text, trust in _texts(phrase):
        if text is not phrase:
            words, parted = key_and_stops(text)
            content = _content(words)
        if "(" in text:
            # A bracket around the last words does not part them.
            _, parted = key_and_stops(_PARENTHESES.sub(r" \1 ", text))
        for key in _keys(words, content):
            joined = len(key) > 1 and (parted or (key != words and key != content))
            if key and (key, joined) not in seen:
                seen.add((key, joined))
                yield key, trust, joined


def _texts(phrase: str) -> Iterator[tuple[str, float]]:
    """The phrase, what stands outside brackets, what stands before a dash or colon, what stands inside."""
    yield phrase, 1.0
    outside = _PARENTHESES.sub(" ", phrase) if "(" in phrase else phrase
    if outside is not phrase:
        yield outside, 0.98
    head = _HEAD.split(outside, maxsplit=1)[0]
    if head != outside:
        yield head, 0.96
    if outside is not phrase:
        yield from ((part, 0.9) for part in _PARENTHESES.findall(phrase))


def _keys(words: Key, content: Key) -> tuple[Key, ...]:
    if JOINTS.isdisjoint(words):
        return (words,) if content is words else (words, content)
    return words, without_joints(words), content, without_joints(content)
