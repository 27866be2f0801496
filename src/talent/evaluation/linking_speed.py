"""Speed of linking phrases to a library, kind by kind and mixed, beside rapidfuzz over all names of the library.

No phrase comes twice and every cache is emptied before each measurement, so that nothing is answered from memory.
Seconds of the processor are counted, on one thread, without the collection of garbage that other work left (as `timeit`
does). The enlarged library holds made names besides the shipped ones.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from scoring import inflection, similarity, text
from scoring.lexicon import Lexicon, SkillEntry
from scoring.linker import Linker

Row = dict[str, object]
ALL: Final = "mixed"
# How often each kind of phrase comes among a hundred different ones. In employers' lists of skills half of the
# different terms are no skill of the library, most of the others are names of it.
MIX: Final = {"name": 35, "level": 15, "misspelt": 15, "unknown": 35}
_SEED: Final = 20_261_124
_LEVELS: Final = ("dasar", "mahir", "(2 tahun)", "- advanced", "v3", "pengalaman", "tingkat lanjut")
_PEER_PHRASES: Final = 200
_PEER: Final = "rapidfuzz over all names"


def measure_linking(lexicon: Lexicon, *, phrases: int, enlarged: int, rounds: int) -> Iterator[Row]:
    """Yield a row for each library (as shipped, and with `enlarged` skills) and each kind of phrase.

    `phrases` is the number of different phrases of the mix.
    """
    for name, library in (("shipped", lexicon), (f"enlarged to {enlarged}", enlarge(lexicon, enlarged))):
        names = sorted(
            {text.fold(name) for entry in library for name in (*entry.labels.values(), *entry.names())}
        )
        kinds = make_phrases(names, phrases)
        peer = _peer_speed(names, kinds[ALL][:_PEER_PHRASES])
        linker = Linker(library)
        linker.link("warm")
        for kind, made in kinds.items():
            speeds = [_speed(linker, made) for _ in range(rounds)]
            yield _row(name, len(names), kind, len(made), statistics.median(speeds), peer)
        yield _row(name, len(names), _PEER, _PEER_PHRASES, peer, peer)


def make_phrases(names: Sequence[str], number: int) -> dict[str, list[str]]:
    """Return different phrases of each kind, made from the names with a fixed seed, and the mix of `number` of them."""
    chance = random.Random(_SEED)  # noqa: S311
    words = sorted({word for name in names for word in name.split() if len(word) > 3})
    makers: dict[str, Callable[[str], str]] = {
        "name": lambda name: chance.choice((name, name.upper(), name.title())),
        "level": lambda name: f"{name} {chance.choice(_LEVELS)}",
        "misspelt": lambda name: _misspell(name, chance),
        "unknown": lambda name: _unknown(words, chance),
    }
    kinds = {}
    for kind, share in MIX.items():
        wanted = number * share // 100
        made: dict[str, None] = {}
        for attempt in range(10 * wanted):
            if len(made) == wanted:
                break
            made[makers[kind](names[attempt % len(names)])] = None
        kinds[kind] = list(made)
    mixed = sorted({phrase for made in kinds.values() for phrase in made})
    chance.shuffle(mixed)
    return {**kinds, ALL: mixed}


def enlarge(lexicon: Lexicon, size: int) -> Lexicon:
    """Return the library with made skills up to `size`: names of two that swapped their last words."""
    chance = random.Random(_SEED)  # noqa: S311
    entries = list(lexicon)
    made = [_crossed(number, *chance.sample(entries, 2)) for number in range(max(0, size - len(entries)))]
    return Lexicon([*entries, *made])


def _crossed(number: int, one: SkillEntry, other: SkillEntry) -> SkillEntry:
    pairs = zip((*one.labels.values(), *one.names()), (*other.labels.values(), *other.names()), strict=False)
    names = [" ".join((*first.split()[:2], *second.split()[-2:])) for first, second in pairs]
    return SkillEntry(
        id=f"made-{number}",
        family=one.family,
        kind=one.kind,
        labels={"id": names[0], "en": names[-1]},
        aliases={"en": tuple(names)},
    )


def _misspell(name: str, chance: random.Random) -> str:
    """One letter left out, doubled, or swapped with the next."""
    place = chance.randrange(1, max(2, len(name) - 1))
    letter, rest = name[place : place + 1], name[place + 1 :]
    put = chance.choice(("", letter * 2, rest[:1] + letter))
    return name[:place] + put + (rest[1:] if len(put) == 2 and put[0] != letter else rest)


def _unknown(words: Sequence[str], chance: random.Random) -> str:
    """Known words that stand together by chance, or what is no word at all."""
    made = ["".join(reversed(word)) if chance.random() < 0.5 else word for word in chance.sample(words, 2)]
    return " ".join(made[: chance.choice((1, 2, 2))])


def _speed(linker: Linker, phrases: Sequence[str]) -> float:
    linker.forget()
    for cached in (text.fold, text.key_of, text.root, similarity.word_likeness, inflection.inflects):
        cached.cache_clear()
    inflection.inflects_inside.cache_clear()
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        linker.link_many(phrases)
        return len(phrases) / (time.process_time() - start)
    finally:
        gc.enable()


def _peer_speed(names: Sequence[str], phrases: Sequence[str]) -> float:
    start = time.process_time()
    for phrase in phrases:
        extractOne(phrase.casefold(), names, scorer=ratio)
    return len(phrases) / (time.process_time() - start)


def _row(library: str, names: int, kind: str, phrases: int, speed: float, peer: float) -> Row:
    return {
        "library": library,
        "names": names,
        "kind": kind,
        "phrases": phrases,
        "phrases_per_second": round(speed),
        "times_of_rapidfuzz": round(speed / peer, 1),
    }
