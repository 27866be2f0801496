"""Names of users on networks where no address is printed: behind a label, below it, or behind an icon alone."""

import re
from collections.abc import Sequence

from talent.cv.fields.broken_links import Whole
from talent.cv.fields.contact import EMAIL, PHONE_LIKE, without_mails
from talent.cv.found import Found
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.headings import normal

NETWORKS = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "twitter": "Twitter",
    "x": "X", "instagram": "Instagram", "facebook": "Facebook", "medium": "Medium",
    "behance": "Behance", "dribbble": "Dribbble", "kaggle": "Kaggle", "stackoverflow": "Stack Overflow",
    "youtube": "YouTube", "tiktok": "TikTok", "orcid": "ORCID", "telegram": "Telegram", "scholar": "Google Scholar",
    "researchgate": "ResearchGate", "threads": "Threads", "bitbucket": "Bitbucket", "huggingface": "Hugging Face",
    "leetcode": "LeetCode", "hackerrank": "HackerRank", "codepen": "CodePen", "mastodon": "Mastodon",
}  # fmt: skip
_HANDLE = Caseless(
    r"(?<![\w@./-])(?P<network>linked[ -]?in|git ?hub|gitlab|twitter|instagram|facebook|behance|dribbble|kaggle|medium|"
    r"youtube|tiktok|stack ?overflow|telegram|orcid|researchgate|threads|bitbucket|hugging ?face|leetcode|hackerrank|"
    r"codepen|ig|x(?=\s*[:\t]))(?P<mark>\s*(?:[:\t|/–-]\s*)*(?:[(]\s*)?)"
    r"(?P<user>(?:(?:www\.)?linkedin\.com/)?(?:in/)?@?[A-Za-z0-9][\w.-]{2,39})(?![\w@/])"
)
# The name of a user before that of its network: asep-sunandar-12 (LinkedIn).
_BEFORE_NETWORK = re.compile(r"(?<![\w@./-])(?P<user>@?[A-Za-z0-9][\w.-]{2,39})\s+\((?P<network>\w+)\)")
_SHORT = {"ig": "instagram", "git hub": "github", "linked in": "linkedin", "linked-in": "linkedin",
          "stack overflow": "stackoverflow", "hugging face": "huggingface"}  # fmt: skip
_IN_HANDLE = re.compile(r"(?<![\w/.])/?in/(?P<user>[A-Za-z0-9][\w.-]{2,60})", re.I)
_ADDRESS = Caseless(
    r"(?:https?://|www\.)\S+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{2,7}(?:/\S*)?", needs=("://", ".")
)
_BELOW_LABEL = re.compile(r"@?[A-Za-z0-9][\w.-]{2,39}")
_WAYS = re.compile(
    rf"{EMAIL.pattern}|(?:https?://|www\.)\S+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{{2,7}}/\S*", re.I
)
_LETTER = re.compile(r"[^\W\d]")
_ALONE = re.compile(r"@?[a-z0-9][a-z0-9._-]{3,38}[a-z0-9]")
_PARTS = re.compile(r"[^\s|•·,;]+")
_LONGEST_LINE = 120
# How many lines from the e-mail address, the telephone number or a link a name of a user may stand alone.
_NEAR = 3
Handle = tuple[str, str, Found]


def network_of(parts: Sequence[str]) -> str:
    """The network of the parts of a host, else nothing."""
    return next((name for part, name in NETWORKS.items() if part in parts), "")


def find_handles(
    lines: Sequence[Whole], own: Sequence[str], *, email: Found | None = None, seen: set[str] | None = None
) -> list[Handle]:
    """ "GitHub: @asep", "in/asep", "LinkedIn" above "asep-sunandar", and "asep-sunandar" behind an icon.

    `own` are the words of the person's name, without which a name of a user alone is none. No address is made of it.
    """
    found: list[Handle] = []
    reach = [number for number, whole in enumerate(lines) if _reaches(whole, email)]
    for number, whole in enumerate(lines):
        here = _labelled(whole, own) or _below(lines[number - 1] if number else None, whole)
        if not here and any(abs(number - other) <= _NEAR for other in reach):
            here = _alone(whole, own, email)
        found += [
            handle
            for handle in here
            if not (seen and str(handle[2].value).lower() in seen) and not _overlaps(handle[2], email)
        ]
    return found


