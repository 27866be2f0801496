"""A blind page names nobody: neither in its text nor in the pixels of its pictures."""

import base64
import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from talent.accounts.permissions import Role
from talent.applicants.import_cv import file_of, read_file, store_reading
from talent.applicants.models import Applicant, CvDocument, DocumentStatus
from talent.audit.actors import SYSTEM
from talent.core import clock
from talent.core.settings import Settings
from talent.cv.draw import page_picture
from talent.cv.processes.sandbox import read_in_child
from talent.cv.protection.blackout import unread_boxes
from talent.cv.types import ParsedCv
from talent.db.session import transaction
from talent.projects.models import RequirementKind
from talent.reports import album
from talent.reports.album import Album
from talent.reports.shortlist_page import render_sheets
from talent.seed.demo import DAY, Reading
from talent.shortlists.sheet import sheet_of
from talent.skills.queries import stored_lexicon, stored_linker
from tests.factories.demo import copied
from tests.factories.rows import make_actor, make_requisition
from tests.reports.conftest import Story, ask, shortlist_of

pytestmark = pytest.mark.proves("F8")
# Every skill that somebody of the demo shows, so that everybody has quotes.
ASKED = (
    "python", "javascript", "sql", "project-management", "writing", "fact-checking", "photography",
    "disaster-response", "data-analysis", "teaching", "microsoft-excel", "graphic-design", "logistics", "first-aid",
)  # fmt: skip


@dataclass(frozen=True)
class Everybody:
    """A page on which all people of the demo stand blind; `read` is what stands in their files."""

    page: str
    text: str
    engine: Engine
    settings: Settings
    read: dict[str, tuple[str, bytes, ParsedCv]]


@pytest.fixture(scope="module")
def everybody(
    demo_template: tuple[Path, tuple[Reading, ...]],
    people: list[dict[str, object]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Everybody]:
    """All people of the demo on one shortlist, their files read anew for its pictures."""
    read: dict[bytes, ParsedCv] = {}

    def remembered(data: bytes, filename: str) -> ParsedCv:
        if data not in read:
            read[data] = read_in_child(data, filename=filename)
        return read[data]

    with ExitStack() as stack:
        demo = stack.enter_context(copied(demo_template, tmp_path_factory.mktemp("everybody")))
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(album, "read_in_child", remembered)
        stack.enter_context(clock.frozen(DAY))
        with transaction(demo.engine) as session:
            lexicon = stored_lexicon(session)
            asked = [skill for skill in ASKED if skill in lexicon]
            assert len(asked) > 10
            # The scan of the demo waits to be recognised.
            for document in session.exec(
                select(CvDocument).where(CvDocument.status != DocumentStatus.PARSED)
            ).all():
                parsed = read_file(document, demo.settings)
                store_reading(
                    session, document=document, parsed=parsed, linker=stored_linker(session), actor=SYSTEM
                )
            requisition = make_requisition(session)
            ask(session, requisition, *((skill, 2, RequirementKind.SHOULD) for skill in asked))
            actor = make_actor(session, Role.HR)
            shortlist = shortlist_of(session, requisition, size=100, actor=actor)
            sheet = sheet_of(session, shortlist, actor=actor)
            page = render_sheets(session, [sheet], settings=demo.settings, lang="id")
            files = {
                document.reference: (str(applicant.email), file_of(document, demo.settings).read_bytes())
                for document, applicant in _read_documents(session)
            }
        assert len(LexborHTMLParser(page).css(".person")) == len(people)
        yield Everybody(
            page,
            re.sub(r'href="data:[^"]+"', "", page),
            demo.engine,
            demo.settings,
            {
                reference: (email, data, read[data])
                for reference, (email, data) in files.items()
                if data in read
            },
        )


def _part(person: dict[str, object], name: str) -> dict[str, Any]:
    part = person[name]
    assert isinstance(part, dict)
    return part


def _shown_pages(page: str) -> dict[tuple[str, int], str]:
    """The picture of each page of a document that stands on the page: (reference, number) → data URI."""
    tree = LexborHTMLParser(page)
    uris = {
        symbol.attributes["id"]: uri
        for symbol in tree.css("symbol")
        for uri in re.findall(r'href="(data:[^"]+)"', symbol.html or "")
    }
    shown = {}
    for figure in tree.css("figure"):
        reference, number = re.findall(r"(CV-\d+-\d+), halaman (\d+)", figure.text())[0]
        (used,) = re.findall(r'<use href="#([^"]+)"', figure.html or "")
        shown[reference, int(number)] = uris[used]
    return shown


def _own_words(person: dict[str, object]) -> list[str]:
    """What would tell who the person is, each as a pattern."""
    stated, cv = _part(person, "registration"), _part(person, "cv")
    found = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in re.findall(r"[^\W\d_]{3,}", stated["name"])]
    found.append(re.escape(str(stated["email"])))
    digits = re.sub(r"\D", "", str(stated["phone"])).removeprefix("62")
    found.append(r"[\s().-]*".join(digits))
    resume = cv.get("resume") or {}
    campuses = [study.get("institution") for study in resume.get("education", [])]
    found += [re.escape(campus) for campus in campuses if campus]
    return found


