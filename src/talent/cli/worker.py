"""`talent worker`: does what waits, and goes on doing so until it is stopped; `--once` ends when nothing waits."""

import signal
import threading

import click

from talent.cli.context import engine, say, settings


@click.command(help="cli.help.worker")
@click.option("--once", is_flag=True, help="cli.option.once")
def worker(once: bool) -> None:
    """Run the jobs."""
    from talent.worker import run_waiting, start_in_process
    from talent.worker.run_jobs import recover_abandoned

    ready, values = engine(), settings()
    if once:
        recover_abandoned(ready)
        say("cli.worker.done", count=run_waiting(ready, values))
        return
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    running = start_in_process(ready, values)
    say("cli.worker.running")
    stop.wait()
    running.stop()
