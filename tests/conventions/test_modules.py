"""House rules that a linter does not know: every module says why it exists, one clock, no hidden commit, no stub."""

import ast
from collections.abc import Callable, Iterator
from importlib.metadata import version

import pytest

import talent
from tests.conventions.sources import Source, everything, product

NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
# Where a transaction is opened it is committed; everything else is called inside one.
# Where a transaction ends; and a peer of the benchmarks, whose own index of made-up people needs it.
COMMITS = {"src/talent/db/session.py", "src/talent/evaluation/index_peers.py"}
# A fresh machine has no browser and no recognition of text, and the suite must pass on it; the pipeline installs them.
NEEDS_A_PROGRAM = {
    "tests/reports/test_browser.py",
    "tests/cv/test_ocr.py",
    "tests/cv/test_redact.py",
    "tests/fixtures_golden/test_typeset.py",
}
Rule = Callable[[Source], Iterator[tuple[int, str]]]


def broken(rule: Rule, sources: tuple[Source, ...]) -> list[str]:
    """Return a line for each breach of `rule`."""
    return [f"{source.name}:{line} {what}" for source in sources for line, what in rule(source)]


def test_every_module_says_why_it_exists() -> None:
    mute = [source.name for source in everything() if source.tree.body and not ast.get_docstring(source.tree)]
    empty = [source.name for source in product() if not source.tree.body]
    assert mute + empty == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [
        source.name for source in everything() if set(source.module.split(".")) & NAMES_THAT_SAY_NOTHING
    ] == []


def test_nothing_is_printed_outside_the_command_line() -> None:
    assert broken(_prints, tuple(s for s in product() if not s.module.startswith("talent.cli"))) == []


def _prints(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno, "prints"


def test_the_time_is_read_in_one_place_only() -> None:
    assert broken(_reads_time, tuple(s for s in product() if s.module != "talent.core.clock")) == []


def _reads_time(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}:
                yield node.lineno, f"reads {name}; take talent.core.clock"


def test_services_never_commit() -> None:
    assert broken(_commits, tuple(s for s in product() if s.name not in COMMITS)) == []


def _commits(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}:
            yield node.lineno, f"calls {node.attr}; the transaction ends where it was opened"


def test_models_and_handlers_keep_their_annotations() -> None:
    assert broken(_postpones, product()) == []


def _postpones(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            yield node.lineno, "breaks relationships of SQLModel and handlers of Litestar"


def test_nothing_is_left_to_be_written() -> None:
    assert broken(_stubs, product()) == []


def _stubs(source: Source) -> Iterator[tuple[int, str]]:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    for number, line in enumerate(source.path.read_text("utf-8").splitlines(), 1):
        if any(mark in line for mark in marks):
            yield number, "leaves a note instead of work"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise):
            name = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(name, ast.Name) and name.id == "NotImplementedError":
                yield node.lineno, "is not implemented"


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    tests = tuple(s for s in everything() if s.module.startswith("tests") and s.name not in NEEDS_A_PROGRAM)
    assert broken(_skips, tests) == []


def _skips(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            yield node.lineno, f"uses {node.attr}"


def test_the_version_is_said_once_in_effect() -> None:
    assert talent.__version__ == version("talent")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (_prints, "print(1)"),
        (_reads_time, "datetime.now()"),
        (_reads_time, "f = date.today"),
        (_commits, "session.commit()"),
        (_postpones, "from __future__ import annotations"),
        (_stubs, "raise NotImplementedError('later')"),
        (_skips, "pytest.mark.skip"),
    ],
)
def test_the_rules_themselves_find_a_breach(rule: Rule, text: str) -> None:
    assert len(list(rule(Source(everything()[0].path, "wrong", ast.parse(text))))) == 1
