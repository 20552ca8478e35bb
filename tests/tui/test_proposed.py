"""In a large mission a session is proposed beside the screens: the page says so, and then shows the proposal."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.proposal import propose
from planner.tui import desk as desks
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.proposed import Proposed
from planner.tui.screens.unit import UnitSheet
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown
from tests.tui.test_preparing import Held, held

SAID = "What could be planned is being worked out."


@pytest.fixture
def large(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A mission that is taken to be large, its findings known."""
    monkeypatch.setattr(desks, "MANY_SESSIONS", 0)
    assert workspace.unsorted_findings
    return workspace


async def opened(app: PlannerApp, pilot: Pilot[None]) -> Held:
    """Open a module with a gap; what is done beside the screens is held."""
    background = held(app)
    while background.busy:
        background.finish()
    assert isinstance(app.screen, UnitSheet)
    app.screen.go_to(Focus(unit="up-station", module="RI-03"))
    await settled(app, pilot)
    await pilot.press("enter")
    await settled(app, pilot)
    return background


def test_it_is_said_and_then_shown(large: Workspace) -> None:
    """Nobody waits for it: keys go on working, and the cursor stays where they took it. It is what is proposed."""
    fields = propose(large.view, "up-station", "RI-03").fields

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = await opened(app, pilot)
        assert SAID in shown(app)
        assert "n plans it" not in shown(app)
        await pilot.press("up")
        screen = app.screen
        assert isinstance(screen, UnitSheet)
        at = screen.focus_now()
        assert at.module != "RI-03"
        assert background.finish() == ""
        await settled(app, pilot)
        assert SAID not in shown(app)
        assert f"n plans it: {fields['start']}" in shown(app)
        assert screen.focus_now() == at
        assert screen.is_caught_up

    drive(large, steps, first="unit", size=(160, 50))


def test_it_is_made_before_what_nobody_waits_for(large: Workspace) -> None:
    """What was being prepared is gone on with afterwards."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        app.prepare()
        assert background.busy
        proposed = large.view.kept(Proposed)
        assert app.desk.proposal("up-station", "RI-01") is None
        assert app.desk.proposal("up-station", "RI-03") is None
        background.finish()  # what was being prepared, which is given up
        background.finish()
        assert proposed.known("up-station", "RI-01")
        assert app.desk.proposal("up-station", "RI-03") == propose(large.view, "up-station", "RI-03")
        assert not proposed.wanted
        assert background.busy

    drive(large, steps)


def test_given_up_for_something_else_it_is_made_later(large: Workspace) -> None:
    """For a date, and for another screen: when one comes back it is there, or said again and made."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = await opened(app, pilot)
        app.background.give_up()
        await pilot.press("m")
        while background.busy:
            background.finish()
            await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert SAID not in shown(app)
        assert "n plans it" in shown(app)
        await pilot.press("semicolon")
        while background.waited_for:
            background.finish()
            await settled(app, pilot)
        assert SAID in shown(app)
        while large.view.kept(Proposed).wanted:
            background.finish()
            await settled(app, pilot)
        assert "n plans it" in shown(app)

    drive(large, steps, first="unit", size=(160, 50))


def test_in_a_small_mission_it_is_there_at_once(workspace: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.desk.proposal("up-station", "RI-03") == propose(workspace.view, "up-station", "RI-03")
        assert not workspace.view.kept(Proposed).wanted

    drive(workspace, steps)
