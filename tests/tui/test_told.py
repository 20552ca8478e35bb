"""Whatever keys were pressed, the lines around a screen are about where its cursor is and the date it shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from random import Random

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens.frame import Frame
from planner.tui.screens.parts import legend_line, title_line
from planner.tui.widgets.bars import Bar, Row
from planner.workspace import Workspace
from tests.tui.driving import drive, settled

SCREENS = ("o", "u", "c", "d", "s", "w", "m", "b", "f")
MOVES = ("down", "up", "right", "left", "tab", "pagedown", "pageup", "home", "end", "enter", "escape")
COMMANDS = ("v", "t", "g", "G", "z", "y", "p", "N", "percent_sign", "space", "a", "plus")


def rows_about(frame: Frame) -> list[Row]:
    """Return the lines that stand below *frame* if they are about what its cursor is on."""
    rows: list[Row] = [("status", parts) for parts in frame.about()]
    if frame.SIGNS:
        rows.append(("status", legend_line(frame.desk.look, frame.SIGNS, frame.app.size.width)))
    return rows


@pytest.mark.parametrize("commands", [COMMANDS[:6], COMMANDS[6:]], ids="-".join)
@pytest.mark.parametrize("screen", SCREENS)
def test_lines_are_about_the_cursor(workspace: Workspace, screen: str, commands: Sequence[str]) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        chance, pressed = Random(screen), [""]
        keys = [(screen, chance.choice(MOVES), command) for command in (*commands, *reversed(commands))]
        for key in chain.from_iterable(keys):
            pressed.append(key)
            await pilot.press(key)
            await settled(app, pilot)
            frame = app.screen
            if not isinstance(frame, Frame):
                await pilot.press("escape")
                await settled(app, pilot)
                continue
            assert frame._below == rows_about(frame), pressed[-5:]
            title = title_line(app.desk, frame.heading, frame.aside(), app.size.width)
            assert frame.query_one("#top", Bar)._rows[0] == ("bar", title), pressed[-5:]

    drive(workspace, steps, first="overview")
