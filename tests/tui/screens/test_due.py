"""The due screen says who has to do what by when, for everybody or one mentor, and leads there."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.screens.due import Due
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    return make_busy(workspace)


def after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="due")
    return seen[0]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_first_sight(busy: Workspace, size: tuple[int, int]) -> None:
    """By who has to act, the most urgent first; large: everything of what the cursor is on beside it."""
    compare(f"due-{size[0]}x{size[1]}", after(busy, size=size))


def test_by_day_in_ascii(busy: Workspace) -> None:
    """One list, whatever is late first."""
    text = after(busy, "t", unicode=False)
    compare("due-80x24-by-day-ascii", text)
    assert {char for char in text if not char.isascii()} <= set("…é")


def test_by_day_each_row_says_what_lapses(busy: Workspace) -> None:
    """No column stands mostly blank between the unit and its module; who acts stands before what is to be done."""
    rows = after(busy, "t").splitlines()
    assert any("up-station" in row and "due: ~10 of 10 in RI-02" in row for row in rows)
    assert any("school: " in row for row in rows)


def test_a_filter_that_matches_nothing_says_so(busy: Workspace) -> None:
    text = after(busy, "slash", *"zzz", "enter")
    assert "No row matches. Esc shows all again." in text
    assert "nothing to chase" not in text


def test_enter_goes_to_the_session_or_the_unit(busy: Workspace) -> None:
    """And Esc back to the same entry."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.current_mode == "sessions"
        assert app.screen.focus_now().session == "b-04"  # type: ignore[attr-defined]
        await pilot.press("escape", "end")
        await settled(app, pilot)
        assert isinstance(app.screen, Due)
        unit = app.screen.focus_now().unit
        assert unit == "up-station"
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.current_mode == "unit"
        assert app.screen.focus_now().unit == unit  # type: ignore[attr-defined]

    drive(busy, steps, first="due")


def test_mentor(busy: Workspace) -> None:
    """v shows one mentor's after the other, then all again; the command says which."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Due)
        assert screen.twin == "planner due"
        await pilot.press("v")
        await settled(app, pilot)
        assert screen.twin == "planner due --mentor advisers"
        assert "mentor: advisers, 1 late" in shown(app)
        assert "b-04" not in shown(app)
        await pilot.press("v")
        await settled(app, pilot)
        assert "b-04" in shown(app)

    drive(busy, steps, size=(120, 40), first="due")


def test_mentor_given_at_the_start(busy: Workspace) -> None:
    """A mentor sees one's own units at once."""
    assert Desk(busy, Look(), "advisers").mentor == "advisers"

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.desk.mentor = "advisers"
        await pilot.press("w")
        await settled(app, pilot)
        assert isinstance(app.screen, Due)
        assert app.screen.twin == "planner due --mentor advisers"

    drive(busy, steps)


def test_filter_and_text(busy: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """What x writes is what the command prints; with a filter only what is shown."""
    from planner.cli import main

    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Due)
        texts.append(screen.export_text())
        await pilot.press("slash", *"abroad", "enter")
        await settled(app, pilot)
        texts.append(screen.export_text())
        await pilot.press("escape")
        await settled(app, pilot)
        assert "b-04" in shown(app)

    drive(busy, steps, first="due")
    capsys.readouterr()
    assert main(["-C", str(busy.root), "due"]) == 0
    assert capsys.readouterr().out == texts[0]
    assert "filter: abroad" in texts[1]
    assert "b-04" not in texts[1]
    assert "b-03" in texts[1]


def test_nothing_to_chase(workspace: Workspace) -> None:
    """The page says so, and no key fails."""
    (workspace.root / "plan.toml").unlink()
    workspace.reload()
    text = after(workspace, "down", "enter", "t", "v", "end", size=(120, 40))
    assert "nothing to chase" in text
