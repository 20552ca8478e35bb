"""The overview is one page at any size, says what each spot is, and leads where a reader wants to go."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.screens.coverage import Coverage
from planner.tui.screens.overview import Overview
from planner.tui.screens.unit import UnitSheet
from planner.tui.theme import Look
from planner.tui.widgets.board import Board
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown


def seen_after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="overview")
    return seen[0]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_first_sight(workspace: Workspace, size: tuple[int, int], unicode: bool) -> None:
    """Small: one page with all its parts; large: larger tiles, a map for each curriculum, more rows."""
    name = f"overview-{size[0]}x{size[1]}{'' if unicode else '-ascii'}"
    compare(name, seen_after(workspace, size=size, unicode=unicode))


def test_ascii_is_ascii(workspace: Workspace) -> None:
    text = seen_after(workspace, unicode=False, size=LARGE)
    assert {char for char in text if not char.isascii()} <= set("éè…")


def test_it_is_seen_first(workspace: Workspace) -> None:
    """Without another wish the app begins here, with the cursor on the first tile and words about it."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Overview)
        assert "Upriver: 20 of ~208" in shown(app)

    app = PlannerApp(Desk(workspace, Look()))
    assert app.DEFAULT_MODE == "overview"
    drive(workspace, steps, first="overview")


def leads(workspace: Workspace, *keys: str) -> list[object]:
    """Return the screen that *keys* lead to, and what it shows."""
    found: list[object] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        found.extend([type(app.screen), app.screen.focus_now(), shown(app)])  # type: ignore[attr-defined]

    drive(workspace, steps, first="overview")
    return found


def test_tile_leads_to_the_units_of_its_region(workspace: Workspace) -> None:
    """Enter on a tile shows the region's rows in Coverage, and only these."""
    screen, focus, text = leads(workspace, "right", "enter")
    assert screen is Coverage
    assert "filter: city" in str(text)
    assert focus.region == "city"  # type: ignore[attr-defined]


def test_escape_goes_back_to_the_tile_at_once(workspace: Workspace) -> None:
    """The filter that the tile set goes with it; one that was typed is cleared first."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "t")
        await settled(app, pilot)
        assert "filter: upriver" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.current_mode == "overview"
        await pilot.press("c")
        await settled(app, pilot)
        assert "filter" not in shown(app).splitlines()[0]
        await pilot.press("escape", "enter", "slash", "s", "enter", "escape")
        await settled(app, pilot)
        assert app.current_mode == "coverage"
        assert "filter" not in shown(app).splitlines()[0]
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.current_mode == "overview"

    drive(workspace, steps, first="overview")


def test_tile_of_a_curriculum_is_about_that_curriculum(workspace: Workspace) -> None:
    """Below its figures, the need of three modules by 52 heads each; Enter opens it for the region's units."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("tab", "tab", "tab")
        await settled(app, pilot)
        assert "Upriver, Rights in police work: 20 of ~208, ~12 %" in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, Coverage)
        assert screen.query_text == "upriver"
        assert screen.focus_now().module == "RI-01"

    drive(workspace, steps, first="overview", size=(160, 50))


def test_words_end_with_a_whole_figure(workspace: Workspace) -> None:
    """At 80 columns whole phrases are left out, and an idea's day and what blocks it come first."""
    below = seen_after(workspace).splitlines()[-2]
    assert below == " Upriver: 20 of ~208, ~12 %; ~48 unknown; gap ~1,380 h (~160 scheduled) …"
    below = seen_after(Workspace.open(), "g").splitlines()[-2]
    assert below == " PO-06 gap: idea mm-030 from 2014-09-15; blocked: vehicles lacking …"


def test_bar_leads_to_its_curriculum(workspace: Workspace) -> None:
    """Enter on the second bar shows the second curriculum, opened, and its page beside it."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("tab", "down", "enter")
        await settled(app, pilot)
        assert app.current_mode == "modules"
        at = next(line for line in shown(app).splitlines() if line.startswith(">"))
        assert at.startswith(">- Rights in police work")

    drive(workspace, steps, first="overview")


def test_gap_leads_to_the_unit_at_the_module(workspace: Workspace) -> None:
    """g and Enter: the unit with the worst gap, the cursor on the module; u does the same."""
    for last in ("enter", "u"):
        screen, focus, text = leads(workspace, "g", last)
        assert screen is UnitSheet
        assert focus.unit == "up-station"  # type: ignore[attr-defined]
        assert "Police station, Upriver (up-station)" in str(text)
    assert leads(workspace, "g", "enter")[1].module == "RI-02"  # type: ignore[attr-defined]


def test_finding_leads_to_what_it_is_about(workspace: Workspace) -> None:
    screen, focus, _text = leads(workspace, "end", "enter")
    assert screen in (Coverage, UnitSheet)
    assert focus.unit or focus.region  # type: ignore[attr-defined]


def test_session_leads_to_the_sessions(workspace: Workspace) -> None:
    screen, focus, text = leads(workspace, "tab", "tab", "enter")
    assert screen.__name__ == "Sessions"  # type: ignore[attr-defined]
    assert focus.session == "s-04"  # type: ignore[attr-defined]
    assert "s-04" in str(text)


def test_page_as_text_is_the_command_lines(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """x writes what planner overview prints, and says where."""
    monkeypatch.chdir(tmp_path)
    text = seen_after(workspace, "x", "enter")
    assert "Written to" in text
    (file,) = tmp_path.glob("planner-overview-*.txt")
    page = file.read_text("utf-8")
    assert page.startswith("Upriver police training\nas of Tuesday 2026-06-30")
    assert "Worst gaps: nothing scheduled" in page


def test_findings_of_a_large_plan_are_looked_for_after_the_page_is_seen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With many sessions the rules do not keep the page waiting; it is complete in the end."""
    monkeypatch.setattr("planner.tui.desk.MANY_SESSIONS", 0)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for _turn in range(2000):
            if "Findings: looking" not in shown(app):
                break
            await pilot.pause()
        assert "Findings: 3" in shown(app)

    drive(workspace, steps, first="overview")


@pytest.mark.parametrize("profile", ["colour", "ansi", "plain"])
def test_every_key_is_harmless(workspace: Workspace, profile: str) -> None:
    """Whatever is pressed, in any look, the page stands."""
    keys = ("tab", "shift+tab", "left", "right", "up", "down", "pagedown", "pageup", "home", "end", "g", "?", "escape")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys, *keys)
        await settled(app, pilot)
        assert isinstance(app.screen, Overview)

    drive(workspace, steps, profile=profile, first="overview")  # type: ignore[arg-type]


def test_resizing_keeps_the_cursor(workspace: Workspace) -> None:
    """From small to large and back, the cursor stays on what it was on."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        board = app.screen.query_one(Board)
        target = board.target
        for size in (LARGE, (120, 40), SMALL):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert board.target == target

    drive(workspace, steps, first="overview")
