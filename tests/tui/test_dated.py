"""Time travel: on every screen the date moves and comes back, the header says so, and large missions stay usable."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.pilot import Pilot

from planner.operations.sessions import set_session
from planner.tui import desk as desks
from planner.tui.app import PlannerApp
from planner.tui.background import Background
from planner.tui.screens import Entry, entries
from planner.tui.screens.frame import Frame
from planner.view import View
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown

SCREENS = [entry for entry in entries() if not entry.modal]
OWN = dt.date(2026, 6, 30)


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
@pytest.mark.parametrize(
    ("there", "back", "day"),
    [
        ("semicolon", "comma", "2026-07-01"),
        ("plus", "minus", "2026-07-30"),
        ("right_parenthesis", "left_parenthesis", "2026-09-02"),
    ],
    ids=["day", "month", "event"],
)
def test_there_and_back(workspace: Workspace, entry: Entry, there: str, back: str, day: str) -> None:
    """The figures are those of the other date, the header says both, and the way back leads back."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await settled(app, pilot)
        assert shown(app).splitlines()[0].endswith("as of 2026-06-30")
        await pilot.press(there)
        await settled(app, pilot)
        days = (dt.date.fromisoformat(day) - OWN).days
        assert f"as of {day} (+{days} d)" in shown(app).splitlines()[0]
        assert app.desk.view.day == dt.date.fromisoformat(day)
        assert f"As of {app.desk.view.day:%A} {day}" in shown(app).splitlines()[-1]
        await pilot.press(back if there != "right_parenthesis" else "full_stop")
        await settled(app, pilot)
        assert app.desk.view.day == OWN
        assert "d)" not in shown(app).splitlines()[0]

    drive(workspace, steps, first=entry.name, size=(100, 30))


def test_events_are_named(workspace: Workspace) -> None:
    """Going to the next event says what it is; before the first and after the last one there is none."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for key in ("right_parenthesis", "right_parenthesis", *["left_parenthesis"] * 9):
            await pilot.press(key)
            await settled(app, pilot)
            seen.append(shown(app).splitlines()[-1].strip())

    drive(workspace, steps)
    assert seen[0] == "As of Wednesday 2026-09-02: lapses: RI-02."
    assert seen[1] == "As of Monday 2026-09-07: starts: s-04."
    assert seen[2] == seen[0]
    assert seen[3] == "As of Monday 2026-03-02: held: s-01."
    assert seen[-1] == "Nothing happens before this date."


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-09-30", "2026-09-30"), ("-3m", "2026-03-30"), ("", "2026-06-30"), ("+1d", "2026-07-01")]
)
def test_a_date_is_typed(workspace: Workspace, typed: str, day: str) -> None:
    """D takes a date or a step; nothing typed goes back to the mission's own."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        before = app.focused
        await pilot.press("D", *typed, "enter")
        await settled(app, pilot)
        assert app.desk.view.day == dt.date.fromisoformat(day)
        assert app.focused is before

    drive(workspace, steps)


def test_what_is_no_date_is_said(workspace: Workspace) -> None:
    """The question stays with what was typed; Esc takes it away and moves nothing."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        before = app.focused
        await pilot.press("D", "3", "0", "slash", "9", "enter")
        await settled(app, pilot)
        assert "That is no date" in shown(app)
        assert "30/9" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "30/9" not in shown(app)
        assert app.desk.view.day == OWN
        assert app.focused is before

    drive(workspace, steps)


class Held(Background):
    """Nothing is done beside the screens until it is asked for."""

    def _go_on(self) -> None:
        self._running, self._next = self._next, None

    def finish(self) -> None:
        """Do what is being held."""
        job = self._running
        if job:
            self._ended(job, job.work(lambda: job.unwanted), None)


@pytest.fixture
def large(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A mission that is taken to be large."""
    monkeypatch.setattr(desks, "MANY_SESSIONS", 0)
    return workspace


def held(app: PlannerApp) -> Held:
    background = Held(app.call_later)
    app.background = background
    return background


