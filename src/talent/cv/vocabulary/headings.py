"""The headings of CVs in Indonesian and English: a table, and the comparison that ignores how they are set."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless

SECTIONS: dict[str, tuple[str, ...]] = {
    "personal": (
        "data pribadi", "data diri", "biodata", "informasi pribadi", "identitas", "identitas diri", "data personal",
        "personal data", "personal information", "personal details", "personal info", "info pribadi", "about",
        "profil pribadi", "detail pribadi", "keterangan diri", "keterangan pribadi", "keterangan perorangan",
    ),
    "contact": (
        "kontak", "contact", "contacts", "contact information", "contact details", "informasi kontak", "hubungi saya",
        "contact info", "kontak saya", "contact me", "get in touch", "details", "info kontak", "alamat dan kontak",
        "tautan", "links", "link", "social", "media sosial", "social media", "profiles", "find me online",
    ),
    "summary": (
        "profil", "ringkasan", "tentang saya", "tentang", "profile", "summary", "about me", "professional summary",
        "who i am", "career summary", "objective", "career objective", "executive summary", "profil singkat",
        "ringkasan profil",
        "profil profesional", "ringkasan profesional", "tujuan karier", "tujuan karir", "deskripsi diri",
        "profil diri",
        "sekilas", "sekilas tentang saya", "professional profile", "personal statement", "personal profile",
        "statement",
        "ringkasan diri", "ringkasan karier", "ringkasan karir", "personal summary", "introduction", "overview",
        "deskripsi singkat", "siapa saya", "pernyataan pribadi", "objektif", "highlights", "ikhtisar",
        "summary of qualifications", "qualifications summary", "ringkasan kualifikasi", "hello", "hi there", "halo",
        "self description", "sekilas profil", "self summary", "brief profile", "short profile",
    ),
    "work": (
        "pengalaman kerja", "riwayat pekerjaan", "pengalaman", "experience", "work experience", "employment",
        "professional experience", "employment history", "work history", "pengalaman profesional", "riwayat karier",
        "riwayat karir", "career history", "pengalaman pekerjaan", "pengalaman magang", "riwayat kerja", "pekerjaan",
        "internship", "internships", "internship experience", "magang", "relevant experience", "riwayat jabatan",
        "pengalaman kerja dan magang", "pengalaman magang dan kerja", "pengalaman bekerja", "work", "karier", "karir",
        "employment experience", "perjalanan karier", "professional background", "riwayat profesional",
        "work and internship",
        "pengalaman kerja praktik", "praktik kerja lapangan", "pengalaman pkl", "career", "job experience",
        "kerja praktik",
        "pengalaman kerja profesional", "jabatan", "research experience", "teaching experience",
        "pengalaman mengajar", "appointments", "academic appointments", "professional appointments",
        "pengalaman akademik", "pengalaman akademik dan profesional",
        "my journey", "where i worked", "where i ve worked", "what i have done", "jejak karier", "jejak karir",
        "career path", "professional history", "professional career", "jobs", "positions held", "rekam jejak",
        "experiences", "work experiences", "professional experiences", "rekam jejak profesional",
        "riwayat pengalaman kerja", "pengalaman kerja relevan", "pengalaman kerja terkait",
        "where i have worked", "professional work experience", "relevant work experience", "rekam karier",
        "career journey",
        "kerja", "pengalaman lapangan", "field experience", "career experience",
        "working experience", "working experiences", "job experiences", "employment record", "working history",
        "pengalaman karier", "industrial experience",
    ),
    "education": (
        "edukasi", "riwayat pendidikan", "pendidikan", "pendidikan formal", "education", "academic background",
        "latar belakang pendidikan", "pendidikan tinggi", "riwayat pendidikan tinggi",
        "educational background", "education background", "education history", "academic history",
        "academic qualifications",
        "qualifications", "studi", "riwayat studi", "pendidikan terakhir", "riwayat akademik", "academics",
        "academic",
        "studies", "academic record", "academic experience", "education and training", "pendidikan dan pelatihan",
        "jenjang pendidikan", "schooling", "degrees", "what i studied", "where i studied", "perjalanan studi",
        "latar belakang akademik", "riwayat sekolah", "educational qualifications", "educational history",
        "academic education", "education details", "where i have studied", "academic qualification",
        "formal education", "educations", "pendidikan dan gelar", "education and qualifications", "akademik",
        "academic records", "academic profile", "pendidikan akademik",
    ),
    "skills": (
        "keahlian", "kemampuan", "keterampilan", "kompetensi", "toolbox", "toolkit", "skills", "what i know",
        "what i do", "technical skills", "skill", "hard skills",
        "soft skills", "core skills", "key skills", "kemampuan teknis", "keahlian teknis", "keterampilan teknis",
        "core competencies", "competencies", "expertise", "technologies", "teknologi", "tools", "perangkat",
        "keahlian utama", "keahlian khusus", "kemampuan komputer", "areas of expertise", "skills summary",
        "what i can do", "tech stack",
        "technical expertise", "technical proficiency", "kompetensi teknis", "kompetensi utama", "bidang keahlian",
        "professional skills", "skills and tools", "keahlian dan kemampuan", "other skills", "computer skills",
        "keahlian lunak", "keahlian lain", "keterampilan lunak", "kemampuan lunak", "programming languages",
        "keahlian inti",
        "kemampuan non teknis", "keahlian dan keterampilan", "hard skill", "soft skill", "skillset",
        "soft and hard skills", "hard and soft skills", "soft and hard skill", "hard and soft skill",
        "skill set", "top skills",
        "aplikasi dan perangkat", "software", "perangkat lunak", "tools and technologies", "specialties",
        "keahlian profesional",
        "technical", "specialities", "strengths", "perkakas", "alat", "alat kerja", "keterampilan utama",
        "kemampuan utama",
        "penguasaan aplikasi", "penguasaan perangkat lunak", "penguasaan software", "penguasaan teknologi",
        "aplikasi yang dikuasai", "software yang dikuasai", "perangkat yang dikuasai", "kemampuan aplikasi",
        "kemampuan digital", "keterampilan digital", "keterampilan komputer", "keahlian komputer",
        "bahasa pemrograman", "kompetensi inti", "kompetensi profesional", "keterampilan profesional",
        "keterampilan khusus", "kemampuan khusus", "kecakapan", "kemahiran", "digital skills", "it skills",
        "computer literacy", "software skills", "technical competencies", "technical knowledge", "tech skills",
        "technology stack", "key competencies", "professional competencies", "core strengths", "abilities",
        "capabilities", "proficiencies", "additional skills", "relevant skills", "main skills", "special skills",
        "technical skill", "technical proficiencies",
    ),
    "languages": (
        "bahasa", "languages", "language", "kemampuan bahasa", "language skills", "penguasaan bahasa",
        "keahlian bahasa",
        "kecakapan bahasa", "bahasa yang dikuasai", "keterampilan bahasa", "language proficiency", "bahasa asing",
        "spoken languages",
        "language mastered", "languages mastered", "language ability", "kemampuan berbahasa",
    ),
    "certificates": (
        "sertifikasi", "sertifikat", "pelatihan", "kursus", "seminar", "certifications", "certification",
        "certificates",
        "training", "trainings", "courses", "pelatihan dan sertifikasi", "sertifikasi dan pelatihan",
        "pendidikan non formal",
        "pendidikan nonformal", "pelatihan dan kursus", "kursus dan pelatihan", "licenses",
        "licenses and certifications", "licences", "licences and certifications", "licences and certificates",
        "courses and certifications", "training and certifications", "workshop", "pelatihan dan seminar", "diklat",
        "pelatihan teknis", "pelatihan yang pernah diikuti", "riwayat pelatihan", "seminar dan pelatihan", "bootcamp",
        "professional development", "sertifikat dan pelatihan", "pengembangan diri", "pendidikan informal", "lisensi",
        "kursus dan sertifikasi", "certifications and training", "professional certifications", "riwayat diklat",
        "pengembangan kompetensi", "non formal education", "sertifikat kompetensi", "sertifikasi kompetensi",
        "sertifikasi profesi", "pelatihan profesional", "credentials", "certificates and courses",
        "workshops", "pendidikan dan pelatihan diklat", "riwayat pendidikan dan pelatihan diklat",
        "pendidikan dan pelatihan kepemimpinan", "pendidikan dan pelatihan teknis", "kursus dan latihan",
        "diklat yang pernah diikuti", "kursus yang pernah diikuti", "latihan jabatan", "bukti keahlian",
        "bukti kompetensi", "proof of skills",
        "informal education", "training experience",
    ),
    "volunteer": (
        "pengalaman organisasi", "organisasi", "riwayat organisasi", "organizations", "organisations",
        "organizational experience",
        "organisational experience", "volunteer", "volunteering", "volunteer experience", "pengalaman sukarelawan",
        "committee experience", "organizational and committee experience", "relawan",
        "pengalaman relawan",
        "kegiatan sukarela", "kegiatan sosial", "kerelawanan", "leadership", "extracurricular",
        "extracurricular activities",
        "kegiatan", "aktivitas", "leadership experience", "organization", "pengalaman organisasi dan "
            "kepanitiaan",
        "pengalaman kepanitiaan", "kepanitiaan", "community", "community involvement", "activities", "volunteer work",
        "pengalaman berorganisasi", "kegiatan dan organisasi", "aktivitas organisasi",
        "volunteering experience", "giving back", "social engagement", "keterangan organisasi",
        "keanggotaan", "organization experience", "pengalaman sukarela", "pengalaman kerelawanan",
        "komunitas", "memberships",
        "organisasi dan kepanitiaan", "leadership and activities", "community service", "pengabdian masyarakat",
        "aktivitas sosial", "sukarelawan", "kegiatan relawan", "organisasi dan relawan", "kegiatan kemasyarakatan",
        "organisasi dan kerelawanan", "organisasi dan kegiatan sosial", "civic activities", "kegiatan organisasi",
        "service", "professional service", "academic service", "university service",
        "pengabdian", "pengabdian kepada masyarakat",
        "organization experiences", "organizational experiences", "organisation experience",
        "organizational activities", "volunteer experiences", "social activities", "extracurriculars",
        "ekstrakurikuler",
    ),
    "projects": (
        "proyek", "portofolio", "projects", "portfolio", "project", "personal projects", "selected projects",
        "proyek pilihan",
        "pengalaman proyek", "project experience", "proyek pribadi", "key projects", "side projects", "karya",
        "open source",
        "academic projects", "proyek akademik", "proyek kuliah", "proyek mahasiswa", "tugas kuliah",
        "proyek unggulan", "tugas akhir", "riwayat proyek", "proyek penelitian", "research projects",
        "course projects", "coursework projects", "university projects", "notable projects", "recent projects",
        "daftar proyek", "proyek terpilih", "karya pilihan", "liputan pilihan", "hasil karya",
        "project experiences", "projects experience", "project portfolio", "project history",
        "relevant projects", "technical projects", "final project", "proyek terkait", "pengalaman projek",
        "projek", "proyek yang pernah dikerjakan",
    ),
    "awards": (
        "prestasi", "penghargaan", "awards", "achievements", "honors", "honours", "honors and awards",
        "awards and honors",
        "prestasi dan penghargaan", "penghargaan dan prestasi", "accomplishments", "pencapaian", "award",
        "tanda jasa",
        "achievement", "riwayat prestasi", "tanda kehormatan", "awards and achievements", "recognition",
        "scholarships", "scholarships and awards", "fellowships and awards", "grants and awards",
        "hibah dan penghargaan", "prestasi akademik",
    ),
    "publications": (
        "publikasi", "publications", "karya ilmiah", "publikasi ilmiah", "papers", "karya tulis",
        "selected publications",
        "daftar publikasi", "writing", "selected writing", "research publications", "tulisan",
        "publication", "research and publications", "journal articles", "conference papers",
        "journal publications", "peer reviewed publications", "karya tulis ilmiah", "publikasi karya ilmiah",
        "publikasi jurnal", "artikel ilmiah", "scientific publications", "list of publications",
        "penelitian dan publikasi", "publikasi dan penelitian",
    ),
    "interests": (
        "hobi", "minat", "hobbies", "interests", "hobi dan minat", "minat dan hobi", "hobbies and interests",
        "interest",
        "hobby", "ketertarikan",
    ),
    "references": ("referensi", "references", "reference", "rujukan", "referees", "pemberi referensi",
    "kontak referensi"),
    "other": (
        "lain lain", "informasi tambahan", "additional information", "lainnya", "additional", "others", "other",
        "pernyataan", "declaration", "lampiran", "attachments", "riwayat keluarga", "data keluarga", "family",
        "keterangan keluarga", "susunan keluarga",
        "informasi lain", "keterangan lain", "riwayat kepangkatan", "riwayat pangkat", "ketersediaan", "availability",
    ),
}  # fmt: skip
TITLES = frozenset(
    (
        "curriculum vitae", "daftar riwayat hidup", "riwayat hidup", "cv", "resume", "resumé", "résumé", "biodata",
        "biodata pelamar", "curriculum vitae cv", "lebenslauf", "riwayat hidup singkat",
        "daftar riwayat hidup singkat",
        "profil pelamar", "formulir lamaran", "cv pelamar", "resume pelamar", "daftar riwayat hidup cv", "drh",
        "curriculum vitae daftar riwayat hidup", "profil kandidat", "lamaran kerja", "profesional resume",
    )
)  # fmt: skip

_TITLE_WORDS = frozenset(
    (
        "daftar", "riwayat", "hidup", "curriculum", "vitae", "cv", "resume", "résumé", "biodata", "formulir", "pegawai",
        "negeri", "sipil", "pns", "asn", "pelamar", "kerja", "singkat", "perorangan", "lampiran", "kandidat", "tenaga",
        "ahli", "europass",
    )
)  # fmt: skip
PHRASES = {phrase.replace(" and ", " dan "): key for key, phrases in SECTIONS.items() for phrase in phrases}
_SQUEEZED = {phrase.replace(" ", ""): key for phrase, key in PHRASES.items() if len(phrase) > 5}
_NUMBERING = re.compile(r"(?:[ivx]{1,4}|[a-z]|\d{1,2})\s*[.)]\s*|(?:bagian|section)\s+\w+\s*:?\s*")
_OWN_BEFORE, _OWN_BEHIND = ("my ", "our "), (" saya", " ku")
_OWN = re.compile(r"^(?:my|our) | (?:saya|ku)$")
_COLOURING = (
    "selected open source terbuka terpilih pilihan personal pribadi professional profesional additional "
    "tambahan relevant terkait recent terbaru other lain lainnya key utama notable academic akademik technical "
    "teknis formal nonformal "
    "and dan of the in for di dan previous current summary history riwayat daftar list pengalaman experience details"
)
_VOCABULARY = frozenset([*_COLOURING.split(), *(word for phrase in PHRASES for word in phrase.split())])
_NO_LETTERS = re.compile(r"[\W\d_]+")
_TWICE = re.compile(r"[|(\[]|\s[–—-]\s")
# Every mark that parts a heading has one of these; most headings have none.
_MARK = re.compile(r"[|(\[–—-]")
_JOINTS = re.compile(r" (?:dan|and|serta|or|atau) ")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Lower case letters and single spaces: `III. RIWAYAT PENDIDIKAN :` becomes `riwayat pendidikan`."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    number = _NUMBERING.match(text)
    text = text[number.end() :] if number is not None else text
    # "// Skills", "+ Education": a mark before a heading stands for no word.
    text = text.strip("/&+ ")
    if "  " in text or not text.replace(" ", "").isalpha():
        text = text.replace("&", " dan ").replace("/", " dan ").replace("+", " dan ")
        text = _NO_LETTERS.sub(" ", text)
    return text.strip().replace(" and ", " dan ")


@lru_cache(maxsize=8192)
def section_of(text: str) -> str | None:
    """The section that `text` is a heading of, None where it is none; case, numbering, spacing do
    not matter."""
    if not 2 <= len(text) <= 60 or text.count(",") > 2:
        return None
    phrase = normal(text)
    if not phrase:
        return None
    twice = [part for part in _TWICE.split(text) if normal(part)] if _MARK.search(text) else []
    if len(twice) > 1:
        told = {section_of(part.strip()) or worded_section_of(part) for part in twice}
        if len(told) == 1 and None not in told:
            # In both languages: "Riwayat Pekerjaan (Work Experience)", "Keahlian | Skills".
            return told.pop()
    key = PHRASES.get(phrase)
    if key is None and (phrase.startswith(_OWN_BEFORE) or phrase.endswith(_OWN_BEHIND)):
        key = PHRASES.get(_OWN.sub("", phrase))
    if key is not None:
        return key
    key = _SQUEEZED.get(phrase.replace(" ", ""))
    if key is not None:
        # Letter-spaced, or broken where the font's spacing is odd: "W O R K", "Work Expe rie nce".
        return key
    parts = [part for part in _JOINTS.split(phrase) if part]
    if len(parts) > 1 and all(part in PHRASES for part in parts):
        return PHRASES[parts[0]]
    if len(parts) > 1 and parts[0] in PHRASES and len(parts) == 2 and len(phrase) < 40:
        return _combined(parts)
    return None


def _combined(parts: list[str]) -> str | None:
    """ "Pengalaman Kerja dan Profesional": the second part only colours the first."""
    tail = parts[1].split()
    return PHRASES[parts[0]] if len(tail) == 1 and " " in parts[0] else None


COLUMN_TITLE = Caseless(
    r"^(?:no\.?|nomor|(?:nama )?(?:instansi|perusahaan|organisasi|sekolah|institusi|lembaga|kegiatan|pelatihan)|"
    r"jabatan|posisi|peran|periode|tahun|waktu|tanggal|masa kerja|jenjang|jurusan|program studi|tingkat|ipk|nilai|"
    r"lokasi|tempat|kota|penyelenggara|penerbit|keterangan|uraian(?: tugas)?|company|employer|organi[sz]ation|"
    r"institution|school|position|role|title|job title|period|years?|dates?|degree|major|gpa|location|issuer|"
    r"description)$"
)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are the titles of a table's columns ("Jabatan | Instansi | Periode")."""
    return len(cells) > 1 and all(COLUMN_TITLE.match(cell.strip(" .:")) for cell in cells)


@lru_cache(maxsize=8192)
def worded_section_of(text: str) -> str | None:
    """The section of a line that is made of words of headings alone ("Proyek Terbuka", "Open Source Projects")."""
    words = normal(text).split()
    if not 0 < len(words) <= 6 or not all(word in _VOCABULARY for word in words):
        return None
    return next((PHRASES[word] for word in (words[-1], words[0], *words) if word in PHRASES), None)


@lru_cache(maxsize=8192)
def loose_section_of(text: str) -> str | None:
    """The section a line set as a heading is about when only its first or last words are known."""
    words = normal(text).split()
    for count in range(len(words) - 1, 0, -1):
        key = PHRASES.get(" ".join(words[:count])) or PHRASES.get(" ".join(words[-count:]))
        if key is not None and len(words) - count <= 2:
            return key
    return worded_section_of(text)


def is_title(text: str) -> bool:
    """The document's own title, which names nobody."""
    phrase = normal(text)
    if phrase in TITLES or phrase.replace(" ", "") in {"curriculumvitae", "daftarriwayathidup", "resume"}:
        return True
    # "Riwayat Kerja" has the words of a title and heads a section.
    return bool(phrase) and _TITLE_WORDS.issuperset(phrase.split()) and section_of(text) in (None, "personal")
