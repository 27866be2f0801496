"""Values against truth, counted by hand."""

from scoring.metrics.precision_recall import Counts
from talent.evaluation.kinds import KINDS, WANTED, Value, found, same_date, same_link, truth
from talent.evaluation.matching import match


def _values(*keys: str) -> list[Value]:
    return [Value(key, key, f"at[{index}]") for index, key in enumerate(keys)]


def test_each_true_value_answers_for_one_found_value() -> None:
    matched = match(_values("a", "a", "b", "x"), _values("a", "b", "b", "c"))
    assert matched.counts == Counts(right=2, found=4, true=4)
    assert [value.key for value in matched.wrong] == ["a", "x"]
    assert [value.path for value in matched.right] == ["at[0]", "at[2]"]
    assert [value.key for value in matched.missed] == ["b", "c"]


def test_a_year_is_met_by_any_date_of_the_year() -> None:
    assert match(_values("2020-03"), _values("2020"), same_date).counts == Counts(1, 1, 1)
    assert match(_values("2021-03"), _values("2020"), same_date).counts == Counts(0, 1, 1)


def test_a_month_is_not_met_by_its_year() -> None:
    assert match(_values("2020"), _values("2020-03"), same_date).counts == Counts(0, 1, 1)


def test_a_year_takes_no_date_of_a_month() -> None:
    matched = match(_values("2020-03", "2020-05"), _values("2020", "2020-03"), same_date)
    assert matched.counts == Counts(2, 2, 2)


def test_the_name_of_a_user_is_met_by_an_address_that_ends_with_it() -> None:
    found_links = _values("example.com/in/sari", "example.com/sari-w")
    assert match(found_links, _values("sari", "example.com/sari-w"), same_link).counts == Counts(2, 2, 2)
    assert match(found_links, _values("w", "example.com/in"), same_link).counts == Counts(0, 2, 2)


def test_the_kinds_of_a_resume() -> None:
    resume = {
        "basics": {
            "name": "Sari",
            "url": "sari.example.com",
            "location": {"city": "Bandung"},
            "profiles": [{"network": "GitHub", "url": "https://example.com/sari"}, {"username": "@sari"}],
        },
        "work": [
            {"name": "PT A", "position": "Analis", "startDate": "2020", "highlights": ["Satu", "Dua"]},
            {"position": "Magang"},
        ],
        "education": [{"institution": "Universitas B", "studyType": "S.Kom."}],
        "skills": [{"name": "Alat", "keywords": ["Python", "SQL"]}, {"name": "Excel"}],
        "certificates": [{"name": "Satu"}],
        "courses": [{"name": "Dua"}],
    }
    keys = {name: [value.key for value in values] for name, values in found(resume).items() if values}
    assert keys == {
        "name": ["sari"],
        "location": ["bandung"],
        "url": ["sari.example.com", "example.com/sari", "sari"],
        "work.name": ["pt a"],
        "work.position": ["analis", "magang"],
        "work.startDate": ["2020"],
        "work.name+position": ["pt a | analis"],
        "work.highlights": ["·", "·"],
        "education.institution": ["universitas b"],
        "education.studyType": ["skom"],
        "skills": ["python", "sql", "excel"],
        "certificates": ["satu", "dua"],
    }
    paths = {value.path for value in found(resume)["skills"]}
    assert paths == {"skills[0].keywords[0]", "skills[0].keywords[1]", "skills[1].name"}


def test_true_skills_are_those_of_the_list() -> None:
    true = truth({"skills": [{"name": "Alat", "keywords": ["A"]}]}, ("Python", "SQL"))
    assert [value.key for value in true["skills"]] == ["python", "sql"]


def test_what_is_wanted_is_measured() -> None:
    assert set(WANTED) < {kind.name for kind in KINDS}


def test_empty_values_do_not_count() -> None:
    assert found({"basics": None, "work": [{"name": "", "position": None}]})["work.name"] == []
