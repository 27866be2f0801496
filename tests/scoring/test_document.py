"""docs/scoring.md is recomputed: its policy, its arithmetic, and its worked example, figure by figure."""

import ast
import json
import operator
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoring.engine import score
from scoring.explain import explain
from scoring.levels import KKNI, WORDS
from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need, month_index

DOCUMENT = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
POLICY = Policy.default()
OPERATIONS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    return found[1]


def _table(first_header: str) -> list[list[str]]:
    """The rows of the table whose first column has this header, without the header."""
    found = re.search(rf"^\| {first_header} \|.*?(?=\n\n)", DOCUMENT, re.DOTALL | re.MULTILINE)
    assert found
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in found[0].splitlines()[2:]]


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    assert isinstance(node, ast.Constant)
    return float(node.value)  # type: ignore[arg-type]


def _computed(arithmetic: str) -> float:
    plain = arithmetic.translate({ord("×"): "*", ord("÷"): "/", ord("−"): "-", ord("^"): "**"})
    return _value(ast.parse(plain, mode="eval").body)


def _with_months(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """The document writes months as people do."""
    if isinstance(value, dict):
        return {name: _with_months(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_months(each) for each in value]
    is_month = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}", value)
    return month_index(value) if is_month else value


@pytest.fixture(scope="module")
def example() -> tuple[Need, ScoreCard]:
    """The need of the worked example and the card that the engine gives."""
    values = _with_months(json.loads(_block("json")))
    need = Need.from_dict(values["need"])
    return need, score(Candidate.from_dict(values["candidate"]), need, POLICY, values["as_of"])


@pytest.mark.parametrize("line", _block("text").splitlines())
def test_arithmetic_is_right(line: str) -> None:
    found = re.search(r"\s{2,}(.*) = ([\d.]+)$", line)
    assert found
    assert round(_computed(found[1]), 4) == float(found[2])


@pytest.mark.proves("F9")
@pytest.mark.parametrize("row", _table("line"), ids=lambda row: row[0])
def test_lines_of_the_example_are_those_of_the_engine(
    row: list[str], example: tuple[Need, ScoreCard]
) -> None:
    line = next(each for each in example[1].lines if each.key == row[0])
    coverage = "unknown" if line.coverage is None else f"{line.coverage:.4f}"
    stated = row[2] if row[2] == "unknown" else f"{float(row[2]):.4f}"
    assert coverage == stated
    assert [line.weight, round(line.known, 4), round(line.contribution, 4)] == [
        *(float(row[1]), float(row[3]), float(row[4]))
    ]


def test_figures_of_the_example_are_those_of_the_engine(example: tuple[Need, ScoreCard]) -> None:
    need, card = example
    assert [line.key for line in card.lines] == [row[0] for row in _table("line")]
    stated = dict(re.findall(r"^(score|confidence)\s.* = ([\d.]+)$", _block("text"), re.MULTILINE))
    assert float(stated["score"]) == round(card.score, 4)
    assert float(stated["confidence"]) == round(card.confidence, 4)
    in_words = (
        f"bucket `{card.bucket.value}`, score {card.shown_score:.0%}, confidence {card.shown_confidence:.0%}"
    )
    assert in_words.replace("%", " %") in DOCUMENT
    questions = [reason.params for reason in explain(card, need).interview]
    assert questions[0]["language"] == "en"
    assert "kubernetes" in {params.get("requirement") for params in questions}


@pytest.mark.parametrize("row", _table("figure"), ids=lambda row: row[0])
def test_policy_table_is_the_shipped_policy(row: list[str]) -> None:
    name, stated = row[0], float(row[1])
    if name.startswith("source "):
        assert {rule.source.value: rule.quality for rule in POLICY.sources}[name.split()[1]] == stated
    else:
        assert getattr(POLICY, name) == stated


def test_every_weight_and_source_of_the_policy_is_in_the_document() -> None:
    named = {row[0] for row in _table("figure")}
    assert {f"source {rule.source.value}" for rule in POLICY.sources} <= named
    assert {name for name in POLICY.to_dict() if name.endswith(("_weight", "_floor", "_threshold"))} <= named


def test_months_of_the_levels_are_those_of_the_policy() -> None:
    stated = re.findall(r"from (\d+) months (\d)", DOCUMENT)
    assert [(int(months), int(level)) for months, level in stated] == [
        (months, level) for level, months in enumerate(POLICY.level_months, start=1)
    ]


@pytest.mark.parametrize("row", _table("level"), ids=lambda row: row[0])
def test_level_table_is_that_of_the_code(row: list[str]) -> None:
    first, _, last = row[3].partition("–")
    assert {KKNI[level] for level in range(int(first), int(last or first) + 1)} == {int(row[0])}
    assert {WORDS[word] for word in row[4].split(", ")} == {int(row[0])}
