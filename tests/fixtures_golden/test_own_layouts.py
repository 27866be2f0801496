"""The golden set's own layouts keep what is said of them: divided fairly, and printing what the person is."""

import importlib
import io
import json
import pkgutil
import re
import zipfile
from collections import Counter, defaultdict

import numpy as np
import pytest
from PIL import Image

from fixtures.cvs.golden import layouts as own_layouts
from fixtures.cvs.golden.document_text import document_text
from fixtures.cvs.golden.layout import Layout
from fixtures.cvs.golden.layouts.halves import half
from fixtures.cvs.golden.layouts.paper import as_jpeg, as_pdf, bilevel, photographed, scanned
from fixtures.cvs.golden.layouts.view import View
from fixtures.cvs.golden.layouts.wording import HEADINGS, MANNERS, SECTIONS
from fixtures.cvs.golden.people import Person, people, person
from fixtures.cvs.golden.printed import Printed


def _own() -> tuple[Layout, ...]:
    found: list[Layout] = []
    for module in pkgutil.iter_modules(own_layouts.__path__):
        loaded = importlib.import_module(f"{own_layouts.__name__}.{module.name}")
        found += getattr(loaded, "LAYOUTS", ())
    return tuple(found)


OWN = _own()
# Those that no other program prints: quick enough to be made for everybody.
CHEAP = tuple(layout for layout in OWN if not layout.needs)
FORMATS = {"pdf", "docx", "odt", "rtf", "txt", "html", "json", "zip", "xml", "jpg", "png", "tiff"}


def test_there_are_enough_layouts_in_every_format() -> None:
    names = Counter(layout.name for layout in OWN)
    assert max(names.values()) == 1
    assert len(OWN) >= 28
    assert {layout.format for layout in OWN} == FORMATS


def test_each_kind_is_in_both_splits_and_most_layouts_are_for_tuning() -> None:
    splits: dict[str, set[str]] = defaultdict(set)
    for layout in OWN:
        splits[layout.kind].add(layout.split)
    assert {kind for kind, found in splits.items() if found != {"tune", "test"}} == set()
    tune = sum(layout.split == "tune" for layout in OWN) / len(OWN)
    assert 0.5 <= tune <= 0.65


def test_the_halves_of_later_layouts_follow_from_their_names() -> None:
    assert 0.5 < sum(half(f"page-{number}") == "tune" for number in range(1_000)) / 1_000 < 0.6
    later = [layout for layout in OWN if layout.lot and not layout.scan]
    assert len(later) >= 32
    assert {layout.split for layout in later} == {"tune", "test"}
    for layout in later:
        page = re.sub(r"own-(?:word-|(?:pdf|odt|rtf)-office-)?", "", layout.name)
        assert layout.split == half(page), layout.name


@pytest.mark.parametrize(
    ("manner", "language", "printed"),
    [
        ("apostrophe", "en", "Aug '19 – Mar '21"),
        ("quarter", "id", "Q3 2019 – Q1 2021"),
        ("year-arrow", "en", "2019 → 2021"),
        ("day-long", "id", "1 Agustus 2019 s/d 1 Maret 2021"),
        ("alt", "id", "Ags 2019 - Mar 2021"),
        ("english", "id", "Aug 2019 - Mar 2021"),
        ("year-first", "en", "2019 Aug – 2021 Mar"),
        ("slash-short", "id", "8/2019 s.d. 3/2021"),
    ],
)
def test_a_span_is_written_in_the_manner_of_the_layout(manner: str, language: str, printed: str) -> None:
    assert MANNERS[manner].span("2019-08", "2021-03", language) == printed


def test_a_running_job_ends_in_a_word_or_begins_with_one() -> None:
    assert MANNERS["since"].span("2019-08", None, "id") == "Sejak Agustus 2019"
    assert MANNERS["since"].span("2019-08", "2021-03", "en") == "August 2019 – March 2021"
    assert MANNERS["until-short"].span("2019-08", None, "id") == "Agu 2019 s.d skrg"


def test_every_voice_has_a_heading_for_every_section_in_every_language() -> None:
    for voice, languages in HEADINGS.items():
        assert set(languages) == {"id", "en", "mixed"}, voice
        for headings in languages.values():
            assert set(headings) == {"personal", "contact", *SECTIONS}
            assert all(headings.values())


def test_a_picture_is_of_a_text_layout_of_its_own_split() -> None:
    by_name = {layout.name: layout for layout in OWN}
    pictures = [layout for layout in OWN if layout.scan]
    assert len(pictures) >= 8
    for layout in pictures:
        assert layout.text_of is not None
        text = by_name[layout.text_of]
        assert (text.split, text.columns, text.dates) == (layout.split, layout.columns, layout.dates)
        assert not text.scan


@pytest.mark.parametrize("layout", CHEAP, ids=lambda layout: layout.name)
def test_a_layout_prints_the_same_facts_each_time(layout: Layout) -> None:
    for each in people()[:8]:
        language = each.language if each.language in layout.languages else layout.languages[0]
        made = layout.make(each, language)
        assert layout.make(each, language) == made
        _assert_prints(layout, each, language, made)


def _assert_prints(layout: Layout, each: Person, language: str, made: bytes) -> None:
    text = Printed(document_text(made, layout.format))
    resume = each.resume(language)
    values = [each.name, resume["basics"]["email"]]
    values += [value for job in resume["work"] for value in (job["name"], job["position"])]
    values += [study["institution"] for study in resume["education"]]
    values += View(each, language).skills()
    missing = [value for value in values if not text.has(value)]
    assert not missing, f"{layout.name}, {each.slug}: {missing}"
    phone = resume["basics"].get("phone")
    assert phone is None or text.has(phone) or text.has_number(phone)


def test_the_word_documents_are_well_formed_and_say_a_text_box_twice() -> None:
    by_name = {layout.name: layout for layout in OWN}
    made = by_name["own-word-text-boxes"].make(person("oscar"), "en")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        document = archive.read("word/document.xml").decode()
    assert document.count("<mc:Fallback>") == document.count('<mc:Choice Requires="wps">') >= 2
    name = person("oscar").resume("en")["basics"]["name"]
    assert document.count(name) == 2


def test_json_resume_is_the_resume_itself() -> None:
    by_name = {layout.name: layout for layout in OWN}
    made = json.loads(by_name["own-json-resume"].make(person("siti"), "id"))
    assert made["work"] == person("siti").resume("id")["work"]
    assert made["meta"]["version"] == "v1.0.0"


def test_paper_is_crooked_and_the_same_each_time() -> None:
    page = Image.new("RGB", (310, 438), "white")
    page.paste((0, 0, 0), (60, 100, 250, 104))
    crooked = np.asarray(scanned(page, np.random.default_rng(1), degrees=3))
    dark_rows = np.flatnonzero((crooked < 120).sum(axis=1) > 3)
    assert dark_rows.max() - dark_rows.min() > 8
    black_and_white = bilevel(page, np.random.default_rng(1), degrees=0.5)
    assert black_and_white.mode == "1"
    first, second = (as_jpeg(photographed(page, np.random.default_rng(2), turn=2)) for _ in range(2))
    assert first == second
    assert as_pdf([black_and_white], dots_per_inch=100).startswith(b"%PDF-")
    assert document_text(as_pdf([page], dots_per_inch=100), "pdf").strip() == ""
