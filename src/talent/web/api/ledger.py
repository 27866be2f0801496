"""The ledger, for auditors and administrators."""

from typing import Annotated

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlmodel import Session

from talent.audit import ledger
from talent.web.paging import Page, Paging
from talent.web.schemas.ledger import LedgerEntryRead, VerificationRead


def list_entries(
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    subject: Annotated[str | None, QueryParameter(max_length=60)] = None,
) -> Response[Page[LedgerEntryRead]]:
    """List what was done, the oldest first, of one subject where it is named."""
    found, total = ledger.page_of_entries(
        session, subject_ref=subject, offset=paging.offset, limit=paging.limit, order=paging.order
    )
    return paging.answer([LedgerEntryRead.of(entry) for entry in found], total)


def verify(session: NamedDependency[Session]) -> VerificationRead:
    """Check the whole chain."""
    return VerificationRead.of(ledger.verify(session), ledger.head(session))
