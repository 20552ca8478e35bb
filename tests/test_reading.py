"""Protects the measures against their own implementation: an independent reading must come to the same figures.

Missions are made up, written as TOML, and read twice: by the planner and by ``tests/reference.py``.
"""

import calendar
import contextlib
import datetime as dt
import io
import json
import math
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.cli import main
from planner.loading import load
from planner.view import View
from tests import reference
from tests.reference import Raw

DAYS = tuple(dt.date.fromisoformat(day) for day in ("2014-06-30", "2014-02-28", "2016-02-29", "2015-08-31"))
ENDS = tuple(dt.date.fromisoformat(day) for day in ("0001-01-01", "0001-12-31", "9999-01-31", "9999-12-31"))
"""Both ends of the calendar, for "no date raises"."""
NEAR = (-1461, -730, -366, -365, -184, -181, -91, -90, -30, -1, 0, 1, 30, 89, 90, 200)
MONTHS = (1, 2, 6, 12, 48)
HOURS = (1, 2, 6, 1.5, 0.25, 0.1, 7.3, 400)
WEIGHTS = ("need", "strength", "population", "area")
BYS = ("unit", "region", "zone", "curriculum", "module")
FILES = ("mission.toml", "a.toml", "plan-x.toml", "units.toml")
STATES = ("idea", "planned", "approved", "delivered", "delivered", "delivered", "cancelled")
Files = dict[str, list[tuple[str, Raw]]]
"""Entries with the names of their tables, by file."""

quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])


