"""Every route of the application in one table: method, path, controller, and whom it lets in.

What is not in the table does not exist, and what the table does not open is shut. `PUBLIC` is the whole list of what
works without signing in; it names routes, never patterns of paths, so nothing becomes public by its name.
"""

import inspect
from typing import Final

from litestar import Router
from litestar.handlers import HTTPRouteHandler

from talent.accounts.permissions import Permission as P
from talent.core.settings import Settings
from talent.web.api import (
    applicants,
    applications,
    docs,
    exports,
    health,
    ledger,
    matching,
    needs,
    placements,
    problems,
    programmes,
    projects,
    reference,
    register,
    requisitions,
    session,
    shortlists,
    users,
)
from talent.web.guards import OPT, PUBLIC, SIGNED_IN, requires
from talent.web.one_transaction import in_one_transaction
from talent.web.origin import SAFE_METHODS
from talent.web.route import Route
from talent.web.uploads import FORM_OVERHEAD

API: Final = "/api/v1"


_OWN_OR_ANY_APPLICANT: Final = requires(P.VIEW_OWN_APPLICANT, P.VIEW_ANY_APPLICANT)
_EDIT_APPLICANT: Final = requires(P.EDIT_OWN_APPLICANT, P.EDIT_ANY_APPLICANT)
_VIEW_PROJECT: Final = requires(P.VIEW_OWN_PROJECT, P.VIEW_ANY_PROJECT)
_EDIT_PROJECT: Final = requires(P.EDIT_OWN_PROJECT, P.EDIT_ANY_PROJECT)
_MATCH: Final = requires(P.MATCH_OWN_REQUISITION, P.MATCH_ANY_REQUISITION)
_VIEW_RUN: Final = requires(P.MATCH_OWN_REQUISITION, P.VIEW_ANY_RUN)
_VIEW_SHORTLIST: Final = requires(P.VIEW_OWN_SHORTLIST, P.VIEW_ANY_SHORTLIST)
_EDIT_SHORTLIST: Final = requires(P.EDIT_OWN_SHORTLIST, P.EDIT_ANY_SHORTLIST)
_DECIDE: Final = requires(P.DECIDE_OWN_SHORTLIST, P.DECIDE_ANY_SHORTLIST)
_REVEAL: Final = requires(P.REVEAL_OWN_SHORTLIST, P.REVEAL_ANY_SHORTLIST)
_VIEW_PLACEMENT: Final = requires(P.VIEW_OWN_PLACEMENT, P.VIEW_ANY_PLACEMENT)
_EDIT_OR_CONFIRM: Final = requires(P.EDIT_ANY_PLACEMENT, P.CONFIRM_ANY_PLACEMENT)

