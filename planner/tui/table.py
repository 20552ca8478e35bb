"""Owns how rows of cells become lines: widths, columns that stay, columns that scroll; it draws on no terminal.

A cell is a line of spans (see ``reports.lines``). Every column keeps one blank on each side, where focus shows.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from planner.plain import padded
from planner.reports.lines import Line, line, text_of, width

KEPT = 5000
"""Cells that are kept fitted: most say what many others do."""
FOCUS = "cursor"
"""The style of the focused cell."""


class Column(NamedTuple):
    """One column: its width with the blank on each side, and whether figures stand at its right."""

    width: int
    right: bool = False


class Head(NamedTuple):
    """A heading over one or several columns."""

    text: str
    span: int = 1
    style: str = "head"


class Table(Protocol):
    """What a grid shows. Rows are asked for only when they are seen."""

    @property
    def columns(self) -> Sequence[Column]:
        """All columns, the fixed ones first."""

    @property
    def fixed(self) -> int:
        """How many columns never scroll, at least 1."""

    @property
    def heads(self) -> Sequence[Sequence[Head]]:
        """Lines of headings."""

    @property
    def feet(self) -> Sequence[Sequence[Line]]:
        """Rows that stay at the bottom."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def row(self, index: int) -> Sequence[Line]:
        """Return the cells of row *index*, one for each column."""


class Window(NamedTuple):
    """The columns that are seen: the fixed ones, and as many as fit from ``left`` on."""

    shown: tuple[int, ...]
    before: int
    """Columns scrolled off to the left."""
    after: int
    """Columns that did not fit at the right."""


def window(columns: Sequence[Column], fixed: int, left: int, room: int) -> Window:
    """Return which columns are seen in *room* terminal cells when *left* columns are scrolled off; one at least."""
    used = sum(column.width for column in columns[:fixed])
    first = fixed + left
    last = first
    while last < len(columns) and (used + columns[last].width <= room or last == first):
        used += columns[last].width
        last += 1
    return Window((*range(fixed), *range(first, last)), left, len(columns) - last)


def scrolled_to(columns: Sequence[Column], fixed: int, left: int, room: int, wanted: int) -> int:
    """Return how many columns to scroll off, changing *left* the least, so that column *wanted* is seen."""
    if wanted < fixed + left:
        return max(0, wanted - fixed)
    while wanted not in window(columns, fixed, left, room).shown:
        left += 1
    return left


@lru_cache(KEPT)
def fitted(cell: Line, room: int, *, right: bool = False) -> Line:
    """Return *cell* cut or filled with blanks to exactly *room* terminal cells."""
    taken = width(cell)
    if taken > room:
        return ((padded(text_of(cell), room), cell[0][1]),)
    blank = " " * (room - taken)
    if not blank:
        return cell
    return (*line(blank), *cell) if right else (*cell, *line(blank))


def row_line(
    table: Table, cells: Sequence[Line], shown: Sequence[int], *, mark: str = " ", focus: int | None = None
) -> Line:
    """Return one row: *mark* in the first column, the cell of column *focus* in brackets and in the focus style."""
    spans: list[tuple[str, str]] = []
    for index in shown:
        column = table.columns[index]
        cell = fitted(cells[index], column.width - 2, right=column.right)
        before, after = (mark, " ") if index == 0 else (" ", " ")
        if index == focus:
            if index:
                before, after = "[", "]"
            spans.append((f"{before}{text_of((*cell, ('|', '')))[:-1]}{after}", FOCUS))
        else:
            spans += [(before, ""), *cell, (after, "")]
    return joined(spans)


def head_line(table: Table, heads: Sequence[Head], shown: Sequence[int]) -> Line:
    """Return one line of headings; one over several columns is cut to those that are seen."""
    spans: list[tuple[str, str]] = []
    first = 0
    for head in heads:
        seen = [index for index in range(first, first + head.span) if index in shown]
        room = sum(table.columns[index].width for index in seen)
        if room:
            right = head.span == 1 and table.columns[first].right
            text = f"{padded(head.text, room - 2, right=True)} " if right else padded(head.text, room - 1)
            spans.append((f" {text}", head.style))
        first += head.span
    return joined(spans)


def joined(spans: Sequence[tuple[str, str]]) -> Line:
    """Return *spans* as a line, neighbours of one style made one."""
    done: list[tuple[str, str]] = []
    for text, style in spans:
        if done and done[-1][1] == style:
            done[-1] = (done[-1][0] + text, style)
        elif text:
            done.append((text, style))
    return tuple(done)


def plain_text(table: Table) -> list[str]:
    """Return the whole table as lines of text, nothing scrolled off."""
    shown = range(len(table.columns))
    lines = [head_line(table, heads, shown) for heads in table.heads]
    lines.append(line("-" * sum(column.width for column in table.columns)))
    lines += [row_line(table, table.row(index), shown) for index in range(len(table))]
    if table.feet:
        lines.append(lines[len(table.heads)])
        lines += [row_line(table, cells, shown) for cells in table.feet]
    return [text_of(parts) for parts in lines]
