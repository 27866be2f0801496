"""Twins: two documents that differ in who somebody is, and in nothing else, have the same score card (TRUST F1).

The whole way from bytes to score: documents are made, read, linked and scored. 1,000 pairs of plain text, 60 of DOCX,
200 of JSON Resume, and six pairs through the database.
"""

import random
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scoring.engine import score
from scoring.linker import Linker
from scoring.policy import Policy
from scoring.types import Candidate, LanguageSkill
from talent.applicants.import_cv import read_file, receive_cv, store_reading
from talent.audit.actors import OPERATOR, SYSTEM
from talent.core.settings import Settings
from talent.cv import parse
from talent.db.session import transaction
from talent.matching.models import MatchRun
from talent.matching.queries import list_matches
from talent.matching.run import match_requisition
from talent.matching.standalone import candidate_from
from tests.factories.documents import Who, cv_lines, docx, json_resume, txt
from tests.factories.engine import AS_OF, need, requirement
from tests.factories.lexicon import small_lexicon
from tests.factories.pool import agree, load_small, make_asked
from tests.factories.rows import make_applicant

LINKER = Linker(small_lexicon())
POLICY = Policy.default()
NEED = need(
    requirements=(requirement("python", near={"java": 0.4}), requirement("docker"), requirement("go")),
    languages=(LanguageSkill("en", 2),),
    experience_months=24,
    education_level=6,
)
# Names of every part of the country, of one word and of many, with titles, and some that are words of other things.
NAMES = (
    "Sutrisno",
    "Siti Nurhaliza Rahmawati",
    "I Gusti Ngurah Bagus Wirawan",
    "Maria Goreti Bere",
    "Lie Kim Hok",
    "Muhammad Al-Fatih bin Abdullah",
    "Ni Luh Ayu Pradnyani",
    "R. A. Kartika Sastrodihardjo",
    "Dr. Ir. Bambang Susilo, M.T.",
    "Yohanes Ma'ruf D'Souza",
    "RUBY ANGGRAINI",
    "Julia Swift Hadi",
    "Dart Rusty Gunawan",
    "Teuku Rifqi",
    "Nadia Jawa Putri",
    "Tan Go Lie",
    "Rina Excel Marbun",
    "Spring Kurniawan",
)
CAMPUSES = (
    "Universitas Padjadjaran",
    "Institut Teknologi Bandung",
    "Universitas Cenderawasih",
    "Universitas Islam Negeri Sunan Gunung Djati",
    "Universitas Kristen Maranatha",
    "Universitas Katolik Parahyangan",
    "STIKOM Nusantara",
    "Politeknik Negeri Bandung",
    "Massachusetts Institute of Technology",
    "Universitas Komputer Indonesia",
)
SEXES = ("Laki-laki", "Perempuan", "Pria", "Wanita", "L", "P")
RELIGIONS = ("Islam", "Kristen Protestan", "Katolik", "Hindu", "Buddha", "Konghucu", "Kepercayaan")
MARITAL = ("Belum menikah", "Menikah", "Kawin", "Cerai hidup", "Janda", "Lajang")
PLACES = ("Garut", "Bandung", "Kota Bogor", "Jayapura", "Singkawang", "Python Ville")
PHOTOS = ("Foto: terlampir", "Foto: -", "Pas foto 4x6", "")


def twins(count: int, seed: int) -> Iterator[Who]:
    """People who differ in everything that must not matter."""
    draw = random.Random(seed)
    for number in range(count):
        year = draw.randint(1960, 2005)
        yield Who(
            name=draw.choice(NAMES),
            email=f"akun{draw.randint(1, 10**6)}@contoh.example",
            phone=f"08{draw.randint(10**9, 10**10 - 1)}",
            sex=draw.choice(SEXES),
            born=f"{draw.choice(PLACES)}, {draw.randint(1, 28)} Mei {year}",
            age=f"{2026 - year} tahun",
            religion=draw.choice(RELIGIONS),
            marital=draw.choice(MARITAL),
            nik=f"32{draw.randint(10**13, 10**14 - 1)}",
            photo=PHOTOS[number % len(PHOTOS)],
            campus=draw.choice(CAMPUSES),
        )


