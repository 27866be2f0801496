"""The verbs of requisitions: create one with its requirements, open it, close it; and finding them."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import delete
from sqlmodel import Session, col, func, or_, select

from talent.accounts.models import User
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import EmploymentBasis
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound, PreconditionFailed
from talent.db.ordering import Order, ordered
from talent.db.references import next_reference
from talent.projects.models import (
    Project,
    Requirement,
    RequirementKind,
    Requisition,
    RequisitionStatus,
    Round,
)
from talent.projects.projects import leads
from talent.skills.queries import demand_skills
from talent.units.queries import get_region

_LEVELS: Final = (None, 1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One requirement as it is asked for: any of `skills` at `level` 1–5; `weight` above 0, at most 10."""

    skills: tuple[str, ...]
    level: int
    kind: RequirementKind
    weight: float = 1.0
    sentence: str | None = None


def create_requisition(
    session: Session,
    *,
    project: Project,
    intake: Round | None = None,
    title: dict[str, str],
    description: str,
    requirements: Sequence[RequirementLine],
    openings: int,
    starts_on: date,
    ends_on: date,
    fte_percent: int = 100,
    region_code: str | None = None,
    remote: bool = False,
    asn_post: bool = False,
    basis: EmploymentBasis | None = None,
    languages: Sequence[dict[str, Any]] = (),
    experience_months: int | None = None,
    education_level: int | None = None,
    budget_code: str | None = None,
    fee_rupiah: int | None = None,
    role_template: str | None = None,
    actor: Actor,
) -> Requisition:
    """Create a requisition in draft.

    Raises:
        Forbidden: the project is another lead's.
        Invalid: a value breaks a rule; the sentence names which.
    """
    _demand_edit(session, project, actor=actor)
    if openings < 1:
        raise Invalid("error.requisition.openings")
    if starts_on > ends_on:
        raise Invalid("error.dates.order")
    if not 1 <= fte_percent <= 100:
        raise Invalid("error.availability.fte")
    if education_level is not None and not 1 <= education_level <= 9:
        raise Invalid("error.education.range")
    if (experience_months or 0) < 0 or (fee_rupiah or 0) < 0:
        raise Invalid("error.requisition.negative")
    if asn_post and basis is not None and not basis.is_asn:
        raise Invalid("error.requisition.asn_basis")
    if region_code is not None:
        get_region(session, region_code)
    requisition = Requisition(
        reference=next_reference(session, "REQ"),
        project_key=project.key,
        round_key=intake.key if intake else None,
        title_id=title["id"],
        title_en=title["en"],
        description=description,
        role_template=role_template,
        openings=openings,
        starts_on=starts_on,
        ends_on=ends_on,
        fte_percent=fte_percent,
        region_code=region_code,
        remote=remote,
        asn_post=asn_post,
        basis=basis,
        languages=[_language(each) for each in languages],
        experience_months=experience_months,
        education_level=education_level,
        budget_code=budget_code,
        fee_rupiah=fee_rupiah,
        tie_seed=secrets.token_hex(16),
    )
    session.add(requisition)
    session.flush()
    _write_requirements(session, requisition, requirements)
    record(session, action="requisition.create", subject=("requisition", requisition.reference), actor=actor)
    return requisition


def set_requirements(
    session: Session,
    *,
    requisition: Requisition,
    requirements: Sequence[RequirementLine],
    version: int | None = None,
    actor: Actor,
) -> Requisition:
    """Replace all requirements; with `version` only if nobody changed the requisition in between.

    Raises:
        PreconditionFailed: somebody did.
        Conflict: the requisition is no longer open for change.
    """
    _demand_edit(session, session.get_one(Project, requisition.project_key), actor=actor)
    _hold(session, requisition)
    if version is not None and version != requisition.version:
        raise PreconditionFailed("error.version.stale")
    if requisition.status not in {RequisitionStatus.DRAFT, RequisitionStatus.OPEN}:
        raise Conflict("error.requisition.closed", ref=requisition.reference)
    session.execute(delete(Requirement).where(col(Requirement.requisition_key) == requisition.key))
    _write_requirements(session, requisition, requirements)
    requisition.version += 1
    session.add(requisition)
    session.flush()
    record(
        session,
        action="requisition.requirements",
        subject=("requisition", requisition.reference),
        actor=actor,
    )
    return requisition


def open_requisition(session: Session, *, requisition: Requisition, actor: Actor) -> Requisition:
    """Open a draft for applications and matching.

    Raises:
        Conflict: it is not a draft.
    """
    _demand_edit(session, session.get_one(Project, requisition.project_key), actor=actor)
    _hold(session, requisition)
    if requisition.status is not RequisitionStatus.DRAFT:
        raise Conflict("error.requisition.not_draft", ref=requisition.reference)
    requisition.status = RequisitionStatus.OPEN
    requisition.opened_on = clock.today()
    requisition.version += 1
    session.add(requisition)
    record(session, action="requisition.open", subject=("requisition", requisition.reference), actor=actor)
    return requisition


