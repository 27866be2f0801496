"""E-mail and telephone: the first of each that stands where the person speaks of themselves."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

import phonenumbers

from talent.cv.fields.broken_mails import whole_mail
from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine
from talent.cv.page.linked import Linked, beginning_in
from talent.cv.section import Section

EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9_])?\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12}(?![\w@])"
)
# What stands right behind or before an address without a space: the label of what follows, a site; a label, a number.
GLUED_WORD = re.compile(r"(?<=\.[a-z]{2}|[a-z]{3})(?:[A-Z][a-z]{2,}|https?)$")
GLUED_LABEL = re.compile(r"e-?mail(?=[a-z])", re.I)
GLUED_NUMBER = re.compile(r"(?:\+62|62|0)[\d-]{8,}(?=[A-Za-z])")
HIDDEN_AT = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{1,62})\s*[(\[{<]\s*(?:at|@|et)\s*[)\]}>]\s*"
    r"([A-Za-z0-9-]+(?:\s*(?:\.|[(\[{]\s*(?:dot|\.|titik)\s*[)\]}])\s*[A-Za-z0-9-]+)+)",
    re.I,
)
# An address spelled out: asep at example dot com.
SPELLED_AT = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{1,62})\s+(?:at|et)\s+([A-Za-z0-9-]+(?:\s+(?:dot|titik)\s+[A-Za-z0-9-]+)+)(?!\w)",
    re.I,
)
DOT = re.compile(r"\s*[(\[{]\s*(?:dot|\.|titik)\s*[)\]}]\s*|\s+(?:dot|titik)\s+", re.I)
BARE_MOBILE = re.compile(r"(?<![\d+(.-])8\d{2}[\s.-]?\d{3,4}[\s.-]?\d{3,5}(?!\d)")
# "+44 (0)7700 …": the figure in brackets is dialled at home only.
TRUNK = re.compile(r"(?<=\d)\s*\(0\)")
PHONE_LABEL = re.compile(
    r"\b(?:telepon|telp|tlp|hp|no\.?\s*hp|handphone|phone|mobile|whats?app|wa|tel|ponsel|kontak|"
    r"contact|call)\b",
    re.I,
)
# No number without six figures of which each stands near the next: most lines need not be looked through.
PHONE_DIGITS = re.compile(r"\d(?:\W{0,6}\d){5}")
# The beginning and the end of a number that a line break has parted; "+62" and nine figures are a whole one.
OPEN_NUMBER = re.compile(r"(?:(?:\+|\b0|\b62)[\d\s().–—-]{5,30}|(?:\+62|\b62)[ )-]{1,2}8\d)\d\s*[-.]?$")
# The code of the country alone at the end of a line, and a number without it.
CODE_ALONE = re.compile(r"(?:^|[:\s])\(?(?:\+62|62(?=\)|$))\)?$")
REST_OF_CODE = re.compile(r"8\d\d[\d .-]{5,10}\d(?=\s*(?:$|[(|•·,;]))")
REST_OF_NUMBER = re.compile(r"\d{2,5}(?:[\s.-]?\d{2,4})?(?=\s*(?:$|[(|•·,;]))")
WHOLE_NUMBER = 12
SHORTEST_MOBILE = 9
DATES = re.compile(
    r"(?<![\w+])(?:(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2]))?|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d)(?![\w-])"
)
# "1.500.000" is an amount.
AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2}")
PHONE_LIKE = re.compile(r"(?:\(?\+|\(?0|\(?62)[\d\s().–—-]{7,22}\d")
# Among the first lines and the largest stands the name, whose words an address mostly has.
HEAD_LINES = 3
NAME_WORD = re.compile(r"[a-z]{4,}")
OWN = ("head", "contact", "personal")
OTHER_PEOPLE = ("references", "closing", "work", "education", "volunteer", "projects", "certificates")


def without_mails(text: str) -> str:
    """The text with blanks in place of addresses."""
    return EMAIL.sub(lambda mail: " " * len(mail.group()), text) if "@" in text else text


def find_email(sections: list[Section], linked: Sequence[Linked] = ()) -> Found | None:
    """The first address, those of referees last; `linked` are printed addresses that a link says as well."""
    lines = _lines(sections)
    largest = max((line.size for line in lines if line.page == 1), default=0.0)
    names = [*lines[:HEAD_LINES], *(line for line in lines if line.page == 1 and line.size >= largest > 0)]
    own = NAME_WORD.findall(" ".join(line.text for line in names[: 2 * HEAD_LINES]).lower())
    for number, line in enumerate(lines):
        for each in beginning_in(linked, line, "mail"):
            return Found(each.value, each.page, each.start, each.end, 0.99)
        hidden = HIDDEN_AT.search(line.text) or SPELLED_AT.search(line.text)
        if hidden is not None:
            domain = DOT.sub(".", hidden[2])
            value = re.sub(r"\s", "", f"{hidden[1]}@{domain}").lower()
            return Found(value, line.page, line.start + hidden.start(), line.start + hidden.end(), 0.9)
        if "@" not in line.text:
            continue
        whole = whole_mail(lines, number, own)
        for match in EMAIL.finditer(whole.text):
            if ".." in match.group():
                continue
            start, end = _without_glued(match, own)
            value = re.sub(r"\s", "", whole.text[start:end]).lower()
            broken = any(start < at < end for at in whole.breaks)
            start, end = whole.place(start), whole.place(end, end=True)
            return Found(value, line.page, start, end, 0.9 if broken else 0.99)
    return None


def _without_glued(match: re.Match[str], own: Sequence[str]) -> tuple[int, int]:
    """Where an address stands without what is set right before or behind it ("asep@example.comTelepon")."""
    text = match.group()
    behind = GLUED_WORD.search(text)
    if behind is not None and behind.group().startswith("http"):
        # Only a scheme begins a site.
        behind = behind if match.string.startswith("://", match.end()) else None
    end = match.start() + behind.start() if behind else match.end()
    before = GLUED_NUMBER.match(text)
    label = GLUED_LABEL.match(text)
    if label is not None and any(text[label.end() :].lower().startswith(word) for word in own):
        before = label
    return match.start() + (before.end() if before else 0), end


def find_own(
    sections: list[Section], own: Sequence[str], linked: Sequence[Linked] = ()
) -> tuple[Found | None, Found | None]:
    """E-mail and telephone among what looks like those of referees: an address that bears the person's own name, and
    the number beside it. Some layouts print how to reach the person at the foot of the last page."""
    for section in sections:
        for number, line in enumerate(section.lines if section.key in ("references", "closing") else ()):
            alone = Section("contact", None, [line])
            email = find_email([alone], linked)
            if email is not None and any(word in str(email.value).split("@")[0] for word in own):
                near = section.lines[max(0, number - 2) : number + 3]
                return email, find_phone([Section("contact", None, near)], linked)
    return None, None


def find_phone(sections: list[Section], linked: Sequence[Linked] = ()) -> Found | None:
    """The first number that is valid in Indonesia or abroad, as E.164; a mobile number goes before a landline.

    `linked` are printed numbers that a link says as well: they are whole where a line breaks them.
    """
    best: tuple[float, Found] | None = None
    lines = _lines(sections)
    for order, (part, following) in enumerate(zip(lines, [*lines[1:], None], strict=False)):
        line = _with_broken_number(part, following)
        text = line.text
        if best is not None and best[0] >= 2.0 - 0.02 * order:
            break
        for start, end, value, mobile in _numbers(text):
            labelled = bool(PHONE_LABEL.search(text[max(0, start - 24) : start]))
            total = 1.0 * labelled + 1.0 * mobile - 0.02 * order
            if best is None or total > best[0]:
                best = (total, found_in(line, start, end, 0.97 if mobile or labelled else 0.8, value))
        for each in beginning_in(linked, part, "tel"):
            for _, _, value, mobile in _numbers(re.sub(r"\s+", " ", each.value)):
                total = 1.0 + mobile - 0.02 * order
                if best is None or total > best[0]:
                    best = (total, Found(value, each.page, each.start, each.end, 0.97))
    return best[1] if best else None


def _with_broken_number(line: TextLine, following: TextLine | None) -> TextLine:
    """The line together with the last figures of a number that a line break has parted."""
    if following is None or not following.text[:1].isdigit():
        return line
    tail, goes_on = OPEN_NUMBER.search(line.text), REST_OF_NUMBER
    if tail is None:
        tail, goes_on = CODE_ALONE.search(line.text), REST_OF_CODE
    rest = goes_on.match(following.text)
    if tail is None or rest is None or following.start != line.end + 1:
        return line
    if any(end > tail.start() and len(value) >= WHOLE_NUMBER for _, end, value, _ in _numbers(line.text)):
        return line
    return TextLine(f"{line.text} {rest.group()}", page=line.page, start=line.start, x0=line.x0, x1=line.x1)


@lru_cache(maxsize=256)
def _numbers(text: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Each number of a line, which is asked for several times: its place, its value, whether it is a mobile one."""
    if not PHONE_DIGITS.search(text) or not PHONE_DIGITS.search(DATES.sub("", text)):
        return ()
    found = _matched(text)
    if not found:
        likes = [*PHONE_LIKE.finditer(text)]
        if not likes and PHONE_LABEL.search(text):
            # "WA: 812-3456-7890" leaves the first figure out.
            likes = [*BARE_MOBILE.finditer(text)]
        for like in likes:
            written = TRUNK.sub("", like.group())
            digits = re.sub(r"\D", "", written)
            if digits.startswith("62") or written.lstrip("(").startswith("+"):
                digits = "+" + digits
            try:
                number = phonenumbers.parse(digits, "ID")
            except phonenumbers.NumberParseException:
                continue
            mobile_shape = str(number.national_number).startswith("8") and number.country_code == 62
            abroad = "+" in written and number.country_code != 62
            if phonenumbers.is_possible_number(number) and (
                mobile_shape or abroad or phonenumbers.is_valid_number(number)
            ):
                found.append((like.start(), like.end(), number))
    result = []
    for start, end, parsed in found:
        if sum(character.isdigit() for character in text[start:end]) > 15 or AMOUNT.fullmatch(
            text[start:end]
        ):
            continue
        mobile = parsed.country_code != 62 or str(parsed.national_number).startswith("8")
        if mobile and parsed.country_code == 62 and len(str(parsed.national_number)) < SHORTEST_MOBILE:
            # The beginning of a number that goes on elsewhere.
            continue
        result.append(
            (start, end, phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), mobile)
        )
    return tuple(result)


