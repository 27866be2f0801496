"""What would change a result: each figure is that of scoring again."""

from dataclasses import replace

import pytest

from scoring.engine import score
from scoring.gates import Bucket
from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.sensitivity import (
    Change,
    Exclusion,
    Relaxation,
    applicant_counterfactuals,
    lead_counterfactuals,
    swapping_weights,
    weight_robustness,
)
from scoring.types import Availability, Candidate, EvidenceSource, LanguageSkill, Need, RequirementKind
from tests.factories.engine import AS_OF, candidate, need, piece, requirement
from tests.scoring.laws import law
from tests.strategies.engine import candidates, needs, policies

POLICY = Policy.default()
DOCKER = need(
    requirements=(requirement("docker"), requirement("python", kind=RequirementKind.SHOULD)), openings=2
)


def _worked(*skills: str, months: int = 36, ref: str = "APL-1") -> Candidate:
    return candidate(
        ref=ref, evidence=tuple(piece(skill, months=months, last_used=AS_OF) for skill in skills)
    )


def _changes(held: Candidate, asked: Need = DOCKER) -> dict[tuple[str, object], Change]:
    changes = applicant_counterfactuals(held, asked, POLICY, AS_OF, top=99)
    return {(each.code, each.params.get("requirement")): each for each in changes}


@law(candidates(), needs(), policies(), share=0.3)
def test_every_change_offered_helps(held: Candidate, asked: Need, policy: Policy) -> None:
    now = score(held, asked, policy, AS_OF)
    changes = applicant_counterfactuals(held, asked, policy, AS_OF, top=99)
    for change in changes:
        assert change.gain > 0 or change.clears
        assert change.score == pytest.approx(now.score + change.gain)
    assert [change.bucket.order for change in changes] == sorted(change.bucket.order for change in changes)
    assert applicant_counterfactuals(held, asked, policy, AS_OF, top=1) == changes[:1]


def test_new_score_is_that_of_the_changed_candidate() -> None:
    held = _worked("python")
    change = _changes(held)["change.add_certificate", "docker"]
    shown = piece("docker", EvidenceSource.CERTIFICATE, last_used=AS_OF, level=3)
    expected = score(replace(held, evidence=(*held.evidence, shown)), DOCKER, POLICY, AS_OF)
    assert (change.score, change.bucket) == (expected.score, expected.bucket)
    assert change.clears == (("gate.skill", "docker"),)


def test_what_clears_a_gate_comes_before_what_only_adds() -> None:
    first = applicant_counterfactuals(_worked("python"), DOCKER, POLICY, AS_OF)[0]
    assert first.params["requirement"] == "docker"
    assert first.bucket is Bucket.ALL_MET


def test_what_is_there_can_be_said_better() -> None:
    held = candidate(
        evidence=(
            piece("docker", months=None, last_used=None, key="d"),
            piece("python", months=12, last_used=AS_OF - 60, key="p"),
        )
    )
    changes = _changes(held)
    assert {code for code, key in changes if key == "docker"} >= {
        *("change.say_when", "change.say_how_long", "change.level")
    }
    assert ("change.use_again", "python") in changes
    assert changes["change.say_when", "docker"].params["evidence"] == "d"


def test_facts_nobody_stated_are_asked_for() -> None:
    asked = need(
        languages=(LanguageSkill("en", 3),),
        experience_months=12,
        education_level=6,
        fte=0.5,
        region="32.73",
        asn_post=True,
    )
    codes = {code for code, _ in _changes(candidate(), asked)}
    assert codes == {
        *("change.language", "change.experience", "change.education", "change.availability", "change.region"),
        "change.asn",
    }
    stated = candidate(
        languages=(LanguageSkill("en", 1),), education_level=3, region="32.01", asn=False,
        availability=Availability(0.1, None, None),
    )  # fmt: skip
    assert {code for code, _ in _changes(stated, asked)} == {"change.experience"}


def test_nobody_is_told_to_change_what_an_assessor_found() -> None:
    held = candidate(evidence=(piece("docker", EvidenceSource.ASSESSED, last_used=AS_OF - 30, level=1),))
    changes = _changes(held)
    assert all(code.startswith("change.add_") for code, key in changes if key == "docker")
    assert [code for (code, _), change in changes.items() if change.clears] == ["change.add_assessed"]


