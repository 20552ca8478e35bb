"""Measures working proposals with the ranked lists of all fields, as CPU time; asserts nothing.

python -m tests.bench.proposals
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planner.coverage import Cell
from planner.loading import load, shipped_missions
from planner.mission import Mission
from planner.proposal import FIELDS, candidates, propose
from planner.view import View
from tests.bench.missions import write_mission

SESSIONS, UNITS, MORE = 20_000, 2_000, 28
SAMPLE = 40
"""Gaps of the large mission that are tried."""


class Times(NamedTuple):
    """Milliseconds of one gap."""

    whole: float
    proposal: float
    unit: str
    module: str
    found: bool


def times_of(view: View, cell: Cell) -> Times:
    """Return how long a form for the gap of *cell* waits for its proposal and for the lists of all its fields."""
    begin = time.process_time()
    proposal = propose(view, cell.unit.id, cell.module.id)
    proposed = time.process_time()
    for field in FIELDS:
        candidates(view, cell.unit.id, cell.module.id, field, proposal.fields)
    ended = time.process_time()
    return Times((ended - begin) * 1000, (proposed - begin) * 1000, cell.unit.id, cell.module.id, proposal.found)


def tell(name: str, limit: int, mission: Mission, every: int) -> None:
    """Print the middle and the worst time of every so manieth gap, each on a view that knows its coverage alone."""
    assert mission.settings.as_of
    first = View(mission, mission.settings.as_of)
    propose(first, mission.units[0].id, mission.modules[0].id)  # imports what proposals need
    gc.collect()
    gc.freeze()  # as the app does once it is up
    gaps = [cell for cell in first.coverage.cells if cell.gap or cell.due]
    found = sorted(_each(first, gaps[:: every or max(1, len(gaps) // SAMPLE)]))
    worst, middle = found[-1], statistics.median(each.whole for each in found)
    print(f"{name}: {len(found)} of {len(gaps)} gaps, {sum(each.found for each in found)} without a clash")
    print(f"  middle {middle:.0f} ms, worst {worst.whole:.0f} ms (limit {limit}): {worst.unit} in {worst.module}")
    print(f"  of that the proposal {worst.proposal:.0f} ms")


def _each(first: View, gaps: Iterable[Cell]) -> Iterable[Times]:
    for cell in gaps:
        view = View(first.mission, first.day)
        view.__dict__["coverage"] = first.coverage  # the screen that the form opens on has it
        view.__dict__["by_start"] = first.by_start
        yield times_of(view, cell)


def main() -> None:
    """Print the times."""
    shipped = load(shipped_missions() / "mali-2014").mission
    tell("shipped", 100, shipped, 1)
    with tempfile.TemporaryDirectory() as name:
        large = load(write_mission(Path(name) / "large", SESSIONS, UNITS, MORE)).mission
        tell("large", 300, large, 0)


if __name__ == "__main__":
    main()
