"""The demo's people are consistent with themselves and with the files made from them.

The parser, the linker and the demo are all measured against people.json: a truth that is wrong, or a file that no
longer says what the truth says, would make every one of those measurements wrong with it.
"""

import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from typing import Any

import pypdfium2
import pytest

from fixtures.demo.layouts.docx_files import docx_file
from fixtures.demo.layouts.pages import html_page
from fixtures.demo.layouts.text_files import json_file, text_file
from talent.core.paths import demo, reference

PEOPLE: list[dict[str, Any]] = json.loads((demo() / "people.json").read_text("utf-8"))["people"]
BY_SLUG = {person["slug"]: person for person in PEOPLE}
READABLE_PDFS = sorted(
    slug
    for slug, person in BY_SLUG.items()
    if person["cv"]["format"] == "pdf" and "damage" not in person["cv"]
)
PENTAHELIX = {"academic", "business", "community", "government", "media"}
TWO_COLUMNS = {"sidebar-left", "two-column-right", "design-site", "linkedin"}
KINDS_OF_PERSONAL_FACTS = {
    "photo": "photo",
    "birth_on": "birth",
    "sex": "sex",
    "religion": "religion",
    "marital_status": "marital_status",
    "nationality": "nationality",
    "nik": "nik",
    "nip": "nip",
    "body": "body",
}


