"""Owns the notice that lies over a screen which does not fit its terminal; what is below keeps focus and state."""

from __future__ import annotations

import textwrap
from typing import Any, ClassVar

from textual.screen import Screen
from textual.strip import Strip

from planner.i18n import _
from planner.reports.lines import line
from planner.tui.theme import Look
from planner.tui.widgets.drawn import OVER, Settled, Shape
from planner.tui.widgets.strips import strip_of

LEAST = (80, 24)
"""Columns and rows under which a screen is not whole."""


def cover(screen: Screen[Any], look: Look, advice: str, brief: str = "") -> None:
    """Lay a notice with *advice* over *screen* while the terminal is too small for it; focus and state stay.

    Where there is no room even for that, the *brief* advice stands in it.
    """
    size, notices = screen.app.size, screen.query(Notice)
    if size.width >= LEAST[0] and size.height >= LEAST[1]:
        notices.remove()
        return
    text = _(
        "This terminal has {width} columns and {height} rows; the planner needs {least_width} and {least_height}. "
        "{advice}"
    ).format(width=size.width, height=size.height, least_width=LEAST[0], least_height=LEAST[1], advice=advice)
    short = _("{width}x{height}: too small.").format(width=size.width, height=size.height)
    texts = (text, f"{short} {brief or advice}")
    if notices:
        notices.first().show(texts)
    else:
        screen.mount(Notice(look, texts))


class Notice(Settled):
    """A text that fills the terminal: the first of several for which there is room, else the last."""

    SHAPE: ClassVar[Shape] = OVER

    def __init__(self, look: Look, texts: tuple[str, ...]) -> None:
        super().__init__()
        self._look = look
        self._texts = texts

    def show(self, texts: tuple[str, ...]) -> None:
        """Show other *texts*."""
        self._texts = texts
        self.refresh()

    def _lines(self) -> list[str]:
        room = max(10, self.size.width - 2)
        found = [textwrap.wrap(text, room) for text in self._texts]
        lines = next((each for each in found if len(each) <= self.size.height), found[-1])
        return ["", *lines] if len(lines) < self.size.height else lines

    def render_line(self, y: int) -> Strip:
        lines = self._lines()
        return strip_of(line(" ", lines[y] if y < len(lines) else ""), self._look, self.size.width)
