"""Reference data: regions, units, reasons and the skill library, from the shipped files. Loading again updates."""

import json
from typing import Any

from sqlmodel import Session, select

from scoring.lexicon import Lexicon
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import paths
from talent.shortlists.reasons import load_reasons
from talent.skills.import_file import keep_imported
from talent.skills.library import family_labels, shipped_lexicon
from talent.skills.load import find_version, load_library
from talent.skills.queries import stored_lexicon
from talent.units.models import OrganisationalUnit, Region, RegionKind


def seed_reference(session: Session, *, actor: Actor) -> dict[str, int]:
    """Load all reference data; return how many rows of each kind there are."""
    counts = {
        "regions": _regions(session),
        "units": _units(session),
        "reasons": load_reasons(session),
        "skills": load_library(
            session, lexicon=_library(session), families=family_labels(), source="shipped", actor=actor
        ).skills,
    }
    record(
        session, action="seed.reference", subject=("system", "reference"), details=dict(counts), actor=actor
    )
    return counts


def _library(session: Session) -> Lexicon:
    """The shipped library, and beside it what was imported from published lists."""
    if find_version(session) is None:
        return shipped_lexicon()
    return keep_imported(shipped_lexicon(), stored_lexicon(session))


def read(name: str) -> Any:  # noqa: ANN401 - the files hold lists and objects of their own shape
    """Return the content of a file of the reference folder."""
    return json.loads((paths.reference() / name).read_text("utf-8"))


def _regions(session: Session) -> int:
    regions = read("regions.json")
    for region in regions:
        session.merge(Region(code=region["code"], name=region["name"], kind=RegionKind(region["kind"])))
    session.flush()
    return len(regions)


def _units(session: Session) -> int:
    units = read("units.json")
    rows = {unit.code: unit for unit in session.exec(select(OrganisationalUnit))}
    for unit in sorted(units, key=lambda each: each["code"].count(".")):
        row = rows.setdefault(
            unit["code"], OrganisationalUnit(code=unit["code"], official_name="", short_name="")
        )
        row.official_name, row.short_name = unit["official_name"], unit["short_name"]
        row.parent_key = rows[unit["parent"]].key if unit["parent"] else None
        session.add(row)
    session.flush()
    return len(units)
