"""Which columns each export has, in which order and under which headings; the screens show the same ones.

The profile `siasn` has the names of the civil service's own system (SIASN), fixed in every language; its last
column is ours, since every row needs a reference by which a changed one can be named.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from talent.core.errors import Invalid
from talent.core.i18n import translate


class ExportKind(StrEnum):
    """What is exported."""

    PLACEMENTS = "placements"
    APPLICANTS = "applicants"
    SHORTLISTS = "shortlists"


class Profile(StrEnum):
    """Which columns a placement has."""

    SIMPLE = "simple"
    SIASN = "siasn"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, the vocabulary that its codes come from (`labels`), and whether its heading is the key."""

    key: str
    vocabulary: str | None = None
    fixed_heading: bool = False

    def heading(self, lang: str) -> str:
        """Return the heading in `lang`."""
        return self.key if self.fixed_heading else translate(f"export.column.{self.key}", lang)


PLACEMENTS: Final = (
    Column("reference"),
    Column("name_front"),
    Column("name"),
    Column("name_behind"),
    Column("nip"),
    Column("phone"),
    Column("email"),
    Column("sector", "sector"),
    Column("basis", "basis"),
    Column("post"),
    Column("unit"),
    Column("department"),
    Column("region"),
    Column("programme"),
    Column("project"),
    Column("project_name"),
    Column("requisition"),
    Column("starts_on"),
    Column("ends_on"),
    Column("fte_percent"),
    Column("fee_rupiah"),
    Column("unpaid_reason", "unpaid_reason"),
    Column("budget_code"),
    Column("decree_number"),
    Column("planned_by"),
    Column("approved_by"),
    Column("confirmed_on"),
    Column("state", "placement_state"),
    Column("end_reason", "reason"),
    Column("revision"),
    Column("correction_of"),
    Column("recorded_by"),
    Column("recorded_at"),
)

SIASN: Final = tuple(
    Column(key, fixed_heading=True)
    for key in (
        "nipBaru",
        "nama",
        "gelarDepan",
        "gelarBelakang",
        "nomorHp",
        "email",
        "jenisPegawaiNama",
        "jabatanNama",
        "tmtJabatan",
        "tingkatPendidikanNama",
        "pendidikanNama",
        "tahunLulus",
        "lokasiKerjaNama",
        "unorNama",
        "instansiKerjaNama",
        "satuanKerjaKerjaNama",
        "nomorPenempatan",
    )
)

APPLICANTS: Final = (
    Column("reference"),
    Column("name_front"),
    Column("name"),
    Column("name_behind"),
    Column("nip"),
    Column("phone"),
    Column("email"),
    Column("region"),
    Column("sector", "sector"),
    Column("basis", "basis"),
    Column("education_level"),
    Column("programmes"),
    Column("skills"),
    Column("available_percent"),
    Column("available_from"),
    Column("available_to"),
    Column("registered_on"),
)

SHORTLISTS: Final = (
    Column("entry"),
    Column("requisition"),
    Column("post"),
    Column("shortlist"),
    Column("applicant"),
    Column("rank"),
    Column("origin", "entry_origin"),
    Column("run"),
    Column("bucket", "bucket"),
    Column("score"),
    Column("confidence"),
    Column("state", "entry_state"),
    Column("reason", "reason"),
    Column("decided_by"),
    Column("decided_at"),
)

# The column whose value names a row.
KEYS: Final = {
    PLACEMENTS: "reference",
    SIASN: "nomorPenempatan",
    APPLICANTS: "reference",
    SHORTLISTS: "entry",
}


def columns_of(kind: ExportKind, profile: Profile = Profile.SIMPLE) -> tuple[Column, ...]:
    """Return the columns of a kind, in their order.

    Raises:
        Invalid: the profile is not one for this kind.
    """
    if kind is ExportKind.PLACEMENTS:
        return SIASN if profile is Profile.SIASN else PLACEMENTS
    if profile is not Profile.SIMPLE:
        raise Invalid("error.export.profile", profile=profile.value, kind=kind.value)
    return APPLICANTS if kind is ExportKind.APPLICANTS else SHORTLISTS
