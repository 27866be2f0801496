"""The line that `talent parse` prints for a file: the contract of `docs/commands.md`, keys in fixed order."""

from typing import Any

from scoring.lexicon import Lexicon
from scoring.linker import Linker
from talent.applicants.link import LinkedSkill, link_skills, unlinked
from talent.cv.types import ParsedCv, Reason


def parse_row(
    file: str, parsed: ParsedCv, *, linker: Linker, lexicon: Lexicon, lang: str, as_of: int, document: str
) -> dict[str, Any]:
    """Return the line of one file. `as_of` (month index) ends what still runs; `document` is the file's hash."""
    skills = link_skills(parsed, linker, as_of=as_of, document=document)
    return {
        "file": file,
        "status": parsed.status,
        "reason": parsed.reason.code if parsed.reason else None,
        "language": parsed.language,
        "resume": parsed.resume,
        "fields": [
            {
                "path": field.path,
                "value": field.value,
                "confidence": field.confidence,
                "page": field.page,
                "quote": field.quote,
                "start": field.start,
                "end": field.end,
                **({} if field.link is None else {"link": field.link}),
            }
            for field in parsed.fields
        ],
        "skills": [_skill(skill, lexicon, lang) for skill in skills],
        "warnings": [_reason(warning) for warning in parsed.warnings],
        "missing": [{"path": each.path, **_reason(each.reason)} for each in parsed.missing],
        "unlinked": unlinked(parsed, linker),
        "protected": list(parsed.protected),
    }


def _skill(skill: LinkedSkill, lexicon: Lexicon, lang: str) -> dict[str, Any]:
    return {
        "id": skill.id,
        "label": lexicon.label(skill.id, lang),
        "confidence": skill.confidence,
        "evidence": [
            {
                "quote": each.quote,
                "page": each.page,
                "source": each.source.value,
                "months": each.months,
                "last_used": each.last_used,
                "level": each.level,
            }
            for each in skill.evidence
        ],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "params": dict(reason.params)}
