"""`talent eval`: measures quality on documents whose truth is known, with intervals, beside a plain baseline."""

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from talent.cli.context import format_option, lang, print_rows, progress
from talent.core import paths
from talent.core.errors import Invalid
from talent.core.i18n import translate

if TYPE_CHECKING:
    from scoring.metrics.bootstrap import Interval
    from scoring.metrics.precision_recall import Counts

_KEYS: Final = ("field", "documents", "values", "precision", "recall", "f1", "baseline_recall", "baseline_f1")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?:\+62|\b62|\b0)[\d\s().-]{8,17}\d")


@dataclass(frozen=True, slots=True)
class Measured:
    """One document: its status and what should have been, and the counts of each kind for us and the baseline."""

    status: str
    expected: str
    ours: dict[str, "Counts"]
    baseline: dict[str, "Counts"]


@click.group("eval", help="cli.help.eval")
def evaluate() -> None:
    """Hold the measurements."""


@evaluate.command(help="cli.help.eval_parse")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_folder"
)
@format_option
def parse(folder: Path | None, fmt: str) -> None:
    """Read every CV of the folder and compare with the truth beside it."""
    rows = list(measure_folder(folder or paths.demo()))
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


def measure_folder(folder: Path) -> Iterator[dict[str, object]]:
    """Yield a row for the status of the documents and one for each kind of field.

    A figure is a list of three: the value and the bounds of its 95 % interval over documents.

    Raises:
        Invalid: `people.json` is not there or not of our form.
    """
    from talent.cli.measured_values import KINDS

    measured = [
        _measure(*case)
        for case in progress(list(_cases(folder)), label=translate("cli.eval.reading", lang()))
    ]
    yield _status_row(measured)
    read = [each for each in measured if each.expected == "parsed"]
    for kind in KINDS:
        yield _row(kind, [each.ours[kind] for each in read], [each.baseline[kind] for each in read])


def _cases(folder: Path) -> Iterator[tuple[bytes, str, dict[str, Any], list[str], str]]:
    try:
        people = json.loads((folder / "people.json").read_bytes())["people"]
        for person in people:
            cv = person["cv"]
            data = (folder / "cvs" / cv["file"]).read_bytes()
            yield data, cv["file"], cv["resume"], person["skill_ids"], cv["expect"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Invalid("error.eval.truth", path=folder, reason=error) from None


def _measure(data: bytes, name: str, resume: dict[str, Any], skills: list[str], expected: str) -> Measured:
    from scoring.metrics.precision_recall import Counts
    from scoring.types import month_index
    from talent.applicants.link import link_skills
    from talent.cli.measured_values import KINDS, measured_values
    from talent.cv import parse as read
    from talent.skills.library import shipped_linker

    parsed = read(data, filename=name)
    linked = link_skills(parsed, shipped_linker(), as_of=month_index("2026-11"), document=name)
    true = measured_values(resume, skills)
    found = measured_values(parsed.resume, [skill.id for skill in linked])
    plain = measured_values(*_baseline("\n".join(page.text for page in parsed.pages)))
    return Measured(
        parsed.status,
        expected,
        {kind: Counts.of(found[kind], true[kind]) for kind in KINDS},
        {kind: Counts.of(plain[kind], true[kind]) for kind in KINDS},
    )


def _baseline(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return what two patterns, the first line and a search for labels make of the same text."""
    from talent.core.text import fold
    from talent.skills.library import shipped_lexicon

    email, phone = _EMAIL.search(text), _PHONE.search(text)
    first = next((line.strip() for line in text.splitlines() if line.strip()), None)
    words = " " + re.sub(r"[^\w+#.]+", " ", fold(text)) + " "
    named = [
        entry.id
        for entry in shipped_lexicon()
        if any(f" {fold(label)} " in words for label in entry.labels.values())
    ]
    basics = {"name": first, "email": email and email.group(), "phone": phone and phone.group()}
    return {"basics": basics}, named


def _status_row(measured: Sequence[Measured]) -> dict[str, object]:
    from scoring.metrics.bootstrap import interval

    rights = [each.status == each.expected for each in measured]
    share = _three(interval(rights, lambda drawn: sum(drawn) / len(drawn) if drawn else math.nan))
    count = len(measured)
    return dict(zip(_KEYS, ("status", count, count, share, share, share, None, None), strict=True))


def _row(kind: str, ours: Sequence["Counts"], baseline: Sequence["Counts"]) -> dict[str, object]:
    from scoring.metrics.precision_recall import total

    # The truth names the main skills of a document only: more that were found are not wrong.
    whole = kind != "skill"
    tried = total(baseline).found > 0
    values = (
        kind,
        sum(each.true > 0 for each in ours),
        total(ours).true,
        _figure(ours, "precision") if whole else None,
        _figure(ours, "recall"),
        _figure(ours, "f1") if whole else None,
        _figure(baseline, "recall") if tried else None,
        _figure(baseline, "f1") if tried and whole else None,
    )
    return dict(zip(_KEYS, values, strict=True))


def _figure(counts: Sequence["Counts"], name: str) -> list[float] | None:
    from scoring.metrics.bootstrap import interval
    from scoring.metrics.precision_recall import total

    return _three(interval(counts, lambda drawn: float(getattr(total(drawn), name))))


def _three(got: "Interval") -> list[float] | None:
    return None if math.isnan(got.value) else [round(each, 4) for each in (got.value, got.low, got.high)]


def _shown(row: dict[str, object]) -> dict[str, object]:
    return {
        key: f"{value[0]:.3f} [{value[1]:.3f}, {value[2]:.3f}]" if isinstance(value, list) else value
        for key, value in row.items()
    }
