"""Speed of the index beside other ways to find people, at several sizes: the same skills, query by query in turns.

All but PostgreSQL work in this thread, and its processor time is counted, so other load of the machine counts little;
of PostgreSQL, which has a process of its own, the time until it answers. Before anything is measured, the index is
compared with the engine: a sample of people, and everybody in a small pool.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from scoring.engine import score
from scoring.index import Builder, Pool, Profiles, merged, search
from scoring.index.arrange import arranged, joined
from scoring.index.loops import Loops, loops_for
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.types import Need, RequirementKind
from talent.evaluation.index_peers import FIRST, PEERS, SLOW, Absent, Ask
from talent.evaluation.made_pool import AS_OF, MadePool, make_need, make_pool
from talent.matching.index_files import MadeFor, load, save

Row = dict[str, object]
# Seconds by way, requisition and round.
Times = dict[str, list[list[float]]]
OURS: Final = "talent"
PLAIN: Final = "talent without numba"
ALL_KINDS: Final = "all kinds"
_MUST: Final = RequirementKind.MUST
_KINDS: Final = {
    "no must": (),
    "1 must": (_MUST,),
    "3 musts": (_MUST,) * 3,
    "hard musts": (_MUST,),
    "8 musts": (_MUST,) * 8,
}
_HARD: Final = "hard musts"
# Hard musts leave at least so many times and at most so many times the asked people.
_FEW_MEET: Final = (1, 12)
_TRIED: Final = 100
_SLOW_ROUNDS: Final = 1
_SAMPLE: Final = 100
_BUILT: Final = 5_000
_CHANGES: Final = 40


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of requisition, and some requisitions of it."""

    kind: str
    needs: tuple[Need, ...]


def measure_index(
    sizes: Sequence[int],
    *,
    needs: int,
    rounds: int,
    peers: Sequence[str] = tuple(PEERS),
    turns: Callable[[Iterable[int]], Iterable[int]] = iter,
) -> Iterator[Row]:
    """Yield, for each size, a row for each kind of requisition and way, for all kinds together, and for other work.

    `needs` requisitions of each kind are asked `rounds` times, the slow ways once. A peer that is absent has no
    figures and says so in `note`. RuntimeError when the index and the engine differ.
    """
    policy = Policy.default()
    for people in sizes:
        pool = make_pool(people, policy)
        start = time.perf_counter()
        profiles = arranged(pool.columns)
        arranging = time.perf_counter() - start
        check(pool, profiles, policy)
        cases = list(_cases(profiles, policy, needs))
        with ExitStack() as stack:
            ways: dict[str, Ask] = {OURS: partial(_ours, profiles, policy)}
            if loops_for(people) is not None:
                ways[PLAIN] = partial(_ours, profiles, policy, loops=lambda rows: None)
            absent = []
            for name in peers:
                try:
                    ways[name] = stack.enter_context(PEERS[name](profiles))
                except Absent:
                    absent.append(name)
            together: Times = {name: [] for name in ways}
            for case in cases:
                times = _asked(case, ways, rounds, turns)
                yield from _figures(people, case.kind, times)
                for name, of_needs in times.items():
                    together[name] += of_needs
            yield from _figures(people, ALL_KINDS, together)
        for name in absent:
            yield _row(people, ALL_KINDS, name) | {"note": "not_installed"}
        yield from _works(people, pool, profiles, policy, arranging, cases[0].needs)


def _ours(
    profiles: Profiles, policy: Policy, need: Need, loops: Callable[[int], Loops | None] = loops_for
) -> object:
    return search(profiles, need, policy, AS_OF, FIRST, loops=loops)


def check(pool: MadePool, profiles: Profiles, policy: Policy) -> None:
    """Compare the index with the engine. RuntimeError when they differ.

    Of a sample of people the index must give what scoring each of them alone gives: they are all that is not passed
    over.
    """
    sample = np.unique(np.linspace(0, len(pool) - 1, min(_SAMPLE, len(pool))).astype(np.int64))
    people = [pool.candidate(row) for row in sample.tolist()]
    without = np.ones(len(profiles), dtype=bool)
    without[[row for each in people if (row := profiles.row_of(each.ref)) is not None]] = False
    for seed, kinds in enumerate(_KINDS.values()):
        need = make_need(kinds, seed)
        ranking = rank([score(each, need, policy, AS_OF) for each in people], need, policy)[:FIRST]
        wanted = [
            (each.card.candidate_ref, each.card.bucket, each.card.shown_score, each.card.shown_confidence)
            for each in ranking
        ]
        rows = search(profiles, need, policy, AS_OF, FIRST, without=without)
        if [(row.ref, row.bucket, row.shown_score, row.shown_confidence) for row in rows] != wanted:
            raise RuntimeError("the index and the engine differ")


def _cases(profiles: Profiles, policy: Policy, number: int) -> Iterator[Case]:
    for kind, kinds in _KINDS.items():
        made = (make_need(kinds, seed) for seed in range(_TRIED))
        if kind == _HARD:
            made = (need for need in made if _few_meet(profiles, need, policy))
        needs = tuple(need for _, need in zip(range(number), made, strict=False))
        if needs:
            yield Case(kind, needs)


