"""Which words are skills: those of the library, names outside it, and what is named for another reason."""

import pytest

from tests.projects.from_text.asking import kinds, need_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Menguasai ReactJS, Gridzome, dan Docker", "Gridzome"),
        ("Pengalaman dengan SiagaBus menjadi nilai tambah", "SiagaBus"),
        ("Experience with Zembu is a plus", "Zembu"),
        ("Java, caching, semantic tidying, Docker, Kubernetes, Git", "semantic tidying"),
    ],
)
def test_a_name_outside_the_library_is_taken_by_its_own_words(line: str, name: str) -> None:
    need = need_of(f"Kualifikasi\n- {line}\n")
    assert name in [skill.name for each in need.requirements for skill in each.skills if skill.id is None]


@pytest.mark.parametrize(
    "line",
    [
        "Pendidikan minimal S1 Ilmu Komputer, Statistika, atau Matematika",
        "Bachelor's degree in Computer Science or Statistics",
        "Berkolaborasi dengan DevOps dan QA untuk memastikan rilis",
        "Pengalaman sebagai Data Engineer",
        "Penempatan: Bandung, Jawa Barat",
        "Bersedia WFO, memiliki SIM C dan laptop",
        "Kerja Senin, Selasa dan Jumat",
        "Bersedia melakukan perjalanan dinas",
        "The team is composed of experts across statistics and DevOps",
        "Work for new or improved business processes",
        "Lolos seleksi langsung dipanggil interview",
        "Bimbingan kepada walidata bersama Tim CSIRT",
        "Tenaga Ahli Analis Sistem (1 orang)",
        "Champion diversity, equity, inclusion, and accessibility in a safe workplace",
        "Brief senior leadership and report to the management team",
        "Developing and interpreting guidelines for a tailored partner experience",
        "Align programs, initiatives, and other tasks",
    ],
)
def test_what_is_named_for_another_reason_is_no_skill(line: str) -> None:
    named = kinds(f"Kualifikasi\n- {line}\n")
    assert not set(named) & {
        "computer-science",
        "statistics",
        "mathematics",
        "travel-arrangement",
        "devops",
        "data-engineering",
        "software-testing",
        "business-development",
        "interviewing",
        "web-accessibility",
        "scaled-agile",
        "government-data-stewardship",
        "csirt-management",
        "systems-analysis",
        "leadership",
        "team-leadership",
        "interpreting",
        "fashion-design",
        "initiative",
    }
    assert not any(name[:1].isupper() for name in named)


def test_items_of_a_list_are_names_though_they_are_ordinary_words() -> None:
    assert {"creativity", "attention-to-detail", "communication"} <= set(
        kinds("Kualifikasi\n- Teliti, kreatif, komunikatif\n")
    )


def test_each_requirement_stands_where_it_says() -> None:
    text = "Kualifikasi\n- Menguasai Python dan Docker.\n  Familiar dengan Git\n- Mahir SQL\n"
    need = need_of(text)
    assert need.requirements
    for each in need.requirements:
        assert text[each.start : each.end].replace("\n", " ") == each.sentence
        for skill in each.skills:
            assert text[skill.start : skill.end] == skill.name
            assert each.start <= skill.start < skill.end <= each.end


def test_a_duty_that_does_an_ordinary_word_asks_for_it() -> None:
    found = kinds("Tanggung Jawab:\n- Melakukan testing di tiap rilis.\n- Menulis iklan pantun.")
    assert found == {"software-testing": "should"}


@pytest.mark.parametrize(
    "begins", ["Berkolaborasi erat dengan", "Anda juga akan bekerja sama dengan", "Collaborate with"]
)
def test_a_duty_that_begins_with_working_together_asks_for_that_and_not_for_whoever_it_is_with(
    begins: str,
) -> None:
    assert kinds(f"Tugas:\n{begins} para ahli DevOps dan QA.") == {"collaboration-across-teams": "should"}


def test_a_list_of_duties_names_ordinary_words_beside_a_skill_alone() -> None:
    assert set(kinds("Tugas:\nDesain sistem, pengujian, serta rapat")) == {
        "systems-analysis",
        "software-testing",
    }
    assert kinds("Tugas:\nPengujian, rapat") == {}


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("Mengambil foto dan video", {"photography", "videography"}),
        ("Memahami hukum perdata dan pidana", {"civil-law", "criminal-law"}),
        (
            "Knowledge of qualitative and quantitative research",
            {"qualitative-research", "quantitative-research"},
        ),
    ],
)
def test_names_of_a_list_share_the_word_that_it_says_once(line: str, skills: set[str]) -> None:
    assert set(kinds(f"Tugas\n{line}")) == skills


def test_the_dot_behind_ms_parts_no_name() -> None:
    (asked,) = need_of("Kualifikasi\nMenguasai Ms. Excel").requirements
    assert [(each.id, each.name) for each in asked.skills] == [("microsoft-excel", "Ms. Excel")]
