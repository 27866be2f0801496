"""What most tests of exports start from: one writer of files for whoever asks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session

from talent.audit.actors import OPERATOR
from talent.exports.columns import ExportKind
from talent.exports.write import Export, ExportFormat, export_records

Write = Callable[..., Export]


@pytest.fixture
def write(session: Session, tmp_path: Path) -> Write:
    """Export placements, or another kind, into a file of the test's own folder."""

    def export(format: str = "csv", kind: str = "placements", **values: object) -> Export:
        return export_records(
            session,
            **{  # type: ignore[arg-type]
                "kind": ExportKind(kind),
                "format": ExportFormat(format),
                "path": tmp_path / f"{kind}.{format}",
                "lang": "en",
                "actor": OPERATOR,
                **values,
            },
        )

    return export