def test_a_large_mission_is_given_up(large: Workspace) -> None:
    """While figures are made the screen says so; Esc stays at the date there was, and what comes later is dropped."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        await pilot.press("semicolon")
        await settled(app, pilot)
        assert "2026-07-01 are being made; Esc stays" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        background.finish()
        await settled(app, pilot)
        assert app.desk.view.day == OWN
        assert "Given up" in shown(app)

    drive(large, steps, size=(100, 30))


async def arrived(app: PlannerApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is done beside the screens, and all of it is shown."""
    while app.background.busy:
        await settled(app, pilot)
    await settled(app, pilot)


def test_esc_pressed_while_the_figures_came(large: Workspace) -> None:
    """Pressed while people still read that it stays, it stays at the date there was, and leads to no other screen."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("f", "c", "semicolon")
        await arrived(app, pilot)
        assert (app.desk.view.day - OWN).days == 1
        app._pressed = 0.0
        app.action_step_back()
        await settled(app, pilot)
        assert (app.desk.view.day, app.current_mode) == (OWN, "coverage")
        assert shown(app).splitlines()[-1].startswith(" Given up")
        await pilot.press("semicolon")
        await arrived(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert (app.desk.view.day - OWN).days == 1
        assert app.current_mode == "findings"
        await arrived(app, pilot)

    drive(large, steps)


def test_a_large_mission_goes_on_from_where_it_is_going(large: Workspace) -> None:
    """Three presses while nothing is ready yet are three days; keys go on working meanwhile."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        await pilot.press("semicolon", "semicolon", "down", "semicolon")
        assert app.desk.view.day == OWN
        background.finish()  # the first one, which nobody wants any more
        await settled(app, pilot)
        assert app.desk.view.day == OWN
        background.finish()
        await settled(app, pilot)
        assert app.desk.view.day == OWN + dt.timedelta(days=3)

    drive(large, steps)


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
def test_what_is_shown_is_what_is_made_anew(large: Workspace, entry: Entry) -> None:
    """Each date shows the figures that a view made from nothing has, whichever dates and edits were before it."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        for key in ("plus", "right_parenthesis", "minus", "comma", "u", "plus", "left_parenthesis"):
            if key == "u":
                large.do(set_session(large.loaded, "s-05", {"start": large.view.day}))
            else:
                await pilot.press(key)
                background.finish()
            findings = list(large.find(large.view))
            texts = []
            for view in (View(large.view.mission, large.view.day), large.view):
                large.show(view, findings)
                app._caught_up()
                app.frame.hush()  # type: ignore[union-attr]
                await settled(app, pilot)
                texts.append(shown(app))
            assert texts[0] == texts[1]

    drive(large, steps, first=entry.name, size=(120, 40))


def test_findings_come_later(large: Workspace) -> None:
    """In a large mission the overview is there before its findings are, and shows them when they come."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for _ in range(200):
            await settled(app, pilot)
            if app.desk.workspace.findings_known:
                break
        await settled(app, pilot)
        assert "Findings: looking" not in shown(app)
        background = held(app)
        await pilot.press("semicolon")
        background.finish()
        await settled(app, pilot)
        assert "Findings: looking" in shown(app)
        assert not app.desk.workspace.findings_known
        background.finish()
        await settled(app, pilot)
        assert "Findings: looking" not in shown(app)

    drive(large, steps, first="overview", size=(100, 30))


def test_a_fault_beside_the_screens_is_not_swallowed() -> None:
    """What goes wrong in work that somebody wants is raised among the screens; in work given up it is not."""
    calls: list[object] = []
    background = Held(lambda *call: calls.append(call))

    def fault(_stopped: object) -> None:
        raise ZeroDivisionError

    from planner.tui.background import Job

    background.start(Job("x", fault, lambda _result: None))
    job = background._running
    assert job
    background._work(job)
    ended, *arguments = calls.pop()  # type: ignore[misc]
    with pytest.raises(ZeroDivisionError):
        ended(*arguments)
    job.unwanted = True
    background._running = job
    ended(*arguments)


def test_screens_are_frames() -> None:
    """Every screen stands in the frame that has the keys of dates."""
    assert all(issubclass(entry.screen_class(), Frame) for entry in SCREENS)
