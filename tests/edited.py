"""Owns missions with everything in them that a rule looks at, and edits of them as people make them, by chance.

It knows what an operation is called with, and refuses to know what follows from one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

from planner import operations
from planner.history import Change
from planner.loading import Loaded
from tests.invented import FILES, Files, Shape, invented, toml

DAY = dt.date(2014, 6, 30)
CONDITIONS = ("premises", "accommodation", "security")
GRADES = ("adequate", "partial", "lacking", "unknown")
KINDS = ("confidence-building", "quick-impact-project", "infrastructure")
PARTNERS = ("p0", "p1", "p2")


def missions_of(chance: Random) -> Files:
    """Return a mission of some sessions, of which many share units, teams, venues and days."""
    shape = Shape(2, chance.choice((3, 5)), chance.choice((2, 4, 6)), 3, 3, chance.choice((3, 12, 20)), (3, 2))
    files = invented(chance.randrange(2**32), shape, DAY)
    _module_rest(chance, files)
    for entries in files.values():
        for table, fields in entries:
            fields |= _MORE.get(table, _nothing)(chance, shape)
    kinds = {"national": "p0", "bilateral": "p1", "ngo": "p2"}
    more = [("partner", {"id": name, "title": "P", "kind": kind}) for kind, name in kinds.items()]
    more += [("activity", {"id": f"a{number}", "title": "A", **activity(chance, shape)}) for number in range(3)]
    more += [("observation", observation(chance, shape)) for _number in range(6)]
    for entry in more:
        files[chance.choice(FILES)].append(entry)
    return files


def texts_of(chance: Random, files: Files) -> dict[str, str]:
    """Return the texts of *files*, with comments and ends of lines as people write them."""
    texts = {}
    for name, entries in files.items():
        lines = []
        for table, fields in entries:
            lines += chance.choice(([], [""], ["# a comment"], ["", "# two", "# lines"]))
            lines += [f"[{table}]" if table in ("mission", "curriculum") else f"[[{table}]]"]
            lines += [f"{field} = {toml(value)}" for field, value in fields.items()]
        end = chance.choice(("\n", "\n", "\r\n"))
        texts[name] = chance.choice(("", "", "\ufeff")) + "".join(line + end for line in lines)
    return texts


def with_fault(chance: Random, texts: dict[str, str]) -> None:
    """Add to *texts* a file with something wrong in it, before or after the others; or nothing."""
    fault = chance.choice(
        (
            "[[session]\n",
            '[[unit]]\nid = "left-out"\ntitle = 3\n',
            '[[region]]\nid = "somewhere"\n',
            '[[session]]\nid = "s"\nmodules = []\nstart = "soon"\n',
            '[[observation]]\nunit = "nobody"\ndate = 2014-06-01\n',
            '[[unti]]\nid = "u"\n',
            '[[unit]]\nid = "here"\ntitle = "U"\nregion = "nowhere"\nstrength = 3\n',
        )
    )
    sound = (
        '[[team]]\nid = "sound"\ntitle = "T"\nregion = "somewhere"\ntrainers = 2\n'
        if "somewhere" in fault
        else '[[session]]\nid = "sound"\nmodules = []\nstart = 2014-07-02\nseats = { left-out = 3 }\n'
        if "left-out" in fault
        else ""
    )
    name = chance.choice(("0-faulty.toml", "z-faulty.toml"))
    if chance.random() < 0.4:
        texts[name] = chance.choice((fault + sound, sound + fault))


def _nothing(_chance: Random, _shape: Shape) -> dict[str, Any]:
    return {}


def _some(chance: Random, **fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if chance.random() < 0.5}


def _module_rest(chance: Random, files: Files) -> None:
    modules = [fields for entries in files.values() for table, fields in entries if table == "module"]
    for number, fields in enumerate(modules):
        if number:
            fields |= _some(chance, requires=[modules[number - 1]["id"]])
        fields |= _some(
            chance,
            class_min=chance.choice((1, 20)),
            class_max=chance.choice((5, 30)),
            conditions=[chance.choice(CONDITIONS)],
            due_diligence=True,
            formed_unit=True,
            lenses=[chance.choice(("governance", "human-rights"))],
        )


def _day(chance: Random) -> dt.date:
    return DAY + dt.timedelta(days=chance.choice((-400, -95, -40, -7, -1, 0, 1, 3, 7, 30, 60, 100, 200)))


def _region(chance: Random, _shape: Shape) -> dict[str, Any]:
    day = _day(chance)
    return _some(
        chance,
        conditions={name: chance.choice(GRADES) for name in CONDITIONS},
        closures=[{"start": day, "end": day + dt.timedelta(days=20)}],
        trust="low",
        access=chance.choice(("open", "closed")),
    )


def _unit(chance: Random, shape: Shape) -> dict[str, Any]:
    return _some(
        chance,
        roles=chance.choice(([], ["r"], ["s"], ["t"])),
        status=chance.choice(("present", "relocated", "absent")),
        confidence=chance.choice(("sourced", "illustrative")),
        source="S",
        region=chance.choice(shape.ids("regions")),
        strength=chance.choice((0, 9, 40)),
        records=chance.choice(("unknown", "complete")),
        needs={chance.choice(shape.modules): chance.choice((0, 5, 30))},
    )


def _session(chance: Random, shape: Shape) -> dict[str, Any]:
    start = _day(chance)
    more = (
        {"start": start, "end": start + dt.timedelta(days=chance.choice((0, 3, 12)))} if chance.random() < 0.7 else {}
    )
    heads = {name: chance.choice((0, 4, 12)) for name in shape.ids("units") if chance.random() < 0.5}
    return more | _some(
        chance,
        teams=chance.sample(shape.ids("teams"), min(shape.teams, chance.choice((1, 2)))),
        partner=chance.choice(PARTNERS),
        venue=chance.choice(shape.ids("venues")),
        seats=heads,
        follow_up=_day(chance),
        counterpart="C",
        funding="F",
        due_diligence=chance.choice(("pending", "cleared")),
    )


def _team(chance: Random, shape: Shape) -> dict[str, Any]:
    skills = [chance.choice(("c0", "c1", *shape.modules))]
    return _some(chance, skills=skills, region=chance.choice(shape.ids("regions")), trainers=chance.choice((0, 3)))


def _venue(chance: Random, shape: Shape) -> dict[str, Any]:
    return _some(chance, rooms=2, seats=chance.choice((5, 20)), region=chance.choice(shape.ids("regions")))


def activity(chance: Random, shape: Shape) -> dict[str, Any]:
    """Return what an activity says, but for its name."""
    fields = {"kind": chance.choice(KINDS), "region": chance.choice(shape.ids("regions")), "start": _day(chance)}
    return fields | _some(chance, provides=[chance.choice(CONDITIONS)])


def observation(chance: Random, shape: Shape) -> dict[str, Any]:
    """Return what an observation says."""
    fields = {"unit": chance.choice(shape.ids("units")), "date": _day(chance)}
    return fields | _some(chance, module=chance.choice(shape.modules), rating=chance.choice(("T", "P", "U")))


_MORE: dict[str, Callable[[Random, Shape], dict[str, Any]]] = {
    "region": _region,
    "unit": _unit,
    "team": _team,
    "venue": _venue,
    "session": _session,
}
_FIELDS = {**_MORE, "activity": activity}
TABLES = tuple(_FIELDS)


def change_of(chance: Random, loaded: Loaded) -> Change:
    """Return some change of what is *loaded*. Raises BadField or EditRefused where chance wants the impossible."""
    return chance.choice(_EDITS)(chance, loaded)


def _shape(loaded: Loaded) -> Shape:
    mission = loaded.mission
    kinds = (mission.zones, mission.regions, mission.units, mission.venues, mission.teams)
    return Shape(*(max(1, len(entries)) for entries in kinds), 0, (3, 2))


def _one(chance: Random, loaded: Loaded, kind: str) -> str:
    return str(chance.choice([entry.id for entry in getattr(loaded.mission, kind)] or ["none"]))


def _add(chance: Random, loaded: Loaded) -> Change:
    fields = {"modules": [_one(chance, loaded, "modules")], "start": _day(chance), **_session(chance, _shape(loaded))}
    return operations.add_session(loaded, fields | _some(chance, status=chance.choice(("idea", "planned"))))


def _move(chance: Random, loaded: Loaded) -> Change:
    return operations.move_session(loaded, _one(chance, loaded, "sessions"), chance.choice((-30, -1, 1, 2, 15)))


def _deliver(chance: Random, loaded: Loaded) -> Change:
    units = [unit.id for unit in loaded.mission.units if chance.random() < 0.6]
    heads = {unit: chance.choice((0, 3, 40)) for unit in units}
    return operations.deliver_session(loaded, _one(chance, loaded, "sessions"), heads)


def _copy(chance: Random, loaded: Loaded) -> Change:
    return operations.copy_session(loaded, _one(chance, loaded, "sessions"), _some(chance, start=_day(chance)))


def _set(chance: Random, loaded: Loaded) -> Change:
    table = chance.choice(("session", *TABLES))
    kinds = {"activity": "activities"}
    entry = operations.find(loaded, table, _one(chance, loaded, kinds.get(table, table + "s")))
    fields = _FIELDS[table](chance, _shape(loaded))
    dropped = {name: None for name in fields if chance.random() < 0.15}
    if table == "session":
        fields |= _some(chance, status=chance.choice(("idea", "planned", "approved", "cancelled", "delivered")))
        fields |= _some(chance, id=f"renamed-{chance.randrange(99)}", modules=[_one(chance, loaded, "modules")])
    return operations.set_fields(loaded, "set", table, entry, fields | dropped)


def _observe(chance: Random, loaded: Loaded) -> Change:
    """Return an observation: of anything, or of what was taught, by somebody who saw less than is recorded."""
    seen = observation(chance, _shape(loaded))
    held = [session for session in loaded.mission.sessions if any(session.attended.values())]
    if held and chance.random() < 0.6:
        session = chance.choice(held)
        module = chance.choice([module.id for module in loaded.mission.taught(session)] or [None])
        unit, rating, date = next(iter(session.attended)), chance.choice(("P", "U")), max(session.end, DAY)
        return operations.observe(loaded, unit, module, rating, date)
    return operations.observe(loaded, seen["unit"], seen.get("module"), seen.get("rating"), seen["date"])


def _entry(chance: Random, loaded: Loaded) -> Change:
    """Return a new entry, or one fewer, of the tables that have no operations of their own."""
    table = chance.choice(("unit", "team", "venue", "activity", "partner"))
    name = f"new-{chance.randrange(99)}"
    fields = {"id": name, "title": "N", **_FIELDS.get(table, _nothing)(chance, _shape(loaded))}
    if table in ("unit", "team", "venue"):
        fields = {"region": _one(chance, loaded, "regions"), **fields}
        fields = {{"unit": "strength", "team": "trainers", "venue": "seats"}[table]: 7, **fields}
    if chance.random() < 0.4:
        kinds = {"activity": "activities"}
        gone = _one(chance, loaded, kinds.get(table, table + "s"))
        return operations.remove(loaded, "remove", table, operations.find(loaded, table, gone))
    return operations.add(loaded, "add", table, fields, chance.choice((*FILES, "new.toml")))


_EDITS: tuple[Callable[[Random, Loaded], Change], ...] = (
    *(_add, _move, _move, _deliver, _copy, _set, _set, _set, _observe, _entry),
    lambda chance, loaded: operations.cancel_session(loaded, _one(chance, loaded, "sessions")),
    lambda chance, loaded: operations.remove_session(loaded, _one(chance, loaded, "sessions")),
)