def _overlaps(found: Found, email: Found | None) -> bool:
    """Whether a name is a part of the e-mail address, which may be broken over lines."""
    if email is None or email.page != found.page:
        return False
    return found.start < email.end and found.end > email.start


def _labelled(whole: Whole, own: Sequence[str]) -> list[Handle]:
    if len(whole.text) > _LONGEST_LINE:
        return []
    text = _WAYS.sub(lambda match: " " * len(match.group()), whole.text)
    found = []
    for match in _HANDLE.finditer(text):
        network = match["network"].lower()
        end = match.end("user")
        user = re.sub(r"^(?:in/)?@?", "", match["user"]).rstrip(".-")
        end -= len(match["user"]) - len(match["user"].rstrip(".-"))
        told = (
            "@" in match["user"]
            or re.search(r"[:\t|(]", match["mark"])
            or any(word in user.lower() for word in own)
        )
        if (re.search(r"\d|\w[_.-]\w", user) or (told and user.islower())) or "@" in match["user"]:
            name = NETWORKS[_SHORT.get(network, network.replace(" ", ""))]
            found.append((name, user, _found(whole, end - len(user), end, user, 0.8)))
    for match in _BEFORE_NETWORK.finditer(text):
        network = match["network"].lower()
        user = match["user"].lstrip("@")
        if network in NETWORKS and (re.search(r"[\d_.-]", user) or any(word in user.lower() for word in own)):
            found.append(
                (
                    NETWORKS[network],
                    user,
                    _found(whole, match.end("user") - len(user), match.end("user"), user, 0.8),
                )
            )
    alone = _IN_HANDLE.search(text)
    if not found and alone is not None:
        found.append(("LinkedIn", alone["user"], _found(whole, *alone.span("user"), alone["user"], 0.8)))
    return found


def _below(label: Whole | None, whole: Whole) -> list[Handle]:
    """Names of networks on a line of their own, the name of the user below each."""
    if label is None or whole.line.page != label.line.page:
        return []
    labels, cells = label.text.split("\t"), whole.text.split("\t")
    found: list[Handle] = []
    position = 0
    for name, cell in zip(labels, cells, strict=False) if len(labels) == len(cells) else ():
        network = normal(name).strip(" :")
        key = _SHORT.get(network, network)
        text = cell.strip()
        start = position + cell.index(text) + text.startswith("@")
        position += len(cell) + 1
        if (
            key not in NETWORKS
            or key == "x"
            or _BELOW_LABEL.fullmatch(text) is None
            or normal(text) in NETWORKS
        ):
            continue
        if re.search(r"[\d_.@-]", text) or text.islower():
            user = text.lstrip("@")
            found.append((NETWORKS[key], user, _found(whole, start, start + len(user), user, 0.8)))
    return found


def _alone(whole: Whole, own: Sequence[str], email: Found | None) -> list[Handle]:
    """Names of users that bear the person's name, on a line that says nothing else but how to reach them."""
    words = [*own, *([str(email.value).split("@")[0]] if email else [])]
    found = []
    for match in _PARTS.finditer(without_mails(whole.text)):
        text = match.group()
        if _ADDRESS.fullmatch(text) or not _LETTER.search(text):
            continue
        small = text.lower() if text.isupper() else text
        if _ALONE.fullmatch(small) is None or not any(word in small for word in words) or small in own:
            return []
        start = match.start() + text.startswith("@")
        user = text.lstrip("@")
        found.append(("", user, _found(whole, start, start + len(user), user, 0.7)))
    return found


def _reaches(whole: Whole, email: Found | None) -> bool:
    line = whole.line
    if email is not None and email.page == line.page and email.start < line.end and email.end > line.start:
        return True
    text = whole.text
    mail = EMAIL.search(text) if "@" in text else None
    return bool(mail or PHONE_LIKE.search(text) or _ADDRESS.search(text))


def _found(whole: Whole, start: int, end: int, value: str, confidence: float) -> Found:
    return Found(value, whole.line.page, whole.place(start), whole.place(end, end=True), confidence)
