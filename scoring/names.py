"""All names of the library, by the forms in which a text may hold them.

A name is looked up as its tokens, as its tokens written together (`nodejs`, `postgre sql`), as the roots of
its words (`mengolah data` for `pengolahan data`, `managing projects` for `project management`) and as its
words in another order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add

from scoring.inflection import inflects, inflects_inside
from scoring.lexicon import Lexicon, SkillEntry
from scoring.ordinary_words import ORDINARY
from scoring.similarity import Key
from scoring.text import JOINTS, key_of, root, without_joints

ACTIONS = ("ment", "ation", "ing", "ysis")
"""Endings of what English also says as a verb in front: data analysis, analysing data."""
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_JOINED = re.compile(r"[/&+,]")


@dataclass(frozen=True, slots=True, order=True)
class Sense:
    """What a name may mean: a skill, by which kind of name, and whether only context tells."""

    priority: int
    id: str
    method: str
    ambiguous: bool


_NOTHING: Sequence[Sense] = ()
Roots = tuple[str | None, ...]
"""The root of each word of a phrase if a name holds a form of it, None where the word is unknown."""


class Names:
    """The names of one library. Of several senses of a name, labels come before aliases."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        best: dict[Key, dict[str, Sense]] = {}
        self._of_parts: set[Key] = set()
        for entry in lexicon:
            for sense, name in _named(entry):
                if _JOINED.search(name) or not JOINTS.isdisjoint(key_of(name)):
                    self._of_parts.add(without_joints(key_of(name)))
                for key in {key_of(name): 0, without_joints(key_of(name)): 0}:
                    known = best.setdefault(key, {})
                    known[sense.id] = min(sense, known.get(sense.id, sense))
        self._exact = {key: sorted(known.values()) for key, known in best.items()}
        self._root_of = {word: root(word) for key in self._exact for word in key}
        self._all_roots = frozenset(self._root_of.values())
        self.known_root = lru_cache(maxsize=65536)(self._known_root)
        self._joined: dict[str, list[Key]] = {}
        self._roots: dict[Roots, list[Key]] = {}
        self._ordered: dict[Key, list[Key]] = {}
        self._longest: dict[str | None, int] = {}
        self._alone: set[str] = set()
        self._first_two: set[tuple[str, str]] = set()
        for key in sorted(self._exact):
            roots = tuple(self._root_of[word] for word in key)
            self._longest[roots[0]] = max(len(key), self._longest.get(roots[0], 1))
            if len("".join(key)) >= 5:
                self._joined.setdefault("".join(key).replace(".", ""), []).append(key)
            self._note_beginning(roots)
            if self.may_inflect(key):
                self._roots.setdefault(roots, []).append(key)
            if len(key) == 2 and key[1].endswith(ACTIONS):
                self._roots.setdefault(roots[::-1], []).append(key)
                self._longest[roots[1]] = max(2, self._longest.get(roots[1], 1))
                self._note_beginning(roots[::-1])
            if len(key) > 1:
                self._ordered.setdefault(tuple(sorted(roots)), []).append(key)

    def keys(self) -> Sequence[Key]:
        """All names, sorted."""
        return sorted(self._exact)

    def exact(self, key: Key) -> Sequence[Sense]:
        """The senses of a name, the likeliest first."""
        return self._exact.get(key, _NOTHING)

    def written(self, key: Key) -> Sequence[Sense]:
        """The senses of a name, also where its words are written together or apart."""
        return self._exact.get(key) or self.joined("".join(key))

    def joined(self, letters: str) -> Sequence[Sense]:
        """The senses of names that are these letters when written together."""
        known = self._joined.get(letters.replace(".", ""))
        return self._senses(known) if known else _NOTHING

    def of_parts(self, key: Key) -> Sequence[Sense]:
        """The senses of a name that joins parts (`barang dan jasa`, `UI/UX`), looked up without "and"."""
        return self.exact(key) if key in self._of_parts else _NOTHING

    def roots(self, words: Key) -> Roots:
        """The known roots of the words."""
        return tuple(map(self.known_root, words))

    def inflected(self, words: Key, roots: Roots, *, apart: bool = False) -> Sequence[Sense]:
        """The senses of names of which these words, with these roots, are inflections.

        Also with the verb in front, unless the words stand `apart`: "account for government" is no accounting.
        """
        known = self._roots.get(roots)
        if not known:
            return _NOTHING
        return self._senses(
            [key for key in known if _fits(words, key) or (not apart and _fits(words[::-1], key))]
        )

    def reordered(self, words: Key, roots: Roots) -> Sequence[Sense]:
        """The senses of names of whose words these are inflections, in any order."""
        known = self._ordered.get(tuple(sorted(filter(None, roots)))) if None not in roots else None
        if not known:
            return _NOTHING
        return self._senses([key for key in known if _fits(_by_root(words), _by_root(key))])

    def _known_root(self, word: str) -> str | None:
        """The root of a word (`scoring.text.root`) if a name holds a form of it; None if the word is unknown."""
        known = self._root_of.get(word)
        if known is None:
            known = root(word)
        return known if known in self._all_roots else None

    def sayable(self, words: Key, roots: Roots) -> set[str]:
        """The words of a phrase that a name found in it can be made of: no other is part of any."""
        joined, bare = self._joined, words
        if "." in "".join(words):
            bare = tuple([word.replace(".", "") for word in words])
        if self._first_two.isdisjoint(pairwise(roots)) and joined.keys().isdisjoint(map(add, bare, bare[1:])):
            # No two words begin a name, so only names of one word are there.
            if self._alone.isdisjoint(roots) and joined.keys().isdisjoint(bare):
                return set()
            alone = self._alone
            return {
                word
                for word, root, plain in zip(words, roots, bare, strict=True)
                if root in alone or plain in joined
            }
        found = {
            word
            for word, root, plain in zip(words, roots, bare, strict=True)
            if root is not None or plain in joined
        }
        for place, both in enumerate(map(add, bare, bare[1:])):
            if both in joined:
                found.update(words[place : place + 2])
        return found

    def forget(self) -> None:
        """Empty what is remembered of words."""
        self.known_root.cache_clear()

    def _note_beginning(self, roots: Key) -> None:
        if len(roots) == 1:
            self._alone.add(roots[0])
        else:
            self._first_two.add((roots[0], roots[1]))

    def may_begin(self, word: str, following: str | None) -> bool:
        """Whether a name, or an inflection of one, can begin with these words; false for most of a text."""
        first = self.known_root(word)
        if first in self._alone or word.replace(".", "") in self._joined:
            return True
        if following is None:
            return False
        pair = (first, self.known_root(following))
        return pair in self._first_two or (word + following).replace(".", "") in self._joined

    def longest(self, word: str) -> int:
        """How many words the longest name has whose first word shares the root of this one; 0 for none."""
        return self._longest.get(self.known_root(word), 0)

    def only_ambiguous(self, key: Key) -> bool:
        """Whether a name never stands for a skill without context."""
        return all(sense.ambiguous for sense in self._exact.get(key, _NOTHING))

    def _senses(self, keys: Sequence[Key]) -> list[Sense]:
        best: dict[str, Sense] = {}
        for key in keys:
            for sense in self.exact(key):
                best[sense.id] = min(sense, best.get(sense.id, sense))
        return sorted(best.values())

    def may_inflect(self, key: Key) -> bool:
        """Several words may be met inflected; of single words only long ones that are no brand (`react`)."""
        if len(key) > 1:
            return True
        tool = any(self.lexicon.entry(sense.id).kind == "tool" for sense in self._exact[key])
        return not tool and len(root(key[0])) >= 5 and key[0] not in ORDINARY


