"""Owns the grid whose cells run into each other: a bar may go on from one into the next.

It scrolls and moves like every grid; what stands in a row its table draws itself, over all columns that are seen.
"""

from __future__ import annotations

from typing import Protocol, cast

from textual.strip import Strip

from planner.reports.lines import Line
from planner.tui.table import FOCUS, Table
from planner.tui.widgets.grid import MOST_STRIPS, Grid
from planner.tui.widgets.strips import strip_of

BEFORE = 3
"""Rows before the one gone to that are seen."""


class LaneTable(Table, Protocol):
    """What lanes show: a table that draws its own rows."""

    def lane(self, index: int, shown: tuple[int, ...], *, mark: str, focus: int | None) -> Line:
        """Return row *index* over the columns *shown*, *mark* in its first cell, column *focus* in brackets."""

    def is_gap(self, index: int) -> bool:
        """Return whether row *index* only parts others, so that the cursor passes over it."""


class Lanes(Grid):
    """A grid that lets its table draw whole rows; a plain table of rows can take its place, and back."""

    def lead(self, table: LaneTable, left: int, *, row: int, column: int) -> None:
        """Show *table* from its scrolling column *left* on, the cursor at *row* and *column*."""
        self._rows_only = False
        self._left = left
        self.show(table, row=row, column=column)

    def list_rows(self, table: Table, row: int) -> None:
        """Show the rows of a plain *table*, the cursor on *row*; scrolled there, a few rows are seen before it."""
        self._rows_only = True
        self._left = 0
        if not self.size.width or not self._top <= row < self._top + self.lines_for_rows:
            self._top = max(0, row - BEFORE)
        self.show(table, row=row, column=0)

    def go(self, row: int, column: int) -> None:
        """Move the cursor as every grid does, passing over rows that only part others."""
        if self._table is not None and len(self._table) and not self._rows_only:
            table = cast(LaneTable, self._table)
            step = 1 if row >= self.row else -1
            row = max(0, min(len(table) - 1, row))
            while 0 <= row + step < len(table) and table.is_gap(row):
                row += step
        super().go(row, column)

    def _row_strip(self, index: int) -> Strip:
        assert self._table is not None
        if self._rows_only:
            return super()._row_strip(index)
        table, shown = cast(LaneTable, self._table), self._window.shown
        if index >= len(table):
            return strip_of((), self._look, self.size.width)
        if index == self.row:
            parts = table.lane(index, shown, mark=">", focus=self.column)
            if self.has_focus:
                return strip_of(parts, self._look, self.size.width, "row")
            parts = tuple((text, "bold" if style == FOCUS else style) for text, style in parts)
            return strip_of(parts, self._look, self.size.width)
        if index not in self._strips:
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            self._strips[index] = strip_of(table.lane(index, shown, mark=" ", focus=None), self._look, self.size.width)
        return self._strips[index]
