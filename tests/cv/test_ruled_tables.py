"""Tables with drawn rules as a word processor prints them: headings in the first column, cells merged over rows."""

from collections.abc import Sequence

from talent.cv import parse
from tests.cv.documents import Ink, pdf

LINE = 13.0


def _ruled(
    rows: Sequence[Sequence[Sequence[str]]], xs: Sequence[float], *, top: float, open_from: int = 0
) -> tuple[list[Ink], bytes]:
    """The words and the rules of a table whose cells are lines, the first of each bold.

    A row whose first cells are empty is ruled off only from column `open_from` on: the others are merged with those
    above.
    """
    inks: list[Ink] = []
    rules: list[tuple[float, float, float, float]] = []
    y = top
    for cells in rows:
        left = xs[0] if cells[0] else xs[open_from]
        rules.append((left, y, xs[-1] - left, 0.5))
        for x, lines in zip(xs, cells, strict=False):
            inks += [Ink(x + 4, y + 3 + LINE * at, text, 10, bold=not at) for at, text in enumerate(lines)]
        y += LINE * max(map(len, cells)) + 8
    rules.append((xs[0], y, xs[-1] - xs[0], 0.5))
    rules += [(x, top, 0.5, y - top) for x in xs]
    drawn = (f"{x:.1f} {842 - y - high:.1f} {wide:.1f} {high:.1f} re f\n" for x, y, wide, high in rules)
    return inks, "".join(drawn).encode()


def test_headings_in_the_first_column_of_a_ruled_table_open_their_sections() -> None:
    rows = (
        (("Pengalaman Kerja",), ("Analis Data", "PT Contoh Satu"), ("05/2019 - 06/2021",)),
        ((), ("Arsiparis", "CV Contoh Dua", "Menata arsip kota"), ("01/2016 - 04/2019",)),
        (("Pendidikan",), ("S1 Statistika", "Universitas Contoh"), ("2011 - 2015",)),
        (("Organisasi",), ("Bendahara", "Karang Taruna Contoh"), ("2013 - 2014",)),
        (("Keahlian",), ("Python, SQL",), ()),
    )
    words, rules = _ruled(rows, (50, 160, 420, 545), top=100, open_from=1)
    resume = parse(pdf([Ink(50, 40, "Asep Sunandar", 20, bold=True), *words], extra=rules)).resume
    assert [(job["name"], job["position"]) for job in resume["work"]] == [
        ("PT Contoh Satu", "Analis Data"),
        ("CV Contoh Dua", "Arsiparis"),
    ]
    assert [study["institution"] for study in resume["education"]] == ["Universitas Contoh"]
    assert [post["organization"] for post in resume["volunteer"]] == ["Karang Taruna Contoh"]
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL"]


def test_lines_that_had_room_in_their_cell_are_no_wrapped_text() -> None:
    rows = (
        (("Periode",), ("Perusahaan / Jabatan",), ("Tugas",)),
        (("Mei 2019 -", "Juni 2021"), ("Analis Data", "Majalah Selisik"), ("Menyusun laporan", "bulanan")),
        (("2016 -", "2019"), ("Arsiparis", "CV Contoh Dua"), ("Menata arsip",)),
    )
    words, rules = _ruled(rows, (50, 125, 300, 545), top=130)
    head = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 100, "Pengalaman Kerja", 14, bold=True)]
    plain = [*head, *(Ink(ink.x, ink.y, ink.text, ink.size) for ink in words)]
    jobs = parse(pdf(plain, extra=rules)).resume["work"]
    assert [(job["name"], job["position"], job["startDate"], job["endDate"]) for job in jobs] == [
        ("Majalah Selisik", "Analis Data", "2019-05", "2021-06"),
        ("CV Contoh Dua", "Arsiparis", "2016", "2019"),
    ]


def test_an_employer_merged_over_its_posts_in_a_ruled_table_is_that_of_each() -> None:
    rows = (
        (("Perusahaan",), ("Posisi",), ("Mulai",), ("Selesai",)),
        (("PT Contoh Satu",), ("Kepala Arsip",), ("05/2021",), ("06/2023",)),
        ((), ("Arsiparis",), ("01/2019",), ("04/2021",)),
        (("CV Contoh Dua",), ("Juru Ketik",), ("02/2016",), ("12/2018",)),
    )
    words, rules = _ruled(rows, (50, 250, 390, 465, 545), top=130, open_from=1)
    head = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 100, "Pengalaman Kerja", 14, bold=True)]
    jobs = parse(pdf([*head, *words], extra=rules)).resume["work"]
    assert [(job["name"], job["position"], job["startDate"], job["endDate"]) for job in jobs] == [
        ("PT Contoh Satu", "Kepala Arsip", "2021-05", "2023-06"),
        ("PT Contoh Satu", "Arsiparis", "2019-01", "2021-04"),
        ("CV Contoh Dua", "Juru Ketik", "2016-02", "2018-12"),
    ]


def test_frames_within_the_frame_of_a_section_are_no_cells_beside_its_heading() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(58, 104, "Sertifikasi", 14, bold=True)]
    boxes = [(50, 100, 500, 150)]
    for x, y, title in ((66, 132, "CCNA"), (316, 132, "CKA"), (66, 190, "CompTIA Network+")):
        inks += [
            Ink(x, y, title, 10, bold=True),
            Ink(x, y + 14, "Lembaga Contoh", 10),
            Ink(x, y + 28, "2023", 9),
        ]
        boxes.append((x - 8, y - 4, 236, 56))
    rules = [
        side
        for x, y, wide, high in boxes
        for side in ((x, y, wide, 0.5), (x, y + high, wide, 0.5), (x, y, 0.5, high), (x + wide, y, 0.5, high))
    ]
    drawn = "".join(f"{x} {842 - y - high} {wide} {high} re f\n" for x, y, wide, high in rules)
    certificates = parse(pdf(inks, extra=drawn.encode())).resume["certificates"]
    assert [item["name"] for item in certificates] == ["CCNA", "CompTIA Network+", "CKA"]
