"""Reference data: there after one loading, the same after two, repaired by the next where somebody changed it."""

import json

from sqlalchemy import Engine
from sqlmodel import Session, func, select

from talent.audit.actors import OPERATOR
from talent.audit.ledger import verify
from talent.core import paths
from talent.db.session import transaction
from talent.seed.reference import seed_reference
from talent.shortlists.models import DecisionReason
from talent.skills.library import shipped_lexicon
from talent.skills.models import LibraryVersion, Skill, SkillAlias, SkillNeighbour
from talent.skills.queries import stored_lexicon
from talent.units.models import OrganisationalUnit, Region, RegionKind

TABLES = (Region, OrganisationalUnit, DecisionReason, Skill, SkillAlias, SkillNeighbour, LibraryVersion)


def counts(session: Session) -> list[int]:
    """Rows of each table of reference data."""
    return [session.exec(select(func.count()).select_from(table)).one() for table in TABLES]


def test_reference_data_is_loaded_once_however_often_it_is_loaded(engine: Engine) -> None:
    """Each loading is committed, as the command does it."""
    with transaction(engine) as session:
        first = seed_reference(session, actor=OPERATOR)
    with transaction(engine, write=False) as session:
        before = counts(session)
        keys = set(session.exec(select(OrganisationalUnit.key)))
    with transaction(engine) as session:
        assert seed_reference(session, actor=OPERATOR) == first
    with transaction(engine, write=False) as session:
        assert counts(session) == before
        assert set(session.exec(select(OrganisationalUnit.key))) == keys
        assert stored_lexicon(session).version == shipped_lexicon().version
        assert verify(session) is None
    assert before[0] == first["regions"] == 27
    assert first["skills"] == len(shipped_lexicon()) >= 400


def test_all_27_regions_are_there_and_every_unit_hangs_where_its_code_says(sqlite_session: Session) -> None:
    seed_reference(sqlite_session, actor=OPERATOR)
    regions = sqlite_session.exec(select(Region)).all()
    assert {region.code for region in regions} == {
        f"32.{number:02}" for number in (*range(1, 19), *range(71, 80))
    }
    assert sum(region.kind is RegionKind.CITY for region in regions) == 9
    assert all((region.kind is RegionKind.CITY) == (region.code >= "32.70") for region in regions)
    units = {unit.key: unit for unit in sqlite_session.exec(select(OrganisationalUnit))}
    stated = {
        unit["code"]: unit["parent"]
        for unit in json.loads((paths.reference() / "units.json").read_text("utf-8"))
    }
    assert {
        unit.code: units[unit.parent_key].code if unit.parent_key else None for unit in units.values()
    } == stated
    names = " ".join(unit.short_name for unit in units.values())
    for name in ("Jabar Digital Service", "Saber Hoaks", "Quick Response"):
        assert name in names


def test_what_was_changed_by_hand_is_put_right(sqlite_session: Session) -> None:
    seed_reference(sqlite_session, actor=OPERATOR)
    region = sqlite_session.get_one(Region, "32.73")
    name, region.name = region.name, "Kota Lain"
    unit = sqlite_session.exec(select(OrganisationalUnit)).first()
    assert unit is not None
    official, unit.official_name = unit.official_name, "x"
    sqlite_session.flush()
    seed_reference(sqlite_session, actor=OPERATOR)
    assert region.name == name
    assert unit.official_name == official
