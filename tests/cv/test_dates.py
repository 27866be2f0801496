"""Dates in the manners of Indonesian and English CVs."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.cv.vocabulary.date_points import MONTHS
from talent.cv.vocabulary.dates import bad_dates, find_ranges

RANGES = [
    ("Jan 2020 – Sekarang", "2020-01", None, True),
    ("Januari 2019 s.d. Maret 2020", "2019-01", "2020-03", False),
    ("Agt 2018 s/d Des 2019", "2018-08", "2019-12", False),
    ("Nopember 2018 hingga saat ini", "2018-11", None, True),
    ("2019 - 2021", "2019", "2021", False),
    ("2019-2021", "2019", "2021", False),
    ("2018/2019", "2018", "2019", False),
    ("2015–19", "2015", "2019", False),
    ("01/2020 - 03/2021", "2020-01", "2021-03", False),
    ("15 Januari 2020 s.d. 20 Maret 2021", "2020-01-15", "2021-03-20", False),
    ("Jan – Mar 2020", "2020-01", "2020-03", False),
    ("1 Maret - 3 April 2020", "2020-03-01", "2020-04-03", False),
    ("May 2021 to present", "2021-05", None, True),
    ("2019-05-01 - 2020-01-31", "2019-05-01", "2020-01-31", False),
    ("Sept. 2020 - Okt. 2021", "2020-09", "2021-10", False),
    ("Sejak 2020", "2020", None, True),
    ("Jan '21 – Dec '22", "2021-01", "2022-12", False),
    ("JAN’21 – SEKARANG", "2021-01", None, True),
    ("Jan-21 – Dec-22", "2021-01", "2022-12", False),
    ("Mar 05 - Apr 10", "2005-03", "2010-04", False),
    ("'19 – '21", "2019", "2021", False),
    ("’98 – ’02", "1998", "2002", False),
    ("01/20 – 03/21", "2020-01", "2021-03", False),
    ("09/18 – sekarang", "2018-09", None, True),
    ("2018 -> 2020", "2018", "2020", False),
    ("2018 → kini", "2018", None, True),
    ("Q1 2020 – Q3 2021", "2020", "2021", False),
    ("Triwulan II 2019 s.d. Triwulan IV 2019", "2019", "2019", False),
    ("Summer 2019 – Late 2021", "2019", "2021", False),
    ("Semester Ganjil 2018/2019", "2018", "2019", False),
    ("since March 2021", "2021-03", None, True),
    ("Agustus 2019 hingga kini", "2019-08", None, True),
    ("mulai 2019", "2019", None, True),
    ("2014 / s.d. / 2018", "2014", "2018", False),
    ("Agustus 2019 s/d Maret 2021", "2019-08", "2021-03", False),
    ("VIII/2019 – II/2021", "2019-08", "2021-02", False),
    ("01.2020 – 03.2021", "2020-01", "2021-03", False),
    ("12–15 Maret 2020", "2020-03-12", "2020-03-15", False),
    ("12 s.d. 15 Maret 2020", "2020-03-12", "2020-03-15", False),
    ("March 12-15, 2020", "2020-03-12", "2020-03-15", False),
    ("March 2 – April 5, 2020", "2020-03-02", "2020-04-05", False),
    ("1st March 2020 to 3rd April 2021", "2020-03-01", "2021-04-03", False),
    ("2020, Jan – 2021, Feb", "2020-01", "2021-02", False),
    ("2020 Maret - 2021 April", "2020-03", "2021-04", False),
    ("Ags 2019 – Nop 2020", "2019-08", "2020-11", False),
    ("PEBRUARI 2019 – OKT 2020", "2019-02", "2020-10", False),
    ("Angkatan 2018", "2018", None, False),
]


@pytest.mark.proves("N2")
@pytest.mark.parametrize(("text", "start", "end", "current"), RANGES)
def test_ranges(text: str, start: str, end: str | None, current: bool) -> None:
    for around in (text, f"Analis ({text})", f"{text}, Bandung"):
        (found,) = find_ranges(around)
        assert (found.start_date, found.end_date, found.current, found.bad) == (start, end, current, False)
        assert text in around[found.start : found.end]


@pytest.mark.parametrize(
    "now",
    [
        "Present", "Now", "Current", "Sekarang", "Saat ini", "Kini", "Hingga kini", "Sampai sekarang", "Ongoing",
        "till date", "to date", "sampai dengan saat ini", "PRESENT", "s.d. sekarang", "masih berjalan",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", ["Mei 2020", "05/2020", "2020-05", "Mei '20", "V/2020", "05.2020"])
def test_every_word_for_a_job_that_still_runs(first: str, now: str) -> None:
    for mark in (" - ", " – ", "–", " → ", " ... "):
        text = f"{first}{mark}{now}" if mark != " ... " else f"{first} s.d. {now}"
        (found,) = find_ranges(text)
        assert (found.start_date, found.end_date, found.current) == ("2020-05", None, True)
        assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", ["hingga 2020", "until 2020", "s.d. 2020", "sampai dengan tahun 2020"])
def test_an_end_alone_has_no_beginning(text: str) -> None:
    (found,) = find_ranges(f"Staf IT {text}")
    assert (found.start_date, found.end_date, found.until, found.current) == (None, "2020", True, False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jan '21", "2021-01"),
        ("Q2 2020", "2020"),
        ("2020-Q4", "2020"),
        ("Q3 '21", "2021"),
        ("Kuartal III 2020", "2020"),
        ("Summer 2019", "2019"),
        ("Akhir 2019", "2019"),
        ("VIII/2019", "2019-08"),
        ("17-VIII-2019", "2019-08-17"),
        ("2nd May 2019", "2019-05-02"),
        ("May 2nd, 2019", "2019-05-02"),
        ("2019, Mei", "2019-05"),
        ("2019-05-17", "2019-05-17"),
        ("Agustus tahun 2019", "2019-08"),
    ],
)
def test_single_dates(text: str, date: str) -> None:
    for around in (text, f"({text})", f"Juara I\t{text}"):
        (found,) = find_ranges(around)
        assert (found.single, found.end_date, around[found.start : found.end]) == (True, date, text)


@pytest.mark.parametrize(
    "text",
    [
        "05/06 – 07/08", "Mar 12 – Mar 15", "08.00 – 16.00", "RT 01/20", "IPK 3.20 – 3.50", "2 tahun 3 bulan",
        "3 years 2 months", "1 tahun – 2 tahun", "12/15 – 13/16", "Level 3 – 5", "nilai 8/10 – 9/10",
        "Diklatpim Tk. III/2019", "Jan 21", "01/20", "'21", "tim 10 - 12 orang",
    ],
)  # fmt: skip
def test_figures_that_may_be_something_else_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


def test_a_length_beside_a_range_is_no_date() -> None:
    for text in ("Jan 2020 – Mar 2022 (2 tahun 3 bulan)", "Jan 2020 – Mar 2022 · 2 yrs 3 mos"):
        (found,) = find_ranges(text)
        assert text[found.start : found.end] == "Jan 2020 – Mar 2022"


@pytest.mark.parametrize(
    "text", ["0812-2019-2020", "NIP 198001012005011002", "versi 3.2015.1", "Rp 2020000", "tanpa tahun"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


@pytest.mark.parametrize("text", ["2023-19-39", "31/02/2021", "2020-13-01"])
def test_impossible_dates_are_told_and_not_repaired(text: str) -> None:
    assert bad_dates(f"Lulus {text}") == [text]


def test_an_end_before_the_start_is_bad() -> None:
    (found,) = find_ranges("2020 - 2018")
    assert found.bad


@given(st.sampled_from(sorted(MONTHS)), st.integers(1951, 2038))
def test_every_name_of_a_month_is_read(name: str, year: int) -> None:
    (found,) = find_ranges(f"{name.title()} {year}")
    assert (found.single, found.end_date) == (True, f"{year}-{MONTHS[name]:02}")


INDONESIAN = (
    "Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember",
    "Desember",
)  # fmt: skip
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FORMS: dict[str, Callable[[int, int], str]] = {
    "words": lambda year, month: f"{INDONESIAN[month - 1]} {year}",
    "capitals": lambda year, month: f"{ENGLISH[month - 1].upper()} {year}",
    "short": lambda year, month: f"{ENGLISH[month - 1]}. {year}",
    "comma": lambda year, month: f"{INDONESIAN[month - 1]}, {year}",
    "quoted": lambda year, month: f"{ENGLISH[month - 1]} ’{year % 100:02}",
    "hyphen": lambda year, month: f"{ENGLISH[month - 1]}-{year % 100:02}",
    "slash": lambda year, month: f"{month:02}/{year}",
    "short slash": lambda year, month: f"{month:02}/{year % 100:02}",
    "dot": lambda year, month: f"{month:02}.{year}",
    "iso": lambda year, month: f"{year}-{month:02}",
    "roman": lambda year, month: f"{ROMAN[month - 1]}/{year}",
    "year first": lambda year, month: f"{year} {ENGLISH[month - 1]}",
    "day": lambda year, month: f"28 {INDONESIAN[month - 1]} {year}",
    "day in figures": lambda year, month: f"28/{month:02}/{year}",
    "day of the month": lambda year, month: f"{ENGLISH[month - 1]} 28, {year}",
    "day of iso": lambda year, month: f"{year}-{month:02}-28",
}
MARKS = (
    " – ",
    " - ",
    "–",
    " s.d. ",
    " s/d ",
    " hingga ",
    " to ",
    " sampai dengan ",
    " → ",
    " -> ",
    " until ",
)
MONTH_INDEX = st.integers(1990 * 12, 2034 * 12 + 11)


@given(st.sampled_from(sorted(FORMS)), st.sampled_from(MARKS), MONTH_INDEX, MONTH_INDEX)
def test_any_two_months_come_back(form: str, mark: str, one: int, two: int) -> None:
    first, last = sorted((one, two))
    if form == "short slash":
        # Figures up to twelve on both sides may be days of a month: told apart only by a later year.
        last = max(last, 2013 * 12)
    if form == "hyphen" and first % 12 == last % 12:
        # "Mar-12 – Mar-15" may be days of March.
        last += 1
    write = FORMS[form]
    text = write(first // 12, first % 12 + 1) + mark + write(last // 12, last % 12 + 1)
    (found,) = find_ranges(f"Analis\t{text}")
    assert ((found.start_date or "")[:7], (found.end_date or "")[:7]) == (
        f"{first // 12}-{first % 12 + 1:02}",
        f"{last // 12}-{last % 12 + 1:02}",
    )
    assert (found.bad, found.start, found.end) == (False, 7, 7 + len(text))


@given(MONTH_INDEX, st.sampled_from(sorted(set(FORMS) - {"short slash", "hyphen"})))
def test_any_month_alone_comes_back(index: int, form: str) -> None:
    if form == "iso":
        # "2009-10" may be two years.
        index = max(index, 2012 * 12)
    text = FORMS[form](index // 12, index % 12 + 1)
    (found,) = find_ranges(text)
    assert found.single
    assert (found.end_date or "")[:7] == f"{index // 12}-{index % 12 + 1:02}"