def _fits(words: Key, key: Key) -> bool:
    if len(key) == 1:
        return inflects(words[0], key[0])
    return all(inflects_inside(word, name) for word, name in zip(words, key, strict=True))


def _by_root(words: Key) -> Key:
    return tuple(sorted(words, key=lambda word: (root(word), word)))


def _named(entry: SkillEntry) -> list[tuple[Sense, str]]:
    ambiguous = {key_of(name) for name in entry.ambiguous_aliases}
    labels = [entry.labels[language] for language in sorted(entry.labels)]
    names = [(0, "exact", label) for label in labels]
    names += [(0, "exact", _PARENTHESES.sub("", label)) for label in labels if "(" in label]
    initials = {_initials(name) for name in (*labels, *entry.names())}
    inside = [part for label in labels for part in _PARENTHESES.findall(label)]
    for name in (*entry.names(), *inside):
        short = "".join(key_of(name)) in initials
        names.append((1, "abbreviation" if short else "alias", name))
    return [
        (Sense(priority, entry.id, how, _needs_context(name, ambiguous)), name)
        for priority, how, name in names
    ]


def _initials(name: str) -> str:
    words = key_of(name)
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _needs_context(name: str, ambiguous: set[Key]) -> bool:
    key = key_of(name)
    return key in ambiguous or (len(key) == 1 and (key[0] in ORDINARY or (len(key[0]) == 1)))
