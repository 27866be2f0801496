"""Fixtures of the whole suite: databases with the schema that the migrations make, and settings that touch nothing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, create_engine, text
from sqlmodel import Session

from talent.core.settings import Settings
from talent.db import migrate
from talent.db.engine import make_engine
from talent.db.session import transaction
from talent.evaluation.postgresql import running_server
from tests.factories.demo import demo_database as demo_database
from tests.factories.demo import demo_template as demo_template

SECRET = "k3Yp-tests-9vQzLm27xWb4-only-for-tests"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine leaks into a test, and nothing is written outside its folder."""
    for name in list(os.environ):
        if name.startswith("TALENT_") and not name.startswith("TALENT_TEST_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TALENT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TALENT_LANG", "en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a strong secret and a data folder of the test's own."""
    return Settings(data_dir=tmp_path / "data", secret_key=SecretStr(SECRET))


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "talent.db"
    engine = make_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a running PostgreSQL server."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def _postgresql_template(postgresql_server: str) -> str:
    name = f"template_{uuid4().hex[:12]}"
    _execute(postgresql_server, f"CREATE DATABASE {name}")
    engine = make_engine(_with_database(postgresql_server, name))
    migrate.upgrade(engine)
    engine.dispose()
    return name


@pytest.fixture
def sqlite_engine(_sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """A migrated, empty SQLite database of the test's own."""
    path = tmp_path / "data" / "talent.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(_sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql_engine(postgresql_server: str, _postgresql_template: str) -> Iterator[Engine]:
    """A migrated, empty PostgreSQL database of the test's own."""
    name = f"test_{uuid4().hex[:12]}"
    _execute(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {_postgresql_template}")
    engine = make_engine(_with_database(postgresql_server, name))
    yield engine
    engine.dispose()
    _execute(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A migrated, empty database; each test that asks for it runs on both kinds."""
    return request.getfixturevalue(f"{request.param}_engine")  # type: ignore[no-any-return]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session in one transaction on both kinds of database; commit it with `talent.db.session.commit`."""
    with transaction(engine, write=False) as opened:
        yield opened


@pytest.fixture
def sqlite_session(sqlite_engine: Engine) -> Iterator[Session]:
    """A session in one transaction on SQLite, for rules that no kind of database changes."""
    with transaction(sqlite_engine, write=False) as opened:
        yield opened


def _with_database(url: str, name: str) -> str:
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
