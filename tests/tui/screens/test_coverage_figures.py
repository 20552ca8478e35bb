"""What the coverage screen keeps of the units shown is what the core sums of their cells, whatever was shown before."""

from __future__ import annotations

import pytest

from planner.coverage import sums_of
from planner.tui.screens import coverage_figures
from planner.tui.screens.coverage_figures import Figures
from planner.tui.screens.coverage_measure import Measure
from planner.workspace import Workspace

QUERIES = ("", "gao", "gendarmerie", "nobody is called that", "gao", "")


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Those of the shipped mission, all made before anything is filtered."""
    made = Figures(Workspace.open(None).view)
    for make in (*made.makes(), *made.makes_later()):
        make()
    return made


@pytest.mark.parametrize("by_gap", [False, True])
def test_sums_are_the_cores(figures: Figures, by_gap: bool) -> None:
    """Of all units, of some, of none, and of all again: by module, by curriculum and in all."""
    mission, coverage = figures.mission, figures.view.coverage
    for query in QUERIES:
        figures.select(query, by_gap=by_gap)
        cells = [cell for unit in figures.units for cell in coverage.by_unit.get(unit.id, ())]
        assert figures.of_units() == sums_of(cells)
        for name, modules in mission.modules_in.items():
            names = {module.id for module in modules}
            assert figures.of_units(name) == sums_of(cell for cell in cells if cell.module.id in names)
            for module in modules:
                assert figures.of_units(name, module.id) == sums_of(each for each in cells if each.module is module)


@pytest.mark.parametrize("measure", ["heads", "hours"])
def test_largest_are_those_of_all_units(figures: Figures, measure: Measure) -> None:
    """Whichever are shown: what is as wide as the largest is as wide when the filter goes."""
    for query in QUERIES:
        figures.select(query, by_gap=False)
        for name in (None, *figures.mission.curriculum):
            sums = [figures.of_unit(unit.id, name) for unit in figures.mission.units]
            if measure == "hours":
                most = [(each.covered_hours, each.scheduled_hours, each.need_hours) for each in sums]
            else:
                most = [(each.covered, each.scheduled, each.need) for each in sums]
            assert figures.largest_of(measure, name) == tuple(map(max, zip(*most, strict=True)))


def test_what_is_prepared_is_not_made_again(figures: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that scroll into sight sum nothing, and ask of no session what is in its way."""
    for name in ("is_blocked", "sums_of", "title_of"):
        monkeypatch.setattr(coverage_figures, name, None)
    assert figures.longest
    for unit in figures.mission.units:
        for name in (None, *figures.mission.curriculum):
            assert figures.of_unit(unit.id, name).need >= 0
        for module in figures.mission.modules:
            assert figures.sign(unit.id, module.id)
