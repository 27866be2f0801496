"""What in a CV tells who somebody is, in every way it may be written, and where that stands in a text.

Rather too much than too little: every e-mail address, telephone number and link counts, also that of a referee; a word
of the name counts wherever it stands. All texts are compared letter by letter without accents and case.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from talent.cv.protection.protected import number_kind, start_of_number
from talent.cv.protection.protected_words import NUMBERS
from talent.cv.types import ParsedCv
from talent.cv.vocabulary.campus import campus_patterns

Span = tuple[int, int, str]
SHORTEST: Final = 3
_HANDLE_SHORTEST: Final = 4
_TELLING: Final = (
    (re.compile(r"basics\.name"), "name"),
    (re.compile(r"basics\.email"), "email"),
    (re.compile(r"basics\.phone"), "phone"),
    (re.compile(r"basics\.url|basics\.profiles\[\d+\]\.\w+|.+\.url"), "link"),
    (re.compile(r"basics\.location\.(?:address|postalCode)"), "address"),
    (re.compile(r"education\[\d+\]\.institution"), "campus"),
)
# What stands before the sign is added by hand: a pattern would look through a long word once from each of its letters.
_FROM_SIGN: Final = re.compile(r"\s?@\s?[\w-]+(?:\.[\w-]+)+|\s?[\[(]at[\])]\s?[\w.-]+")
_ENDINGS: Final = (
    "com|id|org|io|dev|me|co|edu|gov|info|app|site|tech|xyz|online|page|link|bio|blog|cloud|ai|example|sch|ac|or|web|my|"
    "name|pro|gg|to|be|tv|us|uk|au|sg|jp|de|nl|ee|ly"
)
_LINK: Final = re.compile(
    rf"(?:https?|ftp)\s?:\s?//\S+|www\.\S+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})(?:/\S*|(?![\w.+#]))|"
    rf"(?<![\w@.-])(?:[a-z0-9-]+\.)+net/\S*|(?<![\w-])[a-z0-9-]+\.[a-z0-9-]+\.net(?!\w)"
)
_NETWORK: Final = re.compile(
    r"(?<!\w)(?:linked\s?in|instagram|ig|twitter|git\s?hub|git\s?lab|bit\s?bucket|telegram|facebook|fb|tik\s?tok|line|skype|"
    r"discord|medium|behance|dribbble|whats\s?app|wa|kaggle|orcid|google\s+scholar|scopus(?:\s+id)?|researchgate|youtube|"
    r"portfolio|portofolio|website|situs|blog)\s*(?:id)?[ \t]*[:=][ \t]*(?P<value>[^\s|•·,;][^\n|•·,;\t]*)|"
    r"(?<![\w.])@(?P<handle>[\w.]{3,})"
)
_PHONE: Final = re.compile(
    r"(?<![\w./])(?:\(?\+\s?\(?\d|\(?62\)?|\(?0|8(?=\d{2}))[\d \t().–-]{6,20}\d(?![\w/])"
)
_DATES: Final = re.compile(r"^\(?(?:0?\d[./-])*(?:19|20)\d\d\b|^0\d[./ -]+(?:19|20)\d\d")
_ADDRESS: Final = re.compile(
    r"^[ \t]*(?:alamat|address)\s*:[^\n]*\d[^\n]*|(?<!\w)(?:jl|jln|gg)\.[ \t]?[^\n,;|]*|"
    r"(?<!\w)jalan\s+[^\n,;|]{0,200}\d[^\n,;|]*|"
    r"(?<!\w)rt\.?\s?/?\s?(?:rw\.?)?\s?\d+\s?/[ ]?(?:rw\.?[ ]?)?\d+",
    re.MULTILINE,
)
_LONG_NUMBER: Final = re.compile(r"(?<![\w.])\d{10,}(?!\w)")
_TOKEN: Final = re.compile(r"\S+")
_HANDLE_LIKE: Final = re.compile(r"[_@/\\\d.-]")
_CAMEL: Final = re.compile(r"[a-z][A-Z]")


def fold(text: str) -> str:
    """Lower case without accents, one character for one character."""
    return "".join(map(_fold_letter, text)) if not text.isascii() else text.lower()


def _fold_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)[:1].lower()
    return plain if len(plain) == 1 else letter


@dataclass(frozen=True, slots=True)
class Identity:
    """The words that tell who somebody is, folded. `names` are full names, the others single values."""

    names: tuple[str, ...]
    handles: tuple[str, ...]
    phones: tuple[str, ...]
    campuses: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the names that have at least three letters."""
        found = {
            word for name in self.names for word in re.findall(r"[^\W\d_]+", name) if len(word) >= SHORTEST
        }
        return tuple(sorted(found, key=lambda word: (-len(word), word)))


