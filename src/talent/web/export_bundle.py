"""Gives an export to a client: the file and its manifest in one ZIP, so that neither is lost on the way.

The export is written in a folder that is gone when the answer is made: the server keeps no copy of personal data,
only the ledger's entry with the hashes.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from talent.audit.actors import Actor
from talent.core import clock
from talent.exports.write import export_records
from talent.web.schemas.exports import ExportCreate


@dataclass(frozen=True, slots=True)
class Bundle:
    """The ZIP with its name, and the SHA-256 of the exported file inside."""

    content: bytes
    name: str
    sha256: str


def bundle_export(session: Session, wanted: ExportCreate, *, lang: str, actor: Actor) -> Bundle:
    """Export, and put the file and its manifest into a ZIP.

    Raises:
        Forbidden: the actor may not export.
        Invalid: a filter or profile is not one for this kind.
    """
    stem = f"{wanted.kind.value}-{(wanted.as_of or clock.today()).isoformat()}"
    with TemporaryDirectory(prefix="talent-export-") as folder:
        export = export_records(
            session,
            kind=wanted.kind,
            format=wanted.format,
            path=Path(folder) / f"{stem}.{wanted.format.value}",
            as_of=wanted.as_of,
            profile=wanted.profile,
            states=tuple(wanted.states) if wanted.states else None,
            with_corrected=wanted.with_corrected,
            mark=wanted.byte_order_mark,
            lang=wanted.lang or lang,
            actor=actor,
        )
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
            for path in (export.path, export.manifest):
                bundle.write(path, path.name)
    return Bundle(content.getvalue(), f"{stem}.zip", export.sha256)
