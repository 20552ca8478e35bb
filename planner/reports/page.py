"""Owns the layout of a page of paragraphs: every line within ``WIDTH`` cells, nothing cut, in Unicode or in ASCII.

Text is folded to ASCII before it is broken into lines, so that a page is as wide in either. It knows no mission.
"""

from __future__ import annotations

from planner.i18n import language
from planner.model import Entry
from planner.plain import ascii_only, safe, width_of
from planner.reports.lines import Line, Span, text_of
from planner.reports.tables import Shown, Table, grid_lines, wrapped
from planner.reports.words import MARK

WIDTH = 76
"""Terminal cells of the widest line."""
LABEL = 13
"""Terminal cells of the column of labels."""
NARROW = 20
"""Terminal cells under which no column of text is squeezed: it begins on a line of its own."""
GLUE = "\u00a0"
"""A blank at which no line is broken."""
_GLUED, _HELD = str.maketrans({GLUE: "\0", "\u202f": "\0"}), str.maketrans({"\0": " "})


def whole(text: str) -> str:
    """Return all of *text* on one safe line, however long it is."""
    return " ".join(safe(text).replace(GLUE, "\0").split()).replace("\0", GLUE)


def whole_twin(entry: Entry, name: str) -> str:
    """Return all of the text field *name* of *entry* on one safe line, in French where it has a twin in force."""
    value = entry.fr.get(name) if language() == "fr" else None
    return whole(value if isinstance(value, str) and value else str(getattr(entry, name) or ""))


class Page:
    """The lines of a page as it grows."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        self.ascii_only = ascii_only
        self.lines: list[Line] = []

    @property
    def marked(self) -> bool:
        """Whether a figure with the mark of an illustrative strength stands on the page."""
        return any(f"{MARK}{digit}" in text for parts in self.lines for text, _style in parts for digit in "0123456789")

    @property
    def text(self) -> str:
        """The page as plain text that ends in one newline."""
        return "\n".join(map(text_of, self.lines)).strip("\n") + "\n"

    def folded(self, text: str) -> str:
        """Return *text* as this page shows it."""
        return ascii_only(text) if self.ascii_only else text

    def _broken(self, text: str, width: int, indent: str = "") -> list[str]:
        lines = wrapped(self.folded(text.translate(_GLUED)), width, indent)
        return [line.translate(_HELD) for line in lines]

    def blank(self) -> None:
        """Leave one line blank, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, text: str) -> None:
        """Set *text* off as a heading."""
        self.blank()
        self.paragraph(text, "title")

    def paragraph(self, text: str, style: str = "", *, indent: int = 0, hang: int = 0) -> None:
        """Add *text* after *indent* blanks; its second and later lines after *hang* more."""
        for line in self._broken(text, WIDTH - indent, " " * hang):
            self.lines.append(((" " * indent, ""), (line, style)) if indent else ((line, style),))

    def labelled(self, label: str, text: str) -> None:
        """Add *text* beside *label*; nothing where there is no text."""
        if text:
            self.entry(((self.folded(label).ljust(LABEL), "bold"),), text)

    def entry(self, lead: tuple[Span, ...], text: str, right: Span = ("", "")) -> None:
        """Add *text* after *lead*, its later lines below its first, with *right* at the end of the first line."""
        lead = tuple((self.folded(part), style) for part, style in lead)
        right = (self.folded(right[0]), right[1])
        indent = sum(width_of(part) for part, _style in lead)
        taken = width_of(right[0]) + 2 if right[0] else 0
        if taken and WIDTH - LABEL - taken < NARROW:  # a title that leaves no room beside it stands in the text
            text, right, taken = f"{text}  {right[0]}", ("", ""), 0
        if indent > LABEL and WIDTH - indent - taken < NARROW:
            self.lines.append(lead)
            lead, indent = ((" " * LABEL, ""),), LABEL
        first, *rest = self._broken(text, WIDTH - indent - taken) or [""]
        gap = " " * (WIDTH - indent - width_of(first) - width_of(right[0])) if taken else ""
        self.lines.append((*lead, (first + gap, ""), right) if taken else (*lead, (first, "")))
        self.lines += [((" " * indent, ""), (line, "")) for line in rest]

    def table(self, table: Table) -> None:
        """Add the grid of *table*."""
        rows = tuple(tuple(Shown(None, self._cell(cell)) for cell in row) for row in table.rows)
        footer = tuple(Shown(None, self._cell(cell)) for cell in table.footer) if table.footer else None
        columns = tuple(column._replace(title=self.folded(column.title)) for column in table.columns)
        self.lines += grid_lines(
            Table(columns=columns, rows=rows, footer=footer, empty=self.folded(table.empty)), WIDTH
        )

    def _cell(self, cell: object) -> str:
        return self.folded(cell.text if isinstance(cell, Shown) else str(cell))
