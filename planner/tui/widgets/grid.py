"""Owns the one grid of all screens: rows and columns of cells with a cursor, drawn line by line as they are seen.

It knows what a table offers (``planner.tui.table``) and nothing of what the cells mean. However many rows there are,
only the visible lines are drawn, and a move of the cursor draws two of them again.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from planner.i18n import _, ngettext
from planner.reports.lines import Line
from planner.tui.table import Table, Window, head_line, row_line, scrolled_to, window
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn
from planner.tui.widgets.strips import rule_of, strip_of

MOST_STRIPS = 2000
"""Drawn lines that are kept."""


class Grid(Drawn, can_focus=True):
    """A grid with a cursor: column 0 stands for the whole row; with ``rows_only`` there is no other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)"),
        Binding("down,j", "move(1, 0)"),
        Binding("left,h", "move(0, -1)"),
        Binding("right,l", "move(0, 1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("enter", "choose"),
    ]

    class Moved(Message):
        """The cursor moved."""

    class Chosen(Message):
        """Enter was pressed on the cursor."""

    def __init__(self, look: Look, *, rows_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._look = look
        self._rows_only = rows_only
        self._table: Table | None = None
        self._strips: dict[int, Strip] = {}
        self._top = 0
        self._left = 0
        self._window = Window((), 0, 0)
        self.row = 0
        """The row of the cursor."""
        self.column = 0
        """The column of the cursor; 0 stands for the whole row."""

    def show(self, table: Table, *, row: int | None = None, column: int | None = None) -> None:
        """Show *table* with the cursor where it was, or at *row* and *column*."""
        self._table = table
        self.row = max(0, min(len(table) - 1, self.row if row is None else row))
        self.column = max(0, min(len(table.columns) - 1, self.column if column is None else column))
        self._settle()
        self.redraw()

    def redraw(self) -> None:
        """Draw all lines again."""
        self._strips.clear()
        self.refresh()

    def go(self, row: int, column: int) -> None:
        """Move the cursor to *row* and *column*, or as near as there is, and scroll there."""
        if self._table is None or not len(self._table):
            return
        old = (self.row, self.column)
        self.row = max(0, min(len(self._table) - 1, row))
        self.column = 0 if self._rows_only else max(0, min(len(self._table.columns) - 1, column))
        if (self.row, self.column) == old:
            return
        if self._settle():
            self.refresh()
        else:
            for index in {old[0], self.row}:
                self.refresh(Region(0, self._y_of(index), self.size.width, 1))
        self.post_message(self.Moved())

    @property
    def lines_for_rows(self) -> int:
        """How many rows are seen at once."""
        table = self._table
        return max(1, self.size.height - (len(table.heads) + 1 + len(table.feet) if table else 0))

    def _y_of(self, index: int) -> int:
        return (len(self._table.heads) if self._table else 0) + index - self._top

    def _settle(self) -> bool:
        """Scroll so that the cursor is seen, once there is any room; return whether anything but the cursor moved."""
        if self._table is None or not self.size:
            return False
        seen, room = self.lines_for_rows, self.size.width
        columns, fixed = self._table.columns, self._table.fixed
        top = max(min(self._top, self.row), self.row - seen + 1, 0)
        top = min(top, max(0, len(self._table) - seen))
        left = scrolled_to(columns, fixed, min(self._left, len(columns) - fixed), room, self.column)
        while left and self.column >= fixed + left - 1 and window(columns, fixed, left - 1, room).after == 0:
            left -= 1
        now = window(columns, fixed, left, room)
        moved = (top, left, now) != (self._top, self._left, self._window)
        if (left, now) != (self._left, self._window):
            self._strips.clear()
        self._top, self._left, self._window = top, left, now
        return moved

    def fit(self) -> None:
        """Scroll so that the cursor is seen."""
        width = self.size.width
        if any(strip.cell_length != width for strip in self._strips.values()):
            self._strips.clear()
        self._settle()

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if self._table is None:
            return
        row = event.y - len(self._table.heads) + self._top
        x, column = 0, 0
        for index in self._window.shown:
            column = index if event.x >= x else column
            x += self._table.columns[index].width
        if self._top <= row < min(len(self._table), self._top + self.lines_for_rows):
            self.go(row, column)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.go(self.row + 3, self.column)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.go(self.row - 3, self.column)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        column = self.column + columns
        if self._table and columns and 0 < column < self._table.fixed:
            column = self._table.fixed if columns > 0 else 0
        self.go(self.row + rows, column)

    def action_page(self, direction: int) -> None:
        """Move the cursor by as many rows as are seen."""
        self.go(self.row + direction * self.lines_for_rows, self.column)

    def action_end(self, direction: int) -> None:
        """Move the cursor to the first or last row."""
        self.go(0 if direction < 0 else len(self._table or ()), self.column)

    def action_choose(self) -> None:
        """Tell the screen that the cursor's row or cell is chosen."""
        if self._table and len(self._table):
            self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        room = self.size.width
        if self._table is None:
            return strip_of((), self._look, room)
        heads, feet = self._table.heads, self._table.feet
        below = self.size.height - len(feet)
        if y < len(heads):
            base = "head" if y == len(heads) - 1 else ""
            return strip_of(head_line(self._table, heads[y], self._window.shown), self._look, room, base)
        if y >= below:
            return strip_of(row_line(self._table, feet[y - below], self._window.shown), self._look, room, "sums")
        if y == below - 1:
            return strip_of(self._rule(), self._look, room)
        return self._row_strip(self._top + y - len(heads))

    def _row_strip(self, index: int) -> Strip:
        assert self._table is not None
        if index >= len(self._table):
            return strip_of((), self._look, self.size.width)
        if index == self.row:
            mark, base = (">", "row") if self.has_focus else (">", "")
            focus = self.column if self.has_focus else None
            parts = row_line(self._table, self._table.row(index), self._window.shown, mark=mark, focus=focus)
            return strip_of(parts, self._look, self.size.width, base)
        if index not in self._strips:
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            parts = row_line(self._table, self._table.row(index), self._window.shown)
            self._strips[index] = strip_of(parts, self._look, self.size.width)
        return self._strips[index]

    def _rule(self) -> Line:
        """Return the line under the rows: how many rows and columns are out of sight."""
        assert self._table is not None
        top, seen = self._top, self._window
        below = len(self._table) - top - self.lines_for_rows
        texts = [
            ngettext("{count} row above", "{count} rows above", top).format(count=top) if top else "",
            ngettext("{count} row below", "{count} rows below", below).format(count=below) if below > 0 else "",
            _("{count} more to the left").format(count=seen.before) if seen.before else "",
            _("{count} more to the right").format(count=seen.after) if seen.after else "",
        ]
        return rule_of(", ".join(text for text in texts if text), self._look, self.size.width)
