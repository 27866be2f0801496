"""Columns on disk follow the database: each answer is that of everybody as they are now, whatever the files hold."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from scoring.index import Builder
from scoring.policy import Policy
from scoring.ranking import Ranked
from scoring.types import month_index
from talent.applicants.consent import withdraw_consent
from talent.audit.actors import OPERATOR
from talent.core import clock
from talent.matching import standing
from talent.matching.index_files import MadeFor, load
from talent.matching.pool import PoolReader
from talent.matching.run import match_requisition
from talent.matching.translate import need_of
from talent.projects.requisitions import requirements_of
from talent.skills.queries import stored_lexicon
from tests.factories.pool import Round, add_evidence, make_person, make_round

AS_OF = month_index("2026-11")
POLICY = Policy.default()


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 24, 3, tzinfo=UTC))


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """A requisition and twelve people."""
    return make_round(sqlite_session, people=12)


@pytest.fixture
def answer(sqlite_session: Session, made: Round, tmp_path: Path) -> Callable[..., list[Ranked]]:
    """The first five, as a new process finds them: with the files, or without."""

    def first(*, folder: Path | None = tmp_path / "index", as_of: int = AS_OF) -> list[Ranked]:
        need = need_of(
            made.requisition,
            requirements_of(sqlite_session, made.requisition),
            lexicon=stored_lexicon(sqlite_session),
            policy=POLICY,
        )
        reader = PoolReader(sqlite_session, folder=folder)
        return reader.first(reader.pool_for(made.requisition), need, POLICY, as_of, 5)

    return first


def kept(session: Session, folder: Path) -> list[str]:
    """The references in the files."""
    made_for = MadeFor(POLICY.content_hash(), AS_OF, stored_lexicon(session).version)
    return sorted(map(bytes.decode, load(folder, made_for=made_for).profiles.refs.tolist()))


def refs(ranking: list[Ranked]) -> list[str]:
    """Who was found."""
    return [each.card.candidate_ref for each in ranking]


@pytest.mark.parametrize("few", [0, 200])
def test_who_came_changed_or_left_is_seen_by_the_next_answer(
    sqlite_session: Session,
    made: Round,
    answer: Callable[..., list[Ranked]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    monkeypatch.setattr(standing, "_FEW", few)
    assert answer() == answer(folder=None) != []
    assert made.people[4].reference not in refs(answer())
    add_evidence(sqlite_session, made.people[4], "python", months=200)
    assert answer() == answer(folder=None)
    assert made.people[4].reference in refs(answer())
    new = make_person(sqlite_session, 5)
    add_evidence(sqlite_session, new, "postgresql", months=100)
    assert new.reference in refs(answer())
    assert answer() == answer(folder=None)
    withdraw_consent(sqlite_session, applicant=new, actor=OPERATOR)
    assert answer() == answer(folder=None)
    assert kept(sqlite_session, tmp_path / "index") == sorted(each.reference for each in made.people)


def test_who_has_not_changed_is_not_read_into_columns_again(
    answer: Callable[..., list[Ranked]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answer()

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Builder, "add", never)
    assert answer() == before


@pytest.mark.parametrize("fate", ["cut", "gone", "half written", "no folder"])
def test_whatever_befell_the_files_the_answer_is_the_same(
    sqlite_session: Session,
    made: Round,
    answer: Callable[..., list[Ranked]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fate: str,
) -> None:
    folder, wanted = tmp_path / "index", answer(folder=None)
    if fate == "no folder":
        folder.write_text("a file stands here")
        assert answer() == wanted
        return
    assert answer() == wanted
    current = folder / (folder / "current").read_text()
    if fate == "cut":
        (current / "cell_skill.npy").write_bytes(b"")
    elif fate == "gone":
        (folder / "current").unlink()
    else:
        # Whoever writes is stopped before the new columns have a name.
        withdraw_consent(sqlite_session, applicant=made.people[0], actor=OPERATOR)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", _stopped)
            with pytest.raises(KeyboardInterrupt):
                answer()
        wanted = answer(folder=None)
    assert answer() == wanted
    assert len(kept(sqlite_session, folder)) == 12 - (fate == "half written")


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_another_month_is_answered_and_leaves_the_files_as_they_are(
    sqlite_session: Session, answer: Callable[..., list[Ranked]], tmp_path: Path
) -> None:
    answer()
    assert answer(as_of=AS_OF + 1) == answer(as_of=AS_OF + 1, folder=None)
    assert len(kept(sqlite_session, tmp_path / "index")) == 12


def test_a_run_is_the_same_with_files_and_without(
    sqlite_session: Session, made: Round, tmp_path: Path
) -> None:
    def run(kept: int, folder: Path | None) -> tuple[str, str]:
        found = match_requisition(
            sqlite_session, requisition=made.requisition, kept=kept, folder=folder, actor=OPERATOR
        )
        return found.reference, found.result_hash

    first, again = run(5, tmp_path / "index"), run(5, None)
    assert first == again
