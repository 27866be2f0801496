"""Headings of job ads and terms of reference in two languages, and what stands below each.

A heading stands on its own line, before a colon, or in the middle of a run of text that lost its line breaks (as ads
copied from a page do): there it is capitalised, and so is what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from talent.projects.from_text.cues import BEGINS_AS_DUTY, QUALIFIES


class Section(StrEnum):
    """What a part of an ad is about."""

    INTRO = "intro"
    ASKED = "asked"
    PREFERRED = "preferred"
    PLUS = "plus"
    DUTIES = "duties"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at [start, end) of a line, with the section that it opens."""

    start: int
    end: int
    section: Section


_ASKED: Final = (
    r"kualifikasi(?: (?:umum|khusus|minimal|minimum|teknis|personel|tenaga ahli))*",
    r"(?:per)?syarat(?:an)?(?: (?:umum|khusus|pelamar|peserta|jabatan|tambahan|administrasi|teknis))*",
    r"kriteria(?: (?:umum|khusus|pelamar|kandidat))*",
    r"spesifikasi (?:jabatan|personel|tenaga ahli)",
    r"(?:standar )?kompetensi(?: (?:teknis|inti|jabatan|yang dibutuhkan))*",
    r"kemampuan(?: (?:teknis|interpersonal|khusus))+",
    r"keahlian(?: (?:teknis|yang dibutuhkan|khusus))*",
    r"keterampilan(?: (?:teknis|yang dibutuhkan))+",
    r"pendidikan (?:dan|&) pengalaman",
    r"kar[ae]kter yang dicari",
    r"(?:job |key |minimum |general |specific |technical |basic |our )?(?:requirements?|"
    r"qualifications?)(?: and experience)?",
    r"qualifications (?:&|and) experience",
    r"(?:job|minimum) reqs?",
    r"(?:technical|hard|soft|required|must[- ]have|key|core) skills?",
    r"(?:skills|experience) (?:required|needed)|required skills and experience|required",
    r"must[- ]haves?|essential(?: criteria| skills)?|selection criteria|criteria",
    r"what (?:you(?:'|’|ʼ)?(?:ll)? (?:will )?(?:need|bring)|we(?:'|’|ʼ)?(?:re| are) looking for)|"
    r"who you are|about you",
    r"(?:kebutuhan|kualifikasi) (?:tenaga (?:ahli|pendukung)|personil)|"
    r"(?:tenaga (?:ahli|pendukung)|personel|personil) yang (?:dibutuhkan|diperlukan)",
    r"yang kami (?:cari|butuhkan)|yang harus (?:dimiliki|dikuasai)|ketentuan(?: (?:umum|pelamar))?",
    r"(?:skills?|keahlian|kemampuan|keterampilan) (?:yang )?(?:dibutuhkan|diperlukan|dikuasai)",
    r"(?:profil|kandidat) (?:kandidat|pelamar|ideal|yang (?:kami )?cari)|(?:ideal |"
    r"your )?(?:candidate )?profile",
    r"(?:ideal|successful) candidate|your skills(?: and experience)?|you(?:'|’)?(?:ll)? (?:have|need|bring)",
    r"(?:technical |core )?competenc(?:y|ies)|(?:specialized|relevant) experience|how to qualify",
    r"knowledge,? (?:and )?skills,?(?: (?:and|&) abilities)?|skills (?:and|&) (?:abilities|experience|"
    r"qualifications)",
    r"skills",
    r"(?:tech(?:nology|nical)?|teknologi) stack|(?:teknologi|tools?|software) yang (?:digunakan|dikuasai)|"
    r"hard ?skill",
)
_PREFERRED: Final = (
    r"(?:(?:skills?|keahlian|kemampuan|keterampilan) )?(?:yang )?(?:lebih |sangat )?diutamakan",
    r"diharapkan",
    r"preferred(?: qualifications?| skills?| experience)?",
    r"desired(?: skills?| qualifications?)?",
)
_PLUS: Final = (
    r"nilai (?:tambah|lebih|plus)(?:an)?",
    r"poin (?:tambah|plus)",
    r"lebih disukai",
    r"(?:nice|good)[- ]to[- ]haves?",
    r"bonus(?: points?| skills?)",
    r"plus points?|pluses|big plus",
    r"desirable(?: criteria| skills?)?",
)
_DUTIES: Final = (
    r"(?:uraian |rincian )?tugas(?: (?:utama(?:nya)?|pokok|harian))*(?: (?:dan|&) (?:tanggung ?jawab|"
    r"fungsi|kewajiban))?",
    r"tanggung ?jawab(?: (?:utama|pekerjaan))*",
    r"(?:ruang )?lingkup (?:pekerjaan|kerja|tugas|kegiatan|layanan|jasa)|ruang lingkup",
    r"(?:key |main |primary |your |core )?(?:duties and )?(?:roles? (?:&|and) )?responsibilit(?:y|ies)",
    r"(?:tasks|duties)(?: (?:&|and) responsibilities)?|key tasks",
    r"job ?des(?:k|c|cription|kripsi)s?",
    r"deskripsi (?:pekerjaan|tugas|jabatan)",
    r"what you(?:'|’|ʼ)?(?:ll| will) (?:do|be doing)|the role|your role|scope of work|role summary|"
    r"key objectives",
    r"keluaran(?: yang diharapkan)?|deliverables|outputs?",
    r"(?:detail|gambaran|ringkasan) (?:pekerjaan|posisi|peran|tugas|umum)|deskripsi (?:kerja|posisi|singkat|"
    r"peran)",
    r"peran(?: (?:dan|&) tanggung ?jawab)?|uraian (?:jabatan|pekerjaan|kegiatan|jasa)|tentang (?:posisi|"
    r"pekerjaan|peran)(?: ini)?",
    r"(?:apa )?yang akan (?:kamu|anda|kalian) (?:lakukan|kerjakan)|(?:kegiatan|aktivitas) utama",
    r"(?:job|position|role) (?:scope|summary|overview|purpose|details|responsibilit(?:y|ies))|"
    r"about the (?:role|job|position)",
    r"your (?:responsibilities|tasks|mission|duties)|accountabilities|(?:a )?day[- ]to[- ]day(?: (?:tasks|"
    r"duties))?",
)
_NOTHING: Final = (
    r"benefits?(?: (?:&|dan|and) (?:gaji|fasilitas|perks))?|perks(?: (?:&|and) benefits)?|hak (?:&|"
    r"dan) benefits?|manfaat",
    r"fasilitas|keuntungan|kompensasi(?: (?:dan|&) \w+)?|gaji|salary|remuneration|remunerasi|honorarium|"
    r"tunjangan",
    r"what (?:we offer|you(?:'|’|ʼ)?(?:ll| will) get)|we offer|yang (?:kami tawarkan|anda dapatkan)",
    r"tentang (?:kami|perusahaan)|profil perusahaan|about (?:us|the company|the team|our company)",
    r"(?:kenapa|mengapa|why) (?:us|kami|join us|bergabung)?",
    r"cara (?:melamar|mendaftar|pendaftaran)|how to apply|pendaftaran|berkas lamaran|dokumen lamaran",
    r"(?:rencana )?(?:anggaran|pembiayaan)(?: biaya)?|(?:waktu|jadwal|lokasi) (?:pelaksanaan|kegiatan)|pendahuluan|"
    r"metodologi|data (?:dasar|penunjang)|referensi hukum|studi[- ]studi terdahulu|standar teknis|alih pengetahuan",
    r"(?:jam|sistem|hari|jadwal) kerja|working hours|jangka waktu(?: pelaksanaan)?|pelaporan|our (?:values|"
    r"mission|story)",
    r"(?:yang|apa yang)? ?akan (?:kamu|anda|kalian) (?:dapatkan|peroleh)|what(?:'|’)s in it for you|"
    r"kami menawarkan",
    r"company (?:overview|profile|description)|equal (?:employment )?opportunity|informasi (?:lebih lanjut|"
    r"tambahan)",
    r"latar belakang|dasar hukum|maksud (?:dan|&) tujuan|tujuan(?: kegiatan)?|sasaran|sumber (?:dana|"
    r"pendanaan)|"
    r"time ?lines?|payment (?:schedule|terms)|duration(?: of (?:the )?(?:assignment|contract))?|"
    r"(?:nilai|rencana) anggaran|penerima manfaat|background|objectives?|basic information|info sessions|"
    r"penutup|budget|komitmen|catatan|"
    r"disclaimer",
)
_TABLE: Final = (
    (Section.PLUS, _PLUS),
    (Section.PREFERRED, _PREFERRED),
    (Section.NOTHING, _NOTHING),
    (Section.DUTIES, _DUTIES),
    (Section.ASKED, _ASKED),
)
_WORDS: Final = "|".join(f"(?P<{section.value}>{'|'.join(words)})" for section, words in _TABLE)
_PLAIN: Final = "|".join(f"(?:{'|'.join(words)})" for _, words in _TABLE)
_NUMBER: Final = r"(?:[IVX]{1,5}\.|[A-Z]\.|\d{1,2}(?:\.\d{1,2})*[.)]?)?\s*"
# A second name, or what narrows the first: "Syarat dan Kualifikasi", "Requirement (Kualifikasi)".
_REST: Final = (
    rf"(?:\s*(?:dan|and|&|/)\s*(?:{_PLAIN}))?(?: (?:[Uu]tama|[Uu]mum|UTAMA|UMUM))?(?:\s*\([^()\n]{{1,40}}\))?"
)
_HEADING: Final = re.compile(rf"(?<!\w)(?:{_WORDS}){_REST}(?!\w)", re.IGNORECASE)
_LEAD: Final = re.compile(rf"[\W_]*{_NUMBER}[\W_]*")
_OPEN: Final = re.compile(r"\s*[*_]*\s*:[*_]*")
_FOLLOWS: Final = re.compile(r"\s+(?:[A-Z0-9•·●▪*–—-]|\(?[A-Z])|\s*$")
_NEAR: Final = 40
# Before a heading in a run of text stands the end of something, never a word that leads on to it.
_LEADS_ON: Final = re.compile(
    r"(?:\b(?:dan|and|atau|or|di|ke|dari|untuk|for|to|of|the|a|an|in|with|dengan|yang|sesuai|memenuhi|"
    r"memiliki|"
    r"as|by|on|kebutuhan|harus|our|your|seperti|these|akan|business|technical|system|software|minimal|punya|"
    r"kepada|atas|sebagai|berbagai|through|and/or|key|main|\w+ing)|[,/&(-])\s*$",
    re.IGNORECASE,
)
_SURE: Final = re.compile(
    r"kualifikasi|(?:per)?syarat(?:an)?|requirements?|qualifications?|tanggung jawab|tugas|responsibilities|"
    r"nilai (?:tambah|plus)|benefits?|job ?des(?:k|c)|kriteria|lingkup|job description|tasks|"
    r"kemampuan teknis|nice to have",
    re.IGNORECASE,
)

