"""Entries written as labels and values, one to a line ("Nama Perusahaan : PT Maju Jaya"), as job portals print them.

Each entry repeats the labels of the first, so an entry ends where its first label comes again.
"""

import re
from collections import Counter
from dataclasses import dataclass

from talent.cv.fields.stretches import trimmed
from talent.cv.fields.tables import DATE_KEYS, fill_cell
from talent.cv.found import Entry, found_in
from talent.cv.layout import TextLine, style_at
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.dates import find_ranges, month_of
from talent.cv.vocabulary.features import DUTY
from talent.cv.vocabulary.titles import kind_of_title

LABEL = re.compile(r"^(?P<label>[^\W\d_][\w /().&-]{1,60}?)\s*(?:\t\s*[:：]|[:：](?=\s)|\s[:：]|\t)\s*(?=\S)")
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
    (r"periode(?: kerja| studi)?|masa (?:kerja|studi|jabatan|bakti)|period(?: of (?:service|employment|work|study))?|"
     r"(?:employment|work) period|duration|durasi|tahun|years?|dates?|waktu|tanggal|"
     r"lama bekerja", "dates"),
    (r"lokasi(?: kerja)?|(?:work )?location|kota|city|tempat(?: tugas)?|penempatan|place", "location"),
    (r"(?:uraian|deskripsi|rincian)(?: tugas| pekerjaan| singkat)?|tugas(?: utama)?|tanggung jawab|"
     r"job ?desc(?:ription)?|description|responsibilities|duties|keterangan|pencapaian|achievements?|prestasi", "text"),
)  # fmt: skip
_KINDS = tuple((re.compile(rf"^(?:{pattern})$", re.I), kind) for pattern, kind in KINDS)
_ANY_KIND = Caseless(rf"^(?:{'|'.join(pattern for pattern, _ in KINDS)})$")
MAIN = frozenset(("name", "institution", "position", "studyType", "area", "title"))
DATED = frozenset(("start", "end", "dates"))
LISTED = frozenset(DATE_KEYS)
# What a portal prints beside and no section of a resume has a place for.
OTHER = Caseless(
    r"^(?:employment (?:type|status)|(?:jenis|status|tipe|bentuk) (?:kerja|pekerjaan|kepegawaian|karyawan|kontrak)|"
    r"work type|job type|contract type|type|tipe|jenis|status|"
    r"(?:company )?industr(?:y|i)|bidang (?:usaha|industri|perusahaan)|sektor|sector|line of business|"
    r"(?:last |current |monthly |basic )?(?:salary|gaji)(?: (?:terakhir|pokok|bulanan|awal))?|"
    r"penghasilan(?: terakhir)?|"
    r"upah|take home pay|alasan (?:keluar|berhenti|pindah|resign)|reason (?:for|of) (?:leaving|resign\w*)|"
    r"(?:nama )?atasan(?: langsung)?|supervisor(?: name)?|reports to|(?:jumlah|total) (?:karyawan|bawahan)|"
    r"(?:company )?(?:size|website|phone|address)|alamat(?: perusahaan| kantor)?|(?:no\.? )?tel(?:p|epon)\.?|"
    r"(?:level|tingkat) (?:jabatan|posisi)|(?:job|position|career) level|speciali[sz]ation|spesialisasi|"
    r"(?:job )?function|fungsi|departe?men(?:t)?|divisi(?:on)?|fakultas|faculty|akreditasi|accreditation|"
    r"(?:no\.?|nomor) (?:sertifikat|ijazah|registrasi)|certificate (?:no\.?|number|id)|credential (?:id|url)|"
    r"id kredensial|url|link|tautan|masa berlaku|berlaku (?:sampai|hingga|s\.?d\.?)|valid(?:ity| until| through)?|"
    r"expir(?:y|es|ed|ation)(?: date)?|(?:tanggal )?ked?aluwarsa)$"
)
# In these sections the name that opens an entry is that of the thing itself.
TITLE = re.compile(
    r"^(?:name|title|nama|judul|(?:nama |judul )?(?:proyek|projek|pelatihan|sertifikat|sertifikasi|kursus|"
    r"diklat|kegiatan|"
    r"penghargaan|prestasi|lomba|publikasi|artikel|karya|seminar)|(?:project|training|course|certificate|certification|"
    r"award|achievement|license|licence|publication|paper|activity|event)(?: name| title)?|name of (?:project|training|"
    r"certificate|award|course)|tema|topik|topic)$",
    re.I,
)
GIVER = re.compile(
    r"^(?:issued by|issuer|issuing (?:organi[sz]ation|body|institution|authority)|penerbit|"
    r"(?:lembaga|instansi|institusi|"
    r"badan) (?:penerbit|penyelenggara|pemberi)|penyelenggara|organi[sz]er|organi[sz]ed by|provider|held by|"
    r"training (?:provider|institution)|vendor|diterbitkan oleh|diselenggarakan oleh|dikeluarkan oleh|"
    r"pemberi|awarded by|"
    r"awarder|given by|publisher|jurnal|journal|media|lembaga|institusi|instansi|institution|organi[sz]ation|"
    r"organisasi)$",
    re.I,
)
WHEN_GIVEN = re.compile(
    r"^(?:(?:issue|award|publication|certification|completion|training) (?:date|year)|issued(?: on| date)?|"
    r"date of issue|"
    r"(?:tanggal|tahun|tgl\.?) (?:terbit|diterbitkan|perolehan|pelaksanaan|pelatihan|sertifikat|penghargaan|publikasi|"
    r"diperoleh)|awarded(?: on)?|published(?: on)?)$",
    re.I,
)
ALLOWED = {
    "work": MAIN - {"studyType", "area"},
    "volunteer": MAIN - {"studyType", "area"},
    "education": frozenset(("name", "institution", "studyType", "area", "study", "score")),
    "projects": frozenset(("title", "name", "position")),
} | dict.fromkeys(LISTED, frozenset(("title", "by")))
ALWAYS = DATED | {"location", "text", "other"}
NUMBERED = re.compile(r"^\s*(?:(?:\(?\d{1,2}(?:[.)]|(?=\t))|[a-z][.)])\s+){1,2}")
COUNTER = re.compile(
    r"^(?:(?:pekerjaan|pengalaman|perusahaan|pendidikan|organisasi|proyek|experience|job|education|company|employer|"
    r"project|entry|certificate|sertifikat)\s*(?:ke-?)?\s*)?#?\d{1,2}[.):]?$",
    re.I,
)
# A scan reads the colons of a column as figures and strokes.
MISREAD = re.compile(r"^(?P<label>[^\W\d_][\w /().&-]{1,34}?)\s*\t\s*[1!;.|l]\s+(?=\S)")
CELL = re.compile(r"[^\t]+")
SLASH = re.compile(r"\s*/\s*")
SET_COLON = re.compile(r"\t\s*[:：]\s")
PAIR = re.compile(r"[:：](?=\s|$)")
SENTENCES = re.compile(r"(?:;|(?<=[a-z0-9%)]{3})\.)\s+(?=[A-Z0-9])")
ENOUGH = 0.45
# Longer lines without a label are prose.
PROSE = 50


