"""Basis of employment by example, beside the contract."""

import pytest

from scoring.criteria.basis import basis
from scoring.policy import Policy
from scoring.types import GateStatus
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests


class TestBasis(CriterionTests):
    criterion = staticmethod(basis)

    @pytest.mark.proves("N5")
    @pytest.mark.parametrize(
        ("asn", "status"),
        [(True, GateStatus.MET), (False, GateStatus.UNMET), (None, GateStatus.UNKNOWN)],
    )
    def test_non_asn_is_unmet_on_an_asn_post_and_silence_unknown(
        self, asn: bool | None, status: GateStatus
    ) -> None:
        found = basis(candidate(asn=asn), need(asn_post=True), Policy.default(), AS_OF)
        assert [gate.status for gate in found.gates] == [status]
        assert found.lines == ()
