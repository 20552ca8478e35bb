"""Every screen is whole from 80x24 on, says what to do below, and comes back to where it was from any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens import Entry, entries
from planner.tui.screens.frame import Frame
from planner.tui.widgets.notice import Notice
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown

SCREENS = [entry for entry in entries() if not entry.modal]
each_screen = pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
SIZES = ((20, 5), (1, 1), (200, 60), (79, 24), (80, 23), (80, 24))
LAID = {
    "nothing": (),
    "help": ("question_mark",),
    "palette": ("colon", "a"),
    "date": ("D", "2"),
    "compare": ("equals_sign", "enter"),
}


@each_screen
def test_any_size_and_back(workspace: Workspace, entry: Entry) -> None:
    """To 20x5, to nothing, larger, and back: focus and selection are what they were, and nothing was closed.

    What is laid over is the same over every screen: over the others than the coverage it is only covered once.
    """

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "right")
        for keys in LAID.values():
            sizes = SIZES if not keys or entry.name == "coverage" else (SIZES[0], SIZES[-1])
            await pilot.press(*keys)
            await settled(app, pilot)
            frame = app.screen
            assert isinstance(frame, Frame)
            focus, on, last = app.focused, frame.focus_now(), shown(app, tabs=True).splitlines()[-1]
            for size in sizes:
                await pilot.resize_terminal(*size)
                await settled(app, pilot)
                assert app.screen is frame
                assert app.focused is focus
                assert bool(frame.query(Notice)) == (size[0] < 80 or size[1] < 24)
            assert shown(app, tabs=True).splitlines()[-1] == last
            assert frame.focus_now() == on
            if keys:
                await pilot.press("escape")

    drive(workspace, steps, first=entry.name)


@each_screen
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_whole(workspace: Workspace, entry: Entry, size: tuple[int, int]) -> None:
    """Title, tabs and keys are there, the help among them, and no line is wider than the terminal."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await settled(app, pilot)
        lines = shown(app, tabs=True).splitlines()
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]
        assert entry.title.upper() in lines[0]
        assert "as of 2026-06-30" in lines[0]
        assert "? help" in lines[-1]
        assert not app.screen.query(Notice)

    drive(workspace, steps, first=entry.name, size=size)


@each_screen
def test_too_small_names_the_command(workspace: Workspace, entry: Entry) -> None:
    """The notice names the command that prints the same, with the date that is looked at, and q still leaves."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("semicolon")
        await settled(app, pilot)
        text = " ".join(shown(app, tabs=True).split())
        assert "60 columns and 20 rows" in text
        assert "planner --as-of 2026-07-01 " in text
        await pilot.press("q")

    assert drive(workspace, steps, first=entry.name, size=(60, 20))._exit


@each_screen
def test_help_names_command_and_keys(workspace: Workspace, entry: Entry) -> None:
    """The help of each screen has its own keys, those of dates and of everywhere, and the command."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        await settled(app, pilot)
        frame = app.screen
        assert isinstance(frame, Frame)
        text = frame.laid.export_text()  # type: ignore[union-attr]
        texts.append(text)
        for command in (*frame.commands(), *(each.command for each in SCREENS)):
            assert f"{command.name}." in text
        if frame.SIGNS:
            assert "Signs" in text

    drive(workspace, steps, first=entry.name)
    assert "The same as text: planner " in texts[0]
    for name in ("Next event", "Compare", "Find anything", "Write as text", "Light or dark", "Quit"):
        assert f"{name}." in texts[0]


@each_screen
def test_written_in_ascii(workspace: Workspace, entry: Entry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With --ascii what x writes is ASCII too, help and comparison included."""
    monkeypatch.chdir(tmp_path)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.desk.look.accents = False
        await pilot.press("x", "enter", "question_mark", "x", "enter", "escape", "equals_sign", "enter", "x", "enter")
        await settled(app, pilot)

    drive(workspace, steps, first=entry.name, unicode=False)
    written = [path.read_text("utf-8") for path in tmp_path.glob("planner-*.txt")]
    assert len(written) == 3
    assert all(text.isascii() and len(text) > 100 for text in written)


def test_form_at_any_size(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is covered while the terminal is too small; then it is there again, the focus where it was."""
    monkeypatch.setattr("planner.tui.screens.form_shown.PAUSE", 60.0)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("n", "tab", "tab", "tab", "end", "x")
        await settled(app, pilot)
        before, focus = shown(app, tabs=True), app.focused
        for size in ((20, 5), (1, 1), (200, 60), (79, 24)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert app.focused is focus
            assert bool(app.screen.query(Notice)) == (size < (80, 24))
        assert "what was typed stays" in " ".join(shown(app, tabs=True).split())
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert shown(app, tabs=True) == before

    drive(workspace, steps)
