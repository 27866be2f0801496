"""Languages a person speaks, with ISO 639-1 codes and a level where stated."""

import re
from dataclasses import dataclass, replace

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine, part_of
from talent.cv.vocabulary.caseless import Caseless, one_of
from talent.cv.vocabulary.levels import is_only_level, level_of

NAMES = {
    "indonesia": "id", "indonesian": "id", "inggris": "en", "english": "en", "sunda": "su", "sundanese": "su",
    "jawa": "jv", "javanese": "jv", "mandarin": "zh", "chinese": "zh", "tionghoa": "zh", "cina": "zh", "arab": "ar",
    "arabic": "ar", "jepang": "ja", "japanese": "ja", "korea": "ko", "korean": "ko", "jerman": "de", "german": "de",
    "perancis": "fr", "prancis": "fr", "french": "fr", "belanda": "nl", "dutch": "nl", "spanyol": "es",
    "spanish": "es",
    "italia": "it", "italian": "it", "rusia": "ru", "russian": "ru", "melayu": "ms", "malay": "ms", "thai": "th",
    "thailand": "th", "turki": "tr", "turkish": "tr", "portugis": "pt", "portuguese": "pt", "hindi": "hi",
    "tamil": "ta",
    "vietnam": "vi", "vietnamese": "vi", "tagalog": "tl", "filipino": "tl",
}  # fmt: skip
# Languages without a code of two letters keep their names and get no code.
LOCAL = (
    "betawi", "batak", "minang", "minangkabau", "bali", "balinese", "madura", "madurese", "bugis", "banjar",
    "cirebon",
    "aceh", "acehnese", "batak toba", "batak karo", "mandailing", "jawa indramayu", "dermayon", "osing",
    "sasak", "dayak", "toraja", "makassar", "lampung", "palembang", "isyarat indonesia", "isyarat", "bisindo",
    "indonesian sign language", "sign language", "melayu betawi",
)  # fmt: skip
# What a bracket holds at most: to look through all of a long line for each name would take long.
_LONGEST_BRACKET = 200
_NAME = Caseless(
    rf"(?<![\w])(?:(?:bahasa|b\.)\s+)?({one_of([*NAMES, *LOCAL])})"
    r"(?:\s+language)?(?!\w)(?!\s+(?:barat|tengah|timur|utara|selatan|west|central|east)\b)"
)
NOISE = re.compile(r"^[\s\t:–—\-(,|•]+|[\s\t),;|•.]+$")


SEPARATOR = re.compile(r"\s*[,;|•·]\s*")
UNCODED = re.compile(
    r"^\s*(?P<name>[A-Z][\w’' ]{2,24}?)\s*(?:[:(\t]|\s[–—-]\s)\s*(?P<level>[^()]{2,40}?)\)?\s*$"
)
# What a level may be called: "Fluency: Native".
NO_LANGUAGE = re.compile(
    r"^(?:fluency|level|tingkat|kemampuan|kefasihan|proficiency|lisan|tulisan|speaking|writing)\b", re.I
)


# What heads the languages among the skills: "Bahasa ibu", "Mother tongue(s)", "Foreign languages".
LABEL = re.compile(
    r"(?:(?:kemampuan |keterampilan |penguasaan )?bahasa(?: (?:ibu|asing|lain(?:nya)?|daerah|yang dikuasai))?|"
    r"(?:mother|native) (?:tongue|language)s?|(?:(?:other|foreign|spoken) )?languages?(?: skills)?)(?:\(s\))?"
    r"(?=[\t:]|\s*$)[\s:]*",
    re.I,
)


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
    for line in _with_names_whole(lines):
        for start, end in _segments(line.text):
            match = _NAME.search(line.text, start, end)
            if match is not None:
                code = NAMES.get(match[1].lower())
                key = code or match[1].lower()
                if key not in seen:
                    seen.add(key)
                    fluency = _fluency(line, match.end(), end)
                    level = level_of(str(fluency.value)) if fluency else None
                    result.append(Language(found_in(line, *match.span(), 0.93), code, fluency, level))
            elif not _late_level(result, line, start, end):
                result += _uncoded(line, start, end, seen)
    return result


