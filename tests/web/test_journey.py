"""The whole story over HTTP on both databases: from registering to an exported placement record that verifies."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from talent.accounts.permissions import Role
from talent.accounts.users import create_user
from talent.audit.actors import OPERATOR
from talent.core import paths
from talent.db.session import transaction
from talent.exports.verify import verify
from talent.seed.reference import seed_reference
from talent.worker import run_waiting
from tests.web.world import PASSWORD, Site

NAME = "Gilang Ramdhani Saputra"


class Story:
    """Requests of one story, each of which must succeed with the status that is expected."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def do(self, method: str, path: str, by: str | None, status: int, body: Any = None, **more: Any) -> Any:  # noqa: ANN401
        """Send it and return the answer's JSON."""
        if body is not None:
            more["json"] = body
        answer = self.site.ask(method, path, by=by, **more)
        assert answer.status_code == status, (method, path, answer.text)
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer

    def staff(self) -> None:
        """An operator makes the first administrator, who makes the others."""
        with transaction(self.site.engine) as session:
            seed_reference(session, actor=OPERATOR)
            create_user(
                session,
                email="admin@example.com",
                password=PASSWORD,
                roles=frozenset({Role.ADMIN}),
                actor=OPERATOR,
            )
        self.site.world.emails["admin"] = "admin@example.com"
        for name, role in (("lead", "lead"), ("hr", "hr"), ("other_hr", "hr"), ("auditor", "auditor")):
            body = {"email": f"{name}@example.com", "password": PASSWORD, "grants": [role]}
            self.site.world.users[name] = self.do("POST", "/users", "admin", 201, body)["reference"]
            self.site.world.emails[name] = f"{name}@example.com"

    def applicant(self) -> str:
        """Somebody registers, uploads a CV, and it is read."""
        body = {
            "name": NAME,
            "email": "gilang.rs@example.com",
            "phone": "0812-2000-0101",
            "password": PASSWORD,
            "birth_year": 1991,
            "region": "32.73",
            "sector": "business",
            "basis": "individual_consultant",
            "consent": True,
        }
        own = self.do("POST", "/register", None, 201, body)["reference"]
        self.site.world.emails["gilang"] = "gilang.rs@example.com"
        offer = {"fte_percent": 100, "from_on": "2027-01-01"}
        self.do("PUT", f"/applicants/{own}/availability", "gilang", 200, offer)
        file = paths.demo() / "cvs" / "gilang-ramdhani-saputra.pdf"
        upload = {"files": {"file": (file.name, file.read_bytes())}}
        answer = self.site.ask("POST", f"/applicants/{own}/cvs", by="gilang", **upload)
        assert answer.status_code == 202
        job = answer.headers["location"].removeprefix("/api/v1")
        assert self.do("GET", job, "gilang", 200)["status"] == "queued"
        run_waiting(self.site.engine, self.site.settings)
        done = self.do("GET", job, "gilang", 200)
        assert (done["status"], done["error"]) == ("done", None)
        return str(own)

    def requisition(self) -> str:
        """HR makes a programme, the lead a project with a requisition from a role template, and opens it."""
        programme = {
            "code": "layanan-digital",
            "unit": "uk.1.1.1",
            "name": {"id": "Layanan Digital", "en": "Digital services"},
            "description": {"id": "Tim digital.", "en": "The digital team."},
        }
        self.do("POST", "/programmes", "hr", 201, programme)
        project = {
            "programme": "layanan-digital",
            "unit": "uk.1.1.1",
            "name": {"id": "Aduan warga", "en": "Complaints"},
            "description": {"id": "Satu pintu.", "en": "One door."},
            "spbe_domain": "applications",
            "pon_tik_area": "DEV",
            "origin": "government",
            "starts_on": "2027-01-01",
            "ends_on": "2027-12-31",
        }
        reference = self.do("POST", "/projects", "lead", 201, project)["reference"]
        wanted = {
            "title": {"id": "Pengembang Backend", "en": "Back-end developer"},
            "description": "Membangun API aduan.",
            "role_template": {"code": "backend-developer", "level": "mid"},
            "openings": 1,
            "starts_on": "2027-01-11",
            "ends_on": "2027-12-17",
            "region": "32.73",
            "fee_rupiah": 10_500_000,
            "budget_code": "2.16.03.1.02.0007",
        }
        made = self.do("POST", f"/projects/{reference}/requisitions", "lead", 201, wanted)
        assert made["status"] == "draft"
        assert made["requirements"]
        assert self.do("GET", "/requisitions", None, 200)["data"] == []
        self.do("POST", f"/requisitions/{made['reference']}/open", "lead", 200)
        assert self.do("GET", "/requisitions", None, 200)["data"][0]["reference"] == made["reference"]
        return str(made["reference"])


