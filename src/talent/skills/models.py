"""Tables of the skill library. A skill is never deleted, only retired, since claims and runs refer to it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field, SQLModel, UniqueConstraint

from talent.core import clock
from talent.db.base import Table, check, enum_column, json_column
from talent.db.types import UtcDateTime


class SkillKind(StrEnum):
    """What sort of thing a skill is."""

    TOOL = "tool"
    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    ATTITUDE = "attitude"


class SkillFamily(SQLModel, table=True):
    """A group of skills, such as `fact_checking`."""

    __tablename__ = "skill_family"

    code: str = Field(primary_key=True, max_length=40)
    label_id: str = Field(max_length=80)
    label_en: str = Field(max_length=80)


class Skill(SQLModel, table=True):
    """One skill, by its id such as `python`. A narrower skill counts fully for its `broader` one."""

    __tablename__ = "skill"

    id: str = Field(primary_key=True, max_length=80)
    family: str = Field(foreign_key="skill_family.code", index=True)
    kind: SkillKind = Field(sa_column=enum_column(SkillKind))
    label_id: str = Field(max_length=160)
    label_en: str = Field(max_length=160)
    broader: str | None = Field(default=None, foreign_key="skill.id")
    codes: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    retired_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class SkillAlias(Table, table=True):
    """Another way to write a skill. An ambiguous one (`go`, `r`) links only in context."""

    __tablename__ = "skill_alias"
    __table_args__ = (UniqueConstraint("skill_id", "lang", "alias"),)

    skill_id: str = Field(foreign_key="skill.id", index=True)
    lang: str | None = Field(max_length=2, nullable=True)
    alias: str = Field(max_length=160)
    ambiguous: bool = False


class SkillNeighbour(Table, table=True):
    """How far evidence of `neighbour_id` speaks for `skill_id`, above 0 and below 1, and why."""

    __tablename__ = "skill_neighbour"
    __table_args__ = (
        UniqueConstraint("skill_id", "neighbour_id"),
        check("affinity > 0 AND affinity < 1", "affinity_range"),
    )

    skill_id: str = Field(foreign_key="skill.id", index=True)
    neighbour_id: str = Field(foreign_key="skill.id")
    affinity: float
    reason: str = Field(max_length=40)


class LibraryVersion(Table, table=True):
    """A state of the library that was loaded, by its content hash."""

    __tablename__ = "library_version"

    content_hash: str = Field(max_length=64, index=True)
    source: str = Field(max_length=40)
    skills: int
    loaded_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
