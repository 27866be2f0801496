"""What the person says of themselves, and the trade under the name."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from talent.cv.fields.links import is_contact
from talent.cv.found import Found, found_in, joined
from talent.cv.layout import TextLine, end_of_first_word, part_of, style_at, style_changes
from talent.cv.protection.protected import sentence_kinds
from talent.cv.section import Section
from talent.cv.vocabulary.degrees import split_titles
from talent.cv.vocabulary.features import POSITION_WORDS
from talent.cv.vocabulary.headings import is_title, section_of
from talent.cv.vocabulary.places import is_place

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
STUDENT = re.compile(
    r"\b(?:mahasiswa|mahasiswi|student|siswa|pelajar|graduate|worker|pekerja|educator)\b", re.I
)
# "Fact-Checker in Semarang, Jawa Tengah", "Fact-Checker — Semarang".
IN_PLACE = re.compile(r"\s+(?:in|based in|from|di|[|•·–—-])\s+(?=[A-Z][^@\d]*$)")
# What parts a name and its titles from the trade.
MARK_BEHIND = re.compile(r"\s(?:[|•·–—-]|--)\s")
LABEL = re.compile(r"^[\w /.]{2,28}\s*[:\t]\s*")


# A trade; what is longer is a sentence.
LONGEST_TRADE: Final = 60
# How much stands before a name in its line: "Dr. Ir. H. ".
LONGEST_TITLE: Final = 24
FULL: Final = 0.6  # A line that another one of its paragraph follows is at least so long beside the longest.


def find_prose(lines: list[TextLine]) -> list[TextLine]:
    """The lines of the paragraphs that are sentences, of lines in which names, trades and places stand too."""
    return [line for paragraph in _paragraphs(lines) for line in _prose(paragraph)]


def _prose(paragraph: list[TextLine]) -> list[TextLine]:
    """The paragraph without short lines ahead of it; nothing where it is no sentence."""
    longest = max(len(line.text) for line in paragraph)
    first = next(index for index, line in enumerate(paragraph) if len(line.text) >= FULL * longest)
    told = paragraph[first:]
    text = " ".join(line.text.strip() for line in told)
    words = text.split()
    lower = sum(word[:1].islower() for word in words)
    full = all(len(line.text) >= FULL * longest for line in told[:-1])
    whole = text.endswith(".") and len(text) > 30 and len(words) >= 6
    told_out = whole or (len(text) > 90 and len(words) >= 8)
    return told if full and told_out and 2 * lower >= len(words) else []


def find_about(sections: Sequence[Section]) -> list[TextLine]:
    """The one sentence, however short, that is all there is under a heading of personal data ("About")."""
    for section in sections:
        paragraphs = _paragraphs(section.lines) if section.key == "personal" and section.heading else []
        if len(paragraphs) != 1:
            continue
        text = " ".join(line.text.strip() for line in paragraphs[0])
        words = text.split()
        lower = sum(word[:1].islower() for word in words)
        if text.endswith(".") and len(words) > 3 and 2 * lower >= len(words) and not LABEL.match(text):
            return paragraphs[0]
    return []


def find_summary(lines: list[TextLine]) -> tuple[list[Found], set[str]]:
    """The paragraphs of a summary without the sentences that state a protected fact, and their kinds.

    Sentences that follow each other stay one value; where one was left out the value ends and a new one begins,
    so that every quote is free of what was left out.
    """
    kinds: set[str] = set()
    pieces: list[Found] = []
    for paragraph in _paragraphs(lines):
        whole = joined(paragraph, 0.85)
        if not sentence_kinds(str(whole.value)):
            pieces.append(whole)
            continue
        for line, start, end in _sentences(paragraph):
            text = line.text[start:end]
            found = sentence_kinds(text)
            if found:
                kinds |= found
            elif len(text.strip()) > 2:
                pieces.append(found_in(line, start, end, 0.8))
    return pieces, kinds


def _paragraphs(lines: list[TextLine]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if (
            previous is None
            or line.bullet
            or line.gap > 0.9
            or (line.page, line.region) != (previous.page, previous.region)
            or (round(line.size), line.bold) != (round(previous.size), previous.bold)
            or line.start > previous.end + 2
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _sentences(paragraph: list[TextLine]) -> list[tuple[TextLine, int, int]]:
    """Sentences of a paragraph as stretches of one line that spans all its lines."""
    first = paragraph[0]
    same = [first]
    for line in paragraph[1:]:
        if line.page != first.page or line.start != same[-1].end + 1:
            break
        same.append(line)
    whole = TextLine("\n".join(line.text for line in same), page=first.page, start=first.start)
    result = []
    position = 0
    for match in SENTENCE.finditer(whole.text):
        result.append((whole, position, match.start()))
        position = match.end()
    result.append((whole, position, len(whole.text)))
    return result


def _wrapped_label(line: TextLine, start: int, following: TextLine) -> Found | None:
    """A trade behind the name that goes on below in letters of its size ("Bimo Seto — User Experience", "Writer")."""
    behind = len(line.text) - len(line.text[start:].lstrip(" \t|,-–—•·"))
    first = part_of(line, behind, len(line.text))
    told = f"{first.text} {following.text}"
    if (
        not first.text
        or line.text[start:].lstrip()[:1] not in "–—|•·"
        or line.cells
        or abs(line.size - following.size) > 0.1
        or following.gap > 0.75
        or len(told) > 70
        or POSITION_WORDS.search(first.text)
        or not POSITION_WORDS.search(told)
        or re.search(r"[\d@]", told)
    ):
        return None
    return joined([first, following], 0.8)


def _goes_on_below(line: TextLine, following: TextLine) -> bool:
    """Whether a trade wraps in a narrow column: the line below is set alike and its first word had no room above."""
    if (line.page, line.region, line.end + 1) != (following.page, following.region, following.start):
        return False
    if line.cells or following.cells or not following.boxes or following.gap > 0.75:
        return False
    if style_at(line, len(line.text) - 1) != style_at(following, 0) or re.search(r"[\d@|•·]", following.text):
        return False
    if (
        is_place(following.text)
        or section_of(following.text) is not None
        or len(following.text) > len(line.text)
    ):
        return False
    return end_of_first_word(line, following) > line.right


def _behind_titles(line: TextLine, start: int) -> int:
    """Where the words behind a name begin that are set otherwise than it, its titles left out."""
    mark = MARK_BEHIND.search(line.text, start)
    before = line.text[start : mark.start()] if mark is not None else ""
    if mark is not None and before.strip(" ,") and split_titles(f"Nama{before}")[1] == len("Nama"):
        return mark.end()
    at = next((at for at in style_changes(line) if at > start), start)
    titles = line.text[start:at].strip(" ,.")
    return start if POSITION_WORDS.search(titles) or re.search(r"[\t|•·–—]", titles) else at


def _pieces(line: TextLine, start: int) -> list[TextLine]:
    """What of a line stands behind `start`, apart by its cells where contact data stand beside the trade."""
    behind = [(max(first, start), last) for first, last in line.cells if last > start]
    cells = behind if behind and is_contact(line) else []
    return [part_of(line, first, last) for first, last in cells or [(start, len(line.text))]]


def _above_name(head: list[TextLine], name: Found, trades: Collection[str]) -> Found | None:
    """The trade that stands on the line above the name, as some designs set it."""
    page = [line for line in head if line.page == name.page]
    line = next((above for above, own in pairwise(page) if own.start <= name.start <= own.end), None)
    if line is None or line.bullet or line.cells or not name.start - line.end <= LONGEST_TITLE:
        return None
    text = line.text.strip(" |,-–—•·")
    known = POSITION_WORDS.search(text) or STUDENT.search(text) or text.casefold() in trades
    if str(name.value).casefold() in text.casefold():
        # The title of the document: "Siti Contoh · Analis Data".
        return None
    if not known or not 3 < len(text) < LONGEST_TRADE or text.endswith(".") or LABEL.match(text):
        return None
    if is_contact(line) or is_place(text) or section_of(text) is not None or is_title(text):
        return None
    offset = line.text.index(text)
    return found_in(line, offset, offset + len(text), 0.8)


def find_label(head: list[TextLine], name: Found | None, trades: Collection[str] = ()) -> Found | None:
    """The trade under (or beside) the name: a short line with the word of a position, or what a job was; `trades` are
    the positions held, in small letters."""
    if name is None:
        return None
    above = _above_name(head, name, trades)
    if above is not None:
        return above
    after = [line for line in head if line.page == name.page and line.end > name.start][:4]
    for line, following in zip(after, [*after[1:], None], strict=False):
        # The name may have begun on the line above.
        start = name.end - line.start if line.start <= name.end <= line.end and line.end > name.start else 0
        start = _behind_titles(line, start) if start else 0
        if start and following is not None and (wrapped := _wrapped_label(line, start, following)):
            return wrapped
        for piece in _pieces(line, start):
            text = piece.text.strip(" \t|,-–—•·")
            if (
                not 3 < len(text) < 70
                or is_contact(piece)
                or is_place(text)
                or section_of(text) is not None
                or is_title(text)
            ):
                continue
            below = (
                line.region
                and not line.cells
                and piece.start == name.end + 1
                and len(text.split()) > 1
                and not re.search(r"[\d@,]", text)
            )
            if (
                (POSITION_WORDS.search(text) or STUDENT.search(text) or below or text.casefold() in trades)
                and not text.endswith(".")
                and not LABEL.match(text)
            ):
                offset = piece.text.index(text)
                home = IN_PLACE.search(text)
                if home is not None and is_place(text[home.end() :]):
                    text = text[: home.start()]
                elif not start and following is not None and _goes_on_below(line, following):
                    return joined([line, following], 0.8)
                return found_in(piece, offset, offset + len(text), 0.8)
    return None
