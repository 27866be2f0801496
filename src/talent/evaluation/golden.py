"""The golden documents: files with what stands in them, made from structured truth.

Two forms are read: `manifest.jsonl` with one line a document (the golden set) and `people.json` (the demo).
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from talent.core import paths
from talent.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class GoldenDocument:
    """One document and its truth.

    `resume` is a JSON Resume of what the document prints, `skills` its listed items in one row, `protected` the facts
    that may not stand in the answer. `status` is what the reader must say with text recognition at hand. A scan names
    in `text_version` the document with the same text. `split` and `columns` are None where the folder does not say.
    `skill_ids` are main skills of the library, None where the folder does not name them.
    """

    file: str
    person: str
    layout: str
    format: str
    language: str
    status: str
    resume: dict[str, Any] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    protected: dict[str, Any] = field(default_factory=dict)
    split: str | None = None
    columns: int | None = None
    scan: bool = False
    text_version: str | None = None
    group: str = ""
    skill_ids: tuple[str, ...] | None = None


def default_folder() -> Path:
    """Return the folder of the golden set that is there: the made one, else the committed sample, else the demo."""
    root = paths.checkout()
    for name in ("made", "sample"):
        if root is not None:
            folder = root / "fixtures" / "cvs" / "golden" / name
            if (folder / "manifest.jsonl").is_file():
                return folder
    return paths.demo()


def load_golden(folder: Path) -> list[GoldenDocument]:
    """Return the documents of the folder in the order of its manifest.

    Raises:
        Invalid: there is neither manifest, or one is not of our form.
    """
    manifest = folder / "manifest.jsonl"
    try:
        return list(_of_manifest(manifest) if manifest.is_file() else _of_people(folder / "people.json"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid("error.eval.truth", path=folder, reason=error) from None


def usual_split(documents: Sequence[GoldenDocument]) -> str:
    """Return `test` where the documents have both splits, else `all`."""
    return "test" if {"tune", "test"} <= {document.split for document in documents} else "all"


def select(
    documents: Sequence[GoldenDocument], split: str, only: Collection[str] = (), *, scans: bool = True
) -> list[GoldenDocument]:
    """Return the documents of the split (`tune`, `test` or `all`) and, where any is named, of the layouts.

    Without `scans` the pictures of text are left out: recognising takes far longer than reading.
    """
    return [
        document
        for document in documents
        if split in ("all", document.split)
        and (not only or document.layout in only)
        and (scans or not document.scan)
    ]


def text_versions(
    documents: Sequence[GoldenDocument], chosen: Sequence[GoldenDocument]
) -> list[GoldenDocument]:
    """Return the documents that scans among the chosen were made from and that are not chosen themselves."""
    wanted = {document.text_version for document in chosen if document.scan}
    here = {document.file for document in chosen}
    return [document for document in documents if document.file in wanted - here]


def read_files(folder: Path, documents: Sequence[GoldenDocument]) -> list[bytes]:
    """Return the bytes of each document.

    Raises:
        Invalid: a file of the manifest is not there.
    """
    try:
        return [(folder / document.file).read_bytes() for document in documents]
    except OSError as error:
        raise Invalid("error.eval.truth", path=folder, reason=error) from None


def _of_manifest(manifest: Path) -> Iterator[GoldenDocument]:
    for line in manifest.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        yield GoldenDocument(
            file=row["file"],
            person=row["person"],
            layout=row["layout"],
            format=row["format"],
            language=row["language"],
            status=row["status"],
            resume=row["resume"],
            skills=tuple(row["skills"]),
            protected=row.get("protected") or {},
            split=row["split"],
            columns=row["columns"],
            scan=row["scan"],
            text_version=row.get("text_version"),
            group=row.get("group") or "",
        )


def _of_people(people: Path) -> Iterator[GoldenDocument]:
    for person in json.loads(people.read_bytes())["people"]:
        cv = person["cv"]
        listed = [
            word for item in cv["resume"].get("skills", []) for word in item.get("keywords") or [item["name"]]
        ]
        yield GoldenDocument(
            file=f"cvs/{cv['file']}",
            person=person.get("slug", cv["file"]),
            layout=cv.get("layout", ""),
            format=cv.get("format") or Path(cv["file"]).suffix.lstrip("."),
            language=cv.get("language", ""),
            status=cv["expect"],
            resume=cv["resume"],
            skills=tuple(listed),
            skill_ids=tuple(person["skill_ids"]),
        )
