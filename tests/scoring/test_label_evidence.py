"""What labels say that a phrase does not: words that ads seldom say weigh most."""

import numpy as np

from scoring.label_evidence import LabelEvidence
from scoring.stemming import stem, stems

LABELS = ("work in teams", "work in a forestry team", "lead a team", "")
ADS = {stem("work"): 200, stem("team"): 300, stem("lead"): 50}
KINDS = ("knowledge", "skill", "skill/competence", "skill")
ODD, ODDEST, SAID, HEAD, TRIGRAMS, SORTED, KNOWLEDGE, KINDLESS = range(8)


def _told(phrase: str, kinds: tuple[str, ...] = KINDS) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    met = {word: {word: 1.0} for word in stems(phrase)}
    evidence = LabelEvidence(LABELS, kinds, ADS)
    return evidence.tell(phrase, met, np.arange(len(LABELS)), np.array([0.9, 0.5, 0.3, 0.0]))


def test_a_word_that_no_ad_says_is_odder_than_one_that_ads_say() -> None:
    told = _told("team")
    assert told[1, ODDEST] == 1 > told[2, ODDEST] > told[0, ODDEST] > 0
    assert told[1, ODD] > told[2, ODD]


def test_what_is_said_is_not_odd() -> None:
    told = _told("working in teams")
    assert told[0, [ODD, ODDEST, SAID, HEAD]].tolist() == [0, 0, 1, 1]
    assert told[2, [SAID, HEAD]].tolist() == [0.5, 1]
    assert told[3, [ODD, ODDEST, SAID, HEAD]].tolist() == [0, 0, 0, 0]


def test_a_meaning_of_a_word_counts_as_said() -> None:
    evidence = LabelEvidence(LABELS, KINDS, ADS)
    met = {stem("crew"): {stem("team"): 0.45}}
    assert evidence.tell("crew", met, np.array([0]), np.array([0.0]))[0, [SAID, HEAD]].tolist() == [0.5, 1]


def test_letters_are_likened_with_the_words_in_order() -> None:
    assert _told("teams work in")[0, SORTED] == 1
    assert _told("team")[:, TRIGRAMS].tolist() == [0.9, 0.5, 0.3, 0.0]


def test_kinds_are_told_only_where_they_differ() -> None:
    assert _told("team")[:, [KNOWLEDGE, KINDLESS]].tolist() == [[1, 0], [0, 1], [0, 0], [0, 1]]
    assert not _told("team", ("skill",) * 4)[:, [KNOWLEDGE, KINDLESS]].any()
