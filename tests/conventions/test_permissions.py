"""Every permission of the enum is asked for somewhere, and nothing is asked for that the enum does not have."""

import ast
from collections.abc import Iterator

import pytest

from talent.accounts.permissions import Permission
from tests.conventions.sources import Source, product

HOME = "talent.accounts.permissions"


def _asked() -> Iterator[tuple[str, str]]:
    """Yield place and name of every `Permission.X` outside the list itself."""
    for source in product():
        if source.module == HOME:
            continue
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in {"Permission", "P"}
            ):
                yield f"{source.name}:{node.lineno}", node.attr


@pytest.mark.proves("S3")
def test_every_permission_is_asked_for_somewhere() -> None:
    asked = {name for _, name in _asked()}
    assert sorted(permission.name for permission in Permission if permission.name not in asked) == []


@pytest.mark.proves("S3")
def test_nothing_is_asked_for_that_the_list_does_not_have() -> None:
    known = set(Permission.__members__)
    assert [
        f"{place} asks for {name}" for place, name in _asked() if name.isupper() and name not in known
    ] == []


@pytest.mark.proves("S3")
def test_no_permission_is_written_as_a_word() -> None:
    values = {permission.value for permission in Permission}
    written = [place for source in product() if source.module != HOME for place in _words(source, values)]
    assert written == []


def _words(source: Source, values: set[str]) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip() in values:
            yield f"{source.name}:{node.lineno} writes {node.value!r}; take it from the enum"
