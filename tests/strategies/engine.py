"""Hypothesis strategies for what goes into a score: candidates, needs and policies of every shape.

Few skills, languages and regions, so that candidates and needs meet; every optional field is often None.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from math import prod
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from scoring.policy import Policy, SourceRule
from scoring.types import (
    Accepted,
    Availability,
    Candidate,
    EvidenceSource,
    LanguageSkill,
    Need,
    Requirement,
    RequirementKind,
    SkillEvidence,
    WorkSpan,
)

AS_OF = 2026 * 12 + 10
SKILLS = ("docker", "java", "python", "react", "sql", "vue")
LANGUAGES = ("en", "id", "su")
KEYS = ("e0", "e1", "e2", "e3", "e4")
REGIONS = ("32.01", "32.73", "31.71")

levels = st.integers(1, 5)
months = st.integers(AS_OF - 240, AS_OF + 24)
unit = st.floats(0, 1, allow_nan=False)

T = TypeVar("T")


def drawn(make: Callable[..., T], *options: Sequence[object]) -> st.SearchStrategy[T]:
    """`make` of one of each of the options. One number decides all: a draw each would take most of the time."""

    def decode(number: int) -> T:
        chosen = []
        for each in options:
            number, place = divmod(number, len(each))
            chosen.append(each[place])
        return make(*chosen)

    return st.integers(0, prod(len(each) for each in options) - 1).map(decode)


def chosen(made: Random, make: Callable[..., T], *options: Sequence[object]) -> T:
    """As `drawn`, by a generator of random numbers."""
    return make(*(made.choice(each) for each in options))


LEVELS = (None, 1, 2, 3, 4, 5)
MONTHS = (None, *range(AS_OF - 240, AS_OF + 25))
SHARES = (*(place / 16 for place in range(17)), 0.1, 1 / 3, 0.7)


_EVIDENCE = (SkillEvidence, KEYS, SKILLS, tuple(EvidenceSource), (None, *range(301)), MONTHS, LEVELS)


def evidence(
    sources: tuple[EvidenceSource, ...] = tuple(EvidenceSource), skills: tuple[str, ...] = SKILLS
) -> st.SearchStrategy[SkillEvidence]:
    """Evidence of these kinds for these skills."""
    make, keys, _, _, *others = _EVIDENCE
    return drawn(make, keys, skills, sources, *others)


def _span(start: int, length: int | None) -> WorkSpan:
    return WorkSpan(start, None if length is None else start + length)


_SPAN = (_span, MONTHS[1:], (None, *range(120)))
_OFFER = (Availability, SHARES, MONTHS, MONTHS)
_LANGUAGE = (LanguageSkill, LANGUAGES, LEVELS)


def work_spans() -> st.SearchStrategy[WorkSpan]:
    """A span of up to ten years, perhaps still running, perhaps partly after the date of the score."""
    return drawn(*_SPAN)


availabilities = drawn(*_OFFER)
languages = drawn(*_LANGUAGE)


_FACTS_OF_ONE = (
    lambda *known: known,
    ("APL-1", "APL-2", "APL-10", "apl-1"),
    (None, *range(1, 10)),
    (None, *REGIONS),
    (None, True, False),
    (None, "academia", "business", "community", "government", "media"),
)
# Strategies are made here once: made anew for each example they would take most of the time.
_FACTS = drawn(*_FACTS_OF_ONE)
_WORK = st.lists(work_spans(), max_size=3)
_SPOKEN = st.lists(languages, max_size=2)
_OFFERED = st.none() | availabilities


def candidates(
    sources: tuple[EvidenceSource, ...] = tuple(EvidenceSource), *, least: int = 0
) -> st.SearchStrategy[Candidate]:
    """Candidates with at least so many pieces of evidence of these kinds; some know nothing, some everything."""
    pieces = st.lists(evidence(sources), min_size=least, max_size=5)
    return st.tuples(_FACTS, pieces, _WORK, _SPOKEN, _OFFERED).map(_candidate)


def _candidate(
    parts: tuple[
        tuple[Any, ...], list[SkillEvidence], list[WorkSpan], list[LanguageSkill], Availability | None
    ],
) -> Candidate:
    (ref, education_level, region, asn, sector), pieces, work, spoken, offered = parts
    return Candidate(
        ref=ref,
        evidence=tuple(pieces),
        work=tuple(work),
        education_level=education_level,
        languages=tuple(spoken),
        availability=offered,
        region=region,
        asn=asn,
        sector=sector,
    )


def _made_candidate(seed: int) -> Candidate:
    """Somebody of whom nothing, something or everything is known; the same for each seed."""
    made = Random(seed)

    def some(most: int, part: tuple[Any, ...]) -> list[Any]:
        return [chosen(made, *part) for _ in range(made.randint(0, most))]

    offered = made.choice((None, chosen(made, *_OFFER)))
    return _candidate(
        (chosen(made, *_FACTS_OF_ONE), some(5, _EVIDENCE), some(3, _SPAN), some(2, _LANGUAGE), offered)
    )


PEOPLE = tuple(map(_made_candidate, range(1_000)))


def pools(most: int = 12) -> st.SearchStrategy[list[Candidate]]:
    """So many different people at most, of whom some may be alike: each is one of a thousand.

    To draw each part of each of them would take four fifths of the time of a test.
    """
    people = st.lists(st.sampled_from(PEOPLE), max_size=most)
    return people.map(lambda drawn: [replace(each, ref=f"APL-{place}") for place, each in enumerate(drawn)])


def _accepts(skills: tuple[str, ...], asked: int, affinity: float) -> tuple[Accepted, ...]:
    """The first skills are asked for, the others are neighbours, each further away than the one before."""
    return tuple(
        Accepted(skill, 1.0 if place < asked else affinity / (1 + place - asked), asked=place < asked)
        for place, skill in enumerate(skills)
    )


ANY_OF = tuple(skills for count in (1, 2, 3) for skills in permutations(SKILLS, count))


# A requirement with one to three asked skills, or neighbours in their place.
_REQUIREMENT = drawn(
    lambda skills, asked, affinity, level, kind, weight: Requirement(
        "r0", _accepts(skills, asked, affinity), level, kind, weight
    ),
    ANY_OF,
    (1, 2, 3),
    SHARES[1:],
    LEVELS[1:],
    tuple(RequirementKind),
    (1.0, 0.0, 0.3, 2.0, 4.0),
)
_ASKED = drawn(
    lambda *asked: asked,
    (None, 0, 1, 12, 36, 120),
    (None, *range(1, 10)),
    (None, *SHARES),
    (None, AS_OF, AS_OF + 3),
    (None, AS_OF + 3, AS_OF + 14),
    (None, *REGIONS),
    (False, True),
    (False, True),
    (1, 2, 5),
    ("seed", "another seed"),
)


def needs(*, least: int = 0) -> st.SearchStrategy[Need]:
    """Needs from "nothing asked" to everything at once, with at least so many requirements."""
    asked = st.lists(_REQUIREMENT, min_size=least, max_size=3)
    return st.tuples(_ASKED, _SPOKEN, asked).map(_need)


def _need(parts: tuple[tuple[Any, ...], list[LanguageSkill], list[Requirement]]) -> Need:
    facts, spoken, asked = parts
    return Need(
        "REQ-2026-0001",
        tuple(replace(each, key=f"r{place}") for place, each in enumerate(asked)),
        tuple({each.code: each for each in spoken}.values()),
        *facts,
    )


def _made_policy(seed: int) -> Policy:
    """An allowed policy, extreme values included; the same for each seed."""
    made = Random(seed)

    def share() -> float:
        return made.choice((0.0, 1.0, made.random(), made.random()))

    return replace(
        Policy.default(),
        version=f"made-{seed}",
        sources=tuple(
            SourceRule(source, share(), made.random() < 0.5, made.randint(1, 5), made.random() < 0.5)
            for source in EvidenceSource
        ),
        half_life=made.randint(1, 120),
        recency_floor=share(),
        duration_half=made.randint(1, 60),
        duration_floor=share(),
        level_months=(0, *sorted(made.randint(0, 200) for _ in range(4))),
        must_threshold=share(),
        must_weight=8 * share(),
        should_weight=4 * share(),
        plus_weight=made.random(),
        experience_weight=share(),
        place_weight=share(),
        same_province_coverage=share(),
        unstated_language_level=made.randint(1, 5),
    )


POLICIES = (Policy.default(), *(_made_policy(seed) for seed in range(200)))


def policies() -> st.SearchStrategy[Policy]:
    """The shipped policy, or any of two hundred others that are allowed: the laws hold for all."""
    return st.just(POLICIES[0]) | st.sampled_from(POLICIES)
