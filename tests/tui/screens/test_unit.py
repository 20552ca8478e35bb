"""The unit's page has all that a mentor hands over, opens a module to what is in its way, and goes from unit on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.reports.panes import Target
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.overview import Overview
from planner.tui.screens.unit import UnitSheet
from planner.tui.widgets.board import Board
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown


def seen_of(
    workspace: Workspace, unit: str, *keys: str, size: tuple[int, int] = SMALL, module: str | None = None
) -> str:
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, UnitSheet)
        app.screen.go_to(Focus(unit=unit, module=module))
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, first="unit")
    return seen[0]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_first_sight(workspace: Workspace, size: tuple[int, int]) -> None:
    """Small: facts, then modules; large: sessions, observations and findings beside the modules."""
    compare(f"unit-{size[0]}x{size[1]}", seen_of(workspace, "up-station", size=size))


def test_module_opens_to_what_is_in_its_way(workspace: Workspace) -> None:
    """Enter: its sessions, what blocks them, obstacles, and when it could be taught; Enter again closes it."""
    text = " ".join(seen_of(workspace, "up-station", "enter", size=LARGE, module="RI-03").split())
    assert "approved s-04 from 2026-09-07; blocked: accommodation lacking until a-beds provides it" in text
    assert "n plans it: 20" in text
    closed = seen_of(workspace, "up-station", "enter", "enter", size=LARGE, module="RI-03")
    assert closed == seen_of(workspace, "up-station", size=LARGE, module="RI-03")


def test_esc_closes_what_is_open_before_it_leaves(workspace: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("g", "enter", "enter")
        await settled(app, pilot)
        assert "n plans it" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, UnitSheet)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, Overview)

    drive(workspace, steps, size=LARGE, first="overview")


def test_hostile_name_is_shown_as_it_is(workspace: Workspace) -> None:
    assert "Mobile squadron [/] [bold]5[/bold], the City (city-mobile)" in seen_of(workspace, "city-mobile")


def test_p_goes_to_the_next_unit_round_and_round(workspace: Workspace) -> None:
    """The order is that of the files; the title says which of how many."""
    assert "city-mobile, 4 of 4" in seen_of(workspace, "up-station", "P")
    assert "up-records, 2 of 4" in seen_of(workspace, "up-station", "p")
    assert "up-station, 1 of 4" in seen_of(workspace, "up-station", "p", "p", "p", "p")


def test_worst_gap_of_the_unit(workspace: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, UnitSheet)
        app.screen.go_to(Focus(unit="up-station"))
        await pilot.press("g")
        assert app.screen.query_one(Board).target == Target("cell", "up-station", "RI-02")
        assert app.screen.focus_now() == Focus(unit="up-station", module="RI-02")

    drive(workspace, steps, first="unit")


def test_page_as_text_is_the_whole_sheet(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """x writes what planner unit prints: complete enough to hand over."""
    monkeypatch.chdir(tmp_path)
    seen_of(workspace, "up-station", "x", "enter")
    (file,) = tmp_path.glob("planner-unit-*.txt")
    page = file.read_text("utf-8")
    assert page.startswith("Unit sheet\n")
    assert "Police station, Upriver (up-station)" in page


def test_mission_without_units(tmp_path: Path) -> None:
    """The screen of a mission that is only begun says so, and no key ends the program."""
    (tmp_path / "mission.toml").write_text('[mission]\ntitle = "Bare"\n', "utf-8")
    text = seen_of(Workspace.open(tmp_path), "none", "enter", "p", "g", "tab", "escape")
    assert "No unit is recorded." in text
