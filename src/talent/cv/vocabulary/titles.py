"""What the title of a column or the label of a line asks for: "Instansi / Unit Kerja", "Employing organization".

Forms ask for the same few things in ever other words, so a title that no table has is read phrase by phrase: where
each of its words is known or says nothing, it holds what its phrases name, be it one thing or two.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless

COLUMNS: tuple[tuple[str, str], ...] = (
    (r"no\.?|nomor|#", "number"),
    (r"(?:nama )?(?:perusahaan|instansi|organisasi|tempat (?:kerja|bekerja)|lembaga|company|employer|"
     r"organi[sz]ation|unit kerja|instansi / perusahaan)", "name"),
    (r"jabatan|posisi|position|role|title|job title|kedudukan|peran|pangkat / jabatan|sebagai", "position"),
    (r"periode|tahun|waktu|masa kerja|tanggal|period|years?|dates?|lama|duration|masa|tahun lulus|"
     r"tmt|tmt s\.?d|mulai|selesai|dari|from|to|sampai|hingga|s\.?d|"
     r"start(?: date)?|end(?: date)?|from ?- ?to|kurun waktu|tahun (?:masuk|kelulusan|ijazah)|"
     r"years? (?:in|out|of (?:entry|graduation))|"
     r"mulai ?- ?selesai|periode (?:kerja|studi)|bulan / tahun|tahun masuk ?[-–] ?(?:tahun )?lulus", "dates"),
    (r"(?:nama )?(?:sekolah|institusi|perguruan tinggi|universitas|institution|school|university|"
     r"lembaga pendidikan|sekolah / universitas|nama sekolah / perguruan tinggi)", "institution"),
    (r"jenjang|tingkat|degree|strata|level|pendidikan|tingkat pendidikan", "studyType"),
    (r"jurusan|program studi|prodi|major|bidang(?: studi)?|field(?: of study)?|"
     r"jurusan / program studi", "area"),
    (r"ipk|gpa|nilai|ipk / nilai|score", "score"),
    (r"lokasi|kota|tempat|location|city|place", "location"),
    (r"uraian(?: (?:tugas|pekerjaan|kegiatan))?|tugas(?: pokok| utama)?|deskripsi(?: (?:kerja|pekerjaan|tugas))?|"
     r"keterangan|(?:job )?description|responsibilities|tanggung jawab|duties|tasks|activities", "text"),
    (r"(?:nama )?(?:pelatihan|sertifikat|sertifikasi|kursus|diklat|training|certificate|course|"
     r"seminar|kegiatan|penghargaan|award|prestasi|judul|proyek|project)(?: / \w+)?", "title"),
    (r"penyelenggara|penerbit|issuer|organizer|lembaga penerbit|pemberi(?: penghargaan)?|"
     r"diselenggarakan oleh", "by"),
)  # fmt: skip
_COLUMNS = tuple((re.compile(rf"^(?:{pattern})$", re.I), kind) for pattern, kind in COLUMNS)
_ANY_COLUMN = Caseless(rf"^(?:{'|'.join(pattern for pattern, _ in COLUMNS)})$")
_SLASH = re.compile(r"\s*/\s*")
# Words that stand in titles beside those that tell.
_BESIDE = re.compile(
    r"(?:nama|names?|of|the|and|or|your?|anda|saya|yang|dan|atau|di|dalam|pada|in|at|for|by|oleh|as|sebagai|terakhir|"
    r"last|current|latest|main|utama|singkat|brief|short|lengkap|full|details?|jenis|type|kind|kerja|pekerjaan|work|"
    r"working|job|bekerja|pernah|dijabat|diikuti|ditempuh|dilakukan|dilaksanakan|dipegang|dimiliki|diperoleh|diraih|"
    r"performed|held|attended|awarded|obtained|employing|employed|providing|covered|alamat|address|summary|ringkasan|pelaksanaan|"
    r"education|dengan|penggajian|tanda|jasa|ruang|lingkup|scope|akhir|employment|assigned|assignment|functional|"
    r"exact|previous|resmi|official|key|nya|bagian|divisi|division)$"
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"pemberi kerja|kantor|satuan kerja|satuan organisasi|badan usaha|agency|klien|client|pengguna jasa|"
     r"komunitas|community|tempat (?:tugas|magang)|work ?place|place of (?:work|employment)", "name"),
    (r"occupation|penugasan|designation|post|posts|positions|titles|roles", "position"),
    (r"mulai (?:bekerja|kerja|tugas)|berhenti|keluar|masuk|lulus|selesai (?:bekerja|kerja)|tahun tamat|tamat|"
     r"(?:berlaku )?terhitung mulai tanggal|masa (?:bakti|tugas|jabatan|studi)|until|since|joined|left|finish|"
     r"lama bekerja|length of (?:service|employment)|graduation|graduated|time|when|tenure|kurun|selama", "dates"),
    (r"lamanya|tgl|bln|thn|tahun perolehan|bulan", "dates"),
    (r"latihan|bintang|satya ?l[ae]ncana|tanda jasa", "title"),
    (r"(?:yang )?memberi(?:kan)?|asal penghargaan", "by"),
    (r"kampus|almamater|(?:nama|tempat|lembaga) pendidikan|asal (?:sekolah|universitas)|educational institution|"
     r"college|campus", "institution"),
    (r"qualifications?|kualifikasi|gelar|title of qualification", "studyType"),
    (r"(?:nomor|no|nilai) (?:sk|surat|ijazah|sertifikat)|gaji(?: pokok)?|salary|pejabat|penandatangan|kepala|direktur|"
     r"dekan|rektor|promotor|pimpinan|atasan|supervisor|jumlah jam|jp|angkatan|akreditasi|akta|tanda tangan|telp|"
     r"telepon|phone|paraf|alasan|reason|leaving|status|foto|(?:bidang|jenis|sektor) usaha|industry|tidak", "other"),
    (r"fakultas|faculty|pangkat|golongan|gol|ruang|eselon|sttb|ijazah|tanda lulus|surat keterangan|surat keputusan|sk|"
     r"rank", "aside"),
    (r"konsentrasi|principal subjects|subject|subjects|specialization|course of study|program", "area"),
    (r"negara|country|duty station|town|domisili", "location"),
    (r"grade|cgpa", "score"),
    (r"rincian(?: (?:tugas|pekerjaan|kegiatan))?|kegiatan|activities|activity|remarks|catatan|achievements|"
     r"pencapaian|capaian|job ?desk|jobdesc|what (?:i|you) did", "text"),
)  # fmt: skip
_PARTS = tuple((re.compile(rf"(?:{pattern})$", re.I), kind) for pattern, kind in (*_PHRASES, *COLUMNS))
# Most phrases are none of these, and need not be asked for each.
_ANY_PART = Caseless(rf"(?:{'|'.join(pattern for pattern, _ in (*_PHRASES, *COLUMNS))})$")
# What no phrase begins with, no phrase is.
_OPENS_PART = Caseless(f"(?:{'|'.join(pattern for pattern, _ in (*_PHRASES, *COLUMNS))})")
# "Kedudukan dalam Organisasi" asks for the post alone, "Nama Institusi Pendidikan" for the school.
_INSIDE = frozenset(("dalam", "di", "pada", "in", "at", "within"))
# "Lokasi Proyek" is where it was.
_SITE = re.compile(r"(?:lokasi|location|kota|city)\b", re.I)
_WEAK = frozenset(("pendidikan", "education"))
_WORD = re.compile(r"[^\W\d_][\w.’'-]*|#")
# Neither a figure nor a mark of these kinds stands in a title.
NO_TITLE = re.compile(r"[\d|;@]")
_LONGEST = 4
_WHERE = frozenset(("name", "institution"))
_WHAT = frozenset(("position", "studyType", "area"))


def names_entries(titles: Sequence[str]) -> bool:
    """Whether the cells of a row are titles of columns, so that each row below is an entry."""
    known = [kind_of_title(title) for title in titles]
    return len(titles) > 2 and sum(map(bool, known)) >= max(2, len(titles) - 1)


@lru_cache(maxsize=1024)
def kind_of_title(title: str) -> str:
    """What a column with this title holds, "" where that is not known.

    "study" is degree and subject, "both" who and as what ("Jabatan dan Instansi"), with whatever else is named,
    "other" what no resume has a place for ("Gaji Pokok", "Nama Kepala Sekolah").
    """
    text = _SLASH.sub(" / ", title.strip(" .:"))
    known = _ANY_COLUMN.match(text) is not None
    kind = next((kind for pattern, kind in _COLUMNS if pattern.match(text)), "") if known else ""
    return kind or _kind_of_phrases(text)


@lru_cache(maxsize=1024)
def _kind_of_phrases(title: str) -> str:
    """What the phrases of a longer title name together."""
    kinds = kinds_named(title)
    told = set(kinds) - {"number"}
    if "other" in told:
        return "other"
    # "Ijazah Tahun" asks for the year, "Jabatan / Golongan" for the post; alone either is of no use.
    told -= {"aside"} if len(told) > 1 else set()
    # "Jabatan dan Uraian Tugas" has the post first and what was done below it.
    told -= {"text"} if told & (_WHERE | _WHAT) else set()
    if not told or len(told) == 1:
        kind = next(iter(told), "")
        return "other" if kind == "aside" else kind
    if told & _WHERE and told & _WHAT:
        return "both"
    if told <= {"studyType", "area"}:
        return "study"
    if told == {"studyType", "score"}:
        return "score"
    # "Tempat Pelatihan" is who gave it, "Lama Pelatihan" when it was.
    if told == {"location", "title"}:
        return "location" if _SITE.match(title) else "by"
    if told == {"dates", "title"}:
        return "dates"
    # Where a name is asked for, its town stands beside it; of "Instansi Penyelenggara" the first word counts.
    told -= {"location"}
    if told <= {*_WHERE, "by"}:
        return kinds[0] if kinds[0] in told else next(iter(sorted(told)), "")
    return next(iter(told)) if len(told) == 1 else ""


def kinds_named(title: str) -> tuple[str, ...]:
    """The kinds of value that the phrases of a title name, in their order; none where a word of it is unknown."""
    words = [] if NO_TITLE.search(title) else _WORD.findall(title.lower())
    found: list[str] = []
    at = 0
    while at < len(words):
        most = min(_LONGEST, len(words) - at)
        for count in range(most, 0, -1) if _OPENS_PART.match(" ".join(words[at : at + most])) else ():
            phrase = " ".join(words[at : at + count]).rstrip(".")
            known = _ANY_PART.match(phrase) is not None
            kind = next((kind for pattern, kind in _PARTS if pattern.match(phrase)), "") if known else ""
            if kind and (count > 1 or not _BESIDE.match(phrase)):
                inside = at > 0 and words[at - 1] in _INSIDE
                if not found or not (inside or phrase in _WEAK):
                    found.append(kind)
                at += count
                break
        else:
            if not _BESIDE.match(words[at]):
                return ()
            at += 1
    return tuple(dict.fromkeys(found))
