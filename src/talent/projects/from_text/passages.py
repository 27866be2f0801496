"""Parts the text of an ad into sentences and items of lists, each with its place and the section it stands in.

Lines that a page has wrapped are put together again; a line that lost its breaks is parted at bullets, numbers and
headings. Places are offsets into the whole text, so that a sentence can be shown where it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from talent.projects.from_text.cues import BEGINS_AS_DUTY
from talent.projects.from_text.headings import (
    Section,
    begins_part,
    begins_with_heading,
    ends_section,
    find_headings,
    opens_list,
)

LONGEST: Final = 1200
"""Characters beyond which a sentence is parted anyway: what has no stop in a page of text is no sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or item at [start, end) of the whole text.

    `text` has its line breaks as spaces, so that places in it are those of the whole text less `start`.
    """

    text: str
    start: int
    end: int
    section: Section


_NEAR: Final = 40
"""Characters before a line break that tell whether the line goes on."""
_BULLET: Final = re.compile(
    r"\s*(?:[•·●▪◦■□○✓✔➢➤✅☑➡👉🔹🔸📌⭐▶►❖*–—-]\ufe0f?|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+"
)
_WRAPPED_AFTER: Final = re.compile(
    r"(?:[,/&(-]|\b(?:dan|atau|and|or|dengan|with|di|in|of|untuk|for|yang|to|the|a|pada|serta|seperti|as|"
    r"menggunakan|"
    r"using|dari|from|by|oleh|ke|sebagai|terhadap|dalam|on))\s*$",
    re.IGNORECASE,
)
_STOP: Final = re.compile(
    r"(?<=[.;!?])\s+(?=[A-Z0-9•·●▪*(\"“-])|\s+(?=[•·●▪◦■✓➢✅☑👉🔹🔸📌►❖]\s?)|\s+(?=\d{1,2}[.)]\s?[A-Za-z(])|"
    r"\s(?=-\s[A-Z])|"
    # Items of a list that lost its line breaks: a word that begins items, capitalised behind no mark of a sentence.
    r"(?<=[a-z0-9)])\s(?=(?:Memiliki|Mempunyai|Menguasai|Memahami|Mampu|Bersedia|Berpengalaman|"
    r"Bertanggung [Jj]awab)\s|"
    r"(?:Bisa|Dapat|Paham|Mahir|Terbiasa|Siap|Sanggup|Usia|Pendidikan|Pengalaman|Diutamakan|Domisili|"
    r"Me(?:[lrwy]|m[bp]?|n[cdjt]?|ng|ny)[a-z]{3,}) [a-z])"
)
_LONGEST_TITLE: Final = 120
_LEAST_BELOW_TITLE: Final = 2
"""Passages of a text that has a title: one or two are what is asked itself."""
_FIRM: Final = re.compile(
    r"\b(?:kami|kita|kamu|kalian|you|perusahaan|adalah|merupakan|bergerak di|we|our|us|company|is an?|"
    r"are an?|was founded|https?)\b|"
    r"\b(?:PT|CV|Ltd|Inc)\b\.?",
    re.IGNORECASE,
)
_SHORT_FORMS: Final = re.compile(
    r"(?:\b(?:mis|e\.g|i\.e|min|max|maks|PT|CV|Ms|Mr|No|Jl|dr|Ir|Prof|vs|approx|s\.d|a\.l|Dr|Tbk|thn|Kab|"
    r"Kec|ref))\.$",
    re.IGNORECASE,
)


def part_text(text: str) -> list[Passage]:
    """Return the passages of a text in their order, without those that hold no letter."""
    passages: list[Passage] = []
    section = Section.INTRO
    for start, end in _lines(text):
        line = re.sub(r"\s", " ", text[start:end])
        at = 0
        if begins_part(line) or (section is Section.NOTHING and ends_section(line)):
            section = Section.INTRO
        for heading in find_headings(line):
            passages += _sentences(line, at, heading.start, start, section)
            section, at = heading.section, heading.end
        passages += _sentences(line, at, len(line), start, section)
    return [*_with_opened(_before_headings(passages))]


def _before_headings(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Give what no heading announces its section: where one for duties or for what is asked is missing, that stands
    before the first heading, beside words about the firm; where both are missing, all that is named is a duty.
    """
    sections = {passage.section for passage in passages}
    whole = sections >= {Section.ASKED, Section.DUTIES}
    missing = Section.DUTIES if Section.DUTIES not in sections else Section.ASKED
    for each in passages:
        told = whole or _is_title(each, passages) or (sections != {Section.INTRO} and _FIRM.search(each.text))
        if each.section is not Section.INTRO or told:
            yield each
        else:
            yield replace(each, section=Section.DUTIES if BEGINS_AS_DUTY.match(each.text) else missing)


def _is_title(passage: Passage, passages: Sequence[Passage]) -> bool:
    short = len(passage.text) < _LONGEST_TITLE and not passage.text.endswith(".")
    return passage is passages[0] and short and len(passages) > _LEAST_BELOW_TITLE


def _with_opened(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Give what follows "people with these qualifications:" the section that a heading would give it."""
    opened = False
    for passage in passages:
        if passage.section not in (Section.INTRO, Section.DUTIES):
            opened = False
            yield passage
            continue
        yield replace(passage, section=Section.ASKED) if opened else passage
        opened = opened or opens_list(passage.text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of lines, wrapped ones as one."""
    begin = end = 0
    for found in re.finditer(r"[^\r\n]+", text):
        if not found.group().strip():
            continue
        apart = text[end : found.start()].count("\n") > 1
        if (
            end
            and not apart
            and end - begin < LONGEST
            and _continues(text[max(begin, end - _NEAR) : end], found.group())
        ):
            end = found.end()
            continue
        if end:
            yield begin, end
        begin, end = found.span()
    if end > begin:
        yield begin, end


def _continues(before: str, line: str) -> bool:
    if _BULLET.match(line) or re.match(r"\s*[#|>]", line) or re.search(r"[.;:!?]\s*$", before):
        return False
    if begins_with_heading(line):
        return False
    words = line.strip()
    return words[:1].islower() or words[:1] in "(/&" or _WRAPPED_AFTER.search(before) is not None


def _sentences(line: str, begin: int, end: int, offset: int, section: Section) -> Iterator[Passage]:
    at = begin
    for found in _STOP.finditer(line, begin, end):
        if _inside_brackets(line[at : found.start()]) or _SHORT_FORMS.search(line, at, found.start()):
            continue
        yield from _passage(line, at, found.start(), offset, section)
        at = found.end()
    yield from _passage(line, at, end, offset, section)


def _inside_brackets(said: str) -> bool:
    return said.count("(") > said.count(")") and len(said) - said.rindex("(") < 200


def _passage(line: str, start: int, end: int, offset: int, section: Section) -> Iterator[Passage]:
    bullet = _BULLET.match(line, start, end)
    start = bullet.end() if bullet else start
    while start < end and line[start] in " #*_|>:":
        start += 1
    while end > start and line[end - 1] in " *_|":
        end -= 1
    while end - start > LONGEST:
        cut = line.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Passage(line[start:cut], offset + start, offset + cut, section)
        start = cut
    if any(letter.isalpha() for letter in line[start:end]):
        yield Passage(line[start:end], offset + start, offset + end, section)
