"""The person's name: a line near the top that looks like a name and like nothing else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from talent.cv.found import Found, confidence_of
from talent.cv.layout import TextLine, part_of, style_at, style_changes
from talent.cv.section import Section
from talent.cv.types import FieldScore
from talent.cv.vocabulary.degrees import split_titles
from talent.cv.vocabulary.features import ORGANISATION_FORMS, POSITION_WORDS
from talent.cv.vocabulary.headings import is_title, normal, section_of
from talent.cv.vocabulary.places import is_place

LABEL = re.compile(
    r"^\s*(?:\d{1,2}[.)]?[\s\t]+)?(?:nama(?:\s+lengkap)?(?:\s*\([^)]*\))?|name\s*/\s*surname|name|full\s*name|nama\s+peserta|"
    r"nama\s+pelamar|pelamar|kandidat|candidate|applicant)(?:\s*[/|]\s*(?:full\s*)?(?:name|nama(?:\s+lengkap)?))?"
    r"(?:\s*(?:\.(?:\s?\.)+\s*:?|[:\t=]\s*:?|[-=]>|\||[–—-]\s)\s*|\s{2,}(?=[A-ZÀ-Þ]))",
    re.I,
)
# A number before a name: "01 RINA SARI".
COUNTED = re.compile(r"^\d{1,2}[.)]?\s+(?=[^\W\d_]{2})")
PREFIX = re.compile(
    r"^(?:curriculum\s+vitae|cv(?:\s+(?:19|20)\d\d)?|resume|résumé|daftar\s+riwayat\s+hidup|riwayat\s+hidup|"
    r"biodata|lebenslauf)\s*(?:[-–—:|,/]|of|dari|for|a\.?\s?n\.|a/n|atas nama)?\s+(?=[A-Z])|"
    r"^(?:from|dari)\s*:\s*(?=[A-Z])|"
    r"^(?:profile?|resume)\s*(?:[-–—:|]|of|dari)\s+(?=[A-Z])",
    re.I,
)
# "Halo, saya Rina Sari.", "Hi, I'm Rina Sari!"
INTRODUCTION = re.compile(
    r"^(?:(?:hi|hello|hey|halo|hai|hola)\b(?:\s+(?:kak|kakak|bapak|pak|ibu|bu|min|admin|team|tim|hrd|all|there|semua)\b)*"
    r"[\s,.!–—-]*)?(?:i['’]?m|i am|my name(?:['’]s| is)|"
    r"(?:perkenalkan,?\s+)?(?:nama saya(?: adalah)?|saya))\s+"
    r"(?=[A-Z])",
    re.I,
)
# Marks that a typed line has around the name, and what it says of the document behind it.
FRAME = " \t*~=#<>[]|:+_/;•–—-"
SUFFIX = re.compile(
    r"(?:['’]s|,)?\s+(?:(?:cv|resume|résumé|curriculum\s+vitae)(?:\s+(?:19|20)\d\d)?|\((?:19|20)?\d\d\))$",
    re.I,
)
# What a first line may say behind the name without a mark of its own: a number, a label, words in brackets.
BREAK = re.compile(
    r"\s?(?:[;:#(\[<=\d]|--|(?<=[^\W\d_]{4})\.\s|\b(?:telp?|tlp|hp|wa|phone|mobile|e-?mail|page|halaman|hal|nip|nik|thn|"
    r"ref|no)\b)",
    re.I,
)
NUMBER = re.compile(r"\s\d")
# An age behind a comma.
AGE = re.compile(r",\s*\d\d\b")
LOWER_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)?\.?")
WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w'’`.-]*|bin|binti|van|de|al|el|der|von|da|dos|s/o|d/o)$")
# A form without colons: "Nama Siti Aminah" in the personal data.
FORM_LABEL = re.compile(
    r"^\s*(?:nama(?:\s+lengkap)?|(?:full\s*)?name|surname and first name)\s+(?=[A-ZÀ-Þ])", re.I
)
CONTACT = re.compile(r"\S@\S|\d[\d ().-]{7,}\d|https?:|www\.")
# What people are called who have no trade yet.
STUDENT = re.compile(
    r"[\s,|•·–—-]*(?:student|mahasiswa|mahasiswi|pelajar|siswa|siswi|fresh graduate|undergraduate)\b", re.I
)
# How to reach the person, as words of a line that has the name beside it. Bounded, so that a word without end is
# not looked through from each of its letters.
CONTACT_WORDS = re.compile(r"[^\s@]{1,80}@\S+|\(?\+?\d[\d ().-]{7,}\d|(?:https?:|www\.)\S+")
CUT = re.compile(r"\t|\s[|•·/]\s|\s(?:[–—-]|--)\s")
CELL = re.compile(r"[^\t]+")
# What friends say, behind the name: (Riri), "Riri".
NICKNAME = re.compile(r"\s+(?:\([^()\d]{1,16}\)|[\"“‘'][^\"“”‘’'\d]{2,16}[\"”’'])$")
# A T Y P E D   N A M E, its words further apart than its letters.
SPACED = re.compile(r"[^\W\d_](?: [^\W\d_])+(?:(?:\t| {2,})[^\W\d_](?: [^\W\d_])+)*")
NOT_NAME = frozenset(
    (
        "kontak", "contact", "profil", "profile", "email", "telepon", "phone", "alamat", "address", "indonesia",
        "resume", "portfolio", "portofolio", "tentang", "about", "page", "halaman", "foto", "photo", "nama",
        "name", "data", "diri", "keahlian", "skills", "summary", "whatsapp", "linkedin", "github", "instagram",
        "website", "bahasa", "kota", "kabupaten", "jawa", "barat", "laporan", "universitas", "university",
        "institut", "politeknik", "s1", "s2", "sarjana", "mahasiswa", "student", "fresh", "graduate", "surat",
        "lamaran", "lampiran", "formulir", "kepada", "yth", "hal", "perihal", "jalan", "jl", "no", "rt", "rw",
        "telp", "hp", "mobile", "the", "and", "dan",
    )
)  # fmt: skip
# What is a post, and the last of the names of many.
BOTH = re.compile(r"(?<=\w )hakim$", re.I)
GREETING = re.compile(
    r"^(?:ha[il]o?|hello|dear|yth|kepada|selamat (?:pagi|siang|sore|malam)|assalam\w*)\b", re.I
)
# What stands above the name of who signs a CV.
CLOSING = re.compile(
    r"(?:hormat (?:saya|kami)|(?:dengan|dgn) hormat|salam(?: hormat)?|pelamar|pemohon|tertanda|ttd|"
    r"yours? (?:sincerely|faithfully|truly)|(?:best |kind |warm )?regards|sincerely(?: yours)?|"
    r"(?:yang|yg) (?:membuat|menyatakan|bersangkutan)(?: (?:pernyataan|daftar riwayat hidup))?|"
    r"pembuat (?:pernyataan|daftar riwayat hidup))\s*[,.:]?",
    re.I,
)
# How many lines from the end a CV is signed in, and how many may stand between these words and the name.
SIGNED, ROOM = 14, 4
THRESHOLD = 2.0
# How many letters of a name an e-mail address has that agrees with it.
_TELLING = 4
MAX_LINES = 14
# How high letters behind a name are beside its own where they are none of it.
SMALLER = 0.92


@dataclass(slots=True)
class Apart(TextLine):
    """A name put together from lines with others in between; `places` has the offset of each character."""

    places: list[int] = field(default_factory=list)


def find_name(
    sections: list[Section], lines: list[TextLine], email: str | None
) -> tuple[Found | None, tuple[str, ...], list[FieldScore]]:
    """The best candidate over the threshold, the titles around it, and all candidates with their features."""
    handle = re.sub(r"[^a-z]", "", email.split("@")[0].lower()) if email else ""
    ordinary = _ordinary(lines)
    pool = _pool(sections, lines, ordinary, handle)
    around = {line.start: (before, behind) for before, line, behind in _neighbours(lines)}
    largest = max((line.size for line, _ in pool), default=0.0)
    scored: list[tuple[float, int, Found, tuple[str, ...], FieldScore]] = []
    for order, (line, place) in enumerate(pool):
        beside = _beside(line, around)
        for start, end, labelled in _stretches(line, form=place == "personal"):
            text = line.text[start:end]
            behind = NICKNAME.search(text) or SUFFIX.search(text)
            text = text[: behind.start()] if behind else text
            left, right, titles = split_titles(text.title() if text.islower() else text)
            name = _closed_up(text[left:right])
            features = _features(
                name, line, titles,
                labelled=labelled, place=place, largest=largest, ordinary=ordinary, handle=handle,
            )  # fmt: skip
            if features is None:
                continue
            features |= beside
            total = round(sum(features.values()), 3)
            at = line.start + start + left
            end = at + right - left
            if isinstance(line, Apart) and name:
                at, end = line.places[start + left], line.places[start + right - 1] + 1
            score = FieldScore("basics.name", name, line.page, at, end, total, tuple(features.items()))
            value = _spelled(name)
            found = Found(value, line.page, at, end, confidence_of(total, threshold=THRESHOLD), features)
            scored.append((total, -order, found, titles, score))
    scored.sort(key=lambda item: (item[0], item[1]), reverse=True)
    scores = [item[4] for item in scored[:8]]
    if not scored or scored[0][0] < THRESHOLD:
        return None, (), scores
    return scored[0][2], scored[0][3], scores


def _neighbours(lines: list[TextLine]) -> Iterator[tuple[str, TextLine, str]]:
    """The lines of the top of the document, each with the text above and below."""
    texts = ["", *(line.text for line in lines[: MAX_LINES + 1]), ""]
    return zip(texts, lines[:MAX_LINES], texts[2:], strict=False)


def _beside(line: TextLine, around: Mapping[int, tuple[str, str]]) -> dict[str, float]:
    """What the lines above and below say for a name: the title of the document, a trade."""
    above, below = around.get(line.start, ("", "")) if line.page == 1 else ("", "")
    return {
        "under_the_title": 1.0 if above and is_title(above) else 0.0,
        "beside_a_trade": 0.6 if any(map(_is_trade, (above, below))) else 0.0,
    }


def _is_trade(text: str) -> bool:
    return len(text) < 60 and POSITION_WORDS.search(text) is not None and not CONTACT.search(text)


def _closed_up(text: str) -> str:
    """A name typed with a space behind each letter without these spaces."""
    if SPACED.fullmatch(text) is None:
        return text
    return " ".join(word.replace(" ", "") for word in re.split(r"\t| {2,}", text))


def _ordinary(lines: list[TextLine]) -> float:
    """The size in the middle of those of all lines, in points."""
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _pool(
    sections: list[Section], lines: list[TextLine], ordinary: float, handle: str
) -> list[tuple[TextLine, str]]:
    """Lines in which a name may stand: the top of the first page, and the personal data."""
    pool: list[tuple[TextLine, str]] = []
    for section in sections:
        if section.key in ("head", "personal", "contact"):
            pool += [(line, section.key) for line in section.lines[:MAX_LINES] if line.page == 1]
        elif section.key == "summary" or section.heading is not None:
            pool += [
                (line, "other")
                for line in section.lines
                if LABEL.match(line.text) and line.page == 1 and section.key == "other"
            ]
    first = lines[0].page if lines else 1
    big = max((line.size for line in lines if line.page == first), default=0.0)
    top = [line for line, _ in pool]
    pool += _broken([item for item in pool if item[0].size > 1.2 * ordinary], big)
    pool += _stepped(top, big, ordinary, handle)
    pool += _typed(top[:2])
    pool += _apart(lines, ordinary)
    pool += _signed(lines)
    known = {id(line) for line, _ in pool}
    pool += [
        (line, "large")
        for line in lines
        if line.page == first and big and line.size >= big - 0.1 and id(line) not in known
    ]
    return pool


def _signed(lines: list[TextLine]) -> list[tuple[TextLine, str]]:
    """The name under the words that close a CV ("Hormat saya,"), be it in brackets or on a line to sign on."""
    end = lines[-SIGNED:]
    for index, line in enumerate(end):
        if not CLOSING.fullmatch(line.text.strip()):
            continue
        for below in end[index + 1 : index + 1 + ROOM]:
            bare = below.text.strip(" ()[]_.")
            if _is_word(bare) and section_of(bare) is None and not is_title(bare):
                start = below.text.index(bare)
                return [(part_of(below, start, start + len(bare)), "signed")]
    return []


def _broken(pool: list[tuple[TextLine, str]], big: float) -> list[tuple[TextLine, str]]:
    """A name set so large that it runs over two or three lines of a narrow column."""
    result = []
    for index in range(len(pool)):
        for count in (2, 3):
            part = [line for line, _ in pool[index : index + count]]
            distinct = len({line.text.lower() for line in part}) == len(part)
            titled = any(is_title(line.text) or section_of(line.text) is not None for line in part)
            if len(part) < count or titled or not distinct or not all(map(_follows, part, part[1:])):
                break
            if any(is_place(line.text) and line.size < big - 0.1 for line in part[1:]):
                break
            first, text = part[0], " ".join(line.text for line in part)
            joined = TextLine(text, page=first.page, size=first.size, bold=first.bold, start=first.start)
            result.append((joined, "broken"))
    return result


def _apart(lines: list[TextLine], ordinary: float) -> list[tuple[TextLine, str]]:
    """A name that runs over two or three lines beside others, which are read between its own.

    Its words are the largest of the page, begin or end one below the other, and stand close together. The line that
    is made of them reaches from the first to the last, so that its place is right; its text is the name alone.
    """
    first = lines[0].page if lines else 1
    page = [line for line in lines if line.page == first and line.boxes]
    big = max((line.size for line in page), default=0.0)
    if not big > 1.2 * ordinary > 0:
        return []
    parts: list[tuple[TextLine, int, int]] = []
    for line in page:
        if line.size < big - 0.1 or section_of(line.text) is not None:
            continue
        for start, end in line.cells or [(0, len(line.text))]:
            box = line.boxes[start] if start < len(line.boxes) else None
            if box is not None and box[3] - box[1] > 0.62 * big and not CONTACT.search(line.text[start:end]):
                parts.append((line, start, end))
                break
    result: list[tuple[TextLine, str]] = []
    for count in (2, 3):
        chosen = parts[:count]
        if len(chosen) < count or not all(map(_below, chosen, chosen[1:])):
            break
        if all(one.end + 1 == two.start for (one, _, _), (two, _, _) in pairwise(chosen)):
            continue
        line, start, _ = chosen[0]
        text = ""
        places: list[int] = []
        for each, left, right in chosen:
            text = f"{text} {each.text[left:right]}" if text else each.text[left:right]
            places += [each.start + left - 1] * (len(text) - len(places) - (right - left))
            places += range(each.start + left, each.start + right)
        name = Apart(
            text, page=line.page, size=line.size, bold=line.bold, start=line.start + start, places=places
        )
        result.append((name, "broken"))
    return result


def _below(one: tuple[TextLine, int, int], two: tuple[TextLine, int, int]) -> bool:
    (above, left, right), (below, start, end) = one, two
    first, second = above.boxes[left], below.boxes[start]
    last, final = above.boxes[right - 1], below.boxes[end - 1]
    if first is None or second is None or style_at(above, left) != style_at(below, start):
        return False
    aligned = abs(first[0] - second[0]) < 4 or (
        last is not None and final is not None and abs(last[2] - final[2]) < 4
    )
    return aligned and 0 < second[1] - first[1] < 2.0 * above.size


def _follows(one: TextLine, two: TextLine) -> bool:
    return (
        one.size > 0
        and abs(one.size - two.size) < 0.2
        and (two.start, two.page, two.region) == (one.end + 1, one.page, one.region)
        and two.gap < 0.7
        and not one.cells
        and not two.cells
    )


def _stepped(lines: list[TextLine], big: float, ordinary: float, handle: str) -> list[tuple[TextLine, str]]:
    """A name over two lines of unlike size, one of them the largest of the page: "Rina" above "SARI".

    A trade may be set so below a name. The smaller line belongs to the name where the e-mail address has a word of it,
    or where a trade follows and the name would have a single word, or begin in the middle.
    """
    result: list[tuple[TextLine, str]] = []
    for index, (one, two) in enumerate(pairwise(lines)):
        small, large = sorted((one, two), key=lambda line: line.size)
        if large.size < big - 0.1 or small.size > large.size - 0.2 or small.size < 1.05 * ordinary:
            continue
        if (two.start, two.page, two.region) != (one.end + 1, one.page, one.region) or two.gap > 0.7:
            continue
        if one.cells or two.cells or not all(map(_may_be_part, (one, two))) or not _aligned(one, two):
            continue
        words = [word for word in re.findall(r"[a-z]+", small.text.split(",")[0].lower()) if len(word) > 2]
        told = any(word in handle for word in words)
        trade = index + 2 < len(lines) and _is_trade(lines[index + 2].text)
        if told or (trade and not is_place(small.text) and (small is one or " " not in large.text.strip())):
            whole = replace(
                large, text=f"{one.text} {two.text}", start=one.start, boxes=[], runs=[], bold_start=0
            )
            result.append((whole, "broken"))
    return result


def _typed(lines: list[TextLine]) -> list[tuple[TextLine, str]]:
    """A name whose two words are typed in capitals as the first two lines of a plain text."""
    words = [line.text.strip() for line in lines]
    if len(words) < 2 or lines[0].start or any(line.size for line in lines):
        return []
    if not all(word.isalpha() and word.isupper() for word in words) or not all(map(_may_be_part, lines)):
        return []
    if lines[1].start != lines[0].end + 1 or is_place(words[1]):
        return []
    return [(TextLine(" ".join(line.text for line in lines), page=lines[0].page), "broken")]


def _may_be_part(line: TextLine) -> bool:
    """Whether a line has words of a name and nothing else, titles aside."""
    left, right, _ = split_titles(line.text)
    words = line.text[left:right].rstrip(",").split()
    if not 0 < len(words) <= 3 or is_title(line.text) or section_of(line.text) is not None:
        return False
    if POSITION_WORDS.search(line.text) or NOT_NAME.intersection(normal(line.text).split()):
        return False
    return all(WORD.match(word) for word in words)


def _aligned(one: TextLine, two: TextLine) -> bool:
    """Whether two lines begin, end or have their middles one below the other."""
    return abs(one.x0 - two.x0) < 4 or abs(one.x1 - two.x1) < 4 or abs(one.x0 + one.x1 - two.x0 - two.x1) < 12


def _stretches(line: TextLine, *, form: bool) -> list[tuple[int, int, bool]]:
    """The parts of a line that may be a name, with whether a label says so."""
    text = line.text
    label = LABEL.match(text) or (FORM_LABEL.match(text) if form else None)
    if label is not None:
        tail = CUT.search(text, label.end()) or NUMBER.search(text, label.end())
        return [(label.end(), tail.start() if tail else len(text), True)]
    start = len(text) - len(text.lstrip(FRAME))
    text = text.rstrip(FRAME) if line.text[-1:] in "*~=#<>[]|:+_/;–—-" else text
    prefix = next(filter(None, (each.match(text[start:]) for each in (COUNTED, PREFIX, INTRODUCTION))), None)
    if prefix is not None and prefix.re is INTRODUCTION:
        text = text.rstrip(".! ")
    start += prefix.end() if prefix else 0
    cut = CUT.search(text, start)
    result = [(start, len(text), False)]
    if SPACED.fullmatch(text[start:].strip()):
        return result
    if cut is not None:
        result = [(start, cut.start(), False)]
        rest = text[cut.end() :].split("\t")[0]
        if cut.group() == "\t" and rest.startswith(text[start : cut.start()]):
            # Set twice, and broken over lines the first time.
            result.insert(0, (cut.end(), cut.end() + len(rest), False))
        result += [(left, right, False) for left, right in _between_contacts(text, start)]
    contact = CONTACT_WORDS.search(text, start)
    if contact is not None:
        lead = text[start : contact.start()].rstrip(" \t|•·,–—-(<")
        if lead and (cut is None or "\t" in lead) and all(map(_is_word, lead.split("\t"))):
            # Words so far apart as justified lines have them, or a name right before an address.
            result.append((start, start + len(lead), False))
        *_, last = CONTACT_WORDS.finditer(text, start)
        first = len(text) - len(text[last.end() :].lstrip(" \t|•·,;–—->)"))
        tail = CUT.search(text, first)
        if first < len(text):
            result.append((first, tail.start() if tail else len(text), False))
    ended = BREAK.search(text, start) if not line.start and line.page == 1 else None
    if ended is not None and (own := _words_before(text[start : ended.start()])):
        result.insert(0, (start, start + own, False))
    words = text[start:].split(" ")
    if len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:
        # Set twice, once for the screen and once for the printer.
        result = [(start, start + len(" ".join(words[: len(words) // 2])), False)]
    for at in style_changes(line):
        if start < at < result[0][1] and CONTACT.search(text, at) and text[start:at].strip(" |•·,–—-"):
            # The name in letters of its own, and how to reach the person behind it on the same line.
            result = [(start, start + len(text[start:at].rstrip(" |•·,–—-")), False)]
            break
        if start < at < result[0][1] and (len(text[start:at].split()) > 1 or STUDENT.match(text, at)):
            # The trade may stand behind the name, in other letters; smaller ones are never part of it.
            apart = (start, start + len(text[start:at].rstrip(" |•·,–—-")), False)
            result = [apart] if _is_smaller(line, start, at) else [*result, apart]
            break
    comma = text.find(",", start)
    beside = (POSITION_WORDS.search(text, comma), STUDENT.match(text, comma), AGE.match(text, comma))
    # "Galih" and "Malang, Jawa Timur" in two cells of a letterhead.
    apart_town = "\t" in text[start:comma] and is_place(text[start:comma].rpartition("\t")[2])
    if comma > start and not apart_town and (any(beside) or is_place(text[comma + 1 :].strip(" ."))):
        result.append((start, comma, False))
    return result


def _between_contacts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Cells of a row with words of a name whose first one is a town, or how to reach the person: what letterheads set
    left and right of the name in their middle."""
    cells = [match.span() for match in CELL.finditer(text, start)]
    first = text[slice(*cells[0])] if len(cells) > 1 else ""
    if is_place(first.strip()) or CONTACT.search(first):
        yield from ((left, right) for left, right in cells[1:] if _is_word(text[left:right]))


