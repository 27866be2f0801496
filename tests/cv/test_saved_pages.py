"""What sites, mail programs and letters put around a CV is not read as a part of it."""

import pytest

from talent.cv import parse

JOBS = ["PENGALAMAN KERJA", "Analis Data", "PT Contoh Satu", "Mei 2019 - Juni 2021"]


def _text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_buttons_and_names_of_pictures_are_no_items() -> None:
    lines = ["Sri Contoh", "sri@example.com", "", *JOBS[:1], "PT Contoh Satu logo", *JOBS[1:], "Ubah", ""]
    lines += [
        "SKILLS",
        "Python",
        "SQL",
        "Tambah",
        "Show all 12 skills",
        "",
        "PENDIDIKAN",
        "Universitas Contoh",
    ]
    lines += ["S1 Statistika", "2014 - 2018", "+ Tambah Pendidikan", "© 2026 Portal Kerja"]
    resume = parse(_text(*lines)).resume
    assert [job["name"] for job in resume["work"]] == ["PT Contoh Satu"]
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL"]
    assert [study["institution"] for study in resume["education"]] == ["Universitas Contoh"]


def test_what_only_a_style_sheet_sets_apart_or_hides_is_not_run_together() -> None:
    job = "<p><b>{}</b><time>Mei 2019 - Juni 2021</time></p><p>{}</p>".format("PT Contoh Satu", "Analis Data")
    twice = "<li><span aria-hidden='true'>{0}</span><span class='visually-hidden'>{0}</span></li>"
    pill = "<span class='pill'><span>{}</span><span>×</span></span>"
    page = f"<h1>Sri Contoh</h1><p>sri@example.com</p><h2>Pengalaman Kerja</h2>{job}<h2>Skills</h2><ul>"
    page += twice.format("Python") + twice.format("SQL") + "</ul><div>"
    page += "".join(map(pill.format, ("Excel", "Tableau", "Canva"))) + "</div>"
    parsed = parse(f"<html><body>{page}</body></html>".encode())
    assert parsed.resume["work"][0]["name"] == "PT Contoh Satu"
    items = [word for skill in parsed.resume["skills"] for word in skill.get("keywords", [skill["name"]])]
    assert items == ["Python", "SQL", "Excel", "Tableau", "Canva"]
    assert not parsed.warnings


def test_words_for_the_screen_reader_alone_are_told_as_hidden() -> None:
    page = "<h1>Sri Contoh</h1><p>sri@example.com</p><p><span>Analis</span><span class='sr-only'>Python</span></p>"
    assert [reason.code for reason in parse(f"<html><body>{page}</body></html>".encode()).warnings] == [
        "cv.warning.hidden_html"
    ]


@pytest.mark.parametrize("title", ["DAFTAR RIWAYAT HIDUP", ""])
def test_a_letter_in_front_of_a_cv_gives_neither_skills_nor_its_addressee(title: str) -> None:
    letter = ["Garut, 24 November 2026", "Kepada Yth.", "PT Contoh Tujuan", "Dengan hormat,"]
    letter += ["Yang bertanda tangan di bawah ini:", "Nama\t: Sri Contoh", "saya lampirkan:"]
    letter += ["1. Daftar Riwayat Hidup", "2. Fotokopi KTP", "Hormat saya,", "Sri Contoh"]
    cv = [title, "SRI CONTOH", "sri@example.com", "", *JOBS, "", "KEAHLIAN", "Python, SQL", "", "PENDIDIKAN"]
    resume = parse(_text(*letter, *cv, "Universitas Contoh, S1 Statistika, 2014 - 2018")).resume
    assert resume["basics"]["name"] == "Sri Contoh"
    assert [job["name"] for job in resume["work"]] == ["PT Contoh Satu"]
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL"]


def test_the_signature_of_a_mail_is_none_of_its_last_section() -> None:
    mail = ["Halo Tim Rekrutmen,", "", "Berikut CV saya.", "", "SRI CONTOH", "sri@example.com", "", *JOBS, ""]
    mail += [
        "PENGHARGAAN",
        "- Juara 2 Lomba Data, Dinas Contoh (Sep 2020)",
        "",
        "Salam hangat,",
        "",
        "Sri Contoh",
    ]
    resume = parse(_text(*mail, "M: 0812-0000-0000", "Sent from my iPhone")).resume
    assert resume["basics"]["name"] == "Sri Contoh"
    assert [(item["title"], item["awarder"]) for item in resume["awards"]] == [
        ("Juara 2 Lomba Data", "Dinas Contoh")
    ]


def test_a_heading_that_unfolds_its_section_is_one_and_the_picture_beside_it_no_word() -> None:
    def section(heading: str, *lines: str) -> str:
        button = f"<button><span>{heading}</span><span class='material-icons'>expand_more</span></button>"
        return f"<div>{button}{''.join(f'<div>{line}</div>' for line in lines)}</div>"

    page = "<div>Sri Contoh</div><div>sri@example.com</div>" + section("Pengalaman Kerja", *JOBS[1:])
    page += section("Pendidikan", "Universitas Contoh", "S1 Statistika", "2014 - 2018") + section(
        "Keahlian", "Python"
    )
    resume = parse(f"<html><body>{page}</body></html>".encode()).resume
    assert [job["name"] for job in resume["work"]] == ["PT Contoh Satu"]
    assert [study["institution"] for study in resume["education"]] == ["Universitas Contoh"]
    assert [skill["name"] for skill in resume["skills"]] == ["Python"]


def test_a_mail_that_is_sent_on_is_read_without_its_marks_and_a_page_without_its_number() -> None:
    head = ["---------- Forwarded message ---------", "From: Sri Contoh <sri@example.com>", ""]
    cv = ["Sri Contoh", "sri@example.com", "", *JOBS, "", "KEAHLIAN", "-SQL", "-Python", "", "PENDIDIKAN"]
    cv += ["Universitas Contoh, S1 Statistika, 2014 - 2018", "", "BAHASA", "Bahasa Sunda", ""]
    cv += ["Daftar Riwayat Hidup – Sri Contoh", "Halaman 1 dari 1"]
    resume = parse(_text(*head, *(f"> {line}" for line in cv))).resume
    assert [job["name"] for job in resume["work"]] == ["PT Contoh Satu"]
    assert [skill["name"] for skill in resume["skills"]] == ["SQL", "Python"]
    assert [language["language"] for language in resume["languages"]] == ["Bahasa Sunda"]


@pytest.mark.parametrize(
    "duties",
    ["- Menyusun laporan<br>- Melatih staf", "<ul><li>Menyusun laporan</li><li>Melatih staf</li></ul>"],
)
def test_what_a_cell_says_further_stays_in_its_column(duties: str) -> None:
    titles = "".join(f"<th>{title}</th>" for title in ("Periode", "Jabatan", "Perusahaan", "Tugas"))
    cells = ("Mei 2019 - Juni 2021", "Analis Data", "PT Contoh Satu", duties)
    rows = f"<tr>{titles}</tr><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    page = f"<h1>Sri Contoh</h1><p>sri@example.com</p><h3>Pengalaman Kerja</h3><table>{rows}</table>"
    (job,) = parse(f"<html><body>{page}</body></html>".encode()).resume["work"]
    assert (job["name"], job["position"]) == ("PT Contoh Satu", "Analis Data")
    assert job["highlights"] == ["Menyusun laporan", "Melatih staf"]