def languages_apart(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of a section of skills without those that a label says are languages, and what stands behind it."""
    rest: list[TextLine] = []
    spoken: list[TextLine] = []
    inside = False
    for index, line in enumerate(lines):
        label = LABEL.match(line.text)
        if label is not None:
            told = part_of(line, label.end(), len(line.text))
            below = lines[index + 1 : index + 2]
            inside = _opens(told) if told.text.strip() else any(map(_opens, below))
            if inside:
                spoken += [told] if told.text.strip() else []
                continue
        inside = inside and label is None and (_opens(line) or is_only_level(line.text))
        (spoken if inside else rest).append(line)
    return rest, spoken


def _opens(line: TextLine) -> bool:
    """Whether a line begins with the name of a language."""
    return _NAME.match(line.text.lstrip()) is not None


def _with_names_whole(lines: list[TextLine]) -> list[TextLine]:
    """The lines, "Bahasa" alone put before the name on the line below."""
    result: list[TextLine] = []
    for line in lines:
        last = result[-1] if result else None
        if last is not None and goes_on(last, line):
            whole = f"{last.text} {line.text}"
            result[-1] = replace(last, text=whole, boxes=[*last.boxes, None, *line.boxes], cells=[], runs=[])
        else:
            result.append(line)
    return result


def goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line has the name of a language that the one before it opens with "Bahasa" alone."""
    return (
        before.text.strip().lower() == "bahasa"
        and (before.page, before.end + 1) == (line.page, line.start)
        and _NAME.match(line.text) is not None
    )


def is_language(name: str) -> bool:
    """Whether `name` is the name of a human language and nothing else."""
    return _NAME.fullmatch(name.strip()) is not None


def language_of_item(name: Found, fluency: Found | None) -> Language:
    """An item of another list, the name of a language, as a language."""
    match = _NAME.fullmatch(str(name.value).strip())
    code = NAMES.get(match[1].lower()) if match is not None else None
    return Language(name, code, fluency, level_of(str(fluency.value)) if fluency is not None else None)


def _segments(text: str) -> list[tuple[int, int]]:
    """The parts of a line that name a language each: parted at commas and the like outside of brackets, and before
    every further name."""
    cuts = [match.span() for match in SEPARATOR.finditer(text) if not _in_brackets(text, match.start())]
    names = [match.start() for match in _NAME.finditer(text) if not _in_brackets(text, match.start())]
    segments: list[tuple[int, int]] = []
    position = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if text[position:start].strip():
            segments.append((position, start))
        position = end
    result: list[tuple[int, int]] = []
    for start, end in segments:
        inside = [name for name in names if start <= name < end]
        for left, right in zip([start, *inside[1:]], [*inside[1:], end], strict=True):
            result.append((left, right))
    return result


def _in_brackets(text: str, position: int) -> bool:
    near = max(0, position - _LONGEST_BRACKET)
    return text.count("(", near, position) > text.count(")", near, position)


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


def _uncoded(line: TextLine, start: int, end: int, seen: set[str]) -> list[Language]:
    """A language that the table does not know, told by the level behind its name."""
    match = UNCODED.match(line.text[start:end])
    if match is None or level_of(match["level"]) is None or match["name"].lower() in seen:
        return []
    if is_only_level(match["name"]) or NO_LANGUAGE.match(match["name"]):
        return []
    seen.add(match["name"].lower())
    left, right = match.span("level")
    fluency = found_in(line, start + left, start + right, 0.7)
    left, right = match.span("name")
    return [
        Language(found_in(line, start + left, start + right, 0.7), None, fluency, level_of(match["level"]))
    ]


def _late_level(result: list[Language], line: TextLine, start: int, end: int) -> bool:
    """The level behind a comma or on the line below the language; whether the stretch was that."""
    text = line.text[start:end].strip()
    if not result or result[-1].fluency is not None or len(text) > 40 or level_of(text) is None:
        return False
    if UNCODED.match(text):
        return False
    result[-1].fluency = found_in(line, start, end, 0.8)
    result[-1].level = level_of(text)
    return True
