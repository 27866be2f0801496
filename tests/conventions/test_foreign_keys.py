"""A module of tables brings the tables that its foreign keys name: whoever imports one of them alone can write.

A worker that had imported the tables of applicants without those of users could store no reading.
"""

import subprocess
import sys
from pathlib import Path

import pytest

import talent

ROOT = Path(talent.__file__).parent
MODELS = sorted(path.parent.name for path in ROOT.glob("*/models.py"))
RESOLVE = (
    "import sys, talent.{package}.models\n"
    "from sqlmodel import SQLModel\n"
    "print([str(key.column) for table in SQLModel.metadata.tables.values() for key in table.foreign_keys])"
)


@pytest.mark.parametrize("package", MODELS)
def test_every_foreign_key_finds_its_table(package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RESOLVE.format(package=package)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-300:]
