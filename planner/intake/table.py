"""Owns the way from the bytes of a CSV file or a workbook to rows of text, numbered as a spreadsheet numbers them.

It finds encoding, delimiter, sheet and header and refuses what is no table; what the columns mean is decided elsewhere.
"""

from __future__ import annotations

import csv
import io
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from planner.i18n import _
from planner.plain import one_line

MOST_BYTES = 16 * 1024 * 1024
MOST_ROWS = 10_000
"""Rows below the header that are not empty."""

_DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 2_000
_ABOVE = 30
"""Rows among which the header is looked for: people write titles above it."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ACCENTS_IN_UTF8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]")


class UnreadableTable(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


class Problem(NamedTuple):
    """What is wrong in one row."""

    row: int
    """From 1, as in a spreadsheet; empty rows count."""
    column: str
    """The header as the table spells it; empty: the whole row."""
    message: str

    def __str__(self) -> str:
        """Return row, column and message in one line."""
        if self.column:
            text = _("row {row}, column {column}: {message}")
            return text.format(row=self.row, column=self.column, message=self.message)
        return _("row {row}: {message}").format(row=self.row, message=self.message)


class Row(NamedTuple):
    """One row that is not empty."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """A table with its header."""

    header: Row
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    """Rows that are no rows at all."""
    encoding: str
    """``UTF-8`` or ``Windows-1252``."""
    delimiter: str = ""
    """Empty: it stood in a workbook."""
    sheet: str = ""
    """The sheet of the workbook that was read, where there are several."""


Known = Callable[[str], object]
"""Says which field a header means; None: none."""


def read_table(file: Path, known: Known) -> Table:
    """Return the rows of *file* below its header, the row by which most cells are *known*; so are delimiter and sheet.

    Raises:
        UnreadableTable: the file is missing, no regular file, too large, empty, or no table.
    """
    data, name = _bytes_of(file), one_line(file.name)
    if data.startswith(_WORKBOOK):
        sheet, rows = _sheet_of(data, name, known)
        return _table(rows, known, name, Table(Row(0, []), (), (), "UTF-8", sheet=sheet))
    text, encoding = _decoded(data, name)
    delimiter, text = _delimiter_and_text(text, known)
    return _table(_rows(text, delimiter), known, name, Table(Row(0, []), (), (), encoding, delimiter))


def _table(found: Iterator[Row | Problem], known: Known, name: str, table: Table) -> Table:
    """Return *table* with the rows that were *found*, those above the header left out."""
    first = list(islice(found, _ABOVE))
    above = _header_at(first, known)
    header = None if above is None else first[above]
    if above is None or not isinstance(header, Row):
        problems = [str(row) for row in first if isinstance(row, Problem)]
        raise UnreadableTable("\n".join([_("{file} has no readable header.").format(file=name), *problems]))
    rows: list[Row] = []
    wrong: list[Problem] = []
    for row in chain(first[above + 1 :], found):
        if isinstance(row, Problem):
            wrong.append(row)
        else:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            message = _("{file} has more than {most} rows; split it into several files.")
            raise UnreadableTable(message.format(file=name, most=MOST_ROWS))
    return table._replace(header=header, rows=tuple(rows), problems=tuple(wrong))


def _header_at(rows: Sequence[Row | Problem], known: Known) -> int | None:
    """Return which of the first *rows* is the header: that with most known cells, else the first; None: no row."""
    found = [(_known_in(row, known), -place) for place, row in enumerate(rows) if isinstance(row, Row)]
    if not found:
        return None
    most, place = max(found)
    return -place if most > 1 else -found[0][1]


def _known_in(row: Row, known: Known) -> int:
    """Return how many fields the cells of *row* name, were it a header."""
    return len({known(cell) for cell in row.cells} - {None})


def _sheet_of(data: bytes, name: str, known: Known) -> tuple[str, Iterator[Row]]:
    """Return the sheet in which most headers are known, the first among equals; its title only where there are more."""
    from planner.intake.workbook import Damaged, sheets_in

    try:
        sheets = sheets_in(data)
    except Damaged as reason:
        message = _("{file} is no workbook that can be read: {reason}; or save the sheet as CSV (UTF-8).")
        raise UnreadableTable(message.format(file=name, reason=reason)) from None
    best: tuple[int, str, list[Row]] = (-1, "", [])
    for title, rows in sheets:
        numbered = [Row(number, cells) for number, cells in enumerate(rows, 1) if any(map(str.strip, cells))]
        at = _header_at(numbered[:_ABOVE], known)
        score = -1 if at is None else _known_in(numbered[at], known)
        if score > best[0]:
            best = score, one_line(title, 40), numbered
    return best[1] if len(sheets) > 1 else "", iter(best[2])


def _bytes_of(file: Path) -> bytes:
    name = one_line(str(file))
    try:
        state = file.stat()  # before opening: a pipe or a device would block
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableTable(_("{file} is no regular file; name a CSV file or a workbook.").format(file=name))
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableTable(_("There is no file {file}.").format(file=name)) from None
    except (OSError, ValueError) as error:
        reason = one_line(getattr(error, "strerror", None) or str(error))
        raise UnreadableTable(_("{file} cannot be read: {reason}.").format(file=name, reason=reason)) from None
    if len(data) > MOST_BYTES:
        message = _("{file} is larger than {most} MB; split it into several files.")
        raise UnreadableTable(message.format(file=name, most=MOST_BYTES // 1024**2))
    return data


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    if data.startswith(_OLD_WORKBOOK):
        message = _("{file} is a workbook of an old form, or locked; save it as .xlsx without password, or as CSV.")
        raise UnreadableTable(message.format(file=name))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise UnreadableTable(_("{file} is UTF-16 or not text; save it as CSV (UTF-8).").format(file=name))
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        text, line = "", data.count(b"\n", 0, error.start) + 1
    if not text or _ACCENTS_IN_UTF8.search(data):  # UTF-8 with a damaged byte would be read as rubbish
        message = _("{file} is neither UTF-8 nor Windows-1252 (line {line}); save it as CSV (UTF-8).")
        raise UnreadableTable(message.format(file=name, line=line))
    return text, "Windows-1252"


def _delimiter_and_text(text: str, known: Known) -> tuple[str, str]:
    """Return the delimiter, and the text without a first line that only names it (``sep=;``)."""
    if named := _SEPARATOR_LINE.match(text):
        return named[1], text[named.end() :]
    best = max(_DELIMITERS, key=lambda mark: _fit(text, mark, known))
    return best, text


def _fit(text: str, mark: str, known: Known) -> tuple[int, int]:
    """Return how many fields, then how many cells, the header has if *mark* is the delimiter."""
    rows = list(islice(_rows(text, mark), _ABOVE))
    at = _header_at(rows, known)
    header = rows[at] if at is not None else None
    return (_known_in(header, known), len(header.cells)) if isinstance(header, Row) else (0, 0)


def _rows(text: str, delimiter: str) -> Iterator[Row | Problem]:
    """Yield the rows that are not empty; after one that cannot be read, those that follow."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _("the row cannot be read ({reason}); look at its quotation marks.")
            yield Problem(number, "", message.format(reason=error))
        else:
            if len(cells) > MOST_COLUMNS:
                message = _("the row has more than {most} cells.")
                yield Problem(number, "", message.format(most=MOST_COLUMNS))
            elif any(map(str.strip, cells)):
                yield Row(number, cells)
