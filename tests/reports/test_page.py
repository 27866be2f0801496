"""The page needs nothing else, is sound HTML, and says in either language what the sheet says."""

import html
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from talent.accounts.permissions import Role
from talent.core.errors import NotFound
from talent.db.session import transaction
from talent.reports.shortlist_page import render_sheets, render_shortlists
from tests.factories.rows import make_actor
from tests.reports.conftest import HOSTILE, Story, shortlists

VOID = {"meta", "link", "br", "img", "input", "hr", "rect", "circle", "image", "use", "path"}
LANGUAGES = ("id", "en")


class Nesting(HTMLParser):
    """Follows start and end tags as they stand, without the repairs that a browser makes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"{self.getpos()}: an attribute of <{tag}> stands twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.wrong.append(f"{self.getpos()}: <{tag}/> closes itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{self.getpos()}: </{tag}> closes nothing")


def _words(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    assert found is not None
    return found.text(separator=" ")


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, story: Story) -> str:
    """The page in each language."""
    return story.pages[request.param]


def test_it_loads_nothing_and_runs_nothing(page: str) -> None:
    tree = LexborHTMLParser(page)
    assert tree.css("script, iframe, object, embed, form, base") == []
    targets = [
        value
        for node in tree.css("*")
        for name, value in node.attributes.items()
        if name in {"src", "href", "xlink:href", "srcset", "action", "poster"}
    ]
    assert targets
    assert [
        value for value in targets if not re.match(r"#|data:image/png;base64,|data:,$", value or "")
    ] == []
    assert [name for node in tree.css("*") for name in node.attributes if name.startswith("on")] == []
    assert not re.search(r"url\((?!#)|@import|https?://", page)


def test_tags_are_nested_and_closed(page: str) -> None:
    nesting = Nesting()
    nesting.feed(page)
    assert (nesting.wrong, nesting.open) == ([], [])


def test_ids_are_unique_and_every_reference_leads_somewhere(page: str) -> None:
    tree = LexborHTMLParser(page)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    wanted = {(node.attributes["href"] or "")[1:] for node in tree.css("[href^='#']")}
    for name in ("aria-labelledby", "aria-describedby", "for"):
        wanted |= {part for node in tree.css(f"[{name}]") for part in (node.attributes[name] or "").split()}
    assert wanted <= set(ids)
    assert len(wanted) > 10


def test_headings_go_down_step_by_step(page: str) -> None:
    levels = [int(tag) for tag in re.findall(r"<h([1-6])\b", page)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_link_and_picture_has_a_name(page: str) -> None:
    tree = LexborHTMLParser(page)
    assert [
        link.html
        for link in tree.css("a")
        if not (link.attributes.get("aria-label") or link.text(strip=True))
    ] == []
    for drawing in tree.css("svg"):
        assert drawing.attributes.get("aria-hidden") == "true" or drawing.attributes.get("aria-label")


def test_each_page_of_a_cv_is_embedded_once(page: str) -> None:
    pictures = re.findall(r'href="(data:image/png;base64,[^"]+)"', page)
    assert len(pictures) >= 3
    assert len(LexborHTMLParser(page).css("use")) > len(pictures)
    assert len(page) < 6_000_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_one_language_and_every_code_has_words(story: Story, lang: str) -> None:
    page = story.pages[lang]
    text = _words(LexborHTMLParser(page), "body")
    assert f'<html lang="{lang}">' in page
    assert (
        re.findall(r"\b(?:report|gate|kind|bucket|evidence|criterion|missing|change)\.[a-z_.]+", text) == []
    )
    assert "{" not in text
    assert ("Yang memutuskan tetap manusia" in text) is (lang == "id")
    assert ("People decide" in text) is (lang == "en")


def test_an_unknown_language_falls_back_to_indonesian(story: Story) -> None:
    with transaction(story.engine, write=False) as session:
        assert '<html lang="id">' in render_sheets(session, [], settings=story.settings, lang="fr")


def test_hostile_text_is_text(page: str) -> None:
    assert HOSTILE not in page
    tree = LexborHTMLParser(page)
    assert HOSTILE in [title.text() for title in tree.css(".requisition > h2")]
    assert any("<script>" in quote.text() for quote in tree.css("q"))
    assert tree.css("q b") == []


def test_both_functions_write_the_same_page(story: Story) -> None:
    with transaction(story.engine, write=False) as session:
        page = render_shortlists(
            session, shortlists(session), settings=story.settings, lang="id", actor=story.actor
        )
    assert page == story.pages["id"]


def test_a_lead_of_another_project_gets_no_page(story: Story) -> None:
    with transaction(story.engine, write=False) as session:
        lead = make_actor(session, Role.LEAD)
        with pytest.raises(NotFound):
            render_shortlists(session, shortlists(session), settings=story.settings, lang="id", actor=lead)
        session.rollback()


def test_versions_and_dates_are_told(page: str, story: Story) -> None:
    text = html.unescape(_words(LexborHTMLParser(page), "main"))
    with transaction(story.engine, write=False) as session:
        for sheet in story.sheets(session):
            assert sheet.run.reference in text
            assert sheet.run.policy_hash[:12] in text
            assert sheet.run.library_hash[:12] in text
            assert sheet.run.as_of in text
