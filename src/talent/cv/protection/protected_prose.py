"""Protected facts in running text: "Saya perempuan berusia 26 tahun", "I am a 26-year-old married woman".

Looked for in whole sentences, although the page breaks them into lines. Outside of the sections in which people speak
of themselves a sentence counts only in the first person. Only the words that state the fact are cut, unless next to
nothing would stay.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from talent.cv.layout import TextLine
from talent.cv.protection.protected_words import PHRASES, compiled
from talent.cv.protection.set_apart import Cut
from talent.cv.vocabulary.caseless import Caseless, one_of

# Sections in which people speak of themselves; elsewhere a woman, a Muslim or somebody of 26 may be anybody.
SELF: Final = frozenset(("head", "personal", "contact", "summary", "other", "closing"))
_PHRASES: Final = compiled(PHRASES, r"(?<!\w)(?:{})(?!\w)")
# Every phrase holds one of these; most sentences hold none, and are passed over.
_STEMS: Final = (
    "usia", "umur", "lahir", "born", "agama", "seorang", "adalah", "sebagai", "sosok", "saya", "devout", "practicing",
    "practising", "observant", "faithful", "committed", "menikah", "kawin", "keluarga", "status", "lajang", "ibu",
    "ayah", "bapak", "married", "divorced", "widow", "single", "mother", "father", "parent", "wife", "husband",
    "bachelor", "wanita", "perempuan", "pria", "laki", "kelamin", "male", "woman", "girl", "lady", "gentle", "suku",
    "orang", "warga", "putr", "darah", "keturunan", "asal", "native", "originally", "come", "hail", "nese", "batak",
    "minang", "betawi", "madur", "papuan", "tinggi", "berat", "cm", "weigh", "height", "blood", "citizen", "national",
    "penyandang", "difabel", "tuna", "tuli", "sehat", "deaf", "disab", "menderita", "mengidap", "anggota", "kader",
    "simpatisan", "pengurus", "fungsionaris", "member", "union",
)  # fmt: skip
_HINT: Final = Caseless(
    rf"{one_of(_STEMS)}|years?\W|\by\.?o\b|\bage|gen(?:erasi)?[\s-]*[zm]|yang\s+taat|\b(?:i\s+)?am\s|\bas\s|\bmy\s|"
    r"\banak|\bmom|\bmum|\bdad|\bman\b|\bguy|/\s*h|\bwni\b|living\s+with|i\s+have|housewife"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z])")
_WORD: Final = re.compile(r"\w+")
_FIRST_PERSON: Final = frozenset(("saya", "aku", "i", "my", "myself"))
_OTHERS: Final = re.compile(
    r"\b(?:anak(?:-anak)?|siswa|peserta|remaja|pasien|responden|warga|perusahaan|balita|penduduk|lansia|kelompok|"
    r"pelajar|santri|penerima|perempuan|wanita|ibu-ibu|pengguna|korban|children|students?|patients?|people|adults?|"
    r"youths?|women|men|kids|pupils|respondents?|users?|participants?|those|girls|boys|clients?|residents?|"
    r"beneficiaries|for|untuk|bagi|kepada|of)\W+(?:(?:yang|rentang|dengan|between|who\s+are|di)\s+)?$",
    re.I,
)
_THINGS: Final = re.compile(
    r"^[\s-]*(?:company|firm|institution|codebase|system|building|business|organi[sz]ation|platform|legacy|bank|agency|"
    r"brand|code|application|app|newspaper|process|problem|tradition|ke\s+atas|ke\s+bawah|sampai|hingga|-|–|perusahaan|"
    r"pengalaman|of\s+(?:professional\s+)?experience|university|school|aid\b)",
    re.I,
)
_EMPTY_WORDS: Final = re.compile(
    r"(?:saya|aku|i|am|an?|the|adalah|seorang|yang|dan|and|with|dengan|di|pada|in|on|from|dari|currently|saat|ini|"
    r"now|my|is|status|who|nama|name|dalam|keadaan|merupakan|sebagai|as|berdomisili|tinggal|liv(?:ing|es?)|based|"
    r"serta|juga|also|years|tahun|old|me|to|untuk)"
)
_OPENING: Final = re.compile(
    r"^\W*(?:(?:i\s+am|i['’]m|i\s+was|saya(?:\s+adalah)?|aku|as)\s*)?(?:an?\s*)?$", re.I
)
_JOINT: Final = re.compile(r"\s*,?\s*(?:dan|and|serta|yang|who|that)\s+|\s*[,;]\s*(?:i\s+|saya\s+)?", re.I)
_LEFT_OVER: Final = 2
# What stands before them is no sentence but the name.
_PRONOUNS: Final = re.compile(r"\(?(?:she|he)\s*/", re.I)
_NARROW: Final = 24


def cuts_in_prose(
    lines: list[TextLine], areas: Sequence[str], cuts: dict[int, list[Cut]]
) -> Iterator[tuple[int, Cut]]:
    """Phrases of running text, found in whole sentences although the page breaks them into lines."""
    for group in _paragraphs(lines, areas, cuts):
        text = " ".join(lines[index].text for index in group)
        starts = []
        position = 0
        for index in group:
            starts.append(position)
            position += len(lines[index].text) + 1
        own = areas[group[0]] in SELF
        for start, end in _sentences(text):
            sentence = text[start:end]
            if not own and _FIRST_PERSON.isdisjoint(_WORD.findall(sentence.lower())):
                continue
            found = find_phrases(sentence)
            if not found:
                continue
            if _is_left_over(sentence, found) and not all(
                _PRONOUNS.match(sentence, left) for left, _, _ in found
            ):
                found = [(0, len(sentence), found[0][2]), *((0, 0, kind) for _, _, kind in found[1:])]
            for left, right, kind in found:
                yield from _on_lines(lines, group, starts, start + left, start + right, kind)


def _on_lines(
    lines: list[TextLine], group: list[int], starts: list[int], left: int, right: int, kind: str
) -> Iterator[tuple[int, Cut]]:
    """A stretch of the joined text as stretches of the lines it was joined from."""
    for index, offset in zip(group, starts, strict=True):
        first, last = max(left - offset, 0), min(right - offset, len(lines[index].text))
        if first < last or (left == right and offset <= left <= offset + len(lines[index].text)):
            yield index, Cut(first, max(first, last), kind)


def _paragraphs(
    lines: list[TextLine], areas: Sequence[str], cuts: dict[int, list[Cut]]
) -> Iterator[list[int]]:
    """Indexes of lines that may hold one sentence."""
    group: list[int] = []
    for index, line in enumerate(lines):
        if index in cuts or areas[index] == "heading":
            if group:
                yield group
            group = []
            continue
        before = lines[group[-1]] if group else None
        goes_on = (
            before is not None
            and before.page == line.page
            and before.region == line.region
            and areas[group[-1]] == areas[index]
            and not line.bullet
            and not line.cells
            and not before.cells
            and (len(before.text) > _NARROW or line.text[:1].islower())
            and not re.search(r"[.!?:]$", before.text.rstrip())
            and abs(before.size - line.size) < 0.3
        )
        if group and not goes_on:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for match in _SENTENCE_END.finditer(text):
        yield position, match.start()
        position = match.end()
    yield position, len(text)


@lru_cache(maxsize=128)
def _may_state(sentence: str) -> bool:
    """Whether a sentence holds what every phrase holds; a line of skills is asked about once for each of them."""
    return _HINT.search(sentence) is not None


def find_phrases(sentence: str) -> list[tuple[int, int, str]]:
    """The protected stretches of a sentence about oneself, in order, none touching another."""
    found: list[tuple[int, int, str]] = []
    doubtful: list[tuple[int, tuple[int, int, str]]] = []
    if not _may_state(sentence):
        return []
    for pattern, kind in _PHRASES:
        for match in pattern.finditer(sentence):
            if _THINGS.match(sentence[match.end() :]):
                continue
            if kind in ("birth", "ethnicity") and not re.search(r"[A-Z\d]", match.group()[1:]):
                continue
            lead = max(0, match.start() - 40)
            others = _OTHERS.search(sentence[lead : match.start()])
            if others:
                doubtful.append((lead + others.start(), (*match.span(), kind)))
            else:
                found.append((*match.span(), kind))
    # "Saya perempuan berusia 26 tahun": the woman is the writer herself.
    found += [item for at, item in doubtful if any(start <= at < end for start, end, _ in found)]
    found.sort(key=lambda item: (item[0], -item[1]))
    apart: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        if apart and start < apart[-1][1]:
            apart.append((apart[-1][1], max(end, apart[-1][1]), kind))
        else:
            apart.append((start, end, kind))
    return _with_joints(sentence, apart)


def _with_joints(sentence: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The stretches with the "I am" before them and the "who" or "and" behind, where they open the sentence."""
    last = 0
    while last + 1 < len(found) and not sentence[found[last][1] : found[last + 1][0]].strip(" ,&"):
        last += 1
    if not found or not _OPENING.match(sentence[: found[0][0]]):
        return found
    joint = _JOINT.match(sentence[found[last][1] :])
    if joint is None:
        return found
    widened = list(found)
    widened[last] = (found[last][0], found[last][1] + joint.end(), found[last][2])
    widened[0] = (0, widened[0][1], found[0][2])
    return widened


def _is_left_over(sentence: str, found: list[tuple[int, int, str]]) -> bool:
    """Whether next to nothing of the sentence stays when the phrases are taken out."""
    rest, position = "", 0
    for start, end, _ in found:
        rest += sentence[position:start] + " "
        position = max(position, end)
    words = re.findall(r"[^\W\d_]{2,}", (rest + sentence[position:]).lower())
    return len([word for word in words if not _EMPTY_WORDS.fullmatch(word)]) <= _LEFT_OVER
