"""ODT, RTF and DOCX: what people see is read in order, what nobody sees is left out and told."""

import pytest

from talent.cv import ParsedCv, parse
from tests.cv.documents import archive, docx, paragraph
from tests.cv.office import h, odt, p, rtf

EMAIL = "asep@example.com"


def texts(parsed: ParsedCv) -> list[str]:
    """The lines of the first page."""
    return parsed.pages[0].text.split("\n")


def codes(parsed: ParsedCv) -> set[str]:
    return {warning.code for warning in parsed.warnings}


def test_an_odt_is_read_with_headings_lists_tabs_and_header() -> None:
    item = "<text:list><text:list-item>{}</text:list-item></text:list>"
    parsed = parse(
        odt(
            p("Asep Sunandar", "Big"),
            h("Pengalaman Kerja"),
            p("Backend Developer, PT Maju Jaya<text:tab/>Jan 2020 - sekarang"),
            item.format(p("Menulis<text:s/>layanan")),
            h("Keahlian"),
            item.format(p("Python")) + item.format(p("Docker")),
            header=p(EMAIL),
        )
    )
    assert (parsed.status, parsed.format) == ("parsed", "odt")
    assert parsed.resume["basics"] == {"name": "Asep Sunandar", "email": EMAIL}
    (job,) = parsed.resume["work"]
    assert (job["name"], job["position"], job["startDate"]) == (
        "PT Maju Jaya",
        "Backend Developer",
        "2020-01",
    )
    assert job["highlights"] == ["Menulis layanan"]
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "Docker"]


def test_a_table_of_an_odt_reads_across_and_white_letters_on_a_dark_cell_are_seen() -> None:
    cell = '<table:table-cell table:style-name="{}">{}</table:table-cell>'
    dark = cell.format("Dark", p('<text:span text:style-name="White">2019 - 2021</text:span>'))
    row = f"<table:table-row>{dark}{cell.format('', p('PT Maju'))}</table:table-row>"
    parsed = parse(odt(p("Asep"), f"<table:table>{row}</table:table>"))
    assert "2019 - 2021\tPT Maju" in texts(parsed)
    assert not codes(parsed)


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    ("block", "code"),
    [
        (p('<text:span text:style-name="White">Haskell</text:span>'), "cv.warning.white_text"),
        (p('<text:span text:style-name="Tiny">Haskell</text:span>'), "cv.warning.tiny_text"),
        (p('<text:span text:style-name="Gone">Haskell</text:span>'), "cv.warning.vanished_text"),
        (f'<text:section text:display="none">{p("Haskell")}</text:section>', "cv.warning.vanished_text"),
        (p('<text:hidden-text text:string-value="Haskell"/>'), "cv.warning.vanished_text"),
    ],
)
def test_hidden_text_of_an_odt_is_left_out_and_told(block: str, code: str) -> None:
    parsed = parse(odt(p("Asep Sunandar"), p(EMAIL), block))
    assert codes(parsed) == {code}
    assert "Haskell" not in parsed.pages[0].text


def test_deleted_text_and_notes_of_reviewers_are_no_text_of_an_odt() -> None:
    deleted = f"<text:tracked-changes><text:changed-region>{p('Haskell')}</text:changed-region></text:tracked-changes>"
    note = f"<office:annotation>{p('Haskell')}</office:annotation>"
    parsed = parse(odt(deleted, p(f"Asep Sunandar{note}"), p(EMAIL)))
    assert texts(parsed) == ["Asep Sunandar", EMAIL]


def test_a_text_frame_of_an_odt_follows_its_paragraph() -> None:
    frame = f"<draw:frame><draw:text-box>{p('Dalam kotak')}</draw:text-box></draw:frame>"
    assert texts(parse(odt(p(f"Asep{frame}"), p("Akhir")))) == ["Asep", "Dalam kotak", "Akhir"]


@pytest.mark.proves("S7")
def test_a_hostile_or_damaged_odt_gets_its_reason() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY x "y">]><a>&x;</a>'
    kind = "application/vnd.oasis.opendocument.text"
    deep = "<text:section>" * 300 + p("x") + "</text:section>" * 300
    for data, code in (
        (archive({"mimetype": kind, "content.xml": bomb}), "cv.reason.unsafe_xml"),
        (archive({"mimetype": kind, "content.xml": "<a"}), "cv.reason.damaged"),
        (archive({"mimetype": kind, "content.xml": "<a/>"}), "cv.reason.damaged"),
        (odt(deep), "cv.reason.too_complex"),
        (odt(), "cv.reason.no_text"),
    ):
        parsed = parse(data)
        assert parsed.reason is not None
        assert parsed.reason.code == code


