"""Both catalogues say everything that the code can ask for, with the same parameters, and nothing that it cannot."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from talent.core.i18n import LANGUAGES
from tests.conventions.sources import ROOT, product

_CODE = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_]+)+")
_QUOTED = re.compile(r"['\"]([a-z][a-z_]*(?:\.[a-z0-9_]+)+)['\"]")
_FILE = re.compile(r"\.(pdf|docx|json|csv|xlsx|html|db)$")
# The engine and the reader of CVs give codes without words; these are the first parts of theirs.
_ENGINE = {
    "change",
    "counted",
    "criterion",
    "cv",
    "gate",
    "interview",
    "missing",
    "neighbour",
    "relax",
    "requirement",
    "unknown",
}


@lru_cache
def words(lang: str) -> dict[str, str]:
    """Return the messages of the source catalogue of `lang`."""
    with (ROOT / f"src/talent/locale/{lang}/LC_MESSAGES/talent.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=lang) if message.id}


def _params(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _literals() -> Iterator[str]:
    """Yield every string of the product that has the form of a code, and those that stand in templates."""
    for source in product():
        other = {*_deeds(source.tree), *_parts(source.tree)}
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in other:
                yield node.value
    for template in _templates():
        yield from _QUOTED.findall(template.read_text("utf-8"))


def _templates() -> list[Path]:
    return [path for ending in ("html", "j2") for path in sorted((ROOT / "src/talent").rglob(f"*.{ending}"))]


def _parts(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the pieces of f-strings, which `_patterns` reads whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from node.values


def _deeds(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings that look like codes and are none: deeds of the ledger, columns of foreign keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in {"action", "foreign_key"}:
            yield from (part for part in ast.walk(node.value) if isinstance(part, ast.Constant))


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every f-string of the form of a code as a pattern, and what templates join; a filling holds no dot."""
    for template in _templates():
        for start in re.findall(r"['\"]([a-z][a-z_.]*\.)['\"] ~", template.read_text("utf-8")):
            yield f"{template.name} {start!r} ~", re.compile(re.escape(start) + "[a-z0-9_-]+")
    for source in product():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
                continue
            start = str(node.values[0].value)
            if not re.match(r"[a-z][a-z_]*\.", start):
                continue
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
                for part in node.values
            ]
            if re.fullmatch(r"[a-z0-9_.\-\[\]+\\]+", "".join(parts)):
                yield f"{source.name}:{node.lineno} f{start!r}…", re.compile("".join(parts))


def _namespaces() -> set[str]:
    return {code.split(".")[0] for code in words("id")} | _ENGINE


def test_both_languages_have_the_same_codes() -> None:
    assert set(words("id")) == set(words("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_empty_or_its_own_code(lang: str) -> None:
    assert [code for code, text in words(lang).items() if not text.strip() or text == code] == []


def test_both_languages_fill_in_the_same_parameters() -> None:
    assert [code for code in words("id") if _params(words("id")[code]) != _params(words("en")[code])] == []


def test_every_code_has_the_form_of_one() -> None:
    assert [code for code in words("id") if not _CODE.fullmatch(code)] == []


def test_every_code_that_the_product_names_has_words() -> None:
    named = {literal for literal in _literals() if _CODE.fullmatch(literal)}
    wanted = {code for code in named if code.split(".")[0] in _namespaces() and not _FILE.search(code)}
    deeds = {literal for source in product() for literal in _strings(source.tree)}
    assert sorted(wanted - set(words("id")) - deeds) == []


def _strings(tree: ast.Module) -> set[str]:
    return {str(node.value) for node in _deeds(tree)}


def test_every_code_that_is_put_together_can_be_met() -> None:
    codes = set(words("id"))
    lost = [
        place
        for place, pattern in _patterns()
        if pattern.pattern.split(r"\.")[0] in _namespaces() and not any(map(pattern.fullmatch, codes))
    ]
    assert lost == []


def test_no_message_is_left_over() -> None:
    named = set(_literals())
    patterns = [pattern for _, pattern in _patterns()]
    stale = [
        code
        for code in words("id")
        if code not in named and not any(pattern.fullmatch(code) for pattern in patterns)
    ]
    assert stale == []


def test_every_refusal_fills_in_what_its_words_ask_for() -> None:
    fillers = {"translate", "say", *_problems()}
    lacking = []
    for source in product():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call) or _name(node.func) not in fillers or not node.args:
                continue
            code, given = node.args[0], {keyword.arg for keyword in node.keywords}
            if isinstance(code, ast.Constant) and code.value in words("en") and None not in given:
                wanted = _params(words("en")[str(code.value)])
                lacking += [
                    f"{source.name}:{node.lineno} {code.value}: {name}" for name in sorted(wanted - given)
                ]
    assert lacking == []


def _problems() -> set[str]:
    """Return the names of `Problem` and of everything that derives from it."""
    classes = [
        node for source in product() for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)
    ]
    found = {"Problem"}
    while more := {each.name for each in classes if {_name(base) for base in each.bases} & found} - found:
        found |= more
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
