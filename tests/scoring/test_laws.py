"""The laws of docs/scoring.md on whole score cards, for every allowed policy."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import strategies as st

from scoring.engine import score
from scoring.gates import Bucket
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.scorecard import ScoreCard
from scoring.strength import held_skills
from scoring.types import Candidate, EvidenceSource, GateStatus, Need, SkillEvidence
from tests.factories.engine import candidate as a_candidate
from tests.scoring.laws import law
from tests.strategies.engine import AS_OF, KEYS, SKILLS, candidates, evidence, levels, needs, policies
from tests.strategies.improvements import UNASSESSED, improvements

TINY = 1e-12


@law(st.data(), candidates(), needs(), policies())
def test_better_candidate_never_falls(
    data: st.DataObject, candidate: Candidate, need: Need, policy: Policy
) -> None:
    """More evidence, a higher level, a later use, more months, a further source lower nothing at all."""
    better = data.draw(improvements(candidate))
    before, after = score(candidate, need, policy, AS_OF), score(better, need, policy, AS_OF)
    assert after.score >= before.score
    assert after.confidence >= before.confidence
    assert after.shown_score >= before.shown_score
    assert after.shown_confidence >= before.shown_confidence
    assert after.bucket.order <= before.bucket.order
    for one, two in zip(before.lines, after.lines, strict=True):
        assert (two.coverage or 0) >= (one.coverage or 0)
        assert two.contribution >= one.contribution


@law(st.data(), candidates(), policies())
def test_better_evidence_never_lowers_strength(
    data: st.DataObject, candidate: Candidate, policy: Policy
) -> None:
    better = data.draw(improvements(candidate))
    before = held_skills(candidate.evidence, policy, AS_OF)
    after = held_skills(better.evidence, policy, AS_OF)
    for skill, held in before.items():
        for level in range(6):
            assert 0 <= held.strength(level) <= after[skill].strength(level) <= 1


@law(candidates(), policies())
def test_strength_falls_with_the_level_asked(candidate: Candidate, policy: Policy) -> None:
    for held in held_skills(candidate.evidence, policy, AS_OF).values():
        strengths = [held.strength(level) for level in range(6)]
        assert strengths == sorted(strengths, reverse=True)


@law(st.data(), candidates(UNASSESSED, least=1), needs(), policies(), levels)
def test_stating_a_level_is_never_worse_than_silence(
    data: st.DataObject, candidate: Candidate, need: Need, policy: Policy, level: int
) -> None:
    """Also not a level below the estimate: honesty costs nothing."""
    place = data.draw(st.integers(0, len(candidate.evidence) - 1))
    silent = [*candidate.evidence]
    silent[place] = replace(silent[place], level=None)
    stated = [*silent]
    stated[place] = replace(silent[place], level=level)
    without = score(replace(candidate, evidence=tuple(silent)), need, policy, AS_OF)
    with_level = score(replace(candidate, evidence=tuple(stated)), need, policy, AS_OF)
    assert with_level.score >= without.score
    assert with_level.bucket.order <= without.bucket.order


@law(candidates(), policies(), st.sampled_from(SKILLS), st.integers(0, 5))
def test_assessment_caps_the_level(candidate: Candidate, policy: Policy, skill: str, level: int) -> None:
    """The stated exception: above what a person found, nothing is proved."""
    others = tuple(
        each
        for each in candidate.evidence
        if each.source is not EvidenceSource.ASSESSED or each.level is None
    )
    assessed = SkillEvidence("assessed", skill, EvidenceSource.ASSESSED, None, AS_OF, level)
    held = held_skills((*others, assessed), policy, AS_OF)[skill]
    assert held.cap == level
    assert all(held.strength(above) == 0 for above in range(level + 1, 6))


@law(candidates(), needs(), policies())
def test_contributions_sum_to_the_score(candidate: Candidate, need: Need, policy: Policy) -> None:
    card = score(candidate, need, policy, AS_OF)
    assert math.fsum(line.contribution for line in card.lines) == pytest.approx(card.score, abs=1e-9)
    assert 0 <= card.score <= 1
    assert 0 <= card.confidence <= 1


@law(st.data(), candidates(), needs(least=1), policies(), st.floats(1, 10))
def test_heavier_weight_never_lowers_where_coverage_is_above_the_score(
    data: st.DataObject, candidate: Candidate, need: Need, policy: Policy, factor: float
) -> None:
    before = score(candidate, need, policy, AS_OF)
    place = data.draw(st.integers(0, len(need.requirements) - 1))
    coverage = before.lines[place].coverage or 0
    heavier = [*need.requirements]
    heavier[place] = replace(heavier[place], weight=heavier[place].weight * factor)
    after = score(candidate, replace(need, requirements=tuple(heavier)), policy, AS_OF)
    if coverage >= before.score:
        assert after.score >= before.score - TINY
    else:
        assert after.score <= before.score + TINY


@pytest.mark.proves("R7")
@law(st.data(), candidates(), needs(), policies())
def test_order_of_input_changes_no_byte(
    data: st.DataObject, candidate: Candidate, need: Need, policy: Policy
) -> None:
    shuffled = replace(
        candidate,
        evidence=tuple(data.draw(st.permutations(candidate.evidence))),
        work=tuple(data.draw(st.permutations(candidate.work))),
        languages=tuple(data.draw(st.permutations(candidate.languages))),
    )
    accepts = tuple(
        replace(each, accepts=tuple(data.draw(st.permutations(each.accepts)))) for each in need.requirements
    )
    other_way = replace(need, requirements=accepts)
    assert (
        score(shuffled, other_way, policy, AS_OF).canonical()
        == score(candidate, need, policy, AS_OF).canonical()
    )


@law(st.data(), candidates(), needs(), policies())
def test_order_of_requirements_changes_no_figure(
    data: st.DataObject, candidate: Candidate, need: Need, policy: Policy
) -> None:
    turned = replace(
        need,
        requirements=tuple(data.draw(st.permutations(need.requirements))),
        languages=tuple(data.draw(st.permutations(need.languages))),
    )
    one, two = score(candidate, need, policy, AS_OF), score(candidate, turned, policy, AS_OF)
    assert (one.score, one.confidence, one.bucket) == (two.score, two.confidence, two.bucket)
    assert {line.key: line for line in one.lines} == {line.key: line for line in two.lines}


@law(candidates(), needs(), policies())
def test_reference_changes_nothing_but_itself(candidate: Candidate, need: Need, policy: Policy) -> None:
    renamed = score(replace(candidate, ref="another"), need, policy, AS_OF)
    assert replace(renamed, candidate_ref=candidate.ref) == score(candidate, need, policy, AS_OF)


@law(st.lists(candidates(), max_size=5), candidates(), needs(), policies(), share=0.4)
def test_somebody_else_applying_changes_nobodys_score_or_order(
    pool: list[Candidate], newcomer: Candidate, need: Need, policy: Policy
) -> None:
    pool = [replace(each, ref=f"APL-{place}") for place, each in enumerate(pool)]
    cards = [score(each, need, policy, AS_OF) for each in pool]
    late = score(replace(newcomer, ref="late"), need, policy, AS_OF)
    before = [ranked.card.canonical() for ranked in rank(cards, need, policy)]
    after = [ranked.card.canonical() for ranked in rank([late, *cards], need, policy)]
    assert [card for card in after if card != late.canonical()] == before


@pytest.mark.proves("S9")
@law(candidates(), needs(), policies(), st.sets(st.sampled_from(SKILLS), min_size=1), st.integers(2, 30))
def test_repeating_declared_skills_gains_nothing(
    candidate: Candidate, need: Need, policy: Policy, skills: set[str], times: int
) -> None:
    """A keyword many times, or every word of the posting pasted again, is each skill declared once."""
    once = tuple(
        SkillEvidence("a", skill, EvidenceSource.DECLARED, None, None, None) for skill in sorted(skills)
    )
    many = tuple(replace(each, key=f"b{place}") for place in range(times) for each in once)
    listed = score(replace(candidate, evidence=(*candidate.evidence, *once)), need, policy, AS_OF)
    stuffed = score(replace(candidate, evidence=(*candidate.evidence, *once, *many)), need, policy, AS_OF)
    assert stuffed.canonical() == listed.canonical()


@pytest.mark.proves("S9")
def test_keyword_five_hundred_times_gains_nothing_over_three() -> None:
    from tests.factories.engine import need as a_need
    from tests.factories.engine import piece, requirement

    asked = a_need(requirements=(requirement("python"),))
    cards = [
        score(
            a_candidate(
                evidence=tuple(piece("python", EvidenceSource.DECLARED, key=f"k{n:03}") for n in range(times))
            ),
            asked,
            Policy.default(),
            AS_OF,
        ).canonical()
        for times in (1, 3, 500)
    ]
    assert len(set(cards)) == 1


@pytest.mark.proves("F9")
@law(candidates(), needs(), policies())
def test_unknown_contributes_nothing_and_keeps_its_weight(
    candidate: Candidate, need: Need, policy: Policy
) -> None:
    """An unknown line is None, never 0; it counts with its whole weight and lowers the confidence."""
    card = score(candidate, need, policy, AS_OF)
    silent = score(a_candidate(), need, policy, AS_OF)
    assert [line.weight for line in card.lines] == [line.weight for line in silent.lines]
    assert all(line.coverage is None and line.contribution == 0 for line in silent.lines)
    assert silent.confidence == 0
    total = math.fsum(line.weight for line in card.lines)
    known = math.fsum(line.weight for line in card.lines if line.coverage is not None)
    if total:
        assert card.confidence <= known / total + TINY


@pytest.mark.proves("F9")
@law(candidates(UNASSESSED), needs(), policies())
def test_unknown_gate_never_rejects(candidate: Candidate, need: Need, policy: Policy) -> None:
    """Without an assessment no skill is unmet; other gates are unmet only where a fact is stated."""
    silent = score(a_candidate(), need, policy, AS_OF)
    assert silent.bucket is not Bucket.ANY_UNMET
    for gate in score(candidate, need, policy, AS_OF).gates:
        if gate.code in ("gate.skill", "gate.experience"):
            assert gate.status is not GateStatus.UNMET
        if gate.code == "gate.asn":
            stated = {True: GateStatus.MET, False: GateStatus.UNMET, None: GateStatus.UNKNOWN}
            assert gate.status is stated[candidate.asn]
        if gate.code == "gate.education" and candidate.education_level is None:
            assert gate.status is GateStatus.UNKNOWN
        if gate.code in ("gate.fte", "gate.dates") and candidate.availability is None:
            assert gate.status is GateStatus.UNKNOWN


@law(candidates(), needs(), policies())
def test_must_skill_is_met_exactly_from_the_threshold(
    candidate: Candidate, need: Need, policy: Policy
) -> None:
    card = score(candidate, need, policy, AS_OF)
    lines = {line.key: line for line in card.lines}
    for gate in card.gates:
        if gate.code == "gate.skill":
            coverage = lines[gate.key].coverage
            met = coverage is not None and coverage >= policy.must_threshold
            assert (gate.status is GateStatus.MET) == met


@law(candidates(), needs(), policies())
def test_bucket_follows_from_the_gates(candidate: Candidate, need: Need, policy: Policy) -> None:
    card = score(candidate, need, policy, AS_OF)
    statuses = [gate.status for gate in card.gates]
    if GateStatus.UNMET in statuses:
        assert card.bucket is Bucket.ANY_UNMET
    elif GateStatus.UNKNOWN in statuses:
        assert card.bucket is Bucket.SOME_UNKNOWN
    else:
        assert card.bucket is Bucket.ALL_MET


@pytest.mark.proves("R7")
@law(candidates(), needs(), policies())
def test_card_computed_again_from_stored_values_has_the_same_bytes(
    candidate: Candidate, need: Need, policy: Policy
) -> None:
    stored = [json.loads(json.dumps(value.to_dict())) for value in (candidate, need, policy)]
    again = score(
        Candidate.from_dict(stored[0]), Need.from_dict(stored[1]), Policy.from_dict(stored[2]), AS_OF
    )
    card = score(candidate, need, policy, AS_OF)
    assert again.canonical() == card.canonical()
    assert ScoreCard.from_dict(json.loads(card.canonical())) == card
    assert Candidate.from_dict(stored[0]).content_hash() == candidate.content_hash()
    assert Need.from_dict(stored[1]).content_hash() == need.content_hash()


@law(candidates(), needs(), st.lists(evidence(), max_size=3))
def test_evidence_of_other_skills_changes_nothing(
    candidate: Candidate, need: Need, others: list[SkillEvidence]
) -> None:
    unrelated = tuple(replace(each, skill="beekeeping") for each in others)
    with_others = replace(candidate, evidence=(*candidate.evidence, *unrelated))
    policy = Policy.default()
    assert score(with_others, need, policy, AS_OF) == score(candidate, need, policy, AS_OF)


@law(candidates(), needs(), policies())
def test_evidence_keys_name_one_piece_of_each_kind_at_most(
    candidate: Candidate, need: Need, policy: Policy
) -> None:
    for line in score(candidate, need, policy, AS_OF).lines:
        assert set(line.evidence_keys) <= set(KEYS)
        assert len(line.evidence_keys) <= len(EvidenceSource)
        if line.part == "requirement":
            assert (line.matched_skill is None) == (not line.evidence_keys)
