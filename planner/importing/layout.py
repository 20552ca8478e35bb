"""Owns what stands in the rows of a sheet for the eye: totals, signatures below, a cell merged over several rows.

It returns plain rows and says which it passed over or completed; it reads no value.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from planner.i18n import _
from planner.importing.columns import Placed
from planner.intake.columns import header_key
from planner.intake.table import Row, Table

MOST_NAMED = 10
"""Rows that one sentence names."""
_TOTALS = frozenset(
    ("total", "totals", "totaux", "sub total", "subtotal", "sous total", "grand total", "total general", "ensemble")
)
_TOTAL = re.compile("tota|ensemble", re.IGNORECASE)
"""What all of them hold: most cells need not be folded to be told from them."""
_MERGED = "session"
"""The field whose cell a school merges over all rows of a session: calamine and CSV give the first row alone."""


def plain_rows(table: Table, columns: Placed) -> tuple[Table, tuple[str, ...]]:
    """Return *table* with rows that hold data alone, and what was done to its rows, in sentences."""
    totals: list[Row] = []
    rows: list[Row] = []
    for row in table.rows:
        (totals if _is_total(row, columns) else rows).append(row)
    below = list(takewhile(_is_remark, reversed(rows))) if len(columns.places) > 1 else []
    if len(below) == len(rows):
        below = []  # a table of such rows alone has no end
    rows, completed = _completed(rows[: len(rows) - len(below)], {row.number for row in totals}, columns)
    said = (
        (_("Rows with totals, not read: {rows}."), totals),
        (_("Rows with one cell below the table, not read: {rows}."), below[::-1]),
        (_("Rows without a session, read as of the one above them: {rows}."), completed),
    )
    return table._replace(rows=tuple(rows)), tuple(text.format(rows=_listed(found)) for text, found in said if found)


def _is_total(row: Row, columns: Placed) -> bool:
    """Return whether *row* says that it is a total, and does not name what each row of such a table has to name."""
    words = {place for place, cell in enumerate(row.cells) if _TOTAL.search(cell) and header_key(cell) in _TOTALS}
    if not words:
        return False
    named = [
        all(_cell(row, columns, field) and columns.places[field,] not in words for field in need)
        for need in columns.form.least
        if all((field,) in columns.places for field in need)
    ]
    return not any(named)


def _is_remark(row: Row) -> bool:
    """Return whether *row* has one cell: who signed it, where and when."""
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _completed(rows: Sequence[Row], totals: Iterable[int], columns: Placed) -> tuple[list[Row], list[Row]]:
    """Return *rows*, those of a unit and a count with the session of the row above if they have none, and which.

    A total ends what is above it: *totals* are the numbers of such rows.
    """
    place = columns.places.get((_MERGED,))
    if place is None:
        return list(rows), []
    done: list[Row] = []
    completed: list[Row] = []
    above, ended, ends = "", 0, sorted(totals)
    for row in rows:
        if (passed := bisect(ends, row.number)) > ended:
            above, ended = "", passed
        above = _cell(row, columns, _MERGED) or above
        if above and not _cell(row, columns, _MERGED) and _cell(row, columns, "unit") and _cell(row, columns, "count"):
            row = Row(row.number, [*row.cells[:place], above, *row.cells[place + 1 :]])
            completed.append(row)
        done.append(row)
    return done, completed


def _cell(row: Row, columns: Placed, field: str) -> str:
    place = columns.places.get((field,), len(row.cells))
    return row.cells[place].strip() if place < len(row.cells) else ""


def _listed(rows: Sequence[Row]) -> str:
    """Return the numbers of *rows*, those that follow each other as 6-9."""
    spans = list(_spans([row.number for row in rows]))
    return ", ".join(spans[:MOST_NAMED]) + (" …" if len(spans) > MOST_NAMED else "")


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    start = 0
    for end, number in enumerate(numbers, 1):
        if end == len(numbers) or numbers[end] != number + 1:
            yield f"{numbers[start]}-{number}" if number > numbers[start] else str(number)
            start = end