def test_lead_sees_what_excludes_and_what_would_include() -> None:
    pool = [
        _worked("docker", "python", ref="meets"),
        _worked("docker", months=10, ref="level-2"),
        _worked("docker", months=15, ref="longer-level-2"),
        _worked("python", ref="silent"),
    ]
    seen = lead_counterfactuals(pool, DOCKER, POLICY, AS_OF)
    assert (seen.pool, seen.all_met) == (4, 1)
    assert seen.exclusions == (Exclusion("gate.skill", "docker", 3, 3),)
    assert seen.relaxations == (
        Relaxation("relax.kind", "docker", "must", "should", 3),
        Relaxation("relax.level", "docker", "3", "2", 1),
        Relaxation("relax.level", "docker", "3", "1", 1),
    )


def test_relaxing_counts_those_who_then_meet_all_by_scoring_again() -> None:
    pool = [_worked("docker", months=months, ref=f"m{months}") for months in range(6, 36)]
    seen = lead_counterfactuals(pool, DOCKER, POLICY, AS_OF)
    lower = replace(DOCKER, requirements=(requirement("docker", level=2), DOCKER.requirements[1]))
    met = sum(score(each, lower, POLICY, AS_OF).bucket is Bucket.ALL_MET for each in pool)
    more = {(each.code, each.after): each.more for each in seen.relaxations}
    assert more["relax.level", "2"] == met - seen.all_met
    assert more["relax.level", "2"] > 0


def test_who_fails_two_gates_is_excluded_by_neither_alone() -> None:
    asked = replace(
        DOCKER, education_level=6, experience_months=24, fte=1.0, languages=(LanguageSkill("en", 2),)
    )
    seen = lead_counterfactuals([candidate()] * 3, asked, POLICY, AS_OF)
    assert all(each.alone == 0 and each.not_met == 3 for each in seen.exclusions)
    assert seen.relaxations == ()
    assert seen.to_dict()["pool"] == 3


@law(candidates(), needs(), policies(), share=0.2)
def test_law_of_the_asn_post_is_never_offered_to_be_relaxed(
    held: Candidate, asked: Need, policy: Policy
) -> None:
    seen = lead_counterfactuals([held], replace(asked, asn_post=True), policy, AS_OF)
    gates = {(each.code.removeprefix("relax."), each.key) for each in seen.relaxations}
    assert all(key != "basis" for _, key in gates)
    if held.asn is not True:
        assert seen.relaxations == ()


def _cards(*pool: Candidate) -> list[ScoreCard]:
    return [score(each, DOCKER, POLICY, AS_OF) for each in pool]


@pytest.mark.proves("R7")
def test_clear_lead_is_robust_and_the_draws_are_fixed() -> None:
    cards = _cards(_worked("docker", "python", ref="a"), _worked("docker", ref="b"), candidate(ref="c"))
    robust = weight_robustness(cards, DOCKER, POLICY, n=2)
    assert (robust.same_order, robust.same_people, robust.draws) == (1.0, 1.0, 200)
    assert robust.kept == {"a": 1.0, "b": 1.0}
    assert weight_robustness(cards[::-1], DOCKER, POLICY, n=2) == robust


def test_narrow_lead_is_not_robust() -> None:
    asked = need(
        requirements=(
            requirement("docker", kind=RequirementKind.PLUS),
            requirement("python", kind=RequirementKind.PLUS),
        )
    )
    cards = [
        score(each, asked, POLICY, AS_OF)
        for each in (_worked("docker", months=36, ref="a"), _worked("python", months=34, ref="b"))
    ]
    robust = weight_robustness(cards, asked, POLICY, n=1)
    assert 0.1 < robust.same_order < 0.9
    assert robust.same_order == robust.same_people == robust.kept["a"]


def test_robustness_needs_cards() -> None:
    with pytest.raises(ValueError, match="without cards"):
        weight_robustness([], DOCKER, POLICY, n=1)


def test_swapping_weight_makes_the_two_scores_equal() -> None:
    asked = need(
        requirements=(
            requirement("docker", kind=RequirementKind.PLUS),
            requirement("python", kind=RequirementKind.PLUS),
        )
    )
    held = _worked("docker", months=36), _worked("python", months=24)
    ahead, behind = (score(each, asked, POLICY, AS_OF) for each in held)
    swaps = swapping_weights(ahead, behind)
    assert [swap.key for swap in swaps] == ["docker", "python"]
    for swap in swaps:
        turned = replace(
            asked,
            requirements=tuple(
                replace(each, weight=each.weight * swap.factor) if each.key == swap.key else each
                for each in asked.requirements
            ),
        )
        one, two = (score(each, turned, POLICY, AS_OF).score for each in held)
        assert one == pytest.approx(two)


def test_weights_never_swap_people_of_different_buckets() -> None:
    ahead, behind = _cards(_worked("docker"), _worked("python"))
    assert ahead.bucket is not behind.bucket
    assert swapping_weights(ahead, behind) == []
