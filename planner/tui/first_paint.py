"""Owns what stands on the terminal before textual is there: the overview's own lines, painted without it.

Importing textual takes longer than reading a mission. So the lines that the first screen will show are sent first, and
the driver goes on from them; it sends only what differs. It is never more than a picture: no key works yet.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple, TextIO

from planner.plain import padded
from planner.reports.filed import Filed
from planner.reports.lines import Line, width
from planner.reports.overview_page import overview_pane, overview_top
from planner.reports.panes import Drawing
from planner.tui.desk import Desk
from planner.tui.difference import draw
from planner.tui.ink import codes_of
from planner.tui.pen import Pen
from planner.tui.screen_memory import Cells, ScreenMemory
from planner.tui.screens.parts import lines_said, tab_line, title_line
from planner.tui.sgr import Styles

FIRST = "overview"
"""The screen that is shown first."""
AROUND = 3
"""Rows of title, tabs and keys."""
LEAST = (80, 24)
OTHER_SCREEN = "\x1b[?1049h"
LEAVE = "\x1b[m\x1b[?1049l"
"""Gives the terminal back as it was."""
Codes = Callable[[str, str], str]
"""Gives the codes of a named style on top of a base."""


class Painted(NamedTuple):
    """What the terminal shows already, for the driver to go on from."""

    pen: Pen
    width: int
    height: int


class FirstPaint:
    """The first picture."""

    def __init__(self, desk: Desk, heading: str, terminal: TextIO | None) -> None:
        self._desk = desk
        self._terminal = terminal
        columns, rows = _size_of(terminal) if terminal else (0, 0)
        self._pictures = _pictures(desk, heading, columns, rows)
        self._codes = _known_codes(desk)
        self._pen = Pen(Styles(colour=not os.environ.get("NO_COLOR")), Cells(columns, rows))
        self.is_seen = columns >= LEAST[0] and rows >= LEAST[1]
        """Whether it can be seen: the terminal is large enough."""

    def shown(self) -> Painted | None:
        """Show it, and return what stands on the terminal then; None where that is too small."""
        if not self.is_seen or not self._terminal:
            return None
        columns, rows = self._pen.cells.width, self._pen.cells.height
        self._pen.clear()
        before = OTHER_SCREEN
        for lines in self._pictures:
            wanted = ScreenMemory(columns, rows, self._pen.styles)
            for row, (base, parts) in enumerate(lines, 1):
                wanted.paint(f"\x1b[{row};1H" + "".join(_codes(self._desk, base, parts, columns, self._codes)))
            draw(self._pen, wanted.cells, list(range(rows)))
            self._terminal.write(before + self._pen.text)
            self._terminal.flush()
            self._pen, before = self._pen.fork(), ""
        return Painted(self._pen, columns, rows)


def _size_of(terminal: TextIO) -> tuple[int, int]:
    """Return columns and rows of *terminal*; none where that is not known."""
    try:
        return os.get_terminal_size(terminal.fileno())
    except OSError:
        return 0, 0


def _pictures(desk: Desk, heading: str, columns: int, rows: int) -> Iterator[list[tuple[str, Line]]]:
    """Yield the rows of two pictures, each with the style it stands on: first what no finding is needed for, then all.

    The lines about the cursor are left to the screen.
    """
    head = [("bar", title_line(desk, heading, "", columns)), ("tabs", tab_line(FIRST, columns))]
    height = rows - AROUND - lines_said(rows)
    drawing = Drawing(desk.look.unicode)
    top = overview_top(desk.view, columns, height, drawing)
    yield [*head, *(("", parts) for parts in top.lines[:height])]
    filed = desk.kept(Filed) if desk.findings is not None else None
    key = (FIRST, desk.view, filed, columns, height, drawing)
    pane = desk.once(key, lambda: overview_pane(desk.view, filed, columns, height, drawing, top))
    yield [*head, *(("", parts) for parts in pane.lines[:height])]


def _codes(desk: Desk, base: str, parts: Line, room: int, codes: Codes) -> Iterator[str]:
    """Yield the text of a line as textual would paint it, each span in its style."""
    left = room
    for text, name in parts:
        shown = desk.look.shown(text)
        taken = min(left, width(((shown, ""),)))
        if taken > 0:
            yield _styled(padded(shown, taken), codes(name, base))
            left -= taken
    if left > 0:
        yield _styled(" " * left, codes("", base))


def _styled(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def _known_codes(desk: Desk) -> Codes:
    """Return what gives the codes of a style on a base, each found once."""
    if desk.look.profile == "plain":
        return lambda _name, _base: ""
    return cache(partial(codes_of, desk.look, true_colour=_true_colour()))


def _true_colour() -> bool:
    """Return whether rich takes the terminal to have more than 256 colours."""
    return os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
