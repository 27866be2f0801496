"""The rows of an export of applicants: everybody in the pool who has not withdrawn and is not restricted (TRUST P5)."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from talent.applicants.models import Applicant, Availability, SkillClaim
from talent.core.clock import JAKARTA
from talent.exports.batches import SIZE, batches
from talent.exports.cells import Cell, local_phone
from talent.placements.records import split_name
from talent.projects.models import Programme, ProgrammeInterest
from talent.skills.models import Skill
from talent.units.models import Region


def applicant_rows(session: Session, lang: str | None) -> Generator[dict[str, Cell], None, None]:
    """Return the values of each person by column key, by reference; skills and programmes in `lang`, or as codes."""
    statement = (
        select(Applicant)
        .where(col(Applicant.withdrawn_at).is_(None), col(Applicant.restricted_at).is_(None))
        .order_by(col(Applicant.reference))
    )
    regions = {region.code: region.name for region in session.exec(select(Region))}
    with session.exec(statement.execution_options(yield_per=SIZE)) as people_read:
        for people in batches(people_read):
            keys = [person.key for person in people]
            free = {
                row.applicant_key: row
                for row in session.exec(select(Availability).where(col(Availability.applicant_key).in_(keys)))
            }
            skills, programmes = _skills(session, keys, lang), _programmes(session, keys, lang)
            for person in people:
                yield {
                    **_person(person, regions),
                    **_availability(free.get(person.key)),
                    "programmes": "; ".join(programmes[person.key]),
                    "skills": "; ".join(sorted(skills[person.key])),
                }


def _person(person: Applicant, regions: Mapping[str, str]) -> dict[str, Cell]:
    front, name, behind = split_name(person.name)
    return {
        "reference": person.reference,
        "name_front": front,
        "name": name,
        "name_behind": behind,
        "nip": person.nip,
        "phone": local_phone(person.phone),
        "email": person.email,
        "region": regions.get(person.region_code or ""),
        "sector": person.sector.value if person.sector else None,
        "basis": person.basis.value if person.basis else None,
        "education_level": person.education_level,
        "registered_on": person.registered_at.astimezone(JAKARTA).date().isoformat(),
    }


def _availability(free: Availability | None) -> dict[str, Cell]:
    return {
        "available_percent": free.fte_percent if free else None,
        "available_from": free.from_on.isoformat() if free and free.from_on else None,
        "available_to": free.to_on.isoformat() if free and free.to_on else None,
    }


def _skills(session: Session, keys: list[UUID], lang: str | None) -> dict[UUID, list[str]]:
    words = {None: col(Skill.id), "id": col(Skill.label_id), "en": col(Skill.label_en)}[lang]
    statement = (
        select(SkillClaim.applicant_key, words)
        .join(Skill, col(Skill.id) == col(SkillClaim.skill_id))
        .where(col(SkillClaim.applicant_key).in_(keys), col(SkillClaim.denied_at).is_(None))
    )
    return _grouped(session.exec(statement))


def _programmes(session: Session, keys: list[UUID], lang: str | None) -> dict[UUID, list[str]]:
    words = {None: col(Programme.code), "id": col(Programme.name_id), "en": col(Programme.name_en)}[lang]
    statement = (
        select(ProgrammeInterest.applicant_key, words)
        .join(Programme, col(Programme.key) == col(ProgrammeInterest.programme_key))
        .where(col(ProgrammeInterest.applicant_key).in_(keys))
        .order_by(col(Programme.code))
    )
    return _grouped(session.exec(statement))


def _grouped(pairs: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    groups: dict[UUID, list[str]] = defaultdict(list)
    for key, words in pairs:
        groups[key].append(words)
    return groups
