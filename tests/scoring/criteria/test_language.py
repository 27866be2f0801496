"""Languages by example, beside the contract."""

import pytest

from scoring.criteria.language import language
from scoring.policy import Policy
from scoring.types import GateStatus, LanguageSkill
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.criteria.contract import CriterionTests


class TestLanguage(CriterionTests):
    criterion = staticmethod(language)

    @pytest.mark.parametrize(
        ("asked", "held", "coverage", "known", "status"),
        [
            (4, 5, 1.0, 1.0, GateStatus.MET),
            (4, 2, 0.5, 1.0, GateStatus.UNMET),
            (4, None, 0.25, 0.5, GateStatus.UNKNOWN),
            (None, None, 1.0, 0.5, GateStatus.MET),
            (None, 1, 1.0, 1.0, GateStatus.MET),
        ],
    )
    def test_only_a_stated_level_is_unmet(
        self, asked: int | None, held: int | None, coverage: float, known: float, status: GateStatus
    ) -> None:
        found = language(
            candidate(languages=(LanguageSkill("en", held),)),
            need(languages=(LanguageSkill("en", asked),)),
            Policy.default(),
            AS_OF,
        )
        line, gate = found.lines[0], found.gates[0]
        assert (line.coverage, line.known, gate.status) == (coverage, known, status)
