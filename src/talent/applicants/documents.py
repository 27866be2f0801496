"""Finds a person's documents and the jobs that read them, within what the actor may see."""

from sqlmodel import Session, select

from talent.applicants.import_cv import JOB_KIND
from talent.applicants.models import Applicant, CvDocument
from talent.applicants.queries import get_applicant
from talent.audit.actors import Actor
from talent.core.errors import NotFound
from talent.jobs.models import Job


def get_document_of(session: Session, reference: str, *, applicant: Applicant) -> CvDocument:
    """Return the person's document.

    Raises:
        NotFound: they have none of that reference.
    """
    statement = select(CvDocument).where(
        CvDocument.reference == reference, CvDocument.applicant_key == applicant.key
    )
    document = session.exec(statement).one_or_none()
    if document is None:
        raise NotFound("error.cv.not_found", ref=reference)
    return document


def get_reading_job(session: Session, reference: str, *, actor: Actor) -> Job:
    """Return the job that reads a CV, if the actor may see whose CV it is.

    Raises:
        NotFound: there is none, or it is about somebody whom the actor does not see.
    """
    row = session.exec(
        select(Job, Applicant)
        .join(CvDocument, CvDocument.reference == Job.subject_ref)  # type: ignore[arg-type]
        .join(Applicant, CvDocument.applicant_key == Applicant.key)  # type: ignore[arg-type]
        .where(Job.reference == reference, Job.kind == JOB_KIND)
    ).one_or_none()
    if row is None:
        raise NotFound("error.job.not_found", ref=reference)
    job, applicant = row
    try:
        get_applicant(session, applicant.reference, actor=actor)
    except NotFound:
        raise NotFound("error.job.not_found", ref=reference) from None
    return job
