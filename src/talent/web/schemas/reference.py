"""Reference data: regions, units, skills, reasons and role templates."""

from typing import Self

from talent.projects.requisitions import RequirementLine
from talent.projects.role_templates import RoleTemplate
from talent.shortlists.models import DecisionReason
from talent.skills.levels import LEVELS, describe_level
from talent.skills.models import Skill
from talent.units.models import OrganisationalUnit, Region
from talent.web.schemas.base import Read, Words


class RegionRead(Read):
    """A kabupaten or kota by its Kemendagri code."""

    code: str
    name: str
    kind: str

    @classmethod
    def of(cls, region: Region) -> Self:
        """Return the region."""
        return cls(code=region.code, name=region.name, kind=region.kind.value)


class UnitRead(Read):
    """A government body by its dotted code path."""

    code: str
    official_name: str
    short_name: str

    @classmethod
    def of(cls, unit: OrganisationalUnit) -> Self:
        """Return the unit."""
        return cls(code=unit.code, official_name=unit.official_name, short_name=unit.short_name)


class SkillRead(Read):
    """A skill of the library, with its ids in other systems."""

    id: str
    family: str
    kind: str
    label: Words
    broader: str | None
    codes: dict[str, str]

    @classmethod
    def of(cls, skill: Skill) -> Self:
        """Return the skill."""
        return cls(
            id=skill.id,
            family=skill.family,
            kind=skill.kind.value,
            label=Words(id=skill.label_id, en=skill.label_en),
            broader=skill.broader,
            codes=skill.codes,
        )


class SkillDetail(SkillRead):
    """A skill with what its five levels mean, lowest first: its own words, else those for any skill."""

    levels: list[Words]

    @classmethod
    def of(cls, skill: Skill) -> Self:
        """Return the skill with its levels."""
        words = [
            Words(id=describe_level(skill.id, level, "id"), en=describe_level(skill.id, level, "en"))
            for level in LEVELS
        ]
        return cls(**SkillRead.of(skill).model_dump(), levels=words)


class ReasonRead(Read):
    """A coded reason and the verbs that may use it."""

    code: str
    label: Words
    description: Words
    applies_to: list[str]

    @classmethod
    def of(cls, reason: DecisionReason) -> Self:
        """Return the reason."""
        return cls(
            code=reason.code,
            label=Words(id=reason.label_id, en=reason.label_en),
            description=Words(id=reason.description_id, en=reason.description_en),
            applies_to=reason.applies_to,
        )


class TemplateLineRead(Read):
    """One requirement of a role at a level."""

    skills: list[str]
    level: int
    kind: str
    weight: float

    @classmethod
    def of(cls, line: RequirementLine) -> Self:
        """Return the line."""
        return cls(skills=list(line.skills), level=line.level, kind=line.kind.value, weight=line.weight)


class RoleTemplateRead(Read):
    """A role with the requirements of each of its levels."""

    id: str
    label: Words
    levels: dict[str, list[TemplateLineRead]]
    level_labels: dict[str, Words]

    @classmethod
    def of(cls, template: RoleTemplate) -> Self:
        """Return the template."""
        return cls(
            id=template.id,
            label=Words.model_validate(template.labels),
            levels={
                level: [TemplateLineRead.of(line) for line in lines]
                for level, lines in template.levels.items()
            },
            level_labels={
                level: Words.model_validate(labels) for level, labels in template.level_labels.items()
            },
        )
