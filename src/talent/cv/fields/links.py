"""Links and profiles: addresses with or without a scheme, whole or broken over lines, wherever they name the person."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from talent.cv.fields.broken_links import Whole, whole_lines
from talent.cv.fields.contact import EMAIL, PHONE_LIKE, without_mails
from talent.cv.fields.handles import NETWORKS, find_handles, network_of
from talent.cv.found import Found
from talent.cv.layout import TextLine
from talent.cv.page.linked import SCHEME, Linked
from talent.cv.section import Section
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.headings import normal

URL = Caseless(
    r"(?<![\w@.])(?:https?://|www\.)[^\s,;|<>()\"']+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|id|net|org|"
    r"io|dev|me|co|app|info|tech|site|example|xyz|page)"
    r"(?:/[^\s,;|<>()\"']*)?(?![\w@])",
    needs=("://", "."),
)
CHATS = ("wa.me", "api.whatsapp.com", "t.me")
LINK_SECTIONS = ("head", "contact", "personal", "summary")
Link = tuple[str, str, Found]


def find_links(
    sections: Sequence[Section],
    *,
    name: Found | None = None,
    email: Found | None = None,
    linked: Sequence[Linked] = (),
) -> list[Link]:
    """Network, user name and address of every link near the contact data, and elsewhere of those that bear the
    person's name; `linked` are printed addresses that a link of the document says as well."""
    own = words_of_name(name)
    found: list[Link] = []
    seen: set[str] = set()
    near = [line for section in sections if section.key in LINK_SECTIONS for line in section.lines]
    everywhere = [line for section in sections for line in section.lines]
    lines = whole_lines(near, own)
    for whole in lines:
        found += _addresses(whole, seen, email, linked)
    known = {network for network, _, _ in found if network}
    handles = find_handles(lines, own, email=email, seen=seen)
    found += [
        handle
        for handle in handles
        if not (handle[0] and handle[0] in known)
        and not any(each.touches(handle[2].page, handle[2].start, handle[2].end) for each in linked)
    ]
    known |= {network for network, _, _ in found if network}
    others = [line for section in sections if section.key not in LINK_SECTIONS for line in section.lines]
    for whole in whole_lines(others, own) if len(near) < len(everywhere) else ():
        for network, user, link in _addresses(whole, set(seen), email, linked):
            if network not in known and _is_own(str(link.value), own, network):
                known.add(network)
                found.append((network, user, link))
    return found


def words_of_name(name: Found | None) -> tuple[str, ...]:
    """The words of the name that are long enough to tell the person, in plain small letters."""
    if name is None:
        return ()
    plain = unicodedata.normalize("NFKD", str(name.value)).encode("ascii", "ignore").decode().lower()
    return tuple(word for word in re.findall(r"[a-z]+", plain) if len(word) > 3) or tuple(
        re.findall(r"[a-z]{3,}", plain)
    )


def _is_own(address: str, own: Iterable[str], network: str) -> bool:
    """Whether an address is that of the person: it bears the name, and leads to no page below a profile or a site."""
    plain = re.sub(r"^https?://(?:www\.)?", "", address.lower()).rstrip("/")
    depth = plain.replace("linkedin.com/in/", "linkedin.com/").count("/")
    return depth == (1 if network else 0) and any(word in plain for word in own)


def _addresses(whole: Whole, seen: set[str], email: Found | None, linked: Sequence[Linked]) -> list[Link]:
    found: list[Link] = []
    for each in linked:
        if each.kind == "site" and _begins_in(each, whole):
            found += _link(each.value, Found("", each.page, each.start, each.end, 0.95), seen)
    if "." not in whole.text and "://" not in whole.text:
        return found
    for match in URL.finditer(without_mails(whole.text)):
        text = match.group().rstrip(".,;/")
        start, end = whole.place(match.start()), whole.place(match.start() + len(text), end=True)
        if email is not None and email.page == whole.line.page and start < email.end and end > email.start:
            # The end of an e-mail address that is broken over lines.
            continue
        if any(each.touches(whole.line.page, start, end) for each in linked):
            continue
        value = text if text.lower().startswith("http") else f"https://{text}"
        broken = any(match.start() < at < match.start() + len(text) for at in whole.breaks)
        place = Found("", whole.line.page, start, end, 0.85 if broken else 0.9)
        found += _link(value, place, seen)
    return sorted(found, key=lambda link: link[2].start)


def _begins_in(each: Linked, whole: Whole) -> bool:
    """Whether a printed link begins in a line that is put together of several."""
    end = whole.line.start + len(whole.text) + len(whole.breaks)
    return each.page == whole.line.page and whole.line.start <= each.start < end


def _link(value: str, place: Found, seen: set[str]) -> list[Link]:
    """An address as a link, unless it was seen before, is a chat, or is the beginning of one that goes on elsewhere."""
    key = SCHEME.sub("", value.lower())
    if key in seen or "." not in key or key.startswith(CHATS) or key[-1] in "-_":
        return []
    seen.add(key)
    user = value.split("/")[-1] if "/" in key else ""
    found = Found(value, place.page, place.start, place.end, place.confidence)
    return [(network_of(key.split("/")[0].split(".")), user, found)]


def is_contact(line: TextLine) -> bool:
    """Whether the line says how to reach the person, so that it is no headline and no summary."""
    return (
        bool(
            ("@" in line.text and EMAIL.search(line.text))
            or PHONE_LIKE.search(line.text)
            or URL.search(line.text)
        )
        or normal(line.text) in NETWORKS
        or bool(find_handles([Whole(line, line.text)], ()))
    )
