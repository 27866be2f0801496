"""Europass XML as JSON Resume: the SkillsPassport of Cedefop (v2 and v3) and the Candidate of the newer portal.

Elements are told by their local names: the two schemas share none, and their versions differ in namespaces only.
Sources: Europass XML schema v3.3 (Cedefop); Europass 2 XML document elements (HR-XML 3 with EURES additions).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from talent.cv.fields.listed import NAMES as LISTED
from talent.cv.fields.listed import read_listed
from talent.cv.formats.office_zip import parse_xml
from talent.cv.formats.read_json import take_resume
from talent.cv.formats.structured import Item, iso_date, lines_of, links_of, study
from talent.cv.layout import TextLine
from talent.cv.refusal import refuse
from talent.cv.types import ParsedCv
from talent.cv.vocabulary.headings import section_of

PROTECTED = {"Birthdate": "birthDate", "BirthDate": "birthDate", "Gender": "gender", "GenderCode": "gender",
             "Nationality": "nationality", "NationalityCode": "nationality", "Photo": "image"}  # fmt: skip
MAX_ELEMENTS = 50_000


def read_europass(data: bytes) -> ParsedCv:
    """The answer for a Europass file. Raises Refusal: other XML or unsafe XML (refused), damaged (unreadable)."""
    root = parse_xml(data, "xml")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise refuse("cv.reason.too_complex")
    learner = root if _name(root) == "LearnerInfo" else next(_all(root, "LearnerInfo"), None)
    if learner is not None:
        return take_resume(_skills_passport(learner), kind="xml")
    candidate = root if _name(root) == "Candidate" else next(_all(root, "Candidate"), None)
    if candidate is not None:
        return take_resume(_candidate(candidate), kind="xml")
    raise refuse("cv.reason.format_not_read", format="xml")


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    """Every element below with this local name, in order."""
    return (child for child in element.iter() if child is not element and _name(child) == name)


def _at(element: Element | None, *path: str) -> Element | None:
    """The first child of each name, one below the other."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if _name(child) == name), None)
    return element


def _text(element: Element | None, *path: str) -> str | None:
    found = _at(element, *path)
    text = "" if found is None else "".join(found.itertext()).strip()
    return text or None


def _first(element: Element, *names: str) -> str | None:
    """The text of the first element below that has one of the names, the names in order of preference."""
    for name in names:
        for found in _all(element, name):
            text = "".join(found.itertext()).strip()
            if text:
                return text
    return None


def _protected(element: Element) -> Item:
    """Marks for protected facts, so that they are told as seen; the values are dropped at once."""
    return {key: "seen" for name, key in PROTECTED.items() if next(_all(element, name), None) is not None}


# SkillsPassport


def _skills_passport(learner: Element) -> Item:
    who = _at(learner, "Identification")
    who = learner if who is None else who
    contact = next(_all(who, "ContactInfo"), who)
    headline = _at(learner, "Headline")
    kind = _text(headline, "Type", "Code") or ""
    described = _text(headline, "Description", "Label") or _text(headline, "Description")
    summary = kind == "personal_statement"
    names = (_first(who, "FirstName"), _first(who, "Surname"))
    websites = [text for site in _all(contact, "Website") if (text := _first(site, "Contact"))]
    phones = [text for phone in _all(contact, "Telephone") if (text := _first(phone, "Contact"))]
    place = next(_all(contact, "Address"), None)
    return {
        "basics": {
            "name": " ".join(filter(None, names)) or None,
            "label": None if summary else described,
            "summary": described if summary else None,
            "email": next(
                (text for mail in _all(contact, "Email") if (text := "".join(mail.itertext()).strip())), None
            ),
            "phone": next(iter(phones), None),
            "location": _place(place),
            **links_of(websites),
            **_protected(who),
        },
        "work": [
            {
                "name": _text(job, "Employer", "Name"),
                "position": _first_below(job, "Position", "Label") or _text(job, "Position"),
                "location": _municipality(_at(job, "Employer")),
                **_period(_at(job, "Period")),
                "highlights": lines_of(_text(job, "Activities") or ""),
            }
            for job in _all(learner, "WorkExperience")
        ],
        "education": [
            {
                "institution": _text(item, "Organisation", "Name"),
                **study(_text(item, "Title") or _first_below(item, "Title", "Label") or ""),
                **_field(item),
                **_period(_at(item, "Period")),
                "courses": lines_of(_text(item, "Activities") or ""),
            }
            for item in _all(learner, "Education")
        ],
        "skills": _described_skills(learner),
        "languages": [*_mother_tongues(learner), *_foreign_languages(learner)],
        **_achievements(learner),
    }


