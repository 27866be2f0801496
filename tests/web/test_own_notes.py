"""What colleagues write about a person stays with them: an applicant's token over every address (TRUST S4)."""

import pytest

from talent.web.routes import ROUTES
from tests.web.world import Site

NOTE = "catatan-internal-yang-rahasia"


def written(site: Site) -> None:
    """Let the lead write notes wherever the API takes them."""
    world = site.world
    entry = world.entries[0]
    body = {"levels": {"python": 1}, "note": NOTE}
    assert site.ask("POST", f"/entries/{entry}/assessments", by="lead", json=body).status_code == 200
    body = {"verb": "refer", "reason": "meets_all_musts", "note": NOTE}
    assert site.ask("POST", f"/entries/{entry}/decisions", by="lead", json=body).status_code == 200


@pytest.mark.proves("S4")
def test_applicant_reads_no_note_no_assessor_and_nobody_else(site: Site) -> None:
    world = site.world
    answer = site.ask("POST", f"/requisitions/{world.requisition}/applications", by="applicant1", json={})
    application = answer.json()["reference"]
    written(site)
    assert NOTE in site.ask("GET", f"/shortlists/{world.shortlist}", by="lead").text
    fills = {
        "{ref:str}": [
            *world.applicants,
            world.requisition,
            world.draft,
            world.project,
            world.run,
            world.shortlist,
            *world.entries,
            *world.jobs,
            *world.users.values(),
            application,
        ],
        "{cv:str}": world.cvs,
        "{candidate:str}": world.applicants,
        "{code:str}": ["layanan-digital"],
        "{skill:str}": ["python"],
        "{name:str}": ["docs.js"],
    }
    secrets = [NOTE, *(world.users[name] for name in ("lead", "other_lead", "hr", "admin"))]
    others = [person["registration"]["email"] for person in world.people[1:]]
    read = 0
    for route in ROUTES:
        if route.method != "GET":
            continue
        for path in _filled(route.path, fills):
            answer = site.ask("GET", "/" + path, by="applicant1")
            assert answer.status_code < 500
            read += answer.status_code == 200
            # A refusal repeats the reference that was asked for; that tells nothing.
            text = answer.text
            for part in path.split("/"):
                text = text.replace(part, "") if "-20" in part else text
            for secret in (*secrets, *others):
                assert secret not in text, (path, secret)
    assert read > 25


@pytest.mark.proves("S4")
def test_assessed_level_is_no_part_of_the_persons_own_claims(site: Site) -> None:
    written(site)
    claims = site.ask(
        "GET", f"/applicants/{site.world.applicants[0]}/claims?limit=100", by="applicant1"
    ).json()
    sources = {piece["source"] for claim in claims["data"] for piece in claim["evidence"]}
    assert "work" in sources
    assert "assessed" not in sources


def _filled(path: str, fills: dict[str, list[str]]) -> list[str]:
    paths = [path]
    for name, values in fills.items():
        paths = [each.replace(name, value) for each in paths for value in (values if name in each else [""])]
    return paths
