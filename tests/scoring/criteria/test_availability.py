"""Time and dates by example, beside the contract."""

import pytest

from scoring.criteria.availability import availability
from scoring.policy import Policy
from scoring.types import Availability, GateStatus
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests

MET, UNMET = GateStatus.MET, GateStatus.UNMET


class TestAvailability(CriterionTests):
    criterion = staticmethod(availability)

    @pytest.mark.parametrize(
        ("offered", "coverage", "fte", "dates"),
        [
            (Availability(1.0, None, None), 1.0, MET, MET),
            (Availability(0.25, None, None), 0.5, UNMET, MET),
            (Availability(0.5, AS_OF + 6, None), 0.5, MET, UNMET),
            (Availability(0.5, None, AS_OF + 2), 0.25, MET, UNMET),
            (Availability(0.5, AS_OF + 12, None), 0.0, MET, UNMET),
        ],
    )
    def test_share_of_time_and_of_months(
        self, offered: Availability, coverage: float, fte: GateStatus, dates: GateStatus
    ) -> None:
        asked = need(fte=0.5, from_month=AS_OF, to_month=AS_OF + 11)
        found = availability(candidate(availability=offered), asked, Policy.default(), AS_OF)
        assert found.lines[0].coverage == pytest.approx(coverage)
        assert [gate.status for gate in found.gates] == [fte, dates]

    @pytest.mark.parametrize(
        ("offered", "status"),
        [
            (Availability(1.0, AS_OF, None), MET),
            (Availability(1.0, AS_OF + 1, None), UNMET),
            (Availability(1.0, None, AS_OF - 1), UNMET),
        ],
    )
    def test_open_period_is_all_or_nothing(self, offered: Availability, status: GateStatus) -> None:
        found = availability(candidate(availability=offered), need(from_month=AS_OF), Policy.default(), AS_OF)
        assert found.lines[0].coverage == (1.0 if status is MET else 0.0)
        assert found.gates[0].status is status