def identity_of(parsed: ParsedCv, *, names: Iterable[str] = (), others: Iterable[str] = ()) -> Identity:
    """Who the CV is of; `names` and `others` are known from elsewhere (a registration)."""
    basics = parsed.resume.get("basics", {})
    # The words of a link ("Email") tell nobody; its address does.
    read = [
        (f.path, text)
        for f in parsed.fields
        for text in (str(f.value), *((f.quote,) if f.link is None else ()))
    ]
    emails = {text for path, text in read if path == "basics.email"}
    links = [text for path, text in read if _kind_of(path) == "link"]
    links += [profile.get("username", "") for profile in basics.get("profiles", [])]
    handles = {email.split("@")[0] for email in emails}
    for link in links:
        handles |= set(re.sub(r"^\w+://", "", link).rstrip("/").split("/")[1:]) if "/" in link else {link}
    phones = {
        re.sub(r"\D", "", text).removeprefix("62").lstrip("0")
        for path, text in read
        if path == "basics.phone"
    }
    facts = [
        fact.quote for fact in parsed.protected_facts if len(fact.quote) > SHORTEST and _says_much(fact.quote)
    ]
    return Identity(
        names=_folded([*(text for path, text in read if path == "basics.name"), *names]),
        handles=tuple(
            each for each in _folded(handles) if len(each) >= _HANDLE_SHORTEST and not each.isspace()
        ),
        phones=tuple(sorted(digits for digits in phones if len(digits) >= 7)),
        campuses=_folded(text for path, text in read if _kind_of(path) == "campus"),
        others=_folded([*others, *emails, *facts]),
    )


def _says_much(quote: str) -> bool:
    """A street or a birth is looked for everywhere; "Islam" or "26 tahun" only stand covered where they were found."""
    return bool(re.search(r"\d", quote)) and len(quote) > 9


def _kind_of(path: str) -> str | None:
    return next((kind for pattern, kind in _TELLING if pattern.fullmatch(path)), None)


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(fold(text).split()) for text in texts if text and text.strip()}))


def field_spans(parsed: ParsedCv, page: int) -> list[Span]:
    """Where the values themselves stand on a page, and the facts that are protected."""
    spans = []
    for field in parsed.fields:
        kind = _kind_of(field.path)
        if field.page == page and kind is not None:
            spans.append((field.start, field.end, kind))
    spans += [(fact.start, fact.end, "protected") for fact in parsed.protected_facts if fact.page == page]
    return [span for span in spans if span[0] < span[1]]


def find_identity(text: str, identity: Identity) -> list[Span]:
    """Every place of `text` that tells who it is, in order, none touching another."""
    flat = fold(text)
    found = [*_of_contact(flat), *_of_names(text, flat, identity), *_of_values(flat, identity)]
    for campus in identity.campuses:
        for pattern in campus_patterns(campus):
            found += [(*match.span(), "campus") for match in pattern.finditer(flat)]
    for number, kind in NUMBERS:
        for match in re.finditer(number, flat):
            found.append((start_of_number(flat, match), match.end(), kind))
    return merged(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    result: list[Span] = []
    for start, end, kind in sorted(span for span in spans if span[0] < span[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]), result[-1][2])
        else:
            result.append((start, end, kind))
    return result


def _of_contact(flat: str) -> Iterator[Span]:
    yield from ((*span, "email") for span in mails(flat))
    for match in _LINK.finditer(flat):
        yield (*match.span(), "link")
    for match in _NETWORK.finditer(flat):
        group = "value" if match["value"] else "handle"
        yield (*match.span(group), "link")
    for match in _PHONE.finditer(flat):
        digits = sum(letter.isdigit() for letter in match.group())
        if 8 <= digits <= 15 and not _DATES.search(match.group()):
            yield (*match.span(), "phone")
    for match in _ADDRESS.finditer(flat):
        yield (*match.span(), "address")
    for match in _LONG_NUMBER.finditer(flat):
        yield (*match.span(), number_kind(match.group()) or "number")


