"""Owns the comparison of two dates as a table to move in: a name, its need, and for each figure then, now, difference.

What is compared comes as a sheet, whose rows are asked for only when they are seen. It computes no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from planner.i18n import _
from planner.plain import width_of
from planner.reports.comparison_words import Shown
from planner.reports.lines import Line, line
from planner.reports.panes import middle_cut
from planner.tui.desk import Focus
from planner.tui.table import Column, Head

NAMES = (20, 44)
"""Least and most columns for names."""
TITLE = 20
"""Most columns that a figure takes because its title is long."""


class Entry(NamedTuple):
    """One row of a sheet."""

    title: str
    need: str
    """Empty where nothing is needed, as of a list of sessions."""
    figures: Sequence[Shown]
    focus: Focus = Focus()
    """What it leads to."""


class Sheet(Protocol):
    """What is compared."""

    @property
    def titles(self) -> Sequence[str]:
        """What the figures are called."""

    @property
    def wide(self) -> Sequence[int]:
        """The terminal cells of the longest value of each figure."""

    @property
    def longest(self) -> int:
        """The terminal cells of the longest title."""

    @property
    def total(self) -> Entry | None:
        """All rows together; None: they are not to be added."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def entry(self, index: int) -> Entry:
        """Return the row at *index*."""


class ComparedTable:
    """A sheet as the grid shows it."""

    fixed = 2

    def __init__(self, sheet: Sheet, room: int) -> None:
        self.sheet = sheet
        some = sheet.total or (sheet.entry(0) if len(sheet) else None)
        counted = bool(some and some.need)
        need = max(width_of(some.need) if some else 0, width_of(_("need"))) + 2 if counted else 2
        labels = (_("before"), _("after"), "+/-")
        figures: list[Column] = []
        for title, wide in zip(sheet.titles, sheet.wide, strict=True):
            widths = [max(wide, width_of(label)) + 2 for label in labels]
            widths[0] += max(0, min(TITLE, width_of(title) + 2) - sum(widths))
            figures += [Column(width, right=True) for width in widths]
        rest = room - need - sum(column.width for column in figures)
        name = max(NAMES[0], min(rest, NAMES[1], sheet.longest + 2))
        self.columns = [Column(name), Column(need, right=True), *figures]
        first = [Head("", 2, ""), *(Head(title, 3, "title") for title in sheet.titles)]
        self.heads: Sequence[Sequence[Head]] = [
            first,
            [
                Head(""),
                Head(_("need") if counted else ""),
                *(Head(label) for _title in sheet.titles for label in labels),
            ],
        ]

    @property
    def feet(self) -> Sequence[Sequence[Line]]:
        """All rows together, where they can be."""
        return [self._cells(self.sheet.total)] if self.sheet.total else []

    def __len__(self) -> int:
        return len(self.sheet)

    def row(self, index: int) -> Sequence[Line]:
        """Return the cells of row *index*."""
        return self._cells(self.sheet.entry(index))

    def _cells(self, entry: Entry) -> Sequence[Line]:
        cells = [line(middle_cut(entry.title, self.columns[0].width - 2)), line(entry.need)]
        for shown in entry.figures:
            cells += [line((shown.then, "dim")), line(shown.now), line((shown.difference, style_of(shown.difference)))]
        return cells


def style_of(difference: str) -> str:
    """Return the style of a difference: one that is none stands back."""
    return "dim" if difference in ("", "0") else "bold"
