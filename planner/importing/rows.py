"""Owns the way from the rows of an imported table to values by field; a row with one cell amiss is no row.

It refuses what it cannot read with row, column and why, and leaves empty cells out: they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planner.editing.values import Key
from planner.i18n import _
from planner.importing import cells
from planner.importing.columns import Placed
from planner.importing.fields import PROVENANCE
from planner.importing.lookup import Lookup, Unfit
from planner.intake import Problem
from planner.intake.columns import header_key
from planner.intake.table import Row, Table
from planner.intake.values import text_of
from planner.plain import one_line

MOST_NAMED = 20
"""Columns that one sentence names."""
_DISARMED = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
_DISARMED_BEHIND = {",": re.compile(r"(;\s*)'(?=[=+\-@＝＋－＠])"), ";": re.compile(r"(,\s*)'(?=[=+\-@＝＋－＠])")}
"""Behind the separator of the other form of CSV: what exports put before what a spreadsheet would evaluate."""


class Record(NamedTuple):
    """What one row says."""

    row: int
    values: dict[Key, object]
    """By field; empty cells are not here."""

    @property
    def says(self) -> dict[Key, object]:
        """The values apart from the id, by which an entry is found."""
        return {path: value for path, value in self.values.items() if path != ("id",)}

    def get(self, field: str) -> object | None:
        """Return the value of *field*; None: the row does not say."""
        return self.values.get((field,))


class Rows(NamedTuple):
    """The rows of a table."""

    records: tuple[Record, ...]
    amiss: tuple[Record, ...]
    """What could be read of the others."""
    rejected: tuple[Problem, ...]
    notes: tuple[str, ...]


def rows_of(table: Table, columns: Placed, lookup: Lookup, name: str) -> Rows:
    """Return the rows of *table*, which stands in the file *name*; of those amiss the problems."""
    records: list[Record] = []
    amiss: list[Record] = []
    rejected = list(table.problems)
    ambiguous = False
    for row in table.rows:
        reading = _Reading(table, columns, lookup)
        record = reading.record(row)
        ambiguous = ambiguous or reading.ambiguous
        rejected += reading.problems
        if reading.problems:
            amiss.append(record)
        elif record.values:
            records.append(record)
    return Rows(tuple(records), tuple(amiss), tuple(rejected), tuple(_notes(table, columns, name, ambiguous)))


class _Reading:
    """The cells of one row."""

    def __init__(self, table: Table, columns: Placed, lookup: Lookup) -> None:
        self._table, self._columns, self._lookup = table, columns, lookup
        self.problems: list[Problem] = []
        self.ambiguous = False

    def record(self, row: Row) -> Record:
        values: dict[Key, object] = {}
        if any(cell.strip() for cell in row.cells[len(self._columns.header.cells) :]):
            message = _("there are more cells than columns; a text that holds the delimiter needs quotation marks.")
            self.problems.append(Problem(row.number, "", message))
            return Record(row.number, values)
        for path, place in self._columns.places.items():
            cell = row.cells[place] if place < len(row.cells) else ""
            try:
                if text := self._text(cell):
                    values[path] = self._columns.value(path, text, self._lookup)
            except Unfit as reason:
                self.problems.append(Problem(row.number, self._columns.header_of(place), str(reason)))
        return Record(row.number, values)

    def _text(self, cell: str) -> str:
        if behind := _DISARMED_BEHIND.get(self._table.delimiter):
            cell = behind.sub(r"\1", _DISARMED.sub("", cell, count=1) if cell.lstrip().startswith("'") else cell)
        text, wrong = text_of(cell)
        if wrong:
            raise Unfit(wrong)
        self.ambiguous = self.ambiguous or cells.is_ambiguous_day(text)
        return text


def _notes(table: Table, columns: Placed, name: str, ambiguous: bool) -> Iterator[str]:
    """Yield how the table was read."""
    if table.sheet:
        yield _("Of the workbook, the sheet “{sheet}” was read.").format(sheet=table.sheet)
    if table.encoding != "UTF-8":
        message = _("{file} was read as {encoding}; look whether the accents are right.")
        yield message.format(file=name, encoding=table.encoding)
    head = columns.header
    if not any(header_key(cell) in columns.form.headers for cell in head.cells):
        message = _("Row {row} was taken for the header: {cells}.")
        names = [one_line(cell, 20) for cell in head.cells if cell.strip()]
        yield message.format(row=head.number, cells=_listed(names))
    elif head.number > 1:
        yield _("The header was found in row {row}; what stands above it is not read.").format(row=head.number)
    if ambiguous:
        yield _("Dates like 07/08/2014 were read with the day first: 7 August.")
    yield from _notes_on_columns(table, columns)


def _notes_on_columns(table: Table, columns: Placed) -> Iterator[str]:
    """Yield which columns were not read."""
    computed, unread = [], []
    for place in columns.passed:
        key = header_key(columns.header.cells[place])
        if key in columns.form.computed or key in PROVENANCE:
            computed.append(columns.header_of(place))
        elif key or _holds_something(table, place):
            unread.append(columns.header_of(place))
    if computed:
        yield _("Columns passed over, because the planner computes them: {columns}.").format(columns=_listed(computed))
    if unread:
        yield _("Columns that match no field: {columns}.").format(columns=_listed(unread))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _holds_something(table: Table, place: int) -> bool:
    return any(row.cells[place].strip() for row in table.rows if place < len(row.cells))
