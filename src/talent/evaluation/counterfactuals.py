"""Whether what a counterfactual promises comes true: each one offered is made from its words alone and scored again.

To the lead it says how many more people would meet all of a softer need: the need is softened and everybody scored. To
the applicant it says which score and bucket one more piece of evidence, a level or a fact would give: the person is
changed and everybody ranked again, and the place must be the one that the promised figures have among the others. The
change is rebuilt here from code and parameters, as a reader would carry it out, not by the code that offered it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.engine import score
from scoring.gates import Bucket
from scoring.metrics.bootstrap import interval_of_sums
from scoring.policy import Policy
from scoring.ranking import figures, rank
from scoring.scorecard import ScoreCard
from scoring.sensitivity import applicant_counterfactuals, lead_counterfactuals
from scoring.sensitivity.applicant import Change
from scoring.sensitivity.lead import Relaxation
from scoring.types import Availability, Candidate, EvidenceSource, Need, RequirementKind, SkillEvidence
from talent.evaluation.figures import Row, three
from talent.evaluation.framework import parted, read_roles
from talent.evaluation.made_careers import AS_OF
from talent.evaluation.role_pool import make_role_pool

APPLICANTS: Final = 3
OFFERED: Final = 10
_MUSTS: Final = 1
_SEED: Final = 20_261_129


def counterfactual_rows(folder: Path, *, policy: Policy, part: str, needs: int, people: int) -> Iterator[Row]:
    """Yield a row for the lead and one for the applicant: how many were offered, and the share that came true.

    `needs` needs and `people` people are drawn from a fixed seed; the skill that a need asks most of is made a
    must, so that there is something to relax. Intervals are over needs.

    Raises:
        Invalid: the framework is not in the folder.
    """
    pool = make_role_pool(parted(read_roles(folder))[part], people=1)
    chance = random.Random(_SEED)  # noqa: S311 - a draw for measuring, no secret
    drawn = chance.sample(list(pool.candidates), min(people, len(pool.candidates)))
    hard = [_with_musts(each) for each in chance.sample(pool.needs(policy), min(needs, len(pool.levels)))]
    for audience, valid in (("lead", _of_lead), ("applicant", _of_applicants)):
        counts = [[*valid(drawn, need, policy)] for need in hard]
        sums = np.array([(sum(each), len(each)) for each in counts], np.float64).reshape(-1, 2)
        yield {
            "part": part,
            "audience": audience,
            "needs": len(hard),
            "people": len(drawn),
            "offered": int(sums[:, 1].sum()),
            "valid": three(interval_of_sums(sums, _valid)),
        }


def softened(need: Need, offer: Relaxation) -> Need:
    """Return the need as an offer to the lead words it. KeyError for a code that nobody has told how to carry out."""
    if offer.code in ("relax.level", "relax.kind"):
        changed: dict[str, object] = (
            {"level": int(offer.after)}
            if offer.code == "relax.level"
            else {"kind": RequirementKind(offer.after)}
        )
        return replace(
            need,
            requirements=tuple(
                replace(each, **changed) if each.key == offer.key else each  # type: ignore[arg-type]
                for each in need.requirements
            ),
        )
    if offer.code == "relax.language":
        left = tuple(each for each in need.languages if f"language:{each.code}" != offer.key)
        return replace(need, languages=left)
    fields: dict[str, Callable[[], dict[str, object]]] = {
        "relax.experience": lambda: {"experience_months": int(offer.after)},
        "relax.education": lambda: {"education_level": int(offer.after)},
        "relax.fte": lambda: {"fte": float(offer.after)},
        "relax.dates": lambda: {"from_month": None, "to_month": None},
    }
    return replace(need, **fields[offer.code]())  # type: ignore[arg-type]


def changed(person: Candidate, offer: Change, as_of: int) -> Candidate | None:
    """Return the person as an offer of evidence or availability words it; None for an offer of another fact."""
    params = offer.params
    verb = offer.code.removeprefix("change.")
    if verb.startswith("add_"):
        source = EvidenceSource(verb.removeprefix("add_"))
        months, level = params["months"], params["level"]
        more = SkillEvidence("more", str(params["skill"]), source, _whole(months), as_of, _whole(level))
        return replace(person, evidence=(*person.evidence, more))
    rewritten: dict[str, dict[str, object]] = {
        "change.level": {"level": params.get("level")},
        "change.say_when": {"last_used": as_of},
        "change.use_again": {"last_used": as_of},
        "change.say_how_long": {"months": 12},
    }
    if offer.code in rewritten:
        return replace(
            person,
            evidence=tuple(
                replace(each, **rewritten[offer.code])  # type: ignore[arg-type]
                if each.key == params["evidence"]
                else each
                for each in person.evidence
            ),
        )
    if offer.code == "change.availability":
        return replace(person, availability=Availability(float(params["fte"] or 0), None, None))
    return None


def _of_lead(people: Sequence[Candidate], need: Need, policy: Policy) -> Iterator[bool]:
    found = lead_counterfactuals(people, need, policy, AS_OF)
    for offer in found.relaxations:
        meeting = sum(
            score(each, softened(need, offer), policy, AS_OF).bucket is Bucket.ALL_MET for each in people
        )
        yield meeting - found.all_met == offer.more


def _of_applicants(people: Sequence[Candidate], need: Need, policy: Policy) -> Iterator[bool]:
    cards = {each.ref: score(each, need, policy, AS_OF) for each in people}
    for person in people[:APPLICANTS]:
        others = [card for ref, card in cards.items() if ref != person.ref]
        for offer in applicant_counterfactuals(person, need, policy, AS_OF, top=OFFERED):
            then = changed(person, offer, AS_OF)
            if then is not None:
                yield _comes_true(
                    offer, cards[person.ref], score(then, need, policy, AS_OF), others, need, policy
                )


def _comes_true(
    offer: Change,
    before: ScoreCard,
    after: ScoreCard,
    others: Sequence[ScoreCard],
    need: Need,
    policy: Policy,
) -> bool:
    """The promised figures are those of the new card, its rank is the promised one, and nothing was lost."""
    promised = replace(after, bucket=offer.bucket, score=offer.score, shown_score=offer.shown_score)
    told = 1 + sum(figures(each) < figures(promised) for each in others)
    ranked = next(
        each.rank
        for each in rank([*others, after], need, policy)
        if each.card.candidate_ref == after.candidate_ref
    )
    same = (after.bucket, after.score, after.score - before.score) == (offer.bucket, offer.score, offer.gain)
    met = {(gate.code, gate.key) for gate in after.gates if gate.status.value == "met"}
    return same and ranked == told and set(offer.clears) <= met and figures(after) <= figures(before)


def _with_musts(need: Need) -> Need:
    hardest = sorted(need.requirements, key=lambda each: (-each.level, each.key))[:_MUSTS]
    keys = {each.key for each in hardest}
    return replace(
        need,
        requirements=tuple(
            replace(each, kind=RequirementKind.MUST) if each.key in keys else each
            for each in need.requirements
        ),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _valid(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[:, 0] / sums[:, 1])
