"""Reads a catalogue of skills from a CSV of `id,label,alt_labels,broader,kind`, as `talent skills link` takes it."""

import csv
from pathlib import Path

from scoring.lexicon import Lexicon, SkillEntry
from talent.core.errors import Invalid


def read_taxonomy(path: Path) -> Lexicon:
    """Return the catalogue of a file; alternative labels are separated by `|`.

    Raises:
        Invalid: columns are missing, a row has no id or label, an id comes twice, or the file is not UTF-8.
    """
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        try:
            if not {"id", "label"} <= set(reader.fieldnames or ()):
                raise Invalid("error.taxonomy.columns", path=path)
            return Lexicon(_entry(row, reader.line_num) for row in reader)
        except UnicodeDecodeError:
            raise Invalid("error.input.encoding") from None
        except (ValueError, csv.Error) as error:
            raise Invalid("error.taxonomy.content", path=path, reason=str(error)) from None


def _entry(row: dict[str, str], line: int) -> SkillEntry:
    if not row["id"] or not row["label"]:
        raise ValueError(f"line {line}")
    others = (name.strip() for name in (row.get("alt_labels") or "").split("|"))
    return SkillEntry(
        id=row["id"],
        family="taxonomy",
        kind=row.get("kind") or "skill",
        labels={"en": row["label"]},
        aliases={"en": tuple(filter(None, others))},
        broader=row.get("broader") or None,
    )
