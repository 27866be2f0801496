"""Links and profiles: addresses with or without a scheme, and handles that a label or network's name explains."""

import re

from talent.cv.fields.contact import EMAIL, PHONE_LIKE
from talent.cv.found import Found, found_in
from talent.cv.headings import normal
from talent.cv.layout import TextLine
from talent.cv.section import Section

URL = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s,;|<>()\"']+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|id|net|org|"
    r"io|dev|me|co|app|info|tech|site|example|xyz|page)"
    r"(?:/[^\s,;|<>()\"']*)?(?![\w@])",
    re.I,
)
NETWORKS = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "twitter": "Twitter",
    "x": "X", "instagram": "Instagram", "facebook": "Facebook", "medium": "Medium",
    "behance": "Behance", "dribbble": "Dribbble", "kaggle": "Kaggle", "stackoverflow": "Stack Overflow",
    "youtube": "YouTube", "tiktok": "TikTok", "orcid": "ORCID", "telegram": "Telegram", "scholar": "Google Scholar",
}  # fmt: skip
CHATS = ("wa.me", "api.whatsapp.com", "t.me")
HANDLE = re.compile(
    r"(?<![\w@./-])(?P<network>linked[ -]?in|git ?hub|gitlab|twitter|instagram|facebook|behance|dribbble|kaggle|medium|"
    r"youtube|tiktok|stack ?overflow|telegram|orcid|ig|x(?=\s*[:\t]))\s*(?:[:\t|–-]\s*)*(?:[(]\s*)?"
    r"(?P<user>(?:(?:www\.)?linkedin\.com/)?(?:in/)?@?[A-Za-z0-9][\w.-]{2,39})(?![\w@/])",
    re.I,
)
SHORT = {"ig": "instagram", "git hub": "github", "linked in": "linkedin", "linked-in": "linkedin",
         "stack overflow": "stackoverflow"}  # fmt: skip
IN_HANDLE = re.compile(r"(?<![\w/.])/?in/(?P<user>[A-Za-z0-9][\w.-]{2,60})")
LINK_SECTIONS = ("head", "contact", "personal", "summary")


def find_links(sections: list[Section]) -> list[tuple[str, str, Found]]:
    """Network, user name and address of every link near the contact data."""
    found: list[tuple[str, str, Found]] = []
    seen: set[str] = set()
    lines = [line for section in sections if section.key in LINK_SECTIONS for line in section.lines]
    for line in lines:
        masked = EMAIL.sub(lambda match: " " * len(match.group()), line.text)
        for match in URL.finditer(masked):
            text = match.group().rstrip(".,;/")
            value = text if text.lower().startswith("http") else f"https://{text}"
            key = re.sub(r"^https?://(?:www\.)?", "", value.lower())
            if key in seen or "." not in key or key.startswith(CHATS):
                continue
            seen.add(key)
            host = key.split("/")[0].split(".")
            network = next((name for part, name in NETWORKS.items() if part in host), "")
            user = text.split("/")[-1] if "/" in key else ""
            found.append(
                (network, user, found_in(line, match.start(), match.start() + len(text), 0.9, value))
            )
    known = {network for network, _, _ in found}
    for line in lines:
        found += [handle for handle in _handles(line) if handle[0] not in known]
    return found


def _handles(line: TextLine) -> list[tuple[str, str, Found]]:
    """ "GitHub: @asep", "in/asep": the name of a network before a handle; no address is made of it."""
    text = re.sub(
        rf"{EMAIL.pattern}|{URL.pattern}", lambda match: " " * len(match.group()), line.text, flags=re.I
    )
    if len(text) > 120:
        return []
    found = []
    for match in HANDLE.finditer(text):
        network = NETWORKS[SHORT.get(match["network"].lower(), match["network"].lower().replace(" ", ""))]
        end = match.end("user")
        user = re.sub(r"^(?:in/)?@?", "", match["user"])
        if re.search(r"[\d_.-]|^[a-z]+$", user) or "@" in match["user"]:
            found.append((network, user, found_in(line, end - len(user), end, 0.8)))
    alone = IN_HANDLE.search(text)
    if not found and alone is not None:
        found.append(("LinkedIn", alone["user"], found_in(line, *alone.span("user"), 0.8)))
    return found


def is_contact(line: TextLine) -> bool:
    """Whether the line says how to reach the person, so that it is no headline and no summary."""
    return (
        bool(EMAIL.search(line.text) or PHONE_LIKE.search(line.text) or URL.search(line.text))
        or normal(line.text) in NETWORKS
        or bool(_handles(line))
    )
