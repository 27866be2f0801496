"""What can be set, called or permitted is found in docs/, and docs/ names nothing that is not there."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import click
import pytest
from pydantic import SecretStr

from talent.accounts.permissions import GRANTS, Permission, Role
from talent.cli.main import COMMANDS, cli
from talent.core.settings import Settings
from tests.conventions.sources import ROOT, product

DOCS = ROOT / "docs"


def _table(path: Path, first: str) -> Iterator[list[str]]:
    """Yield the cells of the rows of the table whose head starts with `first`."""
    inside = False
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if inside and not set(line) <= set("|- "):
            yield cells
        inside = inside or cells[0] == first


def test_every_setting_is_listed_with_its_default_and_nothing_else() -> None:
    listed = {row[0]: row[1:] for row in _table(DOCS / "settings.md", "variable")}
    wanted = {
        f"`TALENT_{name.upper()}`": [_default(field.default), field.description]
        for name, field in Settings.model_fields.items()
    }
    assert listed == wanted


def _default(value: object) -> str:
    text = "" if isinstance(value, SecretStr) else str(value)
    return f"`{text.lower() if isinstance(value, bool) else text}`" if text else "(none)"


def test_every_permission_and_role_is_listed_cell_by_cell() -> None:
    roles = list(Role)
    listed = {row[0]: row[1:] for row in _table(DOCS / "permissions.md", "permission")}
    assert listed == {
        f"`{permission.value}`": ["yes" if permission in GRANTS[role] else "–" for role in roles]
        for permission in Permission
    }
    assert [row[0] for row in _table(DOCS / "permissions.md", "role")] == [
        f"`{role.value}`" for role in roles
    ]


@lru_cache
def _commands() -> dict[str, click.Command]:
    """Return every command that does something, by its path such as `talent db upgrade`."""
    context = click.Context(cli)
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        found |= dict(_leaves(f"talent {name}", command))
    return found


def _leaves(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        if command.invoke_without_command:
            yield path, command
        for name, child in command.commands.items():
            yield from _leaves(f"{path} {name}", child)
    else:
        yield path, command


@lru_cache
def _sections() -> dict[str, str]:
    parts = re.split(r"^### ", (DOCS / "commands.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {head.strip(): body for head, _, body in (part.partition("\n") for part in parts)}


def test_every_command_is_documented_and_no_other() -> None:
    assert sorted(_sections()) == sorted(_commands())


def test_every_option_and_argument_is_documented_and_no_other() -> None:
    for path, command in _commands().items():
        section = _sections()[path]
        wanted = {option for parameter in command.params for option in _names(parameter)} - {"--lang"}
        named = re.findall(r"^- `([^`]+)`", section, flags=re.MULTILINE)
        listed = {name.split()[0] if name.startswith("--") else name for name in named}
        assert listed == wanted, path
        assert section.strip(), path


def _names(parameter: click.Parameter) -> Iterator[str]:
    if isinstance(parameter, click.Option):
        yield next(option for option in parameter.opts if option.startswith("--"))
    else:
        yield (parameter.metavar or parameter.human_readable_name).strip("[].")


def test_every_name_of_code_in_the_glossary_exists() -> None:
    identifiers = set(_identifiers())
    named = [row[2] for row in _table(DOCS / "glossary.md", "English")]
    names = {part for cell in named for code in re.findall(r"`([^`]+)`", cell) for part in code.split(".")}
    assert sorted(names - identifiers) == []


def _identifiers() -> Iterator[str]:
    for source in product():
        yield from source.module.split(".")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield node.name
            elif isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.arg):
                yield node.arg
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_glossary_gives_every_word_in_both_languages() -> None:
    rows = list(_table(DOCS / "glossary.md", "English"))
    assert len(rows) > 30
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(DOCS.rglob("*.md")), ids=lambda page: page.name
)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    lost = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert lost == []


def test_decisions_are_numbered_without_a_gap_and_each_is_one_page() -> None:
    pages = sorted((DOCS / "adr").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    assert [page.name for page in pages if len(page.read_text("utf-8").splitlines()) > 60] == []


def test_make_help_lists_every_target_that_the_makefile_has() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    (promised,) = re.findall(r"^\.PHONY: (help .+)$", text, flags=re.MULTILINE)
    assert promised.split() == [
        "help",
        "setup",
        "demo",
        "serve",
        "test",
        "check",
        "bench",
        "eval",
        "golden",
        "calibrate",
        "tagger",
        "vectors",
        "ranker",
        "wheel",
        "lock",
        "clean",
    ]
    assert re.findall(r"^([a-z]+):.*## .+$", text, flags=re.MULTILINE) == promised.split()
