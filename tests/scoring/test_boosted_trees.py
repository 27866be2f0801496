"""Trees whose answers add up: each row ends where its questions lead it."""

import numpy as np

from scoring.boosted_trees import Trees

NAMES = ("a", "b")
LISTED = [
    {
        "columns": ["a", "b", "b", "a", "a", "a", "a"],
        "bounds": [0.5, 0.2, 0.8, 9, 9, 9, 0.9],
        "ends": [*range(8)],
    },
    {"columns": ["b"] * 7, "bounds": [0.5] * 7, "ends": [-10.0, 0, 0, 0, 0, 0, 0, 10.0]},
]
TREES = Trees.read(LISTED, NAMES)


def test_each_row_gets_what_stands_at_its_ends() -> None:
    rows = np.array([[0.1, 0.1], [0.1, 0.3], [0.6, 0.7], [0.95, 0.9], [0.6, 0.9]])
    assert TREES.add_up(rows).tolist() == [0 - 10, 2 - 10, 4 + 10, 7 + 10, 6 + 10]


def test_a_row_on_the_bound_lies_below() -> None:
    assert TREES.add_up(np.array([[0.5, 0.2]])).tolist() == [0 - 10]


def test_the_list_says_all_of_them() -> None:
    assert Trees.read(TREES.listed(NAMES), NAMES).listed(NAMES) == TREES.listed(NAMES)
    rows = np.random.default_rng(1).random((20, 2))
    twice = Trees.joined([TREES, TREES])
    assert np.allclose(twice.add_up(rows), 2 * TREES.add_up(rows))


def test_no_trees_add_nothing() -> None:
    assert Trees.read([], NAMES).add_up(np.ones((3, 2))).tolist() == [0, 0, 0]
