"""`talent serve`: the API under granian, with the worker in the same process."""

from typing import TYPE_CHECKING

import click

from talent.cli.context import engine, say, settings

if TYPE_CHECKING:
    from talent.core.settings import Settings


@click.command(help="cli.help.serve")
@click.option("--host", help="cli.option.host")
@click.option("--port", type=click.IntRange(1, 65535), help="cli.option.port")
def serve(host: str | None, port: int | None) -> None:
    """Serve until stopped; refuse without a secret or with a database that is not migrated."""
    values = settings()
    values.require_secret()
    engine().dispose()
    run_server(values, host=host or values.host, port=port or values.port)


def run_server(values: "Settings", *, host: str, port: int) -> None:
    """Serve the API of these settings until the process is told to stop; requests under way are finished.

    There is one process: what ends it ends server and worker together, and leaves nobody behind on the port.

    Raises:
        Conflict: the address is taken.
    """
    import asyncio

    _demand_free(host, port)
    say("cli.serve.running", url=f"http://{host}:{port}/api/v1/docs")
    asyncio.run(_serve(values, host, port))


async def _serve(values: "Settings", host: str, port: int) -> None:
    import asyncio
    import signal

    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server.embed import Server

    from talent.app import create_served_app

    server = Server(
        create_served_app(values),
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_level=LogLevels.error,
    )
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, server.stop)
    await server.serve()


def _demand_free(host: str, port: int) -> None:
    """Refuse an address that somebody listens on already: two servers on one data folder would take turns."""
    import socket

    from talent.core.errors import Conflict

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Conflict("error.serve.address", host=host, port=port) from None
