"""Which language a document is written in, by its small words and its headings."""

import re
from collections import defaultdict
from collections.abc import Sequence

from talent.cv.layout import TextLine
from talent.cv.types import DocumentLanguage

INDONESIAN = frozenset(
    (
        "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "dalam", "adalah", "sebagai", "oleh",
        "atau", "ini", "itu", "serta", "melalui", "saya", "kami", "para", "secara", "telah", "juga", "lebih",
        "antara", "hingga", "tahun", "bulan", "sekarang", "membuat", "mengelola", "menyusun", "melakukan",
        "membangun", "mengembangkan", "memimpin", "bekerja", "pengalaman", "kerja", "pendidikan", "keahlian",
        "bahasa", "riwayat", "pelatihan", "sertifikat", "organisasi", "kemampuan", "universitas", "sekolah",
        "jurusan", "lulus", "anggota", "ketua", "tim", "data", "diri", "nama", "alamat", "kota", "kabupaten",
        "saat", "bagi", "agar", "bidang", "menggunakan", "mengolah", "menulis", "memeriksa", "kegiatan",
        "proyek", "penghargaan", "keterampilan", "magang", "tentang", "profil", "kontak",
    )
)  # fmt: skip
ENGLISH = frozenset(
    (
        "the", "and", "of", "to", "in", "for", "with", "on", "at", "by", "from", "as", "is", "was", "an", "a",
        "or", "that", "this", "using", "through", "who", "which", "our", "their", "my", "i", "we", "developed",
        "managed", "led", "built", "designed", "wrote", "worked", "created", "experience", "education",
        "skills", "languages", "training", "certificates", "organization", "university", "school", "team",
        "about", "profile", "contact", "summary", "work", "volunteer", "projects", "awards", "years", "year",
        "present", "engineer", "developer", "responsible", "maintained", "into", "across", "over", "under",
        "between", "references",
    )
)  # fmt: skip
MIXED_SHARE = 0.2


def section_languages(sections: Sequence[tuple[str, list[TextLine]]]) -> dict[str, DocumentLanguage]:
    """The language of each kind of section that has five telling words or more, in document order."""
    gathered: dict[str, list[TextLine]] = defaultdict(list)
    for key, lines in sections:
        gathered[key] += lines
    told = {key: language_of(lines, at_least=5) for key, lines in gathered.items()}
    return {key: language for key, language in told.items() if language is not None}


def language_of(lines: list[TextLine], *, at_least: int = 1) -> DocumentLanguage | None:
    """`id`, `en`, `mixed` where neither has four fifths of the telling words, None where fewer than
    `at_least` of them are found."""
    words = re.findall(r"[a-z]+", " ".join(line.text for line in lines).lower())
    indonesian = sum(map(INDONESIAN.__contains__, words))
    english = sum(map(ENGLISH.__contains__, words))
    total = indonesian + english
    if total < at_least:
        return None
    if min(indonesian, english) / total > MIXED_SHARE:
        return "mixed"
    return "id" if indonesian > english else "en"
