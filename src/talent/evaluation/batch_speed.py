"""Speed of all open requisitions at once against one pool, beside the plain weighted sums of sparse_dot_topn.

The peer multiplies the matrix of the requisitions by that of everybody's skills and keeps the first 50 of each: no
level, no date, no gate, no criterion. Time of the processor counts; both work on one thread.
"""

import time
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

import numpy as np
from scipy.sparse import csr_array, csr_matrix

from scoring.index import Profiles, search
from scoring.index.arrange import arranged
from scoring.policy import Policy
from scoring.types import Need, RequirementKind
from talent.evaluation.index_peers import FIRST
from talent.evaluation.index_speed import OURS, check
from talent.evaluation.made_pool import AS_OF, make_need, make_pool

Row = dict[str, object]
PEER: Final = "sparse_dot_topn"
# As many musts as a requisition of its kind has, one kind after the other.
_MUSTS: Final = (0, 1, 2, 3)


def measure_batch(people: int, needs: int) -> Iterator[Row]:
    """Yield a row for each way: seconds for the first 50 of every requisition, gates and criteria included for ours.

    A peer that is absent has no figures and says so in `note`. RuntimeError when the index and the engine differ.
    """
    policy = Policy.default()
    pool = make_pool(people, policy)
    profiles = arranged(pool.columns)
    check(pool, profiles, policy)
    asked = [make_need((RequirementKind.MUST,) * _MUSTS[seed % len(_MUSTS)], seed) for seed in range(needs)]
    search(profiles, asked[0], policy, AS_OF, FIRST)
    start = time.thread_time()
    for need in asked:
        search(profiles, need, policy, AS_OF, FIRST)
    ours = time.thread_time() - start
    yield _row(people, needs, OURS) | {"seconds": round(ours, 3), "times_of_talent": 1.0}
    if find_spec(PEER) is None:
        yield _row(people, needs, PEER) | {"note": "not_installed"}
        return
    peer = _peer(profiles, asked)
    yield _row(people, needs, PEER) | {"seconds": round(peer, 3), "times_of_talent": round(peer / ours, 4)}


def _peer(profiles: Profiles, asked: list[Need]) -> float:
    """The seconds that sparse_dot_topn takes for the same requisitions; its matrices are made before."""
    from sparse_dot_topn import sp_matmul_topn

    numbers = profiles.skill_numbers
    entries = [
        (line, numbers[each.skill], each.affinity)
        for line, need in enumerate(asked)
        for requirement in need.requirements
        for each in requirement.accepts
        if each.skill in numbers
    ]
    lines, skills, weights = (np.array(each) for each in zip(*entries, strict=True))
    wanted = csr_matrix(
        (weights.astype(np.float32), (lines, skills)), shape=(len(asked), len(profiles.skills))
    )
    ones = np.ones(len(profiles.cell_skill), dtype=np.float32)
    shape = (len(profiles), len(profiles.skills))
    people = csr_array((ones, profiles.cell_skill, profiles.cell_starts.astype(np.int64)), shape=shape)
    shown = csr_matrix(people.T.tocsr())
    sp_matmul_topn(wanted[:1], shown, top_n=FIRST, n_threads=1)
    start = time.thread_time()
    sp_matmul_topn(wanted, shown, top_n=FIRST, n_threads=1)
    return time.thread_time() - start


def _row(people: int, needs: int, way: str) -> Row:
    return {
        "people": people,
        "requisitions": needs,
        "way": way,
        "seconds": None,
        "times_of_talent": None,
        "note": None,
    }
