"""Documents that are made to break a reader: bombs, floods, depths, cycles, disguises and baits for slow patterns.

Everything is made here, small and at once; nothing is a real document.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

import pikepdf
from PIL import Image

from tests.cv.documents import NAMESPACE, Ink, Leads, archive, cv_docx, cv_pdf, docx, paragraph, pdf

MIB: Final = 1024 * 1024
Maker = Callable[[], bytes]


def zip_bomb() -> bytes:
    """About 42 kB of archive that say and hold 40 MB, and an entry that says it holds four gigabytes."""
    data = bytearray(docx(paragraph("a" * 40_000_000)))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


def lying_bomb() -> bytes:
    """An archive whose entry says it is small and unpacks to 200 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w") as part:
            for _ in range(200):
                part.write(b"<" * MIB)
    data = bytearray(buffer.getvalue())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 5_000)
    return bytes(data)


def many_entries(count: int = 100_000) -> bytes:
    """An archive of empty files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for number in range(count):
            file.writestr(zipfile.ZipInfo(f"{number}"), b"")
    return buffer.getvalue()


def slip_and_links() -> bytes:
    """A DOCX with entries that lead out of the folder and one that is a link."""
    buffer = io.BytesIO(cv_docx())
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("../../../../tmp/slipped", "x")
        file.writestr("/tmp/slipped", "x")  # noqa: S108 - the path is the attack
        link = zipfile.ZipInfo("word/media/image1.png")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def laughs() -> bytes:
    """Entities of entities: a few lines that stand for a thousand million."""
    entities = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))
    return archive(
        {
            "word/document.xml": f'<?xml version="1.0"?><!DOCTYPE l [{entities}]><w:document {NAMESPACE}><w:body>'
            "<w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>"
        }
    )


def outside() -> bytes:
    """An entity that is a file of the machine."""
    return archive(
        {
            "word/document.xml": '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f"<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        }
    )


def polyglot() -> bytes:
    """A PDF, an archive and a web page at once."""
    return b"%PDF-1.4\n<html><body><script>alert(1)</script></body></html>\n" + cv_docx() + cv_pdf()[9:]


def objects(*bodies: bytes, head: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the root."""
    whole, offsets = head, []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    whole += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return whole + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)


def page(content: bytes, *more: bytes, resources: bytes = b"", contents: bytes = b"") -> bytes:
    """A PDF of one page; `more` are objects from number 5 on."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        contents or stream(content),
        *more,
    )


def stream(data: bytes, settings: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), settings, data)


def many_pages(count: int = 10_000) -> bytes:
    """A PDF of one page, ten thousand times."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


def many_links() -> bytes:
    """Twenty pages, on each of which five hundred places lead to as many long addresses."""
    links = [Leads(50, n, 500, n + 8, f"https://a{n}.example.com/{'_x' * 130}") for n in range(500)]
    return pdf(*[[Ink(50, 40, "Asep https a example com " * 4, 8)]] * 20, links=links)


def deep_pages(depth: int = 20_000) -> bytes:
    """A tree of pages that is a stick."""
    sticks = [b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (n + 3, n + 1) for n in range(depth)]
    return objects(b"<</Type/Catalog/Pages 2 0 R>>", *sticks, b"<</Type/Page/MediaBox[0 0 595 842]>>")


