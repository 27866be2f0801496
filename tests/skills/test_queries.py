"""Lists of skills, and the refusal of what the library does not hold."""

import pytest
from sqlmodel import Session

from talent.audit.actors import OPERATOR
from talent.core import clock
from talent.core.errors import Invalid, NotFound
from talent.skills.load import load_library
from talent.skills.models import Skill
from talent.skills.queries import demand_skills, get_skill, list_skills
from tests.factories.lexicon import FAMILIES, small_lexicon

LABELS = {family["family"]: family["labels"] for family in FAMILIES}


@pytest.fixture
def library(sqlite_session: Session) -> Session:
    """A session over a database that holds the small library, in which Vue has been retired."""
    load_library(sqlite_session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    sqlite_session.get_one(Skill, "vue").retired_at = clock.now()
    sqlite_session.flush()
    return sqlite_session


def ids(found: tuple[list[Skill], int]) -> list[str]:
    """The ids of a page."""
    return [skill.id for skill in found[0]]


def test_a_page_is_in_the_order_of_ids_and_counts_the_rest(library: Session) -> None:
    everything, total = list_skills(library, limit=1000)
    assert total == len(everything) == len(small_lexicon()) - 1
    assert [skill.id for skill in everything] == sorted(skill.id for skill in everything)
    page, same_total = list_skills(library, offset=3, limit=2)
    assert ([skill.id for skill in page], same_total) == ([skill.id for skill in everything[3:5]], total)


@pytest.mark.parametrize("q", ["DATA", "data", "  Data "])
def test_words_are_looked_for_in_ids_and_both_labels(library: Session, q: str) -> None:
    assert ids(list_skills(library, q=q)) == ["data-analysis", "data-processing", "data-visualization"]


def test_labels_of_both_languages_are_searched(library: Session) -> None:
    assert ids(list_skills(library, q="pembelajaran")) == ["machine-learning"]
    assert ids(list_skills(library, q="cek fakta", family="project")) == ["fact-checking"]
    assert ids(list_skills(library, q="cek fakta", family="data")) == []


@pytest.mark.parametrize("q", ["%", "_", "ma%ine"])
def test_signs_of_a_pattern_are_looked_for_as_they_are(library: Session, q: str) -> None:
    assert list_skills(library, q=q) == ([], 0)


def test_a_retired_skill_is_found_by_its_id_and_in_no_list(library: Session) -> None:
    assert get_skill(library, "vue").retired_at is not None
    assert list_skills(library, q="vue") == ([], 0)
    with pytest.raises(Invalid, match="vue"):
        demand_skills(library, ["python", "vue"])


def test_the_first_skill_that_is_missing_is_named(library: Session) -> None:
    demand_skills(library, ["python", "java"])
    demand_skills(library, [])
    with pytest.raises(Invalid, match="alchemy"):
        demand_skills(library, ["python", "alchemy", "astrology"])
    with pytest.raises(NotFound, match="alchemy"):
        get_skill(library, "alchemy")
