"""From text to needs through the API: proposals of a text and of a file, counts while editing, refusals as problems."""

from typing import Any

import pytest

from tests.factories.documents import docx, pdf
from tests.web.world import Site

TEXT = (
    "Posisi: Pengembang\nKualifikasi\n- Menguasai Python atau Go\n- Zembu dan Docker menjadi nilai tambah\n"
)


def asked(proposal: dict[str, Any]) -> list[tuple[list[str | None], str]]:
    """Skills and kind of each proposed requirement."""
    return [([skill["id"] for skill in each["skills"]], each["kind"]) for each in proposal["requirements"]]


def test_a_text_is_proposed_with_sentences_and_labels(shared: Site) -> None:
    answer = shared.ask("POST", "/needs", by="lead", json={"text": TEXT})
    assert answer.status_code == 200
    proposal = answer.json()
    assert proposal["title"] == "Pengembang"
    assert (["python", "golang"], "must") in asked(proposal)
    assert (["docker"], "plus") in asked(proposal)
    first = proposal["requirements"][0]
    assert proposal["text"][first["start"] : first["end"]] == first["sentence"] == "Menguasai Python atau Go"
    assert first["skills"][0]["label"]["en"]


def test_what_is_proposed_can_be_accepted_as_it_is(site: Site) -> None:
    proposal = site.ask("POST", "/needs", by="lead", json={"text": TEXT}).json()
    requirements = [
        {
            "skills": [skill["id"] for skill in each["skills"]],
            **{name: each[name] for name in ("level", "kind", "weight", "sentence")},
        }
        for each in proposal["requirements"]
        if all(skill["id"] for skill in each["skills"])
    ]
    path = f"/requisitions/{site.world.requisition}"
    version = site.ask("GET", path, by="lead").headers["etag"]
    answer = site.ask(
        "PUT",
        f"{path}/requirements",
        by="lead",
        json={"requirements": requirements},
        headers={"If-Match": version},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["requirements"][0]["sentence"] == "Menguasai Python atau Go"


@pytest.mark.parametrize("make", [docx, pdf], ids=["docx", "pdf"])
def test_a_file_gives_what_its_text_gives(shared: Site, make: Any) -> None:  # noqa: ANN401 - two makers
    file = make(["Kualifikasi", "Menguasai Python", "Docker menjadi nilai tambah"])
    answer = shared.ask("POST", "/needs/file", by="hr", files={"file": ("kak", file)})
    assert asked(answer.json()) == [(["python"], "must"), (["docker"], "plus")]


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"", 400), (bytes(range(256)) * 40, 400), (b"%PDF-1.4 broken", 400), (b"PK\x03\x04" + b"\0" * 99, 400)],
)
def test_what_cannot_be_read_is_a_problem_in_both_languages(shared: Site, data: bytes, status: int) -> None:
    said = []
    for lang in ("id", "en"):
        answer = shared.ask(
            "POST",
            "/needs/file",
            by="lead",
            files={"file": ("x.txt", data)},
            headers={"Accept-Language": lang},
        )
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/problem+json")
        said.append(answer.json()["detail"])
    assert said[0] != said[1]


def test_a_text_beyond_the_limit_and_an_empty_one_are_refused(shared: Site) -> None:
    assert shared.ask("POST", "/needs", by="lead", json={"text": ""}).status_code == 400
    assert shared.ask("POST", "/needs", by="lead", json={"text": "1 2 3"}).status_code == 400
    assert shared.ask("POST", "/needs", by="lead", json={"text": "a b " * 30_000}).status_code == 400


def test_half_a_character_is_no_crash(shared: Site) -> None:
    body = b'{"text": "Menguasai Python \\ud800 dan Docker"}'
    answer = shared.ask(
        "POST", "/needs", by="lead", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in {200, 400, 422}


@pytest.mark.parametrize("name", ["applicant1", "auditor"])
def test_whoever_writes_no_project_proposes_nothing(shared: Site, name: str) -> None:
    assert shared.ask("POST", "/needs", by=name, json={"text": TEXT}).status_code == 403


def test_counts_say_what_excludes_and_what_would_change_it(shared: Site) -> None:
    path = f"/requisitions/{shared.world.requisition}/counts"
    stored = shared.ask("POST", path, by="lead", json={}).json()
    assert stored["counted"] == stored["pool"] > 0
    must = {"skills": ["haskell"], "level": 5, "kind": "must"}
    none = shared.ask(
        "POST", path, by="lead", json={"requirements": [must]}, headers={"Accept-Language": "en"}
    ).json()
    assert none["all_met"] == 0
    assert none["exclusions"][0]["code"] == "gate.skill"
    assert none["exclusions"][0]["label"] == "Haskell"
    assert none["exclusions"][0]["not_met"] == none["pool"]
    assert any(
        each["code"] == "relax.kind" and "would meet all" in each["words"] for each in none["relaxations"]
    ) == (none["exclusions"][0]["alone"] > 0)
    free = shared.ask("POST", path, by="lead", json={"requirements": [{**must, "kind": "plus"}]}).json()
    assert free["all_met"] >= none["exclusions"][0]["alone"]


def test_counts_store_nothing_and_know_their_leads(shared: Site) -> None:
    path = f"/requisitions/{shared.world.requisition}"
    before = shared.ask("GET", path, by="lead").json()
    body = {"requirements": [{"skills": ["docker"], "level": 2, "kind": "must"}]}
    assert shared.ask("POST", f"{path}/counts", by="lead", json=body).status_code == 200
    assert shared.ask("GET", path, by="lead").json() == before
    assert shared.ask("POST", f"{path}/counts", by="other_lead", json=body).status_code in {403, 404}
    unknown = {"requirements": [{"skills": ["no-such-skill"], "level": 2, "kind": "must"}]}
    assert shared.ask("POST", f"{path}/counts", by="lead", json=unknown).status_code in {404, 422}
