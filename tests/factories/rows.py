"""Makers of database rows that tests start from: each makes what it needs above it, and every value can be given.

They write rows, not through the verbs, so that a test of one domain does not depend on the verbs of another.
"""

import json
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import Session, SQLModel, select

from talent.accounts.models import RoleGrant, User
from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.models import Applicant, EmploymentBasis, Sector
from talent.audit.actors import Actor
from talent.core import ids, paths
from talent.db.references import next_reference
from talent.matching.models import Match, MatchRun, Snapshot, SnapshotKind
from talent.projects.models import Programme, Project, Requisition, RequisitionStatus
from talent.shortlists.models import (
    Decision,
    DecisionReason,
    EntryOrigin,
    EntryState,
    Shortlist,
    ShortlistEntry,
    Verb,
)
from talent.units.models import OrganisationalUnit, Region, RegionKind

UNITS = {
    "uk.1": ("Pemerintah Daerah Provinsi Jawa Barat", "Pemdaprov Jabar"),
    "uk.1.1": ("Dinas Komunikasi dan Informatika Provinsi Jawa Barat", "Diskominfo"),
    "uk.1.1.1": ("UPTD Pusat Layanan Digital, Data dan Informasi Geospasial", "Jabar Digital Service"),
    "uk.1.1.2": ("Unit Jabar Saber Hoaks", "Jabar Saber Hoaks"),
}
REGIONS = {"32.73": "Kota Bandung", "32.03": "Kabupaten Cianjur", "32.11": "Kabupaten Sumedang"}


M = TypeVar("M", bound=SQLModel)


def _add(session: Session, model: type[M], defaults: dict[str, Any], given: dict[str, object]) -> M:
    row = model(**{**defaults, **given})
    session.add(row)
    session.flush()
    return row


def make_user(session: Session, *roles: Role, email: str | None = None, lang: str = "id") -> User:
    """A user of these roles, who cannot sign in with any password."""
    user = User(
        reference=next_reference(session, "USR"),
        email=email or f"{uuid4().hex[:12]}@example.com",
        password_hash="none",
        lang=lang,
    )
    session.add(user)
    session.flush()
    for role in sorted(roles):
        session.add(RoleGrant(user_key=user.key, role=role))
    session.flush()
    return user


def make_actor(session: Session, *roles: Role) -> Actor:
    """Somebody with these roles, as one who acts."""
    return actor_of(session, make_user(session, *roles))


def make_unit(session: Session, code: str = "uk.1.1.1") -> OrganisationalUnit:
    """The unit of this dotted code with all units above it, made where they are missing."""
    found = session.exec(select(OrganisationalUnit).where(OrganisationalUnit.code == code)).one_or_none()
    if found is not None:
        return found
    above = code.rpartition(".")[0]
    parent = make_unit(session, above) if above.count(".") else None
    official, short = UNITS.get(code, (f"Unit {code}", code))
    unit = OrganisationalUnit(
        code=code, official_name=official, short_name=short, parent_key=parent.key if parent else None
    )
    session.add(unit)
    session.flush()
    return unit


def make_region(session: Session, code: str = "32.73") -> Region:
    """The region of this code, made where it is missing."""
    found = session.get(Region, code)
    if found is not None:
        return found
    kind = RegionKind.CITY if code >= "32.70" else RegionKind.REGENCY
    region = Region(code=code, name=REGIONS.get(code, f"Wilayah {code}"), kind=kind)
    session.add(region)
    session.flush()
    return region


def make_programme(session: Session, **values: object) -> Programme:
    """A programme of Jabar Digital Service."""
    return _add(
        session,
        Programme,
        {
            "code": f"programme-{uuid4().hex[:8]}",
            "unit_key": make_unit(session).key,
            "name_id": "Layanan Digital Jabar",
            "name_en": "Jabar Digital Service",
            "description_id": "Tim digital provinsi.",
            "description_en": "The digital team of the province.",
        },
        values,
    )


def make_project(session: Session, *, lead: User | None = None, **values: object) -> Project:
    """A project that runs through 2027 in Kota Bandung."""
    programme_key = values.pop("programme_key", None) or make_programme(session).key
    return _add(
        session,
        Project,
        {
            "reference": next_reference(session, "PRJ"),
            "programme_key": programme_key,
            "unit_key": make_unit(session).key,
            "lead_key": (lead or make_user(session, Role.LEAD)).key,
            "name_id": "Layanan Aduan Warga",
            "name_en": "Residents' complaints",
            "description_id": "Satu pintu aduan.",
            "description_en": "One door for complaints.",
            "region_code": make_region(session).code,
            "spbe_domain": "applications",
            "pon_tik_area": "DEV",
            "origin": Sector.GOVERNMENT,
            "starts_on": date(2027, 1, 1),
            "ends_on": date(2027, 12, 31),
        },
        values,
    )