def _words_before(lead: str) -> int:
    """How much of what stands before a mark is words of a name, without a home behind them; 0 where others are."""
    words = lead.rstrip(" ,|-").split(" ")
    while len(words) > 1 and is_place(words[-1]):
        words.pop()
    name = " ".join(words).rstrip(",")
    return len(name) if all(map(WORD.match, name.split())) else 0


def _is_smaller(line: TextLine, first: int, second: int) -> bool:
    """Whether what begins at `second` is set clearly smaller than what begins at `first`."""
    one, two = (line.boxes[at] if at < len(line.boxes) else None for at in (first, second))
    return one is not None and two is not None and two[3] - two[1] < SMALLER * (one[3] - one[1])


def _is_word(cell: str) -> bool:
    """Whether what stands between two wide gaps is words of a name, and of no trade."""
    left, right, _ = split_titles(cell)
    words = cell[left:right].split()
    return bool(words) and all(WORD.match(word) for word in words)


def _features(
    name: str,
    line: TextLine,
    titles: tuple[str, ...],
    *,
    labelled: bool,
    place: str,
    largest: float,
    ordinary: float,
    handle: str,
) -> dict[str, float] | None:
    """What speaks for and against; None where it cannot be a name at all."""
    words = name.split()
    if (
        not 1 <= len(words) <= 7
        or len(name) < 2
        or len(name) > 60
        or re.search(r"[\d@:/_()<>{}\[\]!?;%&+=]", name)
    ):
        return None
    bare = normal(name)
    if GREETING.match(line.text.strip()) and INTRODUCTION.match(line.text.strip()) is None:
        return None
    if is_title(name) or (section_of(name) is not None and not labelled) or not bare:
        return None
    lower = bare.split()
    if any(word in NOT_NAME for word in lower) and not labelled:
        return None
    # Design sites set names in small letters alone; no text is set in letters as large. Of others the address tells.
    small = (
        name.islower() and (len(words) > 1 or titles) and 0 < max(largest, 1.5 * ordinary) <= line.size + 0.1
    )
    match = sum(len(word) for word in lower if len(word) > 2 and word in handle) if handle else 0
    if name.islower() and place == "head" and match >= _TELLING:
        small = small or all(LOWER_WORD.fullmatch(word) for word in words)
    if not labelled and not small and not all(WORD.match(word) for word in words):
        return None
    return {
        "label_says_name": 4.0 if labelled else 0.0,
        "largest_on_the_page": 2.5 if largest and line.size >= largest - 0.1 else 0.0,
        "at_the_top": 1.5
        if place in ("head", "broken")
        else 0.4
        if place in ("personal", "contact", "large")
        else 0.0,
        "signed": 2.2 if place == "signed" else 0.0,
        "several_words": 0.8 if 2 <= len(words) <= 5 else 0.0,
        "bold": 0.5 if line.bold else 0.0,
        "capitals": 0.3 if name.isupper() else 0.0,
        "titles_around": 1.5 if titles else 0.0,
        "agrees_with_email": 2.0 if match >= _TELLING else 0.0,
        "declared_heading": 1.0 if line.heading == 1 else 0.0,
        "whole_of_a_broken_line": 2.3
        if place == "broken" and largest and line.size >= largest - 0.1
        else 0.0,
        "lines_put_together": 0.1 * len(words) if place == "broken" else 0.0,
        "first_line": 1.2 if line.start == 0 and line.page == 1 else 0.0,
        "word_of_a_position": -2.5 if POSITION_WORDS.search(BOTH.sub("", name)) else 0.0,
        "form_of_an_organisation": -2.5 if ORGANISATION_FORMS.search(name) else 0.0,
        "only_a_place": -3.0 if is_place(name) else 0.0,
        "bullet": -1.5 if line.bullet else 0.0,
    }


def _spelled(name: str) -> str:
    """Capitals or small letters alone become a name as written elsewhere; nothing else is changed."""
    name = re.sub(r"(?<=\w)- (?=\w)", "-", re.sub(r"\s+", " ", name))
    letters = [character for character in name if character.isalpha()]
    if len(letters) > 3 and ("".join(letters).isupper() or name.islower()):
        return re.sub(
            r"[^\W\d_]+",
            lambda match: match.group().capitalize() if len(match.group()) > 1 else match.group(),
            name,
        )
    return name
