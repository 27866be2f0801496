"""A pool of made people as columns, for measuring the index at a million: drawn with NumPy, from a fixed seed.

Skills follow Zipf's law, some are shown by every fifth person and most by hardly any. What a skill's evidence comes to
is asked of the engine for each of some thousand different pieces of evidence, and each cell is one of these. So any
person of the pool can be given as a candidate too (`MadePool.candidate`), and the index be compared with the engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import limits
from scoring.index.arrange import Columns
from scoring.index.profiles import UNKNOWN
from scoring.policy import Policy
from scoring.strength import held_skills
from scoring.types import (
    LEVELS,
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
    month_index,
)

AS_OF: Final = month_index("2026-11")
SKILLS: Final = 1500
OF_A_PERSON: Final = 15
ASKED: Final = 12
# A skill and four neighbours make five that a requirement accepts: about 60 in all.
_AFFINITIES: Final = (1.0, 0.75, 0.6, 0.45, 0.3)
_SEED: Final = 20_261_124
_DRAWN: Final = 26
_PIECES: Final = 20_000
_BLOCK: Final = 50_000
_STEPS: Final = 1 << 16
_SOURCES: Final = (0.4, 0.15, 0.1, 0.1, 0.02, 0.23)
_EDUCATION: Final = (UNKNOWN, 2, 5, 6, 8, 9)
_SHARES: Final = (0.5, 0.8, 1.0)
_STARTS: Final = 8
_LONGEST: Final = 240
_OR_UNKNOWN: Final = np.array([UNKNOWN, *range(1, _LONGEST)])
_REGIONS: Final = 27
_EXPERIENCE, _KKNI, _SPOKEN = 36, 6, 3

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class MadePool:
    """Columns as the index arranges them, and the evidence that each summary of a cell stands for."""

    columns: Columns
    pieces: tuple[SkillEvidence, ...]
    offers: tuple[Availability | None, ...]

    def __len__(self) -> int:
        return len(self.columns.refs)

    def candidate(self, row: int) -> Candidate:
        """The person of a row as the engine takes people."""
        raw = self.columns
        cells = range(int(raw.cell_starts[row]), int(raw.cell_starts[row + 1]))
        worked, level = int(raw.work_months[row]), int(raw.education[row])
        first, last = np.searchsorted(raw.language_rows, [row, row + 1])
        return Candidate(
            ref=raw.refs[row].decode(),
            evidence=tuple(
                _of_skill(self.pieces[int(raw.cell_summary[cell])], int(raw.cell_skill[cell]), place)
                for place, cell in enumerate(cells)
            ),
            work=() if worked == UNKNOWN else (WorkSpan(AS_OF - worked + 1, None),),
            education_level=None if level == UNKNOWN else level,
            languages=tuple(
                LanguageSkill(raw.language_codes[code].decode(), int(said) or None)
                for code, said in zip(
                    raw.language_code[first:last].tolist(),
                    raw.language_level[first:last].tolist(),
                    strict=True,
                )
            ),
            availability=self.offers[int(raw.offer[row])],
            region=raw.regions[int(raw.region[row])].decode() or None,
            asn=None if raw.asn[row] == UNKNOWN else bool(raw.asn[row]),
            sector=None,
        )


def make_pool(people: int, policy: Policy) -> MadePool:
    """Return a pool of so many people; the same number always gives the same people."""
    chance = np.random.default_rng(_SEED)
    pieces, summaries = _pieces(policy)
    blocks = [_skills(min(_BLOCK, people - first), chance) for first in range(0, people, _BLOCK)]
    counts = np.concatenate([np.empty(0, np.int64), *(count for count, _ in blocks)])
    cell_skill = np.concatenate([np.empty(0, np.int64), *(skill for _, skill in blocks)])
    offers: tuple[Availability | None, ...] = (
        None,
        *(Availability(share, AS_OF + start, None) for share in _SHARES for start in range(_STARTS)),
    )
    offer = chance.integers(1, len(offers), people)
    offer[chance.random(people) < 0.2] = 0
    # Everybody who names a language names Indonesian, and half of them English besides.
    named = np.flatnonzero(chance.random(people) < 0.85)
    second = named[chance.random(len(named)) < 0.6]
    rows = np.concatenate([named, second])
    code = np.concatenate([np.zeros(len(named), np.int64), np.ones(len(second), np.int64)])
    level = np.concatenate([np.full(len(named), 5), chance.integers(0, 6, len(second))])
    by_row = np.argsort(rows, kind="stable")
    columns = Columns(
        refs=np.char.mod("APL-2026-%07d", np.arange(people)).astype(bytes),
        cell_starts=np.concatenate([[0], np.cumsum(counts)]),
        cell_skill=cell_skill,
        cell_summary=chance.integers(0, len(pieces), len(cell_skill)),
        summaries=summaries,
        # 0 months of work are told as nothing told: somebody without spans.
        work_months=_OR_UNKNOWN[chance.integers(0, _LONGEST, people)],
        education=np.array(_EDUCATION)[chance.integers(0, len(_EDUCATION), people)],
        asn=chance.integers(-1, 2, people),
        region=chance.integers(0, _REGIONS + 1, people),
        offer=offer,
        offers=np.array(
            [(1.0, 0, 0) if each is None else (each.fte, *limits(each)) for each in offers], dtype=np.float64
        ),
        language_rows=rows[by_row],
        language_code=code[by_row],
        language_level=level[by_row],
        skills=np.array([skill_name(number).encode() for number in range(SKILLS)]),
        regions=np.array([b"", *(f"32.{number:02d}".encode() for number in range(1, _REGIONS + 1))]),
        language_codes=np.array([b"id", b"en"]),
    )
    return MadePool(columns, pieces, offers)


def make_need(kinds: Sequence[RequirementKind], seed: int) -> Need:
    """Return a requisition of twelve skills with their neighbours that asks for every criterion there is.

    `kinds` are those of the first requirements; the others are "should". Common skills are asked for more often.
    """
    chance = np.random.default_rng([_SEED, seed])
    skills = chance.choice(SKILLS, size=ASKED * len(_AFFINITIES), p=_frequencies(), replace=False)
    levels = chance.integers(2, 5, ASKED)
    asked = [*kinds, *([RequirementKind.SHOULD] * (ASKED - len(kinds)))]
    requirements = tuple(
        Requirement(
            key=f"r{line}",
            accepts=tuple(
                Accepted(skill_name(int(skill)), affinity, asked=affinity == 1)
                for skill, affinity in zip(skills[line * len(_AFFINITIES) :], _AFFINITIES, strict=False)
            ),
            level=int(levels[line]),
            kind=kind,
            weight=1.0,
        )
        for line, kind in enumerate(asked)
    )
    return Need(
        ref=f"REQ-2026-{seed:04d}",
        requirements=requirements,
        languages=(LanguageSkill("en", _SPOKEN),),
        experience_months=_EXPERIENCE,
        education_level=_KKNI,
        fte=0.5,
        from_month=AS_OF + 2,
        to_month=AS_OF + 13,
        region="32.10",
        remote=False,
        asn_post=False,
        openings=3,
        tie_seed=f"seed-{seed}",
    )


def skill_name(number: int) -> str:
    """The name of a made skill."""
    return f"skill-{number}"


def _frequencies() -> NDArray[np.float64]:
    """How often each skill is shown: Zipf's law, flattened at its head as in real pools."""
    shares = 1 / (np.arange(SKILLS) + 8.0)
    return np.asarray(shares / shares.sum())