def mails(text: str) -> Iterator[tuple[int, int]]:
    """The places of e-mail addresses, however strange what stands before their sign."""
    for match in _FROM_SIGN.finditer(text):
        start, _ = _grown(text, match.start(), match.start(), ".+-", behind=False)
        if start < match.start():
            yield start, match.end()


def _grown(text: str, start: int, end: int, marks: str, *, behind: bool = True) -> tuple[int, int]:
    """A stretch with the letters, figures, underscores and marks that stand around it."""
    while start and (text[start - 1].isalnum() or text[start - 1] in f"_{marks}"):
        start -= 1
    while behind and end < len(text) and (text[end].isalnum() or text[end] in f"_{marks}"):
        end += 1
    return start, end


def _of_names(text: str, flat: str, identity: Identity) -> Iterator[Span]:
    words = identity.words
    for name in identity.names:
        parts = re.findall(r"[^\W\d_]+", name)
        if not parts:
            continue
        whole = r"[\W_]*".join(r"[\W_]?".join(part) for part in parts)
        if sum(map(len, parts)) > SHORTEST:
            yield from (
                (*match.span(), "name") for match in re.finditer(rf"(?<![^\W\d_]){whole}(?![^\W\d_])", flat)
            )
        if len(parts) > 1:
            initials = r"\.\s?".join(part[0] for part in parts)
            yield from (
                (*match.span(), "name") for match in re.finditer(rf"(?<!\w){initials}\.?(?!\w)", flat)
            )
    if not words:
        return
    any_word = "|".join(map(re.escape, words))
    # An initial beside a word of the name belongs to it: "J. Santoso", "Santoso, J.".
    beside = r"(?:(?<!\w)[a-z](?:\.\s?|\s)){0,12}"
    behind = r"(?:,?\s[a-z]\.(?!\w)){0,12}"
    for match in re.finditer(rf"{beside}(?<![^\W\d_])(?:{any_word})(?![^\W\d_]){behind}", flat):
        yield (*match.span(), "name")
    for token in _TOKEN.finditer(text):
        if _hides_name(token.group(), words):
            yield (*token.span(), "name")


def _hides_name(token: str, words: tuple[str, ...]) -> bool:
    """Whether a handle, a file name or words written together hold the name."""
    flat = fold(token)
    inside = [word for word in words if word in flat]
    if not inside:
        return False
    if _CAMEL.search(token) or _HANDLE_LIKE.search(token.strip(".,;:()")):
        pieces = {fold(piece) for piece in re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+", token)}
        if any(len(word) > SHORTEST + 1 or word in pieces for word in inside):
            return True
    return len(inside) > 1 and sum(map(len, inside)) >= 0.7 * len(flat)


def _of_values(flat: str, identity: Identity) -> Iterator[Span]:
    for digits in identity.phones:
        pattern = r"[+(]?\d{0,3}[\s().–-]{0,3}" + r"[\s().–-]{0,3}".join(digits)
        yield from ((*match.span(), "phone") for match in re.finditer(pattern, flat))
    for value in identity.handles:
        reached = 0
        for match in re.finditer(rf"(?<![a-z]){re.escape(value)}(?![a-z])", flat):
            if match.start() >= reached:
                start, reached = _grown(flat, *match.span(), ".@/-")
                yield start, reached, "handle"
    for value in identity.others:
        pattern = r"\s+".join(map(re.escape, value.split()))
        yield from ((*match.span(), "other") for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", flat))


def what_leaks(text: str, identity: Identity) -> set[str]:
    """The kinds of identity that a text still tells: found again as above, and by comparing bare letters and digits."""
    flat = fold(text)
    kinds = {kind for _, _, kind in find_identity(text, identity)}
    bare = re.sub(r"[\W_]", "", flat)
    words = set(re.findall(r"[^\W\d_]+", flat))
    if words & set(identity.words):
        kinds.add("name")
    for name in identity.names:
        squeezed = re.sub(r"[\W\d_]", "", name)
        if len(squeezed) > 2 * SHORTEST and squeezed in bare:
            kinds.add("name")
    if any(re.sub(r"[\W_]", "", value) in bare for value in identity.handles if len(value) > 2 * SHORTEST):
        kinds.add("handle")
    digits = re.sub(r"\D", "", flat)
    if any(number in digits for number in identity.phones):
        kinds.add("phone")
    if "@" in flat and re.search(r"\w@\w", flat):
        kinds.add("email")
    return kinds
