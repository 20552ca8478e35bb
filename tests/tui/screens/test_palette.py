"""The palette finds commands, units, regions, modules and sessions without accents and case, and goes there."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.operations.sessions import set_session
from planner.plain import folded
from planner.tui.app import PlannerApp
from planner.tui.desk import Desk, Focus
from planner.tui.names import Names, found_in
from planner.tui.screens.coverage import Coverage
from planner.tui.screens.frame import Frame
from planner.tui.screens.palette import Finder, every_command
from planner.tui.theme import Look
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
        ("export", "app.export"),
    ],
)
def test_finds_by_name(workspace: Workspace, query: str, found: Focus | str) -> None:
    """Every word has to match; what begins with it comes first."""
    names = Names(workspace.view.mission)
    assert found_in(names, every_command(Coverage.commands()), query)[0].found == found


def test_no_command_that_writes_the_screen_elsewhere(workspace: Workspace) -> None:
    """Textual's own commands, the screenshot among them, are not offered."""
    actions = [command.action for command in every_command(Coverage.commands())]
    assert not [action for action in actions if "screenshot" in action]
    assert len(actions) == len(set(actions))


def test_everything_is_there(workspace: Workspace) -> None:
    """Every unit, region, module and session is found by its id, and every command by its name."""
    mission, commands = workspace.view.mission, every_command(Coverage.commands())
    names = Names(mission)
    kinds = {"unit": mission.units, "region": mission.regions, "module": mission.modules, "session": mission.sessions}
    for kind, entries in kinds.items():
        for entry in entries:
            assert entry.id in [
                item.found.of(kind) for item in found_in(names, commands, entry.id) if not isinstance(item.found, str)
            ]
    for command in commands:
        assert command.action in [item.found for item in found_in(names, commands, command.name)]


def test_names_are_those_of_the_mission_there_is(workspace: Workspace) -> None:
    """After the files were read again, what is new in them is found."""
    desk = Desk(workspace, Look())
    before = desk.names
    assert desk.names is before
    workspace.reload()
    assert desk.names is not before


def test_only_what_an_edit_changed_is_folded_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """After edits and undo the names are those made from nothing; what the edit did not touch is taken over."""
    made: list[str] = []

    def counted(text: str) -> str:
        made.append(text)
        return folded(text)

    monkeypatch.setattr("planner.tui.names._folded", counted)
    desk = Desk(workspace, Look())
    assert desk.names.first
    assert not made
    assert len(desk.names.texts) == len(made)
    modules = len(workspace.view.mission.modules)  # which say what their curricula are called
    for title in ("Renamed", "Renamed again", ""):
        if title:
            workspace.do(set_session(workspace.loaded, "s-05", {"title": title}))
        else:
            workspace.undo()
        made.clear()
        texts = desk.names.texts
        assert len(made) == modules + 1
        assert texts == Names(workspace.view.mission).texts


def test_names_that_were_not_asked_for_are_not_kept(workspace: Workspace) -> None:
    """Of the missions before an edit only that is kept whose names were folded last."""
    desk = Desk(workspace, Look())
    first = desk.names
    first.items(["s"])
    for title in ("One", "Two"):
        workspace.do(set_session(workspace.loaded, "s-05", {"title": title}))
        assert desk.names._former is first
    assert desk.names.texts
    assert desk.names._former is None


def test_typing_narrows_and_enter_goes_there(workspace: Workspace) -> None:
    """The screen made for what was chosen shows it, the cursor on it."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("colon", *"foot")
        await settled(app, pilot)
        assert "> CC-02 Foot tactics" in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Frame)
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
    """Esc closes it; Enter on nothing leaves it as it is; keys of the screen are typed."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for keys in (["escape"], [*"qqq", "enter"]):
            await pilot.press("ctrl+p")
            assert app.screen.query(Finder)
            await pilot.press(*keys)
            await settled(app, pilot)
            assert isinstance(app.screen, Coverage)
            assert bool(app.screen.query(Finder)) == (keys[-1] == "enter")  # which found nothing to go to
            await pilot.press("escape")

    drive(workspace, steps)
