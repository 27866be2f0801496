"""People in the pool: registering, their own file, what their CVs say, their skills and time."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, SecretStr

from scoring.lexicon import Lexicon
from talent.applicants.models import (
    Applicant,
    Availability,
    ClaimEvidence,
    CvDocument,
    EmploymentBasis,
    EvidenceKind,
    Sector,
    SkillClaim,
)
from talent.core.i18n import translate
from talent.jobs.models import Job
from talent.web.schemas.base import Address, Code, Create, Flag, Level, Moment, Percent, Read, Text, Words
from talent.web.schemas.identity import Identified, Identity


class RegistrationCreate(Create):
    """A person registers. The birth year is asked for a programme's cohort gate alone; no score reads it."""

    name: Text
    email: Address | None = None
    phone: Text | None = None
    password: SecretStr = Field(min_length=1, max_length=200)
    birth_year: int = Field(strict=True, ge=1900, le=2100)
    region: Code | None = None
    sector: Sector | None = None
    basis: EmploymentBasis | None = None
    lang: Literal["id", "en"] = "id"
    consent: Flag


class ApplicantCreate(Create):
    """A person whom HR adds, without an account."""

    name: Text
    email: Address | None = None
    phone: Text | None = None
    birth_year: int | None = Field(default=None, strict=True, ge=1900, le=2100)
    nip: str | None = Field(default=None, pattern=r"^\d{18}$")
    region: Code | None = None
    sector: Sector | None = None
    basis: EmploymentBasis | None = None
    lang: Literal["id", "en"] = "id"


class AvailabilityChange(Create):
    """For how much of the whole time, and when, somebody can work."""

    fte_percent: Percent
    from_on: date | None = None
    to_on: date | None = None


class ClaimChange(Create):
    """The level that the person says they have, 1–5; null where they say none."""

    level: Level | None = None


class AvailabilityRead(Read):
    """For how much of the whole time, and when, somebody can work."""

    fte_percent: int
    from_on: date | None
    to_on: date | None

    @classmethod
    def of(cls, offered: Availability | None) -> Self | None:
        """Return it, None where nothing was stated."""
        if offered is None:
            return None
        return cls(fte_percent=offered.fte_percent, from_on=offered.from_on, to_on=offered.to_on)


class ApplicantRead(Identified):
    """A person in the pool."""

    reference: str
    region: str | None
    sector: str | None
    basis: str | None
    lang: str
    education_level: int | None
    restricted: bool
    withdrawn: bool

    @classmethod
    def of(cls, applicant: Applicant) -> Self:
        """Return the person to somebody who may see who they are."""
        return cls(
            identity=Identity.of_applicant(applicant),
            reference=applicant.reference,
            region=applicant.region_code,
            sector=applicant.sector.value if applicant.sector else None,
            basis=applicant.basis.value if applicant.basis else None,
            lang=applicant.lang,
            education_level=applicant.education_level,
            restricted=applicant.restricted_at is not None,
            withdrawn=applicant.withdrawn_at is not None,
        )


class ProfileRead(ApplicantRead):
    """A person's own file: with the offered time, the consent, and what the current CV says as JSON Resume."""

    consent_given_at: Moment | None
    availability: AvailabilityRead | None
    resume: dict[str, Any]


class EvidenceRead(Read):
    """One proof of a skill at its place in a CV."""

    source: str
    document: str | None
    quote: str | None
    page: int | None
    start: int | None
    end: int | None
    months: int | None
    last_used: str | None
    level: int | None


class ClaimRead(Read):
    """A skill of a person: stated, denied, or read from a CV. What assessors found is not shown here."""

    skill: str
    label: Words
    stated_level: int | None
    denied: bool
    evidence: list[EvidenceRead]

    @classmethod
    def of(
        cls, claim: SkillClaim, pieces: list[ClaimEvidence], documents: dict[Any, str], lexicon: Lexicon
    ) -> Self:
        """Return the claim; `documents` gives the reference of each document by its key."""
        return cls(
            skill=claim.skill_id,
            label=label_of(lexicon, claim.skill_id),
            stated_level=claim.stated_level,
            denied=claim.denied_at is not None,
            evidence=[
                EvidenceRead(
                    source=piece.source.value,
                    document=documents.get(piece.document_key),
                    quote=piece.quote,
                    page=piece.page,
                    start=piece.start,
                    end=piece.end,
                    months=piece.months,
                    last_used=piece.last_used,
                    level=piece.level,
                )
                for piece in pieces
                if piece.source is not EvidenceKind.ASSESSED
            ],
        )


