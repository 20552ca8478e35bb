"""What the overview lists first: the sessions of the days ahead are counted to the last of them, and no further."""

from __future__ import annotations

import pytest

from planner.reports import overview_page
from planner.reports.coverage import Selection, groups_of
from planner.reports.lines import text_of
from planner.reports.overview_lists import coming, coming_within
from planner.reports.overview_page import mapped_sums, overview_pane
from planner.reports.panes import ASCII
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 2'))
SESSIONS = entries(
    "session",
    'id = "running"; modules = ["A"]; start = 2014-06-27; end = 2014-07-04',
    'id = "today"; modules = ["A"]; start = 2014-06-30',
    'id = "idea"; modules = ["A"]; start = 2014-07-01; status = "idea"',
    'id = "off"; modules = ["A"]; start = 2014-07-01; status = "cancelled"',
    'id = "last"; modules = ["A"]; start = 2014-07-14',
    'id = "after"; modules = ["A"]; start = 2014-07-15',
)


def test_sessions_of_the_next_days() -> None:
    """Those that begin today or up to fourteen days from now, ideas among them; not what runs or was cancelled."""
    view = view_of(SESSIONS + COURSE)
    assert [session.id for session in coming_within(view, 14)] == ["today", "idea", "last"]
    assert [session.id for session in coming(view)] == ["today", "idea", "last", "after"]
    assert coming(view) is coming(view)


def test_page_says_which_days_it_counts() -> None:
    """At 80 columns two weeks; where each curriculum has its map eight weeks, with a row for each session."""
    view = view_of(SESSIONS + COURSE)
    small, large = (
        [text_of(parts) for parts in overview_pane(view, None, room, height, ASCII).lines]
        for room, height in ((80, 20), (160, 45))
    )
    assert any("Sessions ahead: 3 within 14 days" in text for text in small)
    assert any("Sessions ahead: 4 within 8 weeks" in text for text in large)
    assert all(any(name in text for text in large) for name in ("today", "idea", "last", "after"))


def test_maps_of_curricula_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn again, or in another size, the page asks for no sums by region; they are those of each curriculum."""
    view = view_of(SESSIONS + COURSE)
    counted = view.kept(mapped_sums)
    assert list(counted) == [curriculum.id for curriculum in view.mission.curricula]
    for name, sums in counted.items():
        rows = groups_of(view, "region", Selection(curricula=frozenset({name})))
        assert sums == {row.id: row.sums for row in rows if row.id}
    monkeypatch.setattr(overview_page, "groups_of", None)
    assert overview_pane(view, None, 160, 45, ASCII).height
    assert overview_pane(view, None, 180, 50, ASCII).height
