"""How hard a requirement is: by its own sentence, then by the heading it stands under.

1. A word that says it outright, where it reaches the skill; of several, a plus before a preference before a must.
2. Under a heading for what is preferred or a plus: that.
3. Under a heading for what is asked (or where the sentence begins as such lines do): must, unless a softer word
   (familiar, mampu, terbiasa) stands before the skill.
4. Duties and everything else: should; a stronger word (menguasai, proficient) makes it a must outside duties.
"""

import re
from typing import Final

from scoring.types import RequirementKind
from talent.projects.from_text.clauses import Reach
from talent.projects.from_text.cues import BEGINS_AS_DUTY, NEGATED, QUALIFIES, SOFT
from talent.projects.from_text.headings import Section
from talent.projects.from_text.passages import Passage

_ORDER: Final = {RequirementKind.PLUS: 0, RequirementKind.SHOULD: 1, RequirementKind.MUST: 2}
_TO_YOU: Final = re.compile(
    r"\b(?:anda|kandidat|pelamar|calon|candidates?|applicants?|you)\b.{0,40}\b(?:harus|wajib|diwajibkan|"
    r"diharapkan|must|should|"
    r"need to (?:have|know)|are expected)\b|"
    r"\b(?:in|for) this (?:role|position) (?:requires?|calls for)\b|"
    r"\b(?:posisi|peran|jabatan) ini (?:membutuhkan|memerlukan|mensyaratkan)\b",
    re.IGNORECASE,
)
# What is told before the first heading of whoever is looked for, and of what the post does.
_SEEKS: Final = re.compile(
    r"\b(?:(?:kami|perusahaan)\b.{0,40}\b(?:mencari|membutuhkan|membuka (?:kesempatan|lowongan))|"
    r"we(?:'|’| a)re (?:looking for|seeking|hiring)|we (?:seek|need)|dicari|dibutuhkan)\b.{0,120}?"
    r"\b(?:yang|who|with)\s",
    re.IGNORECASE,
)
_DOES: Final = re.compile(
    r"\b(?:anda|you|kandidat|pelamar)(?: juga| terpilih)?(?: (?:akan|will|bertanggung ?jawab)|['’]ll)\b|"
    r"^(?:posisi|peran|this (?:role|position)|the (?:role|position))\b.{0,30}"
    r"\b(?:berperan|bertanggung ?jawab|bertugas|mencakup|meliputi|involves?|includes?|(?:is|be) responsible)\b|"
    r"^your (?:work|job|role) (?:will )?(?:include|involve|require)s?\b",
    re.IGNORECASE,
)
# Where and how to apply asks for nothing.
_TO_APPLY: Final = re.compile(
    r"\b(?:berkas|surat|dokumen) lamaran\b|"
    r"\b(?:di)?kirim(?:kan)?\b.{0,60}(?:@|\bhttps?:|\blamaran\b|\bcv (?:anda|kamu|terbaru)\b)|"
    r"\b(?:send|submit|email)\b.{0,60}(?:@|\bhttps?:|\byour (?:cv|resume|application)\b)",
    re.IGNORECASE,
)
_NEGATION_REACHES: Final = 40
"""Characters that a "tidak" or "not" reaches on."""


def section_of(passage: Passage) -> Section:
    """Return the section, where a line that reads as a qualification counts as one wherever it stands."""
    if _TO_APPLY.search(passage.text):
        return Section.NOTHING
    if passage.section in (Section.INTRO, Section.DUTIES) and QUALIFIES.match(passage.text):
        return Section.ASKED
    if passage.section is Section.INTRO:
        if _TO_YOU.search(passage.text) or _SEEKS.search(passage.text):
            return Section.ASKED
        does = BEGINS_AS_DUTY.match(passage.text) or _DOES.search(passage.text)
        return Section.DUTIES if does else Section.INTRO
    return passage.section


def asked_from(passage: Passage) -> int:
    """Return where in a passage what is asked begins: "we look for a host who …" asks behind the "who"."""
    found = _SEEKS.search(passage.text) if passage.section is Section.INTRO else None
    return found.end() if found else 0


def is_denied(passage: Passage, start: int, end: int, reach: list[Reach]) -> bool:
    """Whether the sentence names the skill at [start, end) only to say that it is not asked."""
    over = [each for each in reach if each.start <= start and end <= each.end]
    if any(each.kind is None for each in over):
        return not any(each.kind is RequirementKind.PLUS for each in over)
    for found in NEGATED.finditer(passage.text, max(0, start - _NEGATION_REACHES), start):
        between = passage.text[found.end() : start]
        if (
            not any(mark in between for mark in ",;.:")
            and "melainkan" not in between
            and " tetapi " not in between
        ):
            return True
    return False


def kind_of(passage: Passage, start: int, end: int, reach: list[Reach]) -> RequirementKind:
    """Return how hard the skill at [start, end) of the passage is asked."""
    said = [each for each in reach if each.kind is not None and each.start <= start and end <= each.end]
    if said:
        return min((each.kind for each in said if each.kind is not None), key=_ORDER.__getitem__)
    section = section_of(passage)
    if section is Section.PLUS:
        return RequirementKind.PLUS
    if section is Section.PREFERRED:
        return RequirementKind.SHOULD
    soft = _soft(passage.text, start, end)
    if section is Section.ASKED:
        return soft or RequirementKind.MUST
    return RequirementKind.SHOULD if section is Section.DUTIES else soft or RequirementKind.SHOULD


def _soft(text: str, start: int, end: int) -> RequirementKind | None:
    """What the nearest word of command before a skill says, or the one its name begins with ("mampu bekerja …")."""
    begin = text.rfind(";", 0, start) + 1
    nearest = [
        (found.start(), kind) for kind, pattern in SOFT for found in pattern.finditer(text, begin, end)
    ]
    return max(nearest, key=lambda pair: pair[0])[1] if nearest else None
