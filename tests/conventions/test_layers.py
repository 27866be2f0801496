"""Imports run only downward, as docs/architecture.md draws it; two on one line do not know each other."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conventions.sources import ROOT, Source, imports, product

# From the ground up. `app` is the only wiring: what enters below it is put together there.
LAYERS = (
    ("core",),
    ("db",),
    ("cv", "scoring"),
    ("audit", "jobs"),
    ("units",),
    ("accounts",),
    ("skills",),
    ("applicants",),
    ("projects",),
    ("matching",),
    ("shortlists",),
    ("placements",),
    ("exports", "reports"),
    ("privacy",),
    ("seed", "worker", "evaluation"),
    ("web",),
    ("app",),
    ("cli",),
)
LEVEL = {package: level for level, line in enumerate(LAYERS) for package in line}
# The rooms of the reader, from the ground up; the modules beside them put these together.
ROOMS = ("vocabulary", "page", "protection", "pictures", "fields", "sections", "formats", "processes")
# What is told to do without the world may not reach for it.
PURE = {
    "scoring": {
        "talent",
        "sqlalchemy",
        "sqlmodel",
        "os",
        "pathlib",
        "socket",
        "time",
        "datetime",
        "random",
        "secrets",
        "subprocess",
    },
    "cv": {"sqlalchemy", "sqlmodel", "socket", "http", "urllib.request", "random", "secrets"},
}


def package_of(module: str) -> str | None:
    """Return the package that a layer is named after, None for a library and for `talent` itself."""
    parts = module.split(".")
    if parts[0] == "scoring":
        return "scoring"
    return parts[1] if parts[0] == "talent" and len(parts) > 1 and parts[1] != "__version__" else None


def room_of(module: str) -> str | None:
    """Return the room of the reader that a module stands in, None for all others."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["talent", "cv"] and len(parts) > 2 and parts[2] in ROOMS else None


def upward(sources: Iterable[Source]) -> Iterator[str]:
    """Yield a sentence for each import that does not run downward."""
    for source in sources:
        own = package_of(source.module)
        for line, module in imports(source):
            other = package_of(module)
            if own is None or other is None or other == own or allowed(own, other):
                continue
            yield (
                f"{source.name}:{line} imports {module}, but {own} stands "
                f"{'beside' if LEVEL.get(own) == LEVEL.get(other) else 'below'} {other}: move what both need down, "
                f"give it as a value, or compose the two above"
            )


def allowed(own: str, other: str) -> bool:
    """Return whether `own` may import `other`."""
    if own == "scoring":
        return False
    if own == "cv":
        return other == "core"
    return LEVEL[other] < LEVEL[own]


def test_every_package_has_its_layer() -> None:
    found = {package_of(source.module) for source in product()} - {None}
    assert found <= set(LEVEL), f"name the layer of {found - set(LEVEL)} in the picture and here"


def test_imports_run_only_downward() -> None:
    assert list(upward(product())) == []


def test_no_two_packages_import_each_other() -> None:
    edges = {
        (package_of(source.module), package_of(module))
        for source in product()
        for _, module in imports(source)
    }
    assert {(a, b) for a, b in edges if a != b and (b, a) in edges} == set()


def test_the_rooms_of_the_reader_import_only_downward() -> None:
    wrong = [
        f"{source.name}:{line} imports {module}"
        for source in product()
        if (own := room_of(source.module)) is not None
        for line, module in imports(source)
        if (other := room_of(module)) is not None and ROOMS.index(other) > ROOMS.index(own)
    ]
    assert wrong == []
    assert {
        path.name for path in (ROOT / "src/talent/cv").iterdir() if (path / "__init__.py").exists()
    } == set(ROOMS)


@pytest.mark.parametrize("package", PURE)
def test_the_pure_packages_reach_for_nothing(package: str) -> None:
    reached = [
        f"{source.name}:{line} imports {module}"
        for source in product()
        if package_of(source.module) == package
        for line, module in imports(source)
        if any(module == each or module.startswith(f"{each}.") for each in PURE[package])
    ]
    assert reached == []


def test_the_engine_imports_with_the_application_blocked() -> None:
    modules = sorted(source.module for source in product() if source.module.split(".")[0] == "scoring")
    code = f"import sys; sys.modules['talent'] = None\nfor name in {modules}: __import__(name)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize(
    ("module", "text", "says"),
    [
        ("talent.applicants.link", "from talent.matching.run import run", "applicants stands below matching"),
        ("talent.audit.ledger", "def f():\n    import talent.jobs.queue", "audit stands beside jobs"),
        ("talent.core.ids", "from talent import db", "core stands below db"),
        (
            "talent.cv.page.lines",
            "if TYPE_CHECKING:\n    from scoring import linker",
            "cv stands beside scoring",
        ),
        ("scoring.engine", "import talent.core.clock", "scoring stands"),
        ("talent.units.queries", "from ..web import guards", "units stands below web"),
    ],
)
def test_the_rule_itself_finds_the_wrong_way(module: str, text: str, says: str) -> None:
    (sentence,) = upward([Source(ROOT / Path("wrong.py"), module, ast.parse(text))])
    assert says in sentence
