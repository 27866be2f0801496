"""A CV comes in: kept whole or not at all, its name nowhere, read again without undoing what the person said."""

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from scoring.linker import Linker
from talent.applicants.claims import assess_skill, deny_skill, list_claims, state_skill
from talent.applicants.import_cv import (
    file_of,
    get_document,
    list_documents,
    read_file,
    receive_cv,
    store_reading,
    write_durably,
)
from talent.applicants.models import Applicant, ClaimEvidence, CvDocument, DocumentStatus
from talent.audit.actors import OPERATOR, SYSTEM
from talent.audit.ledger import chain, list_entries
from talent.core import clock
from talent.core.errors import Invalid, NotFound, TooLarge
from talent.core.settings import Settings
from talent.db.session import commit, transaction
from talent.jobs.models import Job, JobStatus
from talent.skills.load import load_library
from tests.factories.documents import Who, json_resume, pdf, txt
from tests.factories.lexicon import FAMILIES, small_lexicon
from tests.factories.rows import make_applicant

LINKER = Linker(small_lexicon())
LABELS = {family["family"]: family["labels"] for family in FAMILIES}
DAY = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
def library(sqlite_session: Session) -> Session:
    """A session over a database that holds the small library."""
    load_library(sqlite_session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    return sqlite_session


def receive(
    session: Session, applicant: Applicant, settings: Settings, data: bytes, filename: str = "cv.txt"
) -> CvDocument:
    """The document of a file that just came in."""
    return receive_cv(
        session, applicant=applicant, data=data, filename=filename, settings=settings, actor=OPERATOR
    )[0]


def read(session: Session, document: CvDocument, settings: Settings) -> list[str]:
    """Read and store, as the worker does; the ids of the skills that were found."""
    with clock.frozen(DAY):
        skills = store_reading(
            session, document=document, parsed=read_file(document, settings), linker=LINKER, actor=SYSTEM
        )
    return [skill.id for skill in skills]


def evidence(session: Session, applicant: Applicant) -> dict[str, set[str]]:
    """Kinds of evidence by skill, without what is denied."""
    return {
        claim.skill_id: {each.source.value for each in found}
        for claim, found in list_claims(session, applicant)
        if claim.denied_at is None and found
    }


def test_a_file_is_kept_as_it_came_and_waits_for_its_reading(library: Session, settings: Settings) -> None:
    document, job = receive_cv(
        library,
        applicant=make_applicant(library),
        data=txt(),
        filename="a.TXT",
        settings=settings,
        actor=OPERATOR,
    )
    assert file_of(document, settings).read_bytes() == txt()
    assert (document.status, document.extension, document.size_bytes) == (
        DocumentStatus.RECEIVED,
        "txt",
        len(txt()),
    )
    assert (job.status, job.subject_kind, job.subject_ref) == (
        JobStatus.QUEUED,
        "cv_document",
        document.reference,
    )


def test_an_empty_file_is_refused_and_nothing_is_kept(library: Session, settings: Settings) -> None:
    with pytest.raises(Invalid, match="empty"):
        receive(library, make_applicant(library), settings, b"")
    assert library.exec(select(func.count()).select_from(CvDocument)).one() == 0
    assert not settings.uploads.exists()


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_taken(
    library: Session, tmp_path: Path
) -> None:
    small = Settings(data_dir=tmp_path / "data", max_upload_bytes=1000)
    applicant = make_applicant(library)
    with pytest.raises(TooLarge):
        receive(library, applicant, small, b"x" * 1001)
    assert not small.uploads.exists()
    assert receive(library, applicant, small, b"x" * 1000).size_bytes == 1000


def test_the_same_file_twice_is_one_document_read_anew(library: Session, settings: Settings) -> None:
    applicant = make_applicant(library)
    first = receive(library, applicant, settings, txt())
    read(library, first, settings)
    again = receive(library, applicant, settings, txt(), filename="other-name.txt")
    assert again.key == first.key
    assert again.status is DocumentStatus.RECEIVED
    assert len(library.exec(select(Job)).all()) == 2
    before = evidence(library, applicant)
    rows = library.exec(select(func.count()).select_from(ClaimEvidence)).one()
    read(library, again, settings)
    assert evidence(library, applicant) == before
    assert library.exec(select(func.count()).select_from(ClaimEvidence)).one() == rows


def test_the_same_file_from_two_people_is_two_documents(library: Session, settings: Settings) -> None:
    one, two = make_applicant(library), make_applicant(library)
    documents = [receive(library, person, settings, txt()) for person in (one, two)]
    assert documents[0].key != documents[1].key
    assert file_of(documents[0], settings) != file_of(documents[1], settings)
    assert all(read(library, document, settings) for document in documents)
    assert evidence(library, one) == evidence(library, two) != {}
    references = library.exec(select(ClaimEvidence.reference)).all()
    assert len(set(references)) == len(references)


@pytest.mark.parametrize(
    ("filename", "extension"),
    [
        ("CV Sari.pdf", "pdf"),
        ("cv.PDF.exe", "bin"),
        ("../../etc/passwd", "bin"),
        ("cv", "bin"),
        ("", "bin"),
        (".pdf", "bin"),
        ("cv.p df", "bin"),
        ("cv.pdf\x00.txt", "txt"),
        ("a" * 5000 + ".docx", "docx"),
    ],
)
def test_of_a_name_only_a_known_ending_stays(
    library: Session, settings: Settings, filename: str, extension: str
) -> None:
    document = receive(library, make_applicant(library), settings, txt(), filename=filename)
    assert document.extension == extension
    path = file_of(document, settings)
    assert path.resolve().is_relative_to(settings.uploads.resolve())
    assert path.name == f"{document.key.hex}.{extension}"


def test_the_name_of_a_file_is_stored_nowhere(sqlite_engine: Engine, settings: Settings) -> None:
    """Looked for in the bytes of the database, its log and the folder, as an intruder would."""
    marker = "Qzxwv-Surat-Rahasia-Ibu"
    with transaction(sqlite_engine) as session:
        load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
        applicant = make_applicant(session)
        document = receive(session, applicant, settings, txt(), filename=f"{marker}.txt")
        read(session, document, settings)
    with transaction(sqlite_engine) as session:
        read(session, get_document(session, document.reference), settings)
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert any(path.name.startswith("talent.db") for path in files)
    for path in files:
        assert marker.casefold() not in str(path).casefold()
        content = path.read_bytes()
        assert marker.encode() not in content
        assert marker.encode("utf-16-le") not in content


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ab" / "cv.txt"
    write_durably(path, b"old")
    seen: list[bytes] = []

    def full(descriptor: int) -> None:
        seen.append(path.read_bytes())
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_durably(path, b"new" * 1000)
    assert seen == [b"old"]
    assert path.read_bytes() == b"old"
    assert [each.name for each in path.parent.iterdir()] == ["cv.txt"]


def test_a_file_that_cannot_be_written_leaves_no_document(
    sqlite_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"), transaction(sqlite_engine) as session:
        receive(session, make_applicant(session), settings, txt())
    with transaction(sqlite_engine, write=False) as session:
        for table in (CvDocument, Job):
            assert session.exec(select(func.count()).select_from(table)).one() == 0
    assert [path for path in settings.uploads.rglob("*") if path.is_file()] == []


def test_a_lost_file_is_said_and_not_guessed(library: Session, settings: Settings) -> None:
    document = receive(library, make_applicant(library), settings, txt())
    file_of(document, settings).unlink()
    with pytest.raises(NotFound, match="upload it again"):
        read_file(document, settings)


def test_a_re_read_adds_and_never_undoes_what_the_person_said(library: Session, settings: Settings) -> None:
    applicant = make_applicant(library)
    document = receive(library, applicant, settings, txt())
    read(library, document, settings)
    state_skill(library, applicant=applicant, skill_id="python", level=5, actor=OPERATOR)
    state_skill(library, applicant=applicant, skill_id="user-research", level=2, actor=OPERATOR)
    assess_skill(library, applicant=applicant, skill_id="docker", level=1, actor=OPERATOR)
    deny_skill(library, applicant=applicant, skill_id="java", actor=OPERATOR)
    stated = evidence(library, applicant)
    assert stated["python"] == {"work", "declared"}
    assert "java" not in stated
    read(library, document, settings)
    assert evidence(library, applicant) == stated
    more = receive(library, applicant, settings, txt(skills=("Kubernetes", "Java")))
    assert {"java", "kubernetes"} <= set(read(library, more, settings))
    later = evidence(library, applicant)
    assert "java" not in later
    assert later["kubernetes"] == {"declared"}
    assert {skill for skill in stated if later.get(skill, set()) < stated[skill]} == set()
    levels = {
        claim.skill_id: (claim.stated_level, [each.level for each in found if each.document_key is None])
        for claim, found in list_claims(library, applicant)
    }
    assert levels["python"] == (5, [5])
    assert levels["docker"] == (None, [1])


def test_a_second_document_keeps_what_the_first_one_proves(library: Session, settings: Settings) -> None:
    """A certificate or a letter sent later must not take a career away."""
    applicant = make_applicant(library, education_level=None)
    first = receive(library, applicant, settings, txt())
    read(library, first, settings)
    spans, languages = applicant.work_spans, applicant.languages
    assert len(spans) == 2
    assert languages
    letter = json_resume(work=[], education=[], skills=["Rust"], basics={"name": "Sari Wulandari"})
    read(library, receive(library, applicant, settings, letter, "letter.json"), settings)
    assert (applicant.work_spans, applicant.languages, applicant.education_level) == (spans, languages, 6)
    assert {"python", "rust"} <= set(evidence(library, applicant))


def test_an_older_document_read_late_does_not_replace_the_newer_one(
    library: Session, settings: Settings
) -> None:
    applicant = make_applicant(library)
    with clock.frozen(DAY):
        old = receive(library, applicant, settings, txt(Who(campus="Universitas Lama")))
    with clock.frozen(DAY + timedelta(minutes=1)):
        new = receive(library, applicant, settings, txt(Who(campus="Universitas Baru")))
    read(library, new, settings)
    read(library, old, settings)
    assert "Universitas Baru" in json.dumps(applicant.resume)
    assert [each.key for each in list_documents(library, applicant)] == [new.key, old.key]
    with clock.frozen(DAY + timedelta(minutes=2)):
        again = receive(library, applicant, settings, txt(Who(campus="Universitas Lama")))
    read(library, again, settings)
    assert "Universitas Lama" in json.dumps(applicant.resume)


def test_what_the_person_stated_at_registration_is_not_overwritten(
    library: Session, settings: Settings
) -> None:
    applicant = make_applicant(library, name="Sari W.", email="sari@example.com", region_code="32.73")
    data = json_resume(
        basics={"name": "Nama Lain", "email": "lain@example.com", "location": {"city": "Kota Bogor"}}
    )
    read(library, receive(library, applicant, settings, data, "cv.json"), settings)
    assert (applicant.name, applicant.email, applicant.region_code) == (
        "Sari W.",
        "sari@example.com",
        "32.73",
    )


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (pdf(["Sari Wulandari"])[:300], DocumentStatus.UNREADABLE),
        (pdf(["Sari Wulandari"], password="x"), DocumentStatus.REFUSED),
        (b"\xff\xd8\xff" + b"\0" * 2000, DocumentStatus.UNREADABLE),
        (b"MZ" + b"\0" * 2000, DocumentStatus.REFUSED),
    ],
)
def test_what_cannot_be_read_is_said_and_takes_nothing_away(
    library: Session, settings: Settings, data: bytes, status: DocumentStatus
) -> None:
    applicant = make_applicant(library)
    read(library, receive(library, applicant, settings, txt()), settings)
    before, resume = evidence(library, applicant), applicant.resume
    broken = receive(library, applicant, settings, data, "cv.pdf")
    assert read(library, broken, settings) == []
    assert broken.status is status
    assert broken.reason_code is not None
    assert broken.reason_code.startswith("cv.reason.")
    assert evidence(library, applicant) == before
    assert applicant.resume == resume


