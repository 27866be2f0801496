"""Puts a proposed need together: requirements with the sentence each was read from, and what is asked besides.

A skill asked twice is one requirement, as hard as it is asked anywhere. A language that is a must becomes a language of
the need; where it is only preferred it stays a skill, because a need's languages are gates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from scoring.linker import Linker
from scoring.policy import Policy
from scoring.types import RequirementKind
from talent.projects.from_text.clauses import reaches
from talent.projects.from_text.criteria import (
    LANGUAGES,
    Criteria,
    fluency_of,
    languages_of,
    read_criteria,
    read_title,
)
from talent.projects.from_text.groups import group
from talent.projects.from_text.headings import Section
from talent.projects.from_text.kinds import asked_from, is_denied, kind_of, section_of
from talent.projects.from_text.levels import LevelSource, level_of
from talent.projects.from_text.mentions import Mention, find_mentions
from talent.projects.from_text.passages import Passage, part_text

MOST: Final = 200
"""Requirements that are proposed of one text: more is no ad, and nobody would accept them one by one."""
MOST_READ: Final = 1000
"""Mentions after which reading stops: a text made of names only must not keep a server busy."""
_HARDNESS: Final = (RequirementKind.PLUS, RequirementKind.SHOULD, RequirementKind.MUST)


@dataclass(frozen=True, slots=True)
class ProposedSkill:
    """A skill by its id in the library, or by its own words where the library does not hold it (id None)."""

    id: str | None
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedRequirement:
    """Any of `skills` at `level`; `sentence` stands at [start, end) of the text."""

    skills: tuple[ProposedSkill, ...]
    level: int
    level_from: LevelSource
    kind: RequirementKind
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedNeed:
    """What a text asks for. Nothing of it counts before a person accepts it."""

    title: str | None
    requirements: tuple[ProposedRequirement, ...]
    languages: tuple[tuple[str, int | None], ...]
    criteria: Criteria
    text: str

    def to_dict(self) -> dict[str, Any]:
        """Return the NEED object of `docs/commands.md`, its keys in their order."""
        criteria = self.criteria
        return {
            "title": self.title,
            "skills": [_line(each) for each in self.requirements],
            "languages": [{"code": code, "level": level} for code, level in self.languages],
            "experience_months": criteria.experience_months,
            "education_level": criteria.education_level,
            "fte": criteria.fte,
            "region": criteria.region,
            "remote": criteria.remote,
            "openings": criteria.openings,
            "sentences": criteria.sentences,
            "text": self.text,
        }


def propose_need(text: str, *, linker: Linker, policy: Policy) -> ProposedNeed:
    """Return what the text of an ad or of terms of reference asks for."""
    passages = part_text(text)
    criteria = read_criteria(text, passages, policy)
    found: list[ProposedRequirement] = []
    for passage in passages:
        found += requirements_of(passage, linker, policy)
        if len(found) > MOST_READ:
            break
    return ProposedNeed(
        title=read_title(text),
        requirements=tuple(_merged(each for each in found if not _is_language_must(each)))[:MOST],
        languages=tuple(_languages(passages, found, policy, criteria)),
        criteria=criteria,
        text=text,
    )


def requirements_of(passage: Passage, linker: Linker, policy: Policy) -> list[ProposedRequirement]:
    """Return what one sentence asks for, in its order."""
    section = section_of(passage)
    if section in (Section.NOTHING, Section.INTRO):
        return []
    asked = section in (Section.ASKED, Section.PREFERRED, Section.PLUS)
    reach, begin = reaches(passage.text), asked_from(passage)
    mentions = [
        each
        for each in find_mentions(passage.text, linker, own_words=asked)
        if each.start >= begin and not is_denied(passage, each.start, each.end, reach)
    ]
    proposed = []
    for skills in group(passage.text, mentions):
        kinds = [kind_of(passage, each.start, each.end, reach) for each in skills]
        levels = [_level(passage.text, each, policy) for each in skills]
        for kind in dict.fromkeys(kinds):
            # A group of which a part is only a plus ("… or Kafka is a plus") is two requirements.
            kept = [place for place, each in enumerate(kinds) if each is kind]
            level, source = levels[kept[0]]
            proposed.append(
                ProposedRequirement(
                    skills=tuple(_placed(skills[place], passage.start) for place in kept),
                    level=level,
                    level_from=source,
                    kind=kind,
                    sentence=passage.text,
                    start=passage.start,
                    end=passage.end,
                )
            )
    return proposed


def _level(text: str, mention: Mention, policy: Policy) -> tuple[int, LevelSource]:
    fluency = fluency_of(text, mention.start, mention.end) if mention.id in LANGUAGES else None
    return (fluency, "words") if fluency else level_of(text, mention.start, mention.end, policy)


def _placed(mention: Mention, offset: int) -> ProposedSkill:
    return ProposedSkill(mention.id, mention.name, offset + mention.start, offset + mention.end)


def _merged(found: Iterator[ProposedRequirement]) -> Iterator[ProposedRequirement]:
    """One requirement for each set of skills, as hard and as high as it is asked anywhere."""
    kept: dict[frozenset[str], ProposedRequirement] = {}
    for each in found:
        key = frozenset(skill.id or skill.name.casefold() for skill in each.skills)
        other = kept.get(key)
        if other is None:
            kept[key] = each
            continue
        harder = max(other, each, key=lambda one: _HARDNESS.index(one.kind))
        same = [one for one in (other, each) if one.kind is harder.kind and one.level_from != "default"]
        if same:
            highest = max(same, key=lambda one: one.level)
            harder = replace(harder, level=highest.level, level_from=highest.level_from)
        kept[key] = harder
    singles = {key for key in kept if len(key) == 1}
    for key, each in kept.items():
        # "Python or Java" beside a "Python" that is asked at least as hard says nothing more.
        covered = [kept[one] for one in singles if len(key) > 1 and one < key]
        if not any(_HARDNESS.index(one.kind) >= _HARDNESS.index(each.kind) for one in covered):
            yield each


def _is_language_must(each: ProposedRequirement) -> bool:
    return each.kind is RequirementKind.MUST and all(skill.id in LANGUAGES for skill in each.skills)


def _languages(
    passages: Sequence[Passage], found: Sequence[ProposedRequirement], policy: Policy, criteria: Criteria
) -> Iterator[tuple[str, int | None]]:
    at = {passage.start: passage for passage in passages}
    told: dict[str, int | None] = {}
    for each in found:
        if not _is_language_must(each):
            continue
        passage = at[each.start]
        places = [
            (skill.id, skill.start - passage.start, skill.end - passage.start)
            for skill in each.skills
            if skill.id is not None
        ]
        for code, level, _ in languages_of(passage, places, policy):
            told[code] = max(level or 0, told.get(code) or 0) or None
            criteria.sentences.setdefault(f"languages.{code}", passage.text)
    yield from told.items()


def _line(each: ProposedRequirement) -> dict[str, Any]:
    first, *others = each.skills
    return {
        "name": first.name,
        "id": first.id,
        "level": each.level,
        "level_from": each.level_from,
        "kind": each.kind.value,
        "weight": 1.0,
        "any_of": [{"name": other.name, "id": other.id} for other in others],
        "sentence": each.sentence,
        "start": each.start,
        "end": each.end,
    }
