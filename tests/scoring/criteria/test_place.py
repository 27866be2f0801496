"""Place by example, beside the contract."""

import pytest

from scoring.criteria.place import place
from scoring.policy import Policy
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests


class TestPlace(CriterionTests):
    criterion = staticmethod(place)

    @pytest.mark.parametrize(("held", "coverage"), [("32.73", 1.0), ("32.01", 0.5), ("31.71", 0.0)])
    def test_nearness_is_graded_and_no_gate(self, held: str, coverage: float) -> None:
        found = place(candidate(region=held), need(region="32.73"), Policy.default(), AS_OF)
        assert found.lines[0].coverage == coverage
        assert found.gates == ()

    def test_remote_work_has_no_place(self) -> None:
        found = place(candidate(region="31.71"), need(region="32.73", remote=True), Policy.default(), AS_OF)
        assert found.lines == ()