@dataclass(slots=True)
class Labelled:
    """A value and what its label says it is (empty where the label is unknown)."""

    line: TextLine
    start: int
    end: int
    label: str
    kind: str


Rows = list[list[Labelled]]


def read_labelled(lines: list[TextLine], section: str) -> list[Entry] | None:
    """Entries of a section in labelled lines; None where it is not written so."""
    if section not in ALLOWED:
        return None
    rows = _rows(lines, section)
    told = [row for pairs in rows for row in pairs if row.kind]
    # The duties below are a list or prose of their own, however long.
    typed = sum(bool(pairs) or not _tells(line) for line, pairs in zip(lines, rows, strict=True))
    opening = _opening(told) if told else None
    titles = _titles(lines, rows, opening, told, section)
    typed -= len(titles)
    labelled = sum(any(row.kind for row in pairs) for pairs in rows)
    if opening is None or not _is_labelled(told, labelled, typed, section, titled=bool(titles)):
        return None
    entries: list[Entry] = []
    seen: set[str] = set()
    last: Labelled | None = None
    for index, (line, pairs) in enumerate(zip(lines, rows, strict=True)):
        if index in titles:
            if index - 1 not in titles:
                entries.append(Entry(section))
                seen = set()
            number = NUMBERED.match(line.text)
            fill_cell(
                entries[-1], titles[index], line, number.end() if number else 0, len(line.text), section
            )
            continue
        if not pairs and entries and not COUNTER.match(line.text.strip()):
            _go_on(entries[-1], line, last, section)
        for row in pairs:
            if not row.kind and not entries:
                continue
            if (
                not entries
                or (row.label == opening and not titles)
                or (row.kind in MAIN and row.label in seen)
            ):
                entries.append(Entry(section))
                seen = set()
            seen.add(row.label)
            _fill(entries[-1], row, section)
            last = row
    return [entry for entry in entries if entry.values]


