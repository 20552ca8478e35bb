"""Owns a terminal as it is known from what was sent to it: its cells, its cursor, the style it writes in.

It sends nothing: it gathers what is to be sent, and uses only what every terminal since the VT100 does alike.
"""

from __future__ import annotations

from planner.tui.screen_memory import NARROW, Cells
from planner.tui.sgr import PLAIN, RESET, Styles

CLEAR = RESET + "\x1b[2J"
ERASE = "\x1b[K"
UP, DOWN = "\x1bD", "\x1bM"
"""Moves the cursor by a row; at the edge of what scrolls, everything else instead."""


class Pen:
    """Writes on a terminal; of several that were forked from one, that with the least ``size`` wins."""

    def __init__(self, styles: Styles, cells: Cells) -> None:
        self.styles = styles
        self.cells = cells
        """What the terminal shows; whole rows are replaced, never cells, so that forks can share them."""
        self.x: int | None = None
        """The column of the cursor; None when terminals could disagree about it."""
        self.y: int | None = None
        self.style = PLAIN
        self.size = 0
        """How many bytes ``text`` has."""
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """What is to be sent since this pen was made."""
        return "".join(self._parts)

    def fork(self) -> Pen:
        """Return a pen that goes on from here with a text of its own."""
        pen = Pen(self.styles, self.cells.copy())
        pen.x, pen.y, pen.style = self.x, self.y, self.style
        return pen

    def join(self, fork: Pen) -> None:
        """Go on from where *fork* is now."""
        self._add(fork.text)
        self.cells, self.x, self.y, self.style = fork.cells, fork.x, fork.y, fork.style

    def clear(self) -> None:
        """Empty the terminal, of which nothing is known."""
        self._add(CLEAR)
        self.cells = Cells(self.cells.width, self.cells.height)
        self.x = self.y = None
        self.style = PLAIN

    def move(self, x: int, y: int) -> None:
        """Go to column *x* of row *y*."""
        if (self.x, self.y) == (x, y):
            return
        way = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
        if self.y == y and self.x is not None and x > self.x:
            way = min(way, right(x - self.x), key=len)
        self._add(way)
        self.x, self.y = x, y

    def write(self, text: str, style: int, width: int) -> None:
        """Write *text*, *width* columns of it, in one style."""
        sure = self.x is not None and self.x + width < self.cells.width and NARROW.issuperset(text)
        self.x = self.x + width if sure and self.x is not None else None
        if style != self.style and (style != PLAIN or text.strip(" ") or not self.styles.unseen[self.style]):
            text = self.styles.switch(self.style, style) + text
            self.style = style
        self._add(text)

    def erase_line(self) -> None:
        """Empty the line from the cursor on."""
        self._see_nothing()
        self._add(ERASE)

    def scroll(self, top: int, bottom: int, by: int) -> None:
        """Move the rows from *top* to *bottom* up by *by*, or down if it is negative; rows without content follow."""
        self._see_nothing()
        edge, step = (bottom, UP) if by > 0 else (top, DOWN)
        self._add(f"\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1}H{step * abs(by)}\x1b[r")
        self.x = self.y = None  # home, on most
        blank = Cells(self.cells.width, abs(by))
        for rows, new in ((self.cells.chars, blank.chars), (self.cells.styles, blank.styles)):
            moved = rows[top : bottom + 1]
            rows[top : bottom + 1] = [*moved[by:], *new] if by > 0 else [*new, *moved[:by]]

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.size += len(text) if text.isascii() else len(text.encode())

    def _see_nothing(self) -> None:
        """Make sure that what is emptied is really empty: terminals fill it with the ground of the style."""
        if not self.styles.unseen[self.style]:
            self._add(RESET)
            self.style = PLAIN


def right(count: int) -> str:
    """Return what moves a cursor by *count* columns."""
    return "\x1b[C" if count == 1 else f"\x1b[{count}C"
