"""The same data gives the same bytes: on both databases, and in any process, hash seed, time zone and locale (R7)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from talent.audit.actors import OPERATOR
from talent.db.engine import make_engine
from talent.db.session import transaction
from talent.matching.models import MatchRun, Snapshot
from talent.matching.queries import list_matches
from talent.matching.run import match_all
from tests.factories.pool import AS_OF, make_round

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Jakarta", "LC_ALL": "id_ID.UTF-8", "LANG": "id_ID.UTF-8"},
    {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "1"},
)


def fill(engine: Engine) -> None:
    """Thirteen people, so that there are ties, and two requisitions."""
    with transaction(engine) as session:
        made = make_round(session, people=13)
        made.requisition.tie_seed = "the-same-seed"


@pytest.mark.proves("R7")
@pytest.mark.postgresql
def test_both_databases_give_the_same_run(sqlite_engine: Engine, postgresql_engine: Engine) -> None:
    runs = []
    for engine in (sqlite_engine, postgresql_engine):
        fill(engine)
        with transaction(engine) as session:
            (run,) = match_all(session, as_of=AS_OF, actor=OPERATOR)
            hashes = session.exec(select(Snapshot.content_hash).order_by(Snapshot.content_hash)).all()
            rows = [(row.card, row.rank, row.tied, row.score) for row, _ in list_matches(session, run)]
            kept = (run.need_hash, run.policy_hash, run.library_hash, run.pool_hash)
            runs.append((run.result_hash, kept, sorted(hashes), rows))
    assert runs[0] == runs[1]
    assert any(tied for _, _, tied, _ in runs[0][3])


@pytest.mark.proves("R7")
@pytest.mark.slow
def test_every_process_gives_the_same_bytes(sqlite_engine: Engine, tmp_path: Path) -> None:
    fill(sqlite_engine)
    sqlite_engine.dispose()
    outputs, results = set(), set()
    for number, surroundings in enumerate(SURROUNDINGS):
        copy = tmp_path / f"copy{number}.db"
        shutil.copy(tmp_path / "data" / "talent.db", copy)
        done = subprocess.run(
            [sys.executable, "-m", "talent.cli.main", "match", "--all", "--as-of", AS_OF, "--format", "json"],
            env={**os.environ, "TALENT_DATABASE_URL": f"sqlite:///{copy}", **surroundings},
            capture_output=True,
            check=True,
            cwd=tmp_path,
        )
        outputs.add(done.stdout)
        engine = make_engine(f"sqlite:///{copy}")
        with transaction(engine, write=False) as session:
            results.add(session.exec(select(MatchRun.result_hash)).one())
        engine.dispose()
    assert len(outputs) == len(results) == 1
    assert outputs.pop().count(b"\n") == 10
