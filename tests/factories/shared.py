"""What takes seconds to make is made by the first worker that asks, and read by all of them."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` of this run, which `make` has filled; whoever asks meanwhile waits for it."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    made = run / name
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            # A name of its own until it is whole: the next one must not take what failed half-way.
            begun = factory.mktemp(name)
            make(begun)
            begun.rename(made)
    return made
