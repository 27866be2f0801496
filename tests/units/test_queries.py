"""Units and regions are found by their codes, and listed in the order of these."""

import pytest
from sqlmodel import Session

from talent.core.errors import NotFound
from talent.units.models import OrganisationalUnit, Region, RegionKind
from talent.units.queries import get_region, get_unit, list_regions, list_units


@pytest.fixture
def filled(session: Session) -> Session:
    """Two regions and two units, put down in no order."""
    session.add(Region(code="32.73", name="Kota Bandung", kind=RegionKind.CITY))
    session.add(Region(code="32.05", name="Kabupaten Garut", kind=RegionKind.REGENCY))
    parent = OrganisationalUnit(code="uk.1", official_name="Dinas Contoh", short_name="Dinas")
    session.add(parent)
    session.flush()
    session.add(
        OrganisationalUnit(
            code="uk.1.1", official_name="Unit Contoh", short_name="Unit", parent_key=parent.key
        )
    )
    session.flush()
    return session


def test_regions_are_listed_and_found_by_code(filled: Session) -> None:
    assert [region.code for region in list_regions(filled)] == ["32.05", "32.73"]
    assert get_region(filled, "32.73").kind is RegionKind.CITY


def test_units_are_listed_and_found_by_code(filled: Session) -> None:
    assert [unit.code for unit in list_units(filled)] == ["uk.1", "uk.1.1"]
    assert get_unit(filled, "uk.1.1").parent_key == get_unit(filled, "uk.1").key


def test_unknown_codes_are_refused_by_name(filled: Session) -> None:
    with pytest.raises(NotFound) as refusal:
        get_region(filled, "99.99")
    assert refusal.value.params == {"region": "99.99"}
    with pytest.raises(NotFound) as refusal:
        get_unit(filled, "uk.9")
    assert refusal.value.params == {"unit": "uk.9"}