# "Deskripsi Pekerjaan (Job Description)": two names are a heading wherever they stand.
_TWICE: Final = re.compile(rf"[^(]+\((?:{_PLAIN})\)", re.IGNORECASE)


def find_headings(line: str) -> Iterator[Heading]:
    """Yield the headings of one line in their order."""
    line = line.replace("_", " ")
    start = _LEAD.match(line)
    begin = start.end() if start else 0
    for found in _HEADING.finditer(line):
        if _is_heading(line, found, begin):
            colon = _OPEN.match(line, found.end())
            section = next(name for name, text in found.groupdict().items() if text)
            yield Heading(found.start(), colon.end() if colon else found.end(), _narrowed(section, found))


def begins_with_heading(line: str) -> bool:
    """Whether a heading and its colon begin a line, also in small letters ("key objectives:"): it goes on from none."""
    line = line.replace("_", " ")
    start = _LEAD.match(line)
    found = _HEADING.match(line, start.end() if start else 0)
    return found is not None and _OPEN.match(line, found.end()) is not None


# A numbered line in capitals, or a heading of Markdown: what stood before it ends there, whatever it says.
_UNKNOWN: Final = re.compile(
    r"\s*(?:#{1,6}\s+\S.{0,60}|(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+[A-Z][A-Z ,/&()-]{3,60})\s*"
)


