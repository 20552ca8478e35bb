"""Owns the way from one screen to another: the fewest bytes that a terminal must get so that it shows the second.

It uses only what every terminal since the VT100 does alike. What the cells mean it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from planner.tui.screen_memory import NARROW, Cells
from planner.tui.sgr import PLAIN, RESET, Styles

CLEAR = RESET + "\x1b[2J"
ERASE = "\x1b[K"
LEAST_ERASED = 4
"""Blank cells at the end of a line from which erasing it is shorter than writing them."""


class Pen:
    """The cursor of a terminal and the style it writes in; ``text`` is what was to be sent so far."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: list[str] = []
        self.x: int | None = None
        """Its column; None when terminals could disagree about it."""
        self.y: int | None = None
        self.style = PLAIN

    def take(self) -> str:
        """Return what is to be sent, and forget it."""
        text = "".join(self._parts)
        self._parts.clear()
        return text

    def clear(self) -> None:
        """Empty the terminal, of whose cursor and style nothing is known."""
        self._parts.append(CLEAR)
        self.x = self.y = None
        self.style = PLAIN

    def move(self, x: int, y: int) -> None:
        """Go to column *x* of row *y*."""
        if (self.x, self.y) == (x, y):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self.y == y and self.x is not None and x > self.x:
            ways.append(_right(x - self.x))
        self._parts.append(min(ways, key=len))
        self.x, self.y = x, y

    def write(self, cells: list[str], style: int) -> None:
        """Write *cells* in one style."""
        text = "".join(cells)
        self._parts.append(self._styles.switch(self.style, style) + text)
        self.style = style
        self.x = self.x + len(cells) if self.x is not None and NARROW.issuperset(text) else None

    def erase_line(self) -> None:
        """Empty the line from the cursor on."""
        self._parts.append(self._styles.switch(self.style, PLAIN) + ERASE)
        self.style = PLAIN


def _right(count: int) -> str:
    return "" if not count else "\x1b[C" if count == 1 else f"\x1b[{count}C"


def draw(shown: Cells, wanted: Cells, rows: Iterable[int], pen: Pen) -> None:
    """Let *pen* write what turns *rows* of *shown* into those of *wanted*, and note in *shown* that it did."""
    for y in rows:
        old, new = shown.chars[y], wanted.chars[y]
        old_styles, new_styles = shown.styles[y], wanted.styles[y]
        if old != new or old_styles != new_styles:
            changed = [
                x
                for x, (was, now, style, new_style) in enumerate(zip(old, new, old_styles, new_styles, strict=True))
                if was != now or style != new_style
            ]
            _draw_row(new, new_styles, y, changed, pen)
            if pen.x == shown.width:
                pen.x = None  # at the edge, or waiting beyond it
            shown.chars[y], shown.styles[y] = new.copy(), new_styles.copy()


def _draw_row(chars: list[str], styles: list[int], y: int, changed: list[int], pen: Pen) -> None:
    end = len(chars)
    while end and chars[end - 1] == " " and styles[end - 1] == PLAIN:
        end -= 1
    head = [x for x in changed if x < end]
    erased = changed[len(head) :]
    if len(erased) < LEAST_ERASED:
        head, erased = changed, []
    for first, last in _runs(chars, styles, head):
        pen.move(first, y)
        _write_run(chars, styles, first, last, pen)
    if erased:
        if pen.y != y or pen.x is None or not end <= pen.x <= erased[0]:
            pen.move(erased[0], y)
        pen.erase_line()


def _runs(chars: list[str], styles: list[int], changed: list[int]) -> list[tuple[int, int]]:
    """Return first column and column behind of what is to be written; small gaps are cheaper written than skipped."""
    runs: list[tuple[int, int]] = []
    for x in changed:
        first = x if chars[x] else x - 1
        last = x + 1
        while last < len(chars) and not chars[last]:
            last += 1
        if runs and (first <= runs[-1][1] or _bridged(chars, styles, runs[-1][1], first)):
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _bridged(chars: list[str], styles: list[int], end: int, start: int) -> bool:
    """Return whether writing the unchanged cells between two runs takes no more bytes than moving over them."""
    if start - end > 4:
        return False
    path = styles[end - 1 : start + 1]
    switches = sum(left != right for left, right in pairwise(path))
    gap = "".join(chars[end:start])
    return (
        switches <= (path[0] != path[-1])
        and len(gap.encode()) <= len(_right(start - end))
        and NARROW.issuperset(gap)
        and NARROW.issuperset(chars[end - 1])
    )


def _write_run(chars: list[str], styles: list[int], first: int, last: int, pen: Pen) -> None:
    """Write the cells of one run, style by style, and anew after each character whose width is not sure."""
    x = first
    while x < last:
        stop = x + 1
        sure = NARROW.issuperset(chars[x])
        while stop < last and styles[stop] == styles[x] and (not chars[stop] or sure and NARROW.issuperset(chars[stop])):
            stop += 1
        pen.move(x, pen.y or 0)
        pen.write(chars[x:stop], styles[x])
        x = stop
