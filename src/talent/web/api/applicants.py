"""People in the pool: their file, CVs, skills, time and consent. An applicant reaches their own, HR anybody's."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlmodel import Session

from talent.applicants.claims import deny_skill, state_skill
from talent.applicants.consent import give_consent, withdraw_consent
from talent.applicants.documents import get_document_of, get_reading_job
from talent.applicants.import_cv import list_documents, receive_cv
from talent.applicants.load import set_availability
from talent.applicants.models import Sector
from talent.applicants.queries import get_applicant, get_own
from talent.applicants.queries import list_applicants as list_people
from talent.applicants.register import add_applicant as add_person
from talent.audit.actors import Actor
from talent.core.settings import Settings
from talent.projects.programmes import get_programme
from talent.projects.programmes import join_programme as join
from talent.web import views
from talent.web.paging import Page, Paging
from talent.web.schemas.applicants import (
    ApplicantCreate,
    ApplicantRead,
    AvailabilityChange,
    AvailabilityRead,
    ClaimChange,
    ClaimRead,
    CvRead,
    CvReadingRead,
    JobRead,
    ProfileRead,
)
from talent.web.uploads import MultipartUpload, read_upload


def list_applicants(
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
    q: FromQuery[str] = "",
    sector: FromQuery[Sector | None] = None,
    region: FromQuery[str | None] = None,
) -> Response[Page[ApplicantRead]]:
    """List people in the pool."""
    people, total = list_people(
        session,
        q=q,
        sector=sector,
        region_code=region,
        offset=paging.offset,
        limit=paging.limit,
        order=paging.order,
        actor=actor,
    )
    return paging.answer([ApplicantRead.of(person) for person in people], total)


def add_applicant(
    data: JSONBody[ApplicantCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ApplicantRead:
    """Add a person without an account."""
    applicant = add_person(
        session,
        name=data.name,
        email=data.email,
        phone=data.phone,
        birth_year=data.birth_year,
        nip=data.nip,
        region_code=data.region,
        sector=data.sector,
        basis=data.basis,
        lang=data.lang,
        actor=actor,
    )
    return ApplicantRead.of(applicant)


def own_applicant(session: NamedDependency[Session], actor: NamedDependency[Actor]) -> ProfileRead:
    """Read one's own file."""
    return views.profile(session, get_own(session, actor))


def read_applicant(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ProfileRead:
    """Read a person's file."""
    return views.profile(session, get_applicant(session, ref, actor=actor))


def change_availability(
    ref: FromPath[str],
    data: JSONBody[AvailabilityChange],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> AvailabilityRead:
    """State for how much of the whole time, and when, a person can work."""
    applicant = get_applicant(session, ref, actor=actor)
    offered = set_availability(
        session,
        applicant=applicant,
        fte_percent=data.fte_percent,
        from_on=data.from_on,
        to_on=data.to_on,
        actor=actor,
    )
    return AvailabilityRead(fte_percent=offered.fte_percent, from_on=offered.from_on, to_on=offered.to_on)


def consent(
    ref: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> ProfileRead:
    """Agree to being matched."""
    applicant = get_applicant(session, ref, actor=actor)
    give_consent(session, applicant=applicant, channel="api", lang=lang, actor=actor)
    return views.profile(session, applicant)


def take_consent_back(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> None:
    """Take the consent to being matched back."""
    withdraw_consent(session, applicant=get_applicant(session, ref, actor=actor), actor=actor)


def join_programme(
    ref: FromPath[str],
    code: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> None:
    """Note that a person wants to work in a programme."""
    applicant = get_applicant(session, ref, actor=actor)
    join(session, programme=get_programme(session, code), applicant=applicant, actor=actor)


def list_claims(
    ref: FromPath[str],
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
) -> Response[Page[ClaimRead]]:
    """List a person's skills with their evidence."""
    return paging.cut(views.claims(session, get_applicant(session, ref, actor=actor)))


def state_claim(
    ref: FromPath[str],
    skill: FromPath[str],
    data: JSONBody[ClaimChange],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> None:
    """State that a person has a skill."""
    applicant = get_applicant(session, ref, actor=actor)
    state_skill(session, applicant=applicant, skill_id=skill, level=data.level, actor=actor)


def deny_claim(
    ref: FromPath[str],
    skill: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> None:
    """Say that a person does not have a skill, whatever a CV seems to say."""
    applicant = get_applicant(session, ref, actor=actor)
    deny_skill(session, applicant=applicant, skill_id=skill, actor=actor)


def upload_cv(
    ref: FromPath[str],
    data: MultipartUpload,
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    settings: NamedDependency[Settings],
    lang: NamedDependency[str],
) -> Response[JobRead]:
    """Upload a CV; it is read by a job."""
    applicant = get_applicant(session, ref, actor=actor)
    content, filename = read_upload(data, most=settings.max_upload_bytes)
    _document, job = receive_cv(
        session, applicant=applicant, data=content, filename=filename, settings=settings, actor=actor
    )
    return Response(JobRead.of(job, lang), headers={"Location": f"/api/v1/jobs/{job.reference}"})


def list_cvs(
    ref: FromPath[str],
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> Response[Page[CvRead]]:
    """List a person's CVs."""
    documents = list_documents(session, get_applicant(session, ref, actor=actor))
    return paging.cut([CvRead.of(document, lang) for document in documents])


def read_cv(
    ref: FromPath[str],
    cv: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> CvReadingRead:
    """Read what was read from a CV."""
    applicant = get_applicant(session, ref, actor=actor)
    return CvReadingRead.of(get_document_of(session, cv, applicant=applicant), lang)


def read_job(
    ref: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> JobRead:
    """Read where a job stands."""
    return JobRead.of(get_reading_job(session, ref, actor=actor), lang)
