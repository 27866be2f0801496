"""What a person says of their skills stands, whatever a document says."""

import pytest
from sqlmodel import Session

from scoring.types import EvidenceSource
from talent.accounts.permissions import Role
from talent.applicants.claims import assess_skill, deny_skill, list_claims, state_skill
from talent.applicants.models import Applicant, EvidenceKind
from talent.audit.actors import OPERATOR
from talent.core.errors import Invalid, NotFound
from talent.matching.translate import candidate_of
from talent.skills.load import load_library
from tests.factories.lexicon import FAMILIES, small_lexicon
from tests.factories.rows import make_actor, make_applicant

LABELS = {family["family"]: family["labels"] for family in FAMILIES}


@pytest.fixture
def person(sqlite_session: Session) -> Applicant:
    """Somebody in a pool whose library is the small one."""
    load_library(sqlite_session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    return make_applicant(sqlite_session)


def evidence(sqlite_session: Session, person: Applicant) -> list[tuple[str, EvidenceSource, int | None]]:
    """What the engine would see."""
    seen = candidate_of(person, claims=list_claims(sqlite_session, person), offered=None, promised_percent=0)
    return [(each.skill, each.source, each.level) for each in seen.evidence]


def test_a_stated_skill_is_declared_evidence(sqlite_session: Session, person: Applicant) -> None:
    state_skill(sqlite_session, applicant=person, skill_id="python", level=4, actor=OPERATOR)
    assert evidence(sqlite_session, person) == [("python", EvidenceSource.DECLARED, 4)]


def test_stating_again_replaces_the_level_and_adds_nothing(
    sqlite_session: Session, person: Applicant
) -> None:
    for level in (4, None, 2):
        state_skill(sqlite_session, applicant=person, skill_id="python", level=level, actor=OPERATOR)
    assert evidence(sqlite_session, person) == [("python", EvidenceSource.DECLARED, 2)]


def test_a_denied_skill_is_no_evidence_until_it_is_stated_again(
    sqlite_session: Session, person: Applicant
) -> None:
    state_skill(sqlite_session, applicant=person, skill_id="python", level=4, actor=OPERATOR)
    deny_skill(sqlite_session, applicant=person, skill_id="python", actor=OPERATOR)
    assert evidence(sqlite_session, person) == []
    state_skill(sqlite_session, applicant=person, skill_id="python", level=3, actor=OPERATOR)
    assert evidence(sqlite_session, person) == [("python", EvidenceSource.DECLARED, 3)]


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_stated_level_is_one_to_five(sqlite_session: Session, person: Applicant, level: int) -> None:
    with pytest.raises(Invalid):
        state_skill(sqlite_session, applicant=person, skill_id="python", level=level, actor=OPERATOR)


def test_unknown_skills_and_claims_are_not_found(sqlite_session: Session, person: Applicant) -> None:
    with pytest.raises(NotFound):
        state_skill(sqlite_session, applicant=person, skill_id="alchemy", level=1, actor=OPERATOR)
    with pytest.raises(NotFound):
        deny_skill(sqlite_session, applicant=person, skill_id="python", actor=OPERATOR)


def test_each_assessor_has_one_finding_a_skill_and_the_newest_stands(
    sqlite_session: Session, person: Applicant
) -> None:
    first, second = make_actor(sqlite_session, Role.LEAD), make_actor(sqlite_session, Role.HR)
    for actor, level in ((first, 2), (second, 3), (first, 0)):
        assess_skill(sqlite_session, applicant=person, skill_id="python", level=level, actor=actor)
    ((claim, found),) = list_claims(sqlite_session, person)
    assert claim.stated_at is None
    assert {(each.assessed_by, each.level) for each in found} == {(first.ref, 0), (second.ref, 3)}
    assert {each.source for each in found} == {EvidenceKind.ASSESSED}


def test_an_assessed_level_may_be_zero_and_never_six(sqlite_session: Session, person: Applicant) -> None:
    actor = make_actor(sqlite_session, Role.LEAD)
    assert assess_skill(sqlite_session, applicant=person, skill_id="python", level=0, actor=actor).level == 0
    with pytest.raises(Invalid):
        assess_skill(sqlite_session, applicant=person, skill_id="python", level=6, actor=actor)


def test_every_reference_fits_its_column(session: Session) -> None:
    """PostgreSQL refuses what is too long; SQLite would not tell."""
    load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    person, longest = make_applicant(session), "geographic-information-systems"
    state_skill(session, applicant=person, skill_id=longest, level=1, actor=OPERATOR)
    assess_skill(session, applicant=person, skill_id=longest, level=1, actor=make_actor(session, Role.LEAD))
    assert len(list_claims(session, person)[0][1]) == 2


def test_a_change_of_claims_moves_the_moment_of_change(sqlite_session: Session, person: Applicant) -> None:
    before = person.changed_at
    state_skill(sqlite_session, applicant=person, skill_id="python", level=4, actor=OPERATOR)
    stated = person.changed_at
    deny_skill(sqlite_session, applicant=person, skill_id="python", actor=OPERATOR)
    assert before < stated < person.changed_at
