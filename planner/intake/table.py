"""Owns the way from the bytes of a CSV file to rows of text, numbered as a spreadsheet numbers them.

It finds encoding and delimiter and refuses what is no CSV; what the columns mean is decided elsewhere.
"""

from __future__ import annotations

import csv
import io
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from planner.i18n import _
from planner.plain import one_line

MOST_BYTES = 16 * 1024 * 1024
MOST_ROWS = 10_000
"""Rows below the header that are not empty."""

_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
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


def read_table(file: Path, known: Callable[[str], object]) -> Table:
    """Return the rows of *file*; the delimiter is the one by which the header has most cells that are *known*.

    Raises:
        UnreadableTable: the file is missing, no regular file, too large, empty, or no CSV text.
    """
    text, encoding = _decoded(_bytes_of(file), one_line(file.name))
    delimiter, text = _delimiter_and_text(text, known)
    header: Row | None = None
    rows: list[Row] = []
    problems: list[Problem] = []
    for row in _rows(text, delimiter):
        if isinstance(row, Problem):
            problems.append(row)
        elif header is None:
            header = row
        else:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            message = _("{file} has more than {most} rows; split it into several files.")
            raise UnreadableTable(message.format(file=one_line(file.name), most=MOST_ROWS))
    if header is None:
        raise UnreadableTable(
            "\n".join([_("{file} has no readable header.").format(file=one_line(file.name)), *map(str, problems)])
        )
    return Table(header, tuple(rows), tuple(problems), encoding)


def _bytes_of(file: Path) -> bytes:
    name = one_line(str(file))
    try:
        state = file.stat()  # before opening: a pipe or a device would block
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableTable(_("{file} is no regular file; name a CSV file.").format(file=name))
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
    if data.startswith(_WORKBOOKS):
        raise UnreadableTable(
            _("{file} is a workbook; save the sheet as CSV (UTF-8) and name that file.").format(file=name)
        )
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


def _delimiter_and_text(text: str, known: Callable[[str], object]) -> tuple[str, str]:
    """Return the delimiter, and the text without a first line that only names it (``sep=;``)."""
    if named := _SEPARATOR_LINE.match(text):
        return named[1], text[named.end() :]
    headers = {mark: next((row.cells for row in _rows(text, mark) if isinstance(row, Row)), []) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: (sum(map(bool, map(known, headers[mark]))), len(headers[mark])))
    return best, text


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
            if any(map(str.strip, cells)):
                yield Row(number, cells)
