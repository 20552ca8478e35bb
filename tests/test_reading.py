"""Protects the measures against their own implementation: an independent reading must come to the same figures.

Missions are made up, written as TOML, and read twice: by the planner and by ``tests/reference.py``.
"""

import datetime as dt
import json
import math
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.attendance import lapse_date, later, stayers
from planner.loading import load
from planner.view import View
from tests import reference
from tests.invented import DAYS, ENDS, Files, missions, shuffled, written
from tests.reference import Raw
from tests.running import json_of, run

WEIGHTS = ("need", "strength", "population", "area")
BYS = ("unit", "region", "zone", "curriculum", "module")
MONTH_ENDS = tuple(dt.date.fromisoformat(day) for day in ("2013-08-31", "2016-02-29", "2014-12-31", "9999-08-31"))

quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])


def view_at(folder: Path, day: dt.date | None = None) -> View:
    loaded = load(folder)
    assert [f"{finding.code} {finding.message}" for finding in loaded.findings] == []
    as_of = day or loaded.mission.settings.as_of
    assert as_of
    return View(loaded.mission, as_of)


def same(found: object, expected: object, where: str = "") -> None:
    """Compare to the last seat: whole numbers and texts exactly and by type, fractions to twelve digits."""
    if isinstance(expected, dict):
        assert isinstance(found, dict), where
        assert list(found) == sorted(expected), where  # "sorted keys", and no other
        for name, value in expected.items():
            same(found[name], value, f"{where}.{name}")
    elif isinstance(expected, list):
        assert isinstance(found, list), where
        assert len(found) == len(expected), where
        for number, pair in enumerate(zip(found, expected, strict=True)):
            same(*pair, f"{where}[{number}]")
    elif isinstance(expected, float):
        assert isinstance(found, int | float), where
        assert math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-12), f"{where}: {found} is not {expected}"
    else:
        assert (type(found), found) == (type(expected), expected), where


def cell_of(found: Any) -> Raw:
    """Return a cell of the view in the shape of the reference."""
    names = ("need", "basis", "attended", "covered", "due", "lapsed", "scheduled", "gap", "open", "status")
    facts = {name: getattr(found, name) for name in names}
    return dict(sorted({"unit": found.unit.id, "module": found.module.id, **facts}.items()))


@settings(quick, max_examples=100)
@given(missions())
def test_every_cell_by_hand(files: Files) -> None:
    """Need, basis, attended, covered, due, lapsed, scheduled, gap, open and status of every unit in every module."""
    with written(files) as folder:
        view, raw = view_at(folder), reference.read(folder)
    same([cell_of(cell) for cell in view.coverage.cells], reference.cells(raw, view.day))


@settings(quick, max_examples=200)
@given(
    st.dates() | st.sampled_from(MONTH_ENDS),
    st.sampled_from((1, 2, 6, 11, 12, 600)),
    st.integers(0, 10**9),
    st.sampled_from((0, 0.05, 0.25, 0.999)),
    st.integers(0, 4000),
)
def test_lapse_and_stayers_by_hand(end: dt.date, months: int, heads: int, turnover: float, days: int) -> None:
    """Calendar months clamped to the month's end, and years of 365.25 days, on any date there is."""
    assert lapse_date(end, months) == reference.months_after(end, months)
    day = reference.days_after(end, days)
    assert later(end, days) == day
    raw = {"modules": [], "start": end, "attended": {"u": heads}}
    assert stayers(heads, turnover, end, day) == reference.stayers(raw, {"id": "u", "turnover": turnover}, day)


@settings(quick, max_examples=80)
@given(missions(days=(*DAYS, *ENDS)), st.sampled_from(WEIGHTS))
def test_distribution_by_hand(files: Files, weight: str) -> None:
    """Rows by region and zone, parity and to move, by each weight: the view and the JSON say the same."""
    with written(files) as folder:
        view, raw = view_at(folder), reference.read(folder)
        found = json_of(folder, "distribution", "--weight", weight)
    distribution = view.distribution(weight)  # type: ignore[arg-type]
    parity, move = reference.parity(raw, view.day), reference.to_move(raw, weight, view.day)
    same([distribution.parity.value, distribution.to_move.share, distribution.to_move.hours], [parity, *move.values()])
    regions, zones = reference.rows(raw, view.day)
    reason = found["parity"]["reason"]
    assert bool(reason) is (parity is None)
    named = {name: raw["mission"].get(name) for name in ("focus", "reference")}
    expected = {"schema": 1, "as_of": view.day.isoformat(), "weight": weight, "regions": regions, "zones": zones}
    same(found, expected | {"parity": {**named, "value": parity, "reason": reason}, "to_move": move})


