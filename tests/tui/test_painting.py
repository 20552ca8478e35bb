"""A screen that is there already is painted once when it is shown, with what it is shown for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from planner.reports.lines import Line
from planner.reports.unit_page import UnitPage
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens import Entry, entries
from planner.tui.screens.unit import UnitSheet
from planner.tui.widgets.drawn import Drawn
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, drive, settled, shown

SCREENS = [entry for entry in entries() if not entry.modal and entry.name != "coverage"]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each widget was painted in all its width, by its kind and id."""
    counts: Counter[str] = Counter()
    plainly = Drawn.render_lines

    def noted(self: Drawn, crop: Region) -> list[Strip]:
        counts[f"{type(self).__name__} {self.id or ''}"] += crop.size == self.size
        return plainly(self, crop)

    monkeypatch.setattr(Drawn, "render_lines", noted)
    return counts


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=str)
@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.name)
def test_a_screen_is_painted_once(
    workspace: Workspace, painted: Counter[str], entry: Entry, size: tuple[int, int]
) -> None:
    """When it is shown first, made ahead as the app does, and when it is shown again."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app._init_mode(entry.name)
        await settled(app, pilot)
        for _time in ("first", "again"):
            painted.clear()
            await pilot.press(entry.key)
            await settled(app, pilot)
            assert app.current_mode == entry.name
            assert painted
            assert {name: count for name, count in painted.items() if count > 1} == {}
            await pilot.press("c")
            await settled(app, pilot)

    drive(workspace, steps, size=size)


@pytest.mark.parametrize(
    "focus", [Focus(unit="city-mobile", module="CC-01"), Focus(region="city"), Focus(session="s-05")]
)
def test_a_screen_is_painted_once_with_what_it_is_shown_for(
    workspace: Workspace, painted: Counter[str], focus: Focus
) -> None:
    """Not as it was left first: it is seen with the cursor, and what is listed, where they are to be."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for name in ("unit", "sessions"):
            app._init_mode(name)
        await pilot.press("o")
        await settled(app, pilot)
        painted.clear()
        app.open_focus(focus)
        await settled(app, pilot)
        assert app.current_mode != "overview"
        assert {name: count for name, count in painted.items() if count != 1} == {}

    drive(workspace, steps)


def test_a_screen_is_shown_with_what_it_is_shown_for(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the unit that is asked for is the only one that is made; the cursor is on the module at once."""
    made: list[str] = []
    plainly = UnitPage.pane

    def noted(self: UnitPage, opened: object) -> object:
        made.append(self.unit.id)
        return plainly(self, opened)  # type: ignore[arg-type]

    monkeypatch.setattr(UnitPage, "pane", noted)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app._init_mode("unit")
        await settled(app, pilot)
        made.clear()
        app.open_focus(Focus(unit="city-mobile", module="CC-01"))
        await settled(app, pilot)
        assert made == ["city-mobile"]
        assert isinstance(app.screen, UnitSheet)
        assert app.screen.focus_now().module == "CC-01"
        assert "city-mobile" in shown(app)

    drive(workspace, steps)


def test_what_is_told_beside_a_screen_is_of_where_it_goes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines are written when all is there, however much changed while it was away."""
    told: list[Focus] = []
    plainly = UnitSheet.about

    def noted(self: UnitSheet) -> Sequence[Line]:
        told.append(self.focus_now())
        return plainly(self)

    monkeypatch.setattr(UnitSheet, "about", noted)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app._init_mode("unit")
        await settled(app, pilot)
        unit = app.desk.view.mission.units[-1].id
        cell = app.desk.view.coverage.by_unit[unit][-1]
        told.clear()
        app.open_focus(Focus(unit=unit, module=cell.module.id))
        await settled(app, pilot)
        assert set(told) == {Focus(unit=unit, module=cell.module.id)}
        assert len(told) <= 2  # the second is of the cursor, which says that it moved

    drive(workspace, steps)
