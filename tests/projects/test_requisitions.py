"""Requisitions: each rule of what may be asked for, who may ask, and that nobody's change is lost."""

import threading
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.models import EmploymentBasis
from talent.audit.actors import OPERATOR, Actor
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound, PreconditionFailed, Problem
from talent.db.session import transaction
from talent.projects.models import Project, RequirementKind, Requisition, RequisitionStatus
from talent.projects.requisitions import (
    RequirementLine,
    close_requisition,
    create_requisition,
    get_requisition,
    list_requisitions,
    open_requisition,
    requirements_of,
    set_requirements,
)
from talent.skills.load import load_library
from tests.factories.lexicon import FAMILIES, small_lexicon
from tests.factories.rows import make_actor, make_project, make_requisition, make_user

LABELS = {family["family"]: family["labels"] for family in FAMILIES}
PYTHON = RequirementLine(("python",), 3, RequirementKind.MUST)
JAVA = RequirementLine(("java", "python", "java"), 2, RequirementKind.PLUS, 0.5, "Diutamakan yang bisa Java.")
GOOD: dict[str, Any] = {
    "title": {"id": "Pengembang", "en": "Developer"},
    "description": "Membangun API.",
    "requirements": [PYTHON],
    "openings": 2,
    "starts_on": date(2027, 1, 11),
    "ends_on": date(2027, 12, 17),
}


def load_small(session: Session) -> None:
    """Load the small library."""
    load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)


@pytest.fixture
def project(sqlite_session: Session) -> Project:
    """A project in a database that holds the small library."""
    load_small(sqlite_session)
    return make_project(sqlite_session)


def create(session: Session, project: Project, actor: Actor = OPERATOR, **values: Any) -> Requisition:  # noqa: ANN401
    """A requisition that is right in all but these values."""
    return create_requisition(session, project=project, **{**GOOD, **values}, actor=actor)


def test_a_requisition_begins_as_a_draft_with_its_requirements_in_order(
    sqlite_session: Session, project: Project
) -> None:
    made = create(
        sqlite_session,
        project,
        requirements=[JAVA, PYTHON],
        languages=[{"code": "id"}, {"code": "en", "level": 3}],
    )
    assert (made.status, made.version, made.opened_on) == (RequisitionStatus.DRAFT, 1, None)
    assert made.languages == [{"code": "id", "level": None}, {"code": "en", "level": 3}]
    rows = requirements_of(sqlite_session, made)
    assert [(row.position, row.skills, row.level, row.kind, row.weight, row.sentence) for row in rows] == [
        (1, ["java", "python"], 2, RequirementKind.PLUS, 0.5, "Diutamakan yang bisa Java."),
        (2, ["python"], 3, RequirementKind.MUST, 1.0, None),
    ]


def test_the_seed_of_ties_is_drawn_for_each(sqlite_session: Session, project: Project) -> None:
    seeds = {create(sqlite_session, project).tie_seed for _ in range(5)}
    assert len(seeds) == 5
    assert min(map(len, seeds)) >= 32