ROUTES: Final[tuple[Route, ...]] = (
    # Health and documentation
    Route("GET", "/healthz", health.live, PUBLIC, "health"),
    Route("GET", "/readyz", health.ready, PUBLIC, "health"),
    Route("GET", "/problems/{code:str}", problems.read_problem, PUBLIC, "health"),
    Route("GET", f"{API}/openapi.json", docs.read_openapi, PUBLIC),
    Route("GET", f"{API}/docs", docs.read_page, PUBLIC),
    Route("GET", f"{API}/docs/openapi-3.0.json", docs.read_view, PUBLIC),
    Route("GET", f"{API}/docs/{{name:str}}", docs.read_file, PUBLIC),
    # Signing in
    Route("POST", f"{API}/session", session.login, PUBLIC, "session"),
    Route("DELETE", f"{API}/session", session.logout, SIGNED_IN, "session", 204),
    Route("GET", f"{API}/me", session.me, SIGNED_IN, "session"),
    # Accounts
    Route("GET", f"{API}/users", users.list_accounts, requires(P.EDIT_ANY_USER), "users"),
    Route("POST", f"{API}/users", users.create_account, requires(P.EDIT_ANY_USER), "users", 201),
    Route("PUT", f"{API}/users/{{ref:str}}/roles", users.change_roles, requires(P.EDIT_ANY_USER), "users"),
    Route(
        "POST",
        f"{API}/users/{{ref:str}}/disable",
        users.disable_account,
        requires(P.EDIT_ANY_USER),
        "users",
    ),
    # Reference data
    Route("GET", f"{API}/regions", reference.list_regions, PUBLIC, "reference"),
    Route("GET", f"{API}/units", reference.list_units, PUBLIC, "reference"),
    Route("GET", f"{API}/skills", reference.list_skills, PUBLIC, "reference"),
    Route("GET", f"{API}/skills/{{skill:str}}", reference.read_skill, PUBLIC, "reference"),
    Route("GET", f"{API}/reasons", reference.list_reasons, PUBLIC, "reference"),
    Route("GET", f"{API}/role-templates", reference.list_templates, PUBLIC, "reference"),
    # Applicants
    Route("GET", f"{API}/notice", register.notice, PUBLIC, "applicants"),
    Route("POST", f"{API}/register", register.register, PUBLIC, "applicants", 201),
    Route(
        "GET", f"{API}/applicants", applicants.list_applicants, requires(P.VIEW_ANY_APPLICANT), "applicants"
    ),
    Route(
        "POST",
        f"{API}/applicants",
        applicants.add_applicant,
        requires(P.EDIT_ANY_APPLICANT),
        "applicants",
        201,
    ),
    Route(
        "GET",
        f"{API}/applicants/me",
        applicants.own_applicant,
        requires(P.VIEW_OWN_APPLICANT),
        "applicants",
    ),
    Route(
        "GET",
        f"{API}/applicants/{{ref:str}}",
        applicants.read_applicant,
        _OWN_OR_ANY_APPLICANT,
        "applicants",
    ),
    Route(
        "PUT",
        f"{API}/applicants/{{ref:str}}/availability",
        applicants.change_availability,
        _EDIT_APPLICANT,
        "applicants",
    ),
    Route("PUT", f"{API}/applicants/{{ref:str}}/consent", applicants.consent, _EDIT_APPLICANT, "applicants"),
    Route(
        "DELETE",
        f"{API}/applicants/{{ref:str}}/consent",
        applicants.take_consent_back,
        _EDIT_APPLICANT,
        "applicants",
        204,
    ),
    Route(
        "PUT",
        f"{API}/applicants/{{ref:str}}/programmes/{{code:str}}",
        applicants.join_programme,
        _EDIT_APPLICANT,
        "applicants",
        204,
    ),
    Route(
        "GET",
        f"{API}/applicants/{{ref:str}}/claims",
        applicants.list_claims,
        _OWN_OR_ANY_APPLICANT,
        "applicants",
    ),
    Route(
        "PUT",
        f"{API}/applicants/{{ref:str}}/claims/{{skill:str}}",
        applicants.state_claim,
        _EDIT_APPLICANT,
        "applicants",
        204,
    ),
    Route(
        "DELETE",
        f"{API}/applicants/{{ref:str}}/claims/{{skill:str}}",
        applicants.deny_claim,
        _EDIT_APPLICANT,
        "applicants",
        204,
    ),
    Route(
        "POST",
        f"{API}/applicants/{{ref:str}}/cvs",
        applicants.upload_cv,
        requires(P.EDIT_OWN_APPLICANT, P.IMPORT_ANY_CV),
        "applicants",
        202,
        upload=True,
    ),
    Route(
        "GET", f"{API}/applicants/{{ref:str}}/cvs", applicants.list_cvs, _OWN_OR_ANY_APPLICANT, "applicants"
    ),
    Route(
        "GET",
        f"{API}/applicants/{{ref:str}}/cvs/{{cv:str}}",
        applicants.read_cv,
        _OWN_OR_ANY_APPLICANT,
        "applicants",
    ),
    Route("GET", f"{API}/jobs/{{ref:str}}", applicants.read_job, _OWN_OR_ANY_APPLICANT, "applicants"),
    # Programmes, projects, requisitions
    Route("GET", f"{API}/programmes", programmes.list_programmes, PUBLIC, "programmes"),
    Route("GET", f"{API}/programmes/{{code:str}}", programmes.read_programme, PUBLIC, "programmes"),
    Route(
        "POST",
        f"{API}/programmes",
        programmes.create_programme,
        requires(P.EDIT_ANY_PROGRAMME),
        "programmes",
        201,
    ),
    Route("GET", f"{API}/programmes/{{code:str}}/rounds", programmes.list_rounds, PUBLIC, "programmes"),
    Route(
        "POST",
        f"{API}/programmes/{{code:str}}/rounds",
        programmes.open_round,
        requires(P.EDIT_ANY_PROGRAMME),
        "programmes",
        201,
    ),
    Route("GET", f"{API}/projects", projects.list_projects, _VIEW_PROJECT, "projects"),
    Route("POST", f"{API}/projects", projects.create_project, _EDIT_PROJECT, "projects", 201),
    Route("GET", f"{API}/projects/{{ref:str}}", projects.read_project, _VIEW_PROJECT, "projects"),
    Route(
        "POST",
        f"{API}/projects/{{ref:str}}/requisitions",
        requisitions.create_requisition,
        _EDIT_PROJECT,
        "requisitions",
        201,
    ),
    Route("GET", f"{API}/requisitions", requisitions.list_requisitions, PUBLIC, "requisitions"),
    Route("GET", f"{API}/requisitions/{{ref:str}}", requisitions.read_requisition, PUBLIC, "requisitions"),
    Route(
        "PUT",
        f"{API}/requisitions/{{ref:str}}/requirements",
        requisitions.replace_requirements,
        _EDIT_PROJECT,
        "requisitions",
    ),
    Route(
        "POST",
        f"{API}/requisitions/{{ref:str}}/open",
        requisitions.open_requisition,
        _EDIT_PROJECT,
        "requisitions",
    ),
    Route(
        "POST",
        f"{API}/requisitions/{{ref:str}}/close",
        requisitions.close_requisition,
        _EDIT_PROJECT,
        "requisitions",
    ),
    Route("POST", f"{API}/needs", needs.propose_of_text, _EDIT_PROJECT, "requisitions"),
    Route("POST", f"{API}/needs/file", needs.propose_of_file, _EDIT_PROJECT, "requisitions", upload=True),
    Route("POST", f"{API}/requisitions/{{ref:str}}/counts", needs.count, _MATCH, "requisitions"),
    # Applications
    Route(
        "POST",
        f"{API}/requisitions/{{ref:str}}/applications",
        applications.apply,
        requires(P.APPLY_OWN_APPLICATION),
        "applications",
        201,
    ),
    Route(
        "GET",
        f"{API}/applications",
        applications.list_applications,
        requires(P.APPLY_OWN_APPLICATION, P.VIEW_ANY_APPLICATION),
        "applications",
    ),
    Route(
        "GET",
        f"{API}/applications/{{ref:str}}",
        applications.read_application,
        requires(P.APPLY_OWN_APPLICATION, P.VIEW_ANY_APPLICATION),
        "applications",
    ),
    Route(
        "POST",
        f"{API}/applications/{{ref:str}}/withdraw",
        applications.withdraw_application,
        requires(P.APPLY_OWN_APPLICATION),
        "applications",
    ),
    # Matching
    Route("POST", f"{API}/requisitions/{{ref:str}}/match", matching.start_run, _MATCH, "matching", 201),
    Route("GET", f"{API}/runs/{{ref:str}}", matching.read_run, _VIEW_RUN, "matching"),
    Route("GET", f"{API}/runs/{{ref:str}}/matches", matching.list_matches, _VIEW_RUN, "matching"),
    Route(
        "GET",
        f"{API}/runs/{{ref:str}}/candidates/{{candidate:str}}",
        matching.read_absence,
        _VIEW_RUN,
        "matching",
    ),
    Route("GET", f"{API}/runs/{{ref:str}}/replay", matching.read_replay, _VIEW_RUN, "matching"),
    # Shortlists
    Route(
        "POST",
        f"{API}/requisitions/{{ref:str}}/shortlist",
        shortlists.request_shortlist,
        _EDIT_SHORTLIST,
        "shortlists",
        201,
    ),
    Route("GET", f"{API}/shortlists", shortlists.list_shortlists, _VIEW_SHORTLIST, "shortlists"),
    Route("GET", f"{API}/shortlists/{{ref:str}}", shortlists.read_shortlist, _VIEW_SHORTLIST, "shortlists"),
    Route(
        "POST",
        f"{API}/shortlists/{{ref:str}}/entries",
        shortlists.add_entry,
        _EDIT_SHORTLIST,
        "shortlists",
        201,
    ),
    Route("POST", f"{API}/entries/{{ref:str}}/decisions", shortlists.decide, _DECIDE, "shortlists"),
    Route("POST", f"{API}/entries/{{ref:str}}/reveal", shortlists.reveal, _REVEAL, "shortlists"),
    Route("POST", f"{API}/entries/{{ref:str}}/assessments", shortlists.assess, _DECIDE, "shortlists"),
    Route(
        "GET",
        f"{API}/entries/{{ref:str}}/assessments",
        shortlists.list_assessments,
        _VIEW_SHORTLIST,
        "shortlists",
    ),
    # Placements
    Route("GET", f"{API}/placements", placements.list_placements, _VIEW_PLACEMENT, "placements"),
    Route(
        "POST",
        f"{API}/placements",
        placements.plan_placement,
        requires(P.EDIT_ANY_PLACEMENT),
        "placements",
        201,
    ),
    Route("GET", f"{API}/placements/{{ref:str}}", placements.read_placement, _VIEW_PLACEMENT, "placements"),
    Route(
        "GET",
        f"{API}/placements/{{ref:str}}/revisions",
        placements.list_revisions,
        requires(P.VIEW_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/confirm",
        placements.confirm_placement,
        requires(P.CONFIRM_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/start",
        placements.start_placement,
        requires(P.EDIT_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/extend",
        placements.extend_placement,
        requires(P.CONFIRM_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/end",
        placements.end_placement,
        requires(P.EDIT_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/cancel",
        placements.cancel_placement,
        requires(P.EDIT_ANY_PLACEMENT),
        "placements",
    ),
    Route(
        "POST",
        f"{API}/placements/{{ref:str}}/corrections",
        placements.correct_placement,
        _EDIT_OR_CONFIRM,
        "placements",
    ),
    # Exports
    Route("POST", f"{API}/exports", exports.export, requires(P.EXPORT_ANY_RECORD), "exports"),
    # Ledger
    Route("GET", f"{API}/ledger", ledger.list_entries, requires(P.VIEW_ANY_LEDGER), "ledger"),
    Route("GET", f"{API}/ledger/verification", ledger.verify, requires(P.VIEW_ANY_LEDGER), "ledger"),
)


def router(settings: Settings) -> Router:
    """Return the routes as one router, each on a thread, with its access and the size of body that it takes.

    They are registered together: the framework wraps a controller twice when another method of its path comes later.
    """
    return Router("/", route_handlers=[_handler(route, settings) for route in ROUTES])


def _handler(route: Route, settings: Settings) -> HTTPRouteHandler:
    most = settings.max_upload_bytes + FORM_OVERHEAD if route.upload else settings.max_body_bytes
    make = HTTPRouteHandler(
        route.path,
        http_method=route.method,
        status_code=route.status,
        sync_to_thread=True,
        request_max_body_size=most,
        opt={OPT: route.access},
        name=f"{route.method} {route.path}",
    )
    controller = route.handler
    if "session" in inspect.signature(controller).parameters:
        controller = in_one_transaction(controller, write=route.method not in SAFE_METHODS)
    return make(controller)