@pytest.mark.slow
def test_from_registering_to_a_verified_export(empty_site: Site, tmp_path: Path) -> None:
    story = Story(empty_site)
    story.staff()
    applicant = story.applicant()
    read = story.do("GET", "/applicants/me", "gilang", 200)
    assert read["resume"]["basics"]["label"]
    cv = story.do("GET", f"/applicants/{applicant}/cvs", "gilang", 200)["data"][0]["reference"]
    fields = story.do("GET", f"/applicants/{applicant}/cvs/{cv}", "gilang", 200)["fields"]
    assert any(field["quote"] for field in fields)
    assert story.do("GET", f"/applicants/{applicant}/claims", "gilang", 200)["meta"]["total"] > 5

    requisition = story.requisition()
    story.do(
        "POST", f"/requisitions/{requisition}/applications", "gilang", 201, {"motivation": "Ingin berkarya."}
    )
    run = story.do("POST", f"/requisitions/{requisition}/match", "lead", 201, {"as_of": "2026-11"})
    assert run["pool_size"] == 1
    again = story.do("POST", f"/requisitions/{requisition}/match", "hr", 201, {"as_of": "2026-11"})
    assert again["reference"] == run["reference"]
    assert story.do("GET", f"/runs/{run['reference']}/replay", "auditor", 200)["identical"] is True
    assert (
        story.do("GET", f"/runs/{run['reference']}/matches", "lead", 200)["data"][0]["candidate"] == applicant
    )

    shortlist = story.do("POST", f"/requisitions/{requisition}/shortlist", "lead", 201, {})["reference"]
    sheet = story.do("GET", f"/shortlists/{shortlist}", "lead", 200)
    entry = sheet["entries"][0]["reference"]
    assert "Gilang" not in json.dumps(sheet)
    revealed = story.do("POST", f"/entries/{entry}/reveal", "lead", 200, {"reason": "interview_invitation"})
    assert revealed["identity"]["name"] == NAME
    decide = f"/entries/{entry}/decisions"
    story.do("POST", decide, "lead", 200, {"verb": "refer", "reason": "evidence_worth_interview"})
    levels = {"levels": {sheet["requirements"][0]["skills"][0]: 4}}
    story.do("POST", f"/entries/{entry}/assessments", "lead", 200, levels)
    chosen = story.do("POST", decide, "lead", 200, {"verb": "select", "reason": "strongest_evidence"})
    assert chosen["state"] == "selected"

    plan = {
        "entry": entry,
        "basis": "individual_consultant",
        "starts_on": "2027-01-11",
        "ends_on": "2027-12-17",
        "fte_percent": 100,
        "fee_rupiah": 10_500_000,
        "budget_code": "2.16.03.1.02.0007",
    }
    placement = story.do("POST", "/placements", "hr", 201, plan)["reference"]
    decree = {"decree_number": "800/KEP.112/2026"}
    story.do("POST", f"/placements/{placement}/confirm", "hr", 403, decree)
    confirmed = story.do("POST", f"/placements/{placement}/confirm", "other_hr", 200, decree)
    assert confirmed["state"] == "confirmed"
    assert story.do("GET", "/placements", "gilang", 200)["data"][0]["reference"] == placement
    assert story.do("GET", f"/placements/{placement}/revisions", "auditor", 200)["meta"]["total"] == 2
    mend = {"reason": "typing_error", "changes": {"budget_code": "2.16.03.1.02.0008"}}
    story.do("POST", f"/placements/{placement}/corrections", "other_hr", 200, mend)

    for format in ("csv", "xlsx", "json"):
        answer = story.do("POST", "/exports", "hr", 200, {"format": format})
        assert answer.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
            bundle.extractall(tmp_path / format)
        file = next(
            path for path in (tmp_path / format).iterdir() if not path.name.endswith(".manifest.json")
        )
        result = verify(file)
        assert (result.ok, result.row_count) == (True, 1)
        assert result.manifest.file_sha256 == answer.headers["x-export-sha256"]

    proof = story.do("GET", "/ledger/verification", "auditor", 200)
    assert proof["holds"] is True
    actions = {
        row["action"]
        for page in (1, 2)
        for row in story.do("GET", f"/ledger?limit=100&page={page}", "auditor", 200)["data"]
    }
    assert {
        "cv.read",
        "match.run",
        "entry.reveal",
        "entry.select",
        "export.write",
        "access.refused",
    } <= actions


