"""Files of values (LinkedIn, Europass, JSON Resume of every age): taken over, quoted, protected facts dropped."""

import json
from typing import Any

import pytest

from talent.cv import parse
from talent.cv.formats.structured import iso_date, lines_of, study
from tests.cv.documents import archive
from tests.cv.office import CANDIDATE, LINKEDIN, PASSPORT, tables
from tests.cv.test_formats import check_places


def check_person(resume: dict[str, Any]) -> None:
    """What all three kinds say of the same person."""
    basics, job, school = resume["basics"], resume["work"][0], resume["education"][0]
    assert (basics["name"], basics["email"], basics["phone"]) == (
        "Asep Sunandar",
        "asep@example.com",
        "+6281234567890",
    )
    assert (job["name"], job["position"], job["startDate"]) == (
        "PT Maju Jaya",
        "Backend Developer",
        "2020-01",
    )
    assert "endDate" not in job
    assert (school["institution"], school["studyType"], school["area"]) == (
        "Universitas Pasundan", "S1", "Teknik Informatika",
    )  # fmt: skip
    assert (school["startDate"], school["endDate"]) == ("2012", "2016")
    assert "Python" in [skill["name"] for skill in resume["skills"]]


def test_linkedins_export_is_taken_over_and_other_people_are_not() -> None:
    parsed = parse(tables(LINKEDIN))
    assert (parsed.status, parsed.format) == ("parsed", "linkedin")
    check_person(parsed.resume)
    check_places(parsed)
    assert parsed.resume["work"][0]["highlights"] == ['Menulis layanan, "REST"', "Memimpin tim"]
    assert parsed.resume["work"][1]["endDate"] == "2019-12"
    assert parsed.resume["basics"]["location"] == {"city": "Bandung", "region": "Jawa Barat"}
    assert parsed.resume["certificates"] == [
        {"name": "AWS Practitioner", "issuer": "Amazon", "date": "2022-05"}
    ]
    assert "birth" in parsed.protected
    text = parsed.pages[0].text
    assert not any(word in text for word in ("1990", "Melati", "Orang", "rahasia", "lama@"))


@pytest.mark.parametrize("document", [PASSPORT, CANDIDATE], ids=["passport", "candidate"])
def test_europass_is_taken_over_without_protected_facts(document: str) -> None:
    parsed = parse(document.encode())
    assert (parsed.status, parsed.format) == ("parsed", "xml")
    check_person(parsed.resume)
    check_places(parsed)
    assert "Menulis layanan" in parsed.resume["work"][0]["highlights"]
    assert {"language": "English", "fluency": "B2"} in parsed.resume["languages"]
    assert "birth" in parsed.protected
    assert not any(word in parsed.pages[0].text for word in ("1990", "Melati"))


@pytest.mark.parametrize(
    "document",
    [
        "<SkillsPassport><LearnerInfo><AchievementList><Achievement><Title><Code>certifications</Code></Title>"
        "<Description>Scrum Master, Scrum Alliance (Jun 2023)</Description></Achievement></AchievementList>"
        "</LearnerInfo></SkillsPassport>",
        "<Candidate><CandidateProfile><Others><Title>Certifications</Title><Other><Title>Scrum Master</Title>"
        "<Description>Scrum Alliance</Description></Other></Others></CandidateProfile></Candidate>",
    ],
)
def test_certificates_of_europass_are_parted_from_who_gave_them(document: str) -> None:
    (certificate,) = parse(f'<?xml version="1.0"?>{document}'.encode()).resume["certificates"]
    assert (certificate["name"], certificate["issuer"]) == ("Scrum Master", "Scrum Alliance")


@pytest.mark.proves("S7")
def test_hostile_or_damaged_files_of_values_get_their_reason() -> None:
    entity = PASSPORT.replace(
        "<SkillsPassport", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><SkillsPassport', 1
    )
    huge = {**LINKEDIN, "Positions.csv": [("Company Name",), *[("x" * 3_000,)] * 1_500]}
    for data, status, code in (
        (entity.encode(), "refused", "cv.reason.unsafe_xml"),
        (PASSPORT[:-40].encode(), "unreadable", "cv.reason.damaged"),
        (b"<?xml version='1.0'?><urlset/>", "refused", "cv.reason.format_not_read"),
        (tables({"Profile.csv": [()], "Positions.csv": [()]}), "unreadable", "cv.reason.damaged"),
        (tables(huge)[:-30], "unreadable", "cv.reason.damaged"),
        (archive({"Profile.csv": "x" * 5_000_000, "Positions.csv": ""}), "refused", "cv.reason.zip_bomb"),
        (archive({"catatan.txt": "x"}), "refused", "cv.reason.format_not_read"),
        (archive({"a.png": "bukan gambar", "b.png": "x"}), "refused", "cv.reason.not_all_pictures"),
    ):
        parsed = parse(data)
        assert parsed.reason is not None
        assert (parsed.status, parsed.reason.code) == (status, code)
        assert parsed.resume == {}


def test_an_older_json_resume_keeps_its_values_under_the_names_of_today() -> None:
    old = {
        "basics": {"name": "Asep Sunandar", "email": "asep@example.com", "phone": "081234567890", "website": "https://a.example"},
        "work": [
            {"company": "PT Maju Jaya", "position": "Backend Developer", "website": "https://m.example",
             "startDate": "2020-01-01T00:00:00Z", "endDate": "Present"}
        ],
        "education": [{"institution": "Universitas Pasundan", "studyType": "S1", "area": "Teknik Informatika",
                       "startDate": "2012", "endDate": 2016, "gpa": "3.45"}],
        "skills": ["Python", {"name": "Data", "keywords": ["SQL"]}],
        "languages": [{"name": "Inggris", "level": "B2"}],
    }  # fmt: skip
    parsed = parse(json.dumps(old).encode())
    resume = parsed.resume
    check_places(parsed)
    assert resume["basics"]["url"] == "https://a.example"
    assert resume["work"][0]["name"] == "PT Maju Jaya"
    assert resume["work"][0]["startDate"][:7] == "2020-01"
    assert "endDate" not in resume["work"][0]
    assert (resume["education"][0]["score"], resume["education"][0]["endDate"]) == ("3.45", "2016")
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "Data"]
    assert resume["languages"] == [{"language": "Inggris", "fluency": "B2"}]


@pytest.mark.parametrize(
    ("text", "date"),
    [("Dec 2025", "2025-12"), ("2024", "2024"), ("2024-02-29T10:00", "2024-02-29"), ("Agustus 2019", "2019-08"),
     ("2024-13", None), ("2019 - 2021", None), ("kapan-kapan", None), ("", None)],
)  # fmt: skip
def test_dates_become_those_of_the_calendar_or_nothing(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "degree", "area"),
    [("S1 Sastra Inggris", "S1", "Sastra Inggris"), ("Bachelor of Arts in History", "Bachelor of Arts", "History"),
     ("B.Sc. Physics", "B.Sc.", "Physics"), ("Magister", "Magister", None),
     ("Kursus Menjahit", "Kursus Menjahit", None)],
)  # fmt: skip
def test_a_degree_is_parted_from_its_subject(text: str, degree: str, area: str | None) -> None:
    found = study(text)
    assert (found["studyType"], found.get("area")) == (degree, area)


def test_descriptions_become_lines_whatever_they_are_written_in() -> None:
    assert lines_of("<p>Satu &amp; dua</p><ul><li>tiga</li></ul><script>x()</script>") == [
        "Satu & dua",
        "tiga",
    ]
    assert lines_of("- satu\n• dua\n\ntiga") == ["satu", "dua", "tiga"]
