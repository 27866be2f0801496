"""Entries written as labels and values, one to a line ("Nama Perusahaan : PT Maju Jaya"), as job portals print them.

Each entry repeats the labels of the first, so an entry ends where its first label comes again.
"""

import re
from collections import Counter
from dataclasses import dataclass

from talent.cv.dates import find_ranges, month_of
from talent.cv.fields.stretches import trimmed
from talent.cv.fields.tables import fill_cell, kind_of_title
from talent.cv.found import Entry, found_in
from talent.cv.layout import TextLine

LABEL = re.compile(r"^(?P<label>[^\W\d_][\w /().&-]{1,34}?)\s*(?:\t\s*[:：]|[:：](?=\s)|\s[:：]|\t)\s*(?=\S)")
KINDS: tuple[tuple[str, str], ...] = (
    (r"(?:tanggal|bulan|tahun|tgl\.?)? ?(?:mulai|masuk|awal)(?: kerja| bekerja| kuliah)?|start(?:ing)?(?: date)?|from|"
     r"date (?:started|from)|joined|(?:year|date) of entry|entry year|sejak|since", "start"),
    (r"(?:tanggal|bulan|tahun|tgl\.?)? ?(?:selesai|keluar|akhir|berakhir|lulus|kelulusan)(?: kerja| bekerja)?|"
     r"end(?:ing)?(?: date)?|to|until|date (?:ended|to|left)|left|finish(?:ed)?(?: date)?|graduation(?: year| date)?|"
     r"graduated|year of graduation|sampai", "end"),
    (r"(?:nama )?(?:perusahaan|pemberi kerja|kantor|tempat kerja|instansi)|company(?: name)?|employer(?: name)?|"
     r"(?:nama )?organisasi|organi[sz]ation(?: name)?|(?:nama )?komunitas|institution name|name of (?:company|employer|"
     r"organi[sz]ation)", "name"),
    (r"(?:nama )?(?:institusi|sekolah|kampus|universitas|perguruan tinggi|lembaga)|school(?: name)?|"
     r"(?:school|university|institution|college)(?: name)?|name of (?:school|institution|university)|almamater",
     "institution"),
    (r"posisi(?: terakhir)?|jabatan(?: terakhir)?|job title|position(?: title| held)?|role|title|peran|sebagai|"
     r"designation", "position"),
    (r"jenjang(?: pendidikan)?|tingkat(?: pendidikan)?|gelar|degree|qualification|level(?: of education)?|strata|"
     r"education level", "studyType"),
    (r"jurusan|program studi|prodi|major|field(?: of study)?|bidang(?: studi| ilmu)?|konsentrasi|"
     r"fakultas / jurusan|course|area", "area"),
    (r"ipk(?: / nilai)?|gpa|cgpa|nilai(?: akhir)?|grade|ipk akhir", "score"),
    (r"periode|masa (?:kerja|studi|jabatan|bakti)|period|duration|durasi|tahun|years?|dates?|waktu|tanggal|"
     r"lama bekerja", "dates"),
    (r"lokasi|location|kota|city|tempat|penempatan|place", "location"),
    (r"(?:uraian|deskripsi|rincian)(?: tugas| pekerjaan| singkat)?|tugas(?: utama)?|tanggung jawab|"
     r"job ?desc(?:ription)?|description|responsibilities|duties|keterangan|pencapaian|achievements?|prestasi", "text"),
)  # fmt: skip
_KINDS = tuple((re.compile(rf"^(?:{pattern})$", re.I), kind) for pattern, kind in KINDS)
MAIN = frozenset(("name", "institution", "position", "studyType", "area"))
DATED = frozenset(("start", "end", "dates"))


@dataclass(slots=True)
class Labelled:
    """A value and what its label says it is (empty where the label is unknown)."""

    line: TextLine
    start: int
    label: str
    kind: str


def read_labelled(lines: list[TextLine], section: str) -> list[Entry] | None:
    """Entries of a section of jobs, offices or studies in labelled lines; None where it is not written so."""
    if section not in ("work", "volunteer", "education"):
        return None
    rows = [_labelled(line) for line in lines]
    told = [row for row in rows if row is not None and row.kind]
    kinds = {row.kind for row in told}
    if len(kinds & MAIN) < 2 or not kinds & DATED or len(told) < 0.45 * len(lines):
        return None
    opening = _opening(told)
    if opening is None:
        return None
    entries: list[Entry] = []
    seen: set[str] = set()
    body: Entry | None = None
    for line, row in zip(lines, rows, strict=True):
        if row is None:
            if body is not None:
                body.highlights.append(found_in(line, *trimmed(line, 0, len(line.text)), 0.7))
            continue
        body = None
        if not entries or row.label == opening or (row.kind in MAIN and row.label in seen):
            entries.append(Entry(section))
            seen = set()
        seen.add(row.label)
        _fill(entries[-1], row, section)
        body = entries[-1] if row.kind == "text" else None
    return [entry for entry in entries if entry.values]


def _labelled(line: TextLine) -> Labelled | None:
    match = None if line.bullet else LABEL.match(line.text)
    if match is None:
        return None
    label = re.sub(r"\s*/\s*", " / ", match["label"].strip().lower())
    kind = next((kind for pattern, kind in _KINDS if pattern.match(label)), "") or kind_of_title(label)
    return Labelled(line, match.end(), label, "" if kind == "number" else kind)


def _opening(rows: list[Labelled]) -> str | None:
    """The label that begins each entry: the first one, which no other label of the entries outnumbers."""
    counts = Counter(row.label for row in rows)
    first = rows[0].label
    # Two labels with the same meaning in one entry ("Lokasi" twice) would cut it in two.
    return first if counts[first] >= 0.6 * max(counts.values()) else None


def _fill(entry: Entry, row: Labelled, section: str) -> None:
    start, end = trimmed(row.line, row.start, len(row.line.text))
    if not row.kind or start >= end:
        return
    if row.kind in ("start", "end"):
        _fill_date(entry, row.line, start, end, row.kind)
        return
    fill_cell(entry, row.kind, row.line, start, end, section)


def _fill_date(entry: Entry, line: TextLine, start: int, end: int, kind: str) -> None:
    """One end of a span; a word in place of the last date says that it still runs."""
    dates = [item for item in find_ranges(line.text) if item.start >= start and item.single and not item.bad]
    if not dates:
        entry.current = entry.current or kind == "end"
        return
    value = dates[0].end_date
    entry.values[f"{kind}Date"] = found_in(line, dates[0].start, dates[0].end, 0.95, value)
    if kind == "start":
        entry.start_month = month_of(value)
    else:
        entry.end_month = month_of(value)
