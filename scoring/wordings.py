"""What job ads say and catalogues say otherwise: words of one meaning, and phrases with their wording there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from scoring.stemming import stem, words


class Wordings:
    """Groups of words that may stand for one another, and phrases with the words that catalogues have for them."""

    def __init__(
        self, groups: Iterable[Sequence[str]] = (), phrases: Mapping[str, str] | None = None
    ) -> None:
        self._groups = [[stem(word) for word in group] for group in groups]
        self._phrases = [(tuple(map(stem, words(said))), meant) for said, meant in (phrases or {}).items()]

    @cached_property
    def _alike(self) -> Mapping[str, frozenset[str]]:
        alike: dict[str, set[str]] = {}
        for group in self._groups:
            for each in group:
                alike.setdefault(each, set()).update(group)
        return {each: frozenset(others - {each}) for each, others in alike.items()}

    def alike(self, stemmed: str) -> frozenset[str]:
        """Stems that may stand for this one."""
        return self._alike.get(stemmed, frozenset())

    def other_wordings(self, phrase: str) -> Iterator[tuple[str, float]]:
        """Other wordings of parts of a phrase, each with the share of its words that the part makes up."""
        said = tuple(map(stem, words(phrase)))
        for part, meant in self._phrases:
            if any(said[at : at + len(part)] == part for at in range(len(said) - len(part) + 1)):
                yield meant, len(part) / len(said)