def test_an_rtf_is_read_with_letters_of_every_kind() -> None:
    parsed = parse(
        rtf(
            r"\pard\s1\b\fs40 Asep S\u252\'fcnandar\par\pard\plain\fs22 "
            r'{\field{\*\fldinst HYPERLINK "mailto:x"}{\fldrslt asep@example.com}}\par '
            r"{\f2\'cf\'f0\'e8\'e2\'e5\'f2} \u-10179?\u-8704?\par {\*\unknown Haskell}"
            r"{\pict\bin5 {{{{{ffaa}akhir\line baris"
        )
    )
    assert texts(parsed) == ["Asep Sünandar", EMAIL, "Привет 😀", "akhir", "baris"]
    assert parsed.format == "rtf"
    assert parsed.resume["basics"]["email"] == EMAIL


def test_a_table_of_an_rtf_reads_across_and_its_lists_stay_in_their_cells() -> None:
    bullet = r"{\listtext\pard\plain\f1\'b7\tab}"
    parsed = parse(
        rtf(
            r"\trowd\cellx1000\cellx2000\pard\intbl 2019 - 2021\cell PT Maju\par\pard\intbl"
            + bullet
            + r"Butir\cell\row\pard Akhir\par"
        )
    )
    assert texts(parsed) == ["2019 - 2021\tPT Maju", "Butir", "Akhir"]


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (r"{\v Haskell}", "cv.warning.vanished_text"),
        (r"{\cf1 Haskell}", "cv.warning.white_text"),
        (r"{\fs2 Haskell}", "cv.warning.tiny_text"),
    ],
)
def test_hidden_text_of_an_rtf_is_left_out_and_told(words: str, code: str) -> None:
    parsed = parse(rtf(rf"Asep\par asep@example.com\par {words}\par"))
    assert codes(parsed) == {code}
    assert "Haskell" not in parsed.pages[0].text


def test_white_letters_on_a_dark_cell_or_mark_of_an_rtf_are_seen() -> None:
    body = (
        r"{\cb2\cf1 Asep}\par\trowd\clcbpat2\cellx1000\cellx2000\pard\intbl{\cf1 2022}\cell PT Jaya\cell\row"
    )
    parsed = parse(rtf(body))
    assert texts(parsed) == ["Asep", "2022\tPT Jaya"]
    assert not codes(parsed)


def test_text_in_shapes_and_headers_of_an_rtf_is_read_and_deleted_text_is_not() -> None:
    parsed = parse(
        rtf(
            r"{\header Kepala\par}Asep{\deleted Haskell}\par{\shp{\*\shpinst{\sp{\sn a}{\sv Haskell}}"
            r"{\shptxt Kotak\par}}}Akhir\par"
        )
    )
    assert sorted(texts(parsed)) == ["Akhir", "Asep", "Kepala", "Kotak"]


@pytest.mark.proves("S7")
def test_a_hostile_or_damaged_rtf_gets_its_reason() -> None:
    whole = rtf(r"Asep\par asep@example.com\par")
    for data, code in (
        (whole[:-1], "cv.reason.truncated"),
        (b"{\\rtf1" + b"{" * 5_000, "cv.reason.too_complex"),
        (rtf(""), "cv.reason.no_text"),
    ):
        parsed = parse(data)
        assert parsed.reason is not None
        assert parsed.reason.code == code
    for cut in range(8, len(whole) - 1, 7):
        assert parse(whole[:cut]).status == "unreadable"


def test_a_docx_leaves_out_what_was_deleted_and_what_a_placeholder_asks_for() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    asked = f"<w:sdtContent>{run.format('Isi nama')}</w:sdtContent>"
    placeholder = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{asked}</w:sdt>"
    filled = f"<w:sdt><w:sdtContent>{run.format('Asep')}</w:sdtContent></w:sdt>"
    tracked = (
        f"<w:del><w:r><w:delText>Haskell</w:delText></w:r></w:del><w:ins>{run.format(' Sunandar')}</w:ins>"
    )
    field = '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    parsed = parse(docx(f"<w:p>{placeholder}{filled}{tracked}{field}</w:p>", paragraph(EMAIL)))
    assert texts(parsed) == ["Asep Sunandar", EMAIL]


