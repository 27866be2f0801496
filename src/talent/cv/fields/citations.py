"""Publications as styles of citing write them: APA, Harvard, IEEE, Chicago, Vancouver, and titles in quotes.

In such lists what comes first is who wrote it, full stops part what elsewhere lines or dashes do, and the year says
where the title begins. The styles differ in order and marks, so an entry is read from its front: number, authors, year,
title, publisher.
"""

import re

from talent.cv.fields.stretches import trimmed
from talent.cv.found import Entry, found_in
from talent.cv.layout import TextLine
from talent.cv.page.unwrap import joined_line

# "[3]", "[J3]" and "C3." too, where articles and talks are counted apart.
_NUMBER = re.compile(r"(?:\[[A-Z]{0,2}\d{1,3}\]|\(?[A-Z]{0,2}\d{1,3}[.)])\s+")
_NAME = r"(?:(?:van|von|der|de|al|el|bin|binti)[ -])*[^\W\d_a-z][\w’'-]+"
_INITIALS = r"(?:[^\W\d_a-z]\.[ -]?)"
# "Rahman, B. T.", "Rahman, B", "B. T. Rahman", "Rahman BT", "B Rahman".
_AUTHOR = re.compile(
    rf"{_NAME}(?: {_NAME}){{0,2}},? {_INITIALS}{{1,4}}|{_NAME}(?: {_NAME})?,? [A-Z]{{1,3}}(?=[,.;]|\s*(?:&|\())|"
    rf"{_INITIALS}{{1,4}}{_NAME}(?: {_NAME}){{0,2}}|[A-Z]{{1,2}}(?: [A-Z])? {_NAME}(?: {_NAME})?(?=[,.;])"
)
_FULL_NAME = re.compile(rf"{_NAME}(?: {_INITIALS}| {_NAME}){{0,3}}(?=[,.;]? )")
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:(?:&|and|dan|serta|dengan|with)\s+|(?<=[,;\s]))")
_OTHERS = re.compile(r"[,;]?\s*(?:et al\.?|dkk\.?|and others|dan lain-lain)")
_YEAR = re.compile(
    r"[\s.,]*(?:\((?P<bracket>(?:19|20)\d\d)[a-z]?(?:,[^()]{2,20})?\)|(?P<bare>(?:19|20)\d\d)[a-z]?(?=[.,:]))[.,:]?\s+"
)
_YEAR_AHEAD = re.compile(r"\(?(?P<year>(?:19|20)\d\d)(?:\)[.:]?|[.:])\s+(?=\S)")
_YEAR_IN_MARGIN = re.compile(r"(?:19|20)\d\d\s+(?![–—-])")
_ANY_YEAR = re.compile(r"(?<![\d/.–-])(?:19|20)\d\d(?![\d/–-])")
_STOP = re.compile(r"[.,:]\s+")
_QUOTED = re.compile(r"[“”„«‘\"](?P<title>[^“”„«»\"]{6,400}?)[,.]?[“”»’\"](?![\w])")
_SENTENCE_END = re.compile(
    r"(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|agu|ags|sep|oct|okt|nov|dec|des))(?<!\bsept)[.?!](?=\s|$)", re.I
)
_PUBLISHER_BEHIND_COMMA = re.compile(
    r",\s+(?=(?:in\s+|dalam\s+|in:\s*|dalam:\s*)?(?:jurnal|journal|prosiding|proceedings|buletin|bulletin|majalah)\b)",
    re.I,
)
_THESIS = re.compile(
    r"\s*[(\[](?:skripsi|tesis|disertasi|thesis|undergraduate|master|doctoral|unpublished|tidak)\b", re.I
)
_IN = re.compile(r"[\s.,:;]*(?:(?:in|dalam|pada|presented at|dipresentasikan (?:di|pada))\b:?\s+)?", re.I)
_PUBLISHER = re.compile(r"[^\W\d_](?:[^.,;:(\[\d]|(?<=\d)\d|(?<= )\d+(?:st|nd|rd|th)\b|\.(?=\w))*")
# How many letters a title has at least, and a citation is read for at most.
_SHORTEST, _LONGEST = 6, 600
_QUOTES = ("“", '"', "„", "«")
# How long the words behind a title may be where only they, with their year, tell that the list is one of citations.
_SHORT_REST = 100


def read_citations(lines: list[TextLine]) -> list[Entry | list[TextLine]]:
    """The entries of a list of citations, and in between the lines of what is none; nothing where the list is set
    otherwise."""
    groups = _groups(lines)
    read = [_entry(_whole(group)) for group in groups]
    if 2 * sum(entry is not None for entry in read) <= len(groups):
        return []
    return [group if entry is None else entry for group, entry in zip(groups, read, strict=True)]


