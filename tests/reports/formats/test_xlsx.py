"""Protects the workbook as a spreadsheet reads it: numbers as numbers, dates as dates, text as text, the same bytes."""

import datetime as dt
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from planner.reports.document import Datum, flat_value
from planner.reports.documents import WORKBOOK, built
from planner.reports.flat import flat
from planner.reports.formats import xlsx
from tests.exporting import on_shipped


@pytest.fixture(scope="module")
def book() -> bytes:
    return xlsx.render([built(what, on_shipped(limit=40)) for what in WORKBOOK], "plan")


def as_read(value: Datum) -> object:
    """What a spreadsheet gives back for *value*: numbers with fifteen digits."""
    plain = flat_value(value)
    if isinstance(plain, float):
        return pytest.approx(plain, rel=1e-14)
    return "" if plain is None else plain


def test_sheets_hold_the_rows_of_the_flat_table(book: bytes) -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    assert read.sheet_names == [*WORKBOOK, "about"]
    for what in WORKBOOK:
        fields, rows = flat(built(what, on_shipped(limit=40)))
        head, *found = read.get_sheet_by_name(what).to_python()
        assert head == [field.key for field in fields]
        assert found == [[as_read(value) for value in row] for row in rows]


def test_values_keep_their_types(book: bytes) -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    head, first, *_rest = read.get_sheet_by_name("plan").to_python()
    row = dict(zip(head, first, strict=True))
    assert row["start"] == dt.date(2014, 7, 7)
    assert row["seats"] == 80
    assert row["title"] == "Public order for the garde nationale, Bamako, second round"
    head, first, *_rest = read.get_sheet_by_name("gaps").to_python()
    assert dict(zip(head, first, strict=True))["illustrative"] is True


def test_it_says_of_what_it_speaks(book: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("about").to_python()
    assert ["gaps", "Mali police capacity-building, mid-2014"] in rows
    assert any("illustrative" in text for _what, text in rows)


def test_headers_are_frozen_and_the_sheet_asked_for_is_open(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheets = [parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 5)]
        assert all(
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet for sheet in sheets
        )
        assert ['tabSelected="1"' in sheet for sheet in sheets] == [False, True, False, False]


def test_bytes_are_those_of_the_data(book: bytes) -> None:
    """No clock, no system and no compressor is in them."""
    assert book == xlsx.render([built(what, on_shipped(limit=40)) for what in WORKBOOK], "plan")
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        for part in parts.infolist():
            assert (part.date_time, part.create_system, part.compress_type) == ((1980, 1, 1, 0, 0, 0), 3, 0)
