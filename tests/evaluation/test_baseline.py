"""The baseline is plain but no straw man: what its rules fit, it reads."""

from talent.evaluation.baseline import read_plainly

TEXT = """Sari Wulandari
Data Analyst
Bandung, West Java
sari@example.com | +62 812 3456 7890 | https://example.com/sari
PROFILE
I count things.
WORK EXPERIENCE
Data Analyst
PT Contoh Jaya, Jan 2020 - Present
• Counted
• Told
Intern
CV Contoh Lain, 03/2018 – 12/2019
EDUCATION
Universitas Contoh
Bachelor of Science in Statistics, 2014 – 2018
GPA 3.50
SKILLS
Tools: Python, SQL
LANGUAGES
Indonesian (native), English
CERTIFICATES
Some Certificate
"""


def test_a_simple_page_is_read() -> None:
    resume = read_plainly(TEXT)
    assert resume["basics"] == {
        "name": "Sari Wulandari",
        "label": "Data Analyst",
        "email": "sari@example.com",
        "phone": "+62 812 3456 7890",
        "location": {"city": "Bandung"},
        "profiles": [{"url": "https://example.com/sari"}],
        "summary": "I count things.",
    }
    first, second = resume["work"]
    assert first == {
        "name": "PT Contoh Jaya",
        "position": "Data Analyst",
        "startDate": "2020-01",
        "endDate": None,
        "highlights": ["Counted", "Told"],
    }
    assert (second["name"], second["position"]) == ("CV Contoh Lain", "Intern")
    assert (second["startDate"], second["endDate"]) == ("2018-03", "2019-12")
    assert resume["education"] == [
        {
            "institution": "Universitas Contoh",
            "studyType": "Bachelor of Science",
            "area": "Statistics",
            "score": "3.50",
            "startDate": "2014",
            "endDate": "2018",
        }
    ]
    assert resume["skills"] == [{"name": "Python"}, {"name": "SQL"}]
    assert resume["languages"] == [{"language": "Indonesian"}, {"language": "English"}]
    assert resume["certificates"] == [{"name": "Some Certificate"}]


def test_nothing_is_made_of_nothing() -> None:
    resume = read_plainly("")
    assert resume["basics"]["name"] is None
    assert resume["work"] == resume["skills"] == []