def test_no_word_that_names_a_person_is_on_the_page(
    everybody: Everybody, people: list[dict[str, object]]
) -> None:
    cards = {
        re.findall(r"APL-\d+-\d+", card.text())[0]: card
        for card in LexborHTMLParser(everybody.text).css(".person")
    }
    with transaction(everybody.engine, write=False) as session:
        reference = {each.email: each.reference for each in session.exec(select(Applicant))}
    leaked, quotes = [], 0
    for person in people:
        email = _part(person, "registration")["email"]
        card = cards[reference[email]]
        quotes += len(card.css("q"))
        leaked += [
            (email, word) for word in _own_words(person) if re.search(word, card.html or "", re.IGNORECASE)
        ]
    assert leaked == []
    assert quotes > 60


def test_no_contact_of_anybody_is_on_the_page(everybody: Everybody) -> None:
    assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", everybody.text) == []
    assert re.findall(r"(?:\+62|\b08)[\d\s.-]{8,}\d", LexborHTMLParser(everybody.text).text()) == []


def test_no_file_name_of_anybody_is_on_the_page(
    everybody: Everybody, people: list[dict[str, object]]
) -> None:
    assert [person["slug"] for person in people if str(person["slug"]) in everybody.text] == []


def test_what_names_a_person_is_black_in_every_picture(
    everybody: Everybody, people: list[dict[str, object]]
) -> None:
    truth = {_part(person, "registration")["email"]: person for person in people}
    shown = _shown_pages(everybody.page)
    assert len(shown) > 30
    light, checked = [], 0
    for (reference, number), uri in shown.items():
        email, data, parsed = everybody.read[reference]
        pixels, text = _grey(uri), parsed.pages[number - 1].text
        picture = page_picture(data, parsed, number)
        for word in _own_words(truth[email]):
            for match in re.finditer(word.replace(r"\ ", r"\s+"), text, re.IGNORECASE):
                for box in picture.boxes_of(*match.span()):
                    checked += 1
                    if _inside(pixels, box).max() > 0:
                        light.append((reference, match.group()))
    assert light == []
    assert checked > 200


def test_protected_facts_and_photos_are_black_also_where_the_person_is_revealed(everybody: Everybody) -> None:
    """A name is no reason to show a face, a religion or a birth date."""
    kinds: set[str] = set()
    with transaction(everybody.engine, write=False) as session:
        pages = Album(session, everybody.settings)
        for reference, (_, data, parsed) in everybody.read.items():
            if parsed.format != "pdf" or not set(parsed.protected) - kinds:
                continue
            kinds |= set(parsed.protected)
            boxes = unread_boxes(data, parsed.pages[0])
            assert boxes
            for blind in (True, False):
                leaf = pages.find_leaf(reference, 1, blind=blind)
                assert leaf is not None
                pixels = _grey(leaf.uri)
                assert all(_inside(pixels, box).max(initial=0) == 0 for box in boxes)
    assert {"photo", "birth", "religion"} <= kinds


def test_whoever_is_revealed_is_named_to_that_reader_only(story: Story) -> None:
    with transaction(story.engine, write=False) as session:
        shortlist = story.sheets(session)[0].shortlist
        mine = sheet_of(session, shortlist, actor=story.revealed_to)
        page = render_sheets(session, [mine], settings=story.settings, lang="id")
        others = render_sheets(session, story.sheets(session), settings=story.settings, lang="id")
        assert [person.identity is not None for person in mine.lines].count(True) == 1
    assert page.count("Sari Wulandari") == 2
    assert "Sari" not in others


def test_a_file_that_was_lost_leaves_quotes_without_a_picture(story: Story) -> None:
    with transaction(story.engine, write=False) as session:
        nowhere = story.settings.model_copy(update={"data_dir": story.settings.data_dir / "nowhere"})
        page = render_sheets(session, story.sheets(session), settings=nowhere, lang="en")
    tree = LexborHTMLParser(page)
    assert tree.css("figure, .quote a.number") == []
    assert len(tree.css("q")) == len(LexborHTMLParser(story.pages["en"]).css("q"))
    assert "No picture of the CV can be shown here." in page


def test_a_reading_of_another_reader_is_not_lit(story: Story) -> None:
    """Offsets count in the stored text; where the file gives another text now, they point nowhere."""
    with transaction(story.engine, write=False) as session:
        document, _ = _read_documents(session)[0]
        changed = {**document.reading, "pages": [{**page, "text": "x"} for page in document.reading["pages"]]}
        assert Album(session, story.settings).find_leaf(document.reference, 1, blind=True) is not None
        document.reading = changed
        assert Album(session, story.settings).find_leaf(document.reference, 1, blind=True) is None
        session.rollback()


def _read_documents(session: Session) -> list[tuple[CvDocument, Applicant]]:
    statement = (
        select(CvDocument, Applicant)
        .where(CvDocument.applicant_key == Applicant.key, CvDocument.status == DocumentStatus.PARSED)
        .order_by(col(CvDocument.reference))
    )
    return list(session.exec(statement))


def _grey(uri: str) -> NDArray[numpy.uint8]:
    with Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))) as image:
        return numpy.asarray(image.convert("L"))


def _inside(pixels: NDArray[numpy.uint8], box: tuple[float, float, float, float]) -> NDArray[numpy.uint8]:
    height, width = pixels.shape
    x0, y0, x1, y1 = (max(edge, 0.0) for edge in box)
    return pixels[int(y0 * height) : int(y1 * height) + 1, int(x0 * width) : int(x1 * width) + 1]
