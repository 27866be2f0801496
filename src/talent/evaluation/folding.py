"""How two texts are compared: each function gives the form in which equal values are equal.

What is found and what is true go through the same function, so that neither gains by its spelling.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from talent.accounts.contacts import normal_phone
from talent.core.errors import Invalid
from talent.core.text import fold

_DASHES: Final = re.compile(r"[‐‑‒–—―−﹘﹣-]")
_SINGLE: Final = re.compile("[‘’‚‛′`´ʼ]")
_DOUBLE: Final = re.compile("[“”„‟″«»]")
_TRAILING: Final = " .,;:·•|-"
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


@lru_cache(maxsize=100_000)
def comparable(text: str) -> str:
    """NFKC, case folded, white space collapsed, one hyphen and one quote for all kinds, no punctuation at the end.

    Characters without a shape (soft hyphen, zero-width space) are left out.
    """
    shaped = text
    if not text.isascii():
        shaped = "".join(character for character in text if unicodedata.category(character) != "Cf")
    one = _DOUBLE.sub('"', _SINGLE.sub("'", _DASHES.sub("-", fold(shaped))))
    return one.rstrip(_TRAILING)


def comparable_phone(text: str) -> str:
    """The number in E.164, a number without a country being Indonesian; else its digits, else the text.

    `(+62) 812`, `+62 (0)812`, `0812` and `62 812` begin alike.
    """
    dialled = re.sub(r"^\((\+?\d+)\)", r"\1", comparable(text).removeprefix("tel:").strip())
    try:
        return normal_phone(dialled)
    except Invalid:
        return re.sub(r"\D", "", dialled) or dialled


def comparable_email(text: str) -> str:
    """Case folded, without `mailto:`."""
    return comparable(text).removeprefix("mailto:")


def comparable_url(text: str) -> str:
    """Case folded, without scheme, `www.`, a slash at the end, and the `@` before the name of a user."""
    plain = re.sub(r"^(?:https?:)?//", "", comparable(text))
    return plain.removeprefix("www.").rstrip("/").removeprefix("@")


def comparable_date(text: str) -> str:
    """`YYYY-MM` or `YYYY`: a day is not compared."""
    return text.strip()[:7]


def comparable_degree(text: str) -> str:
    """Dots ignored with the space after them: `S. Kom.`, `S.Kom` and `SKom` are one."""
    return re.sub(r"\.\s*", "", comparable(text))


def comparable_score(text: str) -> str:
    """The number alone, comma or point, without its scale: `3,42/4,00`, `IPK 3.42` and `3.42` are one."""
    plain = comparable(text).replace(",", ".")
    number = _NUMBER.search(plain)
    return f"{float(number.group()):g}" if number else plain


def letters(text: str) -> str:
    """Letters and digits alone: for long texts, in which a line may end with a hyphen or without a space."""
    return "".join(character for character in comparable(text) if character.isalnum())
