"""Makers of CV files, so that a test says what stands in the document and nothing more.

Everybody in them is made up. PDFs are written by hand, since only that shows text in white, tiny or off the page.
"""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Who:
    """Everything of a person that must never reach a score."""

    name: str = "Sari Wulandari"
    email: str = "sari.wulandari@example.com"
    phone: str = "0812-2000-0001"
    sex: str = "Perempuan"
    born: str = "Garut, 12 Mei 1994"
    age: str = "32 tahun"
    religion: str = "Islam"
    marital: str = "Belum menikah"
    nik: str = "3205015205940001"
    photo: str = "Foto: terlampir"
    campus: str = "Universitas Padjadjaran"


SUMMARY = "Pengembang yang terbiasa membangun layanan publik dengan Python dan PostgreSQL."
JOBS = (
    (
        "Pengembang Backend (Januari 2021 – sekarang)",
        "PT Sagara Loka Digital, Bandung",
        (
            "Membangun REST API pengaduan warga dengan Python dan PostgreSQL",
            "Menyiapkan Docker untuk 12 layanan dan menulis pengujian unit",
        ),
    ),
    (
        "Programmer (Februari 2018 – Desember 2020)",
        "CV Karsa Teknologi, Bandung",
        ("Mengembangkan aplikasi kasir dengan Java dan MySQL",),
    ),
)
SKILLS = ("Python (mahir)", "PostgreSQL", "Docker", "Git", "JavaScript")


def cv_lines(
    who: Who | None = None, *, skills: Sequence[str] = SKILLS, extra: Sequence[str] = ()
) -> list[str]:
    """The lines of an Indonesian CV; `extra` stands at its end. An empty line parts sections."""
    who = who or Who()
    lines = [
        who.name,
        "Pengembang Backend",
        f"Email: {who.email}",
        f"No. HP: {who.phone}",
        "",
        "DATA PRIBADI",
        f"Tempat, Tanggal Lahir : {who.born}",
        f"Jenis Kelamin : {who.sex}",
        f"Umur : {who.age}",
        f"Agama : {who.religion}",
        f"Status Perkawinan : {who.marital}",
        f"NIK : {who.nik}",
        who.photo,
        "",
        "RINGKASAN",
        SUMMARY,
        "",
        "PENGALAMAN KERJA",
    ]
    for head, place, bullets in JOBS:
        lines += [head, place, *(f"- {bullet}" for bullet in bullets), ""]
    lines += ["PENDIDIKAN", "S1 Teknik Informatika (2013 – 2017)", f"{who.campus}, IPK 3,52", "", "KEAHLIAN"]
    lines += [f"- {skill}" for skill in skills]
    return [*lines, "", "BAHASA", "- Bahasa Indonesia (Penutur asli)", "- Bahasa Inggris (Menengah)", *extra]


def txt(who: Who | None = None, **parts: Any) -> bytes:  # noqa: ANN401 - the parts of `cv_lines`
    """The CV as plain text."""
    return ("\n".join(cv_lines(who, **parts)) + "\n").encode()


@dataclass(frozen=True)
class Hidden:
    """A paragraph of a DOCX that a reader does not see: `how` is vanish, white or tiny."""

    text: str
    how: str


_HIDDEN = {"vanish": "<w:vanish/>", "white": '<w:color w:val="FFFFFF"/>', "tiny": '<w:sz w:val="2"/>'}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(lines: Sequence[str | Hidden]) -> bytes:
    """A DOCX with one paragraph a line."""
    paragraphs = "".join(_paragraph(line) for line in lines)
    return docx_of(
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>'
    )


def _paragraph(line: str | Hidden) -> str:
    style = f"<w:rPr>{_HIDDEN[line.how]}</w:rPr>" if isinstance(line, Hidden) else ""
    words = line.text if isinstance(line, Hidden) else line
    return f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def docx_of(document_xml: str, **parts: bytes) -> bytes:
    """A DOCX of this `word/document.xml`; `parts` are further members by their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document_xml)
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """A DOCX of some kilobytes that would unpack to 100 megabytes."""
    return docx_of("<w:document/>", **{"word/media/image1.bin": b"\0" * 100_000_000})


def json_resume(who: Who | None = None, *, skills: Sequence[str] = SKILLS, **sections: Any) -> bytes:  # noqa: ANN401
    """The CV as JSON Resume; `sections` replace those of the same name."""
    who = who or Who()
    content: dict[str, Any] = {
        "basics": {"name": who.name, "email": who.email, "phone": who.phone, "summary": SUMMARY},
        "work": [
            {
                "name": "PT Sagara Loka Digital",
                "position": "Pengembang Backend",
                "startDate": "2021-01",
                "highlights": ["Membangun REST API pengaduan warga dengan Python dan PostgreSQL"],
            }
        ],
        "education": [
            {"institution": who.campus, "studyType": "S1", "area": "Teknik Informatika", "endDate": "2017"}
        ],
        "skills": [{"name": skill} for skill in skills],
        **sections,
    }
    return json.dumps(content, ensure_ascii=False).encode()


@dataclass(frozen=True)
class Drawn:
    """Text of a PDF at a place: `size` in points, `grey` 0 (black) to 1 (white), `mode` 3 draws nothing at all."""

    text: str
    x: float = 50
    y: float = 0
    size: float = 11
    grey: float = 0
    mode: int = 0


def pdf(lines: Sequence[str | Drawn], *, password: str = "") -> bytes:
    """A PDF of one line below the other; a `Drawn` without a place stands in its turn. Latin characters only."""
    content, y = [], 800.0
    for line in lines:
        drawn = line if isinstance(line, Drawn) else Drawn(line)
        y -= 14
        words = drawn.text.replace("–", "-").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        content.append(
            f"BT /F1 {drawn.size} Tf {drawn.mode} Tr {drawn.grey} g "
            f"1 0 0 1 {drawn.x} {drawn.y or y} Tm ({words}) Tj ET"
        )
    return _encrypted(_pdf_file("\n".join(content).encode("latin-1")), password)


def _pdf_file(content: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )


def _encrypted(data: bytes, password: str) -> bytes:
    if not password:
        return data
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner=password, user=password))
    return buffer.getvalue()
