"""What stands in an exported file, for whom it may be written, and that nothing is ever half written."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import rfc8785
from openpyxl import load_workbook
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.applicants.load import set_availability
from talent.applicants.models import EmploymentBasis
from talent.audit.actors import OPERATOR
from talent.audit.ledger import Head, head, list_entries, verify
from talent.core import clock
from talent.core.errors import Forbidden, Invalid
from talent.db.session import commit
from talent.exports import write as writing
from talent.exports.columns import ExportKind, Profile, columns_of
from talent.exports.verify import file_sha256
from talent.placements.confirm import confirm_placement
from talent.placements.correct import CorrectionReason, correct_placement
from talent.placements.lifecycle import cancel_placement
from talent.placements.models import Placement, PlacementState
from tests.exports.conftest import Write
from tests.factories.placements import Office, confirmed, make_office, planned
from tests.factories.rows import (
    make_actor,
    make_applicant,
    make_decision,
    make_entry,
    make_match,
    make_requisition,
)

NIP = "198503152010011001"
SIASN = [
    "nipBaru", "nama", "gelarDepan", "gelarBelakang", "nomorHp", "email", "jenisPegawaiNama", "jabatanNama",
    "tmtJabatan", "tingkatPendidikanNama", "pendidikanNama", "tahunLulus", "lokasiKerjaNama", "unorNama",
    "instansiKerjaNama", "satuanKerjaKerjaNama", "nomorPenempatan",
]  # fmt: skip
SIMPLE = [
    "reference", "name_front", "name", "name_behind", "nip", "phone", "email", "sector", "basis", "post", "unit",
    "department", "region", "programme", "project", "project_name", "requisition", "starts_on", "ends_on",
    "fte_percent", "fee_rupiah", "unpaid_reason", "budget_code", "decree_number", "planned_by", "approved_by",
    "confirmed_on", "state", "end_reason", "revision", "correction_of", "recorded_by", "recorded_at",
]  # fmt: skip


def civil_servant(session: Session, office: Office) -> Placement:
    applicant = make_applicant(
        session, name="Dr. Asep Sunandar, M.T.", nip=NIP, basis=EmploymentBasis.PNS, education_level=8
    )
    return confirmed(
        session,
        office,
        applicant=applicant,
        requisition=make_requisition(session, asn_post=True),
        basis=EmploymentBasis.PNS,
        fee_rupiah=None,
    )


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.proves("I5")
def test_the_columns_are_frozen() -> None:
    assert [column.key for column in columns_of(ExportKind.PLACEMENTS)] == SIMPLE
    assert [column.key for column in columns_of(ExportKind.PLACEMENTS, Profile.SIASN)] == SIASN
    assert [column.heading("en") for column in columns_of(ExportKind.PLACEMENTS, Profile.SIASN)] == SIASN
    assert [column.key for column in columns_of(ExportKind.APPLICANTS)] == [
        "reference", "name_front", "name", "name_behind", "nip", "phone", "email", "region", "sector", "basis",
        "education_level", "programmes", "skills", "available_percent", "available_from", "available_to",
        "registered_on",
    ]  # fmt: skip
    assert [column.key for column in columns_of(ExportKind.SHORTLISTS)] == [
        "entry", "requisition", "post", "shortlist", "applicant", "rank", "origin", "run", "bucket", "score",
        "confidence", "state", "reason", "decided_by", "decided_at",
    ]  # fmt: skip


def test_every_heading_has_words_in_both_languages() -> None:
    for kind in ExportKind:
        for lang in ("id", "en"):
            headings = [column.heading(lang) for column in columns_of(kind)]
            assert not [heading for heading in headings if heading.startswith("export.")]
            assert len(set(headings)) == len(headings)


def test_a_placement_in_csv_in_words_of_the_language(session: Session, write: Write) -> None:
    office = make_office(session)
    civil_servant(session, office)
    (row,) = rows_of(write("csv").path)
    assert (row["Title in front"], row["Name"], row["Title behind"]) == ("Dr.", "Asep Sunandar", "M.T.")
    assert (row["NIP"], row["Basis of work"], row["State"]) == (NIP, "Civil servant (PNS)", "Confirmed")
    assert row["Phone"].startswith("0812")
    assert row["Approved by"] == office.approver.ref
    (row,) = rows_of(write("csv", lang="id").path)
    assert (row["Status"], row["Perangkat daerah"]) == (
        "Disahkan",
        "Dinas Komunikasi dan Informatika Provinsi Jawa Barat",
    )


@pytest.mark.proves("I5")
def test_a_nip_of_eighteen_digits_stays_text_in_every_format(session: Session, write: Write) -> None:
    civil_servant(session, make_office(session))
    assert f',"{NIP}",' in write("csv").path.read_text("utf-8")
    sheet = load_workbook(write("xlsx").path).active
    assert sheet is not None
    cells = {str(sheet.cell(1, cell.column).value): cell for cell in sheet[2]}
    assert (cells["NIP"].value, cells["NIP"].data_type, cells["NIP"].number_format) == (NIP, "s", "@")
    assert (cells["Share of time (%)"].value, cells["Share of time (%)"].data_type) == (100, "n")
    (line,) = write("json").path.read_text("utf-8").splitlines()
    assert json.loads(line)["nip"] == NIP
    assert list(json.loads(line)) == SIMPLE


@pytest.mark.proves("I5")
def test_the_byte_order_mark_is_an_option(session: Session, write: Write) -> None:
    planned(session, make_office(session))
    assert not write("csv").path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert write("csv", mark=True).path.read_bytes().startswith(b'\xef\xbb\xbf"Reference"')


@pytest.mark.proves("I5")
def test_the_profile_of_siasn_holds_who_holds_a_post(session: Session, write: Write) -> None:
    office = make_office(session)
    planned(session, office)
    placement = civil_servant(session, office)
    (row,) = rows_of(write("csv", profile=Profile.SIASN).path)
    assert list(row) == SIASN
    assert (row["nipBaru"], row["nama"], row["gelarDepan"], row["gelarBelakang"]) == (
        NIP, "Asep Sunandar", "Dr.", "M.T.",
    )  # fmt: skip
    assert (row["tmtJabatan"], row["tingkatPendidikanNama"]) == ("11-01-2027", "S-2")
    assert row["instansiKerjaNama"] == "Pemerintah Daerah Provinsi Jawa Barat"
    assert row["jenisPegawaiNama"] == "Pegawai Negeri Sipil (PNS)"
    assert row["nomorPenempatan"] == placement.reference


def test_exports_as_of_days_show_what_stood_then(session: Session, write: Write) -> None:
    with clock.frozen(datetime(2026, 12, 1, 3, tzinfo=UTC)):
        office = make_office(session)
        applicant = make_applicant(session)
        placement = planned(session, office, applicant=applicant)
    with clock.frozen(datetime(2026, 12, 3, 16, 59, tzinfo=UTC)):
        confirm_placement(session, placement=placement, decree_number="1", actor=office.approver)
    applicant.name = "Sari Wulandari, S.Kom."
    with clock.frozen(datetime(2026, 12, 3, 17, tzinfo=UTC)):
        correct_placement(
            session,
            placement=placement,
            changes={"fee_rupiah": 9_000_000},
            reason=CorrectionReason.TYPING_ERROR,
            actor=office.approver,
        )

    def seen(day: int) -> list[tuple[str, str, str]]:
        path = write("csv", as_of=date(2026, 12, day)).path
        return [(row["State"], row["Fee a month (Rp)"], row["Title behind"]) for row in rows_of(path)]

    with clock.frozen(datetime(2026, 12, 20, tzinfo=UTC)):
        assert rows_of(write("csv", as_of=date(2026, 11, 30)).path) == []
        assert seen(1) == [("Planned", "10500000", "")]
        assert seen(3) == [("Confirmed", "10500000", "")]
        assert seen(4) == [("Confirmed", "9000000", "S.Kom.")]
        assert json.loads(write("csv", as_of=date(2026, 12, 1)).manifest.read_text())["as_of"] == "2026-12-01"


def test_corrections_stand_beside_what_they_correct_when_asked_for(session: Session, write: Write) -> None:
    office = make_office(session)
    placement = confirmed(session, office)
    correct_placement(
        session,
        placement=placement,
        changes={"budget_code": "=9.99"},
        reason=CorrectionReason.TYPING_ERROR,
        actor=office.approver,
    )
    new, old = rows_of(write("csv", with_corrected=True).path)
    assert (new["Reference"], new["Corrects"], new["Budget code"]) == (
        placement.reference,
        f"{placement.reference}/2",
        "'=9.99",
    )
    assert (old["Reference"], old["Budget code"]) == (f"{placement.reference}/2", "2.16.03.1.02.0007")
    assert len(rows_of(write("csv").path)) == 1


def test_states_can_be_chosen(session: Session, write: Write) -> None:
    office = make_office(session)
    planned(session, office)
    cancel_placement(
        session,
        placement=confirmed(session, office),
        reason_code="requisition_cancelled",
        actor=office.planner,
    )
    (row,) = rows_of(write("csv", states=(PlacementState.CANCELLED,)).path)
    assert (row["State"], row["Reason for the end"]) == ("Cancelled", "Requisition cancelled")


@pytest.mark.proves("P5")
def test_who_withdrew_or_is_restricted_is_in_no_export_of_people(session: Session, write: Write) -> None:
    stays, gone, closed = (make_applicant(session) for _ in range(3))
    gone.withdrawn_at, closed.restricted_at = clock.now(), clock.now()
    set_availability(session, applicant=stays, fte_percent=60, from_on=date(2027, 1, 1), actor=OPERATOR)
    for person in (stays, gone, closed):
        make_entry(session, applicant=person)
    (row,) = rows_of(write("csv", "applicants").path)
    assert (row["Reference"], row["Available (%)"], row["Available from"]) == (
        stays.reference, "60", "2027-01-01",
    )  # fmt: skip
    assert [row["Applicant"] for row in rows_of(write("csv", "shortlists").path)] == [stays.reference]
    assert "birth" not in write("json", "applicants").path.read_text("utf-8")


@pytest.mark.proves("F8")
def test_a_shortlist_has_figures_and_reasons_and_no_name(session: Session, write: Write) -> None:
    requisition, applicant = make_requisition(session), make_applicant(session, name="Sutrisno")
    match = make_match(session, requisition=requisition, applicant=applicant)
    entry = make_entry(session, requisition=requisition, applicant=applicant, match=match)
    make_decision(session, entry=entry)
    path = write("csv", "shortlists").path
    (row,) = rows_of(path)
    assert (row["Score"], row["Confidence"], row["State"]) == ("0.81", "0.75", "Selected")
    assert (row["Reason"], row["Gates"]) == ("Strongest evidence", "All met")
    content = path.read_text("utf-8")
    assert not [value for value in ("Sutrisno", applicant.email, applicant.phone) if str(value) in content]


def test_filters_of_placements_are_refused_for_others(session: Session, write: Write) -> None:
    yesterday = date(2020, 1, 1)
    for values in ({"as_of": yesterday}, {"with_corrected": True}, {"profile": Profile.SIASN}):
        with pytest.raises(Invalid):
            write("csv", "applicants", **values)
    write("csv", "applicants", as_of=clock.today())


@pytest.mark.proves("S3")
def test_only_hr_exports(session: Session, write: Write, tmp_path: Path) -> None:
    for role in set(Role) - {Role.HR}:
        for kind in ExportKind:
            with pytest.raises(Forbidden):
                write("csv", kind, actor=make_actor(session, role))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
    write("csv", actor=make_actor(session, Role.HR))


@pytest.mark.proves("R5")
def test_the_manifest_says_all_and_the_ledger_holds_its_hashes(session: Session, write: Write) -> None:
    office = make_office(session)
    placement = planned(session, office)
    commit(session)
    before = head(session)
    export = write("csv", actor=office.planner)
    commit(session)
    data = export.manifest.read_bytes()
    manifest = json.loads(data)
    assert rfc8785.dumps(manifest) == data
    assert manifest["ledger"] == {"sequence": before.sequence, "hash": before.entry_hash}
    assert manifest["created_by"] == {"kind": "user", "ref": office.planner.ref}
    assert manifest["file_sha256"] == export.sha256 == file_sha256(export.path)
    assert [row[0] for row in manifest["rows"]] == [placement.reference]
    assert manifest["row_count"] == export.row_count == 1
    (entry,) = list_entries(session, subject_ref=export.sha256[:32])
    assert (entry.action, entry.actor_ref) == ("export.write", office.planner.ref)
    assert entry.details["file_sha256"] == export.sha256
    assert entry.details["manifest_sha256"] == manifest["manifest_sha256"]
    anchor = Head(manifest["ledger"]["sequence"], manifest["ledger"]["hash"])
    assert verify(session, anchor=anchor) is None


@pytest.mark.proves("R7")
def test_the_same_records_at_the_same_moment_give_the_same_bytes(session: Session, write: Write) -> None:
    planned(session, make_office(session))
    with clock.frozen(datetime(2027, 1, 1, tzinfo=UTC)):
        for format in ("csv", "xlsx", "json"):
            first = write(format)
            kept = (first.path.read_bytes(), first.manifest.read_bytes())
            again = write(format)
            assert (again.path.read_bytes(), again.manifest.read_bytes()) == kept


@pytest.mark.proves("R1")
@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_a_failure_in_the_middle_leaves_the_old_files_and_no_others(
    sqlite_engine: object, session: Session, write: Write, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(session, make_office(session))
    old = write(format)
    kept = (old.path.read_bytes(), old.manifest.read_bytes())
    planned(session, make_office(session))

    def fail(*_args: object) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing, "row_hash", fail)
    with pytest.raises(OSError, match="full"):
        write(format)
    monkeypatch.undo()
    monkeypatch.setattr(writing, "encode", fail)
    with pytest.raises(OSError, match="full"):
        write(format)
    assert (old.path.read_bytes(), old.manifest.read_bytes()) == kept
    files = {path.name for path in old.path.parent.iterdir() if path.is_file()}
    assert files == {old.path.name, old.manifest.name}


def test_a_folder_is_no_file(write: Write, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="folder"):
        write("csv", path=tmp_path)
    assert write("csv", path=tmp_path / "new" / "folder" / "p.csv").path.exists()


def test_an_empty_table_is_headings_only(write: Write) -> None:
    assert rows_of(write("csv").path) == []
    assert write("json").path.read_bytes() == b""
    assert write("xlsx").row_count == 0
