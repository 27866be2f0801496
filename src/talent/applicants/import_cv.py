"""A CV comes in: it is kept as a file, put down as a job, read outside any transaction, and its claims stored.

The three verbs are apart on purpose: `receive_cv` runs in the request, `read_file` touches no database, and
`store_reading` is one short transaction, so that a process that dies in between loses nothing.
"""

import hashlib
import os
from pathlib import Path
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from scoring.linker import Linker
from scoring.types import month_index
from talent.applicants.changes import touch
from talent.applicants.link import LinkedSkill, link_skills
from talent.applicants.models import (
    Applicant,
    ClaimEvidence,
    CvDocument,
    DocumentStatus,
    EvidenceKind,
    SkillClaim,
)
from talent.applicants.reading import reading_of
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Invalid, NotFound, Problem, TooLarge
from talent.core.settings import Settings
from talent.cv.processes.sandbox import STOPPED, read_in_child
from talent.cv.types import ParsedCv
from talent.cv.version import PARSER_VERSION
from talent.db.references import next_reference
from talent.jobs.models import Job
from talent.jobs.queue import enqueue

JOB_KIND: Final = "read_cv"
_EXTENSIONS: Final = frozenset(
    {"pdf", "docx", "odt", "rtf", "txt", "html", "htm", "json", "jpg", "jpeg", "png"}
)


class ReadingStopped(Problem):
    """The reader of a document was ended before its end: it may be read again."""

    status = 503


