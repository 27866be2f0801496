"""From phrases to skills: months merged, places true, a second mention worth nothing, nothing guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.engine import score
from scoring.linker import Linker
from scoring.policy import Policy
from scoring.types import EvidenceSource, month_index, month_text
from talent.applicants.link import LinkedSkill, link_skills, unlinked, without_places
from talent.cv import parse
from talent.cv.types import Page, ParsedCv, SkillPhrase
from talent.matching.standalone import candidate_from
from tests.factories.documents import Who, cv_lines, docx, json_resume, pdf, txt
from tests.factories.engine import AS_OF, need, requirement
from tests.factories.lexicon import small_lexicon

LINKER = Linker(small_lexicon())


def phrase(text: str, source: str = "work", entry: str | None = "work[0]", **known: object) -> SkillPhrase:
    """A phrase that stands alone on its page."""
    return SkillPhrase(text, 1, 0, len(text), text, source, entry, **known)  # type: ignore[arg-type]


def linked(*phrases: SkillPhrase, as_of: int = AS_OF) -> dict[str, LinkedSkill]:
    """The skills of these phrases, each of which stands on a page of its own."""
    placed = tuple(
        SkillPhrase(
            each.text,
            number,
            each.start,
            each.end,
            each.quote,
            each.source,
            each.entry,
            each.start_month,
            each.end_month,
            each.current,
            each.level,
        )
        for number, each in enumerate(phrases, start=1)
    )
    pages = tuple(Page(number, 0, 0, each.text) for number, each in enumerate(phrases, start=1))
    skills = link_skills(
        ParsedCv("parsed", "text", pages=pages, phrases=placed), LINKER, as_of=as_of, document="x"
    )
    return {skill.id: skill for skill in skills}


def months_of(*spans: tuple[str, str | None], as_of: int = AS_OF) -> int | None:
    """The months of Python in jobs of these spans, one bullet in each."""
    phrases = [
        phrase(
            "Built it with Python",
            entry=f"work[{number}]",
            start_month=start,
            end_month=end,
            current=end is None,
        )
        for number, (start, end) in enumerate(spans)
    ]
    return linked(*phrases, as_of=as_of)["python"].evidence[0].months


def test_both_ends_of_a_job_count() -> None:
    assert months_of(("2020-01", "2020-01")) == 1
    assert months_of(("2020-01", "2020-12")) == 12


def test_jobs_that_overlap_are_counted_once() -> None:
    assert months_of(("2020-01", "2020-12"), ("2020-07", "2021-06")) == 18
    assert months_of(("2020-01", "2020-12"), ("2020-03", "2020-05")) == 12
    assert months_of(("2020-01", "2020-06"), ("2021-01", "2021-06")) == 12


def test_a_job_that_runs_ends_at_as_of() -> None:
    assert months_of(("2026-01", None)) == 11
    assert months_of(("2026-01", None), as_of=month_index("2026-03")) == 3


def test_a_job_that_ends_in_the_future_counts_up_to_as_of() -> None:
    skill = linked(phrase("Python", start_month="2026-01", end_month="2028-01"))["python"]
    assert (skill.evidence[0].months, skill.evidence[0].last_used) == (11, "2026-11")


def test_a_job_that_has_not_begun_proves_no_month_and_no_recent_use() -> None:
    skill = linked(phrase("Python", start_month="2027-05", end_month="2028-01"))["python"]
    assert (skill.evidence[0].months, skill.evidence[0].last_used) == (None, None)


def test_an_end_without_a_start_is_a_last_use_and_never_lies_ahead() -> None:
    past, ahead = (
        linked(phrase("Python", "certificate", "certificates[0]", end_month=month))["python"].evidence[0]
        for month in ("2023-05", "2030-01")
    )
    assert (past.months, past.last_used) == (None, "2023-05")
    assert ahead.last_used == "2026-11"


@given(
    st.lists(
        st.tuples(st.integers(24000, 24400), st.integers(0, 80)).map(lambda pair: (pair[0], sum(pair))),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=200, deadline=None)
def test_months_are_the_size_of_the_union(spans: list[tuple[int, int]]) -> None:
    expected = {month for first, last in spans for month in range(first, last + 1) if month <= AS_OF}
    told = months_of(*((month_text(first), month_text(last)) for first, last in spans))
    assert told == (len(expected) or None)


def test_a_skill_named_twice_under_one_entry_counts_once() -> None:
    once = linked(phrase("Wrote Python", start_month="2020-01", end_month="2020-12"))
    twice = linked(
        phrase("Wrote Python", start_month="2020-01", end_month="2020-12"),
        phrase("Taught Python, and more Python", start_month="2020-01", end_month="2020-12"),
    )
    assert len(twice["python"].evidence) == 1
    assert without_places(list(once.values())) == without_places(list(twice.values()))


def test_each_entry_has_its_own_last_use() -> None:
    skill = linked(
        phrase("Python", entry="work[0]", start_month="2024-01", end_month="2024-06"),
        phrase("Python", entry="work[1]", start_month="2018-01", end_month="2018-06"),
    )["python"]
    assert [(each.entry, each.last_used, each.months) for each in skill.evidence] == [
        ("work[0]", "2024-06", 12),
        ("work[1]", "2018-06", 12),
    ]


def test_a_level_that_is_stated_survives_a_clearer_mention_without_one() -> None:
    """Otherwise a summary that repeats a skill would lower the score of who listed it with a level."""
    with_level = phrase("Python programming in all its breadth", "declared", None, level=5)
    for order in (
        (with_level, phrase("Python", "declared", None)),
        (phrase("Python", "declared", None), with_level),
    ):
        assert linked(*order)["python"].evidence[0].level == 5


def test_the_higher_of_two_stated_levels_stands() -> None:
    skill = linked(phrase("Python", "declared", None, level=2), phrase("Python", "declared", None, level=4))
    assert skill["python"].evidence[0].level == 4


def test_a_listed_item_links_whole_and_a_sentence_by_its_spans() -> None:
    listed = linked(phrase("Go", "declared", None))
    assert list(listed) == ["go"]
    assert (listed["go"].evidence[0].start, listed["go"].evidence[0].end) == (0, 2)
    assert linked(phrase("Then we go on with the work that is there", "declared", None)) == {}


def test_kinds_of_evidence_stand_apart_with_the_most_telling_first() -> None:
    skill = linked(
        phrase("Python", "declared", None),
        phrase("Python", "education", "education[0]"),
        phrase("Python", "work", "work[0]"),
    )["python"]
    assert [each.source for each in skill.evidence] == [
        EvidenceSource.WORK,
        EvidenceSource.EDUCATION,
        EvidenceSource.DECLARED,
    ]


def test_a_listed_skill_that_the_library_does_not_hold_is_shown_and_never_guessed() -> None:
    parsed = parse(txt(skills=("Python", "Menenun kain ikat tradisional", "Qzxwvb", "Python")))
    assert unlinked(parsed, LINKER) == ["Menenun kain ikat tradisional", "Qzxwvb"]
    assert "python" in {skill.id for skill in link_skills(parsed, LINKER, as_of=AS_OF, document="x")}


def test_unlinked_names_an_item_once() -> None:
    assert unlinked(parse(txt(skills=("Qzxwvb", "Qzxwvb"))), LINKER) == ["Qzxwvb"]


@pytest.mark.parametrize(
    "data",
    [txt(), docx(cv_lines()), json_resume(), pdf(cv_lines())],
    ids=["txt", "docx", "json", "pdf"],
)
def test_every_place_names_the_skill_on_its_page(data: bytes) -> None:
    parsed = parse(data)
    skills = link_skills(parsed, LINKER, as_of=AS_OF, document="x")
    assert {"python", "postgresql", "docker"} <= {skill.id for skill in skills}
    for skill in skills:
        for each in skill.evidence:
            text = parsed.pages[each.page - 1].text
            assert each.quote in text
            assert skill.id in {found.id for found in LINKER.link(text[each.start : each.end], top=5)}


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "   \t ", "\n", "\n    "])
def test_places_hold_where_blanks_were_squeezed(gap: str) -> None:
    """The phrase's own text has single blanks; the page has what the document had."""
    raw = gap.join(("Membangun", "layanan", "dengan", "Docker,", "machine", "learning", "dan", "Python."))
    page = f"{gap}Catatan:{gap}{raw}{gap}tamat"
    start = page.index("Membangun")
    one = SkillPhrase(" ".join(raw.split()), 1, start, start + len(raw), raw, "work", "work[0]")
    parsed = ParsedCv("parsed", "text", pages=(Page(1, 0, 0, page),), phrases=(one,))
    found = {
        skill.id: page[skill.evidence[0].start : skill.evidence[0].end]
        for skill in link_skills(parsed, LINKER, as_of=AS_OF, document="x")
    }
    assert found == {"docker": "Docker", "python": "Python", "machine-learning": f"machine{gap}learning"}


