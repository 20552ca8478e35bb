"""Protects the coverage report: its JSON key for key, rows in file order, and what a selection takes."""

from planner.reports.coverage import EVERYTHING, By, Selection, coverage_json, groups_of
from planner.reports.coverage_table import coverage_table
from planner.reports.lines import text_of
from planner.reports.tables import table_csv, table_lines
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

UNITS = entries(
    "unit",
    'id = "u2"; title = "Two"; region = "gao"; strength = 40; confidence = "illustrative"',
    'id = "u1"; title = "One"; region = "bamako"; strength = 10; needs = { A = 30 }; confidence = "sourced"',
    'id = "u3"; title = "Three"; region = "bamako"; strength = 0',
)
TAUGHT = entries(
    "session",
    'id = "s1"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = { u1 = 12, u2 = 4 }',
    'id = "s2"; modules = ["A", "B"]; start = 2014-07-07; seats = { u1 = 100, u2 = 6 }',
)
COURSE = curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 2; refresh_months = 3'), "a-course")
OTHER = curriculum_of(
    entries("module", 'id = "B"; title = "Second"; hours = 1; audience = { roles = ["public-order"] }'), "b-course"
)


def mission() -> View:
    return view_of(UNITS + TAUGHT + COURSE + OTHER)


def test_cells_have_the_keys_of_the_design_and_no_more() -> None:
    """By unit in the order of the files, then by module in that of the curricula; zeros in need are left out."""
    assert coverage_json(mission()) == {
        "schema": 1,
        "as_of": mission().day,
        "cells": [
            {
                "unit": "u2", "module": "A", "need": 40, "basis": "assumed", "attended": 4, "covered": 4, "due": 4,
                "lapsed": 0, "scheduled": 6, "gap": 36, "open": 30, "status": "partial",
            },
            {
                "unit": "u1", "module": "A", "need": 30, "basis": "assessed", "attended": 12, "covered": 12, "due": 12,
                "lapsed": 0, "scheduled": 18, "gap": 18, "open": 0, "status": "partial",
            },
        ],
        "total": {
            "need_hours": 140, "covered_hours": 32, "scheduled_hours": 48, "gap_hours": 108, "coverage": 32 / 140,
        },
    }  # fmt: skip


def test_rows_replace_cells_and_keep_the_total() -> None:
    payload = coverage_json(mission(), "curriculum")
    assert payload.keys() == {"schema", "as_of", "rows", "total"}
    assert payload["rows"] == [
        {"curriculum": "a-course", **payload["total"]},
        {
            "curriculum": "b-course", "need_hours": 0, "covered_hours": 0, "scheduled_hours": 0, "gap_hours": 0,
            "coverage": None,
        },
    ]  # fmt: skip


def ids(by: By, selection: Selection = EVERYTHING) -> list[str | None]:
    return [group.id for group in groups_of(mission(), by, selection)]


def test_rows_stand_in_the_order_of_the_files_empty_ones_included() -> None:
    assert ids("unit") == ["u2", "u1", "u3"]
    assert ids("region") == ["gao", "kidal", "bamako"]
    assert ids("zone") == ["north", "south"]
    assert ids("module") == ["A", "B"]


def test_selection_takes_cells_and_rows() -> None:
    """Several of one kind add up, several kinds narrow."""
    north = Selection(zones=frozenset({"north"}))
    assert ids("region", north) == ["gao", "kidal"]
    assert ids("unit", north) == ["u2"]
    assert ids("zone", north) == ["north"]
    assert ids("region", Selection(units=frozenset({"u1"}))) == ["bamako"]
    assert ids("zone", Selection(regions=frozenset({"kidal"}))) == ["north"]
    assert ids("module", Selection(curricula=frozenset({"b-course"}))) == ["B"]
    assert ids("unit", Selection(units=frozenset({"u1", "u2"}), zones=frozenset({"south"}))) == ["u1"]
    payload = coverage_json(mission(), "cell", north)
    assert [cell["unit"] for cell in payload["cells"]] == ["u2"]
    assert payload["total"]["need_hours"] == 80


def test_rows_add_up_to_the_total() -> None:
    payload = coverage_json(mission(), "unit")
    for key in ("need_hours", "covered_hours", "scheduled_hours", "gap_hours"):
        assert sum(row[key] for row in payload["rows"]) == payload["total"][key]


def test_table_says_heads_beside_every_percentage_and_marks_the_invented() -> None:
    lines = [text_of(line) for line in table_lines(coverage_table(mission(), "unit"))]
    rows = {line.split()[0]: line.split() for line in lines if line.startswith("u")}
    assert rows["u2"] == ["u2", "4", "of", "~40", "~10", "%", "~80", "~12", "~72"]
    assert rows["u1"] == ["u1", "12", "of", "30", "40", "%", "60", "36", "36"]
    assert rows["u3"] == ["u3", "no", "need", "-", "0", "0", "0"]
    assert lines[-1] == "~ an illustrative strength enters this figure."


def test_legend_of_the_mark_only_where_there_is_one() -> None:
    table = coverage_table(mission(), "cell", Selection(units=frozenset({"u1"})))
    assert not any("illustrative" in note for note in table.notes)
    assert any("counted by session" in note for note in table.notes)


def test_csv_has_unrounded_figures_under_the_json_keys() -> None:
    head, first, *_rest = table_csv(coverage_table(mission())).split("\r\n")
    row = dict(zip(head.split(","), first.split(","), strict=True))
    cell = coverage_json(mission())["cells"][0]
    assert {key: row[key] for key in cell} == {key: str(value) for key, value in cell.items()}