@pytest.mark.parametrize(
    ("values", "kind", "code"),
    [
        ({"openings": 0}, Invalid, "error.requisition.openings"),
        ({"openings": -3}, Invalid, "error.requisition.openings"),
        ({"starts_on": date(2027, 12, 18)}, Invalid, "error.dates.order"),
        ({"fte_percent": 0}, Invalid, "error.availability.fte"),
        ({"fte_percent": 101}, Invalid, "error.availability.fte"),
        ({"education_level": 0}, Invalid, "error.education.range"),
        ({"education_level": 10}, Invalid, "error.education.range"),
        ({"experience_months": -1}, Invalid, "error.requisition.negative"),
        ({"fee_rupiah": -1}, Invalid, "error.requisition.negative"),
        ({"asn_post": True, "basis": EmploymentBasis.VOLUNTEER}, Invalid, "error.requisition.asn_basis"),
        ({"region_code": "99.99"}, NotFound, "error.region.not_found"),
        ({"languages": [{"code": "en", "level": 9}]}, Invalid, "error.requisition.language"),
        ({"languages": [{"code": "en", "level": 0}]}, Invalid, "error.requisition.language"),
        ({"languages": [{"level": 3}]}, Invalid, "error.requisition.language"),
        ({"languages": [{"code": "English"}]}, Invalid, "error.requisition.language"),
        (
            {"requirements": [RequirementLine((), 3, RequirementKind.MUST)]},
            Invalid,
            "error.requirement.skills",
        ),
        (
            {"requirements": [RequirementLine(("alchemy",), 3, RequirementKind.MUST)]},
            Invalid,
            "error.skill.not_found",
        ),
        (
            {"requirements": [RequirementLine(("python",), 0, RequirementKind.MUST)]},
            Invalid,
            "error.level.range",
        ),
        (
            {"requirements": [RequirementLine(("python",), 6, RequirementKind.MUST)]},
            Invalid,
            "error.level.range",
        ),
        *(
            ({"requirements": [RequirementLine(("python",), 3, RequirementKind.MUST, weight)]}, Invalid, code)
            for code in ["error.requirement.weight"]
            for weight in (0.0, -1.0, 10.5, float("nan"), float("inf"))
        ),
    ],
)
def test_each_rule_is_said(
    sqlite_session: Session, project: Project, values: dict[str, Any], kind: type[Problem], code: str
) -> None:
    with pytest.raises(kind) as refused:
        create(sqlite_session, project, **values)
    assert refused.value.code == code


def test_an_asn_post_takes_every_asn_basis_and_an_open_one_takes_any(
    sqlite_session: Session, project: Project
) -> None:
    for basis in EmploymentBasis:
        assert create(sqlite_session, project, basis=basis).basis is basis
        if basis.is_asn:
            assert create(sqlite_session, project, basis=basis, asn_post=True).asn_post


def test_a_lead_asks_in_their_own_project_only(sqlite_session: Session) -> None:
    load_small(sqlite_session)
    lead = make_user(sqlite_session, Role.LEAD)
    own, other = make_project(sqlite_session, lead=lead), make_project(sqlite_session)
    actor = actor_of(sqlite_session, lead)
    made = create(sqlite_session, own, actor)
    with pytest.raises(Forbidden):
        create(sqlite_session, other, actor)
    foreign = make_requisition(sqlite_session, project=other, status=RequisitionStatus.DRAFT)
    for act in (open_requisition, close_requisition):
        with pytest.raises(Forbidden):
            act(sqlite_session, requisition=foreign, actor=actor)
    with pytest.raises(Forbidden):
        set_requirements(sqlite_session, requisition=foreign, requirements=[PYTHON], actor=actor)
    assert open_requisition(sqlite_session, requisition=made, actor=actor).status is RequisitionStatus.OPEN


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.AUDITOR, Role.ADMIN])
def test_who_edits_no_projects_edits_no_requisition(
    sqlite_session: Session, project: Project, role: Role
) -> None:
    with pytest.raises(Forbidden):
        create(sqlite_session, project, make_actor(sqlite_session, role))


def test_requirements_are_replaced_as_a_whole(sqlite_session: Session, project: Project) -> None:
    made = create(sqlite_session, project, requirements=[PYTHON, JAVA])
    set_requirements(sqlite_session, requisition=made, requirements=[JAVA], version=1, actor=OPERATOR)
    assert [row.skills for row in requirements_of(sqlite_session, made)] == [["java", "python"]]
    assert made.version == 2


def test_a_stale_change_is_refused_and_changes_nothing(sqlite_session: Session, project: Project) -> None:
    made = create(sqlite_session, project)
    set_requirements(sqlite_session, requisition=made, requirements=[JAVA], version=1, actor=OPERATOR)
    with pytest.raises(PreconditionFailed):
        set_requirements(sqlite_session, requisition=made, requirements=[PYTHON], version=1, actor=OPERATOR)
    assert [row.skills[0] for row in requirements_of(sqlite_session, made)] == ["java"]


