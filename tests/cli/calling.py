"""Calls the command line as a process would, and gives what came out of it."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

from talent.cli.main import main


@dataclass(frozen=True, slots=True)
class Called:
    """Exit code and what was written."""

    status: int
    out: str
    err: str


def talent(*args: str, stdin: str = "") -> Called:
    """Run `talent ARGS` in this process, with pipes for all three streams."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    status: object = None
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", typed):
        try:
            main(args)
        except SystemExit as leaving:
            status = leaving.code
    assert isinstance(status, int)
    return Called(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
