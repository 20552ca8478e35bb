"""The palette finds commands, units, regions, modules and sessions without accents and case, and goes there."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.coverage import Coverage
from planner.tui.screens.palette import Finder, found_in, items_of
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("segou riviere", Focus(unit="up-records")),
        ("UPRIVER region", Focus(region="upriver")),
        ("arrest", Focus(module="RI-03")),
        ("s-05", Focus(session="s-05")),
        ("worst", "screen.worst"),
        ("reload", "app.reload"),
    ],
)
def test_finds_by_name(workspace: Workspace, query: str, found: Focus | str) -> None:
    """Every word has to match; what begins with it comes first."""
    items = [(item.searched, item) for item in items_of(workspace.view.mission, Coverage.commands())]
    assert found_in(items, query)[0].found == found


def test_no_command_that_writes_the_screen_elsewhere(workspace: Workspace) -> None:
    """Textual's own commands, the screenshot among them, are not offered."""
    actions = {item.found for item in items_of(workspace.view.mission, Coverage.commands())}
    assert not [action for action in actions if isinstance(action, str) and "screenshot" in action]


def test_typing_narrows_and_enter_goes_there(workspace: Workspace) -> None:
    """A module of a closed curriculum is opened and has the cursor."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("colon", *"foot")
        await settled(app, pilot)
        assert "> CC-02 Foot tactics" in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Coverage)
        assert app.screen.focus_now().module == "CC-02"

    drive(workspace, steps)


def test_runs_a_command_of_the_screen(workspace: Workspace) -> None:
    """A command chosen here does what its key does."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p", *"worst", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Coverage)
        assert app.screen.focus_now().module == "RI-02"

    drive(workspace, steps)


def test_escape_and_nothing_found(workspace: Workspace) -> None:
    """Esc closes it; Enter on nothing does too."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for keys in (["escape"], [*"qqq", "enter"]):
            await pilot.press("ctrl+p")
            assert isinstance(app.screen, Finder)
            await pilot.press(*keys)
            await settled(app, pilot)
            assert isinstance(app.screen, Coverage)

    drive(workspace, steps)