def label_of(lexicon: Lexicon, skill_id: str) -> Words:
    """Return a skill's label in both languages, its id where it has been retired."""
    if skill_id not in lexicon:
        return Words(id=skill_id, en=skill_id)
    return Words(id=lexicon.label(skill_id, "id"), en=lexicon.label(skill_id, "en"))


class CodedReason(Read):
    """A code with its words in the reader's language."""

    code: str
    text: str

    @classmethod
    def of(cls, code: str | None, params: dict[str, Any], lang: str) -> Self | None:
        """Return the reason, None where there is no code."""
        return None if code is None else cls(code=code, text=translate(code, lang, **params))


class CvRead(Read):
    """A CV file and where its reading stands."""

    reference: str
    status: str
    reason: CodedReason | None
    format: str | None
    language: str | None
    size_bytes: int
    sha256: str
    received_at: Moment
    parsed_at: Moment | None

    @classmethod
    def of(cls, document: CvDocument, lang: str) -> Self:
        """Return the document with the reason, where it could not be read."""
        return cls(**cls._values(document, lang))

    @staticmethod
    def _values(document: CvDocument, lang: str) -> dict[str, Any]:
        return {
            "reference": document.reference,
            "status": document.status.value,
            "reason": CodedReason.of(document.reason_code, document.reason_params, lang),
            "format": document.format,
            "language": document.language,
            "size_bytes": document.size_bytes,
            "sha256": document.sha256,
            "received_at": document.received_at,
            "parsed_at": document.parsed_at,
        }


class CvFieldRead(Read):
    """One value that was read, with its place: `quote` is the text of the page from `start` to `end`.

    `link` is where these words lead, if the value was read from there.
    """

    path: str
    value: Any
    confidence: float
    page: int
    quote: str
    start: int
    end: int
    link: str | None = None


class MissingFieldRead(Read):
    """A main field that is empty, and why."""

    path: str
    code: str
    text: str


class CvReadingRead(CvRead):
    """A CV with everything that was read from it; `protected` names kinds of facts that were seen and dropped."""

    fields: list[CvFieldRead]
    missing: list[MissingFieldRead]
    warnings: list[CodedReason]
    protected: list[str]

    @classmethod
    def of(cls, document: CvDocument, lang: str) -> Self:
        """Return the document with its reading."""
        reading = document.reading
        return cls(
            **cls._values(document, lang),
            fields=[CvFieldRead.model_validate(field) for field in reading.get("fields", [])],
            missing=[
                MissingFieldRead(
                    path=each["path"],
                    code=each["code"],
                    text=translate(each["code"], lang, **each["params"]),
                )
                for each in reading.get("missing", [])
            ],
            warnings=[
                CodedReason(code=each["code"], text=translate(each["code"], lang, **each["params"]))
                for each in reading.get("warnings", [])
            ],
            protected=reading.get("protected", []),
        )


class JobRead(Read):
    """A piece of work that goes on by itself; ask again until it is done or failed."""

    reference: str
    kind: str
    subject: str
    status: str
    attempts: int
    queued_at: Moment
    started_at: Moment | None
    finished_at: Moment | None
    error: CodedReason | None

    @classmethod
    def of(cls, job: Job, lang: str) -> Self:
        """Return the job."""
        return cls(
            reference=job.reference,
            kind=job.kind,
            subject=job.subject_ref,
            status=job.status.value,
            attempts=job.attempts,
            queued_at=job.queued_at,
            started_at=job.started_at,
            finished_at=job.finished_at,
            error=CodedReason.of(job.error_code, job.error_params, lang),
        )


class NoticeRead(Read):
    """The text that a person is shown before agreeing to be matched."""

    purpose: str
    version: str
    text: Words
