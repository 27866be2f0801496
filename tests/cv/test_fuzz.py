"""A few hundred hurt documents, as `python -m tests.cv.fuzz` tries ten thousand."""

from itertools import islice

from talent.cv import parse
from talent.cv.processes.sandbox import children
from tests.cv.fuzz import broken_promise, cases, documents, run

SEED = 11


def test_hurt_documents_are_answered_and_nothing_breaks() -> None:
    whole = documents()
    hurt = [case for case in islice(cases(whole, SEED), 6_000) if not case[0].startswith("cut")][:150]
    cut = [case for case in islice(cases(whole, SEED), 6_000) if case[0].startswith("cut")][::60]
    assert len(hurt) > 100
    assert len(cut) > 10
    broken = {
        name: promise
        for name, _, parsed, _ in run(children(), [*cut, *hurt])
        if (promise := broken_promise(parsed)) is not None
    }
    assert broken == {}


def test_the_same_seed_makes_the_same_cases() -> None:
    whole = [b"a" * 3_000, b"b" * 500]
    assert list(islice(cases(whole, 1), 50)) == list(islice(cases(whole, 1), 50))
    assert list(islice(cases(whole, 1), 50)) != list(islice(cases(whole, 2), 50))


def test_a_head_with_an_open_bracket_and_a_lone_comma_is_read() -> None:
    parsed = parse(b"Asep\n\n# Pengalaman Kerja\n\nStaf,umum (381\n2019 - 2020\n- Membangun layanan\n")
    assert parsed.status == "parsed"
