"""`talent eval`: measures quality on documents whose truth is known, with intervals, beside a plain baseline."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from talent.cli.context import format_option, lang, print_rows, progress
from talent.core.errors import Invalid
from talent.core.i18n import translate

if TYPE_CHECKING:
    from talent.evaluation.figures import Row
    from talent.evaluation.golden import GoldenDocument
    from talent.evaluation.reading import Reading

_PARTS: Final = ("field", "language", "format", "layout", "columns", "group")


@click.group("eval", help="cli.help.eval")
def evaluate() -> None:
    """Hold the measurements."""


@evaluate.command(help="cli.help.eval_parse")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_folder"
)
@click.option(
    "--split", type=click.Choice(["tune", "test", "all"]), default=None, help="cli.option.eval_split"
)
@click.option("--only", metavar="LAYOUT", multiple=True, help="cli.option.eval_only")
@click.option("--no-scans", is_flag=True, help="cli.option.eval_no_scans")
@click.option("--by", type=click.Choice(_PARTS), default="field", help="cli.option.eval_by")
@click.option("--calibration", is_flag=True, help="cli.option.eval_calibration")
@click.option("--wrong", metavar="FIELD", default=None, help="cli.option.eval_wrong")
@click.option("--show-test", is_flag=True, help="cli.option.eval_show_test")
@format_option
def parse(
    folder: Path | None,
    split: str | None,
    only: tuple[str, ...],
    no_scans: bool,
    by: str,
    calibration: bool,
    wrong: str | None,
    show_test: bool,
    fmt: str,
) -> None:
    """Read every CV of the folder and compare with the truth beside it."""
    from talent.evaluation.figures import field_rows, rows_by
    from talent.evaluation.golden import default_folder, load_golden, select, text_versions, usual_split
    from talent.evaluation.measures import calibration_rows, measure_rows
    from talent.evaluation.wrong import wrong_rows

    folder = folder or default_folder()
    documents = load_golden(folder)
    split = split or usual_split(documents)
    chosen = select(documents, split, only, scans=not no_scans)
    if not chosen:
        raise Invalid("error.eval.nothing", path=folder, split=split)
    if wrong is not None:
        _check_wrong(wrong, chosen, show_test)
    said = translate("cli.eval.documents", lang(), count=len(chosen), path=folder, split=split)
    click.echo(said, err=True)
    readings = _read(folder, chosen)
    if wrong is not None:
        print_rows(wrong_rows(readings, wrong), fmt)
    elif calibration:
        print_rows(calibration_rows(readings), fmt)
    elif by != "field":
        rows = rows_by(readings, by)
        print_rows(rows if fmt == "json" else _matrix(rows), fmt)
    else:
        texts = [each for each in readings if not each.document.scan]
        texts += _read(folder, text_versions(documents, chosen))
        for rows in (field_rows(readings, scans=bool(only)), list(measure_rows(readings, texts))):
            print_rows(rows if fmt == "json" else map(_shown, rows), fmt)
            if fmt == "table":
                click.echo()


@evaluate.command(help="cli.help.eval_linking")
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_data"
)
@format_option
def linking(data: Path | None, fmt: str) -> None:
    """Link phrases of job ads to ESCO, beside plain tools."""
    from talent.evaluation.linking import linking_rows
    from talent.evaluation.public_data import data_folder

    rows = linking_rows(data_folder(data))
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@evaluate.command(help="cli.help.eval_extraction")
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_data"
)
@format_option
def extraction(data: Path | None, fmt: str) -> None:
    """Find skills in sentences of job ads, beside dictionaries."""
    from talent.evaluation.extraction import extraction_rows
    from talent.evaluation.public_data import data_folder

    rows = extraction_rows(data_folder(data))
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@evaluate.command(help="cli.help.eval_judged")
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_data"
)
@format_option
def judged(data: Path | None, fmt: str) -> None:
    """Link phrases of Indonesian ads that were judged by hand, beside rapidfuzz."""
    from talent.evaluation.judged import judged_rows
    from talent.evaluation.public_data import data_folder

    rows = judged_rows(data_folder(data))
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@evaluate.command(help="cli.help.eval_need")
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_data"
)
@format_option
def need(data: Path | None, fmt: str) -> None:
    """Find the requirements of real ads, beside a dictionary."""
    from talent.evaluation.needs import need_rows
    from talent.evaluation.public_data import data_folder

    rows = need_rows(data_folder(data))
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


_data_option = click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.eval_data"
)
_half_option = click.option(
    "--part", type=click.Choice(["tune", "unseen"]), default="unseen", help="cli.option.eval_part"
)


@evaluate.command(help="cli.help.eval_roles")
@_data_option
@_half_option
@format_option
def roles(data: Path | None, part: str, fmt: str) -> None:
    """Rank people of known roles for needs made of real roles, beside searches for words."""
    from talent.evaluation.public_data import data_folder
    from talent.evaluation.role_retrieval import POLICIES, role_rows

    rows = role_rows(data_folder(data), policies=POLICIES, part=part)
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@evaluate.command(help="cli.help.eval_counterfactuals")
@_data_option
@_half_option
@click.option("--needs", type=click.IntRange(1), default=8, help="cli.option.eval_needs")
@click.option("--people", type=click.IntRange(1), default=60, help="cli.option.eval_people")
@format_option
def counterfactuals(data: Path | None, part: str, needs: int, people: int, fmt: str) -> None:
    """Carry out every change that is offered and see whether it does what it says."""
    from scoring.policy import Policy
    from talent.evaluation.counterfactuals import counterfactual_rows
    from talent.evaluation.public_data import data_folder

    rows = counterfactual_rows(
        data_folder(data), policy=Policy.default(), part=part, needs=needs, people=people
    )
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@evaluate.command(help="cli.help.eval_sensitivity")
@_data_option
@_half_option
@click.option("--needs", type=click.IntRange(1), default=12, help="cli.option.eval_needs")
@click.option("--people", type=click.IntRange(1), default=100, help="cli.option.eval_people")
@click.option("--draws", type=click.IntRange(1), default=50, help="cli.option.eval_draws")
@click.option("--spread", type=click.FloatRange(0, 1), default=0.1, help="cli.option.eval_spread")
@format_option
def sensitivity(
    data: Path | None, part: str, needs: int, people: int, draws: int, spread: float, fmt: str
) -> None:
    """Move all weights and see whether the first of a shortlist stay."""
    from scoring.policy import Policy
    from talent.evaluation.public_data import data_folder
    from talent.evaluation.stability import stability_rows

    rows = stability_rows(
        data_folder(data),
        policy=Policy.default(),
        part=part,
        needs=needs,
        people=people,
        draws=draws,
        spread=spread,
    )
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


def _read(folder: Path, documents: "Sequence[GoldenDocument]") -> "list[Reading]":
    from talent.evaluation.golden import read_files
    from talent.evaluation.reading import read_golden

    readings = read_golden(documents, read_files(folder, documents))
    return list(progress(readings, label=translate("cli.eval.reading", lang()), total=len(documents)))


def _check_wrong(name: str, chosen: "Sequence[GoldenDocument]", show_test: bool) -> None:
    """Refuse a field that is not there, and a look at documents that must stay unseen.

    Raises:
        Invalid: the one or the other.
    """
    from talent.evaluation.wrong import CHOICES

    if name not in CHOICES:
        raise Invalid("error.eval.field", field=name, fields=", ".join(CHOICES))
    if not show_test and any(document.split == "test" for document in chosen):
        raise Invalid("error.eval.unseen")


def _matrix(rows: "Iterable[Row]") -> "list[Row]":
    """One row a part with the F1 of each kind of field; the intervals are in the JSON."""
    parts: dict[object, Row] = defaultdict(dict)
    for row in rows:
        figure = row["f1"]
        parts[row["part"]][str(row["field"])] = figure[0] if isinstance(figure, list) else None
    return [{"part": part, **fields} for part, fields in parts.items()]


def _shown(row: "Row") -> "Row":
    return {
        key: f"{value[0]:.3f} [{value[1]:.3f}, {value[2]:.3f}]" if isinstance(value, list) else value
        for key, value in row.items()
    }