@settings(quick, max_examples=50)
@given(missions(days=(*DAYS, *ENDS)), st.sampled_from(BYS))
def test_coverage_in_json_by_hand(files: Files, by: str) -> None:
    """Cells, rows and totals: the keys of the design and no others, in its order, undefined as null."""
    with written(files) as folder:
        raw = reference.read(folder)
        found, rows = json_of(folder, "coverage"), json_of(folder, "coverage", "--by", by)
    day = raw["mission"]["as_of"]
    cells = reference.cells(raw, day)
    head = {"schema": 1, "as_of": day.isoformat(), "total": reference.total(raw, cells)}
    same(found, {**head, "cells": cells})
    same(rows, {**head, "rows": rows_by(raw, by, cells)})


@settings(quick, max_examples=20)
@given(missions(), st.sampled_from(("zone", "region", "unit", "curriculum")))
def test_a_selection_shows_fewer_cells_and_changes_none(files: Files, kind: str) -> None:
    """`total` is "of the cells shown"."""
    with written(files) as folder:
        raw = reference.read(folder)
        cells = reference.cells(raw, raw["mission"]["as_of"])
        entries = [c["curriculum"] for c in raw["curricula"]] if kind == "curriculum" else raw[kind]
        for entry in entries[:2]:
            shown = [cell for cell in cells if key_of(raw, kind, cell) == entry["id"]]
            found = json_of(folder, "coverage", f"--{kind}", entry["id"])
            same([found["cells"], found["total"]], [shown, reference.total(raw, shown)])


def rows_by(raw: Raw, by: str, cells: list[Raw]) -> list[Raw]:
    """Return a row for each entry of the kind in the order of the files, "empty ones included"."""
    entries = {"curriculum": [c["curriculum"] for c in raw["curricula"]], "module": reference.modules(raw)}
    names = [entry["id"] for entry in entries.get(by) or raw[by]]
    return [{by: name, **reference.total(raw, [c for c in cells if key_of(raw, by, c) == name])} for name in names]


def key_of(raw: Raw, by: str, cell: Raw) -> str:
    """Return the id that *cell* counts for."""
    unit = next(unit for unit in raw["unit"] if unit["id"] == cell["unit"])
    region = next(region for region in raw["region"] if region["id"] == unit["region"])
    module = next(module for module in reference.modules(raw) if module["id"] == cell["module"])
    keys = {"unit": unit["id"], "module": module["id"], "region": region["id"], "zone": region["zone"]}
    return str((keys | {"curriculum": reference.curriculum_of(raw, module)})[by])


SESSION_FIELDS = {"id", "modules", "start", "end", "status", "venue", "partner", "teams", "seats", "attended", "title"}
SESSION_FIELDS |= {
    "women",
    "counterpart",
    "funding",
    "nominated_by",
    "due_diligence",
    "follow_up",
    "public_note",
    "note",
}
FINDING_FIELDS = ["code", "column", "entities", "file", "hint", "line", "message", "path", "severity"]


@settings(quick, max_examples=30)
@given(missions(days=(*DAYS, *ENDS)))
def test_sessions_and_findings_in_json_by_hand(files: Files) -> None:
    """Each session with what its entry says and its sums; each finding with its place; the codes of both agree."""
    with written(files) as folder:
        raw, found = reference.read(folder), json_of(folder, "sessions")
        code, text = run(folder, "check", "--format", "json")
        checked = json.loads(text)
        assert all((folder / finding["file"]).is_file() for finding in checked["findings"])
    assert (list(found), found["schema"]) == (["as_of", "schema", "sessions"], 1)
    assert found["as_of"] == raw["mission"]["as_of"].isoformat()
    assert sorted(session["id"] for session in found["sessions"]) == sorted(session["id"] for session in raw["session"])
    entries = {session["id"]: session for session in raw["session"]}
    codes = filed(checked["findings"], set(entries))
    for session in found["sessions"]:
        same_session(raw, session, entries[session["id"]])
        assert session["findings"] == codes.get(session["id"], [])
    assert (list(checked), checked["schema"]) == (["counts", "findings", "schema"], 1)
    assert all(list(finding) == FINDING_FIELDS for finding in checked["findings"])
    places = [(finding["file"], finding["line"], finding["column"]) for finding in checked["findings"]]
    assert places == sorted(places)
    severities = [finding["severity"] for finding in checked["findings"]]
    assert checked["counts"] == {word: severities.count(word) for word in ("error", "note", "warning")}
    assert code == (1 if "error" in severities else 0)


def filed(findings: list[Raw], sessions: set[str]) -> dict[str, list[str]]:
    """Return the codes of the findings about sessions by each of the *sessions* that they name."""
    codes: dict[str, list[str]] = {}
    for finding in findings:
        if finding["path"].startswith("session["):
            for name in sessions & {*finding["entities"]}:
                codes.setdefault(name, []).append(finding["code"])
    return {name: sorted(found) for name, found in codes.items()}