def test_a_text_box_that_a_docx_stores_twice_is_read_once_and_white_on_dark_is_seen() -> None:
    run = "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>Bandung</w:t></w:r>"
    box = f"<w:txbxContent><w:p>{run}</w:p></w:txbxContent>"
    names = (
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:v='urn:schemas-microsoft-com:vml'"
    )
    fill = "<wps:spPr><a:solidFill><a:srgbClr val='203040'/></a:solidFill></wps:spPr>"
    new = f"<mc:Choice><w:drawing><wps:wsp>{fill}<wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    anchored = (
        f"<w:p {names}><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent><w:t>Asep</w:t></w:r></w:p>"
    )
    parsed = parse(docx(anchored, paragraph(EMAIL)))
    assert texts(parsed) == ["Asep", "Bandung", EMAIL]
    assert not codes(parsed)


def test_a_docx_says_that_it_embeds_another_document() -> None:
    parsed = parse(docx(paragraph("Asep Sunandar"), "<w:altChunk/>", paragraph(EMAIL)))
    assert codes(parsed) == {"cv.warning.embedded_part"}


def test_symbols_are_bullets_before_text_and_nothing_inside_it() -> None:
    symbol = "<w:r><w:sym w:font='Wingdings' w:char='F0B7'/></w:r>"
    word = "<w:r><w:t>{}</w:t></w:r>"
    parsed = parse(
        docx(
            f"<w:p>{symbol}{word.format('Satu')}</w:p>",
            f"<w:p>{word.format('Dua')}{symbol}{word.format('tiga')}</w:p>",
        )
    )
    assert texts(parsed) == ["Satu", "Dua tiga"]


@pytest.mark.parametrize(("ground", "seen"), [("8355711", True), ("16777215", False)])
def test_white_letters_on_the_ground_of_a_shape_of_an_rtf_are_seen(ground: str, *, seen: bool) -> None:
    shape = rf"{{\shp{{\*\shpinst{{\sp{{\sn fillColor}}{{\sv {ground}}}}}{{\shptxt\cf1 PENDIDIKAN\par}}}}}}"
    parsed = parse(
        rtf(rf"Sri Contoh\par sri@example.com\par {shape}\pard Universitas Contoh, 2014 - 2018\par")
    )
    assert ("PENDIDIKAN" in parsed.pages[0].text) is seen


HEADED = ("Pengalaman Kerja", "Riwayat Pendidikan", "Keahlian")


def _headed(heading: str, line: str) -> tuple[str, ...]:
    """A CV whose headings are told by nothing but their capitals, which only the setting makes."""
    return (
        line.format("Sri Contoh"),
        line.format("sri@example.com"),
        heading.format(HEADED[0]),
        line.format("Analis Data, PT Contoh Satu (Mei 2019 - Juni 2021)"),
        heading.format(HEADED[1]),
        line.format("S1 Statistika, Universitas Contoh (2014 - 2018)"),
        heading.format(HEADED[2]),
        line.format("Pertolongan Jemaat"),
    )


@pytest.mark.parametrize("kind", ["odt", "html"])
def test_letters_that_the_setting_makes_capitals_are_read_as_such(kind: str) -> None:
    if kind == "odt":
        span = '<text:span text:style-name="Upper">{}</text:span>'
        data = odt(*_headed(p(span), p("{}")))
    else:
        shown = "<p><span style='text-transform: uppercase'>{}</span></p>"
        data = f"<html><body>{''.join(_headed(shown, '<p>{}</p>'))}</body></html>".encode()
    parsed = parse(data)
    assert [heading.upper() for heading in HEADED if heading.upper() in texts(parsed)] == [
        heading.upper() for heading in HEADED
    ]
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Pertolongan Jemaat"]


@pytest.mark.parametrize("frame", ["Pas Foto 3x4", "FOTO", "[Photo]", "4 x 6 cm"])
def test_what_stands_in_the_frame_for_a_photo_takes_no_name_away(frame: str) -> None:
    cell = '<table:table-cell table:style-name="">{}</table:table-cell>'
    beside = cell.format(p("Sri Contoh") + p("Analis Data") + p("sri@example.com"))
    row = f"<table:table-row>{cell.format(p(frame))}{beside}</table:table-row>"
    parsed = parse(odt(f"<table:table>{row}</table:table>", h("Keahlian"), p("Python")))
    assert parsed.resume["basics"]["name"] == "Sri Contoh"
    assert parsed.resume["basics"]["label"] == "Analis Data"
    assert frame not in parsed.pages[0].text


