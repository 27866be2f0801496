"""What every criterion must keep. A test class of a criterion inherits all of it and adds its examples."""

from dataclasses import replace

from hypothesis import strategies as st

from scoring.criteria import Criterion, Finding
from scoring.policy import Policy
from scoring.types import Candidate, GateStatus, Need
from tests.factories.engine import candidate as a_candidate
from tests.factories.engine import need as a_need
from tests.scoring.laws import law
from tests.strategies.engine import AS_OF, candidates, needs, policies
from tests.strategies.improvements import improvements

SHARE = 0.1
"""Seven criteria inherit seven laws, so each takes its part of the examples."""
RANK = {GateStatus.UNMET: 0, GateStatus.UNKNOWN: 1, GateStatus.MET: 2}


class CriterionTests:
    """Inherit and set `criterion`."""

    criterion: Criterion

    def _find(self, candidate: Candidate, need: Need, policy: Policy) -> Finding:
        return type(self).criterion(candidate, need, policy, AS_OF)

    @law(candidates(), needs(), policies(), share=SHARE)
    def test_figures_stay_in_range(self, candidate: Candidate, need: Need, policy: Policy) -> None:
        for line in self._find(candidate, need, policy).lines:
            assert line.coverage is None or 0 <= line.coverage <= 1
            assert 0 <= line.known <= 1
            assert line.weight >= 0
            assert line.coverage is not None or line.known == 0
            assert line.contribution == 0

    @law(st.data(), candidates(), needs(), policies(), share=SHARE)
    def test_better_candidate_is_never_judged_lower(
        self, data: st.DataObject, candidate: Candidate, need: Need, policy: Policy
    ) -> None:
        better = data.draw(improvements(candidate))
        before, after = self._find(candidate, need, policy), self._find(better, need, policy)
        for one, two in zip(before.lines, after.lines, strict=True):
            assert (two.coverage or 0) >= (one.coverage or 0)
            assert two.known >= one.known
        for first, second in zip(before.gates, after.gates, strict=True):
            assert RANK[second.status] >= RANK[first.status]

    @law(st.data(), candidates(), needs(), policies(), share=SHARE)
    def test_order_of_input_makes_no_difference(
        self, data: st.DataObject, candidate: Candidate, need: Need, policy: Policy
    ) -> None:
        shuffled = replace(
            candidate,
            evidence=tuple(data.draw(st.permutations(candidate.evidence))),
            work=tuple(data.draw(st.permutations(candidate.work))),
            languages=tuple(data.draw(st.permutations(candidate.languages))),
        )
        assert self._find(shuffled, need, policy) == self._find(candidate, need, policy)

    @law(candidates(), needs(), policies(), share=SHARE)
    def test_same_input_gives_same_finding(self, candidate: Candidate, need: Need, policy: Policy) -> None:
        again = Candidate.from_dict(candidate.to_dict()), Need.from_dict(need.to_dict())
        assert self._find(*again, policy) == self._find(candidate, need, policy)

    @law(needs(), policies(), share=SHARE)
    def test_silence_is_unknown(self, need: Need, policy: Policy) -> None:
        found = self._find(a_candidate(), need, policy)
        assert all(line.coverage is None and line.known == 0 for line in found.lines)
        assert all(gate.status is GateStatus.UNKNOWN for gate in found.gates)

    @law(candidates(), needs(), policies(), share=SHARE)
    def test_lines_depend_on_the_need_alone(self, candidate: Candidate, need: Need, policy: Policy) -> None:
        found, silent = self._find(candidate, need, policy), self._find(a_candidate(), need, policy)
        assert [(line.key, line.code, line.weight) for line in found.lines] == [
            (line.key, line.code, line.weight) for line in silent.lines
        ]
        assert [(gate.code, gate.key) for gate in found.gates] == [
            (gate.code, gate.key) for gate in silent.gates
        ]

    @law(candidates(), policies(), share=SHARE)
    def test_nothing_asked_gives_nothing(self, candidate: Candidate, policy: Policy) -> None:
        assert self._find(candidate, a_need(), policy) == Finding()
