"""Marks that something a score reads has changed, so that matching rescores this person and nobody else."""

from sqlmodel import Session

from talent.applicants.models import Applicant
from talent.core import clock


def touch(session: Session, applicant: Applicant) -> None:
    """Move the person's `changed_at` to now."""
    applicant.changed_at = clock.now()
    session.add(applicant)
