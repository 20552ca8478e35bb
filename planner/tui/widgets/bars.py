"""Owns bars: a few lines of text that stand above and below a page; a change draws the changed lines alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip

from planner.reports.lines import Line
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn
from planner.tui.widgets.strips import strip_of

Row = tuple[str, Line]
"""The name of the style a whole line stands on, and the line."""


class Bar(Drawn):
    """Lines that only their screen changes."""

    def __init__(self, look: Look, *, id: str | None = None, height: int = 1) -> None:
        """Prepare; with the *height* that it is going to have, the screen is laid out once."""
        super().__init__(id=id, shape={"height": height})
        self._look = look
        self._rows: tuple[Row, ...] = ()
        self._height = height

    def show(self, rows: Sequence[Row]) -> None:
        """Show *rows*, as many lines high as they are."""
        old, self._rows = self._rows, tuple(rows)
        if len(self._rows) != self._height:
            self._height = len(self._rows)
            self.styles.height = self._height
            self.refresh()
            return
        for y, is_now in enumerate(self._rows):
            if y >= len(old) or old[y] != is_now:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        base, parts = self._rows[y] if y < len(self._rows) else ("", ())
        return strip_of(parts, self._look, self.size.width, base)
