"""Owns where each entry and value stands in its file: line and column, and the characters that an entry takes.

It refuses to judge: its input is text that tomli has parsed, without BOM, and what is not there gets the place of the
nearest thing above. ``salvage`` alone reads text that does not parse. Nothing recurses, so depth costs no stack.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from planner.positions.broken import salvage
from planner.positions.scan import Path, Scan, Spots
from planner.positions.section import Section, Sections, sections_of

__all__ = ["Path", "Positions", "salvage"]


_STRETCH = 2048
"""Characters between which lines are counted at once."""


class Positions:
    """Where the entries and values of one file stand; all work is put off until it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._own: dict[tuple[str, int], Spots] = {}
        self._ends: dict[int, int] = {}

    def count(self, table: str) -> int:
        """Return how many entries *table* has in this file."""
        if table in self._sections.entries:
            return len(self._sections.entries[table])
        if (table,) in self._root and self._text[self._root[table,][1]] == "[":
            return sum(len(path) == 2 and path[0] == table for path in self._root)
        return int((table,) in self._root)

    def is_inline(self, table: str) -> bool:
        """Return whether *table* stands as ``table = …`` or ``table.key = …`` and has no header of its own."""
        return table not in self._sections.entries and (table,) in self._root

    def entry(self, table: str, index: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an entry's header; (1, 1) if there is no such entry.

        An entry with a header costs no look at its values.
        """
        entries = self._sections.entries.get(table, ())
        if max(index, 0) < len(entries):
            return self._line_column(self._sections.header(table, max(index, 0)))
        return self.find(table, index, ())

    def find(self, table: str, index: int, steps: Path, *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at *steps* below an entry, or of its *key*.

        What is not there has the place of the nearest thing above it, at last that of the entry's header. The
        *key* of an entry, without *steps*, is its table's name.
        """
        sources = self._sources(table, max(index, 0))
        for depth in range(len(steps), -1, -1):
            for spots, base in sources:
                if spot := spots.get(base + steps[:depth]):
                    return self._line_column(spot[0 if key and (depth or not steps) else 1])
        return 1, 1

    def span(self, table: str, index: int) -> tuple[int, int]:
        """Return the offsets of an entry's block: comment lines directly above, header, keys, subtables that follow.

        Blank lines and comments below its last key are not in it. An inline entry's span is that of its value; an
        entry that is not there raises IndexError.
        """
        index = max(index, 0)
        if index >= self.count(table):
            raise IndexError(table, index)
        if self.is_inline(table):
            return self._span_of_keys(*self._sources(table, index)[0])
        first, last = self._sections.run(table, index)
        return self._with_comments_above(first), self._end_of_section(last)

    def end_of(self, table: str) -> int:
        """Return the offset just after the last line of *table*'s last entry, subtables far below included.

        It is 0 for a table without a header.
        """
        entries = self._sections.entries.get(table, [[]])
        return max((self._end_of_section(number) for number in entries[-1]), default=0)

    @cached_property
    def _sections(self) -> Sections:
        return sections_of(self._text)

    @cached_property
    def _root(self) -> Spots:
        """The values above the first header."""
        spots: Spots = {}
        self._scan(self._sections[0], (), spots)
        return spots

    def _sources(self, table: str, index: int) -> list[tuple[Spots, Path]]:
        """Return where the values of an entry may be found, and below which path."""
        sources: list[tuple[Spots, Path]] = []
        if index < len(self._sections.entries.get(table, ())):
            sources.append((self._spots(table, index), ()))
        if (table,) in self._root:
            sources.append((self._root, (table, index) if (table, index) in self._root else (table,)))
        return sources

    def _spots(self, table: str, index: int) -> Spots:
        """Return the values of an entry that has headers."""
        spots = self._own.get((table, index))
        if spots is None:
            spots = self._own[table, index] = {}
            for section, path in self._sections.of_entry(table, index):
                _note_header(section, path, spots)
                self._scan(section, path, spots)
        return spots

    def _scan(self, section: Section, path: Path, spots: Spots) -> None:
        self._ends[section.number] = Scan(self._text, section.body, section.end, spots).read(path)

    def _end_of_section(self, number: int) -> int:
        """Return the offset just after the line of a section's last value, or of its header."""
        if number not in self._ends:
            self._scan(self._sections[number], (), {})
        if self._ends[number] == 0:
            return 0
        newline = self._text.find("\n", self._ends[number])
        return len(self._text) if newline < 0 else newline + 1

    def _with_comments_above(self, number: int) -> int:
        """Return where the comment lines directly above a header begin, else its line."""
        start, least = self._sections[number].line, self._end_of_section(number - 1)
        while start > least:
            line = self._text.rfind("\n", 0, start - 1) + 1
            if not self._text[line:start].lstrip(" \t").startswith("#"):
                break
            start = line
        return start

    @staticmethod
    def _span_of_keys(spots: Spots, base: Path) -> tuple[int, int]:
        begin = spots[base][1]
        return begin, max(end for path, (_, _, end) in spots.items() if path[: len(base)] == base)

    @cached_property
    def _lines_above(self) -> list[int]:
        """How many lines end before each stretch of the text: to note every end takes forty times as long."""
        stretches = range(0, len(self._text), _STRETCH)
        counts = (self._text.count("\n", begin, begin + _STRETCH) for begin in stretches)
        return list(accumulate(counts, initial=0))

    def _line_column(self, offset: int) -> tuple[int, int]:
        stretch = offset // _STRETCH
        above = self._lines_above[stretch] + self._text.count("\n", stretch * _STRETCH, offset)
        return above + 1, offset - self._text.rfind("\n", 0, offset)


def _note_header(section: Section, path: Path, spots: Spots) -> None:
    """Place the table that a header opens, and those above it that have no header so far."""
    depth = 0
    spots.setdefault((), (section.names[0], section.header, section.body))
    for taken, step in enumerate(path, 1):
        depth += isinstance(step, str)
        spots.setdefault(path[:taken], (section.names[depth], section.header, section.body))
    spots[path] = (section.names[depth], section.header, section.body)
