"""Owns the notice that lies over a screen which does not fit its terminal; what is below keeps focus and state."""

from __future__ import annotations

import textwrap

from textual.strip import Strip
from textual.widget import Widget

from planner.reports.lines import line
from planner.tui.theme import Look
from planner.tui.widgets.strips import strip_of


class Notice(Widget):
    """A text that fills the terminal."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._text = text

    def show(self, text: str) -> None:
        """Show another *text*."""
        self._text = text
        self.refresh()

    def render_line(self, y: int) -> Strip:
        lines = ["", *textwrap.wrap(self._text, max(10, self.size.width - 2))]
        return strip_of(line(" ", lines[y] if y < len(lines) else ""), self._look, self.size.width)
