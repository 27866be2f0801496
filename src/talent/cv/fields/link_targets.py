"""Addresses that a document leads to without printing them: behind "LinkedIn", "Portofolio", "Email" or the name.

Only words that say what they lead to count, and mostly those among the contact data: a link of an employer, of a
project or of whoever made the template is not the person's. The words are quoted, and the link is named beside them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from talent.cv.fields.handles import NETWORKS, network_of
from talent.cv.fields.links import CHATS, LINK_SECTIONS, words_of_name
from talent.cv.found import Found
from talent.cv.layout import Link, TextLine
from talent.cv.page.link_lines import Part, covered
from talent.cv.page.linked import SCHEME, Linked, address_of
from talent.cv.section import Section
from talent.cv.vocabulary.headings import normal

# Its kind (`mail`, the name of a network, nothing for a site), the name of the user, the address.
Target = tuple[str, str, Found]
# What a link to a person's own page is called.
_SITE = re.compile(r"\b(?:porto?folios?|website|web|situs|laman|blog|home ?page|site)\b", re.I)
_PROFILE = re.compile(r"\b(?:profile?|akun|account|network|jejaring)\b", re.I)
# What the button of a link says that says nothing of where it leads.
_BUTTON = re.compile(r"(?:link|tautan|lihat|view|open|buka|visit|kunjungi|(?:lihat|view) profile?)\W*", re.I)
# A profile stands right below its network, which may have a folder for people: linkedin.com/in/asep, medium.com/@asep.
_PEOPLE = re.compile(
    r"(?:[\w-]+\.)+[a-z]{2,12}/(?:(?:in|u|users?|people|profile)/)?@?(?P<user>[^/?#\s]{2,60})", re.I
)
_CONFIDENCE = 0.9
_PART = 4


def find_targets(
    links: Iterable[Link], sections: Sequence[Section], printed: Sequence[Linked], name: Found | None
) -> list[Target]:
    """Each such link, in the order of the document; far from the contact data only profiles that bear the name.

    `printed` are addresses that the page prints as well, which are read there.
    """
    near = [line for section in sections if section.key in LINK_SECTIONS for line in section.lines]
    # The name of a network alone on a line looks like a heading.
    near += [section.heading for section in sections if section.heading is not None]
    others = [line for section in sections if section.key not in LINK_SECTIONS for line in section.lines]
    own = words_of_name(name)
    found: list[Target] = []
    seen: set[str] = set()
    for link in links:
        kind, address = address_of(link.target)
        if kind == "tel" or not address or link.target in seen:
            continue
        place, elsewhere = _words_of(link, near), False
        if place is None:
            place, elsewhere = _words_of(link, others), True
        if place is None:
            continue
        seen.add(link.target)
        place = _user_apart(kind, address, place, near) or place
        line, start, end = place
        at = Found(
            address.lower() if kind == "mail" else link.target,
            line.page,
            line.start + start,
            line.start + end,
            _CONFIDENCE,
            link=link.target,
        )
        if any(each.touches(at.page, at.start, at.end) for each in printed):
            continue
        found += [
            (what, user, at)
            for what, user in _told(kind, address, line.text[start:end], name)
            if not elsewhere or (user and any(word in user.lower() for word in own))
        ]
    return sorted(found, key=lambda target: (target[2].page, target[2].start))


def with_targets(links: Sequence[Target], targets: Iterable[Target]) -> list[Target]:
    """The printed links, names of users whole where a link says their address, and the targets that tell more."""
    whole = list(links)
    for network, user, found in targets:
        same = [
            at
            for at, (other, _, told) in enumerate(whole)
            if (network == other and network) or _overlaps(told, found)
        ]
        told = SCHEME.sub("", str(whole[same[0]][2].value)).lower() if same else ""
        if not same:
            whole.append((network, user, found))
        elif "/" not in told and network:
            # A name of a user may look like the address of a site: "asep.id" that leads to instagram.com/asep.id.
            whole[same[0]] = (network, user, found)
    return whole


def _overlaps(one: Found, two: Found) -> bool:
    return one.page == two.page and one.start < two.end and two.start < one.end


def _words_of(link: Link, lines: Sequence[TextLine]) -> Part | None:
    """The words of a link and the line in which they stand."""
    if link.box is not None:
        return covered([line for line in lines if line.page == link.page], link.box, link.target)
    words = re.compile(rf"(?<!\w){re.escape(link.words)}(?!\w)")
    return next(((line, *match.span()) for line in lines if (match := words.search(line.text))), None)


def _user_apart(kind: str, address: str, place: Part, lines: Sequence[TextLine]) -> Part | None:
    """Where the name of the user stands that leads nowhere itself, as above a button: "asep.id" over "Link"."""
    network, user = _profile_of(address) if kind == "site" else ("", "")
    line, start, end = place
    if not network or not user or _BUTTON.fullmatch(line.text[start:end].strip()) is None:
        return None
    words = re.compile(rf"(?<![\w.-]){re.escape(user)}(?![\w-])", re.I)
    return next(((other, *match.span()) for other in lines if (match := words.search(other.text))), None)


def _profile_of(address: str) -> tuple[str, str]:
    """The network and the user of an address, empty where it is none of a network, or of nobody there."""
    network = network_of(address.lower().split("/")[0].split("."))
    profile = _PEOPLE.fullmatch(address) if network else None
    return network, profile["user"] if profile is not None else ""


def _told(kind: str, address: str, words: str, name: Found | None) -> Iterator[tuple[str, str]]:
    """What a link with these words is, and the name of the user; nothing where the words don't say so."""
    if kind == "mail":
        yield "mail", ""
        return
    plain = normal(words)
    network, user = _profile_of(address)
    if network:
        named = {key for key, value in NETWORKS.items() if value == network}
        says = named & {*plain.split(), plain.replace(" ", "")} or _PROFILE.search(words)
        small = words.lower()
        # A name of a user that goes on in the next line has a link for each of its parts.
        if user and (says or user.lower() in small or (len(plain) > _PART and small in user.lower())):
            yield network, user
    elif not address.lower().startswith(CHATS) and (
        _SITE.search(words) or (name is not None and plain == normal(str(name.value)))
    ):
        yield "", ""
