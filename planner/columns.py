"""Owns the sums of whichever units are chosen: the figures of a module stand in columns, so that they are soon summed.

What a figure is, ``planner.coverage`` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

from planner.attendance import Key
from planner.coverage import Cell, Sums
from planner.curriculum import Module
from planner.model import Unit


class Columns:
    """The cells of one module as columns, a figure of each unit in one, so that those of any units are soon summed."""

    def __init__(self, module: Module, units: Sequence[Unit], cell: Mapping[Key, Cell]) -> None:
        cells = [cell.get((unit.id, module.id)) for unit in units]
        columns = zip(*((0,) * 8 if each is None else _figures(each) for each in cells), strict=True)
        self._columns = [column if any(column) else () for column in columns] or [()] * 8
        self._hours = module.hours

    def sums(self, chosen: Sequence[bool]) -> Sums:
        """Return the sums of the units that are *chosen*, as ``sums_of`` does of their cells."""
        need, covered, scheduled, attended, due, lapsed, unknown, illustrative = (
            sum(compress(column, chosen)) for column in self._columns
        )
        hours = [heads * self._hours for heads in (need, covered, scheduled, attended)]
        heads = (need, covered, scheduled, due, lapsed, unknown)
        return Sums(*heads, hours[0], hours[1], hours[2], hours[3], bool(illustrative))


def _figures(cell: Cell) -> tuple[int, ...]:
    """Return the heads of *cell* that ``Columns`` sum, and whether they are illustrative."""
    unknown = cell.need if cell.status == "unknown" else 0
    heads = (cell.need, cell.covered, cell.scheduled, cell.attended, cell.due, cell.lapsed, unknown)
    return (*heads, int(cell.illustrative))
