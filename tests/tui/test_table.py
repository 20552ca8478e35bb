"""Rows of cells become lines of the right width, whatever is scrolled, cut or wide."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reports.lines import Line, line, text_of, width
from planner.tui.table import Column, Head, head_line, plain_text, row_line, scrolled_to, window

COLUMNS = (Column(10), Column(5), Column(8, right=True), Column(8, right=True), Column(8))


class Sample:
    """A table of a few cells."""

    columns = COLUMNS
    fixed = 2
    heads = ((Head("", 2), Head("Both", 2), Head("")), (Head("Name"), Head("R"), Head("a"), Head("b"), Head("c")))
    feet = ((line("sum"), line(), line("3"), line("4"), line("5")),)

    def __init__(self, rows: Sequence[Sequence[Line]]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> Sequence[Line]:
        return self.rows[index]


ROW = (line("Gao"), line("GAO"), line("12/40"), line(("x", "gap")), line("long, too long"))


def test_row_in_brackets_where_the_focus_is() -> None:
    """The mark stands in column 1, brackets around the focused cell, figures at the right, too long is cut."""
    text = text_of(row_line(Sample([ROW]), ROW, range(5), mark=">", focus=2))
    assert text == ">Gao       GAO [ 12/40]      x  long,…"
    assert text_of(row_line(Sample([ROW]), ROW, range(5), mark=">", focus=0))[:5] == ">Gao "


@given(st.lists(st.text(max_size=30), min_size=5, max_size=5), st.integers(0, 4))
def test_row_is_as_wide_as_its_columns(texts: list[str], focus: int) -> None:
    """Accents, wide characters and long texts change no width: columns stay aligned."""
    cells = [line(text) for text in texts]
    parts = row_line(Sample([cells]), cells, range(5), focus=focus)
    assert width(parts) == sum(column.width for column in COLUMNS)


def test_window_keeps_the_fixed_columns() -> None:
    """Columns that do not fit are counted on each side; one beside the fixed ones is always seen."""
    assert window(COLUMNS, 2, 0, 31) == ((0, 1, 2, 3), 0, 1)
    assert window(COLUMNS, 2, 1, 31) == ((0, 1, 3, 4), 1, 0)
    assert window(COLUMNS, 2, 0, 5).shown == (0, 1, 2)


@pytest.mark.parametrize(("left", "wanted", "found"), [(0, 4, 1), (2, 2, 0), (1, 0, 0), (0, 2, 0), (2, 4, 2)])
def test_scrolling_changes_as_little_as_it_can(left: int, wanted: int, found: int) -> None:
    """A column that is seen moves nothing; else it is brought in at the nearer edge."""
    assert scrolled_to(COLUMNS, 2, left, 31, wanted) == found


def test_heading_over_columns_that_are_scrolled_off() -> None:
    """A heading over several columns is cut to those that are seen and goes with the last."""
    heads = Sample.heads[0]
    assert text_of(head_line(Sample([]), heads, (0, 1, 2, 3))) == " " * 16 + "Both"
    assert text_of(head_line(Sample([]), heads, (0, 1, 3, 4))) == " " * 16 + "Both"
    assert text_of(head_line(Sample([]), heads, (0, 1, 4))) == ""


def test_plain_text_has_everything() -> None:
    """An exported table has heads, all rows, a rule and the feet, and nothing of the cursor."""
    lines = plain_text(Sample([ROW, ROW]))
    assert len(lines) == 2 + 1 + 2 + 1 + 1
    assert lines[2] == lines[5] == "-" * 39
    assert not any(">" in text or "[" in text for text in lines)