def _skills(people: int, chance: np.random.Generator) -> tuple[Ints, Ints]:
    """How many skills each person of a block shows, and the skills: the first different ones of those drawn."""
    steps = np.searchsorted(np.cumsum(_frequencies()), (np.arange(_STEPS) + 0.5) / _STEPS)
    drawn = np.minimum(SKILLS - 1, steps)[chance.integers(0, _STEPS, (people, _DRAWN))]
    order = np.argsort(drawn, axis=1, kind="stable")
    in_order = np.take_along_axis(drawn, order, axis=1)
    again = np.zeros(drawn.shape, dtype=bool)
    again[:, 1:] = in_order[:, 1:] == in_order[:, :-1]
    new = np.empty(drawn.shape, dtype=bool)
    np.put_along_axis(new, order, ~again, axis=1)
    new &= np.cumsum(new, axis=1) <= OF_A_PERSON
    return new.sum(axis=1), drawn[new]


@lru_cache(maxsize=2)
def _pieces(policy: Policy) -> tuple[tuple[SkillEvidence, ...], NDArray[np.float64]]:
    """Different pieces of evidence, and what the engine says that each comes to."""
    chance = np.random.default_rng(_SEED + 1)
    sources = list(EvidenceSource)
    columns = zip(
        chance.choice(len(sources), _PIECES, p=_SOURCES).tolist(),
        chance.integers(1, 120, _PIECES).tolist(),
        chance.integers(0, 120, _PIECES).tolist(),
        chance.integers(-4, 6, _PIECES).tolist(),
        strict=True,
    )
    pieces, told = [], []
    for source, months, age, level in columns:
        dated = policy.rule(sources[source]).counts_months
        piece = SkillEvidence(
            "e0",
            skill_name(0),
            sources[source],
            months if dated else None,
            AS_OF - age if dated else None,
            level if level > 0 else None,
        )
        held = held_skills([piece], policy, AS_OF)[piece.skill]
        pieces.append(piece)
        told.append(
            (
                *(held.strength(each) for each in LEVELS),
                held.told(),
                UNKNOWN if held.cap is None else held.cap,
            )
        )
    return tuple(pieces), np.array(told, dtype=np.float64)


def _of_skill(piece: SkillEvidence, skill: int, place: int) -> SkillEvidence:
    return SkillEvidence(
        f"e{place}", skill_name(skill), piece.source, piece.months, piece.last_used, piece.level
    )
