"""Owns the headers of a file: its sections, and which of them make up an entry; it reads no keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from planner.positions.grammar import headers, names_in
from planner.positions.scan import Path


class Section(NamedTuple):
    """A header with what stands below it, up to the next header; all places are offsets."""

    number: int
    """From 1; section 0 is what stands above the first header."""
    line: int
    """Where its header's line begins."""
    header: int
    """Where its header's first bracket stands."""
    names: tuple[int, ...]
    """Where the parts of the header's name stand."""
    body: int
    """Just after the header, before its newline."""
    end: int
    """Where the next header's line begins."""


class Sections:
    """The sections of one text, in its order; found when it is made."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = list(headers("\n" + text))  # so an offset here is one more than in the text

    def __getitem__(self, number: int) -> Section:
        end = self._line(number + 1) if number < len(self._found) else len(self._text)
        if number == 0:
            return Section(0, 0, 0, (0,), 0, end)
        found = self._found[number - 1]
        begin = found.start("header") - 1
        names = tuple(begin + offset for _, offset in names_in(found["header"]))
        return Section(number, self._line(number), begin, names, found.end() - 1, end)

    def header(self, table: str, index: int) -> int:
        """Return where the first bracket of an entry's own header stands."""
        return self._found[self._own(self.entries[table][index]) - 1].start("header") - 1

    def _own(self, numbers: list[int]) -> int:
        """Return the section among *numbers* that is the entry's own header; of an entry without one the first."""
        return next((n for n in numbers if len(self._names[self._found[n - 1]["header"]]) == 1), numbers[0])

    def _line(self, number: int) -> int:
        return self._text.rfind("\n", 0, self._found[number - 1].start("header") - 1) + 1

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The parts of the name in every header, by the header as it stands."""
        return {header: tuple(part for part, _ in names_in(header)) for header in {f["header"] for f in self._found}}

    @cached_property
    def entries(self) -> dict[str, list[list[int]]]:
        """By table its entries, each as the numbers of its sections."""
        entries: dict[str, list[list[int]]] = {}
        for number, found in enumerate(self._found, 1):
            header = found["header"]
            names = self._names[header]
            known = entries.setdefault(names[0], [])
            if not known or (len(names) == 1 and header.startswith("[[")):
                known.append([number])
            else:
                known[-1].append(number)
        return entries

    def run(self, table: str, index: int) -> tuple[int, int]:
        """Return the first and last of the consecutive sections around an entry's own header."""
        numbers = self.entries[table][index]
        own = self._own(numbers)
        first, last, all_numbers = own, own, set(numbers)
        while first - 1 in all_numbers:
            first -= 1
        while last + 1 in all_numbers:
            last += 1
        return first, last

    def of_entry(self, table: str, index: int) -> Iterator[tuple[Section, Path]]:
        """Yield the sections of an entry, each with the path below the entry that its header opens."""
        last: dict[Path, int] = {}
        for number in self.entries[table][index]:
            header = self._found[number - 1]["header"]
            yield self[number], _opened(self._names[header][1:], header.startswith("[["), last)


def _opened(names: tuple[str, ...], array: bool, last: dict[Path, int]) -> Path:
    """Return the path that a header opens; *last* holds the index that each array has come to."""
    path: Path = ()
    for depth, name in enumerate(names, 1):
        path = (*path, name)
        if array and depth == len(names):
            last[path] = last.get(path, -1) + 1
        if path in last:
            path = (*path, last[path])
    return path
