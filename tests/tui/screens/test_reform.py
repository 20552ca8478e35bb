"""The balance of reform is whole at every size, and each of its figures says what it is made of."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.reports.panes import Target
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.reform import Reform
from planner.tui.screens.sessions import Sessions
from planner.tui.widgets.board import Board
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown

MORE = """
[[partner]]
id = "school"
title = "National school [/]"
kind = "national"

[[team]]
id = "t-1"
title = "First team"
region = "city"
trainers = 2
component = "IPO"

[[session]]
id = "s-07"
modules = ["CC-02"]
start = 2026-12-01
partner = "school"
teams = ["t-1"]
seats = { city-mobile = 10 }
"""


@pytest.fixture
def led(workspace: Workspace) -> Workspace:
    """The small mission with a session that a national school leads."""
    (workspace.root / "more.toml").write_text(MORE, encoding="utf-8")
    workspace.reload()
    assert workspace.load_findings == ()
    return workspace


def after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    """The text on the screen after *keys*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="reform")
    return seen[0]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_first_sight(led: Workspace, size: tuple[int, int], unicode: bool) -> None:
    """The matrix with its empty cells first; where there is room, the lists side by side."""
    name = f"reform-{size[0]}x{size[1]}{'' if unicode else '-ascii'}"
    compare(name, after(led, "down", size=size, unicode=unicode))


def test_tab_goes_through_all_parts(led: Workspace) -> None:
    """Matrix, lenses, levels, paces, components, leads, and round again."""
    parts: list[str | None] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        board = app.screen.query_one(Board)
        for _part in range(8):
            parts.append(board.part)
            await pilot.press("tab")

    drive(led, steps, first="reform")
    assert parts[:6] == ["matrix", "lens", "level", "pace", "component", "lead"]
    assert "matrix" in parts[6:]


def test_arrows_go_over_the_matrix(led: Workspace) -> None:
    """Right to another area, down to another instrument."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        board = app.screen.query_one(Board)
        await pilot.press("right", "down", "down")
        assert board.target == Target("matrix", "mentoring", "enabling")

    drive(led, steps, first="reform")


def test_a_figure_says_what_it_is_made_of(led: Workspace) -> None:
    """Hours of all hours, sessions, and who or what; of an empty cell that nothing could fill it."""
    text = " ".join(after(led, "down").split())
    assert "Training for policing services: 1,600 of" in text
    assert "modules CC-02, RI-01" in text
    assert "no module of the curricula is of this kind" in " ".join(after(led).split())
    assert "A national partner: 240 of" in " ".join(after(led, *["tab"] * 5).split())
    assert "National school [/]" in after(led, *["tab"] * 5)


def test_enter_leads_to_a_module_or_a_session(led: Workspace) -> None:
    """From a cell to the first module of its kind, from who leads to the first session; from nothing nowhere."""
    asked: list[Focus] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.open_focus = asked.append  # type: ignore[method-assign, assignment]
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Nothing in the curricula or the plan is of this kind." in shown(app)
        await pilot.press("down", "enter", *["tab"] * 5, "enter")
        await settled(app, pilot)

    drive(led, steps, first="reform")
    assert asked == [Focus(module="CC-01"), Focus(session="s-07")]


def test_enter_on_who_leads_lists_those_sessions_alone(led: Workspace) -> None:
    """And Esc goes back at once; the list has all sessions again after it."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*["tab"] * 5, "down", "down", "enter")
        await settled(app, pilot)
        sessions = app.screen
        assert isinstance(sessions, Sessions)
        names = ["s-03", "s-02", "s-01", "s-04", "s-05"]  # without a partner, the idea s-06 has no hours
        assert [each.id for each in sessions.sessions] == names
        assert "only " in shown(app).splitlines()[0]
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.current_mode == "reform"
        await pilot.press("s")
        await settled(app, pilot)
        assert sessions.sessions == led.view.by_start

    drive(led, steps, first="reform")


def test_export_is_what_the_page_says(led: Workspace) -> None:
    """x writes all of it in plain lines, with date and provenance."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Reform)
        texts.append(app.screen.export_text())

    drive(led, steps, first="reform")
    compare("reform-export", "\n".join(line for line in texts[0].splitlines() if "data " not in line) + "\n")


def test_nothing_planned_and_nothing_held(workspace: Workspace) -> None:
    """An empty plan has 25 empty cells and no percentage, and does not fail."""
    (workspace.root / "plan.toml").write_text("", encoding="utf-8")
    workspace.reload()
    text = after(workspace, size=LARGE)
    assert "25 of 25 cells are empty" in text
    assert "%" not in text
    assert "No delivered session records how many women attended." in text
