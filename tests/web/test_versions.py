"""Replacing what somebody else may have changed: 428 without a version, 412 with an old one (TRUST R3)."""

import pytest

from tests.web.world import Site

LINES = {"requirements": [{"skills": ["python"], "level": 2, "kind": "must"}]}


@pytest.mark.proves("R3")
def test_requirements_are_replaced_only_in_the_version_that_was_read(site: Site) -> None:
    path = f"/requisitions/{site.world.requisition}"
    read = site.ask("GET", path, by="lead")
    tag = read.headers["etag"]
    assert tag == f'"{read.json()["version"]}"'
    put = f"{path}/requirements"
    assert site.ask("PUT", put, by="lead", json=LINES).status_code == 428
    for stale in ('"0"', '"999"', "*", 'W/"2"', "2", '"x"'):
        answer = site.ask("PUT", put, by="lead", json=LINES, headers={"If-Match": stale})
        assert (answer.status_code, answer.json()["code"]) == (412, "version.stale"), stale
    assert len(site.ask("GET", path, by="lead").json()["requirements"]) == 3
    done = site.ask("PUT", put, by="lead", json=LINES, headers={"If-Match": tag})
    assert done.status_code == 200
    assert done.headers["etag"] != tag
    assert len(done.json()["requirements"]) == 1
    assert site.ask("PUT", put, by="hr", json=LINES, headers={"If-Match": tag}).status_code == 412


@pytest.mark.proves("R3")
def test_second_of_two_reviewers_does_not_overrule_the_first(site: Site) -> None:
    entry = site.world.entries[0]
    path, tag = f"/entries/{entry}/decisions", '"1"'
    refer = {"verb": "refer", "reason": "meets_all_musts"}
    decline = {"verb": "decline", "reason": "quota_filled"}
    assert site.ask("POST", path, by="lead", json=refer, headers={"If-Match": tag}).status_code == 200
    answer = site.ask("POST", path, by="hr", json=decline, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["code"]) == (412, "version.stale")
