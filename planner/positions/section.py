"""Owns the headers of a file: its sections, and which of them make up an entry; it reads no keys."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from planner.positions.grammar import headers, headers_of_plain, is_plain, names_in
from planner.positions.scan import Path

if TYPE_CHECKING:
    from planner.differences import Splice


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


_Head = tuple[int, int, str]
"""A header: the offset of its first bracket, that just after it, and how it stands."""
_HEAD_START = itemgetter(0)
_RECENT: deque[Sections] = deque(maxlen=3)
"""Of large texts: an edit asks for those of one text time and again, and then for those of nearly the same."""
_LARGE = 50_000
_NEAR = 20_000
"""Characters in which a text may differ from another and still be read from that."""


def sections_of(text: str) -> Sections:
    """Return the sections of *text*."""
    if len(text) < _LARGE:
        return Sections(text)
    recent = tuple(_RECENT)
    for known in recent:
        if known.text == text:
            return known
    sections = next((found for known in recent if (found := _from(known, text))), None) or Sections(text)
    _RECENT.append(sections)
    return sections


def _from(known: Sections, text: str) -> Sections | None:
    """Return the sections of *text* if those of nearly the same one are *known*."""
    if abs(len(known.text) - len(text)) >= _NEAR:
        return None
    from planner.differences import Splice  # no short command gets here, and it takes a while

    splice = Splice.between(known.text, text)
    return known.spliced(splice, text) if len(splice.old or "") + len(splice.new or "") < _NEAR else None


def _head(found: re.Match[str]) -> _Head:
    return found.start("header") - 1, found.end() - 1, found["header"]  # one less than with the extra newline


class Sections:
    """The sections of one text, in its order; found when it is made."""

    def __init__(self, text: str, heads: list[_Head] | None = None) -> None:
        self.text = text
        self._heads = [_head(found) for found in headers("\n" + text)] if heads is None else heads

    def __getitem__(self, number: int) -> Section:
        end = self._line(number + 1) if number < len(self._heads) else len(self.text)
        if number == 0:
            return Section(0, 0, 0, (0,), 0, end)
        begin, body, header = self._heads[number - 1]
        names = tuple(begin + offset for _, offset in names_in(header))
        return Section(number, self._line(number), begin, names, body, end)

    def spliced(self, splice: Splice, text: str) -> Sections:
        """Return the sections of *text*, which *splice* makes of this one: only what is around it is read again."""
        old, new = splice.old or "", splice.new or ""
        if not self._plain or not is_plain(text[max(0, splice.at - 2) : splice.at + len(new) + 2]):
            return Sections(text)
        # Only the last header above can see into what changed; one below sees nothing that stands above its newline.
        first = max(0, bisect_left(self._heads, splice.at, key=_HEAD_START) - 1)
        last = first
        while last < len(self._heads) and self._line(last + 1) - 1 < splice.at + len(old):
            last += 1
        begin = self._line(first + 1) if 0 < first < len(self._heads) else 0
        more = len(new) - len(old)
        stop = self._line(last + 1) + more if last < len(self._heads) else len(text) + 1
        again = takewhile(lambda found: found.start() < stop, headers_of_plain("\n" + text, begin))
        fresh = [_head(found) for found in again]
        below = [(start + more, body + more, header) for start, body, header in self._heads[last:]]
        sections = Sections(text, self._heads[:first] + fresh + below)
        sections.__dict__["_plain"] = True
        if [head[2] for head in fresh] == [head[2] for head in self._heads[first:last]] and "entries" in self.__dict__:
            sections.__dict__["entries"], sections.__dict__["_names"] = self.entries, self._names
        return sections

    @cached_property
    def _plain(self) -> bool:
        return is_plain(self.text)

    def header(self, table: str, index: int) -> int:
        """Return where the first bracket of an entry's own header stands."""
        return self._heads[self._own(self.entries[table][index]) - 1][0]

    def _own(self, numbers: list[int]) -> int:
        """Return the section among *numbers* that is the entry's own header; of an entry without one the first."""
        return next((n for n in numbers if len(self._names[self._heads[n - 1][2]]) == 1), numbers[0])

    def _line(self, number: int) -> int:
        return self.text.rfind("\n", 0, self._heads[number - 1][0]) + 1

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The parts of the name in every header, by the header as it stands."""
        return {header: tuple(part for part, _ in names_in(header)) for header in {head[2] for head in self._heads}}

    @cached_property
    def entries(self) -> dict[str, list[list[int]]]:
        """By table its entries, each as the numbers of its sections."""
        entries: dict[str, list[list[int]]] = {}
        for number, (_start, _body, header) in enumerate(self._heads, 1):
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
            header = self._heads[number - 1][2]
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
