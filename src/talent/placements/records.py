"""The exported record of a placement: one flat row with everything that HR and an auditor need, as of one moment.

Each change of a placement stores the whole record in its revision, so that an export as of a past day shows what
stood on that day, names and units included, whatever has changed since.
"""

from datetime import datetime
from typing import Any, Final

from sqlmodel import Session

from talent.applicants.models import Applicant
from talent.core.clock import JAKARTA
from talent.cv.vocabulary.degrees import split_titles
from talent.placements.models import Placement
from talent.projects.models import Programme, Project, Requisition
from talent.units.models import OrganisationalUnit, Region

Value = str | int | None
Record = dict[str, Value]

COLUMNS: Final = (
    "reference",
    "applicant",
    "name_front",
    "name",
    "name_behind",
    "nip",
    "phone",
    "email",
    "sector",
    "basis",
    "post",
    "unit_code",
    "unit",
    "department",
    "authority",
    "region_code",
    "region",
    "programme",
    "project",
    "project_name",
    "requisition",
    "starts_on",
    "ends_on",
    "fte_percent",
    "fee_rupiah",
    "unpaid_reason",
    "budget_code",
    "decree_number",
    "planned_by",
    "approved_by",
    "confirmed_on",
    "state",
    "end_reason",
    "education_level",
    "education",
    "graduation_year",
    "revision",
    "correction_of",
    "recorded_by",
    "recorded_at",
)


def record_of(
    session: Session,
    placement: Placement,
    *,
    recorded_by: str,
    recorded_at: datetime,
    correction_of: str | None = None,
) -> Record:
    """Return the record of a placement as it stands now, with the keys of `COLUMNS` in their order.

    Dates are ISO texts, numbers that are no quantities (NIP, phone, codes) are texts. `correction_of` names the
    revision that the newest correction corrects, as `PLC-2027-0001/2`.
    """
    applicant = session.get_one(Applicant, placement.applicant_key)
    requisition = session.get_one(Requisition, placement.requisition_key)
    project = session.get_one(Project, requisition.project_key)
    programme = session.get_one(Programme, project.programme_key)
    units = _units(session, project)
    region_code = requisition.region_code or project.region_code
    region = session.get_one(Region, region_code) if region_code else None
    front, name, behind = split_name(applicant.name)
    education = _education(applicant)
    values: Record = {
        "reference": placement.reference,
        "applicant": applicant.reference,
        "name_front": front,
        "name": name,
        "name_behind": behind,
        "nip": applicant.nip,
        "phone": applicant.phone,
        "email": applicant.email,
        "sector": applicant.sector.value if applicant.sector else None,
        "basis": placement.basis.value,
        "post": requisition.title_id,
        "unit_code": units[-1].code,
        "unit": units[-1].official_name,
        "department": units[min(1, len(units) - 1)].official_name,
        "authority": units[0].official_name,
        "region_code": region_code,
        "region": region.name if region else None,
        "programme": programme.name_id,
        "project": project.reference,
        "project_name": project.name_id,
        "requisition": requisition.reference,
        "starts_on": placement.starts_on.isoformat(),
        "ends_on": placement.ends_on.isoformat(),
        "fte_percent": placement.fte_percent,
        "fee_rupiah": placement.fee_rupiah,
        "unpaid_reason": placement.unpaid_reason,
        "budget_code": placement.budget_code,
        "decree_number": placement.decree_number,
        "planned_by": placement.planned_by,
        "approved_by": placement.approved_by,
        "confirmed_on": _day(placement.confirmed_at),
        "state": placement.state.value,
        "end_reason": placement.end_reason,
        "education_level": applicant.education_level,
        "education": education[0],
        "graduation_year": education[1],
        "revision": placement.version,
        "correction_of": correction_of,
        "recorded_by": recorded_by,
        "recorded_at": recorded_at.astimezone(JAKARTA).isoformat(timespec="seconds"),
    }
    return {column: values[column] for column in COLUMNS}


def split_name(full: str) -> tuple[str, str, str]:
    """Return the titles in front of a name, the bare name, and the titles behind it.

    `split_name("Dr. Asep Sunandar, S.Kom., M.T.")` is ("Dr.", "Asep Sunandar", "S.Kom., M.T.").
    """
    start, end, _titles = split_titles(full)
    return full[:start].strip(" ,"), full[start:end], full[end:].strip(" ,")


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone(JAKARTA).date().isoformat() if moment else None


def _units(session: Session, project: Project) -> list[OrganisationalUnit]:
    """The project's unit and all above it, the highest first."""
    chain = [session.get_one(OrganisationalUnit, project.unit_key)]
    while chain[0].parent_key is not None and len(chain) < 20:
        chain.insert(0, session.get_one(OrganisationalUnit, chain[0].parent_key))
    return chain


def _education(applicant: Applicant) -> tuple[str | None, str | None]:
    """What the newest entry of the person's education names, and the year it ended."""
    entries = applicant.resume.get("education")
    known: list[dict[str, Any]] = [entry for entry in entries or () if isinstance(entry, dict)]
    if not known:
        return None, None
    newest = max(known, key=lambda entry: str(entry.get("endDate") or entry.get("startDate") or ""))
    words = " ".join(str(newest[part]) for part in ("studyType", "area") if newest.get(part))
    year = str(newest.get("endDate") or "")[:4]
    return words or None, year if year.isdigit() else None