def ends_section(line: str) -> bool:
    """Whether a line is a heading that is not among those known here."""
    return _UNKNOWN.fullmatch(line) is not None and next(find_headings(line), None) is None


# "VI. Reporting": whole documents are numbered in this way, never lists of what is asked.
_ROMAN: Final = re.compile(r"\s*[IVX]{1,5}\.\s+(?P<title>[A-Z][^.;:,\d]{2,50})")


def begins_part(line: str) -> bool:
    """Whether a line is a heading of a numbered part that is not among those known here."""
    found = _ROMAN.fullmatch(line)
    if found is None:
        return False
    title = found["title"]
    # Two words are a title even where one is a verb: "Reporting", "Monitoring Kegiatan".
    if len(title.split()) > 2 and (QUALIFIES.match(title) or BEGINS_AS_DUTY.match(title)):
        return False
    return next(find_headings(line), None) is None


_OPENS: Final = re.compile(
    r"\b(?:kualifikasi|kriteria|(?:per)?syarat(?:an)?|requirements?|qualifications?|"
    r"criteria)\b[^:.]{0,60}:\s*$",
    re.IGNORECASE,
)


def opens_list(passage: str) -> bool:
    """Whether a sentence leads on to a list of what is asked: "we look for people with these qualifications:"."""
    return _OPENS.search(passage) is not None


