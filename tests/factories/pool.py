"""A small round that can be matched: the library, one requisition with requirements, people who agreed, their claims.

The same call gives the same references and the same tie seed in any empty database, so two of them can be compared.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session

from talent.applicants.models import (
    Applicant,
    Availability,
    ClaimEvidence,
    Consent,
    CvDocument,
    DocumentStatus,
    EmploymentBasis,
    EvidenceKind,
    Sector,
    SkillClaim,
)
from talent.audit.actors import OPERATOR
from talent.projects.models import Project, Requirement, RequirementKind, Requisition
from talent.skills.load import load_library
from tests.factories.lexicon import FAMILIES, small_lexicon
from tests.factories.rows import make_applicant, make_project, make_requisition

AS_OF = "2026-11"
LABELS = {family["family"]: family["labels"] for family in FAMILIES}
ASKED = (
    (("python",), 3, RequirementKind.MUST, 2.0),
    (("react", "vue"), 2, RequirementKind.SHOULD, 1.0),
    (("postgresql",), 3, RequirementKind.PLUS, 1.0),
)
# Months of each skill, for one person after the other; whoever comes later begins anew.
PEOPLE: tuple[dict[str, int], ...] = (
    {"python": 60, "postgresql": 40, "react": 24},
    {"java": 48, "mysql": 30},
    {"python": 12},
    {"javascript": 36, "vue": 20, "docker": 12},
    {},
    {"python": 36, "react": 36},
)


@dataclass(frozen=True)
class Round:
    """What was made."""

    requisition: Requisition
    people: list[Applicant] = field(default_factory=list)


def load_small(session: Session) -> None:
    """Load the small library."""
    load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)


def make_round(session: Session, *, people: int = 6, project: Project | None = None) -> Round:
    """A requisition, and people of whom each fits it in another way."""
    load_small(session)
    requisition = make_asked(session, project=project)
    return Round(requisition, [make_person(session, number) for number in range(people)])


def make_asked(session: Session, *, project: Project | None = None, **values: object) -> Requisition:
    """An open requisition with the requirements of `ASKED`."""
    given: dict[str, Any] = {
        "tie_seed": "a-seed-for-tests",
        "languages": [{"code": "en", "level": 3}],
        "experience_months": 24,
        "education_level": 6,
        **values,
    }
    requisition = make_requisition(session, project=project or make_project(session), **given)
    for position, (skills, level, kind, weight) in enumerate(ASKED, start=1):
        session.add(
            Requirement(
                requisition_key=requisition.key,
                position=position,
                skills=list(skills),
                level=level,
                kind=kind,
                weight=weight,
            )
        )
    session.flush()
    return requisition


def make_person(session: Session, number: int = 0, *, consent: bool = True, **values: object) -> Applicant:
    """Somebody of the pool with a CV, the claims of `PEOPLE`, an offer of time and a consent."""
    given: dict[str, Any] = {
        "name": f"Orang {number}",
        "work_spans": [{"start": f"201{number % 8}-01", "end": None if number % 2 else "2025-06"}],
        "languages": [{"code": "en", "level": 3 + number % 3}],
        "birth_year": 1980 + number,
        "sector": list(Sector)[number % 5],
        "basis": list(EmploymentBasis)[number % 9],
        **values,
    }
    person = make_applicant(session, **given)
    session.add(Availability(applicant_key=person.key, fte_percent=100, from_on=date(2027, 1, 1)))
    document = CvDocument(
        reference=person.reference.replace("APL", "CV"),
        applicant_key=person.key,
        sha256="0" * 64,
        size_bytes=1,
        extension="txt",
        status=DocumentStatus.PARSED,
    )
    session.add(document)
    session.flush()
    if consent:
        agree(session, person)
    for skill, months in PEOPLE[number % len(PEOPLE)].items():
        add_evidence(session, person, skill, months=months + number // len(PEOPLE), document=document)
    return person


def agree(session: Session, person: Applicant) -> None:
    """The person's consent to being matched."""
    session.add(
        Consent(
            applicant_key=person.key,
            purpose="matching",
            notice_version="2026.1",
            text_sha256="0" * 64,
            channel="form",
        )
    )
    session.flush()


def add_evidence(
    session: Session, person: Applicant, skill: str, *, months: int, document: CvDocument | None = None
) -> ClaimEvidence:
    """Work with a skill up to June 2026, with a quote that names person and skill."""
    claim = SkillClaim(applicant_key=person.key, skill_id=skill)
    session.add(claim)
    session.flush()
    evidence = ClaimEvidence(
        reference=f"{person.reference}:{skill}:work",
        claim_key=claim.key,
        document_key=document.key if document else None,
        source=EvidenceKind.WORK,
        entry="work[0]",
        quote=f"{person.name} membangun layanan dengan {skill}",
        page=1,
        start=0,
        end=len(skill),
        months=months,
        last_used="2026-06",
    )
    session.add(evidence)
    session.flush()
    return evidence
