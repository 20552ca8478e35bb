"""Owns how documents are written as one workbook, a sheet each: numbers as numbers, dates as dates, frozen headers.

No text is a formula or a link. The bytes are those of the data alone: no clock, no machine, no compressor.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from planner.plain import one_line
from planner.reports.document import Datum, Document, Field, flat_value
from planner.reports.flat import flat

LONGEST_TEXT = 32767
"""Characters of a cell, by the limits of the format."""
WIDEST, NARROWEST = 48, 8
"""Characters that a column is wide."""
ABOUT = "about"
"""The sheet that says of what the others speak."""
_FORMATS = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"num_format": "@"},
    "disarmed": {"num_format": "@", "quote_prefix": True},
    "count": {"num_format": "#,##0"},
    "hours": {"num_format": "#,##0.0"},
    "share": {"num_format": "0 %"},
    "date": {"num_format": "yyyy-mm-dd"},
}
SIGNS = tuple("=+-@")
"""A text that begins so is never evaluated; it is marked as text, so that editing its cell changes nothing."""
_EARLIEST = dt.date(1900, 3, 1)
"""Before it a workbook counts days wrongly, so a date stays text."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def available() -> bool:
    """Return whether workbooks can be written."""
    return find_spec("xlsxwriter") is not None


def render(documents: Sequence[Document], first: str) -> bytes:
    """Return *documents* as one workbook that opens on the sheet of *first*, the name of one of them.

    The package that writes it is optional, is loaded here and has no types.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with import_module("xlsxwriter").Workbook(buffer, options) as book:
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        day = documents[0].provenance.as_of
        book.set_properties({"title": one_line(documents[0].provenance.title), "created": _midnight(day)})
        for document in documents:
            sheet = book.add_worksheet(document.what)
            _fill(sheet, formats, document)
            if document.what == first:
                sheet.activate()
        _about(book, formats, documents)
    return _same_everywhere(buffer)


def _fill(sheet: Any, formats: dict[str, Any], document: Document) -> None:
    fields, rows = flat(document)
    for column, field in enumerate(fields):
        texts = [len(str(flat_value(row[column]))) for row in rows]
        sheet.set_column(column, column, min(WIDEST, max(NARROWEST, len(field.key) + 2, *texts, 0)))
        sheet.write_string(0, column, field.key, formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), max(0, len(fields) - 1))
    for number, row in enumerate(rows, 1):
        for column, (field, value) in enumerate(zip(fields, row, strict=True)):
            _write(sheet, (number, column), field, value, formats)


def _write(sheet: Any, place: tuple[int, int], field: Field, value: Datum, formats: dict[str, Any]) -> None:
    plain = flat_value(value)
    if plain is None or plain == "":
        return
    if isinstance(plain, bool):
        sheet.write_boolean(*place, plain)
    elif isinstance(plain, int | float):
        kind = "share" if field.kind == "share" else "count" if isinstance(plain, int) else "hours"
        sheet.write_number(*place, plain, formats[kind])
    elif isinstance(plain, dt.date) and plain >= _EARLIEST:
        sheet.write_datetime(*place, _midnight(plain), formats["date"])
    else:
        text = one_line(str(plain), LONGEST_TEXT)
        sheet.write_string(*place, text, formats["disarmed" if text.startswith(SIGNS) else "text"])


def _about(book: Any, formats: dict[str, Any], documents: Sequence[Document]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100)
    lines = [(document.what, text) for document in documents for text in (*document.lines, *document.notes) if text]
    for number, (what, text) in enumerate(lines):
        sheet.write_string(number, 0, what, formats["text"])
        sheet.write_string(number, 1, one_line(text, LONGEST_TEXT), formats["text"])


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _same_everywhere(written: io.BytesIO) -> bytes:
    """Return the same workbook with one date on its parts, no system named, and nothing left to a compressor."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as whole:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _ALWAYS)
            part.create_system = 3
            part.external_attr = 0o600 << 16
            whole.writestr(part, parts.read(name))
    return again.getvalue()
