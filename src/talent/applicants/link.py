"""Makes skills with evidence of the phrases of a CV: the one place where reading and library meet.

It needs no database: the command line uses it as it is, and `import_cv` stores what it gives.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from scoring.linker import PARTS, Linker
from scoring.types import EvidenceSource, SkillEvidence, month_index, month_text
from talent.cv.types import Page, ParsedCv, SkillPhrase

# A phrase of a list names one thing; with more words than this it is a sentence that may name several.
_LIST_ITEM_WORDS = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof of a skill at its place in the document: `pages[page - 1].text[start:end]` names the skill.

    `quote` is the line or sentence around it. `months` is how long the skill was used by all evidence of this
    source together, with overlapping times counted once; `last_used` is `YYYY-MM`; both None when not told.
    """

    reference: str
    source: EvidenceSource
    entry: str | None
    quote: str
    page: int
    start: int
    end: int
    months: int | None
    last_used: str | None
    level: int | None
    confidence: float

    def scored(self, skill: str) -> SkillEvidence:
        """Return what the engine needs of it."""
        last_used = month_index(self.last_used) if self.last_used else None
        return SkillEvidence(self.reference, skill, self.source, self.months, last_used, self.level)


@dataclass(frozen=True, slots=True)
class LinkedSkill:
    """A skill of the library with everything in the document that speaks for it, most telling source first."""

    id: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Found:
    phrase: SkillPhrase
    start: int
    end: int
    score: float
    level: int | None
    months: frozenset[int] = field(default_factory=frozenset)


def link_skills(parsed: ParsedCv, linker: Linker, *, as_of: int, document: str) -> list[LinkedSkill]:
    """Return the skills that the phrases of `parsed` name, in the order of their ids.

    `as_of` (month index) stands for the end of what still runs. `document` makes the references of evidence unique;
    for what is scored it must not come from the file's words, or a longer name would change the bytes of a score
    card. A skill that is named twice under one entry counts once, at the clearest mention and the highest level
    stated there.
    """
    by_skill: dict[str, dict[tuple[EvidenceSource, str | None], _Found]] = {}
    # All items at once: the linker remembers their answers, which are asked for below one by one.
    linker.link_many(phrase.text for phrase in parsed.phrases if _is_item(phrase))
    for phrase in parsed.phrases:
        place = (EvidenceSource(phrase.source), phrase.entry)
        months = _months_of(phrase, as_of)
        for skill, start, end, score in _skills_of(phrase, parsed.pages, linker):
            found = _Found(phrase, start, end, score, phrase.level, months)
            kept = by_skill.setdefault(skill, {})
            kept[place] = _clearer(kept[place], found) if place in kept else found
    return [
        LinkedSkill(
            skill, max(each.score for each in found.values()), tuple(_evidence(skill, found, document, as_of))
        )
        for skill, found in sorted(by_skill.items())
    ]


def unlinked(parsed: ParsedCv, linker: Linker) -> list[str]:
    """Return the listed skills that the library does not hold: shown, never guessed."""
    listed = (phrase for phrase in parsed.phrases if phrase.source == "declared")
    return list(
        dict.fromkeys(phrase.text for phrase in listed if not any(_skills_of(phrase, parsed.pages, linker)))
    )


def _clearer(kept: _Found, other: _Found) -> _Found:
    levels = [each.level for each in (kept, other) if each.level is not None]
    return replace(other if other.score > kept.score else kept, level=max(levels, default=None))


def _skills_of(
    phrase: SkillPhrase, pages: Sequence[Page], linker: Linker
) -> Iterator[tuple[str, int, int, float]]:
    """Give (skill, start, end, score) with places on the page."""
    if _is_item(phrase):
        linked = linker.link(phrase.text)
        if linked and linked[0].method != PARTS:
            yield linked[0].id, phrase.start, phrase.end, linked[0].score
            return
    origins: list[int] = []
    for span in linker.find(phrase.text):
        origins = origins or _origins(pages[phrase.page - 1].text[phrase.start : phrase.end])
        start, end = origins[span.start], origins[span.end - 1] + 1
        yield span.id, phrase.start + start, phrase.start + end, span.score


def _is_item(phrase: SkillPhrase) -> bool:
    """Whether a phrase is an item of a list, which is linked as a whole."""
    return phrase.source == "declared" and len(phrase.text.split()) <= _LIST_ITEM_WORDS


def _origins(raw: str) -> list[int]:
    """Return where each character of a phrase's text stands in `raw`, from which its blanks were squeezed."""
    origins: list[int] = []
    for match in re.finditer(r"\S+|(?<=\S)\s+(?=\S)", raw):
        blank = match.group().isspace()
        origins.extend([match.start()] if blank else range(match.start(), match.end()))
    return origins


def _months_of(phrase: SkillPhrase, as_of: int) -> frozenset[int]:
    if phrase.start_month is None:
        return frozenset()
    first = month_index(phrase.start_month)
    last = as_of if phrase.current else month_index(phrase.end_month or phrase.start_month)
    return frozenset(range(first, min(last, as_of) + 1))


def _evidence(
    skill: str, found: dict[tuple[EvidenceSource, str | None], _Found], document: str, as_of: int
) -> Iterator[Evidence]:
    order = list(EvidenceSource)
    for (source, entry), each in sorted(
        found.items(), key=lambda item: (order.index(item[0][0]), item[0][1] or "")
    ):
        told = frozenset[int]().union(*(other.months for (kind, _), other in found.items() if kind is source))
        yield Evidence(
            reference=_reference(document, skill, source, entry),
            source=source,
            entry=entry,
            quote=each.phrase.quote,
            page=each.phrase.page,
            start=each.start,
            end=each.end,
            months=len(told) or None,
            last_used=_last_used(each, as_of),
            level=each.level,
            confidence=each.score,
        )


def _last_used(found: _Found, as_of: int) -> str | None:
    if found.months:
        return month_text(max(found.months))
    phrase = found.phrase
    if phrase.start_month is not None or phrase.end_month is None:
        # What begins after `as_of` has not been used yet.
        return None
    return month_text(min(month_index(phrase.end_month), as_of))


def _reference(document: str, skill: str, source: EvidenceSource, entry: str | None) -> str:
    text = "\x1f".join((document, skill, source.value, entry or ""))
    return "ev_" + hashlib.sha256(text.encode()).hexdigest()[:20]


def without_places(skills: Iterable[LinkedSkill]) -> list[LinkedSkill]:
    """Return the same skills with empty quotes and places, for comparing what two documents prove."""
    return [
        replace(
            skill,
            evidence=tuple(
                replace(each, reference="", quote="", page=0, start=0, end=0) for each in skill.evidence
            ),
        )
        for skill in skills
    ]
