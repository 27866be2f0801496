"""Lists: a page with figures and links, bounded, in a chosen order, stable while rows are added (TRUST I3)."""

import re
from typing import Any

import pytest

from tests.web.world import API, Site


def follow(site: Site, path: str, by: str | None = None) -> list[Any]:
    """All rows of a list, by its own links."""
    rows: list[Any] = []
    waiting: str | None = f"{API}{path}"
    while waiting:
        answer = site.ask("GET", f"/{waiting}", by=by)
        rows += answer.json()["data"]
        found = re.search(r'<([^>]+)>; rel="next"', answer.headers["link"])
        waiting = found.group(1) if found else None
    return rows


@pytest.mark.proves("I3")
def test_links_lead_through_the_whole_list_once(shared: Site) -> None:
    codes = [row["code"] for row in follow(shared, "/regions?limit=5")]
    assert len(codes) == len(set(codes)) == 27
    assert codes == sorted(codes)


@pytest.mark.proves("I3")
def test_figures_and_links_of_a_middle_page(shared: Site) -> None:
    answer = shared.ask("GET", "/regions?limit=10&page=2")
    assert answer.json()["meta"] == {
        "page": 2,
        "from": 11,
        "to": 20,
        "last_page": 3,
        "limit": 10,
        "total": 27,
    }
    links = dict(re.findall(r'<[^>]*page=(\d+)[^>]*>; rel="(\w+)"', answer.headers["link"]))
    assert links == {"1": "prev", "3": "last"} | {"1": "prev", "3": "last"}
    assert [rel for rel in ("first", "prev", "next", "last") if f'rel="{rel}"' in answer.headers["link"]] == [
        "first",
        "prev",
        "next",
        "last",
    ]


def test_page_beyond_the_end_is_empty_and_leads_back(shared: Site) -> None:
    answer = shared.ask("GET", "/regions?limit=10&page=9")
    assert answer.json()["data"] == []
    assert answer.json()["meta"]["from"] is None
    assert 'rel="last"' in answer.headers["link"]
    assert 'rel="next"' not in answer.headers["link"]


def test_other_queries_are_kept_in_the_links(shared: Site) -> None:
    link = shared.ask("GET", "/skills?q=a&family=software&limit=1&sort=desc").headers["link"]
    for part in ("q=a", "family=software", "sort=desc", "limit=1"):
        assert part in link


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "page=0", "page=x", "sort=up", "sort_by=" + "x" * 41]
)
def test_limits_are_bounded(shared: Site, query: str) -> None:
    assert shared.ask("GET", f"/skills?{query}").status_code == 400


def test_list_is_sorted_by_what_its_service_names_and_nothing_else(shared: Site) -> None:
    rows = shared.ask("GET", "/skills?sort_by=label_id&sort=desc&limit=50").json()["data"]
    labels = [row["label"]["id"] for row in rows]
    assert labels == sorted(labels, reverse=True)
    assert shared.ask("GET", "/skills?sort_by=retired_at").status_code == 422
    down = shared.ask("GET", "/regions?sort=desc&limit=1").json()["data"]
    assert down[0]["code"] == "32.79"


def test_search_narrows_the_list(shared: Site) -> None:
    found = shared.ask("GET", "/skills?q=PYTHON").json()["data"]
    assert "python" in [row["id"] for row in found]
    name = shared.world.people[0]["registration"]["name"].split()[0].lower()
    rows = shared.ask("GET", f"/applicants?q={name}", by="hr").json()
    assert [row["reference"] for row in rows["data"]] == shared.world.applicants[:1]


@pytest.mark.proves("I3")
def test_pages_do_not_shift_while_people_register(site: Site) -> None:
    first = site.ask("GET", "/applicants?limit=2", by="hr").json()["data"]
    body = {"name": "Aan Andriani", "phone": "081200001111", "birth_year": 1999}
    assert site.ask("POST", "/applicants", by="hr", json=body).status_code == 201
    second = site.ask("GET", "/applicants?limit=2&page=2", by="hr").json()["data"]
    seen = [row["reference"] for row in (*first, *second)]
    assert len(seen) == len(set(seen)) == 4
    assert seen[:3] == site.world.applicants
