"""Registering, and the notice that is shown before."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlmodel import Session

from talent.applicants.consent import MATCHING, NOTICE_VERSION, notice_text
from talent.applicants.register import register_applicant
from talent.audit.actors import Actor
from talent.web.schemas.applicants import ApplicantRead, NoticeRead, RegistrationCreate
from talent.web.schemas.base import Words


def notice() -> NoticeRead:
    """Read the notice that a person agrees to."""
    return NoticeRead(
        purpose=MATCHING, version=NOTICE_VERSION, text=Words(id=notice_text("id"), en=notice_text("en"))
    )


def register(
    data: JSONBody[RegistrationCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> Response[ApplicantRead]:
    """Register as an applicant."""
    _user, applicant = register_applicant(
        session,
        name=data.name,
        email=data.email,
        phone=data.phone,
        password=data.password.get_secret_value(),
        birth_year=data.birth_year,
        region_code=data.region,
        sector=data.sector,
        basis=data.basis,
        lang=data.lang,
        consent=data.consent,
        actor=actor,
    )
    return Response(
        ApplicantRead.of(applicant), headers={"Location": f"/api/v1/applicants/{applicant.reference}"}
    )
