"""The demo: three programmes with their projects and requisitions, staff, and fictitious people whose CVs are read.

Everything goes through the same verbs that people use. The demo has its own day, `DAY`, so that it shows the same
round in any year.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session, select

from talent.accounts.models import User
from talent.accounts.permissions import Role
from talent.accounts.users import actor_of, create_user, find_user
from talent.applicants.import_cv import get_document, receive_cv, store_reading
from talent.applicants.load import set_availability
from talent.applicants.models import Applicant, DocumentStatus, EmploymentBasis, Sector
from talent.applicants.register import register_applicant
from talent.audit.actors import OPERATOR, SYSTEM, Actor
from talent.core import ids, paths
from talent.core.errors import Conflict
from talent.core.settings import Settings
from talent.cv.processes.batch import parse_many
from talent.db.session import transaction
from talent.jobs.models import Job
from talent.jobs.queue import finish
from talent.projects.models import Programme, RequirementKind, Round
from talent.projects.programmes import create_programme, join_programme, open_round
from talent.projects.projects import create_project
from talent.projects.requisitions import RequirementLine, create_requisition, open_requisition
from talent.seed.reference import seed_reference
from talent.skills.queries import stored_linker

DAY: Final = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
STAFF: Final[dict[str, frozenset[Role]]] = {
    "lead1": frozenset({Role.LEAD}),
    "lead2": frozenset({Role.LEAD}),
    "hr1": frozenset({Role.HR}),
    "hr2": frozenset({Role.HR}),
    "auditor": frozenset({Role.AUDITOR}),
    "admin": frozenset({Role.ADMIN}),
}

T = TypeVar("T")
Progress = Callable[[Iterable[T], str, int], Iterator[T]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reading of one CV file ended."""

    file: str
    applicant_ref: str
    status: DocumentStatus
    reason_code: str | None
    skills: int


def staff_email(name: str) -> str:
    """Return the address by which a member of the demo's staff signs in."""
    return f"{name}@jabar.example"


def staff_actor(session: Session, name: str) -> Actor:
    """Return a member of the demo's staff as one who acts.

    Raises:
        Conflict: the demo has not been seeded.
    """
    user = find_user(session, staff_email(name))
    if user is None:
        raise Conflict("error.demo.not_seeded")
    return actor_of(session, user)


def seed_demo(engine: Engine, settings: Settings, *, progress: Progress[Any]) -> list[Reading]:
    """Fill a migrated database with the demo and read its CVs; return how each reading ended.

    Raises:
        Conflict: the demo is there already.
    """
    truth = json.loads((paths.demo() / "people.json").read_text("utf-8"))["people"]
    work = json.loads((paths.demo() / "projects.json").read_text("utf-8"))
    with transaction(engine) as session:
        if find_user(session, staff_email("lead1")) is not None:
            raise Conflict("error.demo.exists")
        seed_reference(session, actor=OPERATOR)
        staff = _staff(session)
        _work(session, work, staff)
    waiting: list[tuple[str, str, str]] = []
    for person in progress(truth, "demo.progress.register", len(truth)):
        with transaction(engine) as session:
            waiting.append(_register(session, person, settings))
    return _read(engine, waiting, progress)


def _staff(session: Session) -> dict[str, User]:
    return {
        name: create_user(session, email=staff_email(name), password=ids.token(), roles=roles, actor=OPERATOR)
        for name, roles in STAFF.items()
    }


def _work(session: Session, work: dict[str, Any], staff: dict[str, User]) -> None:
    programmes = {
        each["key"]: create_programme(
            session,
            code=each["key"],
            unit_code=each["unit"],
            name=each["labels"],
            description=each["description"],
            cohort=tuple(each["cohort"]) if each["cohort"] else None,
            actor=OPERATOR,
        )
        for each in work["programmes"]
    }
    rounds = {
        each["key"]: open_round(
            session,
            programme=programmes[each["programme"]],
            name=each["labels"],
            opens_on=date.fromisoformat(each["opens_on"]),
            closes_on=date.fromisoformat(each["closes_on"]),
            quota=each["quota"],
            actor=OPERATOR,
        )
        for each in work["rounds"]
    }
    for each in work["projects"]:
        _project(session, each, programmes[each["programme"]], rounds[each["round"]], staff[each["lead"]])


