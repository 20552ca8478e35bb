"""Protects the column of heads covered: those unknown stand apart, on a line of their own where there is no room."""

from planner.reports.coverage import groups_of
from planner.reports.covered import covered_cell, covered_column
from planner.reports.glyphs import shown_words
from planner.reports.lines import text_of
from planner.reports.tables import Column, Table, grid_lines
from tests.missions import curriculum_of, view_of

COURSE = curriculum_of('[[module]]\nid = "M"\ntitle = "M"\nhours = 2\n')
UNIT = '[[unit]]\nid = "{}"\ntitle = "U"\nregion = "gao"\nstrength = {}\nconfidence = "sourced"\n'
BOTH = UNIT.format("u", 30) + 'records = "unknown"\n' + UNIT.format("v", 1200)
SUMS = [group.sums for group in groups_of(view_of(BOTH + COURSE), "region")]


def test_unknown_stands_beside_covered() -> None:
    assert [covered_cell(sums).text for sums in SUMS] == ["0 of 1,230, 30 unknown", "no need", "no need"]


def test_no_figure_is_torn_apart() -> None:
    columns = (Column("name", ""), covered_column(SUMS, "Covered"))
    rows = tuple(("x" * 60, covered_cell(sums)) for sums in SUMS)
    lines = [text_of(parts)[60:].strip() for parts in grid_lines(Table(columns=columns, rows=rows))]
    assert lines[2:4] == ["0 of 1,230,", "30 unknown"]


def test_nothing_changes_where_all_is_known() -> None:
    assert covered_column(SUMS[1:], "Covered") == Column("covered_of_need", "Covered", right=True, data=False)


def test_blocked_does_not_hide_in_words_that_it_is_unknown() -> None:
    cell = view_of(BOTH + COURSE).coverage.cell["u", "M"]
    assert (shown_words(cell, "blocked"), shown_words(cell, "unknown")) == ("blocked, unknown", "unknown")
