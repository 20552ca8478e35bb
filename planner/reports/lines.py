"""Owns lines of text with named styles, which a page, a pipe and a screen can all show; it knows no terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from planner.plain import width_of

Span = tuple[str, str]
"""Text and the name of its style: a state of the coverage, ``title``, ``dim``, ``bold``, ``warning`` … or empty."""
Line = tuple[Span, ...]


def line(*parts: str | Span) -> Line:
    """Return a line of *parts*; a bare string has no style."""
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def text_of(parts: Line) -> str:
    """Return the text of a line without its styles and trailing blanks."""
    return "".join(text for text, _style in parts).rstrip()


def width(parts: Line) -> int:
    """Return the terminal cells of a line."""
    return sum(width_of(text) for text, _style in parts)


class Later(Sequence[Line]):
    """Lines of which each is made when it is seen: there may be very many."""

    def __init__(self, length: int, make: Callable[[int], Line]) -> None:
        """Prepare; *make* returns the line of a number under *length*."""
        self._length = length
        self._make = make

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self._make(each) for each in range(*index.indices(self._length))]
        return self._make(range(self._length)[index])

    def __len__(self) -> int:
        return self._length
