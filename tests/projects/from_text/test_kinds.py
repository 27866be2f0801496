"""How hard a requirement is: its own words, where they reach, the heading, the negation."""

import pytest

from tests.projects.from_text.asking import kinds


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Wajib menguasai Python.", {"python": "must"}),
        ("Kandidat harus memahami Python.", {"python": "must"}),
        ("Python (wajib)", {"python": "must"}),
        ("Python is mandatory.", {"python": "must"}),
        ("Must have strong knowledge of Python and PHP.", {"python": "must", "php": "must"}),
        ("Diutamakan yang menguasai Python.", {"python": "should"}),
        ("Menguasai Python lebih diutamakan.", {"python": "should"}),
        ("Python (diutamakan)", {"python": "should"}),
        ("Experience with Python is preferred.", {"python": "should"}),
        ("Familiar dengan Python.", {"python": "should"}),
        ("Mampu menggunakan Python.", {"python": "should"}),
        ("Familiarity with Python.", {"python": "should"}),
        ("Wajib familiar dengan Python.", {"python": "must"}),
        ("Menguasai Python menjadi nilai tambah.", {"python": "plus"}),
        ("Pengalaman dengan Python merupakan nilai plus", {"python": "plus"}),
        ("Python dan PHP adalah nilai tambah.", {"python": "plus", "php": "plus"}),
        ("Experience with Python is a plus.", {"python": "plus"}),
        ("Python would be nice to have.", {"python": "plus"}),
        ("Lebih disukai jika menguasai Python.", {"python": "plus"}),
    ],
)
def test_the_words_of_the_sentence_say_how_hard(line: str, expected: dict[str, str]) -> None:
    assert kinds(f"Kualifikasi\n- {line}\n") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Menguasai PHP, Vue.js menjadi nilai tambah.", {"php": "must", "vue": "plus"}),
        ("Mahir Excel (SQL menjadi nilai tambah).", {"microsoft-excel": "must", "sql": "plus"}),
        (
            "Berpengalaman dengan ETL (Airflow atau Kafka adalah nilai plus).",
            {"etl": "must", "apache-airflow": "plus", "apache-kafka": "plus"},
        ),
        (
            "GraphQL, gRPC, atau Docker merupakan keuntungan",
            {"graphql": "plus", "grpc": "plus", "docker": "plus"},
        ),
        ("Python required; Docker is a plus", {"python": "must", "docker": "plus"}),
        ("Memahami Python, diutamakan yang menguasai Django", {"python": "must", "django": "should"}),
        ("Wajib menguasai Python, namun Docker diutamakan", {"python": "must", "docker": "should"}),
    ],
)
def test_a_word_reaches_its_clause_and_its_brackets(line: str, expected: dict[str, str]) -> None:
    assert kinds(f"Persyaratan:\n{line}\n") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Kualifikasi", "must"),
        ("Persyaratan Khusus:", "must"),
        ("Syarat Umum", "must"),
        ("Requirements:", "must"),
        ("Technical Skills (Wajib):", "must"),
        ("Diutamakan:", "should"),
        ("Preferred qualifications", "should"),
        ("Tanggung Jawab", "should"),
        ("Responsibilities", "should"),
        ("Ruang Lingkup Pekerjaan", "should"),
        ("Nilai Tambah", "plus"),
        ("Nilai Tambah (Plus)", "plus"),
        ("Nice to have:", "plus"),
        ("NILAI PLUS", "plus"),
    ],
)
def test_a_heading_speaks_for_its_list(heading: str, expected: str) -> None:
    assert kinds(f"{heading}\n- Python\n- PostgreSQL dan Docker\n") == {
        "python": expected,
        "postgresql": expected,
        "docker": expected,
    }


@pytest.mark.parametrize(
    "heading",
    [
        "Benefits",
        "Benefit:",
        "Tentang Kami",
        "About us",
        "What we offer",
        "Fasilitas",
        "Cara Melamar",
        "Latar Belakang",
    ],
)
def test_what_is_offered_or_told_asks_for_nothing(heading: str) -> None:
    assert kinds(f"Kualifikasi\n- Python\n\n{heading}\n- Pelatihan Docker dan AWS\n") == {"python": "must"}


@pytest.mark.parametrize(
    "line",
    [
        "Tidak wajib menguasai Docker.",
        "Docker tidak wajib.",
        "Docker is not required.",
        "Docker bukan keharusan.",
        "Tidak perlu menguasai Docker.",
        "Posisi ini tidak menangani Docker.",
        "No Docker experience required.",
    ],
)
def test_what_is_named_as_not_asked_is_no_requirement(line: str) -> None:
    assert "docker" not in kinds(f"Kualifikasi\n- Python\n- {line}\n")


@pytest.mark.parametrize(
    "line", ["Tidak hanya Docker, tetapi juga Python", "Not only Docker but also Python"]
)
def test_not_only_denies_nothing(line: str) -> None:
    assert set(kinds(f"Kualifikasi\n- {line}\n")) == {"docker", "python"}


def test_not_required_but_a_plus_is_a_plus() -> None:
    assert kinds("Kualifikasi\n- Docker tidak wajib, menjadi nilai tambah\n") == {"docker": "plus"}


