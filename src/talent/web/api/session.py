"""Signing in and out."""

from litestar import Response
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy import Engine
from sqlmodel import Session

from talent.accounts.sessions import sign_out
from talent.audit.actors import Actor
from talent.core.settings import Settings
from talent.web.middleware import bearer_token, cookie_name
from talent.web.schemas.session import MeRead, SignedInRead, SignIn
from talent.web.sign_in import sign_in_counted
from talent.web.strict_json import StrictRequest


def login(
    data: JSONBody[SignIn],
    request: StrictRequest,
    engine: NamedDependency[Engine],
    client: NamedDependency[str],
    settings: NamedDependency[Settings],
) -> Response[SignedInRead]:
    """Sign in."""
    signed = sign_in_counted(
        engine,
        address=data.address,
        password=data.password.get_secret_value(),
        client=client,
        earlier=_token(request, settings),
        settings=settings,
    )
    bearer = data.transport == "bearer"
    body = SignedInRead(**dict(MeRead.of(signed.user, signed.actor)), token=signed.token if bearer else None)
    return Response(body, cookies=[] if bearer else [session_cookie(signed.token, settings)])


def logout(
    request: StrictRequest, session: NamedDependency[Session], settings: NamedDependency[Settings]
) -> Response[None]:
    """Sign out."""
    sign_out(session, _token(request, settings) or "")
    return Response(None, cookies=[session_cookie("", settings)])


def me(request: StrictRequest, actor: NamedDependency[Actor]) -> MeRead:
    """Say who is signed in."""
    user = request.scope["user"]
    return MeRead.of(user, actor)


def session_cookie(token: str, settings: Settings) -> Cookie:
    """Return the session's cookie; an empty token deletes it."""
    return Cookie(
        key=cookie_name(settings),
        value=token,
        path="/",
        httponly=True,
        secure=settings.secure_cookies,
        samesite="lax",
        max_age=settings.session_hours * 3600 if token else 0,
    )


def _token(request: StrictRequest, settings: Settings) -> str | None:
    return bearer_token(request.headers) or request.cookies.get(cookie_name(settings))