def _titles(
    lines: list[TextLine], rows: Rows, opening: str | None, told: list[Labelled], section: str
) -> dict[int, str]:
    """What the lines without a label above each entry name: the school, the employer, or the position there.

    Empty where a label says it, where an entry has no such line, or where it is set as the labels are.
    """
    kinds = {row.kind for row in told}
    if section == "education":
        studied = bool(kinds & {"studyType", "area", "study"})
        kind = "institution" if studied and not kinds & {"institution", "name"} else ""
    elif section in ("work", "volunteer") and len(kinds & {"name", "position", "title"}) == 1:
        kind = "position" if "name" in kinds else "name"
    else:
        kind = ""
    openings = [index for index, pairs in enumerate(rows) if any(row.label == opening for row in pairs)]
    if not kind or not openings or not openings[0] or lines[0].bullet:
        return {}
    style, plain = style_at(lines[0], 0), style_at(lines[openings[0]], 0)
    titles: dict[int, str] = {}
    for index in openings:
        above = index - 1
        while above >= 0 and not rows[above] and style_at(lines[above], 0) == style:
            titles[above] = kind
            above -= 1
            if style == plain:
                break
    whole = all(index - 1 in titles for index in openings)
    return titles if whole and not any(find_ranges(lines[index].text) for index in titles) else {}


def _is_labelled(told: list[Labelled], labelled: int, lines: int, section: str, *, titled: bool) -> bool:
    kinds = {row.kind for row in told}
    if labelled < ENOUGH * lines:
        return False
    if section in LISTED or section == "projects":
        return "title" in kinds and bool(kinds & (DATED | {"by", "text", "position", "name"}))
    return len(kinds & MAIN) + titled >= 2 and (bool(kinds & DATED) or len(kinds) > 2)


def _tells(line: TextLine) -> bool:
    """Whether a line tells what was done: the item of a list, or a line of prose."""
    return line.bullet or len(line.text) > PROSE or DUTY.match(line.text) is not None


def _rows(lines: list[TextLine], section: str) -> Rows:
    """The labels and values of each line, none where a line has no label."""
    colons = sum(bool(SET_COLON.search(line.text)) for line in lines)
    rows = [_pairs(line, section, scanned=colons > 2) for line in lines]
    if sum(any(pair.kind for pair in pairs) for pairs in rows) >= ENOUGH * sum(
        bool(pairs) or not _tells(line) for line, pairs in zip(lines, rows, strict=True)
    ):
        return rows
    return _below(lines, section) or rows


def _pairs(line: TextLine, section: str, *, scanned: bool) -> list[Labelled]:
    """The pairs of one line, of which several may stand side by side."""
    if line.bullet and not _is_numbered_label(line.text, section):
        return []
    number = NUMBERED.match(line.text)
    lead = number.end() if number else 0
    match = (MISREAD.match(line.text) if scanned else None) or LABEL.match(line.text[lead:])
    if match is None:
        return []
    start = match.end() + (0 if match.re is MISREAD else lead)
    first = Labelled(line, start, len(line.text), *_known(match["label"], section))
    pairs = [first]
    cells = [*re.finditer(r"[^\t]+", line.text[start:])]
    if first.kind and all(_known(cell.group(), section)[1] for cell in cells):
        # Labels side by side, above their values.
        return []
    if len(cells) == 2 and first.kind and _known(cells[1].group(), section)[1] == first.kind:
        # The label once more at the other side, in another language.
        first.end = start + cells[0].end()
        return pairs
    if first.kind == "text" or not first.kind:
        return pairs
    for mark in PAIR.finditer(line.text, start):
        words = [*re.finditer(r"\S+", line.text[start : mark.start()])][-4:]
        for word in words:
            label, kind = _known(line.text[start + word.start() : mark.start()], section)
            if kind and "\t" not in label and start + word.start() > pairs[-1].start:
                pairs[-1].end = start + word.start()
                pairs.append(Labelled(line, mark.end(), len(line.text), label, kind))
                break
    if len(pairs) == 1 and len(cells) >= 3 and len(cells) % 2:
        for cell, value in zip(cells[1::2], cells[2::2], strict=True):
            label, kind = _known(cell.group(), section)
            if kind:
                pairs[-1].end = start + cell.start()
                pairs.append(Labelled(line, start + value.start(), len(line.text), label, kind))
    return pairs


def _is_numbered_label(text: str, section: str) -> bool:
    """Whether the item of a list is a label of a form with its colon in a column of its own: "1. Institusi   : …"."""
    colon = SET_COLON.search(text)
    return colon is not None and bool(_known(text[: colon.start()], section)[1])


