"""The truth of a document is what it prints, to the month where the month is printed, and nothing else."""

import io
import zipfile

import pytest

from fixtures.cvs.golden.chosen import chosen
from fixtures.cvs.golden.document_text import document_text
from fixtures.cvs.golden.layout import Layout
from fixtures.cvs.golden.make import all_layouts, sampled
from fixtures.cvs.golden.people import people, person
from fixtures.cvs.golden.printed import Printed, cut, kinds_printed, printed_protected, skill_items
from fixtures.cvs.golden.probe import probe, values_by_kind

ANDRE = person("andre")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan 2019 – Mar 2020", "2019-01"),
        ("Januari 2019", "2019-01"),
        ("01/2019", "2019-01"),
        ("2019-01", "2019-01"),
        ("Jan – Mar 2019", "2019-01"),
        ("Jan ’19", "2019-01"),
        ("11/2019", "2019"),
        ("Bulan ke-1, 2019", "2019"),
        ("20191", None),
        ("2018", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(text: str, found: str | None) -> None:
    assert Printed(text).date("2019-01", "month") == found


def test_a_layout_of_years_never_gives_months() -> None:
    assert Printed("Jan 2019").date("2019-01", "year") == "2019"
    assert Printed("Jan 2019").date("2019-01", "none") is None


def test_letters_count_and_not_case_spaces_or_hyphens() -> None:
    printed = Printed("P T  SAGARA  KAR-\nYA Digital, R dan Go")
    assert printed.has("PT Sagara Karya Digital")
    assert printed.has("R")
    assert not printed.has("Gol")
    assert not Printed("Django").has("Go")


def test_a_value_may_be_broken_beside_a_column() -> None:
    text = "Dinas Arsip dan Layanan 2019 – 2020\nDigital Kabupaten Garut"
    assert Printed(text).has("Dinas Arsip dan Layanan Digital Kabupaten Garut")
    assert not Printed(text).has("Dinas Arsip dan Layanan Kota Garut")


def test_a_word_may_be_torn_at_a_ligature_by_the_dates_of_its_line() -> None:
    assert Printed("Staf 03/2017 to 02/2019 f Nurse\nRSUD Sindang Barang").has("Staff Nurse")
    assert Printed("Project Of 05/2025 to Sekarang ficer").has("Project Officer")
    assert not Printed("Staf yang rapi, f Nurse").has("Staff Nurse")


def test_only_what_stands_there_is_kept() -> None:
    resume = ANDRE.resume("en")
    first = resume["work"][0]
    lines = (ANDRE.name, resume["basics"]["email"], first["position"], first["name"], first["startDate"][:4])
    text = "\n".join(lines) + " – now"
    kept = cut(ANDRE, "en", text, kinds=None, exactest="month")
    assert kept["basics"] == {"name": ANDRE.name, "email": resume["basics"]["email"]}
    assert kept["work"][0] == {
        "name": first["name"],
        "position": first["position"],
        "startDate": first["startDate"][:4],
    }
    assert "skills" not in kept


def test_the_name_is_cut_from_its_degrees() -> None:
    suharto = person("suharto-k")
    kept = cut(suharto, "id", "Drs. SUHARTONO, M.Si.", kinds=None, exactest="month")
    assert kept["basics"]["name"] == "Suhartono"
    assert suharto.printed_name == "Drs. Suhartono, M.Si."


def test_a_kind_that_the_layout_never_prints_is_not_found_by_chance() -> None:
    resume = ANDRE.resume("en")
    text = " ".join(value for values in values_by_kind(resume).values() for value in values)
    city = resume["basics"]["location"]["city"]
    assert cut(ANDRE, "en", text, kinds=None, exactest="month")["basics"]["location"]["city"] == city
    kinds = kinds_printed(values_by_kind(probe().resume("en")), "Vlixa Quormund Zorblat onex Qarn")
    kept = cut(ANDRE, "en", text, kinds=kinds, exactest="month")
    assert "location" not in kept["basics"]
    assert "position" not in kept["work"][0]
    assert kept["work"][0]["name"] == resume["work"][0]["name"]


def test_the_probe_finds_every_kind_in_its_own_words() -> None:
    values = values_by_kind(probe().resume("en"))
    text = "\n".join(value for some in values.values() for value in some)
    found = kinds_printed(values, text)
    assert set(values) - found == set()
    assert "work.startDate@month" in found


def test_protected_facts_count_only_with_their_label() -> None:
    asn = person("euis")
    religion = asn.protected["religion"]
    assert printed_protected(asn, "id", f"Yayasan {religion} Bandung") == {}
    assert printed_protected(asn, "id", f"Agama: {religion}") == {"religion": religion}


def test_items_of_groups_are_the_skills_and_else_the_groups() -> None:
    assert skill_items({"skills": [{"name": "Tools", "keywords": ["Git", "Go"]}, {"name": "R"}]}) == [
        "Git",
        "Go",
        "R",
    ]


def test_text_comes_out_of_word_web_and_rich_text() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml", "<w:p><w:t>Siti &amp; Co</w:t></w:p><w:p><w:t>Garut</w:t></w:p>"
        )
    assert document_text(packed.getvalue(), "docx").split() == ["Siti", "&", "Co", "Garut"]
    assert document_text(b"<style>p{}</style><p>Siti</p><p>Garut</p>", "html").split() == ["Siti", "Garut"]
    assert "Garut é" in document_text(rb"{\rtf1{\fonttbl{\f0 Arial;}}Garut \'e9\par}", "rtf")


