"""The description of the API and its documentation page, served from our own files."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath

from talent.web import docs_page
from talent.web.openapi import Description


def read_openapi(description: NamedDependency[Description]) -> Response[bytes]:
    """Read the description of the API (OpenAPI 3.1)."""
    return Response(description.json, media_type="application/vnd.oai.openapi+json; version=3.1")


def read_page() -> Response[bytes]:
    """Read the documentation page."""
    return Response(
        docs_page.read_page(),
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": docs_page.PAGE_POLICY},
    )


def read_view(description: NamedDependency[Description]) -> Response[bytes]:
    """Read the description as the documentation page wants it."""
    view = docs_page.view_asset(description)
    return Response(view.content, media_type=view.media_type)


def read_file(name: FromPath[str]) -> Response[bytes]:
    """Read a file of the documentation page."""
    asset = docs_page.read_asset(name)
    return Response(asset.content, media_type=asset.media_type, headers={"Cache-Control": "max-age=86400"})
