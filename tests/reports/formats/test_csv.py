"""Protects CSV as others read it: one table of stable columns, provenance on every row, both dialects the same data."""

import csv
import datetime as dt
import io
import json

import pytest

from planner.reports.documents import built, exports
from planner.reports.flat import flat
from planner.reports.formats import rendered
from planner.view import View
from tests.exporting import on_shipped, request_on
from tests.missions import DAY, mission_of

CHOICES = {"unit": {"id": "com-gao"}, "region": {"id": "gao"}}


def rows_of(what: str, name: str, **more: object) -> list[dict[str, str]]:
    """The rows by column, as a program reads them."""
    text = rendered(name, built(what, on_shipped(**CHOICES.get(what, {}), **more))).decode(
        "utf-8-sig" if name == "csv-fr" else "utf-8"
    )
    assert text.replace("\r\n", "").count("\n") == 0
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if name == "csv-fr" else ",", strict=True))


@pytest.mark.parametrize("what", list(exports()))
def test_both_dialects_hold_the_same_rows(what: str) -> None:
    """But for the decimal comma; the language is that of the command, here the same."""
    plain, french = rows_of(what, "csv"), rows_of(what, "csv-fr")
    assert plain
    assert [list(row) for row in plain] == [list(row) for row in french]
    for row, other in zip(plain, french, strict=True):
        for key, value in row.items():
            if value.replace(".", "", 1).isdigit():
                assert other[key] == value.replace(".", ",")
            else:
                assert other[key].replace("'", "") == value.replace("'", "")


def test_french_begins_with_the_mark_that_french_spreadsheets_look_for() -> None:
    data = rendered("csv-fr", built("distribution", on_shipped()))
    assert data.startswith(b"\xef\xbb\xbf")
    assert b";0,0" in data
    assert not rendered("csv", built("distribution", on_shipped())).startswith(b"\xef")


def test_every_row_says_where_it_is_from() -> None:
    for row in rows_of("gaps", "csv"):
        assert (row["mission"], row["as_of"], row["left_out"]) == ("mali-2014", "2014-06-30", "0")
        assert len(row["data"]) == 12


@pytest.mark.parametrize("name", ["csv", "csv-fr"])
def test_a_table_of_nothing_says_of_what_there_is_nothing(name: str) -> None:
    """One row, with the provenance alone; it is no session."""
    (row,) = rows_of("plan", name, start=dt.date(2030, 1, 1), end=dt.date(2030, 1, 2))
    assert {key for key, cell in row.items() if cell} == {"mission", "as_of", "data", "planner", "left_out"}


def test_rows_are_those_of_json() -> None:
    payload = json.loads(rendered("json", built("gaps", on_shipped())))
    rows = rows_of("gaps", "csv")
    assert len(rows) == len(payload["gaps"])
    for row, entry in zip(rows, payload["gaps"], strict=True):
        assert (row["unit"], row["module"], row["cause"]) == (entry["unit"], entry["module"], entry["cause"])
        assert float(row["standing_hours"]) == entry["standing_hours"]
        assert row["illustrative"] == str(entry["illustrative"]).lower()


@pytest.mark.parametrize("what", list(exports()))
def test_columns_do_not_depend_on_the_data(what: str) -> None:
    """A mission with nothing in it has the columns of a full one: who reads the file can rely on them."""
    empty = View(mission_of('[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = 0\n'), DAY)
    choice = {"unit": {"id": "u"}, "region": {"id": "gao"}}.get(what, {})
    full = flat(built(what, on_shipped(**CHOICES.get(what, {}))))
    assert flat(built(what, request_on(empty, **choice))).fields == full.fields
