"""Chooses the language of an answer: what the request asks for, else what the user reads, else the setting."""

from talent.accounts.models import User
from talent.core.i18n import DEFAULT_LANGUAGE, LANGUAGES
from talent.web.connection import Connection


def language_of(connection: Connection) -> str:
    """Return `id` or `en`: `?lang=`, else Accept-Language, else the signed-in user's, else the setting's."""
    asked = connection.query_params.get("lang", "")
    if asked in LANGUAGES:
        return str(asked)
    accepted = _best(connection.headers.get("accept-language", ""))
    if accepted is not None:
        return accepted
    user = connection.scope.get("user")
    if isinstance(user, User) and user.lang in LANGUAGES:
        return user.lang
    settings = connection.app.state.get("settings")
    return settings.lang if settings is not None else DEFAULT_LANGUAGE


def _best(header: str) -> str | None:
    """Return the language of ours that the header likes best (RFC 9110, 12.5.4), None where it names neither."""
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, weight = part.strip().partition(";")
        lang = tag.strip().lower()[:2]
        quality = _quality(weight)
        if lang in LANGUAGES and quality > 0:
            liked.append((-quality, place, lang))
    return min(liked)[2] if liked else None


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
