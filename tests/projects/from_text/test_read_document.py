"""Texts of documents as they are handed in: what only a site's builder reads is left out."""

from talent.projects.from_text.read_document import read_text
from tests.projects.from_text.asking import kinds, need_of

PAGE = b"""---
# Put "Docker" here if you need it. The post MUST have a title.
title: "Data Lead"
---
{% comment ---- %}
Experience with Java is required.
{% endcomment ---- %}
Closes {{ page.closes }}

## Qualifications
- Experience with Python
"""


def test_comments_and_templates_of_a_page_are_not_read() -> None:
    text = read_text(PAGE, filename="post.md")
    assert need_of(text).title == "Data Lead"
    assert kinds(text) == {"python": "must"}


def test_a_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    assert kinds(read_text(b"---\n\nKualifikasi\n- Python\n", filename="ad.md")) == {"python": "must"}
