"""Planning: a selected person is meant for the post of a requisition, on stated terms."""

from datetime import date

from sqlmodel import Session, col, func, select

from talent.accounts.permissions import Permission, demand
from talent.applicants.models import Applicant, EmploymentBasis
from talent.audit.actors import Actor
from talent.core.errors import Conflict, Invalid
from talent.db.references import next_reference
from talent.placements.models import Placement, PlacementState
from talent.placements.revisions import close_change
from talent.placements.terms import Terms, UnpaidReason, check_person, check_terms
from talent.projects.models import Requisition, RequisitionStatus
from talent.shortlists.models import EntryState, Shortlist, ShortlistEntry

_HOLDING = (PlacementState.PLANNED, PlacementState.CONFIRMED, PlacementState.ACTIVE)
_STAFFED = (RequisitionStatus.OPEN, RequisitionStatus.FILLED, RequisitionStatus.CLOSED)


def plan_placement(
    session: Session,
    *,
    entry: ShortlistEntry | None = None,
    requisition: Requisition | None = None,
    applicant: Applicant | None = None,
    basis: EmploymentBasis,
    starts_on: date,
    ends_on: date,
    fte_percent: int,
    fee_rupiah: int | None = None,
    budget_code: str | None = None,
    unpaid_reason: UnpaidReason | None = None,
    actor: Actor,
) -> Placement:
    """Plan the placement of somebody who was selected: by their entry, or by requisition and applicant.

    `fee_rupiah` is rupiah a month. `unpaid_reason` lifts the warning about a fee under the wage floor for interns,
    volunteers and academics. A running placement without an entry comes in through `import_running`.

    Raises:
        Forbidden: the actor may not plan.
        Invalid: the terms break a rule; `terms.BelowFloor` when it is the wage floor.
        Conflict: the person was not selected, withdrew, is planned for this already, or no opening is left.
    """
    demand(actor, Permission.EDIT_ANY_PLACEMENT)
    entry = entry or _entry_of(session, requisition, applicant)
    shortlist = session.get_one(Shortlist, entry.shortlist_key)
    requisition = session.get_one(Requisition, shortlist.requisition_key)
    applicant = session.get_one(Applicant, entry.applicant_key)
    lock_opening(session, requisition, applicant)
    session.refresh(entry)
    if entry.state is not EntryState.SELECTED:
        raise Conflict("error.placement.not_selected", ref=entry.reference)
    terms = Terms(basis, starts_on, ends_on, fte_percent, fee_rupiah, budget_code, unpaid_reason)
    check_terms(terms, requisition=requisition, applicant=applicant)
    placement = new_placement(
        session, requisition=requisition, applicant=applicant, entry=entry, terms=terms, actor=actor
    )
    close_change(
        session,
        placement,
        change="plan",
        details={"requisition": requisition.reference, "unpaid_reason": unpaid_reason},
        new=True,
        actor=actor,
    )
    return placement


def lock_opening(session: Session, requisition: Requisition, applicant: Applicant) -> None:
    """Lock the requisition and the person until the transaction ends, and refuse where nothing can be planned.

    Raises:
        Conflict: the requisition is a draft or cancelled, all openings are taken, the person withdrew, or holds a
            place in it already.
    """
    session.flush()
    session.refresh(requisition, with_for_update={"key_share": True})
    session.refresh(applicant, with_for_update={"key_share": True})
    check_person(applicant)
    if requisition.status not in _STAFFED:
        raise Conflict(
            "error.placement.requisition_state",
            requisition=requisition.reference,
            status=requisition.status.value,
        )
    held = select(Placement.applicant_key).where(
        Placement.requisition_key == requisition.key, col(Placement.state).in_(_HOLDING)
    )
    if session.exec(held.where(Placement.applicant_key == applicant.key)).first() is not None:
        raise Conflict("error.placement.twice", ref=applicant.reference, requisition=requisition.reference)
    taken = session.exec(select(func.count()).select_from(held.subquery())).one()
    if taken >= requisition.openings:
        raise Conflict(
            "error.placement.openings", requisition=requisition.reference, openings=requisition.openings
        )


def new_placement(
    session: Session,
    *,
    requisition: Requisition,
    applicant: Applicant,
    entry: ShortlistEntry | None = None,
    terms: Terms,
    actor: Actor,
) -> Placement:
    """Return a planned placement on terms that have been checked."""
    placement = Placement(
        reference=next_reference(session, "PLC"),
        applicant_key=applicant.key,
        requisition_key=requisition.key,
        entry_key=entry.key if entry else None,
        basis=terms.basis,
        asn_post=requisition.asn_post,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        fte_percent=terms.fte_percent,
        fee_rupiah=terms.fee_rupiah,
        unpaid_reason=terms.unpaid_reason.value if terms.unpaid_reason else None,
        budget_code=terms.budget_code,
        planned_by=actor.ref,
    )
    session.add(placement)
    session.flush()
    return placement


def _entry_of(
    session: Session, requisition: Requisition | None, applicant: Applicant | None
) -> ShortlistEntry:
    if requisition is None or applicant is None:
        raise Invalid("error.placement.whom")
    statement = (
        select(ShortlistEntry)
        .join(Shortlist, col(Shortlist.key) == col(ShortlistEntry.shortlist_key))
        .where(Shortlist.requisition_key == requisition.key, ShortlistEntry.applicant_key == applicant.key)
    )
    entry = session.exec(statement).one_or_none()
    if entry is None:
        raise Conflict("error.placement.not_selected", ref=applicant.reference)
    return entry
