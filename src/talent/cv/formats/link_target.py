"""What a link of any format leads to, without what is not part of the address."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from talent.cv.layout import Link

MAX_LINKS = 500
LONGEST = 300
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+|mailto:|tel:", re.I)
_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/\S*)?", re.I)


def target_of(address: str) -> str:
    """The address of a link without what is not part of it; empty where it leads nowhere that tells of a person."""
    plain = unquote(address).strip() if address.lower().startswith(("mailto:", "tel:")) else address.strip()
    if len(plain) > LONGEST or not plain.isprintable():
        return ""
    if plain.lower().startswith("mailto:"):
        return "mailto:" + plain[7:].split("?")[0].strip()
    if _ADDRESS.match(plain):
        return plain
    return f"https://{plain}" if _BARE.fullmatch(plain) else ""


def links_of_words(told: Iterable[tuple[str | None, str]]) -> list[Link]:
    """The links of a format without positions, from the address and the words of each."""
    links: list[Link] = []
    for address, words in told:
        target, shown = target_of(address or ""), " ".join(words.split())
        if target and shown and len(links) < MAX_LINKS:
            links.append(Link(target, 1, None, shown))
    return links