def _matched(text: str) -> list[tuple[int, int, phonenumbers.PhoneNumber]]:
    """Valid numbers, and those that name a country and have a possible length: a number range that is new, or
    kept for examples, is still a telephone number."""
    valid = phonenumbers.PhoneNumberMatcher(text, "ID", leniency=phonenumbers.Leniency.VALID)
    abroad = phonenumbers.PhoneNumberMatcher(text, "ID", leniency=phonenumbers.Leniency.POSSIBLE)
    matches = (
        [*(match for match in abroad if match.raw_string.startswith("+")), *valid]
        if "+" in text
        else [*valid]
    )
    found: list[tuple[int, int, phonenumbers.PhoneNumber]] = []
    for match in matches:
        at = bisect_left(found, match.start, key=itemgetter(0))
        if (at == 0 or found[at - 1][1] <= match.start) and (at == len(found) or match.end <= found[at][0]):
            found.insert(at, (match.start, match.end, match.number))
    return found


def _lines(sections: list[Section]) -> list[TextLine]:
    """Contact data first, then the rest, the data of referees last."""
    first = [s for s in sections if s.key in OWN]
    last = [s for s in sections if s.key in OTHER_PEOPLE]
    middle = [s for s in sections if s.key not in (*OWN, *OTHER_PEOPLE)]
    headed = [line for section in first for line in section.lines]
    return [
        *headed,
        *(line for section in [*middle, *last] if section.key != "references" for line in section.lines),
    ]