def _first_below(element: Element, parent: str, name: str) -> str | None:
    below = _at(element, parent)
    return None if below is None else _first(below, name)


def _field(item: Element) -> Item:
    area = _text(item, "Field", "Label")
    return {"area": area} if area else {}


def _place(address: Element | None) -> Item:
    """City and country; the line of the street is protected and not looked at."""
    if address is None:
        return {}
    city = _first(address, "Municipality", "CityName")
    country = _first(address, "Code", "CountryCode")
    return {"city": city, "countryCode": country.upper() if country else None}


def _municipality(element: Element | None) -> str | None:
    return None if element is None else _first(element, "Municipality")


def _period(period: Element | None) -> dict[str, Any]:
    """Dates of `<From year month day>` and `<To …>`; months are `--MM`, days `---DD`."""
    if period is None:
        return {}
    return {"startDate": _point(_at(period, "From")), "endDate": _point(_at(period, "To"))}


def _point(element: Element | None) -> str | None:
    if element is None or not (element.get("year") or _text(element, "Year")):
        return None
    year = (element.get("year") or _text(element, "Year") or "").strip("-")
    month = (element.get("month") or _text(element, "Month") or "").strip("-")
    return f"{year}-{month.zfill(2)}" if month else year


def _described_skills(learner: Element) -> list[Item]:
    """The items of the described kinds of skill; languages are told apart."""
    items: list[Item] = []
    skills = next(_all(learner, "Skills"), None)
    for part in () if skills is None else skills:
        if _name(part) == "Linguistic":
            continue
        for described in _all(part, "Description"):
            for line in lines_of("".join(described.itertext())):
                words = (word.strip(" .") for piece in line.split(";") for word in _listed(piece))
                items += [{"name": word} for word in words if word]
    return items


def _listed(text: str) -> list[str]:
    """The words of a list parted by commas; a sentence stays whole."""
    parts = text.split(",")
    return parts if all(len(part.split()) <= 5 for part in parts) else [text]


def _mother_tongues(learner: Element) -> list[Item]:
    labels = (_first(tongue, "Label") for tongue in _all(learner, "MotherTongue"))
    return [{"language": label, "fluency": None} for label in labels if label]


def _foreign_languages(learner: Element) -> list[Item]:
    items = []
    for language in _all(learner, "ForeignLanguage"):
        label = _text(language, "Description", "Label")
        levels = next(_all(language, "ProficiencyLevel"), None)
        texts = [] if levels is None else ["".join(level.itertext()).strip() for level in levels]
        items.append({"language": label, "fluency": _most_common(texts)})
    return items


def _most_common(levels: list[str]) -> str | None:
    """The level of most of the parts of a language (listening, reading, speaking, writing)."""
    counts = Counter(filter(None, levels))
    return counts.most_common(1)[0][0] if counts else None


def _achievements(learner: Element) -> dict[str, list[Item]]:
    """What stands under achievements, by the code of its title."""
    sections = {"certifications": ("certificates", "name"), "courses": ("certificates", "name"),
                "honors_awards": ("awards", "title"), "publications": ("publications", "name"),
                "projects": ("projects", "name"), "memberships": ("volunteer", "organization")}  # fmt: skip
    result: dict[str, list[Item]] = {}
    for item in _all(learner, "Achievement"):
        section, key = sections.get(_text(item, "Title", "Code") or "", ("", ""))
        if section:
            for line in lines_of(_text(item, "Description") or ""):
                result.setdefault(section, []).append(
                    _titled(line, section) if section in LISTED else {key: line}
                )
    return result


def _titled(line: str, section: str) -> Item:
    """Title, giver and date of one line ("Scrum Master, Scrum Alliance (Jun 2023)"), each as far as it is told."""
    entry = next(iter(read_listed([TextLine(line)], section)), None)
    if entry is None:
        return {LISTED[section][0]: line}
    return {key: found.value for key, found in entry.values.items()}


def _others(profile: Element) -> dict[str, list[Item]]:
    """Sections that people have added themselves, by what their titles say."""
    result: dict[str, list[Item]] = {}
    for others in _all(profile, "Others"):
        section = section_of(_text(others, "Title") or "") or ""
        if section not in LISTED:
            continue
        title, giver, _ = LISTED[section]
        for item in _all(others, "Other"):
            told = lines_of(_text(item, "Description") or "")
            who = {giver: told[0]} if told and len(told[0]) < 90 else {}
            result.setdefault(section, []).append({title: _text(item, "Title"), **who})
    return result


# Candidate


