"""`talent audit`: proves that nobody has changed the ledger, and reads it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import engine, format_option, print_rows, say
from talent.core.errors import Invalid

if TYPE_CHECKING:
    from talent.audit.ledger import Head


@click.group(help="cli.help.audit")
def audit() -> None:
    """Hold the commands of the ledger."""


@audit.command(help="cli.help.audit_verify")
@click.option(
    "--anchor", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="cli.option.anchor"
)
@click.pass_context
def verify(ctx: click.Context, anchor: Path | None) -> None:
    """Check the whole chain."""
    from talent.audit import ledger
    from talent.db.session import transaction

    noted = _read_anchor(anchor) if anchor else None
    with transaction(engine(), write=False) as session:
        broken = ledger.verify(session, anchor=noted)
        head = ledger.head(session) if broken is None else None
    if head is None:
        assert broken is not None  # noqa: S101 - one of the two is there
        say(f"cli.audit.broken_{broken.kind}", sequence=broken.sequence)
        ctx.exit(1)
    say("cli.audit.whole", count=head.sequence, hash=head.entry_hash)


@audit.command("list", help="cli.help.audit_list")
@click.option("--subject", help="cli.option.subject")
@click.option("--after", type=click.IntRange(min=0), default=0, help="cli.option.after")
@click.option("--limit", type=click.IntRange(min=1, max=10_000), default=50, help="cli.option.limit")
@format_option
def list_command(subject: str | None, after: int, limit: int, fmt: str) -> None:
    """List entries."""
    from talent.audit.ledger import list_entries
    from talent.db.session import transaction

    with transaction(engine(), write=False) as session:
        entries = list_entries(session, subject_ref=subject, after=after, limit=limit)
        rows = [
            {
                "sequence": entry.sequence,
                "at": entry.at.isoformat(timespec="seconds"),
                "actor": f"{entry.actor_kind} {entry.actor_ref}",
                "action": entry.action,
                "subject": f"{entry.subject_kind} {entry.subject_ref}",
                "details": entry.details if fmt == "json" else json.dumps(entry.details),
            }
            for entry in entries
        ]
    print_rows(rows, fmt)


def _read_anchor(path: Path) -> "Head":
    from talent.audit.ledger import Head

    try:
        noted = json.loads(path.read_bytes())["ledger"]
        return Head(int(noted["sequence"]), str(noted["hash"]))
    except (ValueError, KeyError, TypeError):
        raise Invalid("error.audit.anchor", path=path) from None
