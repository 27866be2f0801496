"""Drawn marks are found by height, whatever order the page draws them in."""

from talent.cv.page.drawn_marks import DrawnMarks


def test_marks_of_a_row_are_those_whose_middle_it_holds() -> None:
    marks = DrawnMarks([(40.0, 300.0), (42.0, 100.0), (300.0, 105.0), (44.0, 200.0)])
    assert sorted(marks.edges(98.0, 110.0)) == [42.0, 300.0]
    assert marks.edges(110.0, 190.0) == []


def test_the_edges_of_a_row_belong_to_it() -> None:
    marks = DrawnMarks([(40.0, 100.0), (41.0, 110.0), (42.0, 110.1), (43.0, 99.9)])
    assert marks.edges(100.0, 110.0) == [40.0, 41.0]


def test_a_page_without_marks() -> None:
    assert DrawnMarks().edges(0.0, 842.0) == []


def test_a_row_of_marks_rates_what_stands_before_it_and_is_no_bullet() -> None:
    rating = [(140.0 + 9 * number, 200.0) for number in range(5)]
    marks = DrawnMarks([*rating, (60.0, 200.0), (300.0, 200.0), (60.0, 220.0)])
    assert marks.edges(195.0, 225.0) == [60.0, 300.0, 60.0]
