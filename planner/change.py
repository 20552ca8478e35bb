"""Owns how coverage moved between two dates: what sessions added, what lapse and turnover took; it judges nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from planner.attendance import Key
from planner.coverage import Cell, Coverage, coverage_of
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
    cells = list(now)
    moved = [cell.covered - _covered(before, (cell.unit.id, cell.module.id)) for cell in cells]
    covered = sum(cell.covered for cell in cells)
    return Change(
        need=sum(cell.need for cell in cells),
        before=covered - sum(moved),
        now=covered,
        gained=sum(heads for heads in moved if heads > 0),
        lost=-sum(heads for heads in moved if heads < 0),
        illustrative=any(cell.illustrative for cell in cells),
    )


def _covered(coverage: Coverage, key: Key) -> int:
    cell = coverage.cell.get(key)
    return cell.covered if cell else 0


def changes_by_region(view: View, since: dt.date) -> dict[str, Change]:
    """Return how the coverage of each region's units moved from *since* to the view's date, in the order of the files.

    The mission is as it is today on both dates: what was entered or changed in between is not known.
    """
    before = coverage_of(view.mission, since)
    cells: dict[str, list[Cell]] = {region.id: [] for region in view.mission.regions}
    for cell in view.coverage.cells:
        if cell.unit.region in cells:
            cells[cell.unit.region].append(cell)
    return {name: change_of(before, found) for name, found in cells.items()}
