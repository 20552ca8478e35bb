"""Owns panes: lines with the spots a cursor can stand on, and how panes are set side by side and one below the other.

A pane knows neither mission nor terminal, so a pipe can print its lines and a screen can move in them. Nothing in it is
wider than it was asked to be.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from planner.plain import cut, padded, width_of
from planner.reports.glyphs import GLYPHS
from planner.reports.lines import Line, Span, line, width


class Drawing(NamedTuple):
    """The characters that one kind of terminal can show."""

    unicode: bool = False

    def sign(self, state: str) -> str:
        """Return the glyph of *state*."""
        return GLYPHS[state].unicode if self.unicode else GLYPHS[state].ascii

    @property
    def rule(self) -> str:
        """What horizontal rules are made of."""
        return "─" if self.unicode else "-"

    def bar(self, share: float | None, cells: int, style: str) -> Line:
        """Return *share* of *cells* as a bar, blank where it is undefined; full only for the whole."""
        if share is None:
            return line(" " * cells)
        style = "error" if style == "gap" else style  # the same colour; a gap's glyph is reversed where there is none
        full = min(cells, int(share * cells + 1e-9))
        if share > 0 and not full:
            return line(("▌" if self.unicode else "|", style), (self._rest * (cells - 1), "rule"))
        return line((("█" if self.unicode else "#") * full, style), (self._rest * (cells - full), "rule"))

    @property
    def _rest(self) -> str:
        return "░" if self.unicode else "."


ASCII = Drawing()


class Target(NamedTuple):
    """What a spot leads to: its kind (``region``, ``cell``, ``unit``, ``session``, ``finding`` …) and its id."""

    kind: str
    id: str
    module: str = ""
    """Of a cell."""
    curriculum: str = ""
    """Of a region: the one that its figure is about; empty: all."""


class Spot(NamedTuple):
    """A stretch of lines that the cursor can stand on; the first column of the first is blank, for the cursor."""

    row: int
    start: int
    stop: int
    target: Target
    pane: str
    """The part of the page it belongs to; Tab goes from one to the next."""
    height: int = 1
    """How many lines it takes."""


class Pane(Struct, frozen=True):
    """Lines, and where in them a cursor can stand."""

    lines: Sequence[Line] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def height(self) -> int:
        """How many lines it has."""
        return len(self.lines)

    def moved(self, rows: int, columns: int) -> tuple[Spot, ...]:
        """Return the spots as they are when the pane stands *rows* down and *columns* to the right."""
        return tuple(
            spot._replace(row=spot.row + rows, start=spot.start + columns, stop=spot.stop + columns)
            for spot in self.spots
        )


class Row(NamedTuple):
    """One line of a list, what it leads to, and lines below it that belong to it."""

    parts: Line
    target: Target | None = None
    below: tuple[Line, ...] = ()


def clipped(parts: Line, room: int) -> Line:
    """Return *parts* cut with ``…`` to at most *room* terminal cells, styles kept."""
    if width(parts) <= room:
        return parts
    kept: list[Span] = []
    for text, style in parts:
        if width_of(text) >= room:
            kept.append((cut(f"{text}…", room), style))
            break
        kept.append((text, style))
        room -= width_of(text)
    return tuple(kept)


def filled(parts: Line, room: int) -> Line:
    """Return *parts* cut or filled with blanks to exactly *room* terminal cells."""
    shown = clipped(parts, room)
    blank = " " * (room - width(shown))
    return (*shown, (blank, "")) if blank else shown


def beside(left: Pane, right: Pane, room: int) -> Pane:
    """Return *left* in *room* columns, with *right* at its side."""
    height = max(left.height, right.height)
    lines = tuple(
        (*filled(left.lines[row] if row < left.height else (), room), *(right.lines[row] if row < right.height else ()))
        for row in range(height)
    )
    return Pane(lines, left.spots + right.moved(0, room))


def stacked(*panes: Pane) -> Pane:
    """Return *panes* one below the other."""
    lines: list[Line] = []
    spots: list[Spot] = []
    for pane in panes:
        spots += pane.moved(len(lines), 0)
        lines += pane.lines
    return Pane(tuple(lines), tuple(spots))


def heading(title: str, room: int, drawing: Drawing, more: str = "") -> Line:
    """Return *title* in a rule of *room* columns, with *more* at its end."""
    tail = f" {more} " if more else ""
    head = cut(title, max(0, room - width_of(tail) - 4))
    rule = drawing.rule * max(0, room - width_of(head) - width_of(tail) - 3)
    parts = line(" ", (f"{head} ", "title"), (rule, "rule"), (tail, "dim"), (drawing.rule if tail else "", "rule"))
    return clipped(tuple(part for part in parts if part[0]), room)


def list_pane(name: str, rows: Iterable[Row], room: int) -> Pane:
    """Return *rows*, each from column 1 on, as the part of a page called *name*."""
    lines: list[Line] = []
    spots: list[Spot] = []
    for row in rows:
        parts = clipped(((" ", ""), *row.parts), room)
        if row.target:
            spots.append(Spot(len(lines), 0, room, row.target, name, 1 + len(row.below)))
        lines += [parts, *(clipped(below, room) for below in row.below)]
    return Pane(tuple(lines), tuple(spots))


def text_pane(texts: Sequence[str], style: str = "") -> Pane:
    """Return *texts*, each one line, from column 1 on."""
    return Pane(tuple(line(" ", (text, style)) for text in texts))


def middle_cut(text: str, room: int) -> str:
    """Return *text* in at most *room* terminal cells with its end kept, as names often differ there alone."""
    if width_of(text) <= room:
        return text
    tail = text.split()[-1]
    if width_of(tail) > room - 5:
        return cut(text, room)
    head = cut(text, room - width_of(tail)).removesuffix("…").rstrip(" ,;")
    return padded(f"{head}…", room - width_of(tail)).rstrip() + tail


def columns_of(rows: Sequence[Sequence[Span]], rights: Iterable[int] = (), gap: int = 2) -> list[Line]:
    """Return *rows* of cells as lines with the cells below each other; the columns *rights* hold figures."""
    figures = set(rights)
    widths = (
        [max((width_of(row[index][0]) for row in rows), default=0) for index in range(len(rows[0]))] if rows else []
    )
    lines = []
    for row in rows:
        spans: list[Span] = []
        for index, (text, style) in enumerate(row):
            if not widths[index]:
                continue
            spans += [(" " * gap, "")] if spans else []
            spans.append((padded(text, widths[index], right=index in figures), style))
        lines.append(tuple(spans))
    return lines
