"""The list of sessions: what hangs on all of them is found once for a view, however often the list is made."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.reports.session_facts import Marks
from planner.tui.app import PlannerApp
from planner.tui.screens import session_rows
from planner.tui.screens.session_rows import SessionRows, widths_of
from planner.tui.screens.sessions import Sessions
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import drive, settled


def test_widths_of_all_are_found_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those of the same sessions in a list of their own."""
    view, look = make_busy(workspace).view, Look("plain")

    def widths(rows: SessionRows) -> list[int]:
        rows.fit(60)
        return [column.width for column in rows.columns]

    chosen = widths(SessionRows(view, list(view.by_start), Marks(view), (), look))
    first = widths(SessionRows(view, view.by_start, Marks(view), (), look))
    monkeypatch.setattr(session_rows, "widths_of", None)
    again = widths(SessionRows(view, view.by_start, Marks(view), (), look))
    assert chosen == first == again


def test_widths_follow_the_sessions(workspace: Workspace) -> None:
    """Without any there is nothing to be wide for."""
    view = make_busy(workspace).view
    assert widths_of(()) == (0, 0)
    assert widths_of(view.by_start[:1]).ids == len(view.by_start[0].id)


def test_every_session_is_found_in_the_list(workspace: Workspace) -> None:
    """The cursor goes to each of them, filtered or not; where one is not listed, to the first that is not over."""
    busy = make_busy(workspace)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Sessions)
        for keys in ((), ("slash", *"city", "enter")):
            await pilot.press(*keys)
            await settled(app, pilot)
            for session in screen.sessions:
                screen.put(session.id)
                assert screen.session is session
        assert len(screen.sessions) < len(busy.view.by_start)
        other = next(each for each in busy.view.by_start if each not in screen.sessions)
        screen.put(other.id)
        assert screen.session is next(each for each in screen.sessions if each.end >= busy.view.day)
        blocked = [each for each in screen.sessions if screen.marks.of(each) == "blocked"]
        assert list(screen.conflicts) == blocked

    drive(busy, steps, first="sessions")
