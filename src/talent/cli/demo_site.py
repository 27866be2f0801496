"""Serves the API on the demo's data. Each start gives the demo's users new passwords and prints them.

No password is kept in a file, and none is the same twice, so that a demo left running opens nothing later.
"""

import secrets
from pathlib import Path

import click
from pydantic import SecretStr
from sqlmodel import Session, col, select

from talent.accounts.models import User
from talent.accounts.users import roles_of, set_password
from talent.applicants.models import Applicant
from talent.audit.actors import OPERATOR
from talent.cli.context import lang, print_rows, say
from talent.cli.serve import run_server
from talent.core import ids
from talent.core.settings import Settings
from talent.db.engine import make_engine
from talent.db.session import transaction
from talent.seed.demo import STAFF, staff_email


def serve_demo(root: Path, settings: Settings) -> None:
    """Print a sign-in for each role and serve until stopped."""
    engine = make_engine(settings.url)
    with transaction(engine) as session:
        rows = [_renew(session, user) for user in _users(session)]
    engine.dispose()
    say("demo.sign_ins")
    print_rows(rows, "table")
    say("demo.try", host=settings.host, port=settings.port, lang=lang())
    click.echo()
    served = settings.model_copy(
        update={"secret_key": SecretStr(secrets.token_urlsafe(48)), "secure_cookies": False}
    )
    run_server(served, host=settings.host, port=settings.port)


def _users(session: Session) -> list[User]:
    """Return the demo's staff and its first applicant."""
    staff = select(User).where(col(User.email).in_([staff_email(name) for name in STAFF]))
    first = (
        select(User)
        .join(Applicant, col(Applicant.user_key) == col(User.key))
        .order_by(col(Applicant.reference))
    )
    return [*session.exec(staff.order_by(col(User.reference))), *session.exec(first.limit(1))]


def _renew(session: Session, user: User) -> dict[str, object]:
    password = ids.random_code(12)
    set_password(session, user, password=password, actor=OPERATOR)
    roles = sorted(role.value for role in roles_of(session, user))
    return {"role": ", ".join(roles), "address": user.email or user.phone, "password": password}
