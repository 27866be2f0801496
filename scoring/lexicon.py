"""The skill library as the engine needs it: skills, their names in two languages, neighbours, broader ones.

The files are read elsewhere; here are values. Equal libraries have equal versions, whatever their order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

from scoring.canonical import content_hash


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another skill, and how far evidence of it proves this one (0.1–0.9), with the reason as a code."""

    id: str
    affinity: float
    reason: str


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """One skill. Names are by language ("id", "en"); ambiguous aliases link only with context."""

    id: str
    family: str
    kind: str
    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous_aliases: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    broader: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> Iterator[str]:
        """All aliases, without the labels, in a fixed order."""
        for language in sorted(self.aliases):
            yield from self.aliases[language]
        yield from self.ambiguous_aliases

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON; names and neighbours are sorted, since their order means nothing."""
        return {
            "id": self.id,
            "family": self.family,
            "kind": self.kind,
            "labels": dict(self.labels),
            "aliases": {language: sorted(names) for language, names in self.aliases.items() if names},
            "ambiguous_aliases": sorted(self.ambiguous_aliases),
            "neighbours": [
                {"id": each.id, "affinity": each.affinity, "reason": each.reason}
                for each in sorted(self.neighbours, key=lambda near: near.id)
            ],
            "broader": self.broader,
            "codes": dict(self.codes),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], family: str) -> Self:
        return cls(
            id=data["id"],
            family=family,
            kind=data["kind"],
            labels=dict(data["labels"]),
            aliases={language: tuple(names) for language, names in data.get("aliases", {}).items()},
            ambiguous_aliases=tuple(data.get("ambiguous_aliases", ())),
            neighbours=tuple(
                Neighbour(each["id"], float(each["affinity"]), each["reason"])
                for each in data.get("neighbours", ())
            ),
            broader=data.get("broader"),
            codes=dict(data.get("codes", {})),
        )


class Lexicon:
    """All skills by id. ValueError when two have the same id."""

    def __init__(self, entries: Iterable[SkillEntry]) -> None:
        ordered = sorted(entries, key=lambda entry: entry.id)
        self._entries = {entry.id: entry for entry in ordered}
        if len(self._entries) < len(ordered):
            twice = sorted({a.id for a, b in pairwise(ordered) if a.id == b.id})
            raise ValueError(f"skills defined twice: {', '.join(twice)}")

    @classmethod
    def from_family_dicts(cls, families: Iterable[Mapping[str, Any]]) -> Self:
        """From the JSON of the library's files, one mapping a family."""
        return cls(
            SkillEntry.from_dict(each, family["family"]) for family in families for each in family["skills"]
        )

    def __iter__(self) -> Iterator[SkillEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, skill: object) -> bool:
        return skill in self._entries

    def entry(self, skill: str) -> SkillEntry:
        """The entry of a skill id; KeyError when the library does not hold it."""
        return self._entries[skill]

    def label(self, skill: str, lang: str) -> str:
        """The name to show: in this language, else in any; the id itself for a skill not in the library."""
        if skill not in self._entries:
            return skill
        labels = self._entries[skill].labels
        return labels.get(lang) or labels[min(labels)]

    @cached_property
    def version(self) -> str:
        """Content hash of all entries."""
        return content_hash([entry.to_dict() for entry in self])

    @cached_property
    def dangling(self) -> tuple[tuple[str, str], ...]:
        """(skill, id) for each neighbour or broader skill that the library does not hold."""
        return tuple(
            (entry.id, other)
            for entry in self
            for other in (*(each.id for each in entry.neighbours), *filter(None, [entry.broader]))
            if other not in self
        )

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {}
        for entry in self:
            if entry.broader is not None:
                below.setdefault(entry.broader, []).append(entry.id)
        return {skill: tuple(ids) for skill, ids in below.items()}

    def narrower(self, skill: str) -> tuple[str, ...]:
        """All skills below this one, at any depth, sorted. A cycle in the library does no harm."""
        found: set[str] = set()
        waiting = [skill]
        while waiting:
            for each in self._narrower.get(waiting.pop(), ()):
                if each not in found and each != skill:
                    found.add(each)
                    waiting.append(each)
        return tuple(sorted(found))

    @cached_property
    def _named_as_neighbour(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        back: dict[str, list[tuple[str, float]]] = {}
        for entry in self:
            for each in entry.neighbours:
                back.setdefault(each.id, []).append((entry.id, each.affinity))
        return {skill: tuple(pairs) for skill, pairs in back.items()}

    def affinities(self, skill: str) -> dict[str, float]:
        """How far evidence of each neighbour proves this skill.

        What the skill itself states stands; what only the other one states holds in both directions.
        """
        stated = {each.id: each.affinity for each in self._entries[skill].neighbours} if skill in self else {}
        return {**dict(self._named_as_neighbour.get(skill, ())), **stated}
