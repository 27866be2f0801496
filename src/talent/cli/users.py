"""`talent users`: the first sign-ins of an installation are made here, by whoever holds the machine."""

import secrets
import sys
from typing import TYPE_CHECKING

import click

from talent.accounts.permissions import Role
from talent.cli.context import engine, format_option, print_rows, say
from talent.core.i18n import LANGUAGES, translate

if TYPE_CHECKING:
    from sqlmodel import Session

    from talent.accounts.models import User

_ROLES = click.Choice([role.value for role in Role])


@click.group(help="cli.help.users")
def users() -> None:
    """Hold the commands of users."""


@users.command(help="cli.help.users_create")
@click.option("--email", help="cli.option.email")
@click.option("--phone", help="cli.option.phone")
@click.option("--role", "roles", type=_ROLES, multiple=True, required=True, help="cli.option.role")
@click.option("--reads", type=click.Choice(LANGUAGES), default="id", help="cli.option.reads")
@click.option("--generate", is_flag=True, help="cli.option.generate")
def create(email: str | None, phone: str | None, roles: tuple[str, ...], reads: str, generate: bool) -> None:
    """Create a user; the password is asked for, or made and shown once."""
    from talent.accounts.users import create_user
    from talent.audit.actors import OPERATOR
    from talent.cli.words import lang
    from talent.db.session import transaction

    ready = engine()
    password = secrets.token_urlsafe(12) if generate else None
    if password is None:
        ask = translate("cli.users.password", lang())
        again = translate("cli.users.password_again", lang())
        # A pipe cannot echo, and says its line once.
        typed = sys.stdin.isatty()
        password = click.prompt(
            ask, hide_input=typed, confirmation_prompt=again if typed else False, err=True
        )
    with transaction(ready) as session:
        user = create_user(
            session,
            email=email,
            phone=phone,
            password=str(password),
            roles=frozenset(map(Role, roles)),
            lang=reads,
            actor=OPERATOR,
        )
        reference = user.reference
    say("cli.users.created", ref=reference)
    if generate:
        say("cli.users.generated", password=password)


@users.command("list", help="cli.help.users_list")
@format_option
def list_command(fmt: str) -> None:
    """List the users."""
    from talent.accounts.users import list_users
    from talent.db.session import transaction

    with transaction(engine(), write=False) as session:
        print_rows([_row(session, user) for user in list_users(session)], fmt)


@users.command(help="cli.help.users_disable")
@click.argument("reference")
def disable(reference: str) -> None:
    """Close an account and end its sessions."""
    from talent.accounts.users import disable_user, get_user
    from talent.audit.actors import OPERATOR
    from talent.db.session import transaction

    with transaction(engine()) as session:
        disable_user(session, get_user(session, reference), actor=OPERATOR)
    say("cli.users.disabled", ref=reference)


@users.command("roles", help="cli.help.users_roles")
@click.argument("reference")
@click.option("--role", "roles", type=_ROLES, multiple=True, required=True, help="cli.option.role")
def set_roles_command(reference: str, roles: tuple[str, ...]) -> None:
    """Give a user exactly these roles."""
    from talent.accounts.users import get_user, set_roles
    from talent.audit.actors import OPERATOR
    from talent.db.session import transaction

    with transaction(engine()) as session:
        set_roles(session, get_user(session, reference), roles=frozenset(map(Role, roles)), actor=OPERATOR)
    say("cli.users.roles_set", ref=reference, roles=", ".join(sorted(set(roles))))


def _row(session: "Session", user: "User") -> dict[str, object]:
    from talent.accounts.users import roles_of

    return {
        "reference": user.reference,
        "email": user.email,
        "phone": user.phone,
        "roles": sorted(role.value for role in roles_of(session, user)),
        "disabled": user.disabled_at is not None,
    }
