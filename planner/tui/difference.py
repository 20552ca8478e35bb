"""Owns the way from one screen to another: which cells a terminal must get, and the shortest of several ways to say it.

What the cells mean it does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planner.tui.pen import Pen, right
from planner.tui.screen_memory import NARROW, Cells
from planner.tui.sgr import PLAIN

LEAST_ERASED = 4
"""Blank cells at the end of a line from which erasing it is shorter than writing them."""
LEAST_ANEW = 12
"""Changed cells of a row from which it may be shorter to erase it first."""
LEAST_SCROLLED = 3
"""Rows found again elsewhere from which scrolling may be shorter."""
WIDEST_GAP = 5
"""Unchanged cells up to which writing them again may be shorter than skipping them."""


def draw(pen: Pen, wanted: Cells, rows: Iterable[int]) -> None:
    """Let *pen* write what makes its *rows* those of *wanted*."""
    changed = [y for y in rows if not _same(pen.cells, y, wanted, y)]
    way = _drawn(pen.fork(), wanted, changed)
    if found := _scroll(pen.cells, wanted, changed):
        other = pen.fork()
        other.scroll(*found)
        top, bottom, _by = found
        _drawn(other, wanted, sorted({*changed, *range(top, bottom + 1)}))
        way = min(way, other, key=_cost)
    pen.join(way)


def _cost(pen: Pen) -> int:
    return len(pen.text.encode())


def _same(left: Cells, y: int, right: Cells, other_y: int) -> bool:
    return left.chars[y] == right.chars[other_y] and left.styles[y] == right.styles[other_y]


def _scroll(shown: Cells, wanted: Cells, changed: list[int]) -> tuple[int, int, int] | None:
    """Return first row, last row and by how much to scroll, if much of what changed only moved."""
    if len(changed) <= LEAST_SCROLLED:
        return None
    blank = (*[" "] * shown.width, *[PLAIN] * shown.width)
    places = {row: y for y in changed if (row := (*shown.chars[y], *shown.styles[y])) != blank}
    found = {y: places.get((*wanted.chars[y], *wanted.styles[y])) for y in changed}
    moves = Counter(was - y for y, was in found.items() if was is not None)
    by, count = max(moves.items(), key=lambda move: move[1], default=(0, 0))
    if count < LEAST_SCROLLED:
        return None
    ends = [each for y, was in found.items() if was is not None and was - y == by for each in (y, was)]
    return min(ends), max(ends), by


def _drawn(pen: Pen, wanted: Cells, rows: Iterable[int]) -> Pen:
    for y in rows:
        if not _same(pen.cells, y, wanted, y):
            _draw_row(pen, y, wanted.chars[y].copy(), wanted.styles[y].copy())
    return pen


def _draw_row(pen: Pen, y: int, chars: list[str], styles: list[int]) -> None:
    changed = _changed(pen.cells.chars[y], pen.cells.styles[y], chars, styles)
    way = pen.fork()
    _write_changed(way, y, chars, styles, changed)
    if len(changed) >= LEAST_ANEW:
        other, start = pen.fork(), changed[0]
        other.move(start, y)
        other.erase_line()
        left = [x for x in range(start, len(chars)) if chars[x] != " " or styles[x] != PLAIN]
        _write_changed(other, y, chars, styles, left)
        way = min(way, other, key=_cost)
    way.cells.chars[y], way.cells.styles[y] = chars, styles
    pen.join(way)


def _changed(old: list[str], old_styles: list[int], new: list[str], new_styles: list[int]) -> list[int]:
    pairs = zip(old, new, old_styles, new_styles, strict=True)
    return [x for x, (was, now, style, new_style) in enumerate(pairs) if was != now or style != new_style]


def _write_changed(pen: Pen, y: int, chars: list[str], styles: list[int], changed: list[int]) -> None:
    """Write the *changed* columns of a row; a blank end of the line is erased."""
    end = len(chars)
    while end and chars[end - 1] == " " and styles[end - 1] == PLAIN:
        end -= 1
    head = [x for x in changed if x < end]
    erased = changed[len(head) :]
    if len(erased) < LEAST_ERASED:
        head, erased = changed, []
    for first, last in _runs(pen, chars, styles, head):
        _write_run(pen, y, chars, styles, first, last)
    if erased:
        if pen.y != y or pen.x is None or not end <= pen.x <= erased[0]:
            pen.move(erased[0], y)
        pen.erase_line()


def _runs(pen: Pen, chars: list[str], styles: list[int], changed: list[int]) -> list[tuple[int, int]]:
    """Return first column and column behind of what is to be written, with small gaps filled."""
    runs: list[tuple[int, int]] = []
    for x in changed:
        first = x if chars[x] else x - 1
        last = x + 1
        while last < len(chars) and not chars[last]:
            last += 1
        if runs and (first <= runs[-1][1] or _gap_is_cheaper(pen, chars, styles, runs[-1][1], first)):
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _gap_is_cheaper(pen: Pen, chars: list[str], styles: list[int], end: int, start: int) -> bool:
    """Return whether writing the unchanged cells between two runs takes no more bytes than moving over them."""
    gap = chars[end:start]
    if len(gap) > WIDEST_GAP or not NARROW.issuperset(gap) or not NARROW.issuperset(chars[end - 1]):
        return False
    style, cost = styles[end - 1], 0
    for char, next_style in zip(gap, styles[end:start], strict=True):
        if next_style != PLAIN or char != " " or not pen.styles.unseen[style]:
            cost += len(pen.styles.switch(style, next_style))
            style = next_style
        cost += len(char.encode())
    skipped = len(right(len(gap))) + len(pen.styles.switch(styles[end - 1], styles[start]))
    return cost + len(pen.styles.switch(style, styles[start])) <= skipped


def _write_run(pen: Pen, y: int, chars: list[str], styles: list[int], first: int, last: int) -> None:
    """Write the cells of one run, style by style, and anew after each character whose width is not sure."""
    x = first
    while x < last:
        sure, stop = NARROW.issuperset(chars[x]), x + 1
        while (
            stop < last and styles[stop] == styles[x] and (not chars[stop] or (sure and NARROW.issuperset(chars[stop])))
        ):
            stop += 1
        pen.move(x, y)
        pen.write("".join(chars[x:stop]), styles[x], stop - x)
        x = stop
