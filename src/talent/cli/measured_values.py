"""The values that `talent eval parse` compares, taken from a resume in one form: kinds of fields, each a list of texts.

The same function reads what was found and what is true, so that neither gains by its spelling.
"""

from typing import Any, Final

from talent.accounts.contacts import normal_phone
from talent.core.errors import Invalid
from talent.core.text import fold

# Kind of field → where it stands in JSON Resume.
LISTED: Final = {
    "position": ("work", "position"),
    "employer": ("work", "name"),
    "work_start": ("work", "startDate"),
    "work_end": ("work", "endDate"),
    "institution": ("education", "institution"),
    "degree": ("education", "studyType"),
    "field_of_study": ("education", "area"),
    "study_start": ("education", "startDate"),
    "study_end": ("education", "endDate"),
    "organisation": ("volunteer", "organization"),
    "spoken_language": ("languages", "language"),
}
KINDS: Final = ("name", "email", "phone", "city", *LISTED, "certificate", "skill")


def measured_values(resume: dict[str, Any], skills: list[str]) -> dict[str, list[str]]:
    """Return the values of each kind of `resume`, folded; `skills` are ids of the library."""
    basics = resume.get("basics", {})
    values = {
        "name": [basics.get("name")],
        "email": [basics.get("email")],
        "phone": [_phone(basics.get("phone"))],
        "city": [basics.get("location", {}).get("city")],
    }
    for kind, (section, key) in LISTED.items():
        values[kind] = [entry.get(key) for entry in resume.get(section, [])]
    # Documents do not keep courses apart from certificates.
    both = (*resume.get("certificates", []), *resume.get("courses", []))
    values["certificate"] = [entry.get("name") for entry in both]
    values["skill"] = list(dict.fromkeys(skills))
    return {kind: [fold(str(value)) for value in listed if value] for kind, listed in values.items()}


def _phone(text: str | None) -> str | None:
    try:
        return normal_phone(text) if text else None
    except Invalid:
        return text
