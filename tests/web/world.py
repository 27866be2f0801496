"""A small world for the tests of the API: staff of every role, three people of the demo with their real CVs read,
two projects of two leads, one matched requisition with its shortlist."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from litestar import Litestar
from litestar.testing import TestClient
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of, create_user, get_user
from talent.app import create_app
from talent.applicants.import_cv import receive_cv
from talent.applicants.load import set_availability
from talent.applicants.models import Applicant, Sector
from talent.applicants.register import register_applicant
from talent.audit.actors import OPERATOR, Actor
from talent.core import paths
from talent.core.settings import Settings
from talent.db.session import transaction
from talent.matching.run import match_requisition
from talent.projects.models import RequirementKind
from talent.projects.programmes import create_programme
from talent.projects.projects import create_project
from talent.projects.requisitions import RequirementLine, create_requisition, open_requisition
from talent.seed.reference import seed_reference
from talent.shortlists.shortlist import list_entries, request_shortlist
from talent.worker import run_waiting

PASSWORD: Final = "sebuah kata sandi yang panjang"
SECRET: Final = "k3Yp-tests-9vQzLm27xWb4-only-for-tests"
BASE: Final = "https://testserver.local"
API: Final = "/api/v1"
PEOPLE: Final = ("gilang-ramdhani-saputra", "fitriani-azzahra", "bayu-anggara-prakoso")
STAFF: Final = {
    "lead": Role.LEAD,
    "other_lead": Role.LEAD,
    "hr": Role.HR,
    "other_hr": Role.HR,
    "auditor": Role.AUDITOR,
    "admin": Role.ADMIN,
}


@dataclass
class World:
    """References of what is there; `emails` by name of the person who signs in."""

    emails: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    applicants: list[str] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    project: str = ""
    requisition: str = ""
    draft: str = ""
    run: str = ""
    shortlist: str = ""
    entries: list[str] = field(default_factory=list)
    cvs: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)


def build(engine: Engine, settings: Settings) -> World:
    """Fill a migrated database."""
    world = World()
    with transaction(engine) as session:
        seed_reference(session, actor=OPERATOR)
        for name, role in STAFF.items():
            _staff(session, world, name, role)
        _projects(session, world)
        truth = {
            each["slug"]: each for each in json.loads((paths.demo() / "people.json").read_text())["people"]
        }
        for slug in PEOPLE:
            _person(session, world, truth[slug], settings)
    assert run_waiting(engine, settings) == len(PEOPLE)
    with transaction(engine) as session:
        _shortlist(session, world)
    return world


def _staff(session: Session, world: World, name: str, role: Role) -> None:
    user = create_user(
        session, email=f"{name}@example.com", password=PASSWORD, roles=frozenset({role}), actor=OPERATOR
    )
    world.emails[name], world.users[name] = f"{name}@example.com", user.reference


def _actor(session: Session, world: World, name: str) -> Actor:
    return actor_of(session, get_user(session, world.users[name]))


def _projects(session: Session, world: World) -> None:
    programme = create_programme(
        session,
        code="layanan-digital",
        unit_code="uk.1.1.1",
        name={"id": "Layanan Digital", "en": "Digital services"},
        description={"id": "Tim digital.", "en": "The digital team."},
        actor=OPERATOR,
    )
    for name in ("other_lead", "lead"):
        project = create_project(
            session,
            programme=programme,
            unit_code="uk.1.1.1",
            lead=get_user(session, world.users[name]),
            name={"id": "Aduan warga", "en": "Residents' complaints"},
            description={"id": "Satu pintu.", "en": "One door."},
            region_code="32.73",
            spbe_domain="applications",
            pon_tik_area="DEV",
            origin=Sector.GOVERNMENT,
            starts_on=date(2027, 1, 1),
            ends_on=date(2027, 12, 31),
            actor=_actor(session, world, name),
        )
        world.project = project.reference
        for opened in (False, True):
            requisition = create_requisition(
                session,
                project=project,
                title={"id": "Pengembang Backend", "en": "Back-end developer"},
                description="Membangun API aduan.",
                requirements=[
                    RequirementLine(("python",), 3, RequirementKind.MUST, 3.0),
                    RequirementLine(("postgresql", "mysql"), 3, RequirementKind.SHOULD, 2.0),
                    RequirementLine(("docker",), 2, RequirementKind.PLUS, 1.0),
                ],
                openings=1,
                starts_on=date(2027, 1, 11),
                ends_on=date(2027, 12, 17),
                region_code="32.73",
                fee_rupiah=10_500_000,
                budget_code="2.16.03.1.02.0007",
                actor=_actor(session, world, name),
            )
            if opened:
                open_requisition(session, requisition=requisition, actor=_actor(session, world, name))
                world.requisition = requisition.reference
            else:
                world.draft = requisition.reference


def _person(session: Session, world: World, person: Mapping[str, Any], settings: Settings) -> None:
    stated = person["registration"]
    name = f"applicant{len(world.applicants) + 1}"
    user, applicant = register_applicant(
        session,
        name=stated["name"],
        email=stated["email"],
        phone=stated["phone"],
        password=PASSWORD,
        birth_year=stated["birth_year"],
        region_code=stated["region"],
        sector=Sector(stated["sector"]),
        consent=True,
        actor=OPERATOR,
    )
    own = actor_of(session, user)
    set_availability(session, applicant=applicant, fte_percent=100, from_on=date(2027, 1, 1), actor=own)
    file = paths.demo() / "cvs" / person["cv"]["file"]
    document, job = receive_cv(
        session, applicant=applicant, data=file.read_bytes(), filename=file.name, settings=settings, actor=own
    )
    world.emails[name], world.users[name] = stated["email"], user.reference
    world.applicants.append(applicant.reference)
    world.people.append(dict(person))
    world.cvs.append(document.reference)
    world.jobs.append(job.reference)


def _shortlist(session: Session, world: World) -> None:
    from sqlmodel import select

    from talent.projects.models import Requisition

    lead = _actor(session, world, "lead")
    requisition = session.exec(select(Requisition).where(Requisition.reference == world.requisition)).one()
    run = match_requisition(session, requisition=requisition, as_of="2026-11", actor=lead)
    shortlist = request_shortlist(session, requisition=requisition, run=run, actor=lead)
    entries = list_entries(session, shortlist)
    by_key = {entry.applicant_key: entry.reference for entry in entries}
    people = {each.reference: each.key for each in session.exec(select(Applicant))}
    world.run, world.shortlist = run.reference, shortlist.reference
    world.entries = [by_key[people[reference]] for reference in world.applicants]


class Site:
    """The application over one database, with requests as anybody."""

    def __init__(
        self, client: "TestClient[Litestar]", world: World, engine: Engine, settings: Settings
    ) -> None:
        self.client, self.world, self.engine, self.settings = client, world, engine, settings
        self._tokens: dict[str, str] = {}

    def token(self, name: str) -> str:
        """A bearer token of that person, from a sign-in of their own."""
        if name not in self._tokens:
            answer = self.client.post(
                f"{API}/session",
                json={"address": self.world.emails[name], "password": PASSWORD, "transport": "bearer"},
            )
            assert answer.status_code == 200, answer.text
            self._tokens[name] = answer.json()["token"]
        return self._tokens[name]

    def forget(self, name: str) -> None:
        """Sign in anew at the next request of that person."""
        self._tokens.pop(name, None)

    def ask(self, method: str, path: str, *, by: str | None = None, **more: Any) -> Any:  # noqa: ANN401 - httpx
        """Send a request by somebody, or by nobody; `path` is below /api/v1 unless it starts with a slash pair."""
        headers = dict(more.pop("headers", {}))
        if by is not None:
            headers["Authorization"] = f"Bearer {self.token(by)}"
        url = path[1:] if path.startswith("//") else API + path
        return self.client.request(method, url, headers=headers, **more)


def settings_for(folder: Any) -> Settings:  # noqa: ANN401 - a path
    """Settings of a site whose files lie in `folder`."""
    return Settings(data_dir=folder, secret_key=SecretStr(SECRET), login_attempts=5, lang="id")


@contextmanager
def open_site(engine: Engine, settings: Settings, world: World) -> Iterator[Site]:
    """Open a site over a database that holds the world."""
    app = create_app(settings, engine)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        yield Site(client, world, engine, settings)
