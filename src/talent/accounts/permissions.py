"""The one list of permissions, each `action-scope-resource`, and which role has which.

Scope `own` is what belongs to the actor (an applicant's own file, a lead's own projects), `any` is everything.
What is not given here is refused.
"""

from enum import StrEnum
from typing import Final

from talent.audit.actors import Actor
from talent.core.errors import Forbidden


class Role(StrEnum):
    """What a user is to the programme."""

    APPLICANT = "applicant"
    LEAD = "lead"
    HR = "hr"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Permission(StrEnum):
    """One thing that a role may do."""

    VIEW_OWN_APPLICANT = "view-own-applicant"
    EDIT_OWN_APPLICANT = "edit-own-applicant"
    VIEW_ANY_APPLICANT = "view-any-applicant"
    EDIT_ANY_APPLICANT = "edit-any-applicant"
    IMPORT_ANY_CV = "import-any-cv"
    APPLY_OWN_APPLICATION = "apply-own-application"
    VIEW_ANY_APPLICATION = "view-any-application"
    VIEW_OPEN_REQUISITION = "view-open-requisition"
    VIEW_OWN_PROJECT = "view-own-project"
    EDIT_OWN_PROJECT = "edit-own-project"
    VIEW_ANY_PROJECT = "view-any-project"
    EDIT_ANY_PROJECT = "edit-any-project"
    EDIT_ANY_PROGRAMME = "edit-any-programme"
    MATCH_OWN_REQUISITION = "match-own-requisition"
    MATCH_ANY_REQUISITION = "match-any-requisition"
    VIEW_OWN_SHORTLIST = "view-own-shortlist"
    EDIT_OWN_SHORTLIST = "edit-own-shortlist"
    DECIDE_OWN_SHORTLIST = "decide-own-shortlist"
    REVEAL_OWN_SHORTLIST = "reveal-own-shortlist"
    VIEW_ANY_SHORTLIST = "view-any-shortlist"
    EDIT_ANY_SHORTLIST = "edit-any-shortlist"
    DECIDE_ANY_SHORTLIST = "decide-any-shortlist"
    REVEAL_ANY_SHORTLIST = "reveal-any-shortlist"
    VIEW_OWN_PLACEMENT = "view-own-placement"
    VIEW_ANY_PLACEMENT = "view-any-placement"
    EDIT_ANY_PLACEMENT = "edit-any-placement"
    CONFIRM_ANY_PLACEMENT = "confirm-any-placement"
    EXPORT_ANY_RECORD = "export-any-record"
    VIEW_ANY_LEDGER = "view-any-ledger"
    VIEW_ANY_RUN = "view-any-run"
    EDIT_ANY_USER = "edit-any-user"


P = Permission

GRANTS: Final[dict[Role, frozenset[Permission]]] = {
    Role.APPLICANT: frozenset(
        {
            P.VIEW_OWN_APPLICANT,
            P.EDIT_OWN_APPLICANT,
            P.APPLY_OWN_APPLICATION,
            P.VIEW_OPEN_REQUISITION,
            P.VIEW_OWN_PLACEMENT,
        }
    ),
    Role.LEAD: frozenset(
        {
            P.VIEW_OPEN_REQUISITION,
            P.VIEW_OWN_PROJECT,
            P.EDIT_OWN_PROJECT,
            P.MATCH_OWN_REQUISITION,
            P.VIEW_OWN_SHORTLIST,
            P.EDIT_OWN_SHORTLIST,
            P.DECIDE_OWN_SHORTLIST,
            P.REVEAL_OWN_SHORTLIST,
        }
    ),
    Role.HR: frozenset(
        {
            P.VIEW_ANY_APPLICANT,
            P.EDIT_ANY_APPLICANT,
            P.IMPORT_ANY_CV,
            P.VIEW_ANY_APPLICATION,
            P.VIEW_OPEN_REQUISITION,
            P.VIEW_ANY_PROJECT,
            P.EDIT_ANY_PROJECT,
            P.EDIT_ANY_PROGRAMME,
            P.MATCH_ANY_REQUISITION,
            P.VIEW_ANY_SHORTLIST,
            P.EDIT_ANY_SHORTLIST,
            P.DECIDE_ANY_SHORTLIST,
            P.REVEAL_ANY_SHORTLIST,
            P.VIEW_ANY_PLACEMENT,
            P.EDIT_ANY_PLACEMENT,
            P.CONFIRM_ANY_PLACEMENT,
            P.EXPORT_ANY_RECORD,
            P.VIEW_ANY_RUN,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            P.VIEW_OPEN_REQUISITION,
            P.VIEW_ANY_PROJECT,
            P.VIEW_ANY_RUN,
            P.VIEW_ANY_SHORTLIST,
            P.VIEW_ANY_PLACEMENT,
            P.VIEW_ANY_LEDGER,
        }
    ),
    Role.ADMIN: frozenset({P.EDIT_ANY_USER, P.VIEW_ANY_LEDGER}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return everything that the roles together may do."""
    return frozenset(permission for role in roles for permission in GRANTS[role])


def may(actor: Actor, *permissions: Permission) -> bool:
    """Return whether the actor has any of `permissions`; the system itself has all."""
    return actor.is_system or any(permission.value in actor.permissions for permission in permissions)


def demand(actor: Actor, *permissions: Permission) -> None:
    """Refuse unless the actor has any of `permissions`.

    Raises:
        Forbidden: the actor has none of them.
    """
    if not may(actor, *permissions):
        raise Forbidden("error.permission.missing", permission=permissions[0].value)
