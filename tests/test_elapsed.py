"""What follows from another date, derived from what was known on the first, is what deriving everything again gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from planner.coverage import sums_of
from planner.history import History
from planner.loading import load
from planner.mission import Mission
from planner.reform import balance_of, balance_on
from planner.revision import revise
from planner.tally import Heads
from planner.view import View
from planner.workspace import Workspace
from tests.test_revision import assert_same_figures, begun, next_change, texts, write

STEPS = (1, -1, 30, -31, 89, -90, 200, -365, 1100, -1500)
AROUND = (-91, -90, -1, 0, 1, 92, 182, 365)


def at_hand(view: View) -> View:
    """Return *view* with all derived that another date can take over."""
    _figures = view.distribution(), view.coverage.cell, balance_on(view)
    return view


def assert_as_anew(view: View) -> None:
    """Compare all figures of *view* with those of a view made from nothing."""
    anew = View(view.mission, view.day)
    assert_same_figures(view, anew)
    assert balance_on(view) == balance_of(view.mission, view.day)


def days_of(chance: Random, mission: Mission, day: dt.date) -> list[dt.date]:
    """Return days to go to one after the other: some steps away, around the ends of sessions, the calendar's ends."""
    ends = chance.choices([*(session.end for session in mission.sessions), day], k=6)
    near = [end + dt.timedelta(chance.choice(AROUND)) for end in ends]
    return [*(day + dt.timedelta(step) for step in chance.choices(STEPS, k=6)), *near, dt.date.max, dt.date.min, day]


@pytest.mark.parametrize("seed", range(12))
def test_figures_on_any_other_date_are_those_derived_anew(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    mission = load(write(tmp_path, chance)).mission
    view = at_hand(View(mission, mission.settings.as_of or dt.date(2014, 6, 30)))
    for day in days_of(chance, mission, view.day):
        view = view.on(day)
        if chance.random() < 0.8:  # else the next date goes on from the one before
            assert_as_anew(at_hand(view))


@pytest.mark.parametrize("seed", range(4))
def test_figures_on_another_date_after_an_edit_are_those_derived_anew(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    now = begun(write(tmp_path, chance))
    history = History(texts(now.loaded))
    for _step in range(4):
        now = revise(*now, next_change(chance, now.loaded, history))
        mission = now.loaded.mission
        for day in days_of(chance, mission, now.view.day)[:4]:
            moved = at_hand(now.view.on(day))
            assert_as_anew(moved)
            now = now._replace(view=moved, findings=None)


@pytest.fixture(scope="module")
def shipped() -> View:
    return Workspace.open(None).view


@pytest.mark.parametrize("days", [0, 40, -200])
def test_sums_of_places_and_modules_are_those_of_their_cells(shipped: View, days: int) -> None:
    at_hand(shipped)
    view = shipped.on(shipped.day + dt.timedelta(days))
    mission = view.mission
    for heads in (view.heads, Heads(view.coverage)):
        assert heads.sums() == view.coverage.total
        for modules in (mission.modules[:1], mission.modules[3:9], ()):
            mine = [cell for cell in view.coverage.cells if cell.module in modules]
            assert heads.sums(modules=modules) == sums_of(mine)
            for region in mission.region:
                there = [cell for cell in mine if cell.unit.region == region]
                assert heads.sums([region], modules) == sums_of(there)
    assert set(heads.places) == {cell.unit.region for cell in view.coverage.cells}


def test_what_another_date_does_not_change_is_the_same_cell(shipped: View) -> None:
    at_hand(shipped)
    moved = shipped.on(shipped.day + dt.timedelta(1)).coverage
    same = sum(cell is moved.cell.get(key) for key, cell in shipped.coverage.cell.items())
    assert same > 0.9 * len(moved.cells)