def cyclic_pages() -> bytes:
    """A tree of pages that bites its tail."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 3/Kids[3 0 R 2 0 R]>>",
        b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]/Parent 2 0 R>>",
    )


def deep_arrays(depth: int = 200_000) -> bytes:
    """Arrays in arrays, dictionaries in dictionaries."""
    deep = b"[" * depth + b"]" * depth + b"<</A" * depth + b" 1" + b">>" * depth
    return objects(b"<</Type/Catalog/Pages 2 0 R/X %s>>" % deep, b"<</Type/Pages/Count 0/Kids[]>>")


def cyclic_forms() -> bytes:
    """Two forms that draw each other."""
    settings = b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>"
    both = stream(b"/A Do /B Do " * 50, settings)
    return page(b"/A Do /B Do", both, both, resources=b"/XObject<</A 5 0 R/B 6 0 R>>")


def fan_of_forms(depth: int = 12) -> bytes:
    """Forms that each draw the next ten times: ten to the twelfth words."""
    forms = [
        stream(
            b"/N Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % (number + 6),
        )
        for number in range(depth)
    ]
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page(b"/N Do", *forms, last, resources=b"/XObject<</N 5 0 R>>")


def flate_bomb(rounds: int = 1) -> bytes:
    """A page whose drawing orders unpack to 500 MB, through one filter or a chain of them."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"q Q " * (MIB // 4)) for _ in range(500)) + packer.flush()
    for _ in range(rounds - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * rounds
    return page(b"", contents=stream(data, b"/Filter[%s]" % filters))


def absurd_image(filter_name: bytes, data: bytes) -> bytes:
    """A page with a picture that says it has four thousand million pixels."""
    settings = b"/Type/XObject/Subtype/Image/Width 65000/Height 65000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/"
    return page(
        b"q 595 0 0 842 0 0 cm /I Do Q",
        stream(data, settings + filter_name),
        resources=b"/XObject<</I 5 0 R>>",
    )


def pixel_flood(side: int = 50_000) -> bytes:
    """A PNG of a few hundred bytes that says it has 2.5 thousand million pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(bytes(10_000))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def jpeg_flood() -> bytes:
    """A JPEG that says it is 65,500 pixels wide and high."""
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "JPEG")
    data = bytearray(buffer.getvalue())
    place = data.find(b"\xff\xc0")
    data[place + 5 : place + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def encrypted_pdf() -> bytes:
    """A PDF behind a password."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(cv_pdf())) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))
    return buffer.getvalue()


def encrypted_docx() -> bytes:
    """The container in which Word puts a document behind a password."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000) + "EncryptedPackage".encode("utf-16-le") + bytes(9)
    )


def empty_paragraphs(count: int = 1_000_000) -> bytes:
    """A DOCX of a million empty paragraphs, packed so that it is no bomb by its ratio."""
    body = f"<w:document {NAMESPACE}><w:body>{'<w:p/>' * count}</w:body></w:document>"
    return archive({"word/document.xml": body, "word/media/a.bin": _noise(60_000)})


def nested_tables(depth: int = 5_000) -> bytes:
    """Tables in tables."""
    return docx(
        "<w:tbl><w:tr><w:tc>" * depth + paragraph("dalam") + "</w:tc></w:tr></w:tbl>" * depth,
        parts={"word/media/a.bin": _noise(10_000)},
    )


def _noise(size: int) -> bytes:
    """Bytes that do not compress, the same each time."""
    whole, block = b"", b"talent"
    while len(whole) < size:
        block = zlib.compress(block + whole[-64:])[2:]
        whole += block
    return whole[:size]


def one_word() -> bytes:
    """Almost ten million letters without a space."""
    return b"a" * (10 * MIB - 1)


# Runs on which a pattern that may go back tries for ever.
BAITS: Final[dict[str, str]] = {
    "dots": ".",
    "digits": "1",
    "spaces": " ",
    "spaces and letter": " " * 50 + "x",
    "letters": "a",
    "capitals": "A",
    "letters and dots": "a.",
    "dashes": "-",
    "digits and dashes": "0-",
    "digits and spaces": "08 1",
    "signs of e-mail": "a@",
    "e-mail without end": "a.b-c+",
    "slashes": "/",
    "brackets": "(",
    "years": "2019-",
    "months": "Januari 2019 - ",
    "tabs": "\t",
    "commas": "a, ",
    "angles": "<",
    "comments": "<!--",
    "comments closed": "<!-- -->",
    "quotes": '"',
    "backslashes": "\\",
    "pipes": "| ",
    "bullets": "• ",
    "bars": "█░",
    "letters apart": "A B ",
    "degrees": "S.Kom., ",
    "urls": "http://",
    "colons": "a: ",
    "zero width": "\u200b",
    "numbers of identity": "3273010101900001 ",
    "phones": "+62 812-3456-",
}


def bait(name: str, size: int = MIB) -> bytes:
    """One line of that run between words of a CV, so that every field looks at it."""
    run = BAITS[name]
    long = (run * (size // len(run) + 1))[:size]
    return (
        f"Asep Sunandar\n{long} Bandung asep@example.com\nPengalaman Kerja\n"
        f"Staf {long[: size // 4]} PT Maju\nKeahlian\nSQL"
    ).encode()


def many_baits(name: str, size: int = 200_000) -> bytes:
    """Many lines of that run, each of the length of a line, under headings of sections."""
    run = (BAITS[name] * 300)[:300]
    lines = "\n".join(f"{number} {run}" for number in range(size // 300 // 3))
    return f"Asep\n{lines}\n\nPengalaman Kerja\n{lines}\n\nPendidikan\n{lines}\n\nKeahlian\nSQL".encode()


HOSTILE: Final[dict[str, Maker]] = {
    "empty": lambda: b"",
    "zip bomb": zip_bomb,
    "lying bomb": lying_bomb,
    "100,000 entries": many_entries,
    "slip and links": slip_and_links,
    "billion laughs": laughs,
    "outside entity": outside,
    "polyglot": polyglot,
    "web page named pdf": lambda: b"<html><body>" + b"<p>halo</p>" * 3 + b"</body></html>",
    "program": lambda: b"MZ\x90\x00" + bytes(500),
    "picture magic only": lambda: b"\x89PNG\r\n\x1a\n",
    "zip magic only": lambda: b"PK\x03\x04",
    "rtf magic only": lambda: b"{\\rtf1",
    "10,000 pages": many_pages,
    "10,000 links": many_links,
    "deep pages": deep_pages,
    "cyclic pages": cyclic_pages,
    "deep arrays": deep_arrays,
    "deep drawing orders": lambda: page(b"[" * 300_000 + b"q " * 300_000),
    "cyclic forms": cyclic_forms,
    "fan of forms": fan_of_forms,
    "flate bomb": flate_bomb,
    "flate bomb in three": lambda: flate_bomb(3),
    "JBIG2 of 65,000": lambda: absurd_image(
        b"JBIG2Decode", b"\x00\x00\x00\x000\x00\x01\x00\x00\x00\x13" + bytes(40)
    ),
    "JPX of 65,000": lambda: absurd_image(b"JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(60)),
    "raw of 65,000": lambda: absurd_image(b"FlateDecode", zlib.compress(bytes(MIB))),
    "png flood": pixel_flood,
    "jpeg flood": jpeg_flood,
    "encrypted pdf": encrypted_pdf,
    "encrypted docx": encrypted_docx,
    "empty paragraphs": empty_paragraphs,
    "nested tables": nested_tables,
    "deep html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"dalam",
    "deep html tables": lambda: b"<html><body>" + b"<table><tr><td>" * 20_000 + b"dalam",
    "deep json": lambda: b'{"basics":' + b"[" * 100_000,
    "wide json": lambda: b'{"basics":{},"work":[' + b"{}," * 300_000 + b"{}]}",
    "deep rtf": lambda: b"{\\rtf1 " + b"{" * 300_000 + b"dalam" + b"}" * 300_000 + b"}",
    "one word": one_word,
}
