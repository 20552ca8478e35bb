"""Owns the reading of keys and values between two headers; it refuses to go on at what is not TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from planner.positions.grammar import BLANK, EQUALS, PLAIN_KEY, SCALAR, name_at

Path = tuple[str | int, ...]
"""Keys and indexes from an entry down to a value."""
Spots = dict[Path, tuple[int, int, int]]
"""By path the offsets of a value's key, of the value, and just after the value."""


class Scan:
    """One reading of *text* from *begin* to *end*, into *spots*."""

    def __init__(self, text: str, begin: int, end: int, spots: Spots) -> None:
        self._text, self._at, self._end, self._spots = text, begin, end, spots
        self._open: list[tuple[Path, Iterator[int] | None]] = []
        """The tables, and the arrays with their indexes, that the reading is in."""

    def read(self, path: Path) -> int:
        """Return the offset just after the last value read; *path* leads every path."""
        last = self._at
        self._open = [(path, None)]
        while self._skip(BLANK) and self._at < self._end:
            if self._text[self._at] == ",":
                self._at += 1
            elif self._step():
                last = self._at
            else:
                break
        return last

    def _step(self) -> bool:
        """Read a closing bracket, or a key with its value, or a value; return whether there was one."""
        path, indexes = self._open[-1]
        if self._text[self._at] in "]}":
            return self._close()
        if indexes is not None:
            return self._value((*path, next(indexes)), self._at)
        return self._pair(path)

    def _close(self) -> bool:
        if len(self._open) == 1:
            return False
        path, _ = self._open.pop()
        self._at += 1
        key, value, _ = self._spots[path]
        self._spots[path] = (key, value, self._at)
        return True

    def _pair(self, path: Path) -> bool:
        if plain := PLAIN_KEY.match(self._text, self._at):
            self._at = plain.end()
            return self._value((*path, plain[1]), plain.start())
        parts, self._at = name_at(self._text, self._at)
        for name, key in parts:
            path = (*path, name)
            self._spots.setdefault(path, (key, key, key))
        return bool(parts) and self._skip(EQUALS) and self._value(path, parts[-1][1])

    def _value(self, path: Path, key: int) -> bool:
        begin, char = self._at, self._text[self._at : self._at + 1]
        if char in ("[", "{"):
            self._at += 1
            self._open.append((path, count() if char == "[" else None))
        elif not self._skip(SCALAR):
            return False
        self._spots[path] = (key, begin, self._at)
        return True

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found is not None
