"""The shell keeps what people see whole: size, focus, colour, hostile names, and nothing lost by a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.screens.coverage import Coverage
from planner.tui.widgets.grid import Grid
from planner.tui.widgets.notice import Notice
from planner.workspace import Workspace
from tests.tui.driving import compare, drive, screen_after, settled, shown


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (30, 8), (20, 5)])
def test_too_small_says_what_to_do(workspace: Workspace, size: tuple[int, int]) -> None:
    """Below 80x24 there is a notice with the command that prints the same."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await settled(app, pilot)
        text = " ".join(shown(app, tabs=True).split())
        assert (f"{size[0]} columns and {size[1]} rows" if size != (20, 5) else "20x5: too small") in text
        assert "planner coverage" in text
        assert app.screen.query(Notice)

    drive(workspace, steps, size=size)


def test_resize_keeps_focus_and_cursor(workspace: Workspace) -> None:
    """Smaller than can be shown and back: the same cell has the focus."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "right")
        screen = app.screen
        assert isinstance(screen, Coverage)
        before = (screen.focus_now(), app.focused)
        await pilot.resize_terminal(40, 10)
        await settled(app, pilot)
        assert app.screen.query(Notice)
        await pilot.resize_terminal(100, 30)
        await settled(app, pilot)
        assert not app.screen.query(Notice)
        assert (screen.focus_now(), app.focused) == before

    drive(workspace, steps)


@pytest.mark.parametrize("profile", ["plain", "ansi"])
def test_no_colour_codes_but_the_terminals_own(workspace: Workspace, profile: str) -> None:
    """NO_COLOR sends no colour at all, a remote line only the sixteen; also with a filter line and the palette open."""
    colours = set()

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for keys in (["down"], ["slash", "c"], ["escape", "ctrl+p"]):
            await pilot.press(*keys)
            await settled(app, pilot)
            for strip in app.screen._compositor.render_strips():
                for _text, style, _control in strip:
                    if style:
                        colours.update(str(c.type.name) for c in (style.color, style.bgcolor) if c)

    drive(workspace, steps, profile=profile)  # type: ignore[arg-type]
    assert colours <= ({"DEFAULT"} if profile == "plain" else {"DEFAULT", "STANDARD"})


def test_markup_in_names_is_shown_as_it_is(workspace: Workspace) -> None:
    """A name like [/] neither vanishes nor ends the program, on the screen and in the palette."""
    assert "Mobile squadron [/] [bold]5[/bold]" in screen_after(workspace, size=(160, 50))
    assert "Mobile squadron [/] [bold]5[/bold]" in screen_after(workspace, "colon", *"mobile", size=(160, 50))


def test_export_says_where_and_writes_over_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """x and Enter twice makes two files; the message goes with the next key."""
    monkeypatch.chdir(tmp_path)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("x", "enter", "x", "enter")
        await settled(app, pilot)
        assert "planner-coverage-2026-06-30-2.txt" in shown(app).replace("\n", "") or "Written to" in shown(app)
        await pilot.press("down")
        await settled(app, pilot)
        assert "Written to" not in shown(app)

    drive(workspace, steps, size=(160, 30))
    assert sorted(path.name for path in tmp_path.glob("planner-*")) == [
        "planner-coverage-2026-06-30-2.txt",
        "planner-coverage-2026-06-30.txt",
    ]


def test_export_into_a_folder_that_takes_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The reason is said and nothing else happens."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "Not written" in screen_after(workspace, "x", "enter")


def test_quit_asks_while_something_is_unsaved(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first q says what would be lost; any key between takes the question back."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(Desk, "unsaved", 2)
        await pilot.press("q")
        await settled(app, pilot)
        assert "2 changes are not saved" in shown(app)
        await pilot.press("down", "q")
        assert not app._exit
        await pilot.press("q")

    app = drive(workspace, steps)
    assert app._exit
    assert app.return_code == 0


def test_reload_of_a_mission_that_is_gone(workspace: Workspace) -> None:
    """The last good figures stay, with the reason."""
    before = screen_after(workspace).splitlines()[4]
    (workspace.root / "mission.toml").rename(workspace.root / "away.txt")
    after = screen_after(workspace, "r").splitlines()
    assert after[4] == before
    assert "no mission.toml" in "".join(after[-3:])


def test_help_and_back(workspace: Workspace) -> None:
    """? explains keys, signs and the command that prints the same; Esc goes back to the same cell."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "right")
        before = app.focused
        await pilot.press("question_mark")
        await settled(app, pilot)
        assert "The same as text: planner coverage" in shown(app)
        await pilot.press("question_mark", "escape")
        await settled(app, pilot)
        assert isinstance(app.screen, Coverage)
        assert app.focused is before
        assert isinstance(before, Grid)
        assert before.row == 1

    drive(workspace, steps)


def test_escape_at_the_first_screen_does_nothing(workspace: Workspace) -> None:
    """Esc never loses anything."""
    assert screen_after(workspace, "down", "escape", "escape") == screen_after(workspace, "down")


def test_help_page(workspace: Workspace) -> None:
    """The whole help of the coverage screen, as it is written by x."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        text = app.screen.laid.export_text()  # type: ignore[attr-defined]
        head, rest = text.split("\n Everywhere\n")
        texts.append(f"{head}\n{rest.split(' Signs')[1]}")

    drive(workspace, steps)
    compare("help-coverage", texts[0])


@pytest.mark.parametrize("first", ["overview", "distribution", "unit", "modules", "reform"])
def test_a_screen_without_a_filter_says_so(workspace: Workspace, first: str) -> None:
    """Its key does not fall silent, where the letters after it would be commands."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        await settled(app, pilot)
        assert "There is no filter on this screen; Ctrl+P finds anything." in shown(app)
        await pilot.press("f", "slash", "p", "l")
        await settled(app, pilot)
        assert "filter: pl" in shown(app)

    drive(workspace, steps, first=first)
