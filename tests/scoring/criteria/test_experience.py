"""Months of work by example, beside the contract."""

import pytest

from scoring.criteria.experience import experience, months_of_work
from scoring.policy import Policy
from scoring.types import GateStatus, WorkSpan
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([], 0),
        ([(AS_OF, None)], 1),
        ([(AS_OF - 11, AS_OF)], 12),
        ([(AS_OF - 11, AS_OF), (AS_OF - 11, AS_OF)], 12),
        ([(AS_OF - 11, AS_OF - 6), (AS_OF - 8, AS_OF - 3)], 9),
        ([(AS_OF - 11, AS_OF), (AS_OF - 8, AS_OF - 6)], 12),
        ([(AS_OF - 23, AS_OF - 18), (AS_OF - 5, None)], 12),
        ([(AS_OF + 1, None)], 0),
        ([(AS_OF - 1, AS_OF + 50)], 2),
    ],
)
def test_overlaps_count_once_and_the_future_not_at_all(
    spans: list[tuple[int, int | None]], months: int
) -> None:
    assert months_of_work([WorkSpan(*span) for span in spans], AS_OF) == months


class TestExperience(CriterionTests):
    criterion = staticmethod(experience)

    def test_too_few_listed_months_are_unknown_never_unmet(self) -> None:
        found = experience(
            candidate(work=(WorkSpan(AS_OF - 5, AS_OF),)), need(experience_months=12), Policy.default(), AS_OF
        )
        assert found.lines[0].coverage == 0.5
        assert found.gates[0].status is GateStatus.UNKNOWN
