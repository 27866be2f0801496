"""Calls tesseract, the system program that recognises the text of a picture, and takes back words with boxes.

It is optional: where it is absent, a scan is reported as needing OCR. The answer is asked for as hOCR and not as TSV:
only hOCR tells the baseline and the height of letters of each line, and without them "gym" and "name" stand on
different lines and a heading is as large as its text. The picture goes in and the words come out through pipes: no
file is written, so no name of a person is left on a disk.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError

import numpy as np
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from numpy.typing import NDArray
from PIL import Image

from talent.cv.limits import memory_for_ocr
from talent.cv.refusal import unreadable
from talent.cv.types import Box

SECONDS = 40.0
LANGUAGES = ("ind", "eng")
# Small letters of a CV are 12 pixels high at 200 dots an inch; tesseract was trained on larger ones.
ENLARGED = 1.5
NUMBER = r"-?\d+(?:\.\d+)?"
BBOX = re.compile(rf"bbox ({NUMBER}) ({NUMBER}) ({NUMBER}) ({NUMBER})")
BASELINE = re.compile(rf"baseline ({NUMBER}) ({NUMBER})")
X_SIZE = re.compile(rf"x_size ({NUMBER})")
WCONF = re.compile(r"x_wconf (\d+)")
LINE_CLASSES = frozenset(("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"))


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program that was found: its path and those of our languages that it has."""

    path: str
    languages: tuple[str, ...]


@dataclass(slots=True)
class SeenWord:
    """A word of a picture, in pixels: `ink` is the box around it, `base` the height of the baseline under it.

    `line` numbers its line, `size` is the height of that from the lowest descender to the highest ascender, `em` the
    size of its font, 0 as long as nobody measured it, as is whether it is `bold`. `confidence` is 0–1.
    """

    text: str
    ink: Box
    base: float
    size: float
    confidence: float
    line: int
    em: float = 0.0
    bold: bool = False


def find_tesseract() -> Tesseract | None:
    """The program with Indonesian or English, None where it or both languages are missing; asked once."""
    path = shutil.which("tesseract")
    return None if path is None else _asked(path)


@lru_cache(maxsize=4)
def _asked(path: str) -> Tesseract | None:
    try:
        answer = subprocess.run(
            [path, "--list-langs"], capture_output=True, timeout=SECONDS, check=False, env=_environment()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    there = set((answer.stdout + answer.stderr).decode("utf-8", "replace").split())
    languages = tuple(language for language in LANGUAGES if language in there)
    return Tesseract(path, languages) if languages else None


def recognise(gray: NDArray[np.uint8], *, dpi: int, program: Tesseract) -> list[SeenWord]:
    """The words of a grey picture of height × width pixels.

    Raises Refusal (unreadable) where the program fails or takes longer than 40 seconds.
    """
    height, width = (round(side * ENLARGED) for side in gray.shape)
    large = np.asarray(Image.fromarray(gray).resize((width, height), Image.Resampling.BICUBIC))
    command = [program.path, "-", "-", "-l", "+".join(program.languages), "--psm", "3"]
    command += ["--dpi", str(round(dpi * ENLARGED)), "-c", "tessedit_create_hocr=1"]
    header = f"P5\n{width} {height}\n255\n".encode()
    try:
        done = subprocess.run(
            command,
            input=header + large.tobytes(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=_environment(),
            preexec_fn=memory_for_ocr(),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise unreadable("cv.reason.ocr_failed", error=type(error).__name__) from error
    if done.returncode != 0:
        raise unreadable("cv.reason.ocr_failed", error=f"tesseract {done.returncode}")
    return _words(done.stdout, 1 / ENLARGED)


def _environment() -> dict[str, str]:
    """Only what the program needs; one thread, because two documents are read at the same time."""
    keep = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    return {**keep, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _words(hocr: bytes, scale: float) -> list[SeenWord]:
    # The document type names a DTD of the W3C, which the parser must not go and fetch.
    text = re.sub(rb"<!DOCTYPE[^>]*>", b"", hocr, count=1)
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise unreadable("cv.reason.ocr_failed", error=type(error).__name__) from error
    words: list[SeenWord] = []
    for number, line in enumerate(root.iter()):
        if line.get("class") in LINE_CLASSES:
            words += _words_of_line(line, number, scale)
    return words


def _words_of_line(line: Element, number: int, scale: float) -> list[SeenWord]:
    title = line.get("title", "")
    box = BBOX.search(title)
    if box is None:
        return []
    left, bottom = float(box[1]) * scale, float(box[4]) * scale
    slope, offset = (
        (float(part) for part in found.groups()) if (found := BASELINE.search(title)) else (0.0, 0.0)
    )
    offset *= scale
    size = scale * (float(found[1]) if (found := X_SIZE.search(title)) else float(box[4]) - float(box[2]))
    words = []
    for element in line.iter():
        if element.get("class") != "ocrx_word":
            continue
        text = "".join(element.itertext()).strip()
        inner = element.get("title", "")
        place, sure = BBOX.search(inner), WCONF.search(inner)
        if not text or place is None:
            continue
        x0, y0, x1, y1 = (float(edge) * scale for edge in place.groups())
        base = bottom + offset + slope * ((x0 + x1) / 2 - left)
        confidence = float(sure[1]) / 100 if sure else 0.0
        words.append(SeenWord(text, (x0, y0, x1, y1), base, size, confidence, number))
    return words
