"""The documentation page: Swagger UI from the package that carries it, our own start of it, and no other host.

The bundled Swagger UI reads OpenAPI 3.0, so the page is given a view of the description in that form; what is
published is 3.1.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from swagger_ui_bundle import swagger_ui_path

from talent.core.errors import NotFound
from talent.web.openapi import Description

# Swagger UI sets styles on elements and draws icons from data URLs; nothing else is loosened.
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
VIEW: Final = "openapi-3.0.json"

_STATIC: Final = Path(__file__).resolve().parent / "static"
_FILES: Final = {
    "swagger-ui.css": (Path(swagger_ui_path), "text/css; charset=utf-8"),
    "swagger-ui-bundle.js": (Path(swagger_ui_path), "text/javascript; charset=utf-8"),
    "docs.css": (_STATIC, "text/css; charset=utf-8"),
    "docs.js": (_STATIC, "text/javascript; charset=utf-8"),
    "favicon.svg": (_STATIC, "image/svg+xml"),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the page."""

    content: bytes
    media_type: str


def read_page() -> bytes:
    """Return the page itself."""
    return (_STATIC / "docs.html").read_bytes()


@lru_cache
def read_asset(name: str) -> Asset:
    """Return a file of the page.

    Raises:
        NotFound: the page has no such file.
    """
    if name not in _FILES:
        raise NotFound("error.request.path")
    folder, media_type = _FILES[name]
    return Asset((folder / name).read_bytes(), media_type)


def view_asset(description: Description) -> Asset:
    """Return the description as the page reads it."""
    view = {**_older(description.document), "openapi": "3.0.3"}
    view["info"] = {"title": view["info"]["title"], "version": view["info"]["version"]}
    return Asset(json.dumps(view, ensure_ascii=False).encode(), "application/json")


def _older(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a 3.1 description in 3.0's terms: null becomes `nullable`, constants become enumerations of one."""
    if isinstance(value, list):
        return [_older(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _older(each) for key, each in value.items()}
    options = made.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        rest = [each for each in options if each != {"type": "null"}]
        made.pop("anyOf")
        made.update(rest[0] if len(rest) == 1 and "$ref" not in rest[0] else {"anyOf": rest})
        made["nullable"] = True
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if "contentMediaType" in made:
        made["format"] = "binary"
    return made