def close_requisition(
    session: Session,
    *,
    requisition: Requisition,
    status: RequisitionStatus = RequisitionStatus.CLOSED,
    actor: Actor,
) -> Requisition:
    """Close an open requisition as closed, filled or cancelled.

    Raises:
        Conflict: it is not open.
    """
    _demand_edit(session, session.get_one(Project, requisition.project_key), actor=actor)
    _hold(session, requisition)
    if requisition.status is not RequisitionStatus.OPEN or status in {
        RequisitionStatus.OPEN,
        RequisitionStatus.DRAFT,
    }:
        raise Conflict("error.requisition.closed", ref=requisition.reference)
    requisition.status = status
    requisition.closed_on = clock.today()
    requisition.version += 1
    session.add(requisition)
    record(
        session,
        action="requisition.close",
        subject=("requisition", requisition.reference),
        details={"status": status.value},
        actor=actor,
    )
    return requisition


def get_requisition(session: Session, reference: str, *, actor: Actor) -> Requisition:
    """Return the requisition, if the actor may see it: open ones everybody, a lead's own, HR and auditors any.

    Raises:
        NotFound: there is none, or it is outside the actor's scope.
    """
    requisition = session.exec(select(Requisition).where(Requisition.reference == reference)).one_or_none()
    if requisition is None or not _sees(session, requisition, actor=actor):
        raise NotFound("error.requisition.not_found", ref=reference)
    return requisition


def list_requisitions(
    session: Session,
    *,
    status: RequisitionStatus | None = None,
    project: Project | None = None,
    q: str = "",
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
    actor: Actor,
) -> tuple[list[Requisition], int]:
    """Return a page of the requisitions that the actor may see, by reference, and how many there are."""
    demand(actor, Permission.VIEW_OPEN_REQUISITION, Permission.VIEW_ANY_PROJECT)
    statement = select(Requisition)
    if status is not None:
        statement = statement.where(Requisition.status == status)
    if project is not None:
        statement = statement.where(Requisition.project_key == project.key)
    if q:
        statement = statement.where(
            or_(
                col(Requisition.title_id).icontains(q, autoescape=True),
                col(Requisition.title_en).icontains(q, autoescape=True),
            )
        )
    if not may(actor, Permission.VIEW_ANY_PROJECT):
        own = (
            select(Project.key)
            .join(User, col(Project.lead_key) == col(User.key))
            .where(User.reference == actor.ref)
        )
        statement = statement.where(
            or_(Requisition.status == RequisitionStatus.OPEN, col(Requisition.project_key).in_(own))
        )
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {
        "reference": col(Requisition.reference),
        "starts_on": col(Requisition.starts_on),
        "opened_on": col(Requisition.opened_on),
    }
    return list(session.exec(ordered(statement, columns, order).offset(offset).limit(limit))), total


def requirements_of(session: Session, requisition: Requisition) -> list[Requirement]:
    """Return the requirements in their order."""
    statement = select(Requirement).where(Requirement.requisition_key == requisition.key)
    return list(session.exec(statement.order_by(col(Requirement.position))))


def project_of(session: Session, requisition: Requisition) -> Project:
    """Return the project that asks."""
    return session.get_one(Project, requisition.project_key)


def _hold(session: Session, requisition: Requisition) -> None:
    """Lock the row and read it anew: of two who change it at once, the second sees what the first has done."""
    session.refresh(requisition, with_for_update=True)


def _language(asked: Mapping[str, Any]) -> dict[str, Any]:
    # The engine refuses another level, and one such requisition would stop the matching of all.
    code, level = asked.get("code"), asked.get("level")
    if not isinstance(code, str) or not re.fullmatch(r"[a-z]{2,3}", code) or level not in _LEVELS:
        raise Invalid("error.requisition.language")
    return {"code": code, "level": level}


def _sees(session: Session, requisition: Requisition, *, actor: Actor) -> bool:
    if may(actor, Permission.VIEW_ANY_PROJECT):
        return True
    if requisition.status is RequisitionStatus.OPEN and may(actor, Permission.VIEW_OPEN_REQUISITION):
        return True
    return may(actor, Permission.VIEW_OWN_PROJECT) and leads(
        session, project_of(session, requisition), actor=actor
    )


def _demand_edit(session: Session, project: Project, *, actor: Actor) -> None:
    demand(actor, Permission.EDIT_ANY_PROJECT, Permission.EDIT_OWN_PROJECT)
    if not may(actor, Permission.EDIT_ANY_PROJECT) and not leads(session, project, actor=actor):
        raise Forbidden("error.permission.missing", permission=Permission.EDIT_ANY_PROJECT.value)


def _write_requirements(session: Session, requisition: Requisition, lines: Sequence[RequirementLine]) -> None:
    demand_skills(session, [skill for line in lines for skill in line.skills])
    for position, line in enumerate(lines, start=1):
        if not line.skills:
            raise Invalid("error.requirement.skills")
        if not 1 <= line.level <= 5:
            raise Invalid("error.level.range")
        if not 0 < line.weight <= 10:
            raise Invalid("error.requirement.weight")
        session.add(
            Requirement(
                requisition_key=requisition.key,
                position=position,
                skills=list(dict.fromkeys(line.skills)),
                level=line.level,
                kind=line.kind,
                weight=float(line.weight),
                sentence=line.sentence,
            )
        )
    session.flush()
