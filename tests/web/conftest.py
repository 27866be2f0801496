"""Fixtures of the web tests: the world is built once and copied, so that each test may change its own."""

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from talent.core.settings import Settings
from talent.db.engine import make_engine
from tests.web.world import Site, World, build, open_site, settings_for


@pytest.fixture(scope="session")
def _world(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    folder = tmp_path_factory.mktemp("world")
    shutil.copy(_sqlite_template, folder / "talent.db")
    engine = make_engine(f"sqlite:///{folder / 'talent.db'}")
    world = build(engine, settings_for(folder))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return folder, world


@pytest.fixture
def site(_world: tuple[Path, World], tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own, on a copy of the world."""
    folder, world = _world
    shutil.copytree(folder, tmp_path / "site")
    engine = make_engine(f"sqlite:///{tmp_path / 'site' / 'talent.db'}")
    with open_site(engine, settings_for(tmp_path / "site"), copy.deepcopy(world)) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def shared(_world: tuple[Path, World], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that many tests share: for reading, and for requests that are refused."""
    folder, world = _world
    place = tmp_path_factory.mktemp("shared") / "site"
    shutil.copytree(folder, place)
    engine = make_engine(f"sqlite:///{place / 'talent.db'}")
    with open_site(engine, settings_for(place), copy.deepcopy(world)) as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def empty_site(engine: Engine, settings: Settings) -> Iterator[Site]:
    """A site on an empty database of either kind."""
    with open_site(engine, settings, World()) as opened:
        yield opened
