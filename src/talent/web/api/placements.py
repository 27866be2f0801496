"""Placements: HR plans, a second person confirms, and what happens to them afterwards."""

from typing import Annotated

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.placements import lifecycle, queries
from talent.placements.confirm import confirm_placement as confirm
from talent.placements.correct import correct_placement as correct
from talent.placements.models import PlacementState
from talent.placements.plan import plan_placement as plan
from talent.shortlists.shortlist import get_entry
from talent.web import views
from talent.web.paging import Page, Paging
from talent.web.schemas.placements import (
    PlacementCancel,
    PlacementConfirm,
    PlacementCorrect,
    PlacementCreate,
    PlacementEnd,
    PlacementExtend,
    PlacementRead,
    RevisionRead,
)


def list_placements(
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
    wanted: Annotated[PlacementState | None, QueryParameter(name="state")] = None,
) -> Response[Page[PlacementRead]]:
    """List placements."""
    found, total = queries.list_placements(
        session, state=wanted, offset=paging.offset, limit=paging.limit, order=paging.order, actor=actor
    )
    return paging.answer([views.placement(session, each) for each in found], total)


def read_placement(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> PlacementRead:
    """Read a placement."""
    return views.placement(session, queries.get_placement(session, ref, actor=actor))


def list_revisions(
    ref: FromPath[str],
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
) -> Response[Page[RevisionRead]]:
    """List every record that a placement has had."""
    placement = queries.get_placement(session, ref, actor=actor)
    revisions = queries.list_revisions(session, placement, actor=actor)
    return paging.cut([RevisionRead.of(each) for each in revisions])


def plan_placement(
    data: JSONBody[PlacementCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> Response[PlacementRead]:
    """Plan the placement of somebody who was selected."""
    placement = plan(
        session,
        entry=get_entry(session, data.entry, actor=actor),
        basis=data.basis,
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        fte_percent=data.fte_percent,
        fee_rupiah=data.fee_rupiah,
        budget_code=data.budget_code,
        unpaid_reason=data.unpaid_reason,
        actor=actor,
    )
    location = f"/api/v1/placements/{placement.reference}"
    return Response(views.placement(session, placement), headers={"Location": location})


def confirm_placement(
    ref: FromPath[str],
    data: JSONBody[PlacementConfirm],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> PlacementRead:
    """Confirm a planned placement by decree; a second person does."""
    placement = queries.get_placement(session, ref, actor=actor)
    confirm(session, placement=placement, decree_number=data.decree_number, actor=actor)
    return views.placement(session, placement)


def start_placement(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> PlacementRead:
    """Note that a person has started work."""
    placement = queries.get_placement(session, ref, actor=actor)
    return views.placement(session, lifecycle.start_placement(session, placement=placement, actor=actor))


def extend_placement(
    ref: FromPath[str],
    data: JSONBody[PlacementExtend],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> PlacementRead:
    """Move the last day to a later one, by decree; a second person does."""
    placement = queries.get_placement(session, ref, actor=actor)
    lifecycle.extend_placement(
        session, placement=placement, ends_on=data.ends_on, decree_number=data.decree_number, actor=actor
    )
    return views.placement(session, placement)


def end_placement(
    ref: FromPath[str],
    data: JSONBody[PlacementEnd],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> PlacementRead:
    """Note that the work has ended, with a coded reason."""
    placement = queries.get_placement(session, ref, actor=actor)
    lifecycle.end_placement(
        session, placement=placement, reason_code=data.reason, ended_on=data.ended_on, actor=actor
    )
    return views.placement(session, placement)


def cancel_placement(
    ref: FromPath[str],
    data: JSONBody[PlacementCancel],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> PlacementRead:
    """Call off a placement that has not started, with a coded reason."""
    placement = queries.get_placement(session, ref, actor=actor)
    lifecycle.cancel_placement(session, placement=placement, reason_code=data.reason, actor=actor)
    return views.placement(session, placement)


def correct_placement(
    ref: FromPath[str],
    data: JSONBody[PlacementCorrect],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> PlacementRead:
    """Correct what was recorded wrongly; the correction stands beside what it corrects."""
    placement = queries.get_placement(session, ref, actor=actor)
    correct(
        session,
        placement=placement,
        changes=data.changes.model_dump(exclude_unset=True),
        reason=data.reason,
        corrects=data.corrects,
        actor=actor,
    )
    return views.placement(session, placement)