def _candidate(candidate: Element) -> Item:
    person = next(_all(candidate, "CandidatePerson"), candidate)
    profile = next(_all(candidate, "CandidateProfile"), candidate)
    names = (_first(person, "GivenName"), _first(person, "FamilyName"))
    channels = [(_text(item, "ChannelCode") or "", item) for item in _all(person, "Communication")]
    phone = next((item for code, item in channels if code == "Telephone"), None)
    address = next(_all(person, "Address"), None)
    others = _others(profile)
    return {
        "basics": {
            "name": " ".join(filter(None, names)) or None,
            "email": next((_first(item, "URI") for code, item in channels if code == "Email"), None),
            "phone": None if phone is None else _phone(phone),
            "summary": " ".join(lines_of(_first(profile, "ExecutiveSummary") or "")) or None,
            "location": _place(address),
            **links_of([text for code, item in channels if code == "Web" and (text := _first(item, "URI"))]),
            **_protected(person),
        },
        "work": [
            _position(position, employer)
            for employer in _all(profile, "EmployerHistory")
            for position in _all(employer, "PositionHistory")
        ],
        "education": [
            {
                "institution": _text(item, "OrganizationName"),
                **study(_first(item, "DegreeName") or ""),
                **_attended(_at(item, "AttendancePeriod")),
                "score": _grade(item),
            }
            for item in _all(profile, "EducationOrganizationAttendance")
        ],
        "skills": _competencies(profile),
        "languages": [*_primary_languages(person), *_spoken(profile)],
        "certificates": [
            {
                "name": _first(
                    item, "CertificationName", "LicenseName", "CertificationTypeCode", "Title", "Name"
                ),
                "issuer": _first(item, "IssuingAuthorityName", "IssuingAuthority", "OrganizationName"),
                "date": _date(_first(item, "FirstIssuedDate", "StartDate", "FormattedDateTime")),
            }
            for name in ("Certification", "License")
            for item in _all(profile, name)
        ]
        + others.pop("certificates", []),
        "projects": [
            {
                "name": _first(item, "Title", "ProjectName", "Name"),
                **_attended(item),
                "highlights": lines_of(_first(item, "Description") or ""),
            }
            for item in _all(profile, "Project")
        ],
        "publications": [
            {
                "name": _first(item, "Title", "FormattedPublicationDescription"),
                "publisher": _first(item, "PublisherName", "Reference"),
                "releaseDate": _date(_first(item, "PublicationDate", "Year", "Date")),
            }
            for item in _all(profile, "Publication")
        ]
        + others.pop("publications", []),
        **others,
    }


def _phone(item: Element) -> str | None:
    number, country = _first(item, "DialNumber"), _first(item, "CountryDialing")
    return f"+{country.lstrip('+')} {number}" if number and country else number


def _position(position: Element, employer: Element) -> Item:
    period = next((item for item in position if _name(item) in ("EmploymentPeriod", "PositionPeriod")), None)
    return {
        "name": _text(employer, "OrganizationName"),
        "position": _first(position, "PositionTitle"),
        "location": _text(position, "City") or _first(employer, "City", "CityName"),
        **_attended(period),
        "highlights": lines_of(_text(position, "Description") or ""),
    }


def _attended(period: Element | None) -> dict[str, Any]:
    if period is None:
        return {}
    return {"startDate": _date(_first(period, "StartDate")), "endDate": _date(_first(period, "EndDate"))}


def _date(text: str | None) -> str | None:
    return None if not text else iso_date(text) or text


def _grade(item: Element) -> str | None:
    grade = next(_all(item, "FinalGrade"), None)
    return None if grade is None else _first(grade, "ScoreText", "ScoreNumeric")


def _competencies(profile: Element) -> list[Item]:
    """What is named as a skill and is no language."""
    found = [
        _first(item, "CompetencyName", "CompetencyID")
        for item in _all(profile, "PersonCompetency")
        if (_first(item, "TaxonomyID") or "").lower() != "language"
    ]
    return [{"name": name} for name in dict.fromkeys(filter(None, found))]


def _primary_languages(person: Element) -> list[Item]:
    found = []
    for item in _all(person, "PrimaryLanguageCode"):
        text = "".join(item.itertext()).strip()
        if text:
            found.append({"language": text, "fluency": None})
    return found


def _spoken(profile: Element) -> list[Item]:
    return [
        {
            "language": _first(item, "CompetencyID", "CompetencyName"),
            "fluency": _most_common(["".join(score.itertext()).strip() for score in _all(item, "ScoreText")]),
        }
        for item in _all(profile, "PersonCompetency")
        if (_first(item, "TaxonomyID") or "").lower() == "language"
    ]
