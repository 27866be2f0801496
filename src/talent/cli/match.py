"""`talent match`: matches open requisitions, replays a stored run to the byte, and compares two runs."""

from typing import TYPE_CHECKING, Any

import click

from talent.cli.context import engine, format_option, lang, print_rows, settings
from talent.core.i18n import translate

if TYPE_CHECKING:
    from sqlmodel import Session

    from talent.matching.models import MatchRun


@click.command(help="cli.help.match")
@click.argument("what", nargs=-1, metavar="[REQ | replay RUN | diff RUN RUN]")
@click.option("--all", "everything", is_flag=True, help="cli.option.match_all")
@click.option("--as-of", metavar="YYYY-MM", default=None, help="cli.option.as_of")
@click.option("--top", type=click.IntRange(1, 50), default=10, show_default=True, help="cli.option.top")
@format_option
@click.pass_context
def match(
    ctx: click.Context, what: tuple[str, ...], everything: bool, as_of: str | None, top: int, fmt: str
) -> None:
    """Match one requisition, all open ones, replay a run, or compare two."""
    if len(what) == 2 and what[0] == "replay":
        _replay(ctx, what[1], fmt)
        return
    if len(what) == 3 and what[0] == "diff":
        _diff(what[1], what[2], fmt)
        return
    if (len(what) == 1) == everything:
        raise click.UsageError(translate("error.usage.match", lang()))
    from scoring.types import month_text
    from talent.audit.actors import OPERATOR
    from talent.cli.months import month_option
    from talent.db.session import transaction
    from talent.matching.run import match_all, match_requisition
    from talent.projects.requisitions import get_requisition

    month, folder = month_text(month_option(as_of)), settings().index_folder
    with transaction(engine()) as session:
        if everything:
            runs = match_all(session, as_of=month, folder=folder, actor=OPERATOR)
        else:
            requisition = get_requisition(session, what[0], actor=OPERATOR)
            runs = [
                match_requisition(
                    session, requisition=requisition, as_of=month, folder=folder, actor=OPERATOR
                )
            ]
        rows = [row for run in runs for row in _rows(session, run, top)]
    print_rows(rows, fmt)


def _rows(session: "Session", run: "MatchRun", top: int) -> list[dict[str, Any]]:
    from talent.matching.queries import list_matches
    from talent.projects.models import Requisition

    requisition = session.get_one(Requisition, run.requisition_key)
    return [
        {
            "requisition": requisition.reference,
            "run": run.reference,
            "rank": match.rank,
            "tied": match.tied,
            "applicant": applicant.reference,
            "score": match.score,
            "confidence": match.confidence,
            "bucket": match.bucket,
        }
        for match, applicant in list_matches(session, run, limit=top)
    ]


def _replay(ctx: click.Context, reference: str, fmt: str) -> None:
    import hashlib

    from talent.audit.actors import OPERATOR
    from talent.db.session import transaction
    from talent.matching.queries import get_run
    from talent.matching.replay import replay_run

    with transaction(engine(), write=False) as session:
        replay = replay_run(session, get_run(session, reference, actor=OPERATOR))
    print_rows(
        [
            {
                "run": reference,
                "position": line.position,
                "state": "erased" if line.erased else "same" if line.same else "different",
                "card": hashlib.sha256((line.computed or "").encode()).hexdigest() if line.computed else None,
            }
            for line in replay.lines
        ],
        fmt,
    )
    if not replay.identical:
        click.echo(translate("cli.match.different", lang(), run=reference), err=True)
        ctx.exit(1)


def _diff(before: str, after: str, fmt: str) -> None:
    from talent.audit.actors import OPERATOR
    from talent.db.session import transaction
    from talent.matching.diff import diff_runs
    from talent.matching.queries import get_run

    with transaction(engine(), write=False) as session:
        difference = diff_runs(
            session,
            get_run(session, before, actor=OPERATOR),
            get_run(session, after, actor=OPERATOR),
        )
        rows = [
            {
                "applicant": move.reference,
                "before": move.before,
                "after": move.after,
                "score_before": move.score_before,
                "score_after": move.score_after,
                "reason": move.reason,
                "lines": ", ".join(f"{each.key} {each.after - each.before:+.4f}" for each in move.changes),
                "inputs": ", ".join(difference.inputs),
            }
            for move in difference.moves
        ]
    print_rows(rows, fmt)
