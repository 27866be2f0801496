"""Who may use a route. The route table says it beside each route; what it does not say is refused."""

from dataclasses import dataclass
from typing import Final

from litestar.handlers.base import BaseRouteHandler

from talent.accounts.permissions import Permission, demand
from talent.audit.actors import Actor
from talent.core.errors import Forbidden, Unauthenticated
from talent.web.connection import Connection

OPT: Final = "access"
# Whoever is not signed in reads what is public, as somebody who may see open requisitions and nothing else.
VISITOR: Final = Actor("visitor", "visitor", permissions=frozenset({Permission.VIEW_OPEN_REQUISITION.value}))


@dataclass(frozen=True, slots=True)
class Access:
    """Whom a route lets in: anybody, anybody signed in, or whoever has one of `permissions`."""

    permissions: frozenset[Permission] = frozenset()
    signed_in: bool = False
    public: bool = False


PUBLIC: Final = Access(public=True)
SIGNED_IN: Final = Access(signed_in=True)


def requires(*permissions: Permission) -> Access:
    """Let in whoever has any of `permissions`; which objects they reach is the business of the services."""
    return Access(permissions=frozenset(permissions))


async def deny_by_default(connection: Connection, handler: BaseRouteHandler) -> None:
    """Refuse whoever the route's access does not let in, and everybody where the route says nothing.

    Raises:
        Unauthenticated: nobody is signed in.
        Forbidden: the actor has none of the permissions.
    """
    access = handler.opt.get(OPT, Access())
    if access.public:
        return
    actor = connection.scope.get("auth")
    if not isinstance(actor, Actor):
        raise Unauthenticated("error.login.needed")
    if access.signed_in:
        return
    if not access.permissions:
        raise Forbidden("error.permission.missing", permission="-")
    demand(actor, *sorted(access.permissions))
