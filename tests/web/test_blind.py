"""Blind is the default: nothing that a shortlist or a run answers tells who a person is before a reveal (TRUST F8)."""

import json
import re
from typing import Any

import pytest

from tests.web.world import Site


def secrets_of(person: dict[str, Any]) -> set[str]:
    """Everything of a person that must not be read while blind, in lower case."""
    stated, resume = person["registration"], person["cv"]["resume"]
    words = {word for word in re.findall(r"[\w'’-]+", stated["name"]) if len(word) >= 3}
    contacts = {stated["email"], stated["email"].split("@")[0], stated["phone"], stated["phone"][3:]}
    printed = {resume["basics"].get("email"), resume["basics"].get("phone"), resume["basics"].get("url")}
    campuses = {study["institution"] for study in resume.get("education", [])}
    return {each.lower() for each in words | contacts | printed | campuses if each}


def found(text: str, person: dict[str, Any]) -> list[str]:
    """The secrets that a text tells, as whole words."""
    text = json.dumps(json.loads(text), ensure_ascii=False).lower()
    return [word for word in secrets_of(person) if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]


def blind_paths(site: Site) -> list[str]:
    """Every address that shows people who are compared."""
    world = site.world
    return [
        "/shortlists",
        f"/shortlists/{world.shortlist}",
        f"/runs/{world.run}",
        f"/runs/{world.run}/matches",
        f"/runs/{world.run}/replay",
        *(f"/runs/{world.run}/candidates/{reference}" for reference in world.applicants),
        *(f"/entries/{entry}/assessments" for entry in world.entries),
    ]


@pytest.mark.proves("F8")
def test_search_for_secrets_would_find_them(shared: Site) -> None:
    for reference, person in zip(shared.world.applicants, shared.world.people, strict=True):
        assert found(shared.ask("GET", f"/applicants/{reference}", by="hr").text, person)


@pytest.mark.proves("F8")
@pytest.mark.parametrize("by", ["lead", "hr", "auditor"])
def test_nothing_tells_who_somebody_is_before_a_reveal(shared: Site, by: str) -> None:
    for path in blind_paths(shared):
        answer = shared.ask("GET", path, by=by)
        assert answer.status_code == 200, (path, answer.text)
        assert '"identity"' not in answer.text
        for person in shared.world.people:
            assert found(answer.text + "", person) == [], path
            assert all(word not in str(answer.headers).lower() for word in secrets_of(person))


@pytest.mark.proves("F8")
def test_verbs_tell_nothing_either(site: Site) -> None:
    world = site.world
    asked = [
        ("POST", f"/requisitions/{world.requisition}/match", {}),
        ("POST", f"/requisitions/{world.requisition}/shortlist", {}),
        ("POST", f"/entries/{world.entries[0]}/decisions", {"verb": "refer", "reason": "meets_all_musts"}),
        ("POST", f"/entries/{world.entries[0]}/assessments", {"levels": {"python": 4}}),
    ]
    for method, path, body in asked:
        answer = site.ask(method, path, by="lead", json=body)
        assert answer.status_code in {200, 201}, answer.text
        assert all(found(answer.text, person) == [] for person in world.people), path
    sheet = site.ask("GET", f"/shortlists/{world.shortlist}", by="lead").text
    assert all(found(sheet, person) == [] for person in world.people)


@pytest.mark.proves("F8")
def test_reveal_needs_a_reason_is_recorded_and_counts_for_one_reader_and_one_person(site: Site) -> None:
    world = site.world
    path = f"/entries/{world.entries[0]}/reveal"
    assert site.ask("POST", path, by="lead", json={}).status_code == 400
    assert site.ask("POST", path, by="lead", json={"reason": "quota_filled"}).status_code == 422
    assert site.ask("POST", path, by="auditor", json={"reason": "audit_request"}).status_code == 403
    answer = site.ask("POST", path, by="lead", json={"reason": "interview_invitation"})
    name = world.people[0]["registration"]["name"]
    assert answer.json()["identity"]["name"] == name
    by_lead = {
        entry["reference"]: entry
        for entry in site.ask("GET", f"/shortlists/{world.shortlist}", by="lead").json()["entries"]
    }
    assert by_lead[world.entries[0]]["identity"]["name"] == name
    assert all("identity" not in by_lead[entry] for entry in world.entries[1:])
    assert found(site.ask("GET", f"/shortlists/{world.shortlist}", by="hr").text, world.people[0]) == []
    ledger = site.ask("GET", f"/ledger?subject={world.entries[0]}&limit=100", by="auditor").json()["data"]
    assert [(row["action"], row["details"]) for row in ledger] == [
        ("entry.reveal", {"reason": "interview_invitation"})
    ]
    assert name.split()[0] not in str(ledger)


def test_contributions_of_every_card_sum_to_its_score(shared: Site) -> None:
    rows = shared.ask("GET", f"/runs/{shared.world.run}/matches", by="lead").json()["data"]
    assert len(rows) == 3
    for row in rows:
        lines = row["card"]["lines"]
        assert sum(line["contribution"] for line in lines) == pytest.approx(row["card"]["score"], abs=1e-12)
        counted = {
            each["params"]["key"]: each["params"]["contribution"] for each in row["explanation"]["counted"]
        }
        assert counted == {line["key"]: line["contribution"] for line in lines if line["contribution"]}
        for line in lines:
            assert line["text"]
            assert line["coverage"] is not None or line["contribution"] == 0


def test_sheet_quotes_stand_for_the_evidence_of_the_card(shared: Site) -> None:
    entries = shared.ask("GET", f"/shortlists/{shared.world.shortlist}", by="lead").json()["entries"]
    for entry in entries:
        keys = {key for line in entry["card"]["lines"] for key in line["evidence_keys"]}
        assert {quote["evidence"] for quote in entry["quotes"]} == keys
    assert any(quote["text"] for entry in entries for quote in entry["quotes"])


def test_words_of_a_sheet_are_in_the_readers_language(shared: Site) -> None:
    path = f"/shortlists/{shared.world.shortlist}"
    texts = [
        shared.ask("GET", path, by="lead", headers={"Accept-Language": lang}).json()["notice"]
        for lang in ("id", "en")
    ]
    assert texts[0] != texts[1]