def ids(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
    return st.fixed_dictionaries({}, optional=fields)


def some(values: list[str], most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most) if values else st.just([])


def heads(names: list[str]) -> st.SearchStrategy[dict[str, int]]:
    counts = st.sampled_from((0, 1, 3, 7, 12, 40, 150))
    return st.dictionaries(st.sampled_from(names), counts, max_size=3) if names else st.just({})


def dates(day: dt.date) -> st.SearchStrategy[dt.date]:
    """Return days at which a figure may turn: around *day*, a refresher's months before it, at ends of months."""
    around = [day + dt.timedelta(days) for days in NEAR if 0 < day.toordinal() + days <= dt.date.max.toordinal()]
    before = [found for months in MONTHS if (found := _months_before(day, months))]
    leap = [dt.date(2012, 2, 29), dt.date(2013, 8, 31), dt.date(2013, 12, 31)]
    return st.sampled_from([*around, *before, *(found for found in leap if abs((day - found).days) < 5000)])


def _months_before(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < dt.MINYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@st.composite
def curricula(draw: st.DrawFn, steady: bool) -> list[list[Raw]]:
    """Return modules by curriculum; with *steady*, none that lapses."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=2))
    names = iter(ids("m", sum(sizes)))
    more = {"hours": st.sampled_from(HOURS), "refresh": st.sampled_from((None, *MONTHS))}
    found = []
    for size in sizes:
        found.append([{"id": next(names), "title": "M"} for _ in range(size)])
        for module in found[-1]:
            drawn = draw(st.fixed_dictionaries(more))
            module["hours"] = drawn["hours"]
            if drawn["refresh"] and not steady:
                module["refresh_months"] = drawn["refresh"]
            shares = st.sampled_from((0, 0.07, 0.1, 0.3, 0.5, 1, 1.0))
            if audience := draw(optional(roles=some(["r", "s"], 2), share=shares)):
                module["audience"] = audience
    return found


@st.composite
def missions(draw: st.DrawFn, days: tuple[dt.date, ...] = DAYS, steady: bool = False) -> Files:
    """Return a sound mission spread over files; with *steady*, nobody leaves and nothing lapses."""
    day = draw(st.sampled_from(days))
    zones, regions = ids("z", draw(st.integers(2, 4))), ids("p", draw(st.integers(1, 5)))
    courses = draw(curricula(steady))
    modules = [module["id"] for course in courses for module in course]
    units, venues = ids("u", draw(st.integers(0, 6))), ids("v", draw(st.integers(0, 3)))
    place, count = st.sampled_from(regions), st.sampled_from((0, 1, 7, 10, 45, 120))
    head = {"title": "T", "as_of": day} | draw(optional(focus=st.sampled_from(zones), reference=st.sampled_from(zones)))
    if targets := draw(optional(due_days=st.sampled_from((0, 1, 90, 365, 36500)))):
        head["targets"] = targets
    entries: list[tuple[str, Raw]] = [("zone", {"id": name, "title": "Z"}) for name in zones]
    for name in regions:
        more = draw(optional(population=st.sampled_from((0, 10, 999)), area_km2=st.sampled_from((0.5, 7, 0))))
        entries.append(("region", {"id": name, "title": "P", "zone": draw(st.sampled_from(zones)), **more}))
    leaving = st.just(0) if steady else st.sampled_from((0, 0.05, 0.25, 0.5, 0.999))
    wanted = st.dictionaries(st.sampled_from(modules), st.sampled_from((0, 1, 12, 200)), max_size=2)
    for name in units:
        more = draw(optional(roles=some(["r", "s", "t"], 2), records=st.sampled_from(("unknown", "complete"))))
        more |= draw(optional(needs=wanted, turnover=leaving))
        entries.append(("unit", {"id": name, "title": "U", "region": draw(place), "strength": draw(count), **more}))
    entries += [("venue", {"id": name, "title": "V", "region": draw(place), "seats": 5}) for name in venues]
    for name in ids("t", draw(st.integers(0, 3))):
        more = draw(optional(component=st.sampled_from(("IPO", "FPU"))))
        entries.append(("team", {"id": name, "title": "T", "region": draw(place), "trainers": draw(count), **more}))
    taught = some([*modules, *ids("c", len(courses))])
    for name in ids("s", draw(st.integers(0, 8))):
        entries.append(("session", {"id": name, **draw(session(day, taught, units, venues))}))
    files: Files = {name: [] for name in FILES}
    files["mission.toml"].append(("mission", head))
    for entry in entries:
        files[FILES[len(entry[0]) % len(FILES)]].append(entry)
    for number, course in enumerate(courses):
        about = ("curriculum", {"id": f"c{number}", "title": "C"})
        files[f"curricula/{number}.toml"] = [about, *(("module", module) for module in course)]
    return files


@st.composite
def session(
    draw: st.DrawFn, day: dt.date, taught: st.SearchStrategy[list[str]], units: list[str], venues: list[str]
) -> Raw:
    """Return a session of any status around *day*, without its id."""
    start, end = sorted((draw(dates(day)), draw(dates(day))))
    found = {"modules": draw(taught), "start": start}
    if draw(st.booleans()):
        found["end"] = end
    found |= draw(st.sampled_from([{"status": status} for status in STATES] + [{}]))
    found |= draw(optional(seats=heads(units), **({"venue": st.sampled_from(venues)} if venues else {})))
    if found.get("status") == "delivered":
        found["attended"] = draw(heads(units))
    return found


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {toml(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value)


def write(folder: Path, files: Files) -> Path:
    for name, entries in files.items():
        text = ""
        for table, fields in entries:
            single = table in ("mission", "curriculum")
            text += f"[{table}]\n" if single else f"[[{table}]]\n"
            text += "".join(f"{field} = {toml(value)}\n" for field, value in fields.items())
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@contextlib.contextmanager
def written(files: Files) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write(Path(folder), files)


def view_at(folder: Path, day: dt.date | None = None) -> View:
    loaded = load(folder)
    assert [f"{finding.code} {finding.message}" for finding in loaded.findings] == []
    as_of = day or loaded.mission.settings.as_of
    assert as_of
    return View(loaded.mission, as_of)


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run the command and return its exit code and standard output."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.dict(os.environ, LANGUAGE="en"):
        code = main(["-C", str(folder), *words])
    return code, out.getvalue()


def json_of(folder: Path, *words: str) -> Any:
    code, text = run(folder, *words, "--format", "json")
    assert code == 0
    return json.loads(text)


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


@settings(quick, max_examples=60)
@given(missions())
def test_every_cell_by_hand(files: Files) -> None:
    """Need, basis, attended, covered, due, lapsed, scheduled, gap, open and status of every unit in every module."""
    with written(files) as folder:
        view, raw = view_at(folder), reference.read(folder)
    same([cell_of(cell) for cell in view.coverage.cells], reference.cells(raw, view.day))


@settings(quick, max_examples=60)
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


@settings(quick, max_examples=40)
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


def rows_by(raw: Raw, by: str, cells: list[Raw]) -> list[Raw]:
    """Return a row for each entry of the kind in the order of the files, "empty ones included"."""
    zones = {region["id"]: region["zone"] for region in raw["region"]}
    homes = {unit["id"]: unit["region"] for unit in raw["unit"]}
    courses = {module["id"]: reference.curriculum_of(raw, module) for module in reference.modules(raw)}
    keys = {
        "unit": lambda cell: cell["unit"],
        "region": lambda cell: homes[cell["unit"]],
        "zone": lambda cell: zones[homes[cell["unit"]]],
        "curriculum": lambda cell: courses[cell["module"]],
        "module": lambda cell: cell["module"],
    }
    entries = {"curriculum": [c["curriculum"] for c in raw["curricula"]], "module": reference.modules(raw)}
    names = [entry["id"] for entry in entries.get(by) or raw[by]]
    return [{by: name, **reference.total(raw, [cell for cell in cells if keys[by](cell) == name])} for name in names]
