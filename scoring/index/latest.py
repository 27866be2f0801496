"""Who was added or changed of late: kept as they came, and scored by the engine itself.

Nothing is arranged for a change, so the next answer sees it at once. A bound leaves out who cannot stand among the
first n: what the evidence of the asked skills covers, and what the criteria say. Hardly anybody else is left.
"""

from collections import defaultdict
from collections.abc import Iterable

from scoring.criteria import CRITERIA
from scoring.engine import score
from scoring.index.criteria import STATUS, bare, line_weights
from scoring.index.search import Row, least_points
from scoring.policy import Policy
from scoring.strength import held_skills
from scoring.types import Candidate, Need, RequirementKind, SkillEvidence

# More than the last bits of a coverage may differ by.
_NEARLY = 1e-9
# So many needs' criteria are remembered of each of them.
_KEPT = 8


class Latest:
    """One of them, under one policy and as of one month, with what each skill comes to once it is asked for."""

    def __init__(self, candidate: Candidate, policy: Policy, as_of: int) -> None:
        self.candidate = candidate
        self.evidence: dict[str, list[SkillEvidence]] = defaultdict(list)
        for each in candidate.evidence:
            self.evidence[each.skill].append(each)
        self._policy, self._as_of = policy, as_of
        self._shown: dict[str, tuple[float, int]] = {}
        self._others: dict[Need, tuple[float, int]] = {}

    def most(self, skill: str, level: int) -> float:
        """What a shown skill covers at most of a requirement of a level that accepts it in full."""
        if skill not in self._shown:
            held = held_skills(self.evidence[skill], self._policy, self._as_of)[skill]
            self._shown[skill] = held.strength(1), max(proof.level for proof in held.proofs)
        strength, highest = self._shown[skill]
        # Nothing is proved above the highest level, and nothing more than at level 1.
        return strength * min(highest, level) / level

    def others(self, asked: Need) -> tuple[float, int]:
        """The points of all criteria of a need without requirements, to the last bits, and the worst of their gates."""
        if asked not in self._others:
            if len(self._others) >= _KEPT:
                self._others.clear()
            findings = [criterion(self.candidate, asked, self._policy, self._as_of) for criterion in CRITERIA]
            points = sum(line.weight * (line.coverage or 0.0) for each in findings for line in each.lines)
            worst = max((STATUS[gate.status] for each in findings for gate in each.gates), default=0)
            self._others[asked] = points, worst
        return self._others[asked]

    def row(self, need: Need) -> Row:
        """Their row, as the engine scores them."""
        card = score(self.candidate, need, self._policy, self._as_of)
        return Row(card.candidate_ref, card.bucket, card.shown_score, card.shown_confidence)


class Bar:
    """What somebody has to reach to stand before `worst`, or beside it, in the order of a need."""

    def __init__(self, need: Need, policy: Policy, as_of: int, worst: Row) -> None:
        weights = [policy.kind_weight(each.kind) * each.weight for each in need.requirements]
        self._others = float(line_weights(need, policy, as_of).sum())
        self._least = least_points(worst.shown_score, policy, sum(weights) + self._others)
        self._threshold = policy.must_threshold - _NEARLY
        self._bucket = worst.bucket.order
        self._asked = bare(need)
        self._musts = {
            line for line, each in enumerate(need.requirements) if each.kind is RequirementKind.MUST
        }
        self._weights = weights
        self._accepted: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
        for line, requirement in enumerate(need.requirements):
            for each in requirement.accepts:
                self._accepted[each.skill].append((line, each.affinity, requirement.level))

    def may_reach(self, one: Latest) -> bool:
        """Whether somebody may."""
        covered: dict[int, float] = {}
        for skill in one.evidence.keys() & self._accepted.keys():
            for line, affinity, level in self._accepted[skill]:
                covered[line] = max(covered.get(line, 0.0), affinity * one.most(skill, level))
        met = all(covered.get(line, 0.0) >= self._threshold for line in self._musts)
        points = sum(self._weights[line] * cover for line, cover in covered.items())
        # The criteria take longer to ask; most are left out before.
        if self._behind(0 if met else 1, points + self._others):
            return False
        others, worst = one.others(self._asked)
        return not self._behind(max(worst, 0 if met else 1), points + others)

    def _behind(self, bucket: int, points: float) -> bool:
        """Whether who is in this bucket at best, with so many points at most, stands behind."""
        return bucket > self._bucket or (bucket == self._bucket and points < self._least)


def rows_of(people: Iterable[Latest], need: Need, policy: Policy, as_of: int, worst: Row | None) -> list[Row]:
    """The rows, in no order, of all who may stand before `worst` or beside it; of everybody where it is None."""
    bar = None if worst is None else Bar(need, policy, as_of, worst)
    return [each.row(need) for each in people if bar is None or bar.may_reach(each)]