@pytest.mark.parametrize("status", list(RequisitionStatus))
def test_only_a_draft_opens_and_only_an_open_one_closes(
    sqlite_session: Session, status: RequisitionStatus
) -> None:
    row = make_requisition(sqlite_session, status=status)
    if status is RequisitionStatus.DRAFT:
        opened = open_requisition(sqlite_session, requisition=row, actor=OPERATOR)
        assert opened.opened_on is not None
        return
    with pytest.raises(Conflict):
        open_requisition(sqlite_session, requisition=row, actor=OPERATOR)
    if status is RequisitionStatus.OPEN:
        closed = close_requisition(
            sqlite_session, requisition=row, status=RequisitionStatus.FILLED, actor=OPERATOR
        )
        assert (closed.status, closed.closed_on is not None) == (RequisitionStatus.FILLED, True)
        return
    with pytest.raises(Conflict):
        close_requisition(sqlite_session, requisition=row, actor=OPERATOR)
    with pytest.raises(Conflict):
        set_requirements(sqlite_session, requisition=row, requirements=[PYTHON], actor=OPERATOR)


@pytest.mark.parametrize("status", [RequisitionStatus.OPEN, RequisitionStatus.DRAFT])
def test_closing_leads_to_an_end(sqlite_session: Session, status: RequisitionStatus) -> None:
    row = make_requisition(sqlite_session)
    with pytest.raises(Conflict):
        close_requisition(sqlite_session, requisition=row, status=status, actor=OPERATOR)


def test_everybody_sees_what_is_open_and_only_its_people_the_rest(session: Session) -> None:
    lead = make_user(session, Role.LEAD)
    own = make_project(session, lead=lead)
    opened = make_requisition(session)
    mine = make_requisition(session, project=own, status=RequisitionStatus.DRAFT)
    hidden = make_requisition(session, status=RequisitionStatus.CLOSED)
    seen = {
        Role.APPLICANT: {opened.reference},
        Role.AUDITOR: {opened.reference, mine.reference, hidden.reference},
        Role.HR: {opened.reference, mine.reference, hidden.reference},
        Role.LEAD: {opened.reference, mine.reference},
    }
    for role, references in seen.items():
        actor = actor_of(session, lead) if role is Role.LEAD else make_actor(session, role)
        page, total = list_requisitions(session, actor=actor)
        assert ({row.reference for row in page}, total) == (references, len(references))
        for row in (opened, mine, hidden):
            if row.reference in references:
                assert get_requisition(session, row.reference, actor=actor).key == row.key
            else:
                with pytest.raises(NotFound):
                    get_requisition(session, row.reference, actor=actor)


def test_an_administrator_lists_none(sqlite_session: Session) -> None:
    with pytest.raises(Forbidden):
        list_requisitions(sqlite_session, actor=make_actor(sqlite_session, Role.ADMIN))


def test_lists_are_filtered_by_status_project_and_words(sqlite_session: Session) -> None:
    project = make_project(sqlite_session)
    wanted = make_requisition(sqlite_session, project=project, title_id="Analis Data 100%")
    make_requisition(
        sqlite_session, project=project, status=RequisitionStatus.CLOSED, title_id="Analis Data 100%"
    )
    make_requisition(sqlite_session, title_id="Analis Data 100%")
    make_requisition(sqlite_session, project=project, title_id="Analis Data")
    found, total = list_requisitions(
        sqlite_session, project=project, status=RequisitionStatus.OPEN, q="data 100%", actor=OPERATOR
    )
    assert ([row.key for row in found], total) == ([wanted.key], 1)


def test_of_two_who_change_at_once_one_is_told(engine: Engine) -> None:
    """Both have read version 1: a change that is not refused must not disappear under the other."""
    with transaction(engine) as session:
        load_small(session)
        reference = create(session, make_project(session)).reference
    ready, outcomes = threading.Barrier(2), []

    def change(skill: str) -> None:
        try:
            ready.wait()
            with transaction(engine) as session:
                row = get_requisition(session, reference, actor=OPERATOR)
                line = RequirementLine((skill,), 3, RequirementKind.MUST)
                set_requirements(session, requisition=row, requirements=[line], version=1, actor=OPERATOR)
            outcomes.append(skill)
        except PreconditionFailed:
            outcomes.append("stale")

    threads = [threading.Thread(target=change, args=(skill,)) for skill in ("java", "rust")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[-1] == "stale"
    with transaction(engine, write=False) as session:
        row = get_requisition(session, reference, actor=OPERATOR)
        assert row.version == 2
        assert [line.skills for line in requirements_of(session, row)] == [[min(outcomes)]]
