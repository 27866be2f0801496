"""What a heading in words of one's own is about: the stems of its words, in Indonesian and English.

No table of phrases holds "My Learning Journey", "Jejak Pendidikan", "Where I've Worked" or "Yang Saya Kuasai". Their
words have stems that speak for a section, more or less; what people put around them ("journey", "riwayat", "saya")
speaks for none. A word that is neither makes the line less likely a heading at all.
"""

import re
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless, parted
from talent.cv.vocabulary.headings import normal

# Section → (stems, points). A stem is matched at the beginning of a word; Indonesian prefixes are taken off first.
STEMS: dict[str, tuple[tuple[str, float], ...]] = {
    "education": (
        ("educat|academ|akadem|school|sekolah|kuliah|perkuliahan|didik|studi(?:es|ed)?$|study|degrees?$|learn|ajar$|"
         "belajar|pelajar|universit|colleges?$|kampus|campus|jenjang|scholast|schooling|gelar|alma|almamater|"
         "tuntut|kesarjanaan|sarjana|graduat|lulus|ilmu$", 3.0),
        ("qualif|kualif|keilmuan", 1.5),
    ),
    "work": (
        ("employ|career|karier|karir|job|kerja|bekerja|pekerja|kekaryaan|jabat|magang|intern|profesi|worked|working|"
         "kantor|dunia kerja|mengajar|teaching|penugasan", 3.0),
        ("experien|alam$|pengalaman|work$|works$|profes|position|role|posisi|tugas|occupation|track", 2.0),
        ("did$|done$|impact|dikerjakan|kiprah|rekam", 1.2),
    ),
    "skills": (
        ("skill|mampu|ahli$|keahlian|terampil|kuasa|dikuasai|kompeten|competen|expert|tool|toolbox|toolkit|technolog|"
         "teknolog|cakap|kecakapan|proficien|capab|abilit|abilities|stack|software|speciali|keunggulan|mahir|kemahiran|"
         "kebolehan|perkakas|knowhow|superpower|arsenal|bring$|bawa$", 3.0),
        ("good$|know$|bisa$|tech|strength|unggul|kekuatan|alat|perangkat|knowledge|pengetahuan|talent|bakat|"
         "technical|teknis|strong|use$|pakai$|can$", 1.6),
    ),
    "languages": (("bahasa|berbahasa|language|linguist|lingual|spoken|speak|tongue|tutur", 3.6),),
    "certificates": (
        ("sertif|tersertif|certif|latih|pelatihan|kursus|course|train|licen|lisens|diklat|workshop|bootcamp|credential|"
         "seminar|webinar|bimtek|accredit|akredit", 3.2),
    ),
    "volunteer": (
        ("organis|organiz|berorganis|relawan|kerelawanan|volunt|sukarela|kesukarelaan|komunit|communit|panitia|"
         "kepanitiaan|ekstrakurik|extracurric|abdi|pengabdian|civic|charit|kemasyarakatan|keanggotaan|membership|"
         "kemanusiaan|humanitar|giving|affiliat|afiliasi", 3.4),
        ("sosial|leadership|pimpin|kepemimpinan|kegiatan|aktivit|activit|outreach|engag|involve", 1.8),
    ),
    "projects": (
        ("proyek|project|portofolio|portfolio", 3.4),
        ("karya|built$|build|made$|creat|buat|bangun|creation|showcase|prototyp", 2.2),
    ),
    "awards": (
        ("harga$|penghargaan|prestasi|award|achiev|honor|honour|capai|pencapaian|capaian|accomplish|recogni|apresiasi|"
         "juara|kejuaraan|distinction|scholarship|beasiswa|trophy|trophies|piala|raihan", 3.2),
    ),
    "publications": (
        ("publika|publication|publish|tulis|writ|paper|artikel|article|jurnal(?!is)|journal(?!is)|"
         "terbit|ilmiah|liputan", 3.2),
    ),
    "interests": (
        ("hobi|hobb|minat|interest|gemar|kegemaran|kesukaan|suka$|passion|leisure|luang|pastime|free$|fun$|outside$|"
         "beyond$|luar$", 3.4),
    ),
    "references": (("referen|rujuk|referee|recommend|rekomend|testimon|vouch", 3.4),),
    "contact": (
        ("kontak|contact|hubung|reach|touch|alamat|address|tautan|link|connect|hello|sapa|find$|social$|surel|telepon",
         2.8),
    ),
    "personal": (("pribadi|personal|biodata|identit|diri$|particular|demograf", 2.4),),
    "summary": (
        ("profil|ringkas|summary|about|tentang|objective|tujuan|intro|sekilas|glance|statement|pernyataan|overview|"
         "pengantar|perkenal|nutshell|kenal|intisari|motto|siapa$|who$|bio$|ikhtisar", 2.6),
        ("story|cerita|brief|singkat|me$", 1.2),
    ),
}  # fmt: skip
# What stands around the telling words and speaks for no section.
AROUND = re.compile(
    r"(?:journey|perjalanan|jejak|langkah|history|riwayat|sejarah|background|latar|belakang|path|jalan|jalur|road|steps?|"
    r"my|our|i|ive|ve|m|s|im|you|your|saya|ku|aku|kami|yang|di|dari|dalam|untuk|pada|ke|dan|serta|and|or|of|in|on|at|to|"
    r"for|from|with|the|a|an|what|where|how|why|when|things?|hal|have|has|had|been|was|am|is|are|do|did|done|pernah|"
    r"telah|sudah|selected|pilihan|terpilih|relevant|relevan|terkait|related|recent|terbaru|key|utama|core|inti|other|"
    r"lain|lainnya|additional|tambahan|notable|previous|sebelumnya|current|past|masa|daftar|list|details?|rincian|data|"
    r"informasi|information|info|main|top|hard|soft|non|formal|nonformal|informal|level|tingkat|bidang|areas?|"
    r"section|bagian|sehari|hari|daily|everyday|every|day|timeline|linimasa|milestones?|tonggak|chapter|bab|so|far|sejauh|ini|itu|apa|bagaimana|mana|saja|"
    r"spare|time|waktu|diikuti|diraih|diterima|dimiliki|earned|received|gained|obtained|acquired|taken|attended|"
    r"professional|profesional|work|kerja|life|hidup|story|cerita|resume|cv|short|long|full|lengkap|total|more|some|few|"
    r"terakhir|latest|highest|tertinggi|highlights?|sorotan|evidence|corner|sudut|world|dunia|room|ruang|zone)"
)  # fmt: skip
_STEMS = tuple(
    (key, re.compile(parted(stems)), points) for key, rows in STEMS.items() for stems, points in rows
)
_ANY_STEM = re.compile(parted("|".join(stems for rows in STEMS.values() for stems, _ in rows)))
_PREFIX = re.compile(r"^(?:ke|pe[mnr]?|pen[gy]?|ber|ter|di|me[mnr]?|men[gy]?|se|per)(?=[a-z]{4})")
AWAY = frozenset(("outside", "beyond", "luar", "apart"))
MAX_WORDS = 7
# Labels within an entry, whatever their stems say, and what names a post or a body and no section.
NO_HEADING = Caseless(
    r"[\d@,.:;()]\S|\b(?:mata kuliah|course ?work|skripsi|tugas akhir|thesis|tesis|responsibilit\w+|job ?desc\w*|"
    r"tanggung jawab|uraian tugas|dosen|manager|manajer|engineer|developer|staf|staff|intern$|analyst|officer|asisten|"
    r"assistant|universitas|university|institut|politeknik|school of|dinas|pt|cv|yayasan|lembaga|reference no|"
    r"job ?title|ijazah|predikat|ipk|gpa)\b"
)


