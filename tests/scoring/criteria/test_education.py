"""Education by example, beside the contract."""

import pytest

from scoring.criteria.education import education
from scoring.policy import Policy
from scoring.types import GateStatus
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests


class TestEducation(CriterionTests):
    criterion = staticmethod(education)

    @pytest.mark.parametrize(
        ("held", "coverage", "status"),
        [(6, 1.0, GateStatus.MET), (8, 1.0, GateStatus.MET), (3, 0.5, GateStatus.UNMET)],
    )
    def test_stated_level_decides(self, held: int, coverage: float, status: GateStatus) -> None:
        found = education(candidate(education_level=held), need(education_level=6), Policy.default(), AS_OF)
        assert (found.lines[0].coverage, found.gates[0].status) == (coverage, status)
