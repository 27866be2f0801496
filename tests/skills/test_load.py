"""The library in the database: equal to what was loaded, nothing deleted, loaded again without a trace."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, func, select

from scoring.lexicon import Lexicon
from scoring.linker import Linker
from talent.audit.actors import OPERATOR
from talent.audit.ledger import chain, list_entries
from talent.core import clock
from talent.core.errors import Conflict
from talent.db.session import commit
from talent.skills.library import family_labels, shipped_lexicon, shipped_linker
from talent.skills.load import find_version, load_library
from talent.skills.models import LibraryVersion, Skill, SkillAlias, SkillFamily, SkillNeighbour
from talent.skills.queries import stored_lexicon, stored_linker
from tests.factories.lexicon import FAMILIES, small_lexicon

LABELS = {family["family"]: family["labels"] for family in FAMILIES}


def load(session: Session, lexicon: Lexicon | None = None) -> LibraryVersion:
    """Load the small library, or another."""
    return load_library(
        session, lexicon=lexicon or small_lexicon(), families=LABELS, source="test", actor=OPERATOR
    )


def without(*skills: str) -> Lexicon:
    """The small library without these, and without any word about them."""
    families = [
        {
            **family,
            "skills": [
                {
                    **skill,
                    "neighbours": [near for near in skill["neighbours"] if near["id"] not in skills],
                    "broader": None if skill["broader"] in skills else skill["broader"],
                }
                for skill in family["skills"]
                if skill["id"] not in skills
            ],
        }
        for family in FAMILIES
    ]
    return Lexicon.from_family_dicts(families)


def rows(session: Session) -> list[int]:
    """How many rows each table of the library has."""
    tables = (SkillFamily, Skill, SkillAlias, SkillNeighbour, LibraryVersion)
    return [session.exec(select(func.count()).select_from(table)).one() for table in tables]


def test_the_shipped_library_comes_back_as_it_went_in(session: Session) -> None:
    """A run stores the version's hash: the stored library must be the same value, to the last alias."""
    load_library(
        session, lexicon=shipped_lexicon(), families=family_labels(), source="shipped", actor=OPERATOR
    )
    commit(session)
    session.expire_all()
    stored = stored_lexicon(session)
    assert stored.version == shipped_lexicon().version
    assert [entry.to_dict() for entry in stored] == [entry.to_dict() for entry in shipped_lexicon()]
    assert rows(session)[:2] == [len(family_labels()), len(shipped_lexicon())]


def test_the_stored_library_links_as_the_shipped_one(sqlite_session: Session) -> None:
    load_library(
        sqlite_session, lexicon=shipped_lexicon(), families=family_labels(), source="shipped", actor=OPERATOR
    )
    linker = stored_linker(sqlite_session)
    text = "Mengolah data dengan Python, R dan Excel; cek fakta, GIS, dan pembelajaran mesin di K8s"
    assert linker.find(text) == shipped_linker().find(text) != []
    for phrase in ("pyhton", "Go", "olah data", "Postgres 15", "public policy", "zzz"):
        assert linker.link(phrase, top=5) == shipped_linker().link(phrase, top=5)


def test_loading_again_changes_nothing(sqlite_session: Session) -> None:
    first = load(sqlite_session)
    before = rows(sqlite_session)
    assert load(sqlite_session).key == first.key
    assert rows(sqlite_session) == before
    chain(sqlite_session)
    assert [entry.action for entry in list_entries(sqlite_session)] == ["skills.load"]


def test_loading_again_brings_new_labels_of_families(sqlite_session: Session) -> None:
    load(sqlite_session)
    labels = {**LABELS, "data": {"id": "Data dan statistik", "en": "Data and statistics"}}
    load_library(sqlite_session, lexicon=small_lexicon(), families=labels, source="test", actor=OPERATOR)
    assert sqlite_session.get_one(SkillFamily, "data").label_en == "Data and statistics"


def test_a_skill_that_is_gone_is_retired_and_comes_back(session: Session) -> None:
    day = datetime(2026, 11, 24, 3, tzinfo=UTC)
    load(session)
    with clock.frozen(day):
        load(session, without("vue", "programming"))
    vue = session.get_one(Skill, "vue")
    assert vue.retired_at == day
    assert session.get_one(Skill, "python").broader is None
    assert stored_lexicon(session).version == without("vue", "programming").version
    assert "vue" not in stored_lexicon(session)
    load(session)
    assert session.get_one(Skill, "vue").retired_at is None
    assert session.get_one(Skill, "python").broader == "programming"
    assert stored_lexicon(session).version == small_lexicon().version
    assert len(session.exec(select(LibraryVersion)).all()) == 3


def test_retiring_twice_keeps_the_first_moment(sqlite_session: Session) -> None:
    load(sqlite_session)
    load(sqlite_session, without("vue"))
    retired = sqlite_session.get_one(Skill, "vue").retired_at
    load(sqlite_session, without("vue", "rust"))
    assert sqlite_session.get_one(Skill, "vue").retired_at == retired
    assert sqlite_session.get_one(Skill, "rust").retired_at != retired


def test_a_new_version_is_read_at_once(sqlite_session: Session) -> None:
    """The library is kept in memory by its version, and another database may hold another one."""
    load(sqlite_session)
    old = stored_linker(sqlite_session)
    assert [each.id for each in old.link("Vue.js")] == ["vue"]
    load(sqlite_session, without("vue"))
    assert stored_linker(sqlite_session).link("Vue.js") == Linker(without("vue")).link("Vue.js")


def test_before_the_first_load_there_is_no_library(sqlite_session: Session) -> None:
    assert find_version(sqlite_session) is None
    with pytest.raises(Conflict, match="talent seed"):
        stored_lexicon(sqlite_session)


def test_the_ledger_names_the_whole_version(sqlite_session: Session) -> None:
    version = load(sqlite_session)
    chain(sqlite_session)
    (entry,) = list_entries(sqlite_session)
    assert entry.details["version"] == version.content_hash == small_lexicon().version
