"""What stands between two dates, and what stands for a date that is still to come."""

import re

from talent.cv.vocabulary.date_points import DASHES

PRESENT = (
    "sekarang", "saat ini", "kini", "present", "now", "current", "currently", "today", "ongoing", "on-going",
    "on going", "berjalan", "sedang berjalan", "masih berjalan", "hari ini", "to date", "the present", "skrg",
    "sampai sekarang", "hingga sekarang", "hingga kini", "till now", "until now", "till date", "until today",
    "date", "masih aktif", "masih bekerja", "seterusnya",
)  # fmt: skip
# "Date" says now only behind "to" or "till"; alone it is a label.
_ONLY_BEHIND = frozenset({"date", "seterusnya"})

JOIN = (
    rf"(?:(?:[-=]{{1,2}}|–|—)?>|-{{1,2}}|[{DASHES}]|~|→|➔|➝|⟶|»|s\s?/\s?d\.?|s\.\s?d\.?|sd(?![a-z])|"
    r"sampai(?:\s+dengan)?|hingga|to(?![a-z])|up\s?to(?![a-z])|until|till?(?![a-z])|through|thru)"
)
# What opens the end of a range that stands on a line or in a paragraph of its own.
OPENS_END = re.compile(JOIN, re.I)
# "2014 / s.d. / 2018": what stood on three lines.
TO = rf"\s*/?\s*{JOIN}\s*/?\s*"
TO_WORD = (
    r"(?:sampai(?:\s+dengan)?|hingga|s\s?/\s?d\.?|s\.\s?d\.?|sd(?![a-z])|until|till?(?![a-z])|up\s?to|"
    r"to(?![a-z]))"
)
_NOW_WORD = "|".join(
    sorted((re.escape(word) for word in PRESENT if word not in _ONLY_BEHIND), key=len, reverse=True)
)
_BEHIND = "|".join(sorted(_ONLY_BEHIND, key=len, reverse=True))
NOW = rf"(?P<now>(?:(?:{TO_WORD}\s+)?(?:{_NOW_WORD})|(?<=to )(?:{_BEHIND})|(?<=till )(?:{_BEHIND}))(?![a-z]))"
