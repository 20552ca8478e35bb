"""Owns the way from the bytes of a workbook (XLSX) to sheets of text; the package that reads it is optional.

It refuses what would take more memory than any table of people: what is packed too small, and sheets with a lone cell
far away, which are laid out in full when they are read.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from importlib import import_module
from importlib.util import find_spec

from planner.i18n import _

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together."""
MOST_CELLS = 4_000_000
"""Cells of a sheet from its first corner to its last cell, empty ones included."""
MOST_SHEETS = 64
LONGEST_CELL = 131_072
"""Characters, as in CSV."""

_ATTRIBUTES = rb"""((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)"""
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s>/])" + _ATTRIBUTES + rb">")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>/])" + _ATTRIBUTES + rb"(?<!/)>")
_ADDRESS = re.compile(rb"""(?<!\S)r\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,9})""")
Sheet = tuple[str, list[list[str]]]
"""Its title and its rows from the first on."""


class Damaged(Exception):
    """It cannot be read as a workbook; the text says why and what to do."""


def available() -> bool:
    """Return whether workbooks can be read."""
    return find_spec("python_calamine") is not None


def sheets_in(data: bytes) -> list[Sheet]:
    """Return the sheets of the workbook *data* that are tables, every cell as the text that a CSV would have.

    Raises:
        Damaged: it is none, is too large, or the package that reads it is not installed.
    """
    if not available():
        raise Damaged(_("that needs an extra, pip install 'training-planner[xlsx]'"))
    _refuse_too_large(data)
    calamine = import_module("python_calamine")
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            titles = [sheet.name for sheet in book.sheets_metadata if "WorkSheet" in str(sheet.typ)]
            return [(title, _rows(book.get_sheet_by_name(title))) for title in titles[:MOST_SHEETS]]
    except (calamine.CalamineError, OSError, ValueError, IndexError):  # their words help nobody
        raise Damaged(_("it is damaged")) from None


def _rows(sheet: object) -> list[list[str]]:
    found = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    return [[_text(cell) for cell in row] for row in found]


def _text(cell: object) -> str:
    """Return *cell* as CSV would have it: dates as 2014-06-30, whole numbers without decimals."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    text = str(cell)
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + "\0"  # the control is a fault of its row


def _refuse_too_large(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if sum(info.file_size for info in infos) > MOST_UNPACKED:
                message = _("unpacked it is larger than {most} MB")
                raise Damaged(message.format(most=MOST_UNPACKED // 1024**2))
            if "xl/workbook.xml" not in parts.namelist():
                raise Damaged(_("it is another kind of file; save it as .xlsx"))
            for info in infos:
                _refuse_too_wide(parts.read(info))  # reads no more than was said, and compares checksums
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise Damaged(_("it is damaged or locked by a password")) from None


def _refuse_too_wide(part: bytes) -> None:
    """Refuse a part that is a sheet with so many cells, empty ones included, that reading it would fill the memory."""
    last = widest = 0
    starts = [found.start() for found in _ROW.finditer(part)]
    for start, stop in zip([0, *starts], [*starts, len(part)], strict=True):
        cells = _CELL.findall(part, start, stop)
        if not cells:
            continue  # rows and cells that are only formatted are not laid out
        last += 1
        row = _ROW.match(part, start)
        named = [found for text in ([row[1]] if row else []) + cells if (found := _ADDRESS.search(text))]
        last = max([last, *(int(found[2]) for found in named)])
        widest = max([widest, len(cells), *(_number(found[1]) for found in named)])
    if last * widest > MOST_CELLS:
        raise Damaged(_("a sheet has cells far away from the others; copy the table into a new sheet"))


def _number(letters: bytes) -> int:
    """Return which column *letters* name, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
