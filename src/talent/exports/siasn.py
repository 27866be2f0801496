"""The record of a placement under the column names of SIASN, the civil service's own system, in its words."""

from typing import Final

from talent.exports.cells import Cell, local_phone
from talent.exports.labels import label
from talent.placements.records import Record

# KKNI level (Perpres 8/2012) → level of study as SIASN writes it.
EDUCATION: Final = {
    1: "SLTP",
    2: "SLTA",
    3: "Diploma I",
    4: "Diploma II",
    5: "Diploma III/Sarjana Muda",
    6: "S-1/Sarjana",
    7: "Profesi",
    8: "S-2",
    9: "S-3/Doktor",
}


def siasn_row(record: Record) -> dict[str, Cell]:
    """Return the values of the profile `siasn`; dates are day first, as SIASN takes them."""
    level = record["education_level"]
    return {
        "nipBaru": record["nip"],
        "nama": record["name"],
        "gelarDepan": record["name_front"],
        "gelarBelakang": record["name_behind"],
        "nomorHp": local_phone(_text(record["phone"])),
        "email": record["email"],
        "jenisPegawaiNama": label("basis", str(record["basis"]), "id"),
        "jabatanNama": record["post"],
        "tmtJabatan": _day_first(str(record["starts_on"])),
        "tingkatPendidikanNama": EDUCATION.get(level) if isinstance(level, int) else None,
        "pendidikanNama": record["education"],
        "tahunLulus": record["graduation_year"],
        "lokasiKerjaNama": record["region"],
        "unorNama": record["unit"],
        "instansiKerjaNama": record["authority"],
        "satuanKerjaKerjaNama": record["department"],
        "nomorPenempatan": record["reference"],
    }


def _day_first(iso: str) -> str:
    return "-".join(reversed(iso.split("-")))


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)