def _below(lines: list[TextLine], section: str) -> Rows | None:
    """Labels on lines of their own, each with its value on the next line; None where they are few."""
    rows: Rows = [[] for _ in lines]
    labels = 0
    index = 0
    while index + 1 < len(lines):
        line, value = lines[index], lines[index + 1]
        titles = line.text.split("\t")
        values = [*CELL.finditer(value.text)]
        if line.bullet or len(values) != len(titles):
            index += 1
            continue
        cells = [_known(title, section) for title in titles]
        if not all(kind for _, kind in cells):
            index += 1
            continue
        if any(_known(cell.group(), section)[1] for cell in values):
            index += 1
            continue
        rows[index + 1] = [
            Labelled(value, cell.start(), cell.end(), *known)
            for cell, known in zip(values, cells, strict=True)
        ]
        rows[index] = [Labelled(line, 0, 0, "", "")]
        labels += len(cells)
        index += 2
    return rows if labels > 3 else None


def _known(text: str, section: str) -> tuple[str, str]:
    """A label as compared, and what it says in this section ("" where it is unknown)."""
    label = SLASH.sub(" / ", text.strip(" \t:：*.").lower())
    if OTHER.match(label):
        return label, "other"
    listed = section in LISTED
    kind = ""
    if listed or section == "projects":
        kind = "title" if TITLE.match(label) else "dates" if WHEN_GIVEN.match(label) else ""
        kind = kind or ("by" if listed and GIVER.match(label) else "")
    if not kind and _ANY_KIND.match(label):
        kind = next((kind for pattern, kind in _KINDS if pattern.match(label)), "")
    kind = kind or kind_of_title(label)
    if not kind and label in ("nama", "name"):
        kind = "institution" if section == "education" else "name"
    return label, kind if kind in ALLOWED[section] or kind in ALWAYS else ""


def _opening(rows: list[Labelled]) -> str | None:
    """The label that begins each entry: the first one, which no other label of the entries outnumbers."""
    counts = Counter(row.label for row in rows)
    first = next((row.label for row in rows if row.kind != "other"), rows[0].label)
    # Two labels with the same meaning in one entry ("Lokasi" twice) would cut it in two.
    return first if counts[first] >= 0.6 * max(counts.values()) else None


def _go_on(entry: Entry, line: TextLine, last: Labelled | None, section: str) -> None:
    """A line without a label: a task, or the rest of the value above."""
    start, end = trimmed(line, 0, len(line.text))
    if start >= end:
        return
    if _tells(line) or (last is not None and last.kind == "text"):
        _add_texts(entry, line, start, end, section, 0.7)
    elif last is not None and last.kind in MAIN | {"by"} and _is_below_value(line, last):
        fill_cell(entry, last.kind, line, start, end, section)


def _is_below_value(line: TextLine, last: Labelled) -> bool:
    """Whether the line stands where the value above it begins, with nothing between."""
    box = last.line.boxes[last.start] if len(last.line.boxes) > last.start else None
    follows = line.page == last.line.page and line.start == last.line.end + 1
    return box is not None and follows and abs(box[0] - line.x0) < 8 and len(line.text) < 60


def _fill(entry: Entry, row: Labelled, section: str) -> None:
    start, end = trimmed(row.line, row.start, row.end)
    if row.kind in ("", "other") or start >= end:
        return
    if row.kind in ("start", "end"):
        _fill_date(entry, row, section)
    elif row.kind == "text":
        _add_texts(entry, row.line, start, end, section, 0.85)
    else:
        fill_cell(entry, row.kind, row.line, start, end, section)


def _add_texts(entry: Entry, line: TextLine, start: int, end: int, section: str, confidence: float) -> None:
    """What was done, parted at semicolons and full stops; what a project was."""
    if section == "projects" and "description" not in entry.values:
        entry.values["description"] = found_in(line, start, end, confidence)
        return
    position = start
    for mark in [*SENTENCES.finditer(line.text, start, end), None]:
        stop = end if mark is None else mark.start()
        left, right = trimmed(line, position, stop)
        if left < right:
            entry.highlights.append(found_in(line, left, right, confidence))
        position = stop if mark is None else mark.end()


def _fill_date(entry: Entry, row: Labelled, section: str) -> None:
    """One end of a span; a word in place of the last date says that it still runs."""
    line, kind = row.line, row.kind
    # Without its label: "Mulai 2021" would be a span that still runs.
    dates = [item for item in find_ranges(line.text[row.start : row.end]) if item.single and not item.bad]
    if not dates:
        entry.current = entry.current or kind == "end"
        return
    value = dates[0].end_date
    key = DATE_KEYS.get(section, f"{kind}Date")
    entry.values[key] = found_in(line, row.start + dates[0].start, row.start + dates[0].end, 0.95, value)
    if kind == "start" and section not in LISTED:
        entry.start_month = month_of(value)
    else:
        entry.end_month = month_of(value)
