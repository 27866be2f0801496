"""The demo: every CV file ends as its truth says, and each that is read gives a person with evidence (issue 3)."""

import json
from typing import Any

import pytest
from sqlmodel import Session, col, select

from talent.accounts.models import User
from talent.applicants.claims import list_claims
from talent.applicants.consent import consenting
from talent.applicants.import_cv import file_of
from talent.applicants.models import Applicant, ClaimEvidence, CvDocument, DocumentStatus, SkillClaim
from talent.audit.actors import OPERATOR
from talent.audit.ledger import verify
from talent.core import clock, paths
from talent.core.errors import Conflict
from talent.db.session import transaction
from talent.jobs.models import Job, JobStatus
from talent.matching.replay import replay_run
from talent.matching.run import match_all
from talent.projects.models import Project, Requisition, RequisitionStatus
from talent.projects.requisitions import requirements_of
from talent.seed.demo import DAY, STAFF, seed_demo, staff_actor
from talent.shortlists.sheet import sheet_of
from talent.shortlists.shortlist import request_shortlist
from talent.skills.queries import stored_lexicon, stored_linker
from tests.factories.demo import Demo

pytestmark = pytest.mark.slow
PEOPLE: list[dict[str, Any]] = json.loads((paths.demo() / "people.json").read_text("utf-8"))["people"]
WORK: dict[str, Any] = json.loads((paths.demo() / "projects.json").read_text("utf-8"))


def documents(session: Session) -> dict[str, tuple[CvDocument, Applicant]]:
    """Documents with their people, by the name of the person as stated."""
    rows = session.exec(
        select(CvDocument, Applicant).join(Applicant, col(CvDocument.applicant_key) == col(Applicant.key))
    )
    return {applicant.name: (document, applicant) for document, applicant in rows}


def test_every_file_ends_as_its_truth_says(demo_database: Demo) -> None:
    expected = {person["cv"]["file"]: person["cv"]["expect"] for person in PEOPLE}
    assert {reading.file: reading.status.value for reading in demo_database.readings} == expected
    assert {"parsed", "needs_ocr", "unreadable"} == set(expected.values())
    for reading in demo_database.readings:
        assert (reading.reason_code is None) == (reading.status is DocumentStatus.PARSED)
        assert (reading.skills > 0) == (reading.status is DocumentStatus.PARSED)


def test_each_cv_that_is_read_gives_a_person_with_work_or_studies_and_skills(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        found = documents(session)
        assert len(found) == len(PEOPLE) >= 40
        for person in PEOPLE:
            if person["cv"]["expect"] != "parsed":
                continue
            document, applicant = found[person["registration"]["name"]]
            basics = applicant.resume["basics"]
            assert basics.get("name"), person["slug"]
            assert basics.get("email") or basics.get("phone"), person["slug"]
            assert applicant.resume.get("work") or applicant.resume.get("education"), person["slug"]
            assert any(evidence for _, evidence in list_claims(session, applicant)), person["slug"]
            assert document.parser_version


def test_every_quote_occurs_on_its_page_and_every_place_names_its_skill(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        linker, lexicon = stored_linker(session), stored_lexicon(session)
        rows = session.exec(
            select(ClaimEvidence, SkillClaim, CvDocument)
            .join(SkillClaim, col(ClaimEvidence.claim_key) == col(SkillClaim.key))
            .join(CvDocument, col(ClaimEvidence.document_key) == col(CvDocument.key))
        ).all()
        assert len(rows) > 400
        for evidence, claim, document in rows:
            assert evidence.page is not None
            page = document.reading["pages"][evidence.page - 1]["text"]
            assert evidence.quote
            assert evidence.quote in page
            named = page[evidence.start : evidence.end]
            known = {span.id for span in linker.find(named)} | {each.id for each in linker.link(named, top=5)}
            assert claim.skill_id in known, (claim.skill_id, named)
            assert claim.skill_id in lexicon
            assert evidence.months is None or evidence.months > 0
            assert evidence.last_used is None or evidence.last_used <= "2026-11"


def test_every_field_stands_at_its_place(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        for document, _ in documents(session).values():
            for field in document.reading.get("fields", ()):
                text = document.reading["pages"][field["page"] - 1]["text"]
                assert text[field["start"] : field["end"]] == field["quote"]


def test_no_protected_fact_of_anybody_is_stored(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        found = documents(session)
        for person in PEOPLE:
            document, applicant = found[person["registration"]["name"]]
            stored = json.dumps(
                [document.reading, applicant.resume, applicant.work_spans], ensure_ascii=False
            )
            personal = person["cv"].get("personal", {})
            for fact in ("nik", "nip", "religion"):
                assert str(personal.get(fact) or "no such fact") not in stored, (person["slug"], fact)
            if person["cv"]["expect"] == "parsed":
                assert set(person["cv"]["protected"]) <= set(document.reading["protected"]), person["slug"]


def test_people_are_as_they_registered(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        found = documents(session)
        agreed = consenting(session)
        for person in PEOPLE:
            stated, (_, applicant) = person["registration"], found[person["registration"]["name"]]
            assert (applicant.email, applicant.birth_year) == (stated["email"], stated["birth_year"])
            assert (applicant.region_code, applicant.sector, applicant.basis) == (
                stated["region"],
                stated["sector"],
                stated["basis"],
            )
            assert applicant.key in agreed
        assert {applicant.sector for _, applicant in found.values()} >= {
            "academic",
            "business",
            "community",
            "government",
            "media",
        }


def test_files_and_jobs_are_whole(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        assert {job.status for job in session.exec(select(Job))} == {JobStatus.DONE}
        for document, _ in documents(session).values():
            assert file_of(document, demo_database.settings).stat().st_size == document.size_bytes
        assert verify(session) is None
        assert len(session.exec(select(User)).all()) == len(PEOPLE) + len(STAFF)
        for name in STAFF:
            assert staff_actor(session, name).permissions


def test_projects_and_requisitions_are_as_written(demo_database: Demo) -> None:
    with transaction(demo_database.engine, write=False) as session:
        assert len(session.exec(select(Project)).all()) == len(WORK["projects"]) >= 8
        requisitions = session.exec(select(Requisition)).all()
        asked = [each for project in WORK["projects"] for each in project["requisitions"]]
        assert len(requisitions) == len(asked) >= 14
        assert {each.status for each in requisitions} == {RequisitionStatus.OPEN}
        by_title = {each.title_en: each for each in requisitions}
        for each in asked:
            rows = requirements_of(session, by_title[each["title"]["en"]])
            assert [row.skills for row in rows] == [line["skills"] for line in each["requirements"]]


def test_every_requisition_finds_people_and_replays(demo_database: Demo) -> None:
    with clock.frozen(DAY), transaction(demo_database.engine) as session:
        runs = match_all(session, actor=OPERATOR)
        for run in runs:
            assert run.pool_size > 30
            assert replay_run(session, run).identical
        assert [run.key for run in match_all(session, actor=OPERATOR)] == [run.key for run in runs]
        requisition = session.get_one(Requisition, runs[0].requisition_key)
        shortlist = request_shortlist(session, requisition=requisition, run=runs[0], actor=OPERATOR)
        sheet = sheet_of(session, shortlist, actor=OPERATOR)
        assert len(sheet.lines) == 10
        best = sheet.lines[0]
        assert best.card is not None
        assert best.card.score > 0.5
        assert best.quotes


def test_the_demo_is_seeded_once(demo_database: Demo) -> None:
    with pytest.raises(Conflict):
        seed_demo(
            demo_database.engine, demo_database.settings, progress=lambda items, _code, _total: iter(items)
        )
