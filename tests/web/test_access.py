"""Who gets in: the walk over all routes without a session, and the matrix of roles and routes (TRUST S2, S3)."""

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from talent.accounts.permissions import GRANTS, Permission, Role
from talent.db.session import transaction
from talent.web.guards import OPT, Access
from talent.web.route import Route
from talent.web.routes import ROUTES
from tests.web.world import Site

# Everything that works without signing in, written down a second time on purpose: whoever opens a route opens it here.
EXPECTED_PUBLIC = {
    "GET /healthz",
    "GET /readyz",
    "GET /problems/{code:str}",
    "GET /api/v1/openapi.json",
    "GET /api/v1/docs",
    "GET /api/v1/docs/openapi-3.0.json",
    "GET /api/v1/docs/{name:str}",
    "POST /api/v1/session",
    "GET /api/v1/regions",
    "GET /api/v1/units",
    "GET /api/v1/skills",
    "GET /api/v1/skills/{skill:str}",
    "GET /api/v1/reasons",
    "GET /api/v1/role-templates",
    "GET /api/v1/notice",
    "POST /api/v1/register",
    "GET /api/v1/programmes",
    "GET /api/v1/programmes/{code:str}",
    "GET /api/v1/programmes/{code:str}/rounds",
    "GET /api/v1/requisitions",
    "GET /api/v1/requisitions/{ref:str}",
}
ROLES = {
    "applicant1": Role.APPLICANT,
    "lead": Role.LEAD,
    "hr": Role.HR,
    "auditor": Role.AUDITOR,
    "admin": Role.ADMIN,
}


def all_routes(app: Litestar) -> list[tuple[str, str, Access | None]]:
    """Every method and path that the application really has, with what its guard will read."""
    return [
        (method, route.path_format, handler.opt.get(OPT))
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods
        if method != "OPTIONS"
    ]


def filled(path: str) -> str:
    """A path with a reference that nobody has in place of each parameter."""
    parts = ["NONE-2026-0000" if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)


def body_for(route: Route) -> dict[str, object]:
    """What a request to the route carries, so that it fails for what it says and not for what it is."""
    if route.upload:
        return {"files": {"file": ("cv.txt", b"halo")}}
    return {"json": {}} if route.method in {"POST", "PUT"} else {}


@pytest.mark.proves("S2")
def test_every_route_without_a_session_is_refused_unless_listed(shared: Site) -> None:
    for method, path, _access in all_routes(shared.client.app):
        public = f"{method} {path}" in {row.replace(":str", "") for row in EXPECTED_PUBLIC}
        answer = shared.client.request(method, filled(path))
        assert (answer.status_code == 401) is not public, (method, path, answer.status_code)


@pytest.mark.proves("S2")
def test_public_routes_are_exactly_those_listed() -> None:
    assert {f"{r.method} {r.path}" for r in ROUTES if r.access.public} == EXPECTED_PUBLIC


@pytest.mark.proves("S2")
def test_application_has_no_route_that_the_table_does_not_have(shared: Site) -> None:
    table = {(route.method, route.path.replace(":str", "")) for route in ROUTES}
    assert {(method, path) for method, path, _access in all_routes(shared.client.app)} == table
    assert all(access is not None for _method, _path, access in all_routes(shared.client.app))


def test_route_that_the_table_does_not_know_is_shut(shared: Site) -> None:
    # The framework answers OPTIONS by itself; the table says nothing of that, so the guard refuses it.
    assert shared.ask("OPTIONS", "/applicants").status_code == 401
    answer = shared.ask("OPTIONS", "/regions", by="hr")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission.missing")


def test_paths_that_only_look_public_are_not(shared: Site) -> None:
    for path in ("/session/x", "/me/../me", "/regions-admin", "//healthz/x", "/docs/../applicants"):
        assert shared.ask("GET", path).status_code in {401, 404, 405}


