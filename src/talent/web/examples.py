"""Examples for the description of the API: one small table of values by field, the rest by type.

A test checks each example against its own schema, so none can go stale.
"""

import types
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr, TypeAdapter, ValidationError

from talent.accounts.permissions import Permission

_MOMENT: Final = "2026-11-24T02:00:00Z"
_DAY: Final = "2027-01-11"
_HASH: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

# By `Schema.field`, else by `field`. None leaves an optional field out.
_VALUES: Final[dict[str, Any]] = {
    "RequisitionCreate.requirements": None,
    "RequisitionCreate.round": "RND-2026-0001",
    "RequisitionClose.outcome": "filled",
    "SignedInRead.token": None,
    "ProgrammeCreate.cohort": {"first": 1981, "last": 1996},
    "ProgrammeRead.cohort": [1981, 1996],
    "UserCreate.grants": ["lead"],
    "RolesChange.grants": ["hr"],
    "RevealCreate.reason": "interview_invitation",
    "RevealRead.reason": "interview_invitation",
    "PlacementEnd.reason": "project_completed",
    "PlacementCancel.reason": "applicant_request",
    "PlacementCorrect.reason": "typing_error",
    "CorrectedTerms.decree_number": "800/KEP.112/2026",
    "DecisionCreate.verb": "refer",
    "LanguageIn.code": "en",
    "LanguageRead.code": "en",
    "TemplateChoice.code": "backend-developer",
    "TemplateChoice.level": "mid",
    "Words.id": "Pengembang Backend",
    "Words.en": "Back-end developer",
    "WordsIn.id": "Pengembang Backend",
    "WordsIn.en": "Back-end developer",
    "LongWordsIn.id": "Membangun layanan aduan warga.",
    "LongWordsIn.en": "Builds the residents' complaints service.",
    "SkillDetail.id": "python",
    "SkillDetail.codes": {"esco": "ccd0a1d9-afda-43d9-b901-96344886e14d"},
    "SkillRead.id": "python",
    "SkillRead.codes": {"esco": "ccd0a1d9-afda-43d9-b901-96344886e14d"},
    "RoleTemplateRead.id": "backend-developer",
    "RoleTemplateRead.levels": {"mid": [{"skills": ["python"], "level": 3, "kind": "must", "weight": 2.0}]},
    "RoleTemplateRead.level_labels": {"mid": {"id": "Madya", "en": "Middle"}},
    "RegionRead.name": "Kota Bandung",
    "RegionRead.code": "32.73",
    "RegionRead.kind": "kota",
    "UnitRead.code": "uk.1.1.1",
    "ReasonRead.code": "meets_all_musts",
    "ReasonRead.applies_to": ["refer"],
    "ProblemDetails.type": "/problems/requisition.not_found",
    "ProblemDetails.title": "Tidak ditemukan",
    "ProblemDetails.status": 404,
    "ProblemDetails.detail": "Tidak ada kebutuhan talenta REQ-2026-0042.",
    "ProblemDetails.code": "requisition.not_found",
    "ProblemDetails.instance": "urn:uuid:0b0f6f7c-2f0e-4a52-9d1c-8f6a54d3a7f1",
    "ProblemDetails.errors": None,
    "ProblemType.code": "requisition.not_found",
    "GateRead.code": "gate.language",
    "GateRead.key": "language:en",
    "GateRead.status": "met",
    "LineRead.code": "requirement.must",
    "LineRead.part": "requirement",
    "LineRead.key": "REQ-2026-0042:1",
    "JobRead.error": None,
    "JobRead.kind": "read_cv",
    "JobRead.status": "queued",
    "JobRead.subject": "CV-2026-0007",
    "CvRead.reason": None,
    "CvReadingRead.reason": None,
    "EvidenceRead.source": "work",
    "QuoteRead.source": "work",
    "ClaimRead.label": {"id": "Python", "en": "Python"},
    "LedgerEntryRead.subject": "REQ-2026-0042",
    "LedgerEntryRead.subject_kind": "requisition",
    "VerificationRead.kind": None,
    "VerificationRead.broken_at": None,
    "VerificationRead.holds": True,
    "HealthRead.status": "live",
    "PlacementRead.state": "planned",
    "PlacementRead.next": ["confirm", "cancel", "correct"],
    "EntryRead.next": ["refer", "decline", "withdraw"],
    "EntryRead.state": "proposed",
    "EntryRead.origin": "match",
    "ProblemType.detail_id": "Tidak ada kebutuhan talenta {ref}.",
    "ProblemType.detail_en": "There is no requisition {ref}.",
    "NeedText.text": "Kualifikasi: Menguasai Python atau Go. Docker menjadi nilai tambah.",
    "ProposedNeedRead.text": "Kualifikasi: Menguasai Python atau Go. Docker menjadi nilai tambah.",
    "ProposedNeedRead.sentences": {"education_level": "Pendidikan minimal S1."},
    "ProposedNeedRead.title": "Pengembang Backend",
    "ProposedSkillRead.id": "python",
    "ProposedSkillRead.name": "Python",
    "ProposedSkillRead.label": {"id": "Python", "en": "Python"},
    "ProposedRequirementRead.sentence": "Menguasai Python atau Go.",
    "ProposedRequirementRead.level_from": "words",
    "ProposedRequirementRead.kind": "must",
    "CountsCreate.requirements": None,
    "ExclusionRead.code": "gate.skill",
    "ExclusionRead.key": "REQ-2026-0042:3",
    "ExclusionRead.label": "Docker",
    "RelaxationRead.code": "relax.level",
    "RelaxationRead.key": "REQ-2026-0042:3",
    "RelaxationRead.before": "3",
    "RelaxationRead.after": "2",
    "RelaxationRead.words": "Docker: level 3 → 2: 7 lagi akan memenuhi semuanya",
    "RunRead.reference": "RUN-2026-0009",
    "MatchRead.rank": 1,
    "ReplayLineRead.same": True,
    "ReplayRead.identical": True,
    "ReplayRead.run": "RUN-2026-0009",
    "ApplicantRead.reference": "APL-2026-0007",
    "ProfileRead.reference": "APL-2026-0007",
    "ApplicationRead.reference": "APP-2026-0003",
    "ProjectRead.reference": "PRJ-2026-0002",
    "RoundRead.reference": "RND-2026-0001",
    "ShortlistRead.reference": "SHL-2026-0004",
    "SheetRead.reference": "SHL-2026-0004",
    "EntryRead.reference": "ENT-2026-0011",
    "EntryStateRead.reference": "ENT-2026-0011",
    "EntryStateRead.state": "referred",
    "EntryStateRead.next": ["select", "decline", "withdraw"],
    "AssessmentRead.reference": "ASM-2026-0001",
    "PlacementRead.reference": "PLC-2026-0001",
    "UserRead.reference": "USR-2026-0005",
    "MeRead.reference": "USR-2026-0005",
    "SignedInRead.reference": "USR-2026-0005",
    "CvRead.reference": "CV-2026-0007",
    "CvReadingRead.reference": "CV-2026-0007",
    "CvRead.status": "parsed",
    "CvReadingRead.status": "parsed",
    "JobRead.reference": "JOB-2026-0012",
    "NoticeRead.purpose": "matching",
    "NoticeRead.version": "2026.1",
    "PageMeta.page": 1,
    "PageMeta.from": 1,
    "PageMeta.to": 1,
    "PageMeta.last_page": 1,
    "PageMeta.limit": 25,
    "PageMeta.total": 1,
    "address": "sari@example.com",
    "applicant": "APL-2026-0007",
    "as_of": "2026-11",
    "assessor": "USR-2026-0005",
    "basis": "individual_consultant",
    "bucket": "all_met",
    "budget_code": "2.16.03.1.02.0007",
    "candidate": "APL-2026-0007",
    "code": "layanan-digital",
    "consent": True,
    "cost_source": "DPA Diskominfo 2026",
    "decree_number": "800/KEP.112/2026",
    "document": "CV-2026-0007",
    "email": "sari@example.com",
    "entry": "ENT-2026-0011",
    "evidence": "CV-2026-0007:ev_5f0c",
    "evidence_keys": ["CV-2026-0007:ev_5f0c"],
    "family": "software",
    "fee_rupiah": 10_500_000,
    "fields": [],
    "fte_percent": 100,
    "kind": "must",
    "lang": "id",
    "language": "id",
    "last_used": "2026-11",
    "lead": "USR-2026-0005",
    "levels": {"python": 3},
    "matched_skill": "python",
    "missing": [],
    "name": "Sari Wulandari",
    "nip": "198501012010011001",
    "note": None,
    "path": "work[0].position",
    "permissions": [Permission.VIEW_OWN_PROJECT.value],
    "phone": "+628120000001",
    "pon_tik_area": "DEV",
    "programme": "layanan-digital",
    "project": "PRJ-2026-0002",
    "protected": ["photo"],
    "quote": "Membangun API dengan Python dan PostgreSQL",
    "reason": "meets_all_musts",
    "reference": "REQ-2026-0042",
    "region": "32.73",
    "requisition": "REQ-2026-0042",
    "resume": {"basics": {"label": "Pengembang Backend"}},
    "role_template": "backend-developer",
    "roles": ["lead"],
    "run": "RUN-2026-0009",
    "sentence": None,
    "skill": "python",
    "skills": ["python"],
    "spbe_domain": "applications",
    "unit": "uk.1.1.1",
    "unpaid_reason": None,
    "verb": "refer",
    "warnings": [],
}
_REFERENCES: Final[dict[str, str]] = {
    "applicants": "APL-2026-0007",
    "applications": "APP-2026-0003",
    "entries": "ENT-2026-0011",
    "jobs": "JOB-2026-0012",
    "placements": "PLC-2026-0001",
    "projects": "PRJ-2026-0002",
    "requisitions": "REQ-2026-0042",
    "runs": "RUN-2026-0009",
    "shortlists": "SHL-2026-0004",
    "users": "USR-2026-0005",
}
_PARAMETERS: Final[dict[str, Any]] = {
    "If-Match": '"3"',
    "candidate": "APL-2026-0007",
    "code": "layanan-digital",
    "cv": "CV-2026-0007",
    "limit": 25,
    "page": 1,
    "q": "python",
    "region": "32.73",
    "sector": "community",
    "skill": "python",
    "sort": "asc",
    "sort_by": "reference",
    "state": "active",
    "status": "open",
    "subject": "REQ-2026-0042",
    "verb": "decline",
    "family": "software",
}