def _narrowed(section: str, found: re.Match[str]) -> Section:
    """ "Persyaratan (diutamakan)": what stands in brackets says how hard the list is."""
    said = found.group().lower()
    if section == Section.ASKED and re.search(
        r"\(\s*(?:nilai (?:tambah|plus)|plus|bonus|opsional|optional)", said
    ):
        return Section.PLUS
    if section == Section.ASKED and re.search(r"\(\s*(?:diutamakan|preferred)", said):
        return Section.PREFERRED
    return Section(section)


def _is_heading(line: str, found: re.Match[str], begin: int) -> bool:
    at_start = found.start() <= begin
    colon = _OPEN.match(line, found.end()) is not None
    word = found.group()
    if at_start:
        alone = not line[found.end() :].strip(" :*_#.")
        if alone or colon:
            return True
        # "Kualifikasi Tenaga Ahli" on a line of its own; "Kualifikasi Fresh graduate …" in a run of text.
        short = len(line) < 60 and not re.search(r"[.,;]", line) and word[:1].isupper()
        if (
            short
            and len(line[found.end() :].split()) <= 3
            and _SURE.match(word)
            and not _says_more(line[found.end() :])
        ):
            return True
    if not word[:1].isupper() or (not _FOLLOWS.match(line, found.end()) and not colon):
        return False
    if not at_start and _LEADS_ON.search(line, max(0, found.start() - _NEAR), found.start()):
        return False
    return colon or _SURE.match(word) is not None or _TWICE.fullmatch(word) is not None


def _says_more(rest: str) -> bool:
    """Whether the words behind a heading are an item rather than a part of its name."""
    return (
        re.search(r"\b(?:minimal|min|S1|D3|pengalaman|experience|menguasai|fresh)\b", rest, re.IGNORECASE)
        is not None
    )