def test_the_heading_of_a_section_over_all_columns_is_no_title_of_theirs() -> None:
    def row(*cells: str, over: int = 1) -> str:
        spans = f' table:number-columns-spanned="{over}"' if over > 1 else ""
        told = "".join(f"<table:table-cell{spans}>{p(text)}</table:table-cell>" for text in cells)
        covered = "<table:covered-table-cell/>" * (over - 1)
        return f"<table:table-row>{told}{covered}</table:table-row>"

    def titles(*cells: str) -> str:
        # A word processor joins tables one right below the other, whose columns then are covered here and there.
        first, *others = cells
        name = f'<table:table-cell table:number-columns-spanned="2">{p(first)}</table:table-cell>'
        rest = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in others)
        return f"<table:table-row>{name}<table:covered-table-cell/>{rest}</table:table-row>"

    table = row("Seminar dan Pelatihan", over=4) + titles("Nama Pelatihan", "Penyelenggara", "Tahun")
    table += titles("Dasar Statistika", "Balai Contoh", "2021") + titles(
        "Peta Digital", "Balai Contoh", "2022"
    )
    parsed = parse(
        odt(p("Sri Contoh", "Big"), h("Keahlian"), p("Python"), f"<table:table>{table}</table:table>")
    )
    assert "Seminar dan Pelatihan" in texts(parsed)
    assert [course["name"] for course in parsed.resume["certificates"]] == [
        "Dasar Statistika",
        "Peta Digital",
    ]


@pytest.mark.parametrize("dates_first", [True, False])
def test_a_table_of_html_with_dates_beside_its_entries_reads_across(dates_first: bool) -> None:
    def row(dates: str, post: str, employer: str, *tasks: str) -> str:
        told = (
            f"<td><p><b>{post}</b></p><p>{employer}</p>{''.join(f'<p>• {task}</p>' for task in tasks)}</td>"
        )
        cells = [f"<td><p>{dates}</p></td>", told]
        return f"<tr>{''.join(cells if dates_first else cells[::-1])}</tr>"

    rows = row("2021 - 2024", "Analis Data", "PT Contoh Satu", "Menyusun laporan")
    rows += row("2019 - 2021", "Staf Arsip", "PT Contoh Dua", "Merapikan arsip")
    page = f"<h1>Sri Contoh</h1><p>sri@example.com</p><h2>Pengalaman Kerja</h2><table>{rows}</table>"
    parsed = parse(f"<html><body>{page}</body></html>".encode())
    first = "2021 - 2024\tAnalis Data" if dates_first else "Analis Data\t2021 - 2024"
    assert first in texts(parsed)
    assert [job["name"] for job in parsed.resume["work"]] == ["PT Contoh Satu", "PT Contoh Dua"]


def test_a_lone_year_beside_bold_words_of_html_is_told_as_the_spans_are() -> None:
    def row(employer: str, dates: str, post: str) -> str:
        return f"<tr><td> <b>{employer}</b></td><td> {dates}</td></tr><tr><td> {post}</td><td> </td></tr>"

    jobs = (
        ("PT Contoh Satu", "2021 - 2024", "Penata Ruang"),
        ("PT Contoh Dua Sejahtera Raya", "2020", "Penata Arsip"),
    )
    tables = "".join(f"<table>{row(*job)}</table><ul><li>Menyusun laporan</li></ul>" for job in jobs)
    page = f"<h1>Sri Contoh</h1><p>sri@example.com</p><h2>Pengalaman Kerja</h2>{tables}"
    work = parse(f"<html><body>{page}</body></html>".encode()).resume["work"]
    assert [(job["name"], job["startDate"]) for job in work] == [
        ("PT Contoh Satu", "2021"),
        ("PT Contoh Dua Sejahtera Raya", "2020"),
    ]


def test_headings_set_as_those_that_a_table_tells_are_headings() -> None:
    def row(*cells: str) -> str:
        told = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in cells)
        return f"<table:table-row>{told}</table:table-row>"

    def bold(text: str) -> str:
        return f'<text:span text:style-name="Bold">{text}</text:span>'

    rows = row(bold("Pengalaman Kerja"), "") + row("2021 - 2024", "Penata Ruang, PT Contoh Satu")
    rows += row(bold("Pendidikan"), "") + row("2014 - 2018", "S1 Statistika, Universitas Contoh")
    rows += row(bold("Proyek"), "")
    blocks = [p("Sri Contoh", "Big"), f"<table:table>{rows}</table:table>", p("Peta Digital (2022 - 2023)")]
    blocks += [p("Peta kota untuk warga"), f"<table:table>{row(bold('Keahlian'))}</table:table>"]
    blocks += [p("Menjahit Layar"), p("Merawat Mesin")]
    parsed = parse(odt(*blocks))
    assert [project["name"] for project in parsed.resume["projects"]] == ["Peta Digital"]
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Menjahit Layar", "Merawat Mesin"]