def test_references_depend_on_the_document_and_never_on_its_words() -> None:
    """SCORING: evidence is joined by its key, so a longer name changes no byte of a score card."""
    short, long = (
        link_skills(parse(txt(Who(name=name))), LINKER, as_of=AS_OF, document="CV-2026-0001")
        for name in ("Ani", "Raden Ayu Ani Kusumaningrum Sastrodihardjo")
    )
    other = link_skills(parse(txt(Who(name="Ani"))), LINKER, as_of=AS_OF, document="CV-2026-0002")
    references = [
        [each.reference for skill in skills for each in skill.evidence] for skills in (short, long, other)
    ]
    assert references[0] == references[1]
    assert not set(references[0]) & set(references[2])
    assert len(set(references[0])) == len(references[0])


STRANGE = st.sampled_from(
    [
        "",
        "2020",
        "2020-13",
        "0000-01",
        "9999-12",
        "2031-01",
        "2020-05-31",
        "2023-19-39",
        "Januari 2020",
        "sekarang",
    ]
)


@given(
    work=st.lists(
        st.fixed_dictionaries({"name": st.just("PT Karsa"), "startDate": STRANGE, "endDate": STRANGE}),
        max_size=3,
    ),
    level=st.sampled_from(["", "expert", "9", "-1", "mahir", "0"]),
    fluency=st.sampled_from(["", "native", "9", "aktif", "none"]),
)
@settings(max_examples=150, deadline=None)
def test_no_document_can_make_a_candidate_that_the_engine_refuses(
    work: list[dict[str, str]], level: str, fluency: str
) -> None:
    """One strange CV must never stop the matching of everybody else."""
    jobs = [{**job, "position": "Programmer", "highlights": ["Python"]} for job in work]
    data = json_resume(
        work=jobs,
        skills=[],
        languages=[{"language": "Bahasa Inggris", "fluency": fluency}],
        projects=[{"name": "Python", "startDate": "2022-05", "endDate": "2021-01"}],
    ).replace(b'"skills": []', f'"skills": [{{"name": "Python", "level": "{level}"}}]'.encode())
    candidate = candidate_from(parse(data), ref="x", linker=LINKER, as_of=AS_OF)
    card = score(candidate, need(requirements=(requirement("python"),)), Policy.default(), AS_OF)
    assert 0 <= card.score <= 1
    assert all(each.last_used is None or each.last_used <= AS_OF for each in candidate.evidence)


def test_as_of_is_an_input_and_not_the_clock() -> None:
    early = linked(phrase("Python", start_month="1998-01", current=True), as_of=month_index("1998-12"))
    assert early["python"].evidence[0].months == 12
