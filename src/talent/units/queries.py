"""Finds units and regions."""

from sqlmodel import Session, col, select

from talent.core.errors import NotFound
from talent.units.models import OrganisationalUnit, Region


def get_region(session: Session, code: str) -> Region:
    """Return the region.

    Raises:
        NotFound: no kabupaten or kota has this code.
    """
    region = session.get(Region, code)
    if region is None:
        raise NotFound("error.region.not_found", region=code)
    return region


def list_regions(session: Session) -> list[Region]:
    """Return all regions in the order of their codes."""
    return list(session.exec(select(Region).order_by(col(Region.code))))


def get_unit(session: Session, code: str) -> OrganisationalUnit:
    """Return the unit.

    Raises:
        NotFound: no unit has this code.
    """
    unit = session.exec(select(OrganisationalUnit).where(OrganisationalUnit.code == code)).one_or_none()
    if unit is None:
        raise NotFound("error.unit.not_found", unit=code)
    return unit


def list_units(session: Session) -> list[OrganisationalUnit]:
    """Return all units in the order of their codes."""
    return list(session.exec(select(OrganisationalUnit).order_by(col(OrganisationalUnit.code))))
