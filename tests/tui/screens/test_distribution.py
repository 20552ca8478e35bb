"""The distribution shows both views side by side, says the verdict in words, and leads to the units of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens.coverage import Coverage
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown


def seen_after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))
        if isinstance(app.screen, Coverage):
            seen.append(app.screen.query_text)

    drive(workspace, steps, size=size, unicode=unicode, first="distribution")
    return seen[-1]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_first_sight(workspace: Workspace, size: tuple[int, int], unicode: bool) -> None:
    """Small: bars, heads, hours held, trainers; large: every column, and the coverage in each curriculum."""
    name = f"distribution-{size[0]}x{size[1]}{'' if unicode else '-ascii'}"
    compare(name, seen_after(workspace, size=size, unicode=unicode))


def test_weight_in_force_is_said(workspace: Workspace) -> None:
    """v changes what delivery is to follow; the title and the sentence name it."""
    text = seen_after(workspace, "v")
    assert "weight: strength of the units" in text
    assert "follow the strength of the units" in " ".join(text.split())
    assert "weight: hours of need" in seen_after(workspace, "v", "v", "v", "v")


def test_what_the_weight_changed_is_said(workspace: Workspace) -> None:
    """In place of the keys what would have to move by either weight; on a row how much comes or goes.

    Of 1,040 hours delivered the north is due 1,560 of 5,280, 307, and had 180.
    """
    distribution = workspace.view.distribution
    before, after = distribution().to_move, distribution("strength").to_move
    assert before.hours is not None
    assert after.hours is not None
    last = seen_after(workspace, "v").splitlines()[-1]
    assert f"To move: ~{before.hours:,.0f} h" in last
    assert f"by strength of the units ~{after.hours:,.0f} h" in last
    assert "North: ~127 h would have to come; gap ~1,380 h (~160 scheduled)" in seen_after(workspace)
    assert "h would have to come" in seen_after(workspace, "down", "down")


def test_rows_lead_to_their_units(workspace: Workspace) -> None:
    """Enter on a zone or a region shows its units."""
    assert seen_after(workspace, "enter") == "north"
    assert seen_after(workspace, "end", "enter") == "city"


def test_page_as_text_is_the_command_lines(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen_after(workspace, "v", "x", "enter")
    (file,) = tmp_path.glob("planner-distribution-*.txt")
    page = file.read_text("utf-8")
    assert "weight of what would have to move: strength of the units" in page
    assert "Zones: by duty station of the trained, beside hours held by venue" in page
