"""Four questions that a coordinator asks, answered on the shipped mission in at most eight keys on 80x24."""

from __future__ import annotations

from textual.pilot import Pilot

from planner.coverage import Cell
from planner.obstacles import obstacles_of
from planner.plain import cut
from planner.reports.overview_lists import lapses
from planner.reports.record_words import obstacle_words
from planner.reports.unit_modules import taught_to
from planner.tui.app import PlannerApp
from planner.view import View
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown

MOST = 8
"""Keys for one answer."""


def answer(*keys: str) -> str:
    """What the screen says after *keys*, from the first screen on, on one line."""
    assert len(keys) <= MOST
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(Workspace.open(), steps, first="overview")
    return " ".join(seen[0].split())


def largest(view: View) -> Cell:
    """The crowd-control cell of the north with the most open hours, each region's by its weight."""
    mission = view.mission
    cells = [
        cell
        for cell in view.coverage.cells
        if mission.curriculum_of[cell.module.id].id == "crowd-control"
        and mission.region[cell.unit.region].zone == mission.settings.focus
    ]
    return max(cells, key=lambda cell: cell.open * cell.module.hours * mission.region[cell.unit.region].need_weight)


def test_where_is_the_largest_crowd_control_gap_of_the_north() -> None:
    """g on the overview: region, unit, module and open heads in one line; Enter says which unit that is."""
    cell = largest(Workspace.open().view)
    assert f"> {cell.module.id}" not in answer()
    text = answer("g")
    assert f"{cell.module.id} {cell.module.title} ~{cell.open} ~{cell.open * cell.module.hours:,} h" in text
    assert f"{cell.unit.id}, " in answer("g", "enter")


def test_why_is_it_blocked() -> None:
    """Enter on the gap, Enter on the module: the session that is meant for it, and what is in its way."""
    view = Workspace.open().view
    cell = largest(view)
    taught = taught_to(view, cell.unit, cell.module.id)
    session = (*taught.coming, *taught.ideas)[0]
    blocking = [obstacle for obstacle in obstacles_of(view, session) if obstacle.blocks]
    text = answer("g", "enter", "enter")
    assert f"{session.id} from {session.start}" in text
    assert f"blocked: {obstacle_words(blocking[0])}" in text
    assert "In the way: " in text


def test_what_lapses_next() -> None:
    """Before any key: the day, the unit and the module, and how many heads."""
    view = Workspace.open().view
    first = lapses(view)[0]
    text = answer()
    assert str(first.day) in text
    assert cut(f"{first.cell.module.id} {first.cell.module.title}", 10).rstrip("…") in text
    assert f"{first.cell.due} of {first.cell.covered} lapse" in text


def test_when_was_this_unit_last_trained() -> None:
    """u on a row of the unit: the day, the session, how many came."""
    view = Workspace.open().view
    unit = largest(view).unit
    held = [session for session in view.sessions_of[unit.id] if session.status == "delivered"]
    last = max((session for session in held if session.end <= view.day), key=lambda session: session.end)
    text = answer("g", "u")
    assert f"Last taught {last.end}, {last.id}" in text
    assert f"{last.attended[unit.id]} heads" in text
