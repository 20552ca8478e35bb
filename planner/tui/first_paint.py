"""Owns what stands on the terminal before textual is there: the overview's own lines, painted without it.

Importing textual takes longer than reading a mission. So the lines that the first screen will show are sent first, and
the driver goes on from them; it sends only what differs. It is never more than a picture: no key works yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from rich.color import ColorSystem

from planner.plain import padded
from planner.reports.filed import Filed
from planner.reports.lines import Line, width
from planner.reports.overview_page import overview_pane
from planner.reports.panes import Drawing
from planner.tui.desk import Desk
from planner.tui.difference import draw
from planner.tui.pen import Pen
from planner.tui.screen_memory import Cells, ScreenMemory
from planner.tui.screens.parts import tab_line, title_line
from planner.tui.screens.spots import lines_said
from planner.tui.sgr import Styles

FIRST = "overview"
"""The screen that is shown first."""
AROUND = 3
"""Rows of title, tabs and keys."""
LEAST = (80, 24)
OTHER_SCREEN = "\x1b[?1049h"


class Painted(NamedTuple):
    """What the terminal shows already, for the driver to go on from."""

    pen: Pen
    width: int
    height: int


def paint_first(desk: Desk, heading: str, terminal: TextIO) -> Painted | None:
    """Show the overview's lines on *terminal*; None where it is too small for them or its size is not known."""
    try:
        columns, rows = os.get_terminal_size(terminal.fileno())
    except OSError:
        return None
    if columns < LEAST[0] or rows < LEAST[1]:
        return None
    styles = Styles(colour=not os.environ.get("NO_COLOR"))
    wanted = ScreenMemory(columns, rows, styles)
    for row, (base, parts) in enumerate(_rows(desk, heading, columns, rows), 1):
        wanted.paint(f"\x1b[{row};1H" + "".join(_codes(desk, base, parts, columns)))
    pen = Pen(styles, Cells(columns, rows))
    pen.clear()
    draw(pen, wanted.cells, list(range(rows)))
    terminal.write(OTHER_SCREEN + pen.text)
    terminal.flush()
    return Painted(pen.fork(), columns, rows)


def _rows(desk: Desk, heading: str, columns: int, rows: int) -> Iterator[tuple[str, Line]]:
    """Yield the style that each row stands on, and its line; the lines about the cursor are left to the screen."""
    yield "bar", title_line(desk, heading, "", columns)
    yield "tabs", tab_line(FIRST, columns)
    height = rows - AROUND - lines_said(rows)
    filed = desk.kept(Filed) if desk.findings is not None else None
    pane = overview_pane(desk.view, filed, columns, height, Drawing(desk.look.unicode))
    for parts in pane.lines[:height]:
        yield "", parts
    for _row in range(len(pane.lines), height):
        yield "", ()


def _codes(desk: Desk, base: str, parts: Line, room: int) -> Iterator[str]:
    """Yield the text of a line as textual would paint it, each span in its style."""
    left = room
    for text, name in parts:
        shown = desk.look.shown(text)
        taken = min(left, width(((shown, ""),)))
        if taken > 0:
            yield _styled(desk, padded(shown, taken), name, base)
            left -= taken
    if left > 0:
        yield _styled(desk, " " * left, "", base)


def _styled(desk: Desk, text: str, name: str, base: str) -> str:
    return desk.look.style(name, base).render(text, color_system=_colours(desk))


def _colours(desk: Desk) -> ColorSystem | None:
    """Return the colours that rich takes the terminal to have."""
    if desk.look.profile == "plain":
        return None
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    return ColorSystem.EIGHT_BIT if "256color" in os.environ.get("TERM", "") else ColorSystem.STANDARD
