"""Owns invented missions: sound ones of all shapes, as text; it reads none and knows no figure.

An entry follows from the seed and its own number alone, so that a counterexample stays one while entries fall away.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

Files = dict[str, list[tuple[str, dict[str, Any]]]]
"""Entries with the names of their tables, by file."""

DAYS = tuple(dt.date.fromisoformat(day) for day in ("2014-06-30", "2014-02-28", "2016-02-29", "2015-08-31"))
ENDS = tuple(dt.date.fromisoformat(day) for day in ("0001-01-01", "0001-12-31", "9999-01-31", "9999-12-31"))
"""Both ends of the calendar, for "no date raises"."""
NEAR = (-1461, -730, -366, -365, -184, -181, -91, -90, -30, -1, 0, 0, 1, 30, 89, 90, 200)
"""Days from the as-of date on which a figure may turn."""
MONTHS = (1, 6, 6, 12, 600)
FIXED = (dt.date(2012, 2, 29), dt.date(2013, 8, 31), dt.date(2013, 12, 31))
HEADS = (0, 1, 3, 7, 12, 40, 150, 10**6)
FILES = ("mission.toml", "a.toml", "plan-x.toml", "units.toml")
STATUSES = ("idea", "planned", "approved", "delivered", "delivered", "delivered", "cancelled", None)


class Shape(NamedTuple):
    """How many of each; modules by curriculum."""

    zones: int
    regions: int
    units: int
    venues: int
    teams: int
    sessions: int
    courses: tuple[int, ...]

    def ids(self, kind: str) -> list[str]:
        return [f"{kind[0]}{kind[-2]}{number}" for number in range(getattr(self, kind))]

    @property
    def modules(self) -> list[str]:
        return [f"m{number}" for number in range(sum(self.courses))]


def missions(days: tuple[dt.date, ...] = DAYS, *, steady: bool = False) -> st.SearchStrategy[Files]:
    """Return sound missions spread over files; with *steady*, nobody leaves and nothing lapses."""
    courses = st.lists(st.integers(1, 4), min_size=1, max_size=2).map(tuple)
    many = ((2, 3, 4), (1, 2, 3, 4, 5, 5), (0, 2, 4, 5, 6, 6), (0, 1, 2, 3, 3), (0, 1, 3), (0, 2, 5, 7, 8, 8, 8))
    counts = [st.sampled_from(values) for values in many]
    shapes = st.builds(Shape, *counts, courses)
    seeds = st.integers(0, 2**32 - 1)
    return st.tuples(seeds, shapes, st.sampled_from(days)).map(lambda drawn: invented(*drawn, steady=steady))


def invented(seed: int, shape: Shape, day: dt.date, *, steady: bool = False) -> Files:
    """Return the mission that *seed* stands for, cut to *shape*."""

    def chance(kind: str, number: object = 0) -> Random:
        return Random(f"{seed} {kind} {number}")

    def each(kind: str, fields: Callable[[Random], dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
        return [(kind[:-1], {"id": name, **fields(chance(kind, name))}) for name in shape.ids(kind)]

    entries = [("mission", _settings(chance("mission"), shape, day))]
    entries += each("zones", lambda _pick: {"title": "Z"})
    entries += each("regions", lambda pick: _region(pick, shape))
    for (_table, region), zone in zip(entries[-shape.regions :], shape.ids("zones")[:2], strict=False):
        region["zone"] = zone
    entries += each("units", lambda pick: _unit(pick, shape, steady=steady))
    entries += each("venues", lambda pick: {"title": "V", "region": pick.choice(shape.ids("regions")), "seats": 5})
    entries += each("teams", lambda pick: _team(pick, shape))
    entries += each("sessions", lambda pick: _session(pick, shape, day))
    files: Files = {name: [] for name in FILES}
    for number, entry in enumerate(entries):
        files[FILES[0] if entry[0] == "mission" else chance("file", number).choice(FILES)].append(entry)
    names = iter(shape.modules)
    for number, size in enumerate(shape.courses):
        about = ("curriculum", {"id": f"c{number}", "title": "C"})
        modules = [("module", _module(chance("module", name), name, steady=steady)) for name in islice(names, size)]
        files[f"curricula/{number}.toml"] = [about, *modules]
    return files


def _maybe(pick: Random, **fields: Any) -> dict[str, Any]:
    """Return some of *fields*, each three times in four."""
    return {name: value for name, value in fields.items() if pick.random() < 0.75}


def _settings(pick: Random, shape: Shape, day: dt.date) -> dict[str, Any]:
    zones = shape.ids("zones")
    more = (
        {"focus": zones[0], "reference": zones[1]}
        if pick.random() < 0.8
        else _maybe(pick, focus=pick.choice(zones), reference=zones[0])
    )
    return {"title": "T", "as_of": day, "targets": _maybe(pick, due_days=pick.choice((0, 1, 90, 365, 36500))), **more}


def _region(pick: Random, shape: Shape) -> dict[str, Any]:
    more = _maybe(pick, population=pick.choice((0, 10, 999)), area_km2=pick.choice((0.5, 7, 0)))
    return {"title": "P", "zone": pick.choice(shape.ids("zones")[:2] * 3 + shape.ids("zones")), **more}


def _unit(pick: Random, shape: Shape, *, steady: bool) -> dict[str, Any]:
    needs = {name: pick.choice((0, 1, 12, 200)) for name in pick.sample(shape.modules, 1)}
    more = _maybe(pick, roles=pick.choice(([], ["r"], ["s", "r"], ["r"], ["t"])), needs=needs)
    more |= _maybe(pick, records=pick.choice(("unknown", "complete")))
    if not steady:
        more |= _maybe(pick, turnover=pick.choice((0, 0, 0.05, 0.25, 0.5, 0.999)))
    return {
        "title": "U",
        "region": pick.choice(shape.ids("regions")),
        "strength": pick.choice((0, 1, 7, 45, 100, 100, 120, 10**6)),
        **more,
    }


def _team(pick: Random, shape: Shape) -> dict[str, Any]:
    more = _maybe(pick, component=pick.choice(("IPO", "FPU")))
    return {"title": "T", "region": pick.choice(shape.ids("regions")), "trainers": pick.choice((0, 1, 4)), **more}


def _module(pick: Random, name: str, *, steady: bool) -> dict[str, Any]:
    share = pick.choice((0, 0.07, 0.07, 0.3, 1, 1.0, 1.0))
    audience = _maybe(pick, roles=pick.choice(([], [], [], ["r"], ["r", "s"])), share=share)
    more = {} if steady or pick.random() < 0.4 else {"refresh_months": pick.choice(MONTHS)}
    hours = pick.choice((1, 2, 6, 1.5, 0.25, 0.1, 7.3, 400))
    return {"id": name, "title": "M", "hours": hours, "audience": audience, **more}


def _session(pick: Random, shape: Shape, day: dt.date) -> dict[str, Any]:
    courses = [f"c{number}" for number in range(len(shape.courses))]
    taught = pick.choices([*shape.modules, *courses], k=pick.choice((0, 1, 2, 2, 3, 4)))
    status = pick.choice(STATUSES)
    dates = _dates(day)
    if pick.random() < 0.8:  # mostly where it counts: delivered before the date, booked after it
        dates = [date for date in dates if (date <= day) == (status == "delivered")] or dates
    start, end = sorted(pick.choices(dates, k=2))
    found = {"modules": taught, "start": start, **_maybe(pick, end=end)}
    if status:
        found["status"] = status
    if shape.venues:
        found |= _maybe(pick, venue=pick.choice(shape.ids("venues")))
    found |= _maybe(pick, seats=_heads(pick, shape))
    if status == "delivered":
        found |= _maybe(pick, attended=_heads(pick, shape))
    return found


def _heads(pick: Random, shape: Shape) -> dict[str, int]:
    return {name: pick.choice(HEADS) for name in shape.ids("units") if pick.random() < 0.6}


def _dates(day: dt.date) -> list[dt.date]:
    """Return days at which a figure may turn: around *day*, a refresher's months before it, at ends of months."""
    around = [day + dt.timedelta(days) for days in NEAR if 0 < day.toordinal() + days <= dt.date.max.toordinal()]
    before = [found for months in MONTHS for found in _months_before(day, months)]
    return [*around, *before, *(found for found in FIXED if abs((day - found).days) < 5000)]