def _groups(lines: list[TextLine]) -> list[list[TextLine]]:
    """The lines of each entry: told by numbers or bullets, else by authors below what has ended."""
    numbered = bool(lines) and _NUMBER.match(lines[0].text) is not None
    bulleted = bool(lines) and lines[0].bullet
    dated = bool(lines) and _YEAR_IN_MARGIN.match(lines[0].text) is not None
    groups: list[list[TextLine]] = []
    for line in lines:
        if numbered:
            new = _NUMBER.match(line.text) is not None
        elif bulleted:
            new = line.bullet
        elif dated:
            new = _YEAR_IN_MARGIN.match(line.text) is not None
        else:
            new = not groups or (_ended(groups[-1][-1].text) and _opens(line.text))
        if new or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _ended(text: str) -> bool:
    return text.rstrip()[-1:] in '.)]”"»' or text[-1:].isdigit() or "/" in text.rsplit(" ", 1)[-1]


def _opens(text: str) -> bool:
    """Whether a line may begin a citation: with authors, a year or a quote."""
    ahead = text[:1] in _QUOTES or _YEAR_AHEAD.match(text) is not None
    return ahead or _authors(text, 0)[0] > 0


def _whole(group: list[TextLine]) -> TextLine:
    """The lines of an entry as one, as far as they follow each other in the text of the page."""
    whole = group[0]
    for line in group[1:]:
        if line.page != whole.page or line.start != whole.end + 1 or len(whole.text) > _LONGEST:
            break
        whole = joined_line(whole, line)
    return whole


def _behind_number(text: str) -> int:
    match = _NUMBER.match(text)
    return match.end() if match is not None else 0


def _authors(text: str, at: int) -> tuple[int, bool]:
    """Where the authors end that begin at `at` (there: none), and whether initials tell that they are some."""
    end, sure = at, False
    position = at
    for _ in range(30):
        author = _AUTHOR.match(text, position)
        if author is None and (author := _FULL_NAME.match(text, position)) is None:
            break
        sure = sure or author.re is _AUTHOR
        end = author.end()
        between = _BETWEEN.match(text, end)
        if between is None or between.end() == end:
            break
        position = between.end()
    others = _OTHERS.match(text, end)
    return (others.end(), sure) if others is not None and end > at else (end, sure)


def _entry(line: TextLine) -> Entry | None:
    """A citation read from its front, or None where the line is none."""
    text = line.text
    start, year = _front(text)
    quoted = _QUOTED.match(text, start or 0)
    if quoted is not None:
        (left, right), behind = quoted.span("title"), quoted.end()
    else:
        left = start or _behind_number(text)
        right = behind = _end_of_title(text, left)
        if start is None and not _is_rest(text[right:]):
            return None
    left, right = trimmed(line, left, right)
    if right - left < _SHORTEST or not any(letter.isalpha() for letter in text[left:right]):
        return None
    entry = Entry("publications")
    entry.values["name"] = found_in(line, left, right, 0.85)
    lead = _IN.match(text, behind)
    publisher = _PUBLISHER.match(text, lead.end() if lead is not None else behind)
    if publisher is not None:
        entry.values["publisher"] = found_in(line, *trimmed(line, *publisher.span()), 0.75)
    if year is None:
        years = [match.span() for match in _ANY_YEAR.finditer(text) if not left <= match.start() < right]
        year = years[-1] if years else None
    if year is not None:
        entry.values["releaseDate"] = found_in(line, *year, 0.85, text[slice(*year)])
    return entry


def _front(text: str) -> tuple[int | None, tuple[int, int] | None]:
    """Where the title begins behind number, authors and year, None where nothing stands there that tells so; and the
    place of the year."""
    number = _behind_number(text)
    ahead = _YEAR_AHEAD.match(text, number)
    begin = ahead.end() if ahead is not None else number
    margin = _YEAR_IN_MARGIN.match(text, begin)
    end, sure = _authors(text, begin if margin is None else margin.end())
    year = _YEAR.match(text, end) if sure else None
    if year is not None:
        return year.end(), year.span(year.lastgroup or 0)
    # The stop behind the last initial is that of the authors too.
    stop = _STOP.match(text, end - 2 if text[end - 2 : end] == ". " else end)
    # Names without initials tell nothing, unless a title in quotes stands behind them.
    if stop is not None and (sure or _QUOTED.match(text, stop.end())):
        return stop.end(), None
    if ahead is not None:
        return begin, ahead.span("year")
    return (number if _QUOTED.match(text, number) else None), None


def _is_rest(tail: str) -> bool:
    """Whether the words behind a title can be its publisher and its year, and nothing else."""
    return 1 < len(tail) <= _SHORT_REST and tail[0] in ".?" and _ANY_YEAR.search(tail) is not None


def _end_of_title(text: str, start: int) -> int:
    """Where a title without quotes ends: at its full stop, or at the comma before a journal."""
    ends = list(_SENTENCE_END.finditer(text, start))
    end = len(text)
    for number, match in enumerate(ends):
        later = ends[number + 1] if number + 1 < len(ends) else None
        # "Does It Last? A Panel Study. Journal": what asks may have an answer behind it.
        if match.group() != "." and later is not None and later.group() == "." and later.end() < len(text):
            continue
        end = match.start() if match.group() == "." else match.end()
        break
    comma = _PUBLISHER_BEHIND_COMMA.search(text, start, end)
    end = comma.start() if comma is not None else end
    thesis = _THESIS.search(text, start, end)
    return thesis.start() if thesis is not None else end