@pytest.mark.proves("S3")
@pytest.mark.parametrize("name", ROLES)
def test_each_role_reaches_exactly_the_routes_of_its_permissions(shared: Site, name: str) -> None:
    held = GRANTS[ROLES[name]]
    for route in sorted(ROUTES, key=lambda each: each.method == "DELETE"):
        let_in = route.access.public or route.access.signed_in or bool(route.access.permissions & held)
        answer = shared.ask(route.method, "/" + filled(route.path), by=name, **body_for(route))
        if route.path.endswith("/session"):
            shared.forget(name)
        refused = answer.status_code == 403 and answer.json()["code"] == "permission.missing"
        assert refused is not let_in, (name, route.method, route.path, answer.status_code, answer.text)
        assert answer.status_code != 401 or route.path.endswith("/session")
        assert answer.status_code < 500, (route.path, answer.text)


@pytest.mark.proves("S3")
def test_every_permission_guards_a_route_and_every_route_has_one() -> None:
    used = {permission for route in ROUTES for permission in route.access.permissions}
    # Open requisitions are public: the permission decides what a list shows, not who gets in.
    assert used == set(Permission) - {Permission.VIEW_OPEN_REQUISITION}
    for route in ROUTES:
        assert route.access.public or route.access.signed_in or route.access.permissions, route


def test_lead_sees_nothing_of_another_lead(shared: Site) -> None:
    for path in (
        f"/projects/{shared.world.project}",
        f"/requisitions/{shared.world.draft}",
        f"/runs/{shared.world.run}",
        f"/runs/{shared.world.run}/matches",
        f"/shortlists/{shared.world.shortlist}",
        f"/entries/{shared.world.entries[0]}/assessments",
    ):
        assert shared.ask("GET", path, by="lead").status_code == 200, path
        assert shared.ask("GET", path, by="other_lead").status_code == 404, path
    assert shared.ask("GET", "/shortlists", by="other_lead").json()["data"] == []


def test_foreign_lead_is_told_the_same_as_for_what_does_not_exist(shared: Site) -> None:
    foreign = shared.ask("GET", f"/shortlists/{shared.world.shortlist}", by="other_lead").json()
    absent = shared.ask("GET", "/shortlists/SHL-2099-0001", by="other_lead").json()
    for answer in (foreign, absent):
        answer.pop("instance")
    assert foreign["detail"].replace(shared.world.shortlist, "") == absent["detail"].replace(
        "SHL-2099-0001", ""
    )
    assert foreign["code"] == absent["code"]


def test_applicant_reaches_only_their_own_file(shared: Site) -> None:
    own, other = shared.world.applicants[:2]
    for tail in ("", "/claims", "/cvs", f"/cvs/{shared.world.cvs[0]}"):
        assert shared.ask("GET", f"/applicants/{own}{tail}", by="applicant1").status_code == 200
        assert shared.ask("GET", f"/applicants/{other}{tail}", by="applicant1").status_code == 404
    assert (
        shared.ask("GET", f"/applicants/{own}/cvs/{shared.world.cvs[1]}", by="applicant1").status_code == 404
    )
    assert shared.ask("GET", f"/jobs/{shared.world.jobs[0]}", by="applicant1").status_code == 200
    assert shared.ask("GET", f"/jobs/{shared.world.jobs[1]}", by="applicant1").status_code == 404
    change = {"fte_percent": 50}
    assert (
        shared.ask("PUT", f"/applicants/{other}/availability", by="applicant1", json=change).status_code
        == 404
    )


def test_refusal_is_recorded_though_the_request_is_rolled_back(site: Site) -> None:
    from talent.audit.ledger import page_of_entries

    assert site.ask("GET", "/applicants", by="lead").status_code == 403
    with transaction(site.engine, write=False) as session:
        entries, _total = page_of_entries(session, subject_ref="GET /api/v1/applicants")
    assert [entry.action for entry in entries] == ["access.refused"]
    assert entries[0].actor_ref == site.world.users["lead"]
    assert entries[0].details == {"code": "error.permission.missing", "permission": "view-any-applicant"}


def test_refusal_of_nobody_does_not_fill_the_ledger(site: Site) -> None:
    before = site.ask("GET", "/ledger", by="auditor").json()["meta"]["total"]
    for _ in range(5):
        site.ask("GET", "/applicants")
    assert site.ask("GET", "/ledger", by="auditor").json()["meta"]["total"] == before
