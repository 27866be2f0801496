"""The security headers of every answer, errors and unknown paths included (TRUST S6)."""

from typing import Final

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

# An answer of the API is data: a browser that is made to show it as a page finds nothing that it may load or run.
DATA_POLICY: Final = (
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
HEADERS: Final = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Content-Security-Policy": DATA_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Almost every answer tells about a person; what may be kept (files of the docs page) says so itself.
    "Cache-Control": "no-store",
}


async def add_security_headers(message: Message, scope: Scope) -> None:
    """Set the headers that the answer has not set itself; a hook before each message is sent."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
