"""Words and marks for how well something is mastered, as levels 1–5."""

import re
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless

LEVELS: tuple[tuple[str, int], ...] = (
    (r"penutur asli|(?:bahasa )?ibu|native(?: or bilingual)?(?: proficiency)?(?: speaker)?|mother tongue|"
     r"bilingual(?: proficiency)?|c2", 5),
    (r"ahli|expert|pakar|sangat (?:mahir|fasih|baik|lancar|menguasai)|full professional(?: proficiency)?|master|"
     r"excellent|istimewa", 5),
    (r"mahir|fasih|lancar|advanced|fluent|proficient|lanjut(?:an)?|c1|"
     r"professional(?: working)?(?: proficiency)?|upper intermediate|"
     r"tingkat lanjut|profesional|very good|skilled|terampil|menguasai", 4),
    (r"menengah atas|b2|good|baik|aktif|competent|kompeten", 3),
    (r"menengah|intermediate|cukup(?: baik)?|limited working(?: proficiency)?|conversational|"
     r"percakapan|b1|working(?: proficiency)?|"
     r"practitioner|sedang|fair|average|moderate|rata-rata", 3),
    (r"dasar|beginner|pemula|basic|elementary(?: proficiency)?|pasif|passive|novice|awareness|a1|a2|"
     r"familiar|kurang", 1),
)  # fmt: skip
_WORDS = tuple((Caseless(rf"(?<![\w-])(?:{pattern})(?![\w-])"), level) for pattern, level in LEVELS)
ONLY = Caseless(
    r"^(?:tingkat|level|kemampuan|lisan|tulisan|tulis|speaking|reading|writing|proficiency|dan|and|&|"
    r"/|,|:|-|–|\s|" + "|".join(pattern for pattern, _ in LEVELS) + r")+$"
)
# Words that say a level behind the name of a skill with nothing but a space between: "AWS Ahli", "Figma Advanced".
BEHIND = re.compile(
    r"\s+((?:sangat )?(?:mahir|baik|menguasai)|ahli|pakar|menengah(?: atas)?|dasar|pemula|cukup(?: baik)?|(?:tingkat )?"
    r"lanjut(?:an)?|beginner|novice|basic|elementary|(?:upper )?intermediate|advanced|expert|proficient|master|"
    r"excellent|(?:very )?good|average|fair|\d{1,3}\s?%|(?:10|\d)\s?/\s?(?:5|10)|[★⭐●■▮⬤]{1,10}[☆○□▯◯]{0,9})$",
    re.I,
)
# The same words before a name, as some lists have them throughout: "Mahir Figma, Dasar SQL".
AHEAD = re.compile(
    r"(?P<level>(?:sangat )?mahir|ahli|pakar|menengah(?: atas)?|dasar|pemula|tingkat lanjut|beginner|novice|basic|"
    r"elementary|(?:upper )?intermediate|advanced|expert|proficient)\s+(?=\S)",
    re.I,
)
PER_CENT = re.compile(r"(?<!\d)(\d{1,3})\s?%")
OUT_OF = re.compile(r"(?<![\d.])([0-9]|10)\s?/\s?(5|10)(?!\d)")
# What the grade in a title of a position says of the craft that the title names; the higher grade goes first.
GRADES: tuple[tuple[str, int], ...] = (
    (r"principal|chief|head of|ahli utama", 5),
    (r"senior|sr|lead|ahli madya|penyelia", 4),
    (r"mid(?:dle)?(?:[- ]level)?|ahli muda", 3),
    (r"junior|jr|associate|assistant|asisten|ahli pertama", 2),
    (r"trainee|apprentice|intern|magang|pemagang", 1),
)
_GRADES = tuple((Caseless(rf"(?<![\w-])(?:{pattern})(?!\w)"), level) for pattern, level in GRADES)
STARS = re.compile(r"([★⭐●■▮⬤]{1,10})([☆○□▯◯]{0,9})$")
# "● ● ○ ○ ○": marks that are set apart from each other.
BETWEEN_MARKS = re.compile(r"(?<=[★⭐●■▮⬤☆○□▯◯])\s(?=[★⭐●■▮⬤☆○□▯◯])")


def level_of(text: str) -> int | None:
    """The level that `text` states in words, per cent, "4/5" or filled marks; None where it states none."""
    for pattern, level in _WORDS:
        if pattern.search(text):
            return level
    share: float | None = None
    text = BETWEEN_MARKS.sub("", text)
    if match := PER_CENT.search(text):
        share = int(match[1]) / 100
    elif match := OUT_OF.search(text):
        share = int(match[1]) / int(match[2])
    elif (match := STARS.search(text.strip())) and len(match[1]) + len(match[2]) > 2:
        share = len(match[1]) / (len(match[1]) + len(match[2]))
    return None if share is None or share > 1 else max(1, min(5, round(share * 5)))


def level_of_title(title: str) -> int | None:
    """The level that the grade in a position's title states ("Senior Data Engineer": 4); None without a grade."""
    return next((level for pattern, level in _GRADES if pattern.search(title)), None)


@lru_cache(maxsize=1024)
def is_only_level(text: str) -> bool:
    """Whether `text` is nothing but a level ("Mahir", "80%", "4/5", "●●●○○")."""
    text = BETWEEN_MARKS.sub("", text.strip(" ()[]\t."))
    return bool(text) and bool(
        ONLY.match(text) or PER_CENT.fullmatch(text) or OUT_OF.fullmatch(text) or STARS.fullmatch(text)
    )
