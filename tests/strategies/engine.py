"""Hypothesis strategies for what goes into a score: candidates, needs and policies of every shape.

Few skills, languages and regions, so that candidates and needs meet; every optional field is often None.
"""

from dataclasses import replace
from math import prod
from random import Random

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


def evidence(
    sources: tuple[EvidenceSource, ...] = tuple(EvidenceSource), skills: tuple[str, ...] = SKILLS
) -> st.SearchStrategy[SkillEvidence]:
    """Evidence of these kinds for these skills. One number decides all fields: six draws would take most
    of the time of a test."""
    sizes = (len(KEYS), len(skills), len(sources), 302, 266, 6)

    def decode(number: int) -> SkillEvidence:
        digits = []
        for size in sizes:
            number, digit = divmod(number, size)
            digits.append(digit)
        key, skill, source, months_, age, level = digits
        return SkillEvidence(
            KEYS[key],
            skills[skill],
            sources[source],
            months_ - 1 if months_ else None,
            AS_OF + 25 - age if age else None,
            level or None,
        )

    return st.integers(0, prod(sizes) - 1).map(decode)


@st.composite
def work_spans(draw: st.DrawFn) -> WorkSpan:
    """A span of up to ten years, perhaps still running, perhaps partly after the date of the score."""
    start = draw(months)
    return WorkSpan(start, draw(st.none() | st.integers(start, start + 120)))


availabilities = st.builds(Availability, fte=unit, from_month=st.none() | months, to_month=st.none() | months)


def candidates(
    sources: tuple[EvidenceSource, ...] = tuple(EvidenceSource),
) -> st.SearchStrategy[Candidate]:
    """Candidates with evidence of these kinds; some know nothing, some everything."""
    return st.builds(
        Candidate,
        ref=st.sampled_from(("APL-1", "APL-2", "APL-10", "apl-1")),
        evidence=st.lists(evidence(sources), max_size=5).map(tuple),
        work=st.lists(work_spans(), max_size=3).map(tuple),
        education_level=st.none() | st.integers(1, 9),
        languages=st.lists(
            st.builds(LanguageSkill, st.sampled_from(LANGUAGES), st.none() | levels), max_size=2
        ).map(tuple),
        availability=st.none() | availabilities,
        region=st.none() | st.sampled_from(REGIONS),
        asn=st.none() | st.booleans(),
        sector=st.none() | st.sampled_from(("academia", "business", "community", "government", "media")),
    )


@st.composite
def requirements(draw: st.DrawFn, key: str) -> Requirement:
    """A requirement with one or two asked skills and perhaps neighbours."""
    skills = draw(st.lists(st.sampled_from(SKILLS), min_size=1, max_size=4, unique=True))
    asked = draw(st.integers(1, len(skills)))
    accepts = tuple(
        Accepted(skill, 1.0 if place < asked else draw(st.floats(0.1, 1)), asked=place < asked)
        for place, skill in enumerate(skills)
    )
    return Requirement(key, accepts, draw(levels), draw(st.sampled_from(RequirementKind)), draw(unit) * 4)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    """Needs from "nothing asked" to everything at once."""
    start, end = sorted((draw(months), draw(months)))
    languages = draw(st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True))
    return Need(
        ref="REQ-2026-0001",
        requirements=tuple(draw(requirements(f"r{place}")) for place in range(draw(st.integers(0, 3)))),
        languages=tuple(LanguageSkill(code, draw(st.none() | levels)) for code in languages),
        experience_months=draw(st.none() | st.integers(0, 120)),
        education_level=draw(st.none() | st.integers(1, 9)),
        fte=draw(st.none() | unit),
        from_month=draw(st.none() | st.just(start)),
        to_month=draw(st.none() | st.just(end)),
        region=draw(st.none() | st.sampled_from(REGIONS)),
        remote=draw(st.booleans()),
        asn_post=draw(st.booleans()),
        openings=draw(st.integers(1, 5)),
        tie_seed=draw(st.sampled_from(("seed", "another seed"))),
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
            SourceRule(source, share(), made.random() < 0.5, made.randint(1, 5)) for source in EvidenceSource
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