@lru_cache(maxsize=4096)
def _word(word: str) -> tuple[tuple[str, float], ...]:
    """The sections one word speaks for; a word with an Indonesian prefix is looked up with and without it."""
    bare = _PREFIX.sub("", word)
    forms = (
        [word, bare, re.sub(r"(?:kan|nya|an|i)$", "", bare)]
        if bare != word
        else [word, word.removesuffix("nya")]
    )
    forms = [form for form in forms if len(form) > 1 and _ANY_STEM.match(form)]
    found: dict[str, float] = {}
    for key, pattern, points in _STEMS if forms else ():
        if any(pattern.match(form) for form in forms):
            found[key] = max(points, found.get(key, 0.0))
    return tuple(found.items())


@lru_cache(maxsize=4096)
def stem_scores(text: str) -> dict[str, float]:
    """For each section how much the words of a heading speak for it; empty where they tell nothing.

    The first telling word counts a little more in Indonesian ("Pelatihan Kerja"), the last in English
    ("Work Training"), so both do. Words that are in no table take from all.
    """
    words = normal(text).split()
    if not 0 < len(words) <= MAX_WORDS:
        return {}
    totals: dict[str, float] = {}
    unknown = 0
    told = [bool(_word(word)) for word in words]
    for index, word in enumerate(words):
        found = _word(word)
        if not found:
            unknown += not AROUND.fullmatch(word)
            continue
        edge = 0.2 if index == told.index(True) or index == len(told) - 1 - told[::-1].index(True) else 0.0
        for key, points in found:
            totals[key] = max(totals.get(key, 0.0), points) + edge
    if any(word in AWAY for word in words):
        # "Outside Work", "Di Luar Kuliah": the rest says what it is not about.
        totals = {key: points - 2.0 * (key in ("work", "education")) for key, points in totals.items()}
    loss = 0.9 * unknown
    return {key: round(points - loss, 3) for key, points in totals.items() if points > loss}


@lru_cache(maxsize=4096)
def stem_section(text: str, *, strict: bool = False) -> str | None:
    """The section the stems of a heading name beyond doubt, else None; `strict` allows no word of another kind."""
    if NO_HEADING.search(text):
        return None
    ordered = sorted(stem_scores(text).items(), key=lambda item: -item[1])
    if not ordered or ordered[0][1] < 2.0:
        return None
    if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < 0.5:
        return None
    if strict and (ordered[0][1] < 2.4 or not _all_told(text)):
        return None
    return ordered[0][0]


def _all_told(text: str) -> bool:
    return all(_word(word) or AROUND.fullmatch(word) for word in normal(text).split())
