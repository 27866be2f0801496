"""The built wheel carries everything that the program needs, and nothing of the tests."""

import io
import subprocess
import sys
import zipfile
from gettext import GNUTranslations
from pathlib import Path

import pytest

from talent.core.i18n import LANGUAGES, catalogue
from tests.conventions.sources import ROOT, product

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built once."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def names(wheel: Path) -> set[str]:
    """The names of the files in it."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def _shipped(folder: Path, to: str) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {f"{to}/{path.relative_to(folder).as_posix()}" for path in files if not _unwanted(path)}


def _unwanted(path: Path) -> bool:
    return "__pycache__" in path.parts or path.suffix in {".pyc", ".mo"}


def test_it_holds_every_module_of_both_packages(names: set[str]) -> None:
    modules = {source.path.relative_to(ROOT).as_posix().removeprefix("src/") for source in product()}
    assert modules <= names


@pytest.mark.parametrize("folder", ["migrations", "fixtures/reference", "fixtures/demo"])
def test_it_holds_the_shipped_folders_whole(names: set[str], folder: str) -> None:
    wanted = _shipped(ROOT / folder, f"talent/{folder}")
    assert wanted
    assert wanted <= names


def test_it_holds_what_lies_beside_the_modules(names: set[str]) -> None:
    wanted = _shipped(ROOT / "src/talent", "talent")
    assert wanted <= names


def test_it_holds_catalogues_that_say_the_same_as_the_sources(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for lang in LANGUAGES:
            compiled = GNUTranslations(
                io.BytesIO(archive.read(f"talent/locale/{lang}/LC_MESSAGES/talent.mo"))
            )
            code = "error.user.exists"
            assert compiled.gettext(code) == catalogue(lang).gettext(code) != code


def test_building_leaves_no_compiled_catalogue_in_the_checkout(names: set[str]) -> None:
    assert names
    assert list((ROOT / "src").rglob("*.mo")) == []


def test_it_holds_no_tests_and_nothing_private(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"talent", "scoring"}
    assert not [name for name in names if "/tests/" in name or name.endswith((".pyc", ".db", ".env"))]


def test_its_entry_and_licence_are_there(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "talent = talent.cli.main:main" in archive.read(entry).decode()
        assert any("licenses/LICENSE" in name for name in archive.namelist())