def same_session(raw: Raw, found: Raw, entry: Raw) -> None:
    """Compare a session with its entry; a field that the entry leaves empty may be missing."""
    computed = {"hours", "seats_total", "attended_total", "findings"}
    assert computed <= found.keys() <= SESSION_FIELDS | computed
    assert list(found) == sorted(found)
    said = {"status": "planned", "end": entry["start"], **entry}
    for name, value in said.items():
        if value not in ([], {}):
            assert found[name] == (value.isoformat() if isinstance(value, dt.date) else value)
    same(found["hours"], sum(module["hours"] for module in reference.taught(raw, entry)))
    same(found["seats_total"], sum(entry.get("seats", {}).values()))
    same(found["attended_total"], sum(entry.get("attended", {}).values()))


@settings(quick, max_examples=40)
@given(missions())
def test_laws_of_cells_and_rows(files: Files) -> None:
    """Nothing exceeds what it is a part of, and hours by zone, by region and in all are the same hours."""
    with written(files) as folder:
        view = view_at(folder)
    for cell in view.coverage.cells:
        assert 0 <= cell.covered <= cell.need
        assert cell.covered + cell.gap == cell.need
        assert 0 <= cell.due <= cell.covered <= max(cell.need, cell.attended)
        assert 0 <= cell.lapsed <= cell.gap
        assert cell.scheduled + cell.open == cell.gap
        assert min(cell.scheduled, cell.open) >= 0
    distribution, total = view.distribution(), view.coverage.total
    for name in ("need_hours", "covered_hours", "scheduled_hours", "delivered_hours"):
        for rows in (distribution.regions, distribution.zones):
            assert math.isclose(sum(getattr(row.sums, name) for row in rows), getattr(total, name), abs_tol=1e-9)
    held = {name: [getattr(row.held, name) for row in distribution.regions] for name in ("sessions", "seats")}
    assert sum(held["seats"]) == sum(row.held.seats for row in distribution.zones)
    assert sum(held["sessions"]) == sum(row.held.sessions for row in distribution.zones)
    assert all(row.taught_away_seats <= sum(held["seats"]) for row in distribution.regions)


@settings(quick, max_examples=25)
@given(missions(), st.integers(0, 10**9))
def test_order_of_files_and_entries_changes_no_figure(files: Files, seed: int) -> None:
    """Entries shuffled and dealt out to files again, tables and fields in another order: the same figures, exactly."""
    dealt = shuffled(files, Random(seed))
    with written(files) as one, written(dealt) as other:
        for words in (["coverage"], *(["distribution", "--weight", weight] for weight in WEIGHTS)):
            assert by_key(json_of(one, *words)) == by_key(json_of(other, *words))


def by_key(value: object) -> object:
    """Return JSON with the rows of its lists in one order, whatever theirs was."""
    if isinstance(value, dict):
        return {name: by_key(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted(json.dumps(by_key(inner), sort_keys=True) for inner in value)
    return value


@settings(quick, max_examples=40)
@given(missions(steady=True), st.sampled_from((1, 30, 91, 366, 5000)))
def test_where_nothing_lapses_and_nobody_leaves_covered_never_falls(files: Files, days: int) -> None:
    """Time alone takes nothing away."""
    with written(files) as folder:
        view = view_at(folder)
        later = view_at(folder, view.day + dt.timedelta(days))
    assert all(cell.due == 0 for cell in view.coverage.cells)
    for key, cell in view.coverage.cell.items():
        assert later.coverage.cell[key].covered >= cell.covered


@settings(quick, max_examples=40)
@given(missions())
def test_only_what_is_due_is_uncovered_by_time(files: Files) -> None:
    """After `due_days`, at least what was covered and not due is covered: sessions in between only add to it."""
    with written(files) as folder:
        view = view_at(folder)
        days = view.mission.settings.targets.due_days
        later = view_at(folder, reference.days_after(view.day, days))
    for key, cell in view.coverage.cell.items():
        assert later.coverage.cell[key].covered >= cell.covered - cell.due


@settings(quick, max_examples=25)
@given(missions(days=ENDS), st.sampled_from(ENDS))
def test_no_date_raises(files: Files, day: dt.date) -> None:
    """Year 1 and year 9999, in the files and as the date: every figure is computed and agrees with the reading."""
    with written(files) as folder:
        view, raw = view_at(folder, day), reference.read(folder)
    same([cell_of(cell) for cell in view.coverage.cells], reference.cells(raw, day))
    regions, _zones = reference.rows(raw, day)
    assert [row.sums.coverage for row in view.distribution().regions] == pytest.approx(
        [row["coverage"] for row in regions]
    )
    assert view.horizon.start <= view.horizon.end