def test_everybody_is_printed_in_at_least_nine_layouts_and_both_halves_have_every_language() -> None:
    layouts = all_layouts()
    choices = chosen(layouts, people(), each=6)
    for somebody in people():
        assert len({choice.layout.name for choice in choices if choice.person is somebody}) >= 9
    for split in ("tune", "test"):
        assert {choice.language for choice in choices if choice.layout.split == split} == {
            "id",
            "en",
            "mixed",
        }


def test_more_than_half_of_the_layouts_are_for_tuning_and_a_quarter_stays_unseen() -> None:
    layouts = all_layouts()
    tune = sum(layout.split == "tune" for layout in layouts)
    assert len(layouts) >= 24
    assert 0.5 <= tune / len(layouts) <= 0.75
    assert sum(layout.kind == "theme" for layout in layouts) >= 25


def test_a_scan_shows_people_whose_text_is_there_too() -> None:
    def make(_person: object, _language: str) -> bytes:
        return b""

    text = Layout("own-text", "test", "pdf", 1, "month", ("id", "en", "mixed"), make)
    scan = Layout("own-scan", "test", "pdf", 1, "month", ("id", "en"), make, scan=True, text_of="own-text")
    choices = chosen((scan, text), people(), each=6)
    texts = {(each.person.slug, each.language) for each in choices if each.layout is text}
    scans = {(each.person.slug, each.language) for each in choices if each.layout is scan}
    assert scans
    assert scans <= texts


def test_a_new_lot_leaves_the_documents_of_the_others_as_they_are() -> None:
    def make(_person: object, _language: str) -> bytes:
        return b""

    old = [Layout(f"own-{name}", "tune", "pdf", 1, "month", ("id", "en"), make) for name in "bdf"]
    new = [Layout(f"own-{name}", "tune", "pdf", 1, "month", ("id", "en"), make, lot="new") for name in "ace"]
    before = chosen(old, people(), each=6)
    after = chosen([*old, *new], people(), each=6)
    assert [each for each in after if not each.layout.lot] == before
    printed = [each.person.slug for each in after if each.layout.lot]
    assert len(printed) == len(set(printed)) == 18


def test_the_sample_takes_kinds_and_halves_in_turn() -> None:
    lines = [
        {"file": f"{kind}-{split}-{number}", "kind": kind, "split": split, "text_version": None}
        for kind in ("theme", "word", "text")
        for split in ("tune", "test")
        for number in range(30)
    ]
    taken = sampled(lines, {str(line["file"]): 1_000 for line in lines})
    assert len(taken) == 44
    assert {(line["kind"], line["split"]) for line in taken} == {
        (line["kind"], line["split"]) for line in lines
    }
