"""Owns the step from a line of spans to a strip of the terminal; the one place where text becomes drawn text."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.strip import Strip

from planner.plain import padded, width_of
from planner.reports.lines import Line, line, width
from planner.tui.theme import Look

KEPT = 1000
"""Strips that are kept: most lines that are to be drawn anew are what they were, and textual knows their bytes."""


def strip_of(parts: Line, look: Look, room: int, base: str = "") -> Strip:
    """Return *parts* drawn in *room* terminal cells on the style *base*, cut with ``…`` where they are longer."""
    return _strip_of(parts, look, look.light, room, base)


@lru_cache(KEPT)
def _strip_of(parts: Line, look: Look, _light: bool, room: int, base: str) -> Strip:
    segments: list[Segment] = []
    left = room
    for text, name in parts:
        if left <= 0:
            break
        shown = look.shown(text)
        taken = len(shown) if shown.isascii() else width(((shown, ""),))
        if taken > left:
            shown = look.shown(padded(shown, left))
            taken = left
        segments.append(Segment(shown, look.style(name, base)))
        left -= taken
    if left > 0:
        segments.append(Segment(" " * left, look.style("", base)))
    return Strip(segments, room)


def rule_of(said: str, look: Look, room: int) -> Line:
    """Return a horizontal rule of *room* terminal cells in which *said* stands."""
    if not said:
        return line((look.rule * room, "rule"))
    rest = max(0, room - width_of(said) - 4)
    return line((f"{look.rule * 2} ", "rule"), (said, "dim"), (f" {look.rule * rest}", "rule"))


def with_mark(parts: Line) -> Line:
    """Return *parts* with ``>`` in place of the first column."""
    if not parts:
        return ((">", ""),)
    (text, style), *rest = parts
    return ((">", ""), (text[1:], style), *rest)