def make_requisition(session: Session, *, project: Project | None = None, **values: object) -> Requisition:
    """An open requisition for one back-end developer from 11 January to 17 December 2027."""
    return _add(
        session,
        Requisition,
        {
            "reference": next_reference(session, "REQ"),
            "project_key": (project or make_project(session)).key,
            "status": RequisitionStatus.OPEN,
            "title_id": "Pengembang Backend",
            "title_en": "Back-end developer",
            "description": "Membangun API aduan.",
            "openings": 1,
            "starts_on": date(2027, 1, 11),
            "ends_on": date(2027, 12, 17),
            "fte_percent": 100,
            "region_code": make_region(session).code,
            "basis": EmploymentBasis.INDIVIDUAL_CONSULTANT,
            "budget_code": "2.16.03.1.02.0007",
            "fee_rupiah": 10_500_000,
            "tie_seed": ids.token(),
        },
        values,
    )


def make_applicant(session: Session, *, user: User | None = None, **values: object) -> Applicant:
    """A person in the pool, with e-mail and phone."""
    reference = str(values.pop("reference", "") or next_reference(session, "APL"))
    return _add(
        session,
        Applicant,
        {
            "reference": reference,
            "user_key": user.key if user else None,
            "name": "Sari Wulandari",
            "email": f"{reference.lower()}@example.com",
            "phone": "+62812000" + reference[-4:].rjust(5, "0"),
            "region_code": make_region(session).code,
            "sector": Sector.COMMUNITY,
            "basis": EmploymentBasis.INDIVIDUAL_CONSULTANT,
            "education_level": 6,
        },
        values,
    )


def make_reasons(session: Session) -> None:
    """The shipped reasons of decisions, where they are not there yet."""
    for row in json.loads((paths.reference() / "reasons.json").read_text(encoding="utf-8")):
        if session.get(DecisionReason, row["code"]) is None:
            session.add(
                DecisionReason(
                    code=row["code"],
                    label_id=row["labels"]["id"],
                    label_en=row["labels"]["en"],
                    description_id=row["descriptions"]["id"],
                    description_en=row["descriptions"]["en"],
                    applies_to=row["applies_to"],
                )
            )
    session.flush()


def make_shortlist(
    session: Session, *, requisition: Requisition | None = None, **values: object
) -> Shortlist:
    """The shortlist of a requisition, where it is not there yet."""
    requisition = requisition or make_requisition(session)
    found = session.exec(select(Shortlist).where(Shortlist.requisition_key == requisition.key)).one_or_none()
    if found is not None:
        return found
    return _add(
        session,
        Shortlist,
        {
            "reference": next_reference(session, "SHL"),
            "requisition_key": requisition.key,
            "requested_by": "USR-2026-0001",
        },
        values,
    )


def make_entry(
    session: Session,
    *,
    requisition: Requisition | None = None,
    applicant: Applicant | None = None,
    state: EntryState = EntryState.SELECTED,
    match: Match | None = None,
    **values: object,
) -> ShortlistEntry:
    """A person on the shortlist of a requisition, selected unless another state is given."""
    shortlist = make_shortlist(session, requisition=requisition)
    return _add(
        session,
        ShortlistEntry,
        {
            "reference": next_reference(session, "ENT"),
            "shortlist_key": shortlist.key,
            "applicant_key": (applicant or make_applicant(session)).key,
            "match_key": match.key if match else None,
            "rank": 1,
            "origin": EntryOrigin.MATCH,
            "state": state,
        },
        values,
    )


def make_match(
    session: Session, *, requisition: Requisition, applicant: Applicant, **values: object
) -> Match:
    """A ranked pair in a run of its own; its snapshots hold nothing and its card the shown figures only."""
    empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    if session.get(Snapshot, empty) is None:
        session.add(Snapshot(content_hash=empty, kind=SnapshotKind.NEED, content="{}"))
        session.flush()
    run = MatchRun(
        reference=next_reference(session, "RUN"),
        requisition_key=requisition.key,
        need_hash=empty,
        policy_hash=empty,
        library_hash=empty,
        pool_hash=empty,
        parser_version="1",
        as_of="2026-11",
        pool_size=1,
        kept=1,
        result_hash=empty,
        created_by="USR-2026-0001",
    )
    session.add(run)
    session.flush()
    return _add(
        session,
        Match,
        {
            "run_key": run.key,
            "applicant_key": applicant.key,
            "candidate_hash": empty,
            "position": 1,
            "rank": 1,
            "tied": False,
            "bucket": "all_met",
            "score": 0.8125,
            "confidence": 0.75,
            "card": '{"shown_confidence":0.75,"shown_score":0.81}',
        },
        values,
    )


def make_decision(
    session: Session,
    *,
    entry: ShortlistEntry,
    verb: Verb = Verb.SELECT,
    reason_code: str = "strongest_evidence",
    **values: object,
) -> Decision:
    """A person's decision about an entry."""
    make_reasons(session)
    return _add(
        session,
        Decision,
        {
            "entry_key": entry.key,
            "verb": verb,
            "reason_code": reason_code,
            "decided_by": "USR-2026-0001",
        },
        values,
    )
