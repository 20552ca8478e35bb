"""Owns how coverage moved between two dates: what sessions added, what lapse and turnover took; it judges nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from planner.coverage import Cell, Coverage
from planner.view import View


class Change(Struct, frozen=True):
    """The heads covered in a set of cells on two dates. Unit of all counts: heads, one a unit and module."""

    need: int
    before: int
    """Covered on the earlier date."""
    now: int
    """Covered on the later date."""
    gained: int
    """Of cells in which more are covered now."""
    lost: int
    """Of cells in which fewer are covered now."""
    illustrative: bool
    """Whether an invented strength enters any need."""


def change_of(before: Coverage, now: Iterable[Cell]) -> Change:
    """Return how the cells *now* moved since the coverage *before*; cells that had no figures then had nothing."""
    then = before.cell
    need = covered = gained = lost = 0
    illustrative = False
    for cell in now:
        need += cell.need
        covered += cell.covered
        old = then.get((cell.unit.id, cell.module.id))
        moved = 0 if old is cell else cell.covered - (old.covered if old else 0)
        if moved > 0:
            gained += moved
        else:
            lost -= moved
        illustrative = illustrative or (cell.unit.confidence == "illustrative" and cell.illustrative)
    return Change(need, covered - gained + lost, covered, gained, lost, illustrative)


def changes_by_region(view: View, since: dt.date) -> dict[str, Change]:
    """Return how the coverage of each region's units moved from *since* to the view's date, in the order of the files.

    The mission is as it is today on both dates: what was entered or changed in between is not known.
    """
    before = view.on(since).coverage
    cells: dict[str, list[Cell]] = {region.id: [] for region in view.mission.regions}
    for cell in view.coverage.cells:
        if cell.unit.region in cells:
            cells[cell.unit.region].append(cell)
    return {name: change_of(before, found) for name, found in cells.items()}
