"""What the engine gets of a person and of a requisition, and that nothing personal can be among it (TRUST F1)."""

import json
import random
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from scoring.policy import Policy
from scoring.types import Candidate, EvidenceSource, RequirementKind, month_index
from talent.applicants.claims import list_claims
from talent.applicants.models import (
    Applicant,
    Availability,
    ClaimEvidence,
    EmploymentBasis,
    EvidenceKind,
    Sector,
    SkillClaim,
)
from talent.matching.translate import candidate_of, need_of
from talent.projects.requisitions import requirements_of
from tests.factories.lexicon import small_lexicon
from tests.factories.pool import ASKED, load_small, make_asked, make_person

PERSONAL: dict[str, Any] = {
    "name": "Qonita Zubaedah",
    "email": "qonita@example.com",
    "phone": "+6281299998888",
    "birth_year": 1987,
    "nip": "198705122010012077",
}
RESUME: dict[str, Any] = {
    "basics": {
        "name": "Qonita Zubaedah",
        "email": "qz@example.com",
        "image": "photo-of-qonita.jpg",
        "summary": "Muslimah, 39 tahun, menikah",
        "location": {"address": "Jl. Melati 9", "city": "Garut"},
        "profiles": [{"username": "qzubaedah"}],
    },
    "education": [{"institution": "Universitas Melati", "studyType": "S1", "area": "Sastra"}],
    "work": [{"name": "PT Anggrek", "highlights": ["Bersama Qonita"]}],
}


def candidate(person: Applicant, pieces: list[ClaimEvidence] | None = None) -> Candidate:
    """The person as the engine sees them, with one claim."""
    claim = SkillClaim(applicant_key=person.key, skill_id="python")
    return candidate_of(person, claims=[(claim, pieces or [])], offered=None, promised_percent=0)


def piece(reference: str = "ev_1", **values: object) -> ClaimEvidence:
    """A piece of evidence whose words name the person."""
    given: dict[str, Any] = {
        "source": EvidenceKind.WORK,
        "quote": "Qonita Zubaedah, lahir di Garut, memakai Python di Universitas Melati",
        "page": 3,
        "start": 17,
        "end": 23,
        "entry": "work[0]",
        "assessed_by": None,
        **values,
    }
    return ClaimEvidence(reference=reference, claim_key=uuid4(), **given)


def leaves(value: object) -> Iterator[object]:
    """All values of a plain JSON value."""
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@pytest.mark.proves("F1")
def test_no_personal_value_reaches_the_engine() -> None:
    person = Applicant(
        reference="APL-2026-0001",
        **PERSONAL,
        resume=RESUME,
        work_spans=[{"start": "2020-01", "end": None}],
        languages=[{"code": "id", "level": 5}],
        education_level=6,
        sector=Sector.MEDIA,
        basis=EmploymentBasis.PNS,
        region_code="32.73",
    )
    seen = candidate(person, [piece()]).to_dict()
    told = json.dumps(seen, ensure_ascii=False).casefold()
    secrets = [
        *PERSONAL.values(),
        *leaves(RESUME),
        piece().quote,
        "Melati",
        "Qonita",
        "1987",
        "0512",
        "Garut",
    ]
    for secret in secrets:
        assert str(secret).casefold() not in told
    allowed = {"APL-2026-0001", "ev_1", "python", "work", "id", "32.73", "media", True, None, 6, 5}
    assert set(leaves(seen)) == allowed | {month_index("2020-01")}


@pytest.mark.proves("F1")
def test_a_change_of_anything_personal_changes_no_byte() -> None:
    plain = Applicant(reference="APL-2026-0001", name="A")
    other = Applicant(reference="APL-2026-0001", **PERSONAL, resume=RESUME, lang="en")
    assert candidate(plain, [piece(quote=None, page=None)]) == candidate(other, [piece()])
    assert candidate(plain).content_hash() == candidate(other).content_hash()


def test_silence_is_none_and_never_false_or_zero() -> None:
    seen = candidate(Applicant(reference="APL-2026-0001", name="A"))
    assert seen == Candidate("APL-2026-0001", (), (), None, (), None, None, None, None)


def test_the_order_of_rows_changes_nothing() -> None:
    """Databases sort text by rules of their own, so the order in which rows come must not matter."""
    person = Applicant(reference="APL-2026-0001", name="A")
    pieces = [piece(f"{prefix}{number}") for prefix in ("ev_", "APL-1:", "zz", "Éa") for number in range(5)]
    seen = set()
    for seed in range(5):
        random.Random(seed).shuffle(pieces)
        seen.add(candidate(person, pieces).content_hash())
    assert len(seen) == 1


@pytest.mark.parametrize("basis", list(EmploymentBasis))
def test_civil_servants_are_three_bases(basis: EmploymentBasis) -> None:
    expected = basis in {EmploymentBasis.PNS, EmploymentBasis.PPPK, EmploymentBasis.PPPK_PART_TIME}
    assert candidate(Applicant(reference="A", name="A", basis=basis)).asn is expected


@pytest.mark.parametrize(
    ("offered", "promised", "left"),
    [(100, 0, 1.0), (60, 50, 0.5), (60, 10, 0.6), (100, 100, 0.0), (50, 80, 0.2)],
)
def test_what_is_promised_elsewhere_is_not_free(offered: int, promised: int, left: float) -> None:
    person = Applicant(reference="A", name="A")
    offer = Availability(
        applicant_key=person.key, fte_percent=offered, from_on=date(2027, 1, 31), to_on=date(2027, 12, 1)
    )
    seen = candidate_of(person, claims=[], offered=offer, promised_percent=promised).availability
    assert seen is not None
    assert seen.fte == pytest.approx(left)
    assert (seen.from_month, seen.to_month) == (month_index("2027-01"), month_index("2027-12"))


def test_all_that_is_stored_of_evidence_is_seen(sqlite_session: Session) -> None:
    load_small(sqlite_session)
    person = make_person(sqlite_session)
    seen = candidate_of(person, claims=list_claims(sqlite_session, person), offered=None, promised_percent=0)
    assert [(each.skill, each.months, each.source, each.last_used) for each in seen.evidence] == [
        (skill, months, EvidenceSource.WORK, month_index("2026-06"))
        for skill, months in (("postgresql", 40), ("python", 60), ("react", 24))
    ]


def test_a_requisition_becomes_a_need(sqlite_session: Session) -> None:
    load_small(sqlite_session)
    requisition = make_asked(sqlite_session, fte_percent=60, remote=True, asn_post=True, openings=3)
    need = need_of(
        requisition,
        requirements_of(sqlite_session, requisition),
        lexicon=small_lexicon(),
        policy=Policy.default(),
    )
    assert [(each.key, each.level, each.kind, each.weight) for each in need.requirements] == [
        (f"{requisition.reference}:{number}", level, RequirementKind(kind.value), weight)
        for number, (_, level, kind, weight) in enumerate(ASKED, start=1)
    ]
    asked = [{each.skill for each in line.accepts if each.asked} for line in need.requirements]
    assert asked == [{"python"}, {"react", "vue"}, {"postgresql"}]
    assert {each.skill for each in need.requirements[0].accepts} > {"python"}
    assert (need.fte, need.remote, need.asn_post, need.openings) == (0.6, True, True, 3)
    assert (need.from_month, need.to_month) == (month_index("2027-01"), month_index("2027-12"))
    assert "description" not in json.dumps(need.to_dict())
    assert requisition.description not in json.dumps(need.to_dict())
