"""Figures, quotes and gates on the page are those of the sheet, and the unknown stays unknown."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from talent.db.session import transaction
from talent.shortlists.sheet import SheetLine
from talent.shortlists.words import percent
from tests.reports.conftest import Story, text_of


@pytest.fixture(scope="module")
def shown(story: Story) -> list[tuple[SheetLine, LexborNode]]:
    """Each scored person of the sheets with their card on the English page."""
    tree = LexborHTMLParser(story.pages["en"])
    with transaction(story.engine, write=False) as session:
        people = [person for sheet in story.sheets(session) for person in sheet.lines]
        found = [(person, _card(tree, person)) for person in people]
    assert len(found) == 10
    return found


def _card(tree: LexborHTMLParser, person: SheetLine) -> LexborNode:
    node = tree.css_first(f"#{person.entry.reference.lower()}")
    assert node is not None
    return node


def lines(card: LexborNode) -> Iterator[tuple[LexborNode, float | None]]:
    """Each line with the points that it says it adds, None where it says nothing is known."""
    for line in card.css(".lines > li"):
        points = line.css_first(".sum b")
        yield line, float(points.text().lstrip("+")) if points else None


def test_contributions_sum_to_the_score(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    for person, card in shown:
        assert person.card is not None
        tenths = [round(points * 10) for _, points in lines(card) if points is not None]
        total = float(text_of(card, ".total b").rstrip("%"))
        assert sum(tenths) == round(total * 10) == round(person.card.score * 1000)
        assert percent(person.card.shown_score) in text_of(card, "summary .figures")


def test_score_confidence_and_unknown_are_three_things(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    for person, card in shown:
        assert person.card is not None
        score, confidence, unknown = (text_of(part, "b") for part in card.css(".three li"))
        assert score == percent(person.card.shown_score)
        assert confidence == percent(person.card.shown_confidence)
        assert unknown == f"{sum(line.coverage is None for line in person.card.lines)} items"


@pytest.mark.proves("F9")
def test_the_unknown_is_never_shown_as_nought(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    seen = 0
    for person, card in shown:
        assert person.card is not None
        unknown = [line for line, points in lines(card) if points is None]
        assert len(unknown) == sum(line.coverage is None for line in person.card.lines)
        for line in unknown:
            seen += 1
            assert "unknown" in text_of(line, ".sum")
            assert "%" not in text_of(line, ".sum")
            assert line.css_first("svg .fill") is None
            assert line.css_first("svg .unknown") is not None
    assert seen


@pytest.mark.proves("F9")
def test_the_comparison_says_unknown_in_words(story: Story) -> None:
    tree = LexborHTMLParser(story.pages["en"])
    unknown = [cell for cell in tree.css(".compare tbody td") if cell.css_first("svg .unknown")]
    assert unknown
    for cell in unknown:
        assert "unknown" in cell.text()
        assert "%" not in cell.text()


@pytest.mark.proves("G1")
def test_quotes_are_those_of_the_sheet(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    some = 0
    for person, card in shown:
        assert person.card is not None
        used = [person.quotes[key] for line in person.card.lines for key in line.evidence_keys]
        wanted = sorted(" ".join((quote.text or "").split()) for quote in used)
        assert sorted(quote.text() for quote in card.css("q")) == wanted
        some += len(wanted)
    assert some > 10


@pytest.mark.proves("G1")
def test_each_lit_quote_leads_to_its_place_and_back(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    for _, card in shown:
        lights = {light.attributes["id"]: light for light in card.css("figure svg a")}
        assert lights
        linked = {(link.attributes["href"] or "")[1:] for link in card.css(".quote a.number")}
        assert linked == set(lights)
        for light in lights.values():
            back = card.css_first((light.attributes["href"] or "").replace(":", r"\:"))
            assert back is not None
            assert back.css_first(f".quote a[href='#{light.attributes['id']}']") is not None
            assert light.css(".quote-light")
            assert light.css(".word-light")


def test_equal_figures_share_a_place(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    tied = [(person, card) for person, card in shown if person.tied]
    assert tied
    for person, card in shown:
        assert text_of(card, ".rank") == f"{person.entry.rank}{'=' if person.tied else ''}"
        assert ("shared place" in text_of(card, "summary")) is person.tied


def test_a_neighbour_that_stood_in_is_named(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    used = [
        (line, card)
        for person, card in shown
        for line in (person.card.lines if person.card else ())
        if line.affinity is not None and line.affinity < 1
    ]
    assert used
    for line, card in used:
        assert f"counts {percent(line.affinity or 0)}" in " ".join(note.text() for note in card.css(".note"))


def test_changes_questions_and_decisions_are_told(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    for person, card in shown:
        assert person.explanation is not None
        assert len(card.css(".changes li")) == min(3, len(person.changes))
        assert len(card.css(".questions li")) == len(person.explanation.interview)
        assert len(card.css(".decisions li")) == len(person.decisions)
    told = [text_of(card, ".decisions") for person, card in shown if person.decisions]
    assert len(told) == 2
    assert "Referred" in told[0]
    assert "Not enough evidence of the skill" in told[1]


def test_every_gate_has_its_words_and_status(shown: list[tuple[SheetLine, LexborNode]]) -> None:
    for person, card in shown:
        assert person.card is not None
        groups = {group.attributes["class"]: text_of(group, "dt") for group in card.css(".gates > div")}
        assert set(groups) == {gate.status.value for gate in person.card.gates}
        words = {"met": "met", "unknown": "unknown", "unmet": "not met"}
        for status, said in groups.items():
            assert said.split(" ", 1)[1] == words[str(status)]
