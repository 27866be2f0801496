"""Versions in headers (RFC 9110, 13.1): an ETag says which version was read, If-Match which one is replaced."""

import re
from typing import Final

from talent.core.errors import PreconditionFailed
from talent.web.errors import PreconditionRequired

_ETAG: Final = re.compile(r'^"(\d{1,9})"$')


def etag(version: int) -> dict[str, str]:
    """Return the header that names the version."""
    return {"ETag": f'"{version}"'}


def demand_version(if_match: str | None) -> int:
    """Return the version that a replacement is meant for.

    Raises:
        PreconditionRequired: it does not say.
        PreconditionFailed: what it says is no version of ours.
    """
    if if_match is None:
        raise PreconditionRequired("error.version.needed")
    found = _ETAG.match(if_match.strip())
    if found is None:
        raise PreconditionFailed("error.version.stale")
    return int(found.group(1))


def wanted_version(if_match: str | None) -> int | None:
    """Return the version that a change is meant for, None where it does not say.

    Raises:
        PreconditionFailed: what it says is no version of ours.
    """
    return None if if_match is None else demand_version(if_match)
