"""Words that are both a tool and an ordinary word: the skill where it is meant, nothing where it is not."""

import pytest

from talent.skills.library import shipped_linker

MEANT: dict[str, str] = {
    "Bahasa pemrograman: Python, Go, R": "programming python golang r-language",
    "Membangun layanan dengan Go dan PostgreSQL": "golang postgresql",
    "Skills: Go, Rust, Kubernetes": "golang rust-language kubernetes",
    "Statistika dengan R, SPSS dan Stata": "statistics r-language spss stata",
    "C, C++, dan Java": "c-language c-plus-plus java",
    "Menguasai Excel, Word dan PowerPoint": "microsoft-excel microsoft-word microsoft-powerpoint",
    "Proficient in Excel": "microsoft-excel",
    "Java (Spring, Hibernate)": "java spring-boot hibernate",
    "Kotlin, Swift, Flutter": "kotlin swift flutter",
    "Microsoft Access dan SQL Server": "microsoft-access sql-server",
    "Word, Excel, Access": "microsoft-word microsoft-excel microsoft-access",
    "Mengajar pemrograman Scratch untuk anak": "teaching scratch-language",
    "Python: Django, Flask, FastAPI": "python django flask fastapi",
    "Ruby, PHP, Node.js": "ruby php nodejs",
    "Flutter dan Dart": "flutter dart",
    "Python, Julia, MATLAB": "python julia-language matlab",
    "COBOL, Ada, Fortran": "cobol ada-language fortran",
    "Jira, Trello, Confluence": "jira trello confluence",
    "Selenium, Postman, JMeter": "selenium postman jmeter",
    "Docker, Helm, Terraform": "docker helm terraform",
    "MongoDB, Cassandra, Redis": "mongodb cassandra redis",
    "Zoom, Slack, Trello": "zoom-meetings slack trello",
    "Unity, C#, Blender": "unity-engine c-sharp blender",
    "TensorFlow, Keras, PyTorch": "tensorflow keras pytorch",
}
"""Sentences in which the word is the skill, with all that they name."""

NOT_MEANT: dict[str, str] = {
    "I go to the office every day": "golang",
    "Let's go and see the village": "golang",
    "pergi dan go ke kantor dinas": "golang",
    "Tim siap go live bulan depan": "golang",
    "Vitamin C bagi warga Blok C, kata R. Soeprapto": "c-language r-language",
    "Hepatitis C clinic": "c-language",
    "Unggul dan excel in serving citizens": "microsoft-excel",
    "She excels in teaching and they excel at listening": "microsoft-excel",
    "Membuka akses layanan bagi warga": "microsoft-access",
    "Access to clean water for all": "microsoft-access",
    "Studied abroad in the spring semester": "spring-boot",
    "Spring 2019 intake": "spring-boot",
    "Hot spring tourism in Garut": "spring-boot",
    "A swift answer to every complaint": "swift",
    "Swift response to floods": "swift",
    "Besi yang mulai rust di gudang": "rust-language",
    "Spread the word to the neighbours": "microsoft-word",
    "In other words, we listened": "microsoft-word",
    "Built the house from scratch": "scratch-language",
    "Memulai program dari nol, from scratch": "scratch-language",
    "Membawa flask berisi air minum": "flask",
    "Bunga ruby red di taman kota": "ruby",
    "Bermain dart di balai warga": "dart",
    "Julia memimpin tim relawan": "julia-language",
    "Tidak ada data yang hilang": "ada-language",
    "Ada banyak warga di posko": "ada-language",
    "Basic training for volunteers": "visual-basic",
    "Pengetahuan basic saja": "visual-basic",
    "Kerja keras dan jujur": "keras",
    "Memakai helm saat bertugas": "helm",
    "Cassandra menulis laporan": "cassandra",
    "The postman brought the letters": "postman",
    "Menginap di hotel dekat posko": "hospitality",
    "Penyuluhan bagi petani dan nelayan": "agriculture fisheries",
    "Dinas Pertanian dan Dinas Perhubungan": "agriculture transport-planning",
    "Rapat di Dinas Pariwisata": "tourism",
    "Prolog buku itu panjang": "prolog",
    "An avid reader of news": "avid-media-composer",
    "Pertemuan dua tim; teams of five": "microsoft-teams",
    "Aplikasi yang user friendly": "friendliness",
    "Ramah lingkungan dan ramah anak": "friendliness",
    "Laporan pra bencana": "social-mapping",
}
"""Sentences in which the word is an ordinary one, with what must not be found."""


@pytest.mark.parametrize(("sentence", "skills"), MEANT.items())
def test_the_word_is_the_skill(sentence: str, skills: str) -> None:
    assert [span.id for span in shipped_linker().find(sentence)] == skills.split()


@pytest.mark.parametrize(("sentence", "skills"), NOT_MEANT.items())
def test_the_word_is_an_ordinary_word(sentence: str, skills: str) -> None:
    assert {span.id for span in shipped_linker().find(sentence)} & set(skills.split()) == set()


@pytest.mark.parametrize(
    ("word", "skill"),
    [
        *(("Go", "golang"), ("R", "r-language"), ("C", "c-language"), ("Excel", "microsoft-excel")),
        *(
            ("Spring", "spring-boot"),
            ("Swift", "swift"),
            ("Rust", "rust-language"),
            ("Word", "microsoft-word"),
        ),
        *(("Access", "microsoft-access"), ("Scratch", "scratch-language"), ("Flask", "flask")),
        *(("Ruby", "ruby"), ("Dart", "dart"), ("Julia", "julia-language"), ("Ada", "ada-language")),
        *(("Jira", "jira"), ("Helm", "helm"), ("Keras", "keras")),
    ],
)
def test_alone_as_an_item_of_a_list_the_word_is_the_skill(word: str, skill: str) -> None:
    assert [link.id for link in shipped_linker().link(word)] == [skill]


def test_basic_alone_says_a_level_and_no_skill() -> None:
    assert shipped_linker().link("basic") == []
