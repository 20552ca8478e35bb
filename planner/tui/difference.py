"""Owns the way from one screen to another: which cells a terminal must get, and the shortest of several ways to say it.

What the cells mean it does not know.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from planner.tui.pen import Pen, right
from planner.tui.screen_memory import NARROW, Cells
from planner.tui.sgr import PLAIN

LEAST_ERASED = 4
"""Blank cells at the end of a line from which erasing it is shorter than writing them."""
LEAST_BLANKS = 8
"""Cells to be blanked from which it may be shorter to erase the line first and write the rest anew."""
LEAST_SCROLLED = 3
"""Rows found again elsewhere from which scrolling may be shorter."""
WIDEST_GAP = 5
"""Unchanged cells up to which writing them again may be shorter than skipping them."""


def draw(pen: Pen, wanted: Cells, rows: Iterable[int]) -> None:
    """Let *pen* write what makes its *rows* those of *wanted*."""
    changed = [y for y in rows if not _same(pen.cells, y, wanted, y)]
    best: Pen | None = None
    for scroll in (*_scrolls(pen.cells, wanted, changed), None):
        way, rows = pen.fork(), changed
        if scroll:
            top, bottom, _by = scroll
            way.scroll(*scroll)
            rows = sorted({*changed, *range(top, bottom + 1)})
        if _draw_rows(way, wanted, rows, most=best.size if best else None):
            best = way
    assert best is not None
    pen.join(best)


def _same(left: Cells, y: int, right: Cells, other_y: int) -> bool:
    return left.chars[y] == right.chars[other_y] and left.styles[y] == right.styles[other_y]


def _scrolls(shown: Cells, wanted: Cells, changed: list[int]) -> list[tuple[int, int, int]]:
    """Return first row, last row and by how much to scroll, in two ways, if much of what changed only moved."""
    if len(changed) <= LEAST_SCROLLED:
        return []
    blank = (*[" "] * shown.width, *[PLAIN] * shown.width)
    places = {row: y for y in changed if (row := (*shown.chars[y], *shown.styles[y])) != blank}
    found = {y: places.get((*wanted.chars[y], *wanted.styles[y])) for y in changed}
    moves = Counter(was - y for y, was in found.items() if was is not None)
    by, count = max(moves.items(), key=lambda move: move[1], default=(0, 0))
    if count < LEAST_SCROLLED:
        return []
    ends = [each for y, was in found.items() if was is not None and was - y == by for each in (y, was)]
    top, bottom = min(ends), max(ends)
    more = bottom + 1 if by > 0 else top - 1  # the row that the cursor of a list was on
    return [(top, bottom, by), *([(min(top, more), max(bottom, more), by)] if more in changed else [])]


def _draw_rows(pen: Pen, wanted: Cells, rows: list[int], *, most: int | None) -> bool:
    """Write *rows*; return whether that took less than *most* bytes, and give up where it does not."""
    for y in rows:
        if not _same(pen.cells, y, wanted, y):
            _draw_row(pen, Row(y, wanted.chars[y].copy(), wanted.styles[y].copy()))
        if most is not None and pen.size >= most:
            return False
    return True


class Row:
    """A row as it is to be."""

    def __init__(self, y: int, chars: list[str], styles: list[int]) -> None:
        self.y = y
        self.chars = chars
        self.styles = styles
        self.sure = NARROW.issuperset("".join(chars))
        """Whether it is as wide on every terminal."""
        self.blank = [char == " " and style == PLAIN for char, style in zip(chars, styles, strict=True)]
        """For each column whether erasing makes it what it is to be."""
        self.end = len(chars)
        """The column from which all are blank."""
        while self.end and self.blank[self.end - 1]:
            self.end -= 1


def _draw_row(pen: Pen, row: Row) -> None:
    changed = _changed(pen.cells.chars[row.y], pen.cells.styles[row.y], row)
    way = pen.fork()
    _write_changed(way, row, changed)
    if sum([row.blank[x] for x in changed if x < row.end]) >= LEAST_BLANKS:
        other, start = pen.fork(), changed[0]
        other.move(start, row.y)
        other.erase_line()
        _write_changed(other, row, [x for x in range(start, row.end) if not row.blank[x]])
        way = way if way.size <= other.size else other
    way.cells.chars[row.y], way.cells.styles[row.y] = row.chars, row.styles
    pen.join(way)


def _changed(old: list[str], old_styles: list[int], row: Row) -> list[int]:
    pairs = zip(old, row.chars, old_styles, row.styles, strict=True)
    return [x for x, (was, now, style, new_style) in enumerate(pairs) if was != now or style != new_style]


def _write_changed(pen: Pen, row: Row, changed: list[int]) -> None:
    """Write the *changed* columns of a row; a blank end of the line is erased."""
    head = changed[: bisect_left(changed, row.end)]
    erased = changed[len(head) :]
    if len(erased) < LEAST_ERASED:
        head, erased = changed, []
    for first, last in _runs(pen, row, head):
        _write_run(pen, row, first, last)
    if erased:
        if pen.y != row.y or pen.x is None or not row.end <= pen.x <= erased[0]:
            pen.move(erased[0], row.y)
        pen.erase_line()


def _runs(pen: Pen, row: Row, changed: list[int]) -> list[tuple[int, int]]:
    """Return first column and column behind of what is to be written, with small gaps filled."""
    runs: list[tuple[int, int]] = []
    first = last = -1
    for x in changed:
        if x == last and row.sure:
            last += 1
            continue
        if x > last:
            start = x if row.chars[x] else x - 1
            if first < 0 or (start > last and not _gap_is_cheaper(pen, row, last, start)):
                runs.append((first, last))
                first = start
        last = max(last, x + 1)
        while not row.sure and last < len(row.chars) and not row.chars[last]:
            last += 1
    return [*runs[1:], (first, last)] if changed else []


def _gap_is_cheaper(pen: Pen, row: Row, end: int, start: int) -> bool:
    """Return whether writing the unchanged cells between two runs takes no more bytes than moving over them."""
    if start - end > WIDEST_GAP or not (row.sure or NARROW.issuperset("".join(row.chars[end - 1 : start]))):
        return False
    switch, unseen = pen.styles.switch, pen.styles.unseen
    style, skipped = row.styles[end - 1], len(right(start - end))
    if unseen[style] and all(row.blank[end:start]):
        return start - end <= skipped
    skipped += len(switch(style, row.styles[start]))
    cost = len("".join(row.chars[end:start]).encode())
    for x in range(end, start):
        if not (row.blank[x] and unseen[style]):
            cost += len(switch(style, row.styles[x]))
            style = row.styles[x]
    return cost + len(switch(style, row.styles[start])) <= skipped


def _write_run(pen: Pen, row: Row, first: int, last: int) -> None:
    """Write the cells of one run, style by style."""
    pen.move(first, row.y)
    x = first
    for style, same in groupby(row.styles[first:last]):
        stop = x + len(list(same))
        if row.sure:
            pen.write("".join(row.chars[x:stop]), style, stop - x)
        else:
            _write_unsure(pen, row, x, stop)
        x = stop


def _write_unsure(pen: Pen, row: Row, first: int, last: int) -> None:
    """Write cells of one style one by one, each where it stands: terminals may disagree about the one before."""
    for x in range(first, last):
        if char := row.chars[x]:
            pen.move(x, row.y)
            pen.write(char, row.styles[x], 1)
