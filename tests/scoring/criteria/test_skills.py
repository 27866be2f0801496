"""Coverage of required skills by example, beside the contract."""

from dataclasses import replace

import pytest

from scoring.criteria.skills import skills
from scoring.policy import Policy
from scoring.types import EvidenceSource, GateStatus, SkillEvidence
from tests.factories.engine import AS_OF, candidate, need, piece, requirement
from tests.scoring.criteria.contract import CriterionTests

POLICY = Policy.default()
LONG_WORK = piece("python", months=36, last_used=AS_OF)


def _line_and_gate(
    *evidence: SkillEvidence, level: int = 3, near: dict[str, float] | None = None
) -> tuple[float | None, GateStatus]:
    asked = need(requirements=(requirement("python", level=level, near=near),))
    found = skills(candidate(evidence=evidence), asked, POLICY, AS_OF)
    return found.lines[0].coverage, found.gates[0].status


class TestSkills(CriterionTests):
    criterion = staticmethod(skills)

    def test_long_recent_work_meets_a_must(self) -> None:
        coverage, status = _line_and_gate(LONG_WORK)
        assert coverage == pytest.approx(0.9 * 0.875)
        assert status is GateStatus.MET

    def test_over_level_earns_nothing_extra(self) -> None:
        expert = piece("python", months=36, last_used=AS_OF, level=5)
        assert _line_and_gate(expert) == _line_and_gate(LONG_WORK)

    def test_half_the_level_covers_half(self) -> None:
        at_two = piece("python", EvidenceSource.CERTIFICATE, last_used=AS_OF, level=2)
        assert _line_and_gate(at_two, level=4)[0] == pytest.approx(0.6 * 2 / 4)

    def test_neighbour_counts_by_its_affinity(self) -> None:
        neighbour = piece("java", months=36, last_used=AS_OF)
        assert _line_and_gate(neighbour, near={"java": 0.4})[0] == pytest.approx(0.4 * 0.9 * 0.875)
        assert _line_and_gate(neighbour)[0] is None

    def test_nearer_skill_is_named(self) -> None:
        asked = need(requirements=(requirement("python", near={"java": 0.4}),))
        held = candidate(evidence=(LONG_WORK, piece("java", months=100, last_used=AS_OF)))
        line = skills(held, asked, POLICY, AS_OF).lines[0]
        assert (line.matched_skill, line.affinity, line.evidence_keys) == ("python", 1.0, ("python-work",))

    def test_coverage_at_the_threshold_is_met(self) -> None:
        policy = replace(POLICY, must_threshold=0.6)
        held = candidate(evidence=(piece("python", EvidenceSource.CERTIFICATE, last_used=AS_OF, level=3),))
        gate = skills(held, need(requirements=(requirement("python"),)), policy, AS_OF).gates[0]
        assert (gate.params["coverage"], gate.status) == (0.6, GateStatus.MET)

    def test_of_two_skills_that_cover_as_much_the_first_by_name_is_told(self) -> None:
        held = candidate(
            evidence=tuple(piece(skill, months=36, last_used=AS_OF) for skill in ("java", "python"))
        )
        for order in (("java", "python"), ("python", "java")):
            line = skills(held, need(requirements=(requirement(*order),)), POLICY, AS_OF).lines[0]
            assert line.matched_skill == "java"

    def test_of_two_equal_pieces_the_first_by_key_is_told(self) -> None:
        twice = tuple(piece("python", months=36, last_used=AS_OF, key=key) for key in ("a", "b"))
        for evidence in (twice, twice[::-1]):
            found = skills(
                candidate(evidence=evidence), need(requirements=(requirement("python"),)), POLICY, AS_OF
            )
            assert found.lines[0].evidence_keys == ("a",)

    def test_declaring_is_no_proof_and_no_disproof(self) -> None:
        coverage, status = _line_and_gate(piece("python", EvidenceSource.DECLARED, level=5))
        assert coverage == pytest.approx(0.45)
        assert status is GateStatus.UNKNOWN

    def test_assessment_caps_the_level(self) -> None:
        assessed = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=1)
        coverage, status = _line_and_gate(LONG_WORK, assessed)
        assert coverage == pytest.approx(1 / 3)
        assert status is GateStatus.UNMET

    def test_assessor_who_finds_nothing_leaves_coverage_nought_but_known(self) -> None:
        absent = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=0)
        line = skills(
            candidate(evidence=(LONG_WORK, absent)),
            need(requirements=(requirement("python"),)),
            POLICY,
            AS_OF,
        ).lines[0]
        assert line.coverage == 0
        assert line.known == 1
        assert line.level_held == 0

    @pytest.mark.parametrize(
        ("held", "known"),
        [
            ([piece("python", EvidenceSource.DECLARED)], 0.25),
            ([piece("python", EvidenceSource.DECLARED, level=1)], 0.5),
            ([piece("python", months=1, last_used=AS_OF - 120)], 0.75),
            ([piece("python", months=60, last_used=AS_OF)], 0.75),
            (
                [
                    piece("python", months=60, last_used=AS_OF),
                    piece("python", EvidenceSource.DECLARED, level=2),
                ],
                1.0,
            ),
            ([piece("vue", months=60, last_used=AS_OF)], 0.45),
        ],
    )
    def test_known_counts_answers_and_not_how_good_they_are(
        self, held: list[SkillEvidence], known: float
    ) -> None:
        asked = requirement("python", near={"vue": 0.6})
        line = skills(candidate(evidence=tuple(held)), need(requirements=(asked,)), POLICY, AS_OF).lines[0]
        assert line.known == pytest.approx(known)

    def test_of_two_assessments_the_higher_is_the_cap(self) -> None:
        low = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=1, key="a")
        high = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=3, key="b")
        assert _line_and_gate(low, high) == (1.0, GateStatus.MET)

    def test_other_skill_that_could_reach_the_threshold_keeps_the_gate_unknown(self) -> None:
        absent = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=1)
        hint = piece("java", EvidenceSource.DECLARED)
        assert _line_and_gate(absent, hint, near={"java": 0.6})[1] is GateStatus.UNKNOWN
        assert _line_and_gate(absent, hint, near={"java": 0.4})[1] is GateStatus.UNMET

    def test_narrower_skill_nobody_asked_for_by_name_leaves_nothing_open(self) -> None:
        absent = piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=1)
        assert _line_and_gate(absent, near={"django": 1.0})[1] is GateStatus.UNMET

    def test_one_of_two_asked_skills_assessed_leaves_the_other_open(self) -> None:
        asked = need(requirements=(requirement("python", "java"),))
        absent = candidate(evidence=(piece("python", EvidenceSource.ASSESSED, last_used=AS_OF, level=1),))
        assert skills(absent, asked, POLICY, AS_OF).gates[0].status is GateStatus.UNKNOWN
