"""Finds the skills that a sentence asks for: those of the library, and names that only look like one.

A name outside the library is taken by its own words where it stands in a list beside a skill ("ReactJS, Gridsome") or
behind words that only skills follow ("pengalaman dengan Mambu"), and is written as a name. What is named for another
reason is left out: fields of study, teams to work with, posts that a person has held.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from scoring.linker import Linker
from scoring.text import CONNECTORS
from talent.core.text import fold
from talent.projects.from_text.cues import BEGINS_AS_DUTY, EXAMPLES, EXPLICIT
from talent.skills.extract import find_skills


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill named at [start, end) of a sentence; without an id where the library does not hold it."""

    id: str | None
    name: str
    start: int
    end: int


_STUDY: Final = re.compile(
    r"\b(?:s-?[123]|d-?[1-4]|sm[ak]|slta|sarjana|bachelor\S*|master'?s|diploma|degree|lulusan|jurusan|"
    r"program studi|gelar|graduates?|mahasiswa|majors?|majoring|pendidikan (?:minimal|terakhir|formal)|"
    r"education:)(?!\w)",
    re.IGNORECASE,
)
_WORK: Final = re.compile(
    r"\b(?:menguasai|pengalaman|memiliki (?:pengalaman|kemampuan|keahlian|pengetahuan)|memahami|mampu|"
    r"experience|knowledge|"
    r"skills?|proficien\w+|familiar\w*|serta|paham|terbiasa|memiliki|sertifi\w+|dapat)\b",
    re.IGNORECASE,
)
_TEAM: Final = re.compile(
    r"\b(?:tim|teams?|divisi|departemen|"
    r"department)\s*(?:lain\s*)?[(:]?\s*(?:[\w/&-]+(?:\s[\w/&-]+)?\s*(?:,|/|dan|and|&)\s*)*$",
    re.IGNORECASE,
)
_OF_TEAM: Final = re.compile(r"(?:tim|team)\b", re.IGNORECASE)
_PARTNERS: Final = re.compile(
    r"\b(?:ber?kolaborasi|be?kerja ?sama|collaborat\w+|ber?koordinasi|koordinasi|work(?:ing)? closely|"
    r"coordinate)\s+"
    r"(?:\w+\s+){0,2}?(?:dengan|with|antara)\b(?:(?!\b(?:untuk|guna|agar|dalam|to|in order|menggunakan|"
    r"using|in)\b)[^.;])*$",
    re.IGNORECASE,
)
# A duty that begins with working together asks for that, whoever it is with.
_TOGETHER: Final = re.compile(
    r"(?:(?:anda|you)\s+(?:juga\s+)?(?:akan|will)\s+)?(?:(?:mampu|bisa|dapat|able to)\s+)?"
    r"(ber?kolaborasi|be?kerja ?sama|collaborat(?:e|ing)|ber?koordinasi)\s+(?:\w+\s+){0,2}?(?:dengan|with)\b",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"(?<!such )(?<!well )\b(?:sebagai|as an?|as|posisi|position(?: of)?|jabatan|"
    r"tenaga (?:ahli|pendukung)|kepada)\s+(?:\w+\s?/\s?)?$",
    re.IGNORECASE,
)
# To be willing to travel or to move asks for no skill in it.
_WILLING: Final = re.compile(
    r"\b(?:bersedia|siap|willing)\s+(?:\w+\s+){0,3}(?:perjalanan|dinas|travel\w*|ditempatkan|lembur|shift\w*)\b"
    r"[^,.;]*$",
    re.IGNORECASE,
)
_POST_ENDS: Final = re.compile(
    r"(?:\s+|\b)(?:engineers?|developers?|analysts?|analis|managers?|specialists?|designers?|teams?|"
    r"officers?|staff|administrators?|"
    r"scientists?|testers?|consultants?|leads?)\b",
    re.IGNORECASE,
)
_ENDS_AS_POST: Final = re.compile(
    r"\b(?:(?:engineer|developer|analyst|tester|designer|programmer|scientist|strategist|researcher)s?|managers)$",
    re.IGNORECASE,
)
# Who the people of a team are says what they bring, not what is asked: "composed of experts across research".
_MEMBERS: Final = re.compile(
    r"\b(?:(?:is|are|be) (?:\w+ )?(?:composed|comprised|made up) of|consists? of|terdiri (?:dari|atas)|"
    r"group of [^.;]{0,60}\bexperts (?:in|across))\b[^.;]*$",
    re.IGNORECASE,
)
# The interview that applicants are asked to, and what is held to be a value beside diversity, are no skills either.
_APPLYING: Final = re.compile(
    r"(?:interview|wawancara)s?\b(?=\s+(?:process|rounds?|stages?|panel|kerja)\b)|"
    r"(?:(?<=\bdipanggil )|(?<=\bdiundang )|(?<=\bproses )|(?<=\btahap ))(?:interview|wawancara)",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(
    r"\b(?:diversity|equity|inclusion),?\s+(?:(?:and|&)\s+)?accessibility$", re.IGNORECASE
)
_OTHER_SENSE: Final = re.compile(
    r"(?:menerjemahkan(?:nya)?|translat(?:e|es|ing))\b(?=.*\b(?:kebutuhan|menjadi|ke dalam|business|"
    r"requirements|into|desain|kode)\b)|"
    r"interpret(?:s|ing)?\s+(?!services?\b|skills?\b|for\b|between\b|and\b|or\b)\w|"
    r"tailored\s+(?!suits?\b|jackets?\b|clothes\b|clothing\b|garments?\b)\w|"
    r"initiatives\b",
    re.IGNORECASE,
)
# Those who lead: "agency leadership", "brief leadership", "the management team".
_LEADERS: Final = re.compile(
    r"\bmanagement team$|"
    r"\b(?:(?:senior|executive|agency|company|corporate|department|organi[sz]ation(?:al)?)|"
    r"(?:advis\w+|brief\w*|inform\w*|report\w*(?: to)?))\s+(?:(?:senior|executive)\s+)?leadership$",
    re.IGNORECASE,
)
_COLLABORATION: Final = "collaboration-across-teams"
_OF_PEOPLE: Final = frozenset(
    ("teamwork", "collaboration-across-teams", "communication", "stakeholder-management")
)
_SEPARATOR: Final = re.compile(
    r"\s*(?:[,;/()|]|\s[-–]\s|:)\s*(?:(?:dan|atau|and|or|serta|seperti|misalnya|such as|e\.g\.?,?)\s+)?|"
    r"\s+(?:dan/atau|and/or|dan|atau|and|or|serta|seperti|misalnya|such as|maupun|like)\s+|"
    r"\s&\s|\be\.g\.?,?\s",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"\b(?:menguasai|penguasaan|familiar (?:dengan|with)|pengalaman (?:dengan|menggunakan|dalam)|"
    r"experience (?:with|in|using)|"
    r"experienced with|knowledge (?:of|in)|proficien(?:t|cy) (?:in|with)|menggunakan|memakai|"
    r"work(?:ed|ing) with|keakraban dengan|"
    r"using|mahir|terbiasa dengan|"
    r"framework|library|tools?|software|aplikasi|platform|seperti|such as|e\.g\.?,?|mis\.|misalnya|"
    r"termasuk|including)"
    r"(?: (?:seperti|software|aplikasi|framework|tools?|platform|bundler))*\s*:?\s+$",
    re.IGNORECASE,
)
# What leads to the name of a skill of the library that would be an ordinary word in prose.
_INTO: Final = re.compile(
    r"\b(?:dalam|di bidang|memahami|pemahaman|paham|konsep|dasar|tentang|memiliki|kemampuan|mampu|bisa|"
    r"manajemen|mengenai|melakukan|mengelola|menjalankan|menangani|penggunaan|"
    r"understanding of|knowledge of|experience in|strong|good|excellent|basic|yang|have)\s+$",
    re.IGNORECASE,
)
# Bounded before the sign, so that a word without end is not looked through from each of its letters.
_ADDRESS: Final = re.compile(r"[^\s@]{1,80}@\S+|https?://\S+|www\.\S+")
# The dot of "Ms. Excel" parts nothing.
_MICROSOFT: Final = re.compile(r"(?<=\bms)\.(?=\s)", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Z0-9][\w.+#-]*(?: [A-Z0-9][\w.+#-]*){0,2}")
# Written like names, and none of a skill.
_NO_NAME: Final = re.compile(
    r"(?:S[123]|D[1-4]|SM[AK]|RSU?D?|IPK|GPA|PT|CV|Tbk|WF[OHA]|WIB|SIM [ABC]\w*|SKCK|KTP|NPWP|Bahasa|English|"
    r"Inggris|Indonesia\w*|"
    r"Minimal|Maksimal|Usia|Pria|Wanita|Senin|Jumat|Kab|Kota|Provinsi|Jawa|Jakarta|Bandung|Must|Wajib|"
    r"Nilai|Plus|Nice|Good|"
    r"Strong|Experience|Pengalaman|Menguasai|Memiliki|Mampu|Paham|Memahami|Familiar|Back|Lainnya|Dll|Etc|"
    r"Hard|Soft|Ability|"
    r"Bersedia|Written|Spoken|Lisan|Tulisan|Sehat|Jujur|Ms|\d+)(?!\w).*|\d.*|.*\b(?:tahun|years?|"
    r"Developer|Engineer|Analyst|Manager|Officer|Staff)\b.*",
    re.IGNORECASE,
)
_PLAIN_NAME: Final = re.compile(r"[a-z][a-z-]+(?: [a-z][a-z-]+)?")
_NO_ITEM: Final = re.compile(
    r"\b(?:dll|dsb|etc|lain\w*|sejenis\w*|terkait|related|similar|other|others|others?|yang|dan|with|"
    r"dengan|mampu|bisa|dapat|"
    r"tools?|skills?|baik|good)\b"
)
_ITEM_ENDS: Final = re.compile(
    r"\s+(?:adalah|merupakan|menjadi|is|lebih|yang|di|untuk|for|pada|in|secara|dll|etc)\b.*|[.!]\s*$"
)
# Parts of a list of names that share a word before or behind them.
_JOINT: Final = re.compile(
    r"\s*(?:,\s*(?:(?:dan|and|serta|atau|or)\s+)?|/|\s&\s|\s(?:dan|and|serta|atau|or)\s)", re.IGNORECASE
)
_WORD: Final = re.compile(r"[\w-]+")
_LAST_WORDS: Final = re.compile(r"(?:(?P<first>[\w-]+)\s+)?(?P<last>(?<![\w-])[\w-]+)$")
_SHARED_END: Final = re.compile(
    r"(?:[\w-]+(?:,\s*(?:(?:dan|and|serta|atau|or)\s+)?|\s+(?:dan|and|serta|atau|or|&)\s+|/)){0,3}"
    r"[\w-]+\s+(?!(?:dan|and|serta|atau|or)\b)(?P<end>[\w-]+)(?P<more>\s+[\w-]+)?",
    re.IGNORECASE,
)
# Words that make no name with one that is shared: "new or improved business processes" asks for no new business.
_SAYS_NOTHING: Final = CONNECTORS | frozenset(
    (
        *("a", "an", "new", "other", "our", "your", "their", "its", "this", "these", "that", "all", "any"),
        *("each", "as", "by", "baru", "ini", "itu", "lain", "lainnya", "semua", "setiap"),
    )
)
# Words that lead to a name stand right before it; a long sentence is not searched whole for every word of it.
_REACH: Final = 120
_OWN_WORDS: Final = 30
"""Characters beyond which an item of a list is no name."""
_WORDS_OF_ITEM: Final = 4
_LONG_LIST: Final = 4
_SURE: Final = 0.95
_BY_NAME: Final = frozenset(("exact", "alias", "abbreviation"))


def find_mentions(text: str, linker: Linker, *, own_words: bool = True) -> list[Mention]:
    """Return the skills that a sentence names in their order, without overlap, each place once.

    `own_words` says whether the items of its lists are names by themselves: of skills that are ordinary words in prose
    ("teliti, kreatif"), and of skills that the library does not hold. Lists of what is asked have them, prose does not.
    """
    written, text = text, _MICROSOFT.sub(" ", text)
    text = _ADDRESS.sub(lambda found: " " * len(found.group()), text)
    known = [
        Mention(each.id, text[each.start : each.end], each.start, each.end)
        for each in find_skills(text, linker)
        if each.id is not None and not _named_otherwise(text, each.start, each.end, each.id)
    ]
    together = _TOGETHER.match(text)
    if together and _COLLABORATION in linker.lexicon:
        start, end = together.span(1)
        # "Berkoordinasi dengan tim" leads no team.
        known = [each for each in known if each.start >= together.end() or each.id in _OF_PEOPLE]
        if not any(each.start < together.end() for each in known):
            known.insert(0, Mention(_COLLABORATION, text[start:end], start, end))
    known += [*(_from_items(text, known, linker) if own_words else _objects(text, known, linker))]
    known += [*_shared(text, known, linker)]
    named = [replace(each, name=written[each.start : each.end]) for each in known]
    return sorted(named, key=lambda each: each.start)


def _named_otherwise(text: str, start: int, end: int, skill: str | None = None) -> bool:
    before = text[:start]
    studied = [*_STUDY.finditer(before)]
    if studied and not _WORK.search(before, studied[-1].end()):
        return True
    if _POST_ENDS.match(text, end) or _POST.search(before) or _ENDS_AS_POST.search(text, start, end):
        return True
    if _OTHER_SENSE.match(text, start) or _WILLING.search(text, max(0, start - _REACH), end):
        return True
    if _OF_TEAM.match(text, start) and before.endswith(("bersama ", "dengan ")):
        return True
    if _APPLYING.match(text, start) or _VALUE.search(text, max(0, end - _REACH), end):
        return True
    if _MEMBERS.search(before) or _LEADERS.search(text, max(0, start - _REACH), end):
        return True
    if skill in _OF_PEOPLE:
        return False
    return _TEAM.search(before) is not None or _PARTNERS.search(before) is not None


def _from_items(text: str, known: Sequence[Mention], linker: Linker) -> Iterator[Mention]:
    items = _items(text)
    of_list = [any(each.start < end and start < each.end for each in known) for start, end in items]
    for number, (start, end) in enumerate(items):
        name = text[start:end]
        if (
            of_list[number]
            or not 1 < len(fold(name)) <= _OWN_WORDS
            or _NO_NAME.fullmatch(name)
            or _is_cue(name)
        ):
            continue
        beside = any(of_list[max(0, number - 1) : number + 2])
        linked = linker.link(name) if len(name.split()) <= _WORDS_OF_ITEM else []
        found: Mention | None = None
        if linked and linked[0].score >= _SURE and linked[0].method in _BY_NAME:
            found = Mention(linked[0].id, name, start, end)
        elif (
            _NAME.fullmatch(name)
            and start > 0
            and (beside or _LEADS.search(text, max(0, start - _REACH), start))
        ):
            found = Mention(linked[0].id if linked else None, name, start, end)
        elif _between_skills(of_list, number) and _PLAIN_NAME.fullmatch(name) and not _NO_ITEM.search(name):
            found = Mention(None, name, start, end)
        if found is not None and not _named_otherwise(text, start, end, found.id):
            of_list[number] = True
            yield found


def _objects(text: str, known: Sequence[Mention], linker: Linker) -> Iterator[Mention]:
    """Names of the library that prose does as a whole ("melakukan testing", "mengelola iklan di …"), or lists beside
    a skill ("desain sistem, pengujian, serta …").
    """
    items = _items(text)
    of_list = [any(each.start < end and start < each.end for each in known) for start, end in items]
    for number, (start, end) in enumerate(items):
        name = text[start:end]
        beside = any(of_list[max(0, number - 1) : number + 2])
        if (
            not of_list[number]
            and len(name.split()) <= _WORDS_OF_ITEM
            and (beside or _INTO.search(text, max(0, start - _REACH), start))
        ):
            linked = linker.link(name)
            sure = linked and linked[0].score >= _SURE and linked[0].method in _BY_NAME
            if sure and not _named_otherwise(text, start, end, linked[0].id):
                of_list[number] = True
                yield Mention(linked[0].id, name, start, end)


def _shared(text: str, known: Sequence[Mention], linker: Linker) -> Iterator[Mention]:
    """Names of which a list says a part once: "menyiapkan dan mengarsipkan dokumen", "hukum perdata dan pidana"."""
    named = {each.id for each in known}
    taken = [(each.start, each.end) for each in known]
    for joint in _JOINT.finditer(text):
        before = _LAST_WORDS.search(text, max(0, joint.start() - _REACH), joint.start())
        after = _SHARED_END.match(text, joint.end())
        wholes = []
        # The one part of the list that is whole has to be a name already.
        if (
            before
            and after
            and _covered(taken, after.start("end"))
            and not BEGINS_AS_DUTY.match(before["last"])
        ):
            tail = after["more"] or ""
            wholes += [(before.span("last"), f"{before['last']} {after['end']}{each}") for each in (tail, "")]
        following = _WORD.match(text, joint.end())
        if before and before["first"] and following and _covered(taken, before.start("first")):
            wholes += [(following.span(), f"{before['first']} {following.group()}")]
        for (start, end), name in wholes:
            linked = linker.link(name) if text[start:end].lower() not in _SAYS_NOTHING else []
            if (
                not linked
                or linked[0].score < _SURE
                or linked[0].method not in _BY_NAME
                or linked[0].id in named
            ):
                continue
            if not any(start < other and one < end for one, other in taken) and not _named_otherwise(
                text, start, end, linked[0].id
            ):
                named.add(linked[0].id)
                taken.append((start, end))
                yield Mention(linked[0].id, text[start:end], start, end)


def _covered(places: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in places)


def _is_cue(name: str) -> bool:
    return EXAMPLES.search(name) is not None or any(words.search(name) for _, words in EXPLICIT)


def _between_skills(of_list: Sequence[bool], number: int) -> bool:
    """Whether an item stands among skills in a long list, where it can hardly be anything else."""
    return sum(of_list) >= _LONG_LIST and 0 < number < len(of_list) - 1 and of_list[number - 1]


def _items(text: str) -> list[tuple[int, int]]:
    """The places of the items of the lists in a sentence: what separators part, less the words that lead to a name."""
    places = []
    at = 0
    for found in [*_SEPARATOR.finditer(text), None]:
        end = found.start() if found else len(text)
        start = at
        lead = _last_lead(text, start, end)
        start = lead if lead is not None else start
        stop = _ITEM_ENDS.search(text, start, end)
        end = stop.start() if stop else end
        if start < end:
            places.append((start, end))
        at = found.end() if found else len(text)
    return places


def _last_lead(text: str, start: int, end: int) -> int | None:
    for place in [match.end() for match in re.finditer(r"\s", text[start:end])][::-1]:
        at = start + place
        near = max(start, at - _REACH)
        if _LEADS.search(text, near, at) or _INTO.search(text, near, at):
            return at
    return None
