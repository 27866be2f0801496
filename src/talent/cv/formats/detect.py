"""What a file is, by its first bytes and never by its name, and whether it is safe to open."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from talent.cv.refusal import refuse, unreadable

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 200

IMAGES = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
)
PICTURES = frozenset((*(name for _, name in IMAGES), "webp"))
FORMATS = (
    "pdf",
    "docx",
    "odt",
    "rtf",
    "html",
    "json",
    "xml",
    "text",
    "linkedin",
    "pictures",
    *sorted(PICTURES),
)
# The photos of recent telephones; the decoder for them is no part of Pillow.
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
REFUSED = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# "[CV]" and "[ Asep ]" open a text: a list holds values.
JSON_START = re.compile(rb"\{|\[\s*(?:[\[\]{\"\d-]|true|false|null|$)")
HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
EUROPASS_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*|<\?.{0,300}?\?>\s*)*"
    rb"<(?:\w+:)?(?:SkillsPassport|Candidate|LearnerInfo|Europass)\b",
    re.S,
)
PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|tiff?)$", re.I)
# What file managers put into an archive besides the files.
OF_THE_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.I)
LINKEDIN_FILES = frozenset(("profile.csv", "positions.csv", "education.csv"))
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def detect(data: bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """The format of `data`: one of `FORMATS`.

    Raises Refusal for everything that is too large, empty, unsafe, or of another kind.
    """
    if not data:
        raise refuse("cv.reason.empty")
    if len(data) > max_bytes:
        raise refuse("cv.reason.too_large", limit_mb=max_bytes // (1024 * 1024))
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00\x0c")
    if not start and not data.strip(b"\xef\xbb\xbf \t\r\n\x00\x0c"):
        raise refuse("cv.reason.empty")
    for magic, name in IMAGES:
        if data.startswith(magic) and (name != "bmp" or _is_bmp(data)):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        raise refuse("cv.reason.heic")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _detect_zip(data)
    if data.startswith(OLE):
        if ENCRYPTED_PACKAGE in data:
            raise refuse("cv.reason.encrypted")
        raise refuse("cv.reason.format_not_read", format="doc")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    for magic, name in REFUSED:
        if data.startswith(magic):
            raise refuse("cv.reason.format_not_read", format=name)
    return _detect_text(data, start)


def _is_bmp(data: bytes) -> bool:
    """A text may begin with "BM": a bitmap says its own size."""
    return len(data) > 26 and int.from_bytes(data[2:6], "little") in range(len(data) - 4, len(data) + 5)


def _detect_text(data: bytes, start: bytes) -> str:
    """Tell HTML and JSON from plain text; refuse what is no text at all."""
    sample = data[:65536]
    wide = data.startswith(BOMS[1:]) or _looks_like_utf16(sample)
    if not wide and (sample.count(0) > len(sample) // 20 or len(CONTROL.findall(sample)) > len(sample) // 50):
        if b"%PDF-" in data[:1024]:
            return "pdf"
        raise refuse("cv.reason.unknown_format")
    if EUROPASS_START.match(start):
        return "xml"
    if HTML_START.match(start) or re.search(rb"<(?:body|div|p|table|h1)\b[^>]*>.*</", sample, re.I | re.S):
        return "html"
    if JSON_START.match(start):
        return "json"
    if start.startswith((b"<?xml", b"<SkillsPassport", b"<Candidate")):
        return "xml"
    if b"%PDF-" in data[:1024] and b"endobj" in data:
        return "pdf"
    return "text"


def _looks_like_utf16(sample: bytes) -> bool:
    """Every second byte of western UTF-16 text is zero."""
    if len(sample) < 8:
        return False
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    return max(odd, even) > len(sample) * 0.35 and min(odd, even) < len(sample) * 0.05


def _detect_zip(data: bytes) -> str:
    """A DOCX is a ZIP archive with word/document.xml: counted and measured before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            kind = _mimetype(archive)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error) as error:
        raise unreadable("cv.reason.damaged", format="zip") from error
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > MAX_UNPACKED or (unpacked > 1_000_000 and unpacked > MAX_RATIO * len(data))
    if len(entries) > MAX_ENTRIES or bomb:
        raise refuse("cv.reason.zip_bomb")
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("cv.reason.encrypted")
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and b"opendocument.text" in kind:
        return "odt"
    if is_linkedin(names):
        return "linkedin"
    files = [name for name in names if not name.endswith("/") and not OF_THE_SYSTEM.search(name)]
    if files and all(PICTURE_NAME.search(name) for name in files):
        return "pictures"
    kinds = (("xl/", "xlsx"), ("ppt/", "pptx"))
    other = next((kind for folder, kind in kinds if any(name.startswith(folder) for name in names)), "zip")
    raise refuse("cv.reason.format_not_read", format=other)


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says that it is."""
    if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").flag_bits & 1:
        return b""
    with archive.open("mimetype") as entry:
        return entry.read(200)


def is_linkedin(names: Iterable[str]) -> bool:
    """Whether the entries of an archive are those of LinkedIn's data export: two of its three main files."""
    return len(LINKEDIN_FILES & {name.rsplit("/", 1)[-1].lower() for name in names}) >= 2
