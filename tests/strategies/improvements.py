"""Changes to a candidate after which no figure may be lower: the first law, as a strategy.

An assessment is the stated exception, so of assessments only those that cap nothing are added.
"""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from scoring.types import Candidate, EvidenceSource, LanguageSkill, SkillEvidence
from tests.strategies.engine import evidence, levels, months, work_spans

UNASSESSED = tuple(source for source in EvidenceSource if source is not EvidenceSource.ASSESSED)


@st.composite
def improvements(draw: st.DrawFn, candidate: Candidate) -> Candidate:
    """The candidate with more evidence, a higher level, a later use, more months, or a fact improved."""
    changes: list[Callable[[], Candidate]] = [
        lambda: replace(candidate, evidence=(*candidate.evidence, draw(evidence(UNASSESSED)))),
        lambda: replace(candidate, evidence=(*candidate.evidence, _highest(draw(evidence())))),
        lambda: replace(candidate, work=(*candidate.work, draw(work_spans()))),
        lambda: replace(candidate, education_level=min(9, (candidate.education_level or 8) + 1)),
        lambda: replace(candidate, languages=_better_languages(candidate.languages)),
    ]
    if candidate.evidence:
        changes += [lambda: _with_better_evidence(draw, candidate)] * 4
    return draw(st.sampled_from(changes))()


def _highest(piece: SkillEvidence) -> SkillEvidence:
    """An assessment at the highest level caps nothing, and lifts the cap of a lower one."""
    return replace(piece, source=EvidenceSource.ASSESSED, level=5)


def _better_languages(languages: tuple[LanguageSkill, ...]) -> tuple[LanguageSkill, ...]:
    return tuple(replace(each, level=min(5, each.level + 1)) if each.level else each for each in languages)


def _with_better_evidence(draw: st.DrawFn, candidate: Candidate) -> Candidate:
    place = draw(st.integers(0, len(candidate.evidence) - 1))
    piece = candidate.evidence[place]
    stated = piece.level is not None or piece.source is not EvidenceSource.ASSESSED
    better = {
        # To put a level on an assessment that had none is to set the cap, which may lower.
        "level": replace(piece, level=max(draw(levels), piece.level or 1)) if stated else piece,
        "last_used": replace(piece, last_used=max(draw(months), piece.last_used or 0)),
        "months": replace(piece, months=(piece.months or 0) + draw(st.integers(0, 120))),
    }[draw(st.sampled_from(("level", "last_used", "months")))]
    return replace(
        candidate, evidence=(*candidate.evidence[:place], better, *candidate.evidence[place + 1 :])
    )
