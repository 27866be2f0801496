"""Reads the sources for the conventions: every module with its syntax tree and dotted name."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of Python."""

    path: Path
    module: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the top of the checkout."""
        return self.path.relative_to(ROOT).as_posix()


@lru_cache(maxsize=1)
def product() -> tuple[Source, ...]:
    """Return the modules of `talent` and `scoring`."""
    return (*_read(ROOT / "src", "talent"), *_read(ROOT, "scoring"))


@lru_cache(maxsize=1)
def everything() -> tuple[Source, ...]:
    """Return the product with its tests, migrations and makers of fixtures."""
    others = (source for folder in ("tests", "migrations", "fixtures") for source in _read(ROOT, folder))
    return (*product(), *others)


def _read(base: Path, folder: str) -> Iterator[Source]:
    for path in sorted((base / folder).rglob("*.py")):
        if "node_modules" in path.parts:
            continue
        dotted = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
        yield Source(path, dotted, ast.parse(path.read_text("utf-8")))


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and module of every import, those for types and those inside functions included."""
    package = source.module.split(".") if source.path.name == "__init__.py" else source.module.split(".")[:-1]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            # `from talent import web` names a module as well as `import talent.web` does.
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
