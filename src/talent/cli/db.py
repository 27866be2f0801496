"""`talent db`: brings the schema up to date, checks it, copies the database and puts a copy back."""

from pathlib import Path

import click

from talent.cli.context import engine, say


@click.group(help="cli.help.db")
def db() -> None:
    """Hold the commands of the database."""


@db.command(help="cli.help.db_upgrade")
def upgrade() -> None:
    """Run the migrations that are missing."""
    from talent.db import migrate

    migrate.upgrade(engine(migrated=False))
    say("cli.db.upgraded", revision=migrate.head())


@db.command(help="cli.help.db_current")
def current() -> None:
    """Show the revision of the database and the newest one."""
    from talent.db import migrate

    say("cli.db.current", revision=migrate.current(engine(migrated=False)) or "–", head=migrate.head())


@db.command(help="cli.help.db_check")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Fail when the database is behind, or differs from the models."""
    from talent.db import migrate

    ready = engine()
    difference = migrate.differences(ready)
    if difference is None:
        say("cli.db.same", revision=migrate.head())
        return
    say("cli.db.different", difference=difference)
    ctx.exit(1)


@db.command(help="cli.help.db_backup")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="cli.option.force")
def backup(target: Path, force: bool) -> None:
    """Copy the database to a file."""
    from talent.db import backup as copies

    copies.backup(engine(), target, force=force)
    say("cli.db.backed_up", path=target, size=target.stat().st_size)


@db.command(help="cli.help.db_restore")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="cli.option.force")
def restore(source: Path, force: bool) -> None:
    """Put a copy in the place of the database, and bring it up to date."""
    from talent.db import backup as copies
    from talent.db import migrate

    target = engine(migrated=False)
    copies.restore(target, source, force=force)
    say("cli.db.restored", path=source, revision=migrate.current(target) or "–")
