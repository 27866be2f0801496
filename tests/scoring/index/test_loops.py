"""Loops over postings and cells give, compiled or as they are written, what NumPy and SciPy give."""

import sys
from importlib import import_module

import numpy as np
import pytest

from scoring.index import Row, search
from scoring.index.arrange import arranged
from scoring.index.loops import AS_WRITTEN, Loops, compiled
from scoring.policy import Policy
from scoring.types import RequirementKind
from talent.evaluation.made_pool import AS_OF, make_need, make_pool

POLICY = Policy.default()
MUST = RequirementKind.MUST
PROFILES = arranged(make_pool(1_100, POLICY).columns)


def _answers(loops: Loops | None, monkeypatch: pytest.MonkeyPatch) -> list[list[Row]]:
    monkeypatch.setattr(import_module("scoring.index.search"), "_FEW", 0)
    every_third = np.arange(len(PROFILES)) % 3 == 0
    return [
        search(PROFILES, make_need(kinds, 1), POLICY, AS_OF, n, without=without, loops=lambda rows: loops)
        for kinds in ((), (MUST,), (MUST,) * 3)
        for n in (5, 200)
        for without in (None, every_third)
    ]


def test_loops_as_they_are_written_answer_what_numpy_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _answers(AS_WRITTEN, monkeypatch) == _answers(None, monkeypatch)


def test_compiled_loops_answer_what_numpy_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    loops = compiled()
    assert loops is not None, "`make setup` installs numba"
    assert _answers(loops, monkeypatch) == _answers(None, monkeypatch)


def test_without_numba_there_are_no_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    assert compiled.__wrapped__() is None