def _few_meet(profiles: Profiles, need: Need, policy: Policy) -> bool:
    """Whether enough people meet every gate to fill the answer, and not many more."""
    least, most = (times * FIRST for times in _FEW_MEET)
    met = sum(row.bucket.order == 0 for row in search(profiles, need, policy, AS_OF, FIRST))
    if met < least:
        return False
    return sum(row.bucket.order == 0 for row in search(profiles, need, policy, AS_OF, most + 1)) <= most


def _asked(
    case: Case,
    ways: dict[str, Ask],
    rounds: int,
    turns: Callable[[Iterable[int]], Iterable[int]],
) -> Times:
    seconds: Times = {name: [[] for _ in case.needs] for name in ways}
    for name, ask in ways.items():
        # Once without counting: what is made when first asked for is no part of a question.
        for need in case.needs[: 1 if name in SLOW else None]:
            ask(need)
    for turn in turns(range(rounds)):
        for place, need in enumerate(case.needs):
            for name, ask in ways.items():
                if name in SLOW and turn >= _SLOW_ROUNDS:
                    continue
                if name not in SLOW:
                    # It has just answered another requisition, as in a server: what was asked of another way has
                    # emptied the processor's caches, and to fill them again would be most of an answer in 1 ms.
                    ask(case.needs[place - 1])
                clock = time.perf_counter if name == "PostgreSQL" else time.thread_time
                start = clock()
                ask(need)
                seconds[name][place].append(clock() - start)
    return seconds


def _figures(people: int, kind: str, seconds: Times) -> Iterator[Row]:
    ours = [float(np.median(each)) for each in seconds[OURS]]
    for name, times in seconds.items():
        every = np.array([each for of_need in times for each in of_need]) * 1000
        p50, p95, p99 = np.percentile(every, [50, 95, 99])
        ratio = np.median([np.median(each) / own for each, own in zip(times, ours, strict=True)])
        yield _row(people, kind, name) | {
            "p50_ms": round(float(p50), 3),
            "p95_ms": round(float(p95), 3),
            "p99_ms": round(float(p99), 3),
            "times_of_talent": round(float(ratio), 3),
        }


def _works(
    people: int,
    pool: MadePool,
    profiles: Profiles,
    policy: Policy,
    arranging: float,
    needs: Sequence[Need],
) -> Iterator[Row]:
    """What is done with a whole pool, in wall time."""

    def done(work: str, seconds: float, **others: object) -> Row:
        return _row(people, work, OURS) | {"p50_ms": round(seconds * 1000, 3)} | others

    yield done("memory", 0) | {"p50_ms": None, "note": f"{profiles.bytes_per_profile():.1f} bytes a profile"}
    some = [pool.candidate(row) for row in range(min(_BUILT, people))]
    start = time.perf_counter()
    builder = Builder(policy, AS_OF).add_all(some)
    yield done(f"take {len(some)} candidates", time.perf_counter() - start)
    builder.build()
    yield done("arrange columns", arranging)
    made_for = MadeFor(policy.content_hash(), AS_OF, "made")
    with tempfile.TemporaryDirectory(prefix="talent-index-") as folder:
        start = time.perf_counter()
        save(Path(folder), profiles, [bytes(32)] * len(profiles), made_for=made_for)
        yield done("snapshot save", time.perf_counter() - start)
        for work, verify in (("snapshot load, checked", True), ("snapshot load, unchecked", False)):
            start = time.perf_counter()
            opened = load(Path(folder), made_for=made_for, verify=verify).profiles
            yield done(work, time.perf_counter() - start)
        if search(opened, needs[0], policy, AS_OF, FIRST) != search(profiles, needs[0], policy, AS_OF, FIRST):
            raise RuntimeError("the snapshot answers otherwise than what it was made of")
    yield done("one change visible", _change(pool, profiles, policy, needs))
    half = np.arange(len(profiles)) < len(profiles) // 2
    shards = [joined([(profiles, half)]), joined([(profiles, ~half)])]
    answers = [search(shard, needs[0], policy, AS_OF, FIRST) for shard in shards]
    start = time.perf_counter()
    whole = merged(answers, needs[0], FIRST)
    yield done("merge two shards", time.perf_counter() - start)
    if whole != search(profiles, needs[0], policy, AS_OF, FIRST):
        raise RuntimeError("two shards answer otherwise than the whole")


def _change(pool: MadePool, profiles: Profiles, policy: Policy, needs: Sequence[Need]) -> float:
    """The seconds by which a change and the question after it take longer than the question alone (processor time)."""
    standing = Pool(policy, AS_OF, profiles)
    changed = [pool.candidate(row) for row in np.linspace(0, len(pool) - 1, _CHANGES).astype(int).tolist()]
    longer = []
    for number, candidate in enumerate(changed):
        need = needs[number % len(needs)]
        search(profiles, need, policy, AS_OF, FIRST)
        start = time.thread_time()
        search(profiles, need, policy, AS_OF, FIRST)
        alone = time.thread_time() - start
        start = time.thread_time()
        standing.put(candidate)
        standing.search(need, FIRST)
        longer.append(time.thread_time() - start - alone)
    return float(np.median(longer))


def _row(people: int, what: str, way: str) -> Row:
    return {
        "people": people,
        "what": what,
        "way": way,
        "p50_ms": None,
        "p95_ms": None,
        "p99_ms": None,
        "times_of_talent": None,
        "note": None,
    }
