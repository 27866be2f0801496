"""`talent seed`: brings reference data, and with `--demo` the demo, into the database."""

import click

from talent.cli.context import engine, lang, progress, say, settings
from talent.core.i18n import translate


@click.command(help="cli.help.seed")
@click.option("--demo", is_flag=True, help="cli.option.seed_demo")
def seed(demo: bool) -> None:
    """Load reference data; loading it again updates it."""
    from talent.audit.actors import OPERATOR
    from talent.core import clock
    from talent.db.session import transaction
    from talent.seed.demo import DAY, seed_demo
    from talent.seed.reference import seed_reference

    ready = engine()
    if not demo:
        with transaction(ready) as session:
            counts = seed_reference(session, actor=OPERATOR)
        say("cli.seed.reference", **counts)
        return
    with clock.frozen(DAY):
        readings = seed_demo(
            ready,
            settings(),
            progress=lambda items, code, total: progress(items, label=translate(code, lang()), total=total),
        )
    parsed = sum(reading.status == "parsed" for reading in readings)
    say("cli.seed.demo", people=len(readings), parsed=parsed)