def scored(data: bytes) -> tuple[Candidate, bytes]:
    """What the engine gets of a document, and what it gives."""
    candidate = candidate_from(parse(data), ref="APL-2026-0001", linker=LINKER, as_of=AS_OF)
    return candidate, score(candidate, NEED, POLICY, AS_OF).canonical()


@lru_cache
def first_of(make: Callable[[Who], bytes]) -> tuple[Candidate, bytes]:
    """The one with whom all others are compared."""
    return scored(make(Who()))


def as_txt(who: Who) -> bytes:
    """A plain text."""
    return txt(who)


def as_docx(who: Who) -> bytes:
    """A Word document."""
    return docx(cv_lines(who))


def as_json(who: Who) -> bytes:
    """A JSON Resume, with protected facts where other programs put them."""
    facts = {
        "gender": who.sex,
        "birthDate": who.born,
        "religion": who.religion,
        "nik": who.nik,
        "image": "photo.jpg",
    }
    return json_resume(who, custom=facts, meta={"age": who.age}, maritalStatus=who.marital)


@pytest.mark.proves("F1")
@pytest.mark.slow
@pytest.mark.parametrize(("make", "count"), [(as_txt, 1000), (as_docx, 60), (as_json, 200)])
def test_twins_have_the_same_candidate_and_the_same_card(make: Callable[[Who], bytes], count: int) -> None:
    candidate, card = first_of(make)
    assert {each.skill for each in candidate.evidence} > {"python", "docker", "postgresql"}
    assert candidate.education_level == 6
    for who in twins(count, seed=count):
        twin, twin_card = scored(make(who))
        assert twin == candidate, who
        assert twin_card == card, who


@pytest.mark.proves("F1")
@pytest.mark.parametrize(
    "field", ["name", "email", "phone", "sex", "born", "age", "religion", "marital", "nik", "photo"]
)
def test_a_fact_that_is_left_out_changes_nothing_either(field: str) -> None:
    """Silence about religion must not stand out from any answer. A CV without a name still has its skills."""
    candidate, _ = first_of(as_txt)
    lines = [line for line in cv_lines(Who(**{field: "@@"})) if "@@" not in line]
    assert scored("\n".join(lines).encode())[0] == candidate


def _through_the_database(engine: Engine, folder: Path, who: Who) -> tuple[str, str, str]:
    settings = Settings(data_dir=folder)
    with transaction(engine) as session:
        load_small(session)
        requisition = make_asked(session, tie_seed="seed")
        person = make_applicant(session, name=who.name, email=who.email, phone=None, birth_year=1990)
        agree(session, person)
        document, _ = receive_cv(
            session,
            applicant=person,
            data=txt(who),
            filename=f"{who.name}.txt",
            settings=settings,
            actor=OPERATOR,
        )
        store_reading(
            session, document=document, parsed=read_file(document, settings), linker=LINKER, actor=SYSTEM
        )
        run: MatchRun = match_requisition(session, requisition=requisition, as_of="2026-11", actor=OPERATOR)
        ((row, _),) = list_matches(session, run)
        return row.candidate_hash, row.card, run.result_hash


@pytest.mark.proves("F1")
def test_twins_are_the_same_in_the_database_too(sqlite_engine: Engine, tmp_path: Path) -> None:
    """One person each in an empty database, so that references are the same and nothing but the words differs."""
    sqlite_engine.dispose()
    empty = (tmp_path / "data" / "talent.db").read_bytes()
    found = set()
    for number, who in enumerate([Who(), *twins(5, seed=1)]):
        (tmp_path / "data" / "talent.db").write_bytes(empty)
        for log in (tmp_path / "data").glob("talent.db-*"):
            log.unlink()
        found.add(_through_the_database(sqlite_engine, tmp_path / f"files{number}", who))
        sqlite_engine.dispose()
    assert len(found) == 1
