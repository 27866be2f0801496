"""A need made ready for columns: the skills it accepts as numbers, the weights of its lines, and its criteria."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.index.criteria import Asked
from scoring.index.loops import Loops
from scoring.index.profiles import LEVEL_STEPS, Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.types import Need, RequirementKind

# So many requisitions are kept ready for one pool: each is asked again for every page and after every change.
_KEPT = 64
# More than the last bits of a coverage may differ by.
_NEARLY = 1e-9


@dataclass(frozen=True)
class Plan:
    """One need over one pool.

    Pairs are the skills that some requirement accepts and somebody in the pool shows: `pair_skill` (sorted),
    `pair_line` (place of the requirement), `pair_affinity`, `pair_asked` (named by the requirement, at affinity 1).
    `times` [V] says how many pairs a skill has, `first_pair` [V] where they begin (-1 for none). `weights` are those of
    all lines, requirements first. `loops` are there where they pay.
    """

    profiles: Profiles
    need: Need
    policy: Policy
    asked: Asked
    pair_skill: Ints
    pair_line: Ints
    pair_affinity: Floats
    pair_asked: NDArray[np.bool_]
    times: Ints
    first_pair: Ints
    weights: Floats
    loops: Loops | None = None

    @classmethod
    def of(
        cls, profiles: Profiles, need: Need, policy: Policy, as_of: int, loops: Loops | None = None
    ) -> "Plan":
        """A need made ready, now or when it was last asked.

        The pool must have been built under the same policy and as of the same month.
        """
        kept: dict[tuple[object, ...], Plan] = profiles.remembered.setdefault("plans", {})
        # Needs and policies are compared, for hashing either takes longer than to find out that it is the same one.
        key = need.ref, as_of, loops
        known = kept.get(key)
        if known is None or known.need != need or known.policy != policy:
            if len(kept) >= _KEPT:
                kept.clear()
            known = kept[key] = cls._made(profiles, need, policy, as_of, loops)
        return known

    @classmethod
    def _made(cls, profiles: Profiles, need: Need, policy: Policy, as_of: int, loops: Loops | None) -> "Plan":
        numbers = profiles.skill_numbers
        pairs = sorted(
            (number, line, each.affinity, each.asked and each.affinity == 1)
            for line, requirement in enumerate(need.requirements)
            for each in requirement.accepts
            if (number := numbers.get(each.skill)) is not None
        )
        skill, line, affinity, named = zip(*pairs, strict=True) if pairs else ((), (), (), ())
        asked = Asked.of(profiles, need, policy, as_of)
        weights = [policy.kind_weight(each.kind) * each.weight for each in need.requirements]
        pair_skill = np.array(skill, dtype=np.int64)
        times = np.bincount(pair_skill, minlength=len(profiles.skills))
        return cls(
            profiles=profiles,
            need=need,
            policy=policy,
            asked=asked,
            pair_skill=pair_skill,
            pair_line=np.array(line, dtype=np.int64),
            pair_affinity=np.array(affinity, dtype=np.float64),
            pair_asked=np.array(named, dtype=bool),
            times=times,
            first_pair=np.where(times > 0, np.cumsum(times) - times, -1),
            weights=np.concatenate([np.array(weights, dtype=np.float64), asked.weights]),
            loops=loops,
        )

    @property
    def pairs(self) -> tuple[Ints, Ints, Ints, Floats, NDArray[np.bool_]]:
        """How many each skill has and where they begin, the lines, the affinities, and whether they are asked for."""
        return self.times, self.first_pair, self.pair_line, self.pair_affinity, self.pair_asked

    @property
    def requirements(self) -> int:
        """How many lines are requirements."""
        return len(self.need.requirements)

    @cached_property
    def levels(self) -> Ints:
        """The level of each requirement."""
        return np.array([each.level for each in self.need.requirements], dtype=np.int64)

    @cached_property
    def required(self) -> Ints:
        """The level that the requirement of each pair asks for."""
        return self.levels[self.pair_line]

    @cached_property
    def covers_at(self) -> Ints:
        """The place of that level among the covers of a summary."""
        return self.required - 1

    @cached_property
    def shared(self) -> bool:
        """Whether several requirements accept a skill."""
        return bool(self.times.max(initial=0) > 1)

    @cached_property
    def steps(self) -> Floats:
        """[pairs, 5] the levels that count for each pair; 0 for those above the required one, where nothing does."""
        return np.where(self.required[:, None] >= LEVEL_STEPS, LEVEL_STEPS, 0.0)

    @cached_property
    def musts(self) -> NDArray[np.bool_]:
        """Which requirements are a gate."""
        return np.array([each.kind is RequirementKind.MUST for each in self.need.requirements], dtype=bool)

    @cached_property
    def must_lines(self) -> Ints:
        """The places of these."""
        return np.flatnonzero(self.musts)

    @cached_property
    def most(self) -> Floats:
        """[pairs] the points that a skill adds which covers its requirement in full but for the affinity."""
        points: Floats = self.weights[self.pair_line] * self.pair_affinity
        return points

    @cached_property
    def most_skills(self) -> float:
        """More points than all skills of anybody add, each counted for every requirement that accepts it."""
        pairs = self.profiles.most_cells * int(self.times.max(initial=0))
        return float(np.sort(self.most)[-pairs:].sum()) if pairs else 0.0

    @cached_property
    def in_columns(self) -> tuple[Ints, Ints]:
        """The pairs of common skills, and the columns of each: place of the skill, place of the level."""
        column = self.profiles.column_of[self.pair_skill]
        pairs = np.flatnonzero(column >= 0)
        return pairs, np.stack([column[pairs], self.covers_at[pairs]], axis=1)

    @cached_property
    def in_postings(self) -> tuple[Ints, Floats]:
        """The skills of the other pairs, and the most points that one of each class adds [pairs, C]."""
        pairs = np.flatnonzero(self.profiles.column_of[self.pair_skill] < 0)
        bounds = self.profiles.bounds[:, self.covers_at[pairs]]
        return self.pair_skill[pairs], self.most[pairs][:, None] * bounds.T

    @property
    def met_from(self) -> float:
        """The least bound of a coverage that may meet a must."""
        return self.policy.must_threshold - _NEARLY

    @cached_property
    def meeting(self) -> tuple[Ints, Ints, list[slice]]:
        """The first and last run (of a block) of classes side by side that may meet a must [p], must by must, and which
        of them may meet each must."""
        pairs = np.concatenate([np.flatnonzero(self.pair_line == line) for line in self.must_lines])
        covers = self.pair_affinity[pairs][:, None] * self.profiles.bounds[:, self.covers_at[pairs]].T
        steps = np.diff((covers >= self.met_from).view(np.int8), axis=1, prepend=0, append=0)
        first_of, first = (steps > 0).nonzero()
        last = (steps < 0).nonzero()[1]
        runs = self.pair_skill[pairs[first_of]] * self.profiles.classes
        ends = np.searchsorted(self.pair_line[pairs[first_of]], self.must_lines, side="right").tolist()
        of_must = [slice(begin, end) for begin, end in zip([0, *ends], ends, strict=False)]
        return runs + first, runs + last, of_must

    @cached_property
    def asked_skills(self) -> Ints:
        """How many skills each must names itself, in this pool or not; 0 for what is no must."""
        return np.array(
            [
                len({each.skill for each in requirement.accepts if each.asked and each.affinity == 1})
                if requirement.kind is RequirementKind.MUST
                else 0
                for requirement in self.need.requirements
            ],
            dtype=np.int64,
        )

    @cached_property
    def total(self) -> float:
        """The weight of all lines, summed as the score card sums it."""
        return math.fsum(self.weights)
