"""Exports of records as files with a manifest."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.web.export_bundle import bundle_export
from talent.web.schemas.exports import ExportCreate


def export(
    data: JSONBody[ExportCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> Response[bytes]:
    """Export records: a ZIP with the file and its manifest."""
    bundle = bundle_export(session, data, lang=lang, actor=actor)
    headers = {
        "Content-Disposition": f'attachment; filename="{bundle.name}"',
        "X-Export-SHA256": bundle.sha256,
    }
    return Response(bundle.content, media_type="application/zip", headers=headers)
