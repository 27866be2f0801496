"""Languages a person speaks, with ISO 639-1 codes and a level where stated."""

import re
from dataclasses import dataclass

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine
from talent.cv.levels import level_of

NAMES = {
    "indonesia": "id", "indonesian": "id", "inggris": "en", "english": "en", "sunda": "su", "sundanese": "su",
    "jawa": "jv", "javanese": "jv", "mandarin": "zh", "chinese": "zh", "tionghoa": "zh", "cina": "zh", "arab": "ar",
    "arabic": "ar", "jepang": "ja", "japanese": "ja", "korea": "ko", "korean": "ko", "jerman": "de", "german": "de",
    "perancis": "fr", "prancis": "fr", "french": "fr", "belanda": "nl", "dutch": "nl", "spanyol": "es", "spanish": "es",
    "italia": "it", "italian": "it", "rusia": "ru", "russian": "ru", "melayu": "ms", "malay": "ms", "thai": "th",
    "thailand": "th", "turki": "tr", "turkish": "tr", "portugis": "pt", "portuguese": "pt", "hindi": "hi", "tamil": "ta",
    "vietnam": "vi", "vietnamese": "vi", "tagalog": "tl", "filipino": "tl",
}  # fmt: skip
# Languages without a code of two letters keep their names and get no code.
LOCAL = (
    "betawi", "batak", "minang", "minangkabau", "bali", "balinese", "madura", "madurese", "bugis", "banjar", "cirebon",
    "aceh", "acehnese", "batak toba", "batak karo", "mandailing", "jawa indramayu", "dermayon", "osing", "sasak", "dayak", "toraja", "makassar", "lampung", "palembang", "isyarat indonesia", "isyarat", "bisindo", "indonesian sign language", "sign language", "melayu betawi",
)  # fmt: skip
_NAME = re.compile(
    r"(?<![\w])(?:(?:bahasa|b\.)\s+)?("
    + "|".join(sorted([*NAMES, *LOCAL], key=len, reverse=True))
    + r")(?:\s+language)?(?!\w)",
    re.I,
)
NOISE = re.compile(r"^[\s\t:–—\-(,|•]+|[\s\t),;|•.]+$")


UNCODED = re.compile(r"^(?P<name>[A-Z][\w’' ]{2,24}?)\s*(?:[:(\t]|\s[–—-]\s)\s*(?P<level>[^()]{2,40}?)\)?$")


@dataclass(slots=True)
class Language:
    """A language as written, its code and level, and the words that state the level."""

    name: Found
    code: str | None
    fluency: Found | None
    level: int | None


def read_languages(lines: list[TextLine]) -> list[Language]:
    """Languages of a section, each once."""
    result: list[Language] = []
    seen: set[str] = set()
    for line in lines:
        matches = list(_NAME.finditer(line.text))
        if not matches:
            if not _late_level(result, line):
                result += _uncoded(line, seen)
            continue
        for number, match in enumerate(matches):
            if number and line.text[: match.start()].count("(") > line.text[: match.start()].count(")"):
                continue
            name = match[1].lower()
            code = NAMES.get(name)
            key = code or name
            if key in seen:
                continue
            seen.add(key)
            following = [other.start() for other in matches[number + 1 :] if other.start() > match.end()]
            end = following[0] if following else len(line.text)
            fluency = _fluency(line, match.end(), end)
            level = level_of(str(fluency.value)) if fluency else None
            result.append(Language(found_in(line, *match.span(), 0.93), code, fluency, level))
    return result


def _fluency(line: TextLine, start: int, end: int) -> Found | None:
    """What is said between a language and the next one, if it is said right behind its name."""
    text = line.text[start:end]
    lead = NOISE.match(text)
    if lead is not None:
        start += lead.end()
    while end > start and line.text[end - 1] in " \t),;|•.-–—":
        end -= 1
    if end - start < 2 or end - start > 60:
        return None
    return found_in(line, start, end, 0.85)


def _uncoded(line: TextLine, seen: set[str]) -> list[Language]:
    """A language that the table does not know, told by the level behind its name."""
    match = UNCODED.match(line.text)
    if match is None or level_of(match["level"]) is None or match["name"].lower() in seen:
        return []
    seen.add(match["name"].lower())
    fluency = found_in(line, *match.span("level"), 0.7)
    return [Language(found_in(line, *match.span("name"), 0.7), None, fluency, level_of(match["level"]))]


def _late_level(result: list[Language], line: TextLine) -> bool:
    """The level on the line below the language; whether the line was that."""
    if result and result[-1].fluency is None and len(line.text) < 40 and level_of(line.text) is not None:
        result[-1].fluency = found_in(line, 0, len(line.text), 0.8)
        result[-1].level = level_of(line.text)
        return True
    return False
