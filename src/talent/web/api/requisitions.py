"""Requisitions: open ones are read by anybody; leads and HR make, change, open and close them."""

from typing import Annotated

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.projects import requisitions
from talent.projects.models import RequisitionStatus
from talent.projects.projects import get_project
from talent.web import views
from talent.web.paging import Page, Paging
from talent.web.preconditions import demand_version, etag
from talent.web.requisition_form import create_from
from talent.web.schemas.projects import (
    RequirementsChange,
    RequisitionClose,
    RequisitionCreate,
    RequisitionDetail,
    RequisitionRead,
)

IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", max_length=200)]


def list_requisitions(
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
    q: FromQuery[str] = "",
    status: FromQuery[RequisitionStatus | None] = None,
) -> Response[Page[RequisitionRead]]:
    """List requisitions; without signing in, the open ones."""
    found, total = requisitions.list_requisitions(
        session,
        status=status,
        q=q,
        offset=paging.offset,
        limit=paging.limit,
        order=paging.order,
        actor=actor,
    )
    return paging.answer([views.requisition_line(session, each) for each in found], total)


def read_requisition(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> Response[RequisitionDetail]:
    """Read a requisition with its requirements."""
    requisition = requisitions.get_requisition(session, ref, actor=actor)
    return Response(views.requisition_detail(session, requisition), headers=etag(requisition.version))


def create_requisition(
    ref: FromPath[str],
    data: JSONBody[RequisitionCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> Response[RequisitionDetail]:
    """Create a requisition of a project, as a draft."""
    project = get_project(session, ref, actor=actor)
    requisition = create_from(session, data, project=project, actor=actor)
    headers = {**etag(requisition.version), "Location": f"/api/v1/requisitions/{requisition.reference}"}
    return Response(views.requisition_detail(session, requisition), headers=headers)


def replace_requirements(
    ref: FromPath[str],
    data: JSONBody[RequirementsChange],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    if_match: IfMatch = None,
) -> Response[RequisitionDetail]:
    """Replace the requirements of a requisition; If-Match says which version."""
    version = demand_version(if_match)
    requisition = requisitions.set_requirements(
        session,
        requisition=requisitions.get_requisition(session, ref, actor=actor),
        requirements=[each.line() for each in data.requirements],
        version=version,
        actor=actor,
    )
    return Response(views.requisition_detail(session, requisition), headers=etag(requisition.version))


def open_requisition(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> Response[RequisitionDetail]:
    """Open a draft for applications and matching."""
    requisition = requisitions.get_requisition(session, ref, actor=actor)
    requisitions.open_requisition(session, requisition=requisition, actor=actor)
    return Response(views.requisition_detail(session, requisition), headers=etag(requisition.version))


def close_requisition(
    ref: FromPath[str],
    data: JSONBody[RequisitionClose],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> Response[RequisitionDetail]:
    """Close an open requisition."""
    requisition = requisitions.get_requisition(session, ref, actor=actor)
    requisitions.close_requisition(session, requisition=requisition, status=data.outcome, actor=actor)
    return Response(views.requisition_detail(session, requisition), headers=etag(requisition.version))