def test_person_may_take_their_application_and_consent_back(site: Site) -> None:
    world = site.world
    made = site.ask(
        "POST", f"/requisitions/{world.requisition}/applications", by="applicant2", json={}
    ).json()
    path = f"/applications/{made['reference']}"
    assert site.ask("GET", path, by="applicant1").status_code == 404
    assert site.ask("POST", f"{path}/withdraw", by="applicant2").json()["status"] == "withdrawn"
    assert site.ask("POST", f"{path}/withdraw", by="applicant2").status_code == 409
    own = world.applicants[1]
    assert site.ask("DELETE", f"/applicants/{own}/consent", by="applicant2").status_code == 204
    run = site.ask("POST", f"/requisitions/{world.requisition}/match", by="lead", json={}).json()
    assert run["pool_size"] == len(world.applicants) - 1
    assert site.ask("PUT", f"/applicants/{own}/consent", by="applicant2").json()["consent_given_at"]


def test_lead_puts_whom_the_run_compared_on_the_list_and_nobody_else(site: Site) -> None:
    world = site.world
    body = {"name": "Aan Andriani", "phone": "081200001111"}
    stranger = site.ask("POST", "/applicants", by="hr", json=body).json()["reference"]
    path = f"/shortlists/{world.shortlist}/entries"
    assert site.ask("POST", path, by="lead", json={"applicant": stranger}).status_code == 404
    assert (
        site.ask("POST", path, by="hr", json={"applicant": stranger}).json()["code"]
        == "applicant.not_available"
    )
    on_it = {"applicant": world.applicants[0]}
    assert site.ask("POST", path, by="lead", json=on_it).json()["code"] == "entry.exists"


def test_own_word_about_a_skill_is_stated_and_denied(site: Site) -> None:
    path = f"/applicants/{site.world.applicants[0]}/claims"
    assert site.ask("PUT", f"{path}/figma", by="applicant1", json={"level": 2}).status_code == 204
    assert site.ask("PUT", f"{path}/no-such-skill", by="applicant1", json={}).status_code == 404
    assert site.ask("DELETE", f"{path}/figma", by="applicant1").status_code == 204
    rows = site.ask("GET", f"{path}?limit=100", by="applicant1").json()["data"]
    claim = next(row for row in rows if row["skill"] == "figma")
    assert (claim["stated_level"], claim["denied"]) == (2, True)


def test_administrator_changes_roles_and_closes_accounts_at_once(site: Site) -> None:
    lead = site.world.users["lead"]
    assert site.ask("GET", "/me", by="lead").status_code == 200
    body = {"grants": ["auditor"]}
    assert site.ask("PUT", f"/users/{lead}/roles", by="admin", json=body).json()["roles"] == ["auditor"]
    assert site.ask("GET", "/me", by="lead").status_code == 401
    site.forget("lead")
    assert site.ask("GET", "/ledger", by="lead").status_code == 200
    assert site.ask("POST", f"/users/{lead}/disable", by="admin").json()["disabled_at"]
    assert site.ask("GET", "/me", by="lead").status_code == 401
    assert site.ask("GET", "/users?limit=2", by="admin").json()["meta"]["total"] == len(site.world.users)
