"""The sheet: figures that sum to the score, each quote under the skill it proves, and nobody named while blind."""

import re

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.applicants.blind import COVER
from talent.audit.actors import OPERATOR, Actor
from talent.core.errors import Conflict
from talent.matching.run import match_requisition
from talent.shortlists.decide import reveal
from talent.shortlists.reasons import load_reasons
from talent.shortlists.sheet import Sheet, sheet_of
from talent.shortlists.shortlist import request_shortlist
from talent.shortlists.words import Words
from tests.factories.pool import AS_OF, Round, make_round
from tests.factories.rows import make_actor, make_shortlist


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """Six people and a requisition; each quote names its person."""
    load_reasons(sqlite_session)
    return make_round(sqlite_session)


def sheet(session: Session, made: Round, actor: Actor = OPERATOR, **values: int) -> Sheet:
    """The sheet of a fresh run."""
    run = match_requisition(session, requisition=made.requisition, as_of=AS_OF, actor=OPERATOR)
    shortlist = request_shortlist(session, requisition=made.requisition, run=run, actor=OPERATOR)
    return sheet_of(session, shortlist, actor=actor, **values)


def test_contributions_sum_to_the_score(sqlite_session: Session, made: Round) -> None:
    lines = sheet(sqlite_session, made).lines
    assert len(lines) == 6
    for line in lines:
        assert line.card is not None
        assert sum(each.contribution for each in line.card.lines) == pytest.approx(line.card.score, abs=1e-9)
        assert sum(each.contribution for each in line.card.lines if each.coverage is None) == 0
    assert any(line.card and line.card.score > 0.3 for line in lines)


def test_every_quote_stands_under_the_requirement_whose_skill_it_proves(
    sqlite_session: Session, made: Round
) -> None:
    """Evidence under the wrong skill stopped recruiters elsewhere (GC #11544)."""
    shown = sheet(sqlite_session, made)
    seen = 0
    for line in shown.lines:
        assert line.card is not None
        for part in line.card.lines:
            if part.part == "requirement" and part.evidence_keys:
                accepted = next(each for each in shown.need.requirements if each.key == part.key).accepts
                assert part.matched_skill in {each.skill for each in accepted}
                for key in part.evidence_keys:
                    quote = line.quotes[key]
                    seen += 1
                    assert (quote.evidence, quote.skill) == (key, part.matched_skill)
                    assert quote.text is not None
                    assert quote.text.endswith(f"membangun layanan dengan {quote.skill}")
                    assert quote.document is not None
                    assert quote.document[3:] == line.applicant_ref[4:]
        assert {key for part in line.card.lines for key in part.evidence_keys} == set(line.quotes)
    assert seen >= 8


def test_a_neighbour_is_named_as_what_it_is(sqlite_session: Session, made: Round) -> None:
    shown = sheet(sqlite_session, made)
    line = next(line for line in shown.lines if line.applicant_ref == made.people[1].reference)
    assert line.card is not None
    first = line.card.lines[0]
    assert (first.matched_skill, first.affinity) == ("java", 0.4)
    assert [quote.skill for key, quote in line.quotes.items() if key in first.evidence_keys] == ["java"]


@pytest.mark.proves("F8")
def test_nobody_is_named_while_blind(sqlite_session: Session, made: Round) -> None:
    lines = sheet(sqlite_session, made, make_actor(sqlite_session, Role.HR)).lines
    assert all(line.identity is None for line in lines)
    texts = [quote.text or "" for line in lines for quote in line.quotes.values()]
    assert texts
    for text in texts:
        assert COVER in text
        assert not re.search("orang", text, re.IGNORECASE)


@pytest.mark.proves("F8")
def test_a_reveal_opens_one_person_to_one_reader(sqlite_session: Session, made: Round) -> None:
    actor, other = make_actor(sqlite_session, Role.HR), make_actor(sqlite_session, Role.HR)
    entry = sheet(sqlite_session, made).lines[0].entry
    reveal(sqlite_session, entry=entry, reason_code="interview_invitation", actor=actor)
    lines = sheet(sqlite_session, made, actor).lines
    assert lines[0].identity is not None
    name = str(lines[0].identity["name"])
    assert all((quote.text or "").startswith(name) for quote in lines[0].quotes.values())
    assert all(line.identity is None for line in lines[1:])
    assert sheet(sqlite_session, made, other).lines[0].identity is None


@pytest.mark.proves("F9")
def test_what_is_not_known_is_unknown_and_never_zero(sqlite_session: Session, made: Round) -> None:
    shown = sheet(sqlite_session, made)
    line = next(line for line in shown.lines if line.applicant_ref == made.people[4].reference)
    assert line.card is not None
    requirements = [each for each in line.card.lines if each.part == "requirement"]
    assert {(each.coverage, each.known, each.contribution) for each in requirements} == {(None, 0.0, 0.0)}
    musts = [gate.status.value for gate in line.card.gates if gate.code == "gate.skill"]
    assert musts == ["unknown"]
    assert line.card.confidence < max(each.card.confidence for each in shown.lines if each.card)


def test_the_first_lines_only(sqlite_session: Session, made: Round) -> None:
    everybody = sheet(sqlite_session, made)
    first = sheet(sqlite_session, made, limit=2)
    assert [line.applicant_ref for line in first.lines] == [
        line.applicant_ref for line in everybody.lines[:2]
    ]


def test_before_the_first_run_there_is_no_sheet(sqlite_session: Session, made: Round) -> None:
    with pytest.raises(Conflict):
        sheet_of(sqlite_session, make_shortlist(sqlite_session, requisition=made.requisition), actor=OPERATOR)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_everything_shown_has_words(sqlite_session: Session, made: Round, lang: str) -> None:
    """No code, no id of a skill and no key of a requirement is left in a sentence."""
    shown = sheet(sqlite_session, made)
    words = Words(shown.need, shown.lexicon, lang)
    said: list[str] = []
    for line in shown.lines:
        assert line.card is not None
        assert line.explanation is not None
        said += [words.line(each) for each in line.card.lines]
        said += [text for gate in line.card.gates for text in (words.gate(gate), words.status(gate))]
        said += [words.change(change) for change in line.changes]
    said += [words.relaxation(each) for each in shown.pool_changes.relaxations]
    assert len(said) > 50
    for text in said:
        assert text.strip()
        assert not re.search(r"\{|\}|^[a-z_]+\.[a-z_.]+$|REQ-\d|None|machine-learning", text), text
