"""JSON Resume 1.x: taken over value by value, each quoted from a readable page that is written from it.

Unknown keys are dropped, as are the keys of protected facts. Values keep the words of the file; only dates that no
calendar has and values of the wrong type are left out, with a warning.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from talent.cv.assemble import Assembly, months_of_work
from talent.cv.fields.contact import find_phone
from talent.cv.fields.languages import NAMES
from talent.cv.fields.skills import Skill
from talent.cv.formats.read_text import clean, decode
from talent.cv.formats.structured import RUNNING, as_json_resume, iso_date
from talent.cv.found import Entry, Found
from talent.cv.language import language_of
from talent.cv.layout import TextLine
from talent.cv.phrases import phrases_of_entry, phrases_of_skills, phrases_of_text
from talent.cv.protection.protected import number_kind, sentence_kinds
from talent.cv.refusal import refuse, unreadable
from talent.cv.section import Section
from talent.cv.types import Page, ParsedCv, Reason, SkillPhrase, SpokenLanguage
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.degrees import find_degree, split_titles
from talent.cv.vocabulary.levels import level_of
from talent.cv.vocabulary.places import find_places

MAX_DEPTH = 40
MAX_VALUES = 4_000
MAX_TEXT = 5_000
SECTIONS: dict[str, tuple[str, ...]] = {
    "work": ("name", "position", "location", "url", "startDate", "endDate", "summary", "highlights", "description"),
    "volunteer": ("organization", "position", "location", "url", "startDate", "endDate", "summary", "highlights"),
    "education": ("institution", "url", "studyType", "area", "startDate", "endDate", "score", "courses"),
    "projects": ("name", "description", "entity", "type", "url", "startDate", "endDate", "highlights",
    "keywords", "roles"),
    "certificates": ("name", "issuer", "date", "url"),
    "awards": ("title", "awarder", "date", "summary"),
    "publications": ("name", "publisher", "releaseDate", "url", "summary"),
    "skills": ("name", "level", "keywords"),
    "languages": ("language", "fluency"),
    "interests": ("name", "keywords"),
}  # fmt: skip
BASICS = ("name", "label", "email", "phone", "url", "summary")
LOCATION = ("city", "region", "countryCode")
PROFILE = ("network", "username", "url")
DATES = ("startDate", "endDate", "date", "releaseDate")
PROTECTED = {
    "image": "photo", "picture": "photo", "photo": "photo", "birth": "birth", "birthDate": "birth",
    "birthday": "birth",
    "dateOfBirth": "birth", "gender": "sex", "sex": "sex", "religion": "religion", "agama": "religion",
    "maritalStatus": "marital_status", "nationality": "nationality", "age": "age", "nik": "nik", "nip": "nip",
}  # fmt: skip
DATE = re.compile(r"^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")


def read_json(data: bytes) -> ParsedCv:
    """A JSON Resume file as an answer; raises Refusal for other JSON, broken JSON and JSON without end."""
    text = decode(data)
    if _depth(text) > MAX_DEPTH:
        raise refuse("cv.reason.too_complex")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unreadable("cv.reason.damaged", format="json") from error
    if isinstance(document, dict) and isinstance(document.get("resume"), dict):
        document = document["resume"]
    if not isinstance(document, dict) or not (document.keys() & {"basics", "work", "education", "skills"}):
        raise refuse("cv.reason.json_not_resume")
    return take_resume(document, kind="json")


def take_resume(document: Mapping[str, Any], *, kind: str) -> ParsedCv:
    """The answer for a document with the keys of JSON Resume, of any version; `kind` is the format it came in."""
    return _Taker(as_json_resume(document), kind).take()


def _depth(text: str) -> int:
    """How deep brackets are nested, strings aside; told without recursion."""
    depth = deepest = 0
    for match in re.finditer(r'"(?:\\.|[^"\\])*"|[\[{]|[\]}]', text, re.S):
        first = match.group()[0]
        if first in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in "]}":
            depth -= 1
    return deepest


class _Taker:
    """Writes the page and notes where each value stands."""

    def __init__(self, document: dict[str, Any], kind: str) -> None:
        self.document = document
        self.kind = kind
        self.parts: list[str] = []
        self.length = 0
        self.warnings: list[Reason] = []
        self.kinds: set[str] = set()
        self.values = 0

    def line(self, text: str) -> int:
        """Write one line; returns its offset."""
        start = self.length
        self.parts.append(text)
        self.length += len(text) + 1
        return start

    def value(self, value: object, label: str) -> Found | None:
        """Write one value on a line of its own (`label: value`) and note where it stands."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            if value is not None:
                self.warnings.append(Reason("cv.warning.wrong_type", {"path": label}))
            return None
        text = re.sub(r"\s+", " ", clean(str(value))).strip()[:MAX_TEXT]
        self.values += 1
        if not text or self.values > MAX_VALUES:
            return None
        if number_kind(text):
            self.kinds.add(number_kind(text) or "nik")
            return None
        start = self.line(text)
        return Found(text, 1, start, start + len(text), 1.0)

    def take(self) -> ParsedCv:
        """Write the page, then put the answer together."""
        basics, profiles, location, titles, summary = self._basics()
        entries = {
            key: self._entries(key)
            for key in (
                "work",
                "volunteer",
                "education",
                "awards",
                "certificates",
                "publications",
                "projects",
            )
        }
        skills = self._skills("skills")
        languages = self._languages()
        interests = self._skills("interests")
        pages = (Page(1, 0.0, 0.0, "\n".join(self.parts)),)
        assembly = Assembly(pages)
        result: dict[str, Any] = {}
        for key, found in basics.items():
            if assembly.add(f"basics.{key}", found):
                result[key] = found.value
        if location:
            result["location"] = {
                key: found.value
                for key, found in location.items()
                if assembly.add(f"basics.location.{key}", found)
            }
        if profiles:
            result["profiles"] = [
                {
                    key: found.value
                    for key, found in profile.items()
                    if assembly.add(f"basics.profiles[{number}].{key}", found)
                }
                for number, profile in enumerate(profiles)
            ]
        if result:
            assembly.resume["basics"] = result
        phrases: list[SkillPhrase] = phrases_of_text(summary, pages)
        for key, items in entries.items():
            assembly.put_entries(key, items)
            for number, entry in enumerate(items):
                phrases += phrases_of_entry(entry, f"{key}[{number}]", pages)
        self._put(assembly, skills, languages, interests)
        phrases += phrases_of_skills(skills, pages)
        for key in ("name", "email", "phone", "label", "location", "summary"):
            if not result.get(key):
                assembly.miss(f"basics.{key}", "cv.missing.not_in_file", key=f"basics.{key}")
        for key in ("work", "education", "skills", "languages"):
            if key not in assembly.resume:
                assembly.miss(key, "cv.missing.not_in_file", key=key)
        levels = [
            entry.level for entry in entries["education"] if entry.level is not None and not entry.current
        ]
        city = location.get("city")
        return ParsedCv(
            status="parsed",
            format=self.kind,
            language=language_of([TextLine(part) for part in self.parts]),
            pages=pages,
            resume=assembly.resume,
            fields=tuple(assembly.fields),
            missing=tuple(assembly.missing),
            phrases=tuple(phrases),
            work_spans=months_of_work(entries["work"]),
            education_level=max(levels, default=None),
            languages=tuple(
                SpokenLanguage(code, level_of(str(fluency.value)) if fluency else None)
                for name, fluency in languages
                if (code := _code(str(name.value))) is not None
            ),
            region=next((place.code for place in find_places(str(city.value)) if place.code), None)
            if city
            else None,
            titles=titles,
            warnings=(*self.warnings, *assembly.warnings),
            protected=tuple(sorted(self.kinds)),
        )

    def _basics(
        self,
    ) -> tuple[dict[str, Found], list[dict[str, Found]], dict[str, Found], tuple[str, ...], list[Found]]:
        basics = self.document.get("basics")
        basics = basics if isinstance(basics, dict) else {}
        self._note_protected(basics)
        self._note_protected(self.document)
        found: dict[str, Found] = {}
        titles: tuple[str, ...] = ()
        for key in BASICS:
            value = basics.get(key)
            if key == "summary" and isinstance(value, str):
                value = self._without_protected(value)
            item = self.value(value, f"basics.{key}")
            if item is None:
                continue
            if key == "name":
                start, end, titles = split_titles(str(item.value))
                item = Found(str(item.value)[start:end], 1, item.start + start, item.start + end, 1.0)
            if key == "email":
                item.value = str(item.value).lower()
            if key == "phone":
                line = TextLine(str(item.value), start=item.start)
                item = find_phone([Section("contact", None, [line])]) or item
            found[key] = item
        where = basics.get("location")
        location = {}
        if isinstance(where, dict):
            for key in LOCATION:
                item = self.value(where.get(key), f"basics.location.{key}")
                if item is not None:
                    location[key] = item
        profiles = []
        for profile in _dicts(basics.get("profiles")):
            values = {
                key: item
                for key in PROFILE
                if (item := self.value(profile.get(key), f"basics.profiles.{key}")) is not None
            }
            if values:
                profiles.append(values)
        return found, profiles, location, titles, [found["summary"]] if "summary" in found else []

    def _note_protected(self, values: dict[str, Any]) -> None:
        self.kinds |= {kind for key, kind in PROTECTED.items() if values.get(key)}

    def _without_protected(self, text: str) -> str:
        sentences = re.split(r"(?<=[.!?])\s+", text)
        for sentence in sentences:
            self.kinds |= sentence_kinds(sentence)
        return " ".join(sentence for sentence in sentences if not sentence_kinds(sentence))

    def _entries(self, section: str) -> list[Entry]:
        """Entries of a section; the heading is written before the first."""
        entries: list[Entry] = []
        for item in _dicts(self.document.get(section)):
            if not entries:
                self.line("")
                self.line(section.upper())
            entry = Entry(section)
            for key in SECTIONS[section]:
                value = item.get(key)
                path = f"{section}[{len(entries)}].{key}"
                if key in DATES:
                    self._date(entry, key, value, path)
                elif isinstance(value, list):
                    entry.highlights += [
                        found for text in value if (found := self.value(text, path)) is not None
                    ]
                elif (found := self.value(value, path)) is not None:
                    entry.values["location" if key == "location" else key] = found
            entry.current = (
                "startDate" in entry.values
                and not item.get("endDate")
                and section in ("work", "volunteer", "education")
            )
            # Each date alone may be one of the calendar, and the two in an order that no job has.
            entry.bad_dates = None not in (entry.start_month, entry.end_month) and str(entry.end_month) < str(
                entry.start_month
            )
            if section == "education" and "studyType" in entry.values:
                degree = find_degree(str(entry.values["studyType"].value))
                entry.level = degree.level if degree else None
            entries.append(entry)
        return entries

    def _date(self, entry: Entry, key: str, value: object, path: str) -> None:
        """A date of the schema, and nothing that only looks like one."""
        if value in (None, "") or (isinstance(value, str) and RUNNING.match(value.strip())):
            return
        if isinstance(value, str | int) and not isinstance(value, bool):
            value = iso_date(str(value)) or value
        if (
            not isinstance(value, str)
            or not DATE.match(value)
            or any(item.bad for item in find_ranges(value))
        ):
            self.warnings.append(Reason("cv.warning.bad_date", {"text": str(value)[:40], "page": 1}))
            return
        found = self.value(value, path)
        if found is None:
            return
        entry.values[key] = found
        month = value[:7] if len(value) >= 7 else None
        if key == "startDate":
            entry.start_month = month
        else:
            entry.end_month = month

    def _skills(self, section: str) -> list[Skill]:
        skills = []
        for item in _dicts(self.document.get(section)):
            name = self.value(item.get("name"), f"{section}.name")
            level = self.value(item.get("level"), f"{section}.level")
            words = item.get("keywords")
            keywords = (
                [found for word in words if (found := self.value(word, f"{section}.keywords"))]
                if isinstance(words, list)
                else []
            )
            if name is not None:
                skills.append(Skill(name, keywords, level))
        return skills

    def _languages(self) -> list[tuple[Found, Found | None]]:
        result = []
        for item in _dicts(self.document.get("languages")):
            name = self.value(item.get("language"), "languages.language")
            fluency = self.value(item.get("fluency"), "languages.fluency")
            if name is not None:
                result.append((name, fluency))
        return result

    def _put(
        self,
        assembly: Assembly,
        skills: list[Skill],
        languages: list[tuple[Found, Found | None]],
        interests: list[Skill],
    ) -> None:
        """Skills, languages and interests of the resume."""
        for section, items in (("skills", skills), ("interests", interests)):
            rows: list[dict[str, Any]] = []
            for skill in items:
                path = f"{section}[{len(rows)}]"
                row: dict[str, Any] = {}
                if assembly.add(f"{path}.name", skill.name):
                    row["name"] = skill.name.value
                if skill.level is not None and assembly.add(f"{path}.level", skill.level):
                    row["level"] = skill.level.value
                words = [
                    word.value
                    for number, word in enumerate(skill.keywords)
                    if assembly.add(f"{path}.keywords[{number}]", word)
                ]
                rows.append({**row, "keywords": words} if words else row)
            if rows:
                assembly.resume[section] = rows
        rows = []
        for number, (name, fluency) in enumerate(languages):
            row = {"language": name.value}
            assembly.add(f"languages[{number}].language", name)
            if fluency is not None and assembly.add(f"languages[{number}].fluency", fluency):
                row["fluency"] = fluency.value
            rows.append(row)
        if rows:
            assembly.resume["languages"] = rows


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)][:500] if isinstance(value, list) else []


def _code(name: str) -> str | None:
    words = re.findall(r"[a-z]+", name.lower())
    return next((NAMES[word] for word in words if word in NAMES), None)