def _with_strange_characters() -> bytes:
    text = "Menulis \\u0000 layanan \\ud83d dengan \\u0007 Python \\ufffe"
    return json_resume(
        Who(name="Sari \u202eWulandari"),
        work=[
            {
                "name": "PT \udc80".encode("utf-8", "replace").decode(),
                "position": "Programmer",
                "highlights": ["@@"],
            }
        ],
    ).replace(b"@@", text.encode())


@pytest.mark.parametrize(
    "make",
    [
        _with_strange_characters,
        lambda: txt(extra=["", "PROYEK", "- Python\x00 dan \x01\x1f Docker \ufffe \U0001f600"]),
        lambda: txt().replace(b"dengan Python", b"dengan\x00 \xff\xfe Python"),
    ],
    ids=["json-escapes", "control-characters", "broken-encoding"],
)
def test_every_reading_can_be_stored(session: Session, settings: Settings, make: Callable[[], bytes]) -> None:
    """PostgreSQL refuses NUL and lone surrogates in text: such a CV would be tried for ever."""
    load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    applicant = make_applicant(session)
    document = receive(session, applicant, settings, make(), "cv.json")
    assert "python" in read(session, document, settings)
    commit(session)
    session.expire_all()
    assert evidence(session, applicant)["python"]


def test_the_ledger_tells_of_a_document_without_its_words(library: Session, settings: Settings) -> None:
    document = receive(library, make_applicant(library), settings, txt(), filename="Sari-Wulandari.txt")
    read(library, document, settings)
    chain(library)
    entries = {entry.action: entry.details for entry in list_entries(library)}
    assert entries["cv.receive"]["sha256"] == document.sha256
    assert entries["cv.read"]["status"] == "parsed"
    told = json.dumps(entries)
    for word in ("Sari", "Wulandari", "example.com", "Python", "Padjadjaran"):
        assert word not in told


def test_no_protected_fact_is_stored_of_a_reading(library: Session, settings: Settings) -> None:
    who = Who()
    applicant = make_applicant(library, name="X", email=None, phone="+62899", birth_year=None)
    document = receive(library, applicant, settings, txt(who))
    read(library, document, settings)
    kept: dict[str, Any] = {
        "reading": document.reading,
        "resume": applicant.resume,
        "spans": applicant.work_spans,
    }
    stored = json.dumps(kept, ensure_ascii=False) + repr(library.exec(select(ClaimEvidence.quote)).all())
    for value in (who.born, "1994", who.religion, who.sex, who.marital, who.nik, who.age):
        assert value not in stored
    assert set(document.reading["protected"]) >= {"birth", "religion", "sex", "marital_status", "nik", "age"}


def test_documents_are_found_by_reference(library: Session, settings: Settings) -> None:
    document = receive(library, make_applicant(library), settings, txt())
    assert get_document(library, document.reference).key == document.key
    with pytest.raises(NotFound):
        get_document(library, "CV-1999-0001")
