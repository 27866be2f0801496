"""Hurts documents at random and looks whether each is still answered: `python -m tests.cv.fuzz --cases 10000`.

The same seed gives the same cases. A case that breaks a promise is written to `--out`, so that it can be tried again.
"""

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final

from talent.core import paths
from talent.cv.formats.detect import MAX_BYTES
from talent.cv.processes.keeper import Document
from talent.cv.processes.sandbox import STOPPED, Children, processors
from talent.cv.processes.wire import decode, encode
from talent.cv.types import ParsedCv

_GOLDEN: Final = Path(__file__).parents[2] / "fixtures" / "cvs" / "golden" / "sample" / "docs"
_LARGEST: Final = 200_000


def documents() -> list[bytes]:
    """The demo's CVs and the golden set's sample: all formats, none of them large."""
    files = [*(paths.demo() / "cvs").iterdir(), *_GOLDEN.rglob("*")]
    return [path.read_bytes() for path in sorted(files) if path.is_file() and path.stat().st_size < _LARGEST]


def cases(whole: Sequence[bytes], seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and documents without end: first each cut at every kilobyte, then flips, splices and repeats."""
    for number, data in enumerate(whole):
        for cut in range(1, len(data), 1024):
            yield f"cut-{number}-{cut}", data[:cut]
    chance = random.Random(seed)
    count = 0
    while True:
        count += 1
        kind = chance.choice(("flip", "flip", "flip", "splice", "repeat", "drop"))
        yield f"{kind}-{seed}-{count}", _hurt(kind, chance, whole)


def _hurt(kind: str, chance: random.Random, whole: Sequence[bytes]) -> bytes:
    data = bytearray(chance.choice(whole))
    if kind == "flip":
        for _ in range(chance.choice((1, 1, 4, 32, 256))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 16, 512, 8_192)))
    if kind == "drop":
        return bytes(data[:start] + data[end:])
    if kind == "repeat":
        return bytes(data[:start] + data[start:end] * chance.choice((2, 50)) + data[end:])
    other = chance.choice(whole)
    return bytes(data[:start]) + other[chance.randrange(len(other)) :]


def broken_promise(parsed: ParsedCv) -> str | None:
    """What is wrong with an answer; None where nothing is: places and quotes are looked at by `wire`."""
    if parsed.reason is not None and parsed.reason.code in STOPPED:
        return parsed.reason.code
    if parsed.reason is not None and parsed.reason.code == "cv.reason.not_understood":
        return f"{parsed.reason.code} {parsed.reason.params}"
    if decode(encode(parsed)) != parsed:
        return "changed on the wire"
    return None


def run(pool: Children, tried: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, ParsedCv, float]]:
    """Yield each case with its answer and the seconds it took, pictures of text left unread."""

    def read(case: tuple[str, bytes]) -> tuple[ParsedCv, float]:
        began = time.perf_counter()
        return pool.read(Document((case[1],), "", MAX_BYTES, False)), time.perf_counter() - began

    with ThreadPoolExecutor(processors()) as threads:
        for case, (parsed, seconds) in zip(tried, threads.map(read, tried), strict=True):
            yield *case, parsed, seconds


def main() -> int:
    """Run, print figures, and return 1 where a promise was broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=4)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    pool = Children(processors())
    statuses: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    longest = 0.0
    endless = islice(cases(documents(), chosen.seed), chosen.cases)
    began = time.perf_counter()
    while part := list(islice(endless, 500)):
        for name, data, parsed, seconds in run(pool, part):
            statuses[parsed.status] += 1
            longest = max(longest, seconds)
            promise = broken_promise(parsed)
            if promise is not None:
                wrong[promise] += 1
                print(f"{name} ({hashlib.sha256(data).hexdigest()[:12]}): {promise}", flush=True)
                if chosen.out is not None:
                    chosen.out.mkdir(parents=True, exist_ok=True)
                    (chosen.out / name).write_bytes(data)
    print(
        f"{statuses.total()} cases in {time.perf_counter() - began:.0f} s, the longest {longest:.2f} s, "
        f"peak {pool.peak_memory() // 2**20} MiB; {dict(statuses)}; broken: {dict(wrong) or 'none'}"
    )
    pool.close()
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
