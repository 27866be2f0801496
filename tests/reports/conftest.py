"""A round that reports are written of: people with real CV files, read and matched, on a database of its own."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from scoring.linker import Linker
from talent.accounts.permissions import Role
from talent.applicants.consent import give_consent
from talent.applicants.import_cv import read_file, receive_cv, store_reading
from talent.applicants.load import set_availability
from talent.applicants.models import Applicant
from talent.audit.actors import SYSTEM, Actor
from talent.core import clock, paths
from talent.core.settings import Settings
from talent.cv.types import ParsedCv
from talent.db.engine import make_engine
from talent.db.session import transaction
from talent.matching.run import match_requisition
from talent.projects.models import Requirement, RequirementKind, Requisition
from talent.reports.shortlist_page import render_sheets
from talent.seed.demo import DAY
from talent.seed.reference import seed_reference
from talent.shortlists.decide import decide, reveal
from talent.shortlists.models import Shortlist, Verb
from talent.shortlists.sheet import Sheet, sheet_of
from talent.shortlists.shortlist import list_entries, request_shortlist
from talent.skills.queries import stored_linker
from tests.conftest import SECRET
from tests.factories.documents import Who, cv_lines, docx, pdf, txt
from tests.factories.rows import make_actor, make_applicant, make_requisition

HOSTILE = """<script>alert("x")</script>' onload='y"""


@dataclass(frozen=True)
class Story:
    """What a test looks at: the sheets as the HR member sees them, and the page in both languages."""

    engine: Engine
    settings: Settings
    actor: Actor
    revealed_to: Actor
    pages: dict[str, str]

    def sheets(self, session: Session) -> list[Sheet]:
        """The sheets that the pages were written of."""
        return [sheet_of(session, each, actor=self.actor) for each in shortlists(session)]


def shortlists(session: Session) -> list[Shortlist]:
    """All shortlists in the order of their references."""
    return list(session.exec(select(Shortlist).order_by(col(Shortlist.reference))))


def ask(session: Session, requisition: Requisition, *skills: tuple[str, int, RequirementKind]) -> None:
    """Write the requirements of a requisition."""
    for position, (skill, level, kind) in enumerate(skills, start=1):
        session.add(
            Requirement(
                requisition_key=requisition.key,
                position=position,
                skills=[skill],
                level=level,
                kind=kind,
                weight=3.0 if kind is RequirementKind.MUST else 1.0,
            )
        )
    session.flush()


def send_cv(
    session: Session, applicant: Applicant, data: bytes, filename: str, *, settings: Settings, linker: Linker
) -> ParsedCv:
    """Let a person agree, send a CV and have it read; return the reading."""
    give_consent(session, applicant=applicant, channel="web", lang="id", actor=SYSTEM)
    set_availability(session, applicant=applicant, fte_percent=100, from_on=None, to_on=None, actor=SYSTEM)
    document, _ = receive_cv(
        session, applicant=applicant, data=data, filename=filename, settings=settings, actor=SYSTEM
    )
    parsed = read_file(document, settings)
    store_reading(session, document=document, parsed=parsed, linker=linker, actor=SYSTEM)
    return parsed


def shortlist_of(session: Session, requisition: Requisition, *, size: int, actor: Actor) -> Shortlist:
    """Match a requisition and put the first on its list."""
    run = match_requisition(session, requisition=requisition, actor=actor)
    return request_shortlist(session, requisition=requisition, run=run, size=size, actor=actor)


Fresh = Callable[[str], tuple[Engine, Settings]]


@pytest.fixture(scope="session")
def fresh(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """A maker of databases with the reference data, each with a folder for files."""
    engines = []

    def make(name: str) -> tuple[Engine, Settings]:
        folder = tmp_path_factory.mktemp(name)
        shutil.copy(_sqlite_template, folder / "talent.db")
        settings = Settings(data_dir=folder, secret_key=SecretStr(SECRET))
        engine = make_engine(settings.url)
        engines.append(engine)
        with transaction(engine) as session:
            seed_reference(session, actor=SYSTEM)
        return engine, settings

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="session")
def story(fresh: Fresh) -> Story:
    """Two requisitions, one of them with a hostile title, and five people: two alike, one revealed, one declined."""
    engine, settings = fresh("story")
    must, should, plus = RequirementKind.MUST, RequirementKind.SHOULD, RequirementKind.PLUS
    with clock.frozen(DAY), transaction(engine) as session:
        actor, lead = make_actor(session, Role.HR), make_actor(session, Role.HR)
        linker = stored_linker(session)
        first = make_requisition(session, openings=2)
        ask(
            session,
            first,
            ("python", 3, must),
            ("postgresql", 3, must),
            ("react", 2, should),
            ("linux", 2, plus),
        )
        second = make_requisition(
            session, title_id=HOSTILE, title_en=HOSTILE, languages=[{"code": "en", "level": 4}]
        )
        ask(session, second, ("java", 3, must), ("kubernetes", 3, should))
        twins = txt(Who())
        for name, data, file in (
            ("Sari Wulandari", twins, "cv.txt"),
            ("Sari Wulandari", twins, "cv.txt"),
            ("Sari Wulandari", pdf(cv_lines()), "cv.pdf"),
            ("Sari Wulandari", docx(cv_lines(skills=["Vue.js", "Linux"])), "cv.docx"),
            (
                "Sari Wulandari",
                pdf(
                    cv_lines(
                        extra=["", "PROYEK", f"Alat Python {HOSTILE} (2022 - 2024)", "Memakai PostgreSQL <b>"]
                    )
                ),
                "cv.pdf",
            ),
        ):
            send_cv(session, make_applicant(session, name=name), data, file, settings=settings, linker=linker)
        for requisition in (first, second):
            shortlist_of(session, requisition, size=5, actor=actor)
        entries = list_entries(session, shortlists(session)[0])
        reveal(session, entry=entries[0], reason_code="interview_invitation", actor=lead)
        decide(session, entry=entries[0], verb=Verb.REFER, reason_code="meets_all_musts", actor=lead)
        decide(
            session,
            entry=entries[-1],
            verb=Verb.DECLINE,
            reason_code="skill_evidence_insufficient",
            actor=lead,
        )
        sheets = [sheet_of(session, each, actor=actor) for each in shortlists(session)]
        pages = {lang: render_sheets(session, sheets, settings=settings, lang=lang) for lang in ("id", "en")}
    return Story(engine, settings, actor, lead, pages)


def text_of(node: LexborNode | LexborHTMLParser, selector: str) -> str:
    """The text of the first match, which must be there."""
    found = node.css_first(selector)
    assert found is not None, selector
    return found.text()


@pytest.fixture(scope="session")
def people() -> list[dict[str, object]]:
    """The truth of the demo's people."""
    truth: list[dict[str, object]] = json.loads((paths.demo() / "people.json").read_text("utf-8"))["people"]
    return truth
