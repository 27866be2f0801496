"""Makes a requisition of what the form of one says: its requirements by hand, or those of a role template."""

from sqlmodel import Session

from talent.audit.actors import Actor
from talent.projects.models import Project, Requisition
from talent.projects.programmes import get_round
from talent.projects.requisitions import RequirementLine, create_requisition
from talent.projects.role_templates import requirements_from
from talent.web.schemas.base import both
from talent.web.schemas.projects import RequisitionCreate


def create_from(session: Session, form: RequisitionCreate, *, project: Project, actor: Actor) -> Requisition:
    """Create the requisition of a filled form.

    Raises:
        NotFound: the round, the region or the role template is not there.
        Forbidden: the project is another lead's.
        Invalid: a value breaks a rule.
    """
    return create_requisition(
        session,
        project=project,
        intake=get_round(session, form.round) if form.round else None,
        title=both(form.title),
        description=form.description,
        requirements=_lines(form),
        openings=form.openings,
        starts_on=form.starts_on,
        ends_on=form.ends_on,
        fte_percent=form.fte_percent,
        region_code=form.region,
        remote=form.remote,
        asn_post=form.asn_post,
        basis=form.basis,
        languages=[each.model_dump() for each in form.languages],
        experience_months=form.experience_months,
        education_level=form.education_level,
        budget_code=form.budget_code,
        fee_rupiah=form.fee_rupiah,
        role_template=form.role_template.code if form.role_template else None,
        actor=actor,
    )


def _lines(form: RequisitionCreate) -> tuple[RequirementLine, ...]:
    if form.role_template is not None:
        return requirements_from(form.role_template.code, form.role_template.level)
    return tuple(each.line() for each in form.requirements or ())
