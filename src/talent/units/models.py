"""Tables of government bodies and of the 27 kabupaten and kota."""

from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from talent.db.base import Table, enum_column


class RegionKind(StrEnum):
    """Regency or city."""

    REGENCY = "kabupaten"
    CITY = "kota"


class Region(SQLModel, table=True):
    """A kabupaten or kota, by its Kemendagri code such as `32.73`."""

    __tablename__ = "region"

    code: str = Field(primary_key=True, max_length=5)
    name: str = Field(max_length=80)
    kind: RegionKind = Field(sa_column=enum_column(RegionKind))


class OrganisationalUnit(Table, table=True):
    """A government body (perangkat daerah, unit kerja) with its dotted code path."""

    __tablename__ = "organisational_unit"

    code: str = Field(max_length=40, unique=True)
    official_name: str = Field(max_length=200)
    short_name: str = Field(max_length=60)
    parent_key: UUID | None = Field(default=None, foreign_key="organisational_unit.key")