def receive_cv(
    session: Session, *, applicant: Applicant, data: bytes, filename: str, settings: Settings, actor: Actor
) -> tuple[CvDocument, Job]:
    """Keep the file and put its reading down as a job. The same file again gives the same document, read anew.

    Of `filename` only the extension is kept: a file's name often is a person's name.

    Raises:
        Invalid: the file is empty.
        TooLarge: it is larger than the setting allows.
    """
    if not data:
        raise Invalid("error.cv.empty")
    if len(data) > settings.max_upload_bytes:
        raise TooLarge("error.cv.too_large", megabytes=settings.max_upload_bytes // 1_000_000)
    sha256 = hashlib.sha256(data).hexdigest()
    statement = select(CvDocument).where(
        CvDocument.applicant_key == applicant.key, CvDocument.sha256 == sha256
    )
    document = session.exec(statement).one_or_none()
    if document is None:
        extension = Path(filename).suffix.lower().lstrip(".")
        document = CvDocument(
            reference=next_reference(session, "CV"),
            applicant_key=applicant.key,
            sha256=sha256,
            size_bytes=len(data),
            extension=extension if extension in _EXTENSIONS else "bin",
        )
    document.status = DocumentStatus.RECEIVED
    document.received_at = clock.now()
    session.add(document)
    session.flush()
    # The file is written before the commit: a document without its file could never be read, while a file
    # without a document is only waste.
    write_durably(file_of(document, settings), data)
    job = enqueue(session, kind=JOB_KIND, subject=("cv_document", document.reference))
    record(
        session,
        action="cv.receive",
        subject=("applicant", applicant.reference),
        details={"document": document.reference, "bytes": len(data), "sha256": sha256},
        actor=actor,
    )
    return document, job


def read_file(document: CvDocument, settings: Settings) -> ParsedCv:
    """Read the document's file; this is the slow part and must run outside any transaction.

    Raises:
        NotFound: the file is no longer there.
        ReadingStopped: the child that read it crashed, or took too much time or memory.
    """
    path = file_of(document, settings)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound("error.cv.file_lost", ref=document.reference) from None
    parsed = read_in_child(data, filename=f"cv.{document.extension}")
    if parsed.reason is not None and parsed.reason.code in STOPPED:
        raise ReadingStopped(parsed.reason.code)
    return parsed


def store_reading(
    session: Session, *, document: CvDocument, parsed: ParsedCv, linker: Linker, actor: Actor
) -> list[LinkedSkill]:
    """Store what was read, and the claims with their evidence; what a person stated or denied stands as it is."""
    applicant = session.get_one(Applicant, document.applicant_key)
    now = clock.now()
    as_of = month_index(clock.today().strftime("%Y-%m"))
    document.status = DocumentStatus(parsed.status)
    document.format = parsed.format
    document.language = parsed.language
    document.reason_code = parsed.reason.code if parsed.reason else None
    document.reason_params = dict(parsed.reason.params) if parsed.reason else {}
    document.parser_version = PARSER_VERSION
    document.reading = reading_of(parsed)
    document.parsed_at = now
    session.add(document)
    skills: list[LinkedSkill] = []
    if parsed.status == "parsed":
        skills = link_skills(parsed, linker, as_of=as_of, document=document.reference)
        if not _is_outdated(session, document):
            _store_profile(applicant, parsed)
    _replace_evidence(session, applicant, document, skills)
    touch(session, applicant)
    session.flush()
    record(
        session,
        action="cv.read",
        subject=("applicant", applicant.reference),
        details={"document": document.reference, "status": parsed.status, "skills": len(skills)},
        actor=actor,
    )
    return skills


def give_up_reading(session: Session, *, document: CvDocument, code: str, params: dict[str, str]) -> None:
    """Say on the document that it could not be read, and why, so that nobody waits for it for ever."""
    document.status = DocumentStatus.UNREADABLE
    document.reason_code, document.reason_params = code, dict(params)
    session.add(document)


def file_of(document: CvDocument, settings: Settings) -> Path:
    """Return where the document's file lies; its name is the random key, which tells nothing."""
    name = document.key.hex
    return settings.uploads / name[-2:] / f"{name}.{document.extension}"


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    # The new name is in the folder only once the folder itself is on the disk.
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def get_document(session: Session, reference: str) -> CvDocument:
    """Return the document.

    Raises:
        NotFound: there is none of that reference.
    """
    document = session.exec(select(CvDocument).where(CvDocument.reference == reference)).one_or_none()
    if document is None:
        raise NotFound("error.cv.not_found", ref=reference)
    return document


def list_documents(session: Session, applicant: Applicant) -> list[CvDocument]:
    """Return the person's documents, the newest first."""
    statement = select(CvDocument).where(CvDocument.applicant_key == applicant.key)
    return list(
        session.exec(statement.order_by(col(CvDocument.received_at).desc(), col(CvDocument.key).desc()))
    )


def _is_outdated(session: Session, document: CvDocument) -> bool:
    """Tell whether the person has sent another document since, that has been read: two workers may change the order."""
    newer = select(CvDocument.key).where(
        CvDocument.applicant_key == document.applicant_key,
        CvDocument.key != document.key,
        CvDocument.status == DocumentStatus.PARSED,
        col(CvDocument.received_at) > document.received_at,
    )
    return session.exec(newer.limit(1)).first() is not None


def _store_profile(applicant: Applicant, parsed: ParsedCv) -> None:
    """Store what the newest document says; of what it does not tell, the older one's word stays."""
    applicant.resume = parsed.resume
    if parsed.work_spans:
        applicant.work_spans = [
            {"start": span.start_month, "end": span.end_month} for span in parsed.work_spans
        ]
    if parsed.languages:
        applicant.languages = [{"code": spoken.code, "level": spoken.level} for spoken in parsed.languages]
    if parsed.education_level is not None:
        applicant.education_level = parsed.education_level
    if applicant.region_code is None:
        applicant.region_code = parsed.region


def _replace_evidence(
    session: Session, applicant: Applicant, document: CvDocument, skills: list[LinkedSkill]
) -> None:
    session.execute(delete(ClaimEvidence).where(col(ClaimEvidence.document_key) == document.key))
    claims = {
        claim.skill_id: claim
        for claim in session.exec(select(SkillClaim).where(SkillClaim.applicant_key == applicant.key))
    }
    for skill in skills:
        claim = claims.get(skill.id)
        if claim is None:
            claim = SkillClaim(applicant_key=applicant.key, skill_id=skill.id)
            session.add(claim)
            session.flush()
        for each in skill.evidence:
            session.add(
                ClaimEvidence(
                    reference=each.reference,
                    claim_key=claim.key,
                    document_key=document.key,
                    source=EvidenceKind(each.source.value),
                    entry=each.entry,
                    quote=each.quote,
                    page=each.page,
                    start=each.start,
                    end=each.end,
                    months=each.months,
                    last_used=each.last_used,
                    level=each.level,
                    confidence=each.confidence,
                )
            )
    session.flush()
