"""What is asked besides skills: only what is plainly demanded."""

import pytest

from tests.projects.from_text.asking import kinds, need_of


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Pendidikan minimal S1", 6),
        ("Pendidikan minimal D3/S1 semua jurusan", 5),
        ("Minimal SMA/SMK sederajat", 2),
        ("Bachelor's degree in Computer Science", 6),
        ("Master's degree required", 8),
        ("S1 Teknik Sipil", 6),
        ("S2 lebih diutamakan", None),
        ("Minimal D3 (S1 diutamakan)", 5),
        ("Terbuka untuk semua jenjang", None),
    ],
)
def test_the_least_level_of_education(line: str, level: int | None) -> None:
    assert need_of(f"Kualifikasi\n- {line}\n- Python\n").criteria.education_level == level


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("Pengalaman minimal 3 tahun di bidangnya", 36),
        ("1-3 years of working experience", 12),
        ("At least 18 months of experience", 18),
        ("Berpengalaman minimal 2 (dua) tahun", 24),
        ("Pengalaman 5 tahun menjadi nilai tambah", None),
        ("Minimum three years' experience in logistics", 36),
        ("At least five (5) years of experience", 60),
        ("Pengalaman paling sedikit dua tahun", 24),
        ("Usia maksimal 35 tahun", None),
        ("Pengalaman 1 tahun; fresh graduate dipersilakan melamar", None),
    ],
)
def test_the_least_months_of_experience(line: str, months: int | None) -> None:
    assert need_of(f"Kualifikasi\n- {line}\n- Python\n").criteria.experience_months == months


@pytest.mark.parametrize(
    ("line", "fte"),
    [
        ("Bersedia bekerja penuh waktu", 1.0),
        ("Full-time position", 1.0),
        ("Paruh waktu", 0.5),
        ("20 jam per minggu", 0.5),
        ("Alokasi 60% waktu", 0.6),
        ("FTE 0,8", 0.8),
        ("Mampu mengatur waktu", None),
    ],
)
def test_the_share_of_time(line: str, fte: float | None) -> None:
    assert need_of(f"Persyaratan\n- {line}\n").criteria.fte == fte


@pytest.mark.parametrize(
    ("line", "region", "remote"),
    [
        ("Penempatan: Kota Bandung", "32.73", False),
        ("Lokasi kerja: Kabupaten Garut", "32.05", False),
        ("Penempatan: Bandung", None, False),
        ("Penempatan: Kota Bandung atau Kabupaten Garut", None, False),
        ("Bekerja jarak jauh (remote)", None, True),
        ("Fully remote", None, True),
        ("Remote work from anywhere in Indonesia", None, True),
        ("Dapat dikerjakan jarak jauh", None, True),
        ("Able to travel to remote areas", None, False),
        ("Experience in remote sensing", None, False),
        ("Terbiasa mengelola remote server", None, False),
        ("Menguasai penginderaan jarak jauh", None, False),
        ("Tidak remote", None, False),
        ("Hybrid, 2 hari WFH", None, False),
    ],
)
def test_the_place_only_where_it_is_one(line: str, region: str | None, remote: bool) -> None:
    asked = need_of(f"Persyaratan\n- {line}\n").criteria
    assert (asked.region, asked.remote) == (region, remote)


def test_a_demanded_language_is_a_language_and_a_preferred_one_stays_a_skill() -> None:
    must = need_of("Persyaratan\n- Wajib fasih berbahasa Inggris\n")
    assert (must.languages, must.requirements) == ((("en", 4),), ())
    plus = need_of("Persyaratan\n- Bahasa Inggris aktif menjadi nilai tambah\n")
    assert plus.languages == ()
    assert kinds(plus.text) == {"english-language": "plus"}


def test_the_title_is_named_or_the_first_line_that_is_no_kind_of_document() -> None:
    assert need_of("KERANGKA ACUAN KERJA\nPosisi: Analis Data\n").title == "Analis Data"
    assert need_of("# Terms of Reference\n## Backend Developer\n").title == "Backend Developer"
    assert need_of("LOWONGAN KERJA\nPenyunting Berita\nKualifikasi\n").title == "Penyunting Berita"
    sought = "Dinas Contoh membuka kesempatan untuk mengisi formasi Pranata Komputer sebanyak 2 orang."
    assert need_of(f"DIBUTUHKAN\n{sought * 2}\nPersyaratan:\n- SQL").title == "Pranata Komputer"
    assert need_of("Persyaratan Umum:\n- SQL\n- Python").title is None


def test_openings_are_counted() -> None:
    assert need_of("Jumlah kebutuhan: 3 (tiga) orang\n").criteria.openings == 3
    assert need_of("Kami membutuhkan penyunting sebanyak 2 orang.\n").criteria.openings == 2
