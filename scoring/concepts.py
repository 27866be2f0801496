"""Link phrases to the concepts of any catalogue of skills (ESCO has 13,939): a list, best first, with a score each.

`scoring.linker` says which skill of our library a phrase names, or nothing. Here the question is which concepts of a
foreign catalogue come nearest, and how near. A concept is as near as the nearest of its names, and a name's likeness
is the weighted mean of three: character trigrams (TF-IDF cosine), how much of phrase and name meet (harmonic mean,
rare words weigh more), and how much of the name is said. Words meet by stem, by meaning (`Wordings`) or by a slip.
What the library calls a skill helps: its names are names of the concept of the same name.

With word vectors and a ranker, the nearest concepts are put in order again (`scoring.reranking`), and what only stands
near by the company of its words is among them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from scoring.label_evidence import LabelEvidence
from scoring.lexicon import Lexicon, SkillEntry
from scoring.linker import PARTS, LinkedSkill, Linker
from scoring.name_evidence import NameEvidence
from scoring.reranking import Ranker, from_here
from scoring.stemming import stems
from scoring.word_vectors import WordVectors
from scoring.wordings import Wordings

TRIGRAMS, MEETING, SAID = 1.0, 1.0, 0.3
"""What the three likenesses weigh."""
BY_MEANING, BY_SLIP = 0.45, 0.85
"""How far a word of like meaning, or a misspelling, counts as the word itself."""
SLIP: Final = 0.8
"""The least share of letters that two words have in common to be a slip of one another."""
REWORDED: Final = 0.75
"""How far a concept counts that is found by another wording of a part of the phrase; fully for the whole phrase."""
OF_LIBRARY: Final = 0.9
"""How far a name counts that only our library has for a concept."""
ELSEWHERE: Final = 0.85
"""How far any concept counts for a phrase that names a skill of our library which the catalogue does not hold."""
NEAREST: Final = 60
"""How many concepts are put in order again,"""
NEAREST_BY_VECTORS: Final = 12
"""and how many more that only the vectors find."""
Scores = NDArray[np.float64]
Places = NDArray[np.intp]


class ConceptLinker:
    """Links against one catalogue. Building it takes seconds for ESCO: keep one."""

    def __init__(
        self,
        catalogue: Lexicon,
        *,
        wordings: Wordings | None = None,
        library: Linker | None = None,
        vectors: WordVectors | None = None,
        said_by_ads: Mapping[str, int] | None = None,
        ranker: Ranker | None = None,
    ) -> None:
        """A ranker needs vectors; with neither, concepts keep the order and the scores of their likeness."""
        self.lexicon = catalogue
        self._ids = [entry.id for entry in catalogue]
        self._wordings = wordings or Wordings()
        self._library = library
        names, self._shared = _names(catalogue, library)
        self._texts = list(names)
        pairs = sorted(
            ((place, owner) for place, owners in enumerate(names.values()) for owner in owners),
            key=lambda pair: (pair[1], pair[0]),
        )
        self._place = np.array([place for place, _ in pairs], np.intp)
        self._owner = np.array([owner for _, owner in pairs], np.intp)
        self._trust = np.array([names[self._texts[place]][owner] for place, owner in pairs])
        self._first = np.searchsorted(self._owner, np.arange(len(self._ids) + 1))
        labels = {name for entry in catalogue for name in _labels(entry)}
        self._is_label = np.array([name in labels for name in self._texts], bool)
        first_labels = [next(iter(_labels(entry)), "") for entry in catalogue]
        row_of = {name: row for row, name in enumerate(self._texts)}
        self._label_row = np.array([row_of.get(label, 0) for label in first_labels], np.intp)
        self._of_label = LabelEvidence(first_labels, [entry.kind for entry in catalogue], said_by_ads or {})
        self._index(self._texts)
        self._ranker = ranker
        self._evidence = (
            NameEvidence(self._texts, self._weight, self._unseen, vectors)
            if vectors is not None and self._texts
            else None
        )
        self._slips = lru_cache(maxsize=65536)(self._slips_of)

    def link(self, phrase: str, *, top: int = 10) -> list[LinkedSkill]:
        """The `top` concepts nearest to a phrase, best first, with scores of 0–1; those of 0 are left out.

        Nothing is refused here: where to stop is the caller's choice, since a low score says how far to trust it.
        """
        likeness = np.round(self._scores(phrase), 6)
        if self._ranker is None or self._evidence is None or not stems(phrase):
            best = np.argsort(-likeness, kind="stable")[:top]
            return self._linked(best, likeness[best], "likeness")
        nearest, told = self.tell(phrase, likeness)
        scores = np.round(self._ranker.scores(told), 6)
        order = np.argsort(-scores, kind="stable")
        return self._linked(nearest[order[:top]], np.round(from_here(scores[order]), 6)[:top], "ranked")

    def _linked(self, places: Places, scores: Scores, method: str) -> list[LinkedSkill]:
        return [
            LinkedSkill(self._ids[place], score, method)
            for place, score in zip(places.tolist(), scores.tolist(), strict=True)
            if score > 0
        ]

    def tell(self, phrase: str, likeness: Scores | None = None) -> tuple[Places, Scores]:
        """The concepts near to a phrase, nearest first, and what is told of each (`scoring.reranking.TOLD`).

        ValueError without vectors.
        """
        if self._evidence is None:
            raise ValueError("no word vectors")
        likeness = np.round(self._scores(phrase), 6) if likeness is None else likeness
        cosines = self._evidence.cosines(phrase)
        near = np.zeros(len(self._ids))
        np.maximum.at(near, self._owner, cosines[self._place] * self._trust)
        first = np.argsort(-likeness, kind="stable")[:NEAREST].tolist()
        others = np.argsort(-near, kind="stable")[:NEAREST_BY_VECTORS].tolist()
        nearest = np.array([*dict.fromkeys((*first, *others))], np.intp)
        counts = self._first[nearest + 1] - self._first[nearest]
        # A concept whose label is empty has no name to tell of.
        nearest, counts = nearest[counts > 0], counts[counts > 0]
        pairs = np.concatenate(
            [np.arange(self._first[place], self._first[place + 1]) for place in nearest.tolist()]
        )
        rows = self._place[pairs]
        met = {word: self._meanings(word) for word in stems(phrase)}
        trigrams = self._trigram_likeness(phrase)
        of_names = self._evidence.tell(
            phrase,
            met,
            rows,
            np.concatenate([[0], np.cumsum(counts)[:-1]]),
            trust=self._trust[pairs],
            trigrams=trigrams[rows],
            cosines=cosines,
            is_label=self._is_label[rows],
        )
        of_labels = self._of_label.tell(phrase, met, nearest, trigrams[self._label_row[nearest]])
        likest = likeness[nearest]
        place = 1 + np.argsort(np.argsort(-likest, kind="stable"), kind="stable")
        return nearest, np.column_stack([likest, 1 / place, of_names, of_labels])

    def link_many(self, phrases: Iterable[str], *, top: int = 10) -> list[list[LinkedSkill]]:
        """What `link` says of each; each different phrase is looked at once."""
        listed = list(phrases)
        answers = {phrase: self.link(phrase, top=top) for phrase in dict.fromkeys(listed)}
        return [answers[phrase] for phrase in listed]

    def _scores(self, phrase: str) -> Scores:
        scores = self._of_concepts(phrase)
        for wording, share in self._wordings.other_wordings(phrase):
            trust = REWORDED + (1 - REWORDED) * share
            scores = np.maximum(scores, trust * self._of_concepts(wording))
        return scores * (ELSEWHERE if self._is_elsewhere(phrase) else 1.0)

    def _is_elsewhere(self, phrase: str) -> bool:
        """Whether the phrase names a skill of our library that the catalogue does not hold."""
        linked = self._library.link(phrase) if self._library is not None else []
        return bool(linked) and linked[0].method != PARTS and linked[0].id not in self._shared

    def _of_concepts(self, phrase: str) -> Scores:
        likeness = self._of_names(phrase)[self._place] * self._trust
        best = np.zeros(len(self._ids))
        np.maximum.at(best, self._owner, likeness)
        return best

    def _of_names(self, phrase: str) -> Scores:
        """The likeness of each name of the catalogue to the phrase."""
        said = stems(phrase)
        if not said or not self._texts:
            return np.zeros(len(self._texts))
        told, of_phrase = 0.0, np.zeros(len(self._texts))
        met: dict[str, float] = {}
        for word in said:
            weight = self._weight.get(word, self._unseen)
            told += weight
            best = np.zeros(len(self._texts))
            for known, share in self._meanings(word).items():
                rows = self._postings[known]
                best[rows] = np.maximum(best[rows], share)
                met[known] = max(share, met.get(known, 0.0))
            of_phrase += weight * best
        of_name = np.zeros(len(self._texts))
        for known, share in met.items():
            of_name[self._postings[known]] += share * self._weight[known]
        of_phrase, of_name = of_phrase / told, of_name / self._mass
        both = of_phrase + of_name
        meeting = np.divide(2 * of_phrase * of_name, both, out=np.zeros_like(both), where=both > 0)
        total = TRIGRAMS * self._trigram_likeness(phrase) + MEETING * meeting + SAID * of_name
        return np.asarray(total / (TRIGRAMS + MEETING + SAID))

    def _meanings(self, word: str) -> Mapping[str, float]:
        """Words of the catalogue that a word of the phrase meets, and how far."""
        met = dict.fromkeys(self._wordings.alike(word), BY_MEANING)
        if word in self._weight:
            met[word] = 1.0
        else:
            met |= dict.fromkeys(self._slips(word), BY_SLIP)
        return {known: share for known, share in sorted(met.items()) if known in self._weight}

    def _slips_of(self, word: str) -> tuple[str, ...]:
        if len(word) < 5:
            return ()
        near = extract(
            word, self._stems, scorer=Levenshtein.normalized_similarity, score_cutoff=SLIP, limit=3
        )
        return tuple(known for known, _, _ in near if known[0] == word[0])

    def _trigram_likeness(self, phrase: str) -> Scores:
        row = self._vectorizer.transform([phrase])
        return np.asarray((row @ self._trigrams).toarray()[0], dtype=np.float64)

    def _index(self, texts: Sequence[str]) -> None:
        # Imported here, as it takes most of a second that a run without a catalogue need not spend.
        from sklearn.feature_extraction.text import TfidfVectorizer

        said = [list(dict.fromkeys(stems(text))) for text in texts]
        count = Counter(word for each in said for word in each)
        self._weight = {word: math.log(1 + len(texts) / number) for word, number in count.items()}
        self._unseen = math.log(1 + len(texts))
        self._stems = sorted(count)
        self._mass = np.array([math.fsum(self._weight[word] for word in each) or 1.0 for each in said])
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(said):
            for word in each:
                postings[word].append(place)
        self._postings = {word: np.array(rows, np.intp) for word, rows in postings.items()}
        self._vectorizer: Any = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), sublinear_tf=True)
        self._trigrams: Any = self._vectorizer.fit_transform(texts).T.tocsr() if texts else None


def _names(catalogue: Lexicon, library: Linker | None) -> tuple[dict[str, dict[int, float]], set[str]]:
    """Names in lower case, of which concepts each is a name and how far that counts; and the skills we share."""
    names: dict[str, dict[int, float]] = {}
    for place, entry in enumerate(catalogue):
        for name in _own_names(entry):
            names.setdefault(name, {})[place] = 1.0
    shared: set[str] = set()
    by_id = {entry.id: place for place, entry in enumerate(catalogue)}
    borrowed: dict[str, dict[int, float]] = {}
    for skill in library.lexicon if library is not None else ():
        ours = list(_own_names(skill))
        owners = {owner for name in ours for owner in names.get(name, ())}
        owners |= {by_id[code] for code in skill.codes.values() if code in by_id}
        if owners:
            shared.add(skill.id)
        if len(owners) == 1:
            (owner,) = owners
            for name in ours:
                if name not in names:
                    borrowed.setdefault(name, {})[owner] = OF_LIBRARY
    return {name: owners for name, owners in sorted({**borrowed, **names}.items()) if name}, shared


def _labels(entry: SkillEntry) -> Iterable[str]:
    return (label.strip().casefold() for label in entry.labels.values())


def _own_names(entry: SkillEntry) -> Iterable[str]:
    for name in (*(entry.labels[language] for language in sorted(entry.labels)), *entry.names()):
        plain = name.strip().casefold()
        yield plain
        if "(" in plain:
            yield plain.split("(")[0].strip()
