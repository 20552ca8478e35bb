"""Owns how two texts differ: line by line for people, as a unified diff, and as the one place that changed.

It knows nothing of what the texts mean, reads no file, and leaves the making safe of what it returns to the output.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

Sides = tuple[str | None, str | None]
"""The text of a file before and after; None: no such file."""
CONTEXT = 3
"""Lines shown around a change."""
_MANY = 2000
"""Lines from which a comparison is cut into pieces: difflib takes a second for a hundred thousand."""


class Splice(NamedTuple):
    """What turns one text into another: at one place something is replaced."""

    at: int
    old: str | None
    """None: there was no such file."""
    new: str | None

    @classmethod
    def between(cls, before: str | None, after: str | None) -> Splice:
        """Return what turns *before* into *after*, as short as it can be."""
        if before is None or after is None:
            return cls(0, before, after)
        most = min(len(before), len(after))
        begin = _alike(before, after, most)
        end = _alike_at_end(before, after, most - begin)
        return cls(begin, before[begin : len(before) - end], after[begin : len(after) - end])

    def apply(self, text: str | None) -> str | None:
        """Return *text*, the one before, as it is after."""
        if text is None or self.old is None or self.new is None:
            return self.new
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    @property
    def inverse(self) -> Splice:
        """What turns the text after into that before."""
        return Splice(self.at, self.new, self.old)


def unified(files: Mapping[str, Sides]) -> Iterator[str]:
    """Yield the lines, without newlines, of a unified diff of *files*, in the order of their names.

    A file that is the same on both sides is passed over; how lines end, and a byte order mark, are not shown.
    """
    for name in sorted(files):
        before, after = files[name]
        if before != after:
            yield f"--- {name if before is not None else '/dev/null'}"
            yield f"+++ {name if after is not None else '/dev/null'}"
            yield from _hunks(before or "", after or "")


def _hunks(before: str, after: str) -> Iterator[str]:
    old, new = _lines(before), _lines(after)
    for group in _Lines(old, new).get_grouped_opcodes(CONTEXT):
        (_, first, _, start, _), (_, _, last, _, stop) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(start, stop)} @@"
        for kind, begin, end, left, right in group:
            if kind == "equal":
                yield from (f" {line}" for line in old[begin:end])
            else:
                yield from (f"-{line}" for line in old[begin:end])
                yield from (f"+{line}" for line in new[left:right])


def _lines(text: str) -> list[str]:
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    return lines if lines[-1] else lines[:-1]


def _range(begin: int, end: int) -> str:
    count = end - begin
    if count == 1:
        return str(begin + 1)
    return f"{begin + 1 if count else begin},{count}"


class _Lines(SequenceMatcher[str]):
    """A comparison that lets lines which stand once on either side cut a long one into pieces."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._old, self._new = old, new
        super().__init__(None, (), ())

    def get_matching_blocks(self) -> list[Match]:
        """Return the runs of equal lines, in order, an empty one at the end."""
        blocks: list[tuple[int, int, int]] = []
        begin = start = 0
        for end, stop in [*_anchors(self._old, self._new), (len(self._old), len(self._new))]:
            old, new = self._old[begin:end], self._new[start:stop]
            if old == new:
                pieces = [(0, 0, len(old))]
            else:
                pieces = [(m.a, m.b, m.size) for m in SequenceMatcher(None, old, new).get_matching_blocks()]
            for left, right, size in pieces:
                _join(blocks, begin + left, start + right, size)
            begin, start = end, stop
        return [Match(*block) for block in [*blocks, (len(self._old), len(self._new), 0)]]


def _join(blocks: list[tuple[int, int, int]], left: int, right: int, size: int) -> None:
    """Add a run of equal lines to *blocks*, to the last one where it follows on that."""
    if blocks and (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]) == (left, right):
        blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + size)
    elif size:
        blocks.append((left, right, size))


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where lines stand that occur once on either side and in the same order; none for short texts."""
    if min(len(old), len(new)) < _MANY:
        return []
    once, there = _places(old), _places(new)
    pairs = [(place, there[line]) for line, place in once.items() if line in there]
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):  # the longest rising run: Schensted's algorithm
        at = bisect_left(ends, place)
        before.append(best[at - 1] if at else -1)
        ends[at : at + 1], best[at : at + 1] = [place], [number]
    chain = []
    number = best[-1] if best else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _places(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: number for number, line in enumerate(lines) if counts[line] == 1}


def _alike(one: str, other: str, most: int) -> int:
    """Return how many characters are the same from the beginning, at most *most*."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def _alike_at_end(one: str, other: str, most: int) -> int:
    """Return how many characters are the same at the end, at most *most*."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            most = middle - 1
    return low
