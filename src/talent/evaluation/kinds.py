"""The kinds of values that are compared, each with where it stands in a JSON Resume and how it is folded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import eq
from typing import Any, Final

from talent.evaluation import folding

Resume = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a kind: as it stands, as it is compared, and its path in the resume (None where it has none)."""

    text: str
    key: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of values: its name, how its values are read from a resume, how they are folded.

    `meets` says whether a found value (first) is a true one; values are equal where it is not given. `whole` is False
    where a value is made of several and so has no confidence of its own.
    """

    name: str
    read: Callable[[Resume], Iterator[tuple[str, object]]]
    key: Callable[[str], str] = folding.comparable
    meets: Callable[[str, str], bool] = eq
    whole: bool = True

    def values(self, resume: Resume) -> list[Value]:
        """Return the values of this kind in the resume, empty ones left out."""
        found = ((path, str(text).strip()) for path, text in self.read(resume) if text is not None)
        return [Value(text, self.key(text), path if self.whole else None) for path, text in found if text]


def same_date(found: str, true: str) -> bool:
    """Where the truth has a year alone, the year is judged; a month is not met by its year."""
    return found[: len(true)] == true


def same_link(found: str, true: str) -> bool:
    """Where the document prints the name of a user alone, an address that ends with it is right."""
    return found == true or ("/" not in true and found.endswith(f"/{true}"))


def _basics(*keys: str) -> Callable[[Resume], Iterator[tuple[str, object]]]:
    def read(resume: Resume) -> Iterator[tuple[str, object]]:
        value: Any = resume.get("basics") or {}
        for key in keys:
            value = (value or {}).get(key)
        yield ".".join(("basics", *keys)), value

    return read


def _each(section: str, key: str) -> Callable[[Resume], Iterator[tuple[str, object]]]:
    def read(resume: Resume) -> Iterator[tuple[str, object]]:
        for index, entry in enumerate(resume.get(section) or []):
            yield f"{section}[{index}].{key}", entry.get(key)

    return read


def _links(resume: Resume) -> Iterator[tuple[str, object]]:
    """The page of the person and the profiles: the address, or the name of the user where only that is told."""
    basics = resume.get("basics") or {}
    yield "basics.url", basics.get("url")
    for index, profile in enumerate(basics.get("profiles") or []):
        yield f"basics.profiles[{index}].url", profile.get("url") or profile.get("username")


def _together(resume: Resume) -> Iterator[tuple[str, object]]:
    """Organisation and position of one entry, where it has both."""
    for index, entry in enumerate(resume.get("work") or []):
        if entry.get("name") and entry.get("position"):
            yield f"work[{index}]", f"{entry['name']} | {entry['position']}"


def _highlights(resume: Resume) -> Iterator[tuple[str, object]]:
    for index, entry in enumerate(resume.get("work") or []):
        for number, text in enumerate(entry.get("highlights") or []):
            yield f"work[{index}].highlights[{number}]", text


def _skills(resume: Resume) -> Iterator[tuple[str, object]]:
    """The listed items: the keywords of a group, or the skill itself where it is no group."""
    for index, item in enumerate(resume.get("skills") or []):
        for number, keyword in enumerate(item.get("keywords") or []):
            yield f"skills[{index}].keywords[{number}]", keyword
        if not item.get("keywords"):
            yield f"skills[{index}].name", item.get("name")


def _certificates(resume: Resume) -> Iterator[tuple[str, object]]:
    """Certificates and courses: documents do not keep them apart."""
    yield from _each("certificates", "name")(resume)
    yield from _each("courses", "name")(resume)


def _pair(text: str) -> str:
    return " | ".join(map(folding.comparable, text.split(" | ")))


def _any_text(text: str) -> str:
    """Highlights are counted, not compared: every one is equal to every other."""
    del text
    return "·"


KINDS: Final = (
    Kind("name", _basics("name")),
    Kind("email", _basics("email"), folding.comparable_email),
    Kind("phone", _basics("phone"), folding.comparable_phone),
    Kind("location", _basics("location", "city")),
    Kind("url", _links, folding.comparable_url, same_link),
    Kind("label", _basics("label")),
    Kind("summary", _basics("summary"), folding.letters, whole=False),
    Kind("work.name", _each("work", "name")),
    Kind("work.position", _each("work", "position")),
    Kind("work.startDate", _each("work", "startDate"), folding.comparable_date, same_date),
    Kind("work.endDate", _each("work", "endDate"), folding.comparable_date, same_date),
    Kind("work.name+position", _together, _pair, whole=False),
    Kind("work.highlights", _highlights, _any_text, whole=False),
    Kind("volunteer.organization", _each("volunteer", "organization")),
    Kind("volunteer.position", _each("volunteer", "position")),
    Kind("education.institution", _each("education", "institution")),
    Kind("education.studyType", _each("education", "studyType"), folding.comparable_degree),
    Kind("education.area", _each("education", "area")),
    Kind("education.startDate", _each("education", "startDate"), folding.comparable_date, same_date),
    Kind("education.endDate", _each("education", "endDate"), folding.comparable_date, same_date),
    Kind("education.score", _each("education", "score"), folding.comparable_score),
    Kind("skills", _skills),
    Kind("languages", _each("languages", "language")),
    Kind("certificates", _certificates),
    Kind("projects", _each("projects", "name")),
    Kind("awards", _each("awards", "title")),
    Kind("publications", _each("publications", "name")),
)
NAMES: Final = tuple(kind.name for kind in KINDS)
# What a reader must get right first, and the least F1 that it must show on layouts it was not tuned on.
WANTED: Final = {
    "name": 0.98,
    "email": 0.995,
    "phone": 0.99,
    "work.name": 0.92,
    "work.position": 0.92,
    "work.startDate": 0.93,
    "work.endDate": 0.93,
    "education.institution": 0.94,
    "education.studyType": 0.94,
    "education.area": 0.88,
    "education.startDate": 0.93,
    "education.endDate": 0.93,
    "skills": 0.93,
}


def truth(resume: Resume, skills: tuple[str, ...]) -> dict[str, list[Value]]:
    """Return the true values of each kind; the skills are those listed in the document, one by one."""
    values = {kind.name: kind.values(resume) for kind in KINDS}
    values["skills"] = [Value(text, folding.comparable(text), None) for text in skills]
    return values


def found(resume: Resume) -> dict[str, list[Value]]:
    """Return the found values of each kind."""
    return {kind.name: kind.values(resume) for kind in KINDS}