def test_asked_twice_counts_as_hard_as_anywhere() -> None:
    assert kinds("Tugas\n- Membangun API dengan Python\n\nKualifikasi\n- Wajib Python\n")["python"] == "must"


def test_without_headings_all_that_is_named_is_asked_softly() -> None:
    assert kinds("Tim ini memakai Python dan Docker.") == {"python": "should", "docker": "should"}


def test_a_qualification_without_a_heading_is_one_by_its_words() -> None:
    assert kinds("Menguasai Python\nStrong knowledge of SQL\nAbility to use Docker") == {
        "python": "must",
        "sql": "must",
        "docker": "must",
    }


def test_a_run_of_text_that_lost_its_lines_keeps_its_headings() -> None:
    text = (
        "Deskripsi pekerjaan Programmer PT Contoh Tanggung Jawab Membangun layanan dengan Laravel. Kualifikasi "
        "Menguasai PHP. Familiar dengan Docker. Nilai Tambah Pernah memakai Vue.js. Benefit Pelatihan AWS."
    )
    assert kinds(text) == {"laravel": "should", "php": "must", "docker": "should", "vue": "plus"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Kami sedang mencari analis data yang teliti dan komunikatif.",
         {"attention-to-detail": "must", "communication": "must"}),
        ("We are looking for a web designer who knows Figma.", {"figma": "must"}),
        ("Kami perusahaan data analysis yang kreatif.", {}),
        ("Anda akan bertanggung jawab atas pengembangan fitur di Laravel.",
         {"software-development": "should", "laravel": "should"}),
        ("Posisi ini berperan penting dalam data entry.", {"data-entry": "should"}),
        ("Menyusun laporan dengan Excel.", {"report-writing": "should", "microsoft-excel": "should"}),
        ("Managing backups of PostgreSQL", {"backup-and-recovery": "should", "postgresql": "should"}),
        ("Merupakan penyedia jasa data analysis.", {}),
        ("Reporting to the head of data analysis.", {}),
    ],
)  # fmt: skip
def test_before_the_first_heading_counts_who_is_looked_for_and_what_the_post_does(
    told: str, expected: dict[str, str]
) -> None:
    both = f"{told}\nTugas:\nMerawat Redis.\nKualifikasi:\nMenguasai Docker."
    assert kinds(both) == {**expected, "redis": "should", "docker": "must"}


def test_what_no_heading_announces_stands_before_the_first() -> None:
    told = "Analis Data\nKami perusahaan data mining.\nPower BI dan SQL\nMembuat laporan di Tableau\n"
    read = {"power-bi", "sql", "report-writing", "tableau"}
    asked = kinds(f"{told}Tanggung Jawab\nMenulis Python")
    assert asked == {
        **dict.fromkeys(("power-bi", "sql"), "must"),
        **dict.fromkeys(("report-writing", "tableau", "python"), "should"),
    }
    assert kinds(f"{told}Kualifikasi\nMenguasai Python") == {
        **dict.fromkeys(read, "should"),
        "python": "must",
    }


def test_items_that_lost_their_lines_are_parted() -> None:
    text = "Kualifikasi Lulusan SMK Menguasai Excel Mampu memakai Docker Usia maksimal 30 tahun"
    assert kinds(text) == {"microsoft-excel": "must", "docker": "should"}


def test_a_heading_in_two_languages_is_one_in_a_run_of_text() -> None:
    said = "Kualifikasi: Menguasai Docker. Deskripsi Pekerjaan (Job Description) Menulis kode Python."
    assert kinds(said)["python"] == "should"


def test_terms_of_reference_are_read_by_their_own_headings() -> None:
    text = (
        "1. LATAR BELAKANG\nDinas memakai Oracle.\n2. RUANG LINGKUP\na. Merawat basis data;\n"
        "3. TENAGA AHLI YANG DIBUTUHKAN\na. Ahli Data, menguasai SPSS.\n4. ANGGARAN\nDibayar dengan SAKTI."
    )
    assert kinds(text) == {"databases": "should", "spss": "must"}


def test_a_heading_that_is_not_known_ends_what_asks_for_nothing() -> None:
    text = "A. DASAR HUKUM\nUU tentang statistika\nB. PERIHAL KEDUA\nMenguasai Docker"
    assert kinds(text) == {"docker": "must"}


def test_a_heading_in_small_letters_is_no_end_of_the_line_before() -> None:
    text = "title: Lead\nopens: soon\nkey_objectives:\n- Deepen customer relationships\nqualifications: |\n- SQL\n"
    assert kinds(text) == {"customer-relationship-management": "should", "sql": "must"}


def test_a_numbered_part_ends_what_was_asked_before() -> None:
    text = (
        "III. Qualifications\n- SQL\nIV. Deliverables and Timeline\n- Draft reports\nVI. Reporting\nNews.\n"
    )
    assert kinds(text) == {"sql": "must", "report-writing": "should"}


def test_where_to_apply_asks_for_nothing() -> None:
    assert kinds("Kualifikasi\n- SQL\nBerkas lamaran dikirim ke rekrutmen@example.com dalam format PDF.") == {
        "sql": "must"
    }