def _project(session: Session, each: dict[str, Any], programme: Programme, intake: Round, lead: User) -> None:
    costs = [each[name] for name in ("manual_cost", "digital_cost") if each[name]]
    project = create_project(
        session,
        programme=programme,
        unit_code=each["unit"],
        lead=lead,
        name=each["name"],
        description=each["description"],
        region_code=each["region"],
        spbe_domain=each["spbe_domain"],
        pon_tik_area=each["pon_tik_area"],
        origin=Sector(each["pentahelix_origin"]),
        starts_on=date.fromisoformat(each["starts_on"]),
        ends_on=date.fromisoformat(each["ends_on"]),
        manual_cost=each["manual_cost"]["amount"] if each["manual_cost"] else None,
        digital_cost=each["digital_cost"]["amount"] if each["digital_cost"] else None,
        cost_source="; ".join(dict.fromkeys(cost["source"] for cost in costs))[:400] or None,
        actor=OPERATOR,
    )
    actor = actor_of(session, lead)
    for asked in each["requisitions"]:
        template = asked["role_template"]
        requisition = create_requisition(
            session,
            project=project,
            intake=intake,
            title=asked["title"],
            description=asked["description"],
            requirements=[
                RequirementLine(
                    tuple(line["skills"]), line["level"], RequirementKind(line["kind"]), float(line["weight"])
                )
                for line in asked["requirements"]
            ],
            openings=asked["openings"],
            starts_on=date.fromisoformat(asked["starts_on"]),
            ends_on=date.fromisoformat(asked["ends_on"]),
            fte_percent=round(asked["fte"] * 100),
            region_code=asked["region"],
            remote=asked["remote"],
            asn_post=asked["asn_post"],
            basis=EmploymentBasis(asked["post_basis"]),
            languages=asked["languages"],
            experience_months=asked["experience_months"],
            education_level=asked["education_level"],
            budget_code=asked["budget_code"],
            fee_rupiah=asked["fee"],
            role_template=f"{template}/{asked['role_level']}" if template else None,
            actor=actor,
        )
        open_requisition(session, requisition=requisition, actor=actor)


def _register(session: Session, person: dict[str, Any], settings: Settings) -> tuple[str, str, str]:
    """Register one person as they would themselves; return (file, document, job)."""
    stated = person["registration"]
    user, applicant = register_applicant(
        session,
        name=stated["name"],
        email=stated["email"],
        phone=stated["phone"],
        password=ids.token(),
        birth_year=stated["birth_year"],
        region_code=stated["region"],
        sector=Sector(stated["sector"]),
        basis=EmploymentBasis(stated["basis"]),
        lang="en" if person["cv"]["language"] == "en" else "id",
        consent=True,
        actor=SYSTEM,
    )
    own = actor_of(session, user)
    offered = stated["availability"]
    set_availability(
        session,
        applicant=applicant,
        fte_percent=round(offered["fte"] * 100),
        from_on=_day(offered["from_on"]),
        to_on=_day(offered["to_on"]),
        actor=own,
    )
    for code in stated["programmes"]:
        programme = session.exec(select(Programme).where(Programme.code == code)).one()
        join_programme(session, programme=programme, applicant=applicant, actor=own)
    file = person["cv"]["file"]
    data = (paths.demo() / "cvs" / file).read_bytes()
    document, job = receive_cv(
        session, applicant=applicant, data=data, filename=file, settings=settings, actor=own
    )
    return file, document.reference, job.reference


def _read(engine: Engine, waiting: list[tuple[str, str, str]], progress: Progress[Any]) -> list[Reading]:
    """Read all files on all processors, then store each reading in a transaction of its own."""
    files = [((paths.demo() / "cvs" / file).read_bytes(), file) for file, _, _ in waiting]
    with transaction(engine, write=False) as session:
        linker = stored_linker(session)
    readings = []
    # The demo comes out the same on every machine, with tesseract or without: its scan waits to be recognised.
    parsed_files = progress(parse_many(files, ocr=False), "demo.progress.read", len(files))
    for (file, document_ref, job_ref), parsed in zip(waiting, parsed_files, strict=True):
        with transaction(engine) as session:
            document = get_document(session, document_ref)
            skills = store_reading(session, document=document, parsed=parsed, linker=linker, actor=SYSTEM)
            finish(session, session.exec(select(Job).where(Job.reference == job_ref)).one())
            applicant = session.get_one(Applicant, document.applicant_key)
            readings.append(
                Reading(file, applicant.reference, document.status, document.reason_code, len(skills))
            )
    return readings


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
