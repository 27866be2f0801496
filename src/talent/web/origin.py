"""Refuses writes that another site makes a browser send (cross-site request forgery).

A browser says where a request comes from, in Sec-Fetch-Site or, where it is older, in Origin, and no page can change
that. So a write must come from our own origin. A client that sends neither is no page in a browser: it may sign in
and register, and with a session cookie it must also send a header that a form cannot, `X-Talent-Request`. A request
with a bearer token carries nothing that a browser adds by itself, and is let through.
"""

from typing import Final
from urllib.parse import urlsplit

from litestar.datastructures import Headers

from talent.core.errors import Forbidden

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
HEADER: Final = "X-Talent-Request"


def refuse_foreign_write(method: str, headers: Headers, *, by_cookie: bool, by_bearer: bool) -> None:
    """Refuse a write that does not come from our own pages.

    Raises:
        Forbidden: so it is.
    """
    if method in SAFE_METHODS or by_bearer:
        return
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        ours = site in {"same-origin", "none"}
    elif origin is not None:
        ours = urlsplit(origin).netloc == headers.get("host", "")
    else:
        ours = not by_cookie or HEADER in headers
    if not ours:
        raise Forbidden("error.request.foreign", header=HEADER)
