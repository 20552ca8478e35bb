"""Owns the sums of whichever units are chosen: the figures of a module stand in columns, so that they are soon summed.

What a figure is, ``planner.coverage`` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

from planner.attendance import Key
from planner.coverage import Cell, Counted, Sums, summed
from planner.curriculum import Module
from planner.model import Unit

NOTHING = (0,) * 9
"""What a unit without a cell adds."""


class Columns:
    """The cells of one module as columns, a figure of each unit in one, so that those of any units are soon summed."""

    def __init__(self, module: Module, units: Sequence[Unit], cell: Mapping[Key, Cell]) -> None:
        cells = [cell.get((unit.id, module.id)) for unit in units]
        columns = zip(*(NOTHING if each is None else _figures(each) for each in cells), strict=True)
        self._columns = [column if any(column) else () for column in columns] or [()] * len(NOTHING)
        self._module = module

    def sums(self, chosen: Sequence[bool]) -> Sums:
        """Return the sums of the units that are *chosen*, as ``sums_of`` does of their cells."""
        return summed([Counted(self._module, *(sum(compress(column, chosen)) for column in self._columns))])


def _figures(cell: Cell) -> tuple[int, ...]:
    """Return what *cell* adds to a ``Counted``, field by field."""
    heads = (cell.need, cell.covered, cell.scheduled, cell.attended, cell.due, cell.lapsed, cell.unknown)
    return (1, *heads, int(cell.illustrative))
