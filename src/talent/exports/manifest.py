"""The manifest beside an exported file: who, when, what, and the hashes by which the file is known again.

It is canonical JSON (RFC 8785), so that the same manifest has the same bytes, and carries the hash of itself; the
ledger holds that hash too. Its note of the ledger's head anchors the ledger outside the database.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import rfc8785

from talent.core.errors import BadInput, NotFound, TooLarge

SUFFIX: Final = ".manifest.json"
VERSION: Final = 1
MOST_BYTES: Final = 300_000_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as it was read. `rows` is reference and hash of each row in the order of the file."""

    format: str
    kind: str
    keys: tuple[str, ...]
    headings: tuple[str, ...]
    key_column: str
    rows: tuple[tuple[str, str], ...]
    file_sha256: str
    ledger: tuple[int, str]
    created_at: str
    created_by: str
    whole: bool


def manifest_path(path: Path) -> Path:
    """Return where the manifest of an exported file stands: beside it, `FILE.manifest.json`."""
    return path.with_name(path.name + SUFFIX)


def encode(content: dict[str, Any]) -> tuple[bytes, str]:
    """Return the manifest's bytes and the hash that it carries, SHA-256 over its canonical JSON without that hash."""
    own = hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    return rfc8785.dumps({**content, "manifest_sha256": own}), own


def read_manifest(path: Path) -> Manifest:
    """Return the manifest of the exported file `path`.

    Raises:
        NotFound: there is none beside the file.
        TooLarge: it is larger than any that we write.
        BadInput: it is no manifest.
    """
    beside = manifest_path(path)
    try:
        if beside.stat().st_size > MOST_BYTES:
            raise TooLarge("error.export.too_large", path=beside.name)
        data = beside.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("error.export.no_manifest", path=beside.name) from None
    try:
        return _parse(data)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise BadInput("error.export.bad_manifest", path=beside.name) from None


def _parse(data: bytes) -> Manifest:
    content = json.loads(data)
    if content["version"] != VERSION:
        raise ValueError(content["version"])
    columns = [(_text(column["key"]), _text(column["heading"])) for column in content["columns"]]
    keys = tuple(key for key, _heading in columns)
    key_column = _text(content["key_column"])
    if key_column not in keys:
        raise ValueError(key_column)
    ledger = content["ledger"]
    return Manifest(
        format=_text(content["format"]),
        kind=_text(content["kind"]),
        keys=keys,
        headings=tuple(heading for _key, heading in columns),
        key_column=key_column,
        rows=tuple((_text(reference), _text(digest)) for reference, digest in content["rows"]),
        file_sha256=_text(content["file_sha256"]),
        ledger=(int(ledger["sequence"]), _text(ledger["hash"])),
        created_at=_text(content["created_at"]),
        created_by=_text(content["created_by"]["ref"]),
        whole=_is_whole(content, data),
    )


def _is_whole(content: dict[str, Any], data: bytes) -> bool:
    """Whether the manifest carries its own hash, counts its rows right, and is canonical to the byte."""
    rest = {key: value for key, value in content.items() if key != "manifest_sha256"}
    try:
        encoded, own = encode(rest)
    except (rfc8785.CanonicalizationError, ValueError):
        return False
    return (
        own == content.get("manifest_sha256")
        and encoded == data
        and content.get("row_count") == len(content["rows"])
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
