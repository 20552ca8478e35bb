"""What is made beside the screens is the same as made when it is asked for, and a screen waits for its own there."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.pilot import Pilot

from planner.operations.sessions import set_session
from planner.reports.filed import Filed
from planner.tui import desk as desks
from planner.tui.app import PlannerApp
from planner.tui.background import Background
from planner.tui.desk import Desk
from planner.tui.preparing import Course, are_done, courses_of, go_on, prepare, prepare_some, warm_overlays
from planner.tui.screens import Entry, entries
from planner.tui.screens.help import _rows as help_rows
from planner.tui.screens.help import help_lines
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown

SCREENS = [entry for entry in entries() if not entry.modal]


class Held(Background):
    """Nothing is done beside the screens until it is asked for."""

    def _go_on(self) -> None:
        self._running, self._next = self._next, None

    def finish(self) -> str:
        """Do what is being held; return what people were told meanwhile."""
        job = self._running
        assert job
        self._ended(job, job.work(lambda: job.unwanted), None)
        return job.said


@pytest.fixture
def large(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A mission that is taken to be large, its findings known."""
    monkeypatch.setattr(desks, "MANY_SESSIONS", 0)
    assert workspace.unsorted_findings
    return workspace


def held(app: PlannerApp) -> Held:
    app.background = background = Held(app.call_later, app.prepare)
    return background


def never() -> bool:
    return False


def test_a_course_goes_on_where_it_was_given_up() -> None:
    """Each thing is made once, whoever asks; what is given up between two of them is not done."""
    made: list[int] = []
    course = Course((lambda number=number: made.append(number)) for number in range(4))
    course.go_on(lambda: len(made) == 2)
    assert (made, course.done) == ([0, 1], False)
    course.go_on(never)
    course.go_on(never)
    assert (made, course.done) == ([0, 1, 2, 3], True)


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
def test_what_is_prepared_looks_the_same(large: Workspace, entry: Entry) -> None:
    """On the mission's date, on another, after an edit and after it was undone."""
    seen: dict[bool, list[str]] = {True: [], False: []}
    for first in (True, False):

        async def steps(app: PlannerApp, pilot: Pilot[None], first: bool = first) -> None:
            held(app)
            for step in ("", "day", "edit", "undo"):
                if step == "day":
                    large.at(large.view.day + dt.timedelta(days=40))
                elif step == "edit":
                    large.do(set_session(large.loaded, "s-05", {"title": "Moved", "start": dt.date(2026, 10, 5)}))
                elif step == "undo":
                    large.undo()
                assert large.unsorted_findings
                if first:
                    prepare(app.desk, courses_of(app.desk), never)
                    assert are_done(courses_of(app.desk))
                app._caught_up()
                await settled(app, pilot)
                seen[first].append(shown(app))
            large.at(dt.date(2026, 6, 30))

        assert large.unsorted_findings
        drive(large, steps, first=entry.name, size=(160, 50))
    assert seen[True] == seen[False]


def test_a_screen_waits_for_its_figures_beside_the_screens(large: Workspace) -> None:
    """It is said at once, keys go on working, and the screen comes when its figures are there."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        await pilot.press("b")
        await settled(app, pilot)
        assert app.frame
        assert app.frame.NAME == "coverage"
        assert "Balance: the figures are being worked out" in shown(app)
        await pilot.press("down")
        assert not are_done(courses_of(app.desk, "reform"))
        assert background.finish()
        await settled(app, pilot)
        assert app.frame.NAME == "reform"
        await pilot.press("escape")
        await settled(app, pilot)
        assert "being worked out" not in shown(app)

    drive(large, steps, size=(100, 30))


def test_a_screen_that_is_waited_for_is_given_up(large: Workspace) -> None:
    """By Esc, and by another screen that is asked for."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        await pilot.press("b", "escape")
        background.finish()
        await settled(app, pilot)
        assert app.frame
        assert app.frame.NAME == "coverage"
        background.give_up()
        await pilot.press("b", "w")
        while app.frame.NAME == "coverage":
            background.finish()
            await settled(app, pilot)
        assert app.frame.NAME == "due"

    drive(large, steps)


def test_what_an_edit_changed_is_prepared_again(large: Workspace) -> None:
    """After an edit and after undo, unasked; nobody waits for it, and when all is there nothing more is done."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        app.prepare()
        assert background.finish() == ""
        assert are_done(courses_of(app.desk))
        assert not background.busy
        for change in ("edit", "undo"):
            if change == "edit":
                large.do(set_session(large.loaded, "s-05", {"title": "Again"}))
            else:
                large.undo()
            await settled(app, pilot)
            assert large.findings_known
            assert not are_done(courses_of(app.desk))
            assert background.busy
            assert background.finish() == ""
            assert are_done(courses_of(app.desk))
            assert not background.busy

    drive(large, steps)


def test_findings_are_looked_for_after_figures(large: Workspace) -> None:
    """On a screen that shows none they are found last, with what the screens ask of them."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        large.at(large.view.day + dt.timedelta(days=1))
        app.prepare()
        while background.busy:
            background.finish()
            await settled(app, pilot)
        assert large.findings_known
        assert are_done(courses_of(app.desk))

    drive(large, steps)


def test_only_what_is_there_is_prepared(large: Workspace) -> None:
    """Of findings that are not there yet nothing is made, and nobody looks for them because of that."""
    large.at(large.view.day + dt.timedelta(days=1))
    desk = Desk(large, Look())
    asked: list[int] = []
    desk.seek = lambda: asked.append(1)
    go_on(courses_of(desk), never)
    assert not asked
    assert not large.findings_known
    assert large.unsorted_findings
    assert not are_done(courses_of(desk, "findings"))
    assert desk.kept(Filed).findings


def test_help_and_palette_are_made_ahead(workspace: Workspace) -> None:
    """What any help says of keys, and what the palette shows before a letter, is there before they are opened."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        warm_overlays(app.frame)
        made = help_rows.cache_info().misses
        assert help_lines(app.frame, app.size.width)
        assert help_rows.cache_info().misses == made
        assert "first" in vars(app.desk.names)

    drive(workspace, steps)


def test_a_small_mission_is_made_ahead_piece_by_piece(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece is as short as one thing that is made; in the end all is there that screens ask for."""
    monkeypatch.setattr("planner.tui.preparing.SLICE", -1.0)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        assert workspace.unsorted_findings
        assert prepare_some(app.frame)
        assert not are_done(courses_of(app.desk))
        monkeypatch.setattr("planner.tui.preparing.SLICE", 60.0)
        assert not prepare_some(app.frame)
        assert are_done(courses_of(app.desk))

    drive(workspace, steps)


def test_a_large_mission_is_not_made_ahead_between_keys(large: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        assert not prepare_some(app.frame)
        assert "first" in vars(app.desk.names)
        assert not are_done(courses_of(app.desk))

    drive(large, steps)
