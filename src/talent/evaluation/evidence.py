"""What may never happen: a value that does not stand in the document, an empty field without a reason, a protected
fact in the resume. Each function lists the cases of one answer; all three lists must be empty.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from talent.cv.types import Field, ParsedCv
from talent.evaluation import folding

_BASICS: Final = ("name", "label", "email", "phone", "location", "summary")
_SECTIONS: Final = ("work", "education", "skills", "languages")
_ENTRIES: Final = {
    "work": (("name",), ("position",), ("startDate",)),
    "education": (("institution",), ("studyType",), ("area",), ("endDate", "startDate")),
}
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?")
_LIGATURES: Final = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}
# The end of a number is printed as it is; its beginning may be `0`, `62` or `+62`.
_TAIL: Final = 8


def invented(parsed: ParsedCv, text: str = "", links: Collection[str] | None = None) -> list[str]:
    """Return `path: value` of each value that does not stand in the document.

    `text` is the text of the document as another program takes it out, where there is one: the words must stand there
    too, since a reader that invents text has it on its own pages. `links` are the addresses that it leads to, as
    another program takes them out, None where no other does.

    It does not stand there where its quote is not the page's text at its place, or where one of the words of the
    value is nowhere in the text: compared as letters and digits, since lines may be hyphenated or letter-spaced. A
    date must have its year in the text and its month, as a figure or a word, in the quote; a phone its last digits; an
    address may have gained its scheme. A value that is read from a link must be its address, and words must lead there.
    """
    texts = [page.text for page in parsed.pages]
    compact = [part for part in (_compact("".join(texts)), _compact(text)) if part] or [""]
    wrong = [
        f"{field.path}: {field.value}"
        for field in parsed.fields
        if not _is_quoted(field, texts)
        or not (_stands(field, compact) if field.link is None else _is_led_to(field, links))
    ]
    noted = {field.path for field in parsed.fields}
    led_to = "".join(_compact(field.link) for field in parsed.fields if field.link is not None)
    # The network of a profile is read from its address and has no quote of its own.
    wrong += [
        f"{path}: {value}"
        for path, value in leaves(parsed.resume)
        if path not in noted
        and not path.endswith((".network", ".countryCode"))
        and not _words_stand(value, compact)
        and not _words_stand(value, [led_to])
    ]
    return wrong


def unexplained(parsed: ParsedCv) -> list[str]:
    """Return the path of each empty main field for which `missing` gives no reason.

    Main fields are the name, label, e-mail, phone, place and summary; work, education, skills and languages; of each
    job the organisation, position and start; of each study the institution, degree, area and a date. An end is not
    asked for: a job that still runs has none. A document that was not read needs one reason for all.
    """
    if parsed.status != "parsed":
        return [] if parsed.reason is not None else ["status"]
    told = {each.path for each in parsed.missing}
    resume, basics = parsed.resume, parsed.resume.get("basics", {})
    empty = [f"basics.{key}" for key in _BASICS if not basics.get(key) and f"basics.{key}" not in told]
    empty += [key for key in _SECTIONS if not resume.get(key) and key not in told]
    for section, wanted in _ENTRIES.items():
        for index, entry in enumerate(resume.get(section, [])):
            empty += [
                f"{section}[{index}].{keys[0]}"
                for keys in wanted
                if not any(entry.get(key) or f"{section}[{index}].{key}" in told for key in keys)
            ]
    return empty


def leaked(parsed: ParsedCv, protected: dict[str, Any], true_resume: dict[str, Any]) -> list[str]:
    """Return `kind at path` of each protected fact that stands, as whole words, in a value of the resume.

    A value that the truth of the resume has too is none: a university may be called Islam. Of facts shorter than
    three characters (`L`, `O`) only a value that is nothing else counts.
    """
    allowed = {folding.comparable(text) for _, text in leaves(true_resume)}
    found = []
    for kind, fact in protected.items():
        words = [folding.comparable(text) for _, text in leaves(fact)]
        for path, text in leaves(parsed.resume):
            value = folding.comparable(text)
            if value not in allowed and any(_holds(value, word) for word in words if word):
                found.append(f"{kind} at {path}: {text}")
    return found


def told_as_scan(parsed: ParsedCv) -> bool:
    """Return whether the answer says that the document is a picture of text, recognised or not."""
    codes = [warning.code for warning in parsed.warnings]
    return parsed.status == "needs_ocr" or any("ocr" in code or "scan" in code for code in codes)


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of every text and number inside."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    elif value is not None and not isinstance(value, bool):
        yield path, str(value)


def _is_quoted(field: Field, texts: list[str]) -> bool:
    if not 1 <= field.page <= len(texts) or not field.quote:
        return False
    return texts[field.page - 1][field.start : field.end] == field.quote


def _is_led_to(field: Field, links: Collection[str] | None) -> bool:
    address = str(field.link)
    same = folding.comparable_url(str(field.value)) == folding.comparable_url(address.removeprefix("mailto:"))
    return same and (links is None or address in links)


def _stands(field: Field, compact: Sequence[str]) -> bool:
    if not isinstance(field.value, str) or field.path.endswith(".countryCode"):
        # The code of a country stands for its name.
        return True
    if field.path.endswith(("startDate", "endDate", ".date", "releaseDate")):
        return _date_stands(field.value, field.quote, compact)
    if field.path == "basics.phone":
        return re.sub(r"\D", "", field.value)[-_TAIL:] in re.sub(r"\D", "", field.quote)
    return _words_stand(field.value, compact)


def _date_stands(value: str, quote: str, compact: Sequence[str]) -> bool:
    date = _DATE.fullmatch(value)
    if date is None:
        return _words_stand(value, compact)
    year, month = date.groups()
    figures = [int(each) for each in re.findall(r"\d{1,2}(?!\d)", quote)]
    named = month is None or any(map(str.isalpha, quote)) or int(month) in figures
    return named and (all(year in each for each in compact) or int(year) % 100 in figures)


def _words_stand(value: str, compact: Sequence[str]) -> bool:
    plain = re.sub(r"^https?://", "", unicodedata.normalize("NFKC", value))
    words = [_compact(word) for word in re.findall(r"\w+", plain)]
    return all(word in text for word in words for text in compact)


def _compact(text: str) -> str:
    # TeX prints an accent before its letter, and other programs take the ligatures of its bitmap fonts for controls.
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    # An underscore is a letter to `\w` and none to `isalnum`.
    return folding.letters("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _holds(value: str, word: str) -> bool:
    if len(word) < 3:
        return value == word
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", value) is not None