def example(kind: type[BaseModel]) -> dict[str, Any]:
    """Return an example of a schema, as JSON."""
    shown: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        key = field.alias or name
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        given, value = _given(f"{kind.__name__}.{key}", key, annotation)
        if not given:
            value = _by_type(field.annotation, key)
        if value is not None or field.is_required():
            shown[key] = value
    return shown


def example_of_parameter(name: str, path: str = "") -> Any:  # noqa: ANN401 - any JSON value
    """Return an example of a path, query or header parameter; a reference is one of what the path speaks of."""
    if name == "ref":
        return _REFERENCES[path.split("/{ref")[0].rsplit("/", 1)[-1]]
    return _PARAMETERS.get(name, "2026-11-24")


def _given(full: str, name: str, annotation: Any) -> tuple[bool, Any]:  # noqa: ANN401 - any annotation
    for key in (full, name):
        if key in _VALUES and _fits(_VALUES[key], annotation):
            return True, _VALUES[key]
    return _VALUES.get(full, ...) is None, None


def _fits(value: Any, annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _by_type(annotation: Any, name: str) -> Any:  # noqa: ANN401 - any annotation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _by_type(arguments[0], name)
    if origin in (Union, types.UnionType):
        return _by_type(next(each for each in arguments if each is not type(None)), name)
    if origin is Literal:
        return arguments[0]
    if origin is list:
        return [_by_type(arguments[0], name)]
    if origin is dict:
        return {}
    if isinstance(annotation, type):
        return _by_class(annotation, name)
    return "…"


def _by_class(kind: type, name: str) -> Any:  # noqa: ANN401 - any JSON value
    if issubclass(kind, BaseModel):
        return example(kind)
    if issubclass(kind, Enum):
        return next(iter(kind)).value
    if kind is str and name.endswith(("hash", "sha256", "head")):
        return _HASH
    plain: dict[type, Any] = {
        bool: False,
        int: 1987 if "year" in name else 1,
        float: 0.75,
        datetime: _MOMENT,
        date: _DAY,
        SecretStr: "sebuah kata sandi yang panjang",
    }
    return plain.get(kind, "…")