def letters(words: str) -> str:
    """Letters and digits only, folded: layouts differ in spaces, capitals and hyphens, never in these."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def file_of(person: dict[str, Any]) -> bytes:
    name: str = person["cv"]["file"]
    return (demo() / "cvs" / name).read_bytes()


def printed_words(cv: dict[str, Any]) -> list[str]:
    """Every word of the truth that is not a date: nothing may stand in it that the document does not say."""
    resume = cv["resume"]
    basics = {**resume["basics"], **resume["basics"].get("location", {})}
    words = [cv["printed_name"], *(value for key, value in basics.items() if key != "location")]
    for section, entries in resume.items():
        if section != "basics":
            for entry in entries:
                words += [
                    value for key, value in entry.items() if isinstance(value, str) and "Date" not in key
                ]
                words += [line for key in ("highlights", "keywords") for line in entry.get(key, [])]
    return [value for value in words if not re.fullmatch(r"\d{4}(-\d{2})?", value)]


def test_there_are_enough_people_and_each_is_another() -> None:
    assert len(PEOPLE) >= 44
    assert len(BY_SLUG) == len(PEOPLE)
    for fact in ("name", "email", "phone"):
        assert len({person["registration"][fact] for person in PEOPLE}) == len(PEOPLE)


def test_each_person_has_a_file_and_each_file_a_person() -> None:
    files = {path.name for path in (demo() / "cvs").iterdir()}
    assert files == {person["cv"]["file"] for person in PEOPLE}
    assert all(person["cv"]["file"] == f"{person['slug']}.{person['cv']['format']}" for person in PEOPLE)


def test_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in (demo() / "cvs").iterdir()) < 4_000_000


def test_all_sectors_are_well_covered() -> None:
    sectors = Counter(person["registration"]["sector"] for person in PEOPLE)
    assert set(sectors) == PENTAHELIX
    assert min(sectors.values()) >= 5


def test_people_come_from_many_areas_of_west_java() -> None:
    regions = {person["registration"]["region"] for person in PEOPLE}
    areas = {f"32.{number:02d}" for number in [*range(1, 19), *range(71, 80)]}
    assert regions <= areas
    assert len(regions) >= 15


def test_layouts_and_formats_are_many() -> None:
    layouts = {person["cv"]["layout"] for person in PEOPLE}
    formats = Counter(person["cv"]["format"] for person in PEOPLE)
    assert len(layouts) >= 8
    assert layouts & TWO_COLUMNS
    assert {"pdf", "docx", "json", "txt", "html"} == set(formats)
    assert formats["docx"] >= 8
    assert formats["json"] == 1
    assert {person["cv"]["language"] for person in PEOPLE} == {"id", "en", "mixed"}


def test_one_scan_and_one_corrupt_file_are_expected_to_be_so() -> None:
    damaged = {person["cv"]["damage"]: person for person in PEOPLE if "damage" in person["cv"]}
    assert {damage: person["cv"]["expect"] for damage, person in damaged.items()} == {
        "scan": "needs_ocr",
        "truncated": "unreadable",
    }
    assert all(person["cv"]["expect"] == "parsed" for person in PEOPLE if "damage" not in person["cv"])
    scan = pypdfium2.PdfDocument(file_of(damaged["scan"]))
    assert [page.get_textpage().get_text_range() for page in scan] == [""] * len(scan)
    scan.close()
    assert b"%%EOF" not in file_of(damaged["truncated"])


def test_contact_is_fictitious() -> None:
    for person in PEOPLE:
        basics, registration = person["cv"]["resume"]["basics"], person["registration"]
        assert re.fullmatch(r"[a-z.]+@(example\.com|contoh\.example)", registration["email"])
        assert basics["email"] == registration["email"]
        assert re.fullmatch(r"\+628\d{2}2000\d{4}", registration["phone"])
        printed = re.sub(r"\D", "", basics["phone"])
        assert registration["phone"].endswith(printed.removeprefix("62").removeprefix("0"))
        if "url" in basics:
            assert basics["url"].endswith("example.com")


def test_registration_states_what_the_gates_need() -> None:
    for person in PEOPLE:
        registration = person["registration"]
        assert 1950 < registration["birth_year"] < 2010
        availability = registration["availability"]
        assert 0 < availability["fte"] <= 1
        assert availability["from_on"] < availability["to_on"]
        programmes = set(registration["programmes"])
        assert programmes
        assert programmes <= {"jabar-digital-service", "jabar-saber-hoaks", "jabar-quick-response"}


def test_civil_servants_are_government_and_no_one_else_is() -> None:
    for person in PEOPLE:
        registration = person["registration"]
        assert (registration["basis"] in {"pns", "pppk"}) == (registration["sector"] == "government")


def test_protected_facts_are_listed_and_agree_with_each_other() -> None:
    for person in PEOPLE:
        personal = person["cv"].get("personal", {})
        stated = [kind for fact, kind in KINDS_OF_PERSONAL_FACTS.items() if fact in personal]
        assert person["cv"]["protected"] == stated
        born = personal.get("birth_on")
        if born:
            assert int(born[:4]) == person["registration"]["birth_year"]
        if "nip" in personal:
            assert personal["nip"].startswith(born.replace("-", ""))
            assert len(personal["nip"].replace(" ", "")) == 18
        if "nik" in personal:
            # Province 32 has no area 00: no real person can hold such a number.
            assert re.fullmatch(r"3200\d{12}", personal["nik"])
    seen = {kind for person in PEOPLE for kind in person["cv"]["protected"]}
    assert seen == set(KINDS_OF_PERSONAL_FACTS.values())


def test_times_in_the_truth_run_forward_and_not_into_the_future() -> None:
    for person in PEOPLE:
        resume = person["cv"]["resume"]
        for section in ("work", "volunteer", "education", "projects"):
            for entry in resume.get(section, []):
                start, end = entry.get("startDate", "1900"), entry.get("endDate", "2026-11")
                assert start <= end <= "2026-11", (person["slug"], entry)


def test_named_skills_exist_in_the_library() -> None:
    library = {
        skill["id"]
        for family in (reference() / "skills").iterdir()
        for skill in json.loads(family.read_text("utf-8"))["skills"]
    }
    for person in PEOPLE:
        assert person["skill_ids"] == sorted(set(person["skill_ids"]))
        assert set(person["skill_ids"]) <= library, person["slug"]
        assert person["skill_ids"]


@pytest.mark.parametrize("slug", READABLE_PDFS)
def test_pdf_says_what_the_truth_says(slug: str) -> None:
    person = BY_SLUG[slug]
    document = pypdfium2.PdfDocument(file_of(person))
    assert 1 <= len(document) <= 2
    text = letters("".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    assert [words for words in printed_words(person["cv"]) if letters(words) not in text] == []


@pytest.mark.parametrize("slug", sorted(set(BY_SLUG) - set(READABLE_PDFS)))
def test_other_files_are_made_from_the_truth_of_today(slug: str) -> None:
    person = BY_SLUG[slug]
    cv, data = person["cv"], file_of(person)
    match cv["format"]:
        case "docx":
            assert _parts(data) == _parts(docx_file(cv))
        case "html":
            assert data == html_page(cv).encode()
        case "txt":
            assert data == text_file(cv)
        case "json":
            assert data == json_file(cv)
        case "pdf":
            assert data.startswith(b"%PDF")
        case other:
            pytest.fail(f"{other} is not looked at")


def _parts(docx: bytes) -> dict[str, bytes]:
    """The archive's parts unpacked: the packer's version may differ between machines, the words may not."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
