"""Protects how coverage moved between two dates: what was gained and lost in heads, computed by hand."""

import datetime as dt

from planner.change import Change, change_of, changes_by_region
from planner.coverage import coverage_of
from tests.missions import curriculum_of, entries, view_of

TEXT = (
    entries(
        "unit",
        'id = "u"; title = "U"; region = "gao"; strength = 20',
        'id = "b"; title = "B"; region = "bamako"; strength = 20; confidence = "illustrative"',
    )
    + entries(
        "session",
        # Lapses on 2014-06-10: six months.
        'id = "old"; modules = ["A"]; start = 2013-12-10; status = "delivered"; attended = { u = 8, b = 5 }',
        'id = "new"; modules = ["B"]; start = 2014-06-20; status = "delivered"; attended = { u = 12 }',
    )
    + curriculum_of(
        entries("module", 'id = "A"; title = "A"; hours = 2; refresh_months = 6', 'id = "B"; title = "B"; hours = 1')
    )
)


def test_gained_and_lost_by_region() -> None:
    """In Gao 12 were gained in B and 8 lost in A: 8 before, 12 now; in Bamako 5 were lost; Kidal needs nobody."""
    changes = changes_by_region(view_of(TEXT), dt.date(2014, 6, 1))
    assert list(changes) == ["gao", "kidal", "bamako"]
    assert changes["gao"] == Change(need=40, before=8, now=12, gained=12, lost=8, illustrative=False)
    assert changes["bamako"] == Change(need=40, before=5, now=0, gained=0, lost=5, illustrative=True)
    assert changes["kidal"] == Change(need=0, before=0, now=0, gained=0, lost=0, illustrative=False)


def test_nothing_changes_within_a_day() -> None:
    view = view_of(TEXT)
    change = change_of(coverage_of(view.mission, view.day), view.coverage.cells)
    assert (change.gained, change.lost, change.before) == (0, 0, change.now)


def test_a_cell_that_was_not_there_had_nothing() -> None:
    """Attendance without need makes a cell where there was none before; nobody in need is covered by it."""
    text = TEXT.replace("strength = 20", "strength = 0")
    changes = changes_by_region(view_of(text), dt.date(2014, 6, 1))
    assert changes["gao"] == Change(need=0, before=0, now=0, gained=0, lost=0, illustrative=False)
