"""In a real browser the page fits a phone of 320 px, opens by keyboard, and loads nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, sync_playwright

from tests.reports.conftest import Story

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDER = """() => [...document.querySelectorAll('body *')].filter(
    each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('svg, .unseen, .skip')
).map(each => each.outerHTML.slice(0, 80))"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, list[str]]]:
    """The page in a browser, and every address that it asked for."""
    if CHROMIUM is None:
        pytest.skip(
            "Chromium is absent, so the page is not opened in a browser (Debian: apt-get install chromium)"
        )
    path: Path = tmp_path_factory.mktemp("browser") / "shortlists.html"
    path.write_text(story.pages["id"], "utf-8")
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            asked.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(java_script_enabled=True)
        page = context.new_page()
        page.on("request", note)
        page.goto(path.as_uri())
        yield page, asked
        browser.close()


@pytest.mark.proves("U1")
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_stands_beyond_the_edge(opened: tuple[Page, list[str]], width: int) -> None:
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(WIDER) == []


def test_it_asks_for_nothing_but_itself(opened: tuple[Page, list[str]]) -> None:
    _, asked = opened
    assert len(asked) == 1
    assert asked[0].startswith("file://")


@pytest.mark.proves("U1")
def test_a_person_opens_by_keyboard_and_a_quote_leads_to_its_light(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = false })")
    person = page.locator("details.person").nth(1)
    person.locator("summary").focus()
    page.keyboard.press("Enter")
    assert person.get_attribute("open") is not None
    number = person.locator("a.number").first
    number.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.querySelector(':target')?.closest('svg') !== null")
    assert page.url.endswith(str(number.get_attribute("href")))


@pytest.mark.proves("U1")
def test_links_and_summaries_are_large_enough_to_hit(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
    small = page.evaluate(
        """() => [...document.querySelectorAll('summary, nav a, a.number, a.larger, .compare a')]
        .filter(each => each.offsetParent !== null || each.getClientRects().length)
        .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 80)])
        .filter(([box]) => box.width && (box.width < 23.5 || box.height < 23.5)).map(([, html]) => html)"""
    )
    assert small == []
