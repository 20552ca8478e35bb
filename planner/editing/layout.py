"""Owns where entries stand in the text of a file and how they are set off; it changes nothing.

It refuses entries whose parts do not stand together, because then no block of lines is the entry.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from planner.editing.values import EditRefused
from planner.i18n import _
from planner.loading.tables import SINGLE
from planner.positions import Positions

BOM = "\ufeff"
_COMMENTS_BELOW = re.compile(r"(?:[ \t]*+#[^\n]*+(?:\n|\Z))++(?=[ \t\r]*+(?:\n|\Z))")
"""Comment lines that a blank line or the end of the file follows: they belong to what stands above."""
_BLANK_LINE = re.compile(r"[ \t\r]*+(?:\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t\r]*+\n)*+")
_HEADER_LINE = re.compile(r"^[ \t]*+\[", re.MULTILINE)
_SAID = re.compile(r"\S")
_ANY_NEWLINE = re.compile(r"\r?\n")


class Span(NamedTuple):
    """An entry's block of lines, as offsets."""

    start: int
    """Where the comment lines directly above the header begin."""
    header: int
    """Where the line of the header begins."""
    end: int
    """Just after the last line of a value."""
    below: int
    """Just after the comment lines that follow without a blank line and belong to the entry."""


class Layout(Positions):
    """The entries of one text, which is valid TOML; offsets do not count a byte order mark."""

    def __init__(self, text: str) -> None:
        self.bom, self.text = split_bom(text)
        super().__init__(self.text)

    @cached_property
    def newline(self) -> str:
        """What most lines of the text end with."""
        return "\r\n" if 2 * self.text.count("\r\n") > self.text.count("\n") else "\n"

    def block(self, table: str, index: int) -> Span:
        """Return where an entry stands.

        Raises:
            EditRefused: there is no such entry, or it is not one block of lines under a header of its own.
        """
        index = max(index, 0)
        if index >= self.count(table):
            raise EditRefused(_("there is no such entry of {table} any more. Nothing was changed").format(table=table))
        if self.is_inline(table) or self._header(table).startswith("[[") == (table in SINGLE):
            self._refuse_form(table)
        self._refuse_parts_apart(table, index)
        start, end = self.span(table, index)
        header = _HEADER_LINE.search(self.text, start)
        below = _COMMENTS_BELOW.match(self.text, end)
        return Span(start, header.start() if header else start, end, below.end() if below else end)

    def refuse_unless_open_to(self, table: str) -> None:
        """Refuse a *table* to which no entry can be added under a header of its own."""
        if table in SINGLE and self.count(table):
            message = _("the file has its one [{table}] already; change that. Nothing was changed")
            raise EditRefused(message.format(table=table))
        if self.is_inline(table) or (self.count(table) and not self._header(table).startswith("[[")):
            self._refuse_form(table)

    def end_of_entries(self, table: str) -> int:
        """Return the offset after *table*'s last entry and the comments that belong to it, else of the end."""
        if not self.count(table):
            return len(self.text)
        end = self.end_of(table)
        below = _COMMENTS_BELOW.match(self.text, end)
        return below.end() if below else end

    def room_at(self, table: str, at: int) -> tuple[int, int]:
        """Return how many blank lines to write before and after an entry at *at*, so that it stands as others do."""
        if not _SAID.search(self.text, 0, at):
            return 0, 0
        usual = self.usual_gap(table)
        before = max(0, usual - self.blank_above(at))
        return before, 0 if self.is_blank(at) else min(usual, 1)

    def usual_gap(self, table: str) -> int:
        """Return how many blank lines set an entry of *table* off."""
        last = self.count(table) - 1
        return self.blank_above(self.span(table, last)[0]) if last >= 0 else 1

    def is_blank(self, at: int) -> bool:
        """Return whether the line at *at* is blank, or the text ends there."""
        return _BLANK_LINE.match(self.text, at) is not None

    def blank_above(self, at: int) -> int:
        """Return the number of blank lines directly above *at*; one where nothing else is above."""
        said = len(self.text[:at].rstrip())
        return max(0, self.text.count("\n", said, at) - 1) if said else 1

    def after_blank_lines(self, at: int) -> int:
        """Return the offset of the first line from *at* on that is not blank."""
        found = _BLANK_LINES.match(self.text, at)
        return found.end() if found else at

    def _header(self, table: str) -> str:
        return self.text[self._sections.header(table, 0) :][:2]

    def _refuse_form(self, table: str) -> None:
        if table in SINGLE:
            message = _("the file does not write {table} as [{table}]; rewrite it so first. Nothing was changed")
        else:
            message = _("the file does not write {table} as [[{table}]]; rewrite it so first. Nothing was changed")
        raise EditRefused(message.format(table=table))

    def _refuse_parts_apart(self, table: str, index: int) -> None:
        numbers = self._sections.entries[table][index]
        first, last = self._sections.run(table, index)
        if len(numbers) != last - first + 1 or (table,) in self._root:
            message = _("parts of this entry of {table} stand elsewhere in the file; put them together first")
            raise EditRefused(message.format(table=table) + ". " + _("Nothing was changed"))


def split_bom(text: str) -> tuple[str, str]:
    """Return the byte order mark of *text*, if it has one, and the rest."""
    return (BOM, text[1:]) if text.startswith(BOM) else ("", text)


def with_newlines(text: str, newline: str) -> str:
    """Return *text* with all its lines ended by *newline*."""
    return _ANY_NEWLINE.sub(newline, text)
