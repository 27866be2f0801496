"""`talent export`: writes records into a file with its manifest, and says later whether a file is still that file."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import engine, lang, print_rows, say
from talent.core.i18n import translate

if TYPE_CHECKING:
    from talent.exports.verify import VerifyResult

_PROFILES = click.Choice(["simple", "siasn"])
_STATES = click.Choice(["planned", "confirmed", "active", "ended", "cancelled"])
_as_of = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="cli.option.export_as_of"
)
_format = click.option(
    "--format",
    "fmt",
    type=click.Choice(["csv", "xlsx", "json"]),
    default="csv",
    help="cli.option.export_format",
)
_out = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="cli.option.export_out"
)
_bom = click.option("--bom", is_flag=True, help="cli.option.export_bom")


@click.group(help="cli.help.export")
def export() -> None:
    """Hold the commands of exports."""


@export.command(help="cli.help.export_placements")
@_format
@_out
@_as_of
@click.option("--profile", type=_PROFILES, default="simple", help="cli.option.export_profile")
@click.option("--state", "states", type=_STATES, multiple=True, help="cli.option.export_state")
@click.option("--with-corrected", is_flag=True, help="cli.option.export_corrected")
@_bom
def placements(
    fmt: str,
    out: Path | None,
    as_of: datetime | None,
    profile: str,
    states: tuple[str, ...],
    with_corrected: bool,
    bom: bool,
) -> None:
    """Export the records of placements."""
    day = as_of.date() if as_of else None
    _export(
        "placements", fmt, out, as_of=day, profile=profile, states=states, corrected=with_corrected, bom=bom
    )


@export.command(help="cli.help.export_applicants")
@_format
@_out
@_as_of
@_bom
def applicants(fmt: str, out: Path | None, as_of: datetime | None, bom: bool) -> None:
    """Export the people of the pool."""
    _export("applicants", fmt, out, as_of=as_of.date() if as_of else None, bom=bom)


@export.command(help="cli.help.export_shortlists")
@_format
@_out
@_as_of
@_bom
def shortlists(fmt: str, out: Path | None, as_of: datetime | None, bom: bool) -> None:
    """Export the entries of all shortlists."""
    _export("shortlists", fmt, out, as_of=as_of.date() if as_of else None, bom=bom)


@export.command(help="cli.help.export_verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "fmt", type=click.Choice(["table", "json"]), default="table", help="cli.option.format"
)
@click.pass_context
def verify(ctx: click.Context, file: Path, fmt: str) -> None:
    """Say whether a file is the one that was exported."""
    from talent.exports.verify import verify as verify_file

    result = verify_file(file)
    if fmt == "json":
        print_rows([_result_row(result)], "json")
    else:
        for sentence in sentences(result):
            click.echo(sentence)
    if not result.ok:
        ctx.exit(1)


def _export(
    kind: str,
    fmt: str,
    out: Path | None,
    *,
    as_of: date | None,
    profile: str = "simple",
    states: tuple[str, ...] = (),
    corrected: bool = False,
    bom: bool,
) -> None:
    from talent.audit.actors import OPERATOR
    from talent.core import clock
    from talent.db.session import transaction
    from talent.exports.columns import ExportKind, Profile
    from talent.exports.write import ExportFormat, prepare_export
    from talent.placements.models import PlacementState

    path = out or Path(f"{kind}-{(as_of or clock.today()).isoformat()}.{fmt}")
    prepared = None
    try:
        with transaction(engine()) as session:
            prepared = prepare_export(
                session,
                kind=ExportKind(kind),
                format=ExportFormat(fmt),
                path=path,
                as_of=as_of,
                profile=Profile(profile),
                states=tuple(map(PlacementState, states)) or None,
                with_corrected=corrected,
                mark=bom,
                lang=lang(),
                actor=OPERATOR,
            )
    except BaseException:
        if prepared is not None:
            prepared.discard()
        raise
    done = prepared.publish()
    say("cli.export.done", count=done.row_count, path=done.path, manifest=done.manifest, sha256=done.sha256)


def _result_row(result: "VerifyResult") -> dict[str, object]:
    return {
        "ok": result.ok,
        "file_matches": result.file_matches,
        "manifest_whole": result.manifest_whole,
        "readable": result.readable,
        "rows": result.row_count,
        "row_changes": [
            {"change": row.change.value, "reference": row.reference, "line": row.line} for row in result.rows
        ],
        "column_changes": [
            {"change": column.change.value, "heading": column.heading} for column in result.columns
        ],
        "created_at": result.manifest.created_at,
        "created_by": result.manifest.created_by,
    }


def sentences(result: "VerifyResult") -> list[str]:
    """Return what a verification found, in the language of the call."""
    language = lang()
    manifest = result.manifest
    if result.ok:
        words = translate(
            "cli.export.whole",
            language,
            count=result.row_count,
            at=manifest.created_at,
            by=manifest.created_by,
        )
        return [words]
    found = []
    if not result.manifest_whole:
        found.append(translate("cli.export.manifest_altered", language))
    if not result.readable:
        found.append(translate("cli.export.not_readable", language))
    elif not result.file_matches:
        found.append(translate("cli.export.file_altered", language))
    found += [
        translate(f"cli.export.column_{column.change.value}", language, heading=column.heading)
        for column in result.columns
    ]
    found += [
        translate(f"cli.export.row_{row.change.value}", language, ref=row.reference, line=row.line)
        for row in result.rows
    ]
    if result.readable and not result.file_matches and not result.rows and not result.columns:
        found.append(translate("cli.export.rows_same", language, count=result.row_count))
    return found
