"""Owns the line between two parts of a screen that stand side by side."""

from __future__ import annotations

from textual.strip import Strip

from planner.reports.lines import line
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn
from planner.tui.widgets.strips import strip_of


class Edge(Drawn):
    """One column that parts what is left of it from what is right."""

    def __init__(self, look: Look) -> None:
        super().__init__(shape={"width": 1})
        self._look = look

    def render_line(self, y: int) -> Strip:
        return strip_of(line(("│" if self._look.unicode else "|", "rule")), self._look, self.size.width)
