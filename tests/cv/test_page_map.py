"""The picture of how a page was read, and the commands of docs/cv.md that make it."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from talent.cv import parse
from talent.cv.draw import PageNotThere
from talent.cv.page_map import COLORS, draw_reading
from tests.cli.calling import talent
from tests.cv.documents import cv_docx, cv_pdf

ROOT = Path(__file__).resolve().parents[2]


def colors(png: bytes) -> set[tuple[int, int, int]]:
    """The colours of a picture."""
    with Image.open(io.BytesIO(png)) as image:
        found = image.convert("RGB").getcolors(1 << 24) or []
    return {(int(c[0]), int(c[1]), int(c[2])) for _, c in found if isinstance(c, tuple)}


def near(png: bytes, color: tuple[int, int, int]) -> bool:
    """Whether the picture has this colour, but for rounding."""
    return any(sum(abs(a - b) for a, b in zip(color, each, strict=True)) < 30 for each in colors(png))


def test_a_page_shows_its_sections_in_their_colours() -> None:
    data = cv_pdf()
    png = draw_reading(data, parse(data), 1)
    assert all(near(png, COLORS[section]) for section in ("head", "work", "education", "skills"))
    assert not near(png, COLORS["awards"])


def test_a_document_without_pages_is_drawn_from_its_text() -> None:
    data = cv_docx()
    assert near(draw_reading(data, parse(data), 1), COLORS["work"])


def test_a_page_that_is_not_there_is_said() -> None:
    data = cv_pdf()
    with pytest.raises(PageNotThere):
        draw_reading(data, parse(data), 2)


def test_the_commands_of_the_page_make_its_files(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "cv.md").read_text("utf-8")
    commands = re.findall(r"^    talent parse (\S+) (--draw|--redact) (\S+)$", text, flags=re.MULTILINE)
    assert len(commands) == 3
    for source, option, target in commands:
        out = tmp_path / Path(target).name
        called = talent("parse", str(ROOT / source), option, str(out), "--lang", "en")
        assert (called.status, called.err) == (0, "")
        if option == "--redact":
            assert out.read_bytes().startswith(b"%PDF-")
            assert "Wahyudin" not in out.with_suffix(".txt").read_text("utf-8")
        else:
            assert len(out.read_bytes()) < 150_000
            assert (ROOT / target).exists() or (ROOT / "docs" / target).exists()


def test_only_one_file_can_be_drawn(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(cv_pdf())
    called = talent("parse", str(tmp_path), "--draw", str(tmp_path / "out.png"), "--lang", "en")
    assert called.status != 0
    assert "one file" in called.err
    assert not (tmp_path / "out.png").exists()
