"""A walk through every command: each is given at least once, and what it is for is then to be seen, and was not before.

A command that is added without a step here fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.commands import Command, app_commands
from planner.tui.screens import Entry, entries
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import drive, settled, shown


class Step(NamedTuple):
    """One command."""

    action: str
    shows: str
    """What is to be seen afterwards and was not before; after ``-``: what was, and is no more."""
    before: str = ""
    """Keys before it."""
    after: str = ""
    """Keys that put things right again."""


FORM = "app.lay_over('{}')"
STEPS: dict[str, tuple[Step, ...]] = {
    "overview": (
        Step("screen.next_part", ">Crowd control", after="shift+tab"),
        Step("screen.worst", ">▒  UPR  Police station, Upriver"),
        Step("screen.choose", "[Unit]", after="escape"),
        Step(FORM.format("session_form"), "│ New session, into plan.toml", after="escape escape"),
    ),
    "unit": (
        Step("screen.step(1)", "| UNIT  up-records"),
        Step("screen.step(-1)", "| UNIT  up-station"),
        Step("screen.worst", ">▒  RI-02", "end"),
        Step("screen.choose", "In the way: ", after="enter"),
        Step("screen.next_part", ">X  2026-09-07 Mon", "home"),
        Step(FORM.format("session_form"), "│ New session, into plan.toml", after="escape escape"),
        Step(FORM.format("observation_form"), "│ Observed at up-station", after="escape escape"),
    ),
    "coverage": (
        Step("screen.turn_measure", "trainee-hours", "percent_sign", "percent_sign"),
        Step("screen.sort", "| COVERAGE  largest gap first", after="t"),
        Step("screen.open_or_close", "  1  2  3  4", "right right", "v"),
        Step("screen.filter", "unit, region, zone or service; Enter keeps it", after="escape"),
        Step("screen.worst", "Gap 1 of 17"),
        Step("screen.next_worst", "Gap 2 of 17"),
        Step("screen.choose", "Esc closes the list.", after="escape"),
    ),
    "distribution": (
        Step("screen.weigh", "| DISTRIBUTION  weight: strength"),
        Step("screen.choose", "| COVERAGE  filter: north", after="escape"),
    ),
    "sessions": (
        Step("screen.mark", "1 marked", after="space"),
        Step("screen.other_side", ">20 of 30  Central police station", after="tab"),
        Step("screen.read", "Modules: 4 modules, 30 h", after="escape"),
        Step("screen.next_conflict(True)", "Conflict 1 of 3"),
        Step("screen.next_conflict(False)", "Conflict 2 of 3"),
        Step("screen.move(1)", "2026-07-20 Mon"),
        Step("screen.move(-1)", "-2026-07-20 Mon"),
        Step("screen.go_on(-1)", "is planned: done"),
        Step("screen.go_on(1)", "is approved: done"),
        Step("screen.copy", "│ Copy of ", after="escape escape"),
        Step("screen.relocate", "Venue           < ", after="escape escape"),
        Step("screen.cancel", "cancel b-03: done"),
        Step("screen.filter", "id, title, unit, partner, region, status or module;", after="escape"),
        Step("screen.turn", "W27"),
        Step("screen.zoom", "-W27"),
        Step("screen.turn_rows", "| SESSIONS  by team"),
        Step("screen.today", "-Sep", "right right"),
    ),
    "due": (
        Step("screen.sort", "school: ended", after="t"),
        Step("screen.turn_mentor", "| DUE  mentor: advisers", after="v"),
        Step("screen.filter", "who, what, session or unit; Enter keeps it", after="escape"),
        Step("screen.choose", "| SESSIONS", after="escape"),
    ),
    "modules": (
        Step("screen.all", "RI-01"),
        Step("screen.other_part", ">Crowd control (crowd)", after="tab"),
        Step("screen.choose", "-CC-01"),
    ),
    "reform": (
        Step("screen.choose", "Nothing in the curricula or the plan is of this kind."),
        Step("screen.next_part", ">operationality"),
    ),
    "findings": (
        Step("screen.choose", ">+ Worth doing first", after="enter"),
        Step("screen.other_part", ">Worth doing first", after="tab"),
        Step("screen.sift", "errors and warnings"),
        Step("screen.regroup", "by what they are"),
        Step("screen.filter", "code, words, file or id; Enter keeps it", after="escape"),
    ),
}
EVERYWHERE = (
    Step("app.explain_page", "Help: Sessions", after="escape"),
    Step("app.find", "Find anything; Esc goes back", after="escape"),
    Step("app.travel('day', 1)", "as of 2026-07-01"),
    Step("app.travel('day', -1)", "-as of 2026-07-01"),
    Step("app.travel('month', 1)", "as of 2026-07-30"),
    Step("app.travel('month', -1)", "as of 2026-06-30"),
    Step("app.travel('event', 1)", "as of 2026-07-06"),
    Step("app.travel('event', -1)", "as of 2026-06-"),
    Step("app.ask_date", "Which date?", after="escape"),
    Step("app.go_home", "as of 2026-06-30", "plus"),
    Step("app.compare", "Compare with which date?", after="escape"),
    Step("app.undo", "-*1 unsaved", "greater_than_sign"),
    Step("app.redo", "*1 unsaved"),
    Step("app.save", "+start = 2026-07-13", after="escape"),
    Step("app.save_elsewhere", "Save all into which folder?", after="escape"),
    Step("app.recover", "There are no edits that an earlier run has not saved."),
    Step("app.export", "this page: Sessions", after="enter"),
    Step("app.reload", "The files were read again."),
    Step("app.edit_file", "Something is not saved yet: save it first"),
    Step("app.switch_signs", "-█ delivered", after="a"),
    Step("app.make_own", "This mission is your own"),
    Step("app.new_entry('activity')", "│ New activity, ", after="escape escape"),
    Step("app.new_entry('unit')", "│ New unit, ", after="escape escape"),
    Step("app.new_entry('team')", "│ New team, ", after="escape escape"),
    Step("app.new_entry('venue')", "│ New venue, ", after="escape escape"),
    Step("app.new_entry('partner')", "│ New partner, ", after="escape escape"),
    Step("app.edit_entry('mission', '')", "│ Mission Upriver police training", after="escape escape"),
    Step("app.step_back", "-Help: Sessions", "question_mark"),
    Step(FORM.format("session_form"), "│ New session, into plan.toml", after="escape escape"),
    Step(FORM.format("edit_form"), "│ Session b-02, in more.toml", after="escape escape"),
    Step(FORM.format("observation_form"), "│ Observed at ", after="escape escape"),
    Step(FORM.format("attendance_form"), "│ Delivered: b-02", after="escape escape"),
    Step(FORM.format("visit_form"), "│ Follow-up visit at city-station", after="escape escape"),
    *(Step(f"app.open('{name}')", f"| {name[:3].upper()}", after="s") for name in STEPS if name != "sessions"),
)
OTHERS = ("app.repaint", "app.switch_theme", "app.leave")
"""Commands after which no text is another."""
SCREENS = [entry for entry in entries() if not entry.modal]


class Walker:
    """Somebody who takes steps."""

    def __init__(self, app: PlannerApp, pilot: Pilot[None], commands: dict[str, Command]) -> None:
        self.app, self.pilot, self.commands = app, pilot, commands
        self.failed: list[str] = []

    async def take(self, step: Step) -> None:
        """Take one step, by its key if it has one, and look at what it is for."""
        await self.press(step.before)
        before = await self.seen()
        command = self.commands[step.action]
        if command.keys:
            await self.press(command.keys.split(",")[0])
        else:
            await self.app.run_action(command.action)
        after = await self.seen()
        text, there = step.shows.removeprefix("-"), not step.shows.startswith("-")
        if (text in before, text in after) != (not there, there):
            self.failed.append(f"{step}\n{before}\n{after}")
        await self.press(step.after)

    async def press(self, keys: str) -> None:
        for key in keys.split():
            await self.pilot.press(key)
            await self.seen()

    async def seen(self) -> str:
        await settled(self.app, self.pilot)
        return shown(self.app, tabs=True)


def walk(workspace: Workspace, first: str, steps: tuple[Step, ...]) -> PlannerApp:
    """Take *steps* one after the other from the screen *first*."""
    every = [*(entry.command for entry in entries()), *app_commands()]
    own = [command for entry in SCREENS if entry.name == first for command in entry.screen_class().commands()]  # type: ignore[attr-defined]

    async def all_steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        walker = Walker(app, pilot, {command.action: command for command in (*every, *own)})
        for step in steps:
            await walker.take(step)
        assert not walker.failed, "\n".join(walker.failed)

    return drive(make_busy(workspace), all_steps, first=first)


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
def test_commands_of_a_screen(workspace: Workspace, entry: Entry) -> None:
    """Each does on its screen what it says."""
    walk(workspace, entry.name, STEPS[entry.name])
    actions = {command.action for command in entry.screen_class().commands()}  # type: ignore[attr-defined]
    assert actions == {step.action for step in STEPS[entry.name]}


def test_commands_of_everywhere(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each does what it says on the sessions screen; those that show nothing new have a test of their own."""
    monkeypatch.chdir(tmp_path)
    walk(workspace, "sessions", EVERYWHERE)
    every = {command.action for command in (*app_commands(), *(entry.command for entry in entries()))}
    assert every == {step.action for step in EVERYWHERE} | {*OTHERS, "app.open('sessions')"}


def test_commands_that_show_nothing_new(workspace: Workspace) -> None:
    """Another ground is another theme; what is drawn again is all of the screen; who quits is out, with exit code 0."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        grounds = []
        for _turn in range(2):
            await app.run_action("app.switch_theme")
            colours = [node.styles.background.hex for node in (app, app.screen)]
            grounds.append((app.theme, app.desk.look.light, *colours))
        assert grounds == [("textual-light", True, *["#FFFFFF"] * 2), ("textual-dark", False, *["#121212"] * 2)]
        before = shown(app)
        await pilot.press("ctrl+l")
        assert app.screen._dirty_widgets or app.screen._layout_required or shown(app) == before
        await pilot.press("q")

    app = drive(workspace, steps)
    assert app._exit
    assert app.return_code == 0