def _months_before(day: dt.date, months: int) -> list[dt.date]:
    """Return the same day *months* before, and the last of that month: both lapse on *day* if it ends its month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < dt.MINYEAR:
        return []
    last = calendar.monthrange(year, month + 1)[1]
    return [dt.date(year, month + 1, min(day.day, last)), dt.date(year, month + 1, last)]


def toml(value: object) -> str:
    """Return *value* as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {toml(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value)


def shuffled(files: Files, chance: Random) -> Files:
    """Return the same mission with entries dealt out to files again, tables and fields in another order."""
    names = [name for name in files if "/" not in name]
    entries = [entry for name in names for entry in files[name]]
    chance.shuffle(entries)
    dealt: Files = {name: [] for name in names}
    for table, fields in entries:
        turned = dict(chance.sample(list(fields.items()), len(fields)))
        dealt[chance.choice(names)].append((table, turned))
    for name in files.keys() - names:
        about, *modules = files[name]  # a curriculum is one file: its modules change places, no more
        dealt[name] = [about, *chance.sample(modules, len(modules))]
    return dealt


@contextlib.contextmanager
def written(files: Files) -> Iterator[Path]:
    """Write *files* into a folder that goes when the context ends."""
    with tempfile.TemporaryDirectory() as folder:
        yield write(Path(folder), files)


def write(folder: Path, files: Files) -> Path:
    """Write *files* into *folder*, made if need be, and return it."""
    for name, entries in files.items():
        text = ""
        for table, fields in entries:
            text += f"[{table}]\n" if table in ("mission", "curriculum") else f"[[{table}]]\n"
            text += "".join(f"{field} = {toml(value)}\n" for field, value in fields.items())
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
