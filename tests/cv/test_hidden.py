"""What nobody can see and what only looks like Latin gives nothing, and a person is told (TRUST S9)."""

import pytest

from talent.cv import ParsedCv, parse
from talent.cv.protection.hidden import is_disguised
from tests.cv.documents import CV, Ink, docx, lines, paragraph, pdf

MANY = "Kubernetes " * 500


def plain() -> ParsedCv:
    """The CV without anything hidden."""
    return parse(pdf(lines(CV)))


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    ("ink", "code"),
    [
        (Ink(50, 780, MANY[:110], color="1 1 1"), "cv.warning.white_text"),
        (Ink(50, 780, MANY, size=2), "cv.warning.tiny_text"),
        (Ink(700, 400, MANY[:110]), "cv.warning.off_page_text"),
        (Ink(50, 780, MANY[:110], mode=3), "cv.warning.invisible_text"),
    ],
    ids=["white", "tiny", "off the page", "invisible"],
)
def test_hidden_keywords_in_a_pdf_gain_nothing_and_are_told(ink: Ink, code: str) -> None:
    parsed = parse(pdf([*lines(CV), ink]))
    assert parsed.resume == plain().resume
    assert [phrase.text for phrase in parsed.phrases] == [phrase.text for phrase in plain().phrases]
    assert "Kubernetes" not in "".join(page.text for page in parsed.pages)
    (warning,) = [each for each in parsed.warnings if each.code == code]
    assert warning.params["page"] == 1
    assert warning.params["characters"] >= 90


@pytest.mark.proves("S9")
def test_white_words_on_a_dark_bar_are_read() -> None:
    bar = b"0.1 0.1 0.2 rg 40 40 300 60 re f\n"
    parsed = parse(pdf([*lines(CV), Ink(50, 770, "Kubernetes", color="1 1 1")], extra=bar))
    assert "Kubernetes" in parsed.pages[0].text
    assert "cv.warning.white_text" not in {warning.code for warning in parsed.warnings}


@pytest.mark.proves("S9")
def test_a_white_word_is_whole_where_it_runs_off_its_bar_and_nothing_behind_it_is_read() -> None:
    bar = b"0.1 0.1 0.2 rg 40 40 100 60 re f\n"
    told = Ink(50, 770, "rina.contoh@surel.example Kubernetes", color="1 1 1")
    parsed = parse(pdf([*lines(CV), told], extra=bar))
    assert "rina.contoh@surel.example" in parsed.pages[0].text
    assert "Kubernetes" not in parsed.pages[0].text
    (warning,) = [each for each in parsed.warnings if each.code == "cv.warning.white_text"]
    assert warning.params["characters"] == len("Kubernetes")


@pytest.mark.proves("S9")
@pytest.mark.parametrize("told", ["-Kubernetes", "aKubernetes", "Excel,Go", "Excel/Go"])
def test_what_hangs_unseen_on_a_word_in_white_gains_nothing(told: str) -> None:
    bar = b"0.1 0.1 0.2 rg 40 40 %d 60 re f\n" % (37 if told.startswith("Excel") else 13)
    parsed = parse(pdf([*lines(CV), Ink(50, 770, told, size=10, color="1 1 1")], extra=bar))
    assert "bernetes" not in parsed.pages[0].text
    assert "Go" not in parsed.pages[0].text


@pytest.mark.proves("S9")
def test_vanished_words_of_a_docx_gain_nothing() -> None:
    blocks = [
        paragraph("Asep Sunandar", bold=True, size=40),
        paragraph("Keahlian", bold=True),
        paragraph("Python"),
    ]
    one, two = parse(docx(*blocks)), parse(docx(*blocks, paragraph(MANY, hidden=True)))
    assert one.resume == two.resume
    assert one.pages == two.pages
    assert [warning.code for warning in two.warnings] == ["cv.warning.vanished_text"]


@pytest.mark.proves("S9")
def test_what_a_browser_does_not_show_gains_nothing() -> None:
    body = "<h1>Asep Sunandar</h1><p>asep@example.com</p><h2>Keahlian</h2><p>Python, SQL</p>"
    one = parse(f"<html><body>{body}</body></html>".encode())
    two = parse(f"<html><body>{body}<div style='display:none'>{MANY}</div></body></html>".encode())
    assert one.resume == two.resume
    assert [warning.code for warning in two.warnings] == ["cv.warning.hidden_html"]


@pytest.mark.proves("S9")
def test_disguised_words_are_left_out_and_told() -> None:
    twin = "K\u0443bernetes"
    text = "Asep Sunandar\nasep@example.com\n\nKEAHLIAN\nPython, SQL"
    one = parse(text.encode())
    two = parse((text + "\n" + "\n".join([twin] * 500) + "\n").encode())
    assert one.resume["skills"] == two.resume["skills"]
    assert twin not in two.pages[0].text
    (warning,) = two.warnings
    assert (warning.code, dict(warning.params)) == (
        "cv.warning.disguised_words",
        {"page": 1, "words": 500},
    )


@pytest.mark.parametrize(
    "word",
    [
        "P\u0443thon",
        "\u0420ython",
        "Pyth\u03bfn",
        "\uff30\uff59\uff54\uff48\uff4f\uff4e",
        "\U0001d40f\U0001d432\U0001d42d",
    ],
)
def test_a_word_with_twins_of_latin_letters_is_disguised(word: str) -> None:
    assert is_disguised(word)


@pytest.mark.parametrize(
    "word",
    [
        "Python",
        "r\u00e9sum\u00e9",
        "\u041c\u043e\u0441\u043a\u0432\u0430",
        "k\u03a9",
        "\u03bcs",
        "\u6771\u4eac",
    ],
)
def test_a_word_of_one_alphabet_is_just_a_word(word: str) -> None:
    assert not is_disguised(word)
