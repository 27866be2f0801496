"""The seeded demo, made once for all workers (some ten seconds) and copied for each test that asks for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr, TypeAdapter
from sqlalchemy import Engine

from talent.core import clock
from talent.core.settings import Settings
from talent.db import migrate
from talent.db.engine import make_engine
from talent.seed.demo import DAY, Reading, seed_demo
from tests.factories.shared import made_once

READINGS = TypeAdapter(tuple[Reading, ...])


@dataclass(frozen=True)
class Demo:
    """A copy of the demo: its database, its settings (the folder of files among them), how its readings ended."""

    engine: Engine
    settings: Settings
    readings: tuple[Reading, ...]


def _settings(folder: Path) -> Settings:
    return Settings(data_dir=folder, secret_key=SecretStr("k3Yp-demo-9vQzLm27xWb4-only-for-tests"))


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Reading, ...]]:
    """The folder of the seeded demo, never to be written to, and how the readings ended."""
    made = made_once(tmp_path_factory, "seeded-demo", _make)
    return made / "data", READINGS.validate_json((made / "readings.json").read_bytes())


def _make(folder: Path) -> None:
    settings = _settings(folder / "data")
    engine = make_engine(settings.url)
    migrate.upgrade(engine)
    with clock.frozen(DAY):
        readings = seed_demo(engine, settings, progress=lambda items, _code, _total: iter(items))
    engine.dispose()
    (folder / "readings.json").write_bytes(READINGS.dump_json(tuple(readings)))


@contextmanager
def copied(template: tuple[Path, tuple[Reading, ...]], folder: Path) -> Iterator[Demo]:
    """A copy of the seeded demo in a folder."""
    shutil.copytree(template[0], folder, dirs_exist_ok=True)
    settings = _settings(folder)
    engine = make_engine(settings.url)
    yield Demo(engine, settings, template[1])
    engine.dispose()


@pytest.fixture
def demo_database(demo_template: tuple[Path, tuple[Reading, ...]], tmp_path: Path) -> Iterator[Demo]:
    """A copy of the demo that a test may change."""
    with copied(demo_template, tmp_path / "data") as demo:
        yield demo
