"""An explanation says what the card holds: it adds up, and nothing of it is left out."""

import math

import pytest

from scoring.engine import score
from scoring.explain import explain, lost
from scoring.policy import Policy
from scoring.types import Candidate, EvidenceSource, GateStatus, LanguageSkill, Need, RequirementKind
from tests.factories.engine import AS_OF, candidate, need, piece, requirement
from tests.scoring.laws import law
from tests.strategies.engine import candidates, needs, policies


@law(candidates(), needs(), policies())
def test_counted_and_lost_add_up_to_the_whole(held: Candidate, asked: Need, policy: Policy) -> None:
    card = score(held, asked, policy, AS_OF)
    total = math.fsum(line.weight for line in card.lines)
    if total:
        parts = [*(line.contribution for line in card.lines), *(lost(line, total) for line in card.lines)]
        assert math.fsum(parts) == pytest.approx(1, abs=1e-9)


@law(candidates(), needs(), policies())
def test_every_line_is_said_to_count_to_be_missing_or_unknown(
    held: Candidate, asked: Need, policy: Policy
) -> None:
    card = score(held, asked, policy, AS_OF)
    said = explain(card, asked)
    named = {reason.params["key"] for reason in (*said.counted, *said.missing, *said.unknown)}
    assert named == {line.key for line in card.lines if line.weight or line.coverage != 1}
    unknown = {line.key for line in card.lines if line.coverage is None}
    assert {reason.params["key"] for reason in said.unknown} == unknown
    assert len(said.interview) >= sum(gate.status is GateStatus.UNKNOWN for gate in card.gates)


def test_explanation_by_example() -> None:
    asked = need(
        requirements=(
            requirement("python", level=4),
            requirement("react", near={"vue": 0.6}),
            requirement("docker", kind=RequirementKind.PLUS),
            requirement("sql", kind=RequirementKind.SHOULD),
        ),
        languages=(LanguageSkill("en", 3),),
        education_level=6,
    )
    held = candidate(
        evidence=(
            piece("python", months=36, last_used=AS_OF),
            piece("vue", months=60, last_used=AS_OF),
            piece("sql", EvidenceSource.CERTIFICATE, last_used=AS_OF, level=3),
        ),
        education_level=6,
    )
    said = explain(score(held, asked, Policy.default(), AS_OF), asked)
    assert [reason.code for reason in said.counted] == [
        *("counted.requirement", "counted.requirement", "counted.requirement", "counted.education")
    ]
    assert {(reason.code, reason.params["key"]) for reason in said.missing} == {
        ("missing.level", "python"),
        ("missing.proof", "react"),
        ("missing.proof", "sql"),
    }
    assert [(reason.code, reason.params["key"]) for reason in said.unknown] == [
        ("unknown.requirement", "docker"),
        ("unknown.language", "language:en"),
    ]
    assert [dict(reason.params) for reason in said.neighbours] == [
        {"requirement": "react", "skill": "vue", "affinity": 0.6}
    ]
    assert [(reason.code, reason.params.get("requirement")) for reason in said.interview] == [
        ("interview.language", None),
        ("interview.skill", "react"),
        ("interview.skill", "docker"),
    ]
    assert set(said.to_dict()) == {"counted", "missing", "unknown", "neighbours", "interview"}
