"""Owns what is seen only across entries: ids that stand twice and references to nothing; it changes no record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planner.diagnostics import Step
from planner.i18n import _
from planner.loading.faults import Fault, nearest
from planner.loading.tables import Row, Tables
from planner.mission import Origin

Ids = dict[str, set[str]]
"""Known ids by table, those of left-out entries among them."""
Where = Callable[[Origin], str]
"""Names the place of an entry, like ``plan.toml:12``."""
_Reference = tuple[tuple[Step, ...], str, tuple[str, ...]]
"""Steps to the field, the id it names, and the tables that may hold it."""


def refuse_duplicates(tables: Tables, where: Where, copies: Mapping[str, str]) -> None:
    """Leave out all entries of one kind that share an id, in one message that names every place.

    Args:
        tables: all entries.
        where: names the place of an entry.
        copies: file names, each with the earlier file whose entries it repeats.
    """
    _refuse_second_settings(tables, where)
    for table, rows in tables.rows.items():
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            name = row.raw.get("id")
            if isinstance(name, str) and table != "mission":
                groups[name].append(row)
        if len(groups) < len(rows):
            for name, same in groups.items():
                if len(same) > 1:
                    _refuse(tables, name, same, where, copies)


def _refuse_second_settings(tables: Tables, where: Where) -> None:
    rows = tables.rows["mission"]
    if len(rows) > 1:
        _refuse(tables, "[mission]", rows, where, {})


def _refuse(tables: Tables, name: str, rows: list[Row], where: Where, copies: Mapping[str, str]) -> None:
    places = ", ".join(where(row.origin) for row in rows)
    message = _('the id "{name}" stands {count} times: {places}; none of them is read').format(
        name=name, count=len(rows), places=places
    )
    copied = next((row for row in rows if row.origin[0] in copies), None)
    if copied:
        file = copied.origin[0]
        message += " " + _("({file} looks like a copy of {other})").format(file=file, other=copies[file])
        hint = _("remove {file}, or keep the newer of the two").format(file=file)
    else:
        hint = _("give one of them another id, or remove it")
    tables.fault((copied or rows[-1]).origin, Fault("LD009", ("id",), message, hint), (name,))
    tables.left_out.update(row.origin for row in rows)


def known_ids(tables: Tables, salvaged: Iterable[tuple[str, str]]) -> Ids:
    """Return every id that some entry declares, sound or not; *salvaged* are those of files that do not parse."""
    known: Ids = {table: set() for table in tables.rows}
    for table, rows in tables.rows.items():
        known[table].update(row.raw["id"] for row in rows if isinstance(row.raw.get("id"), str))
    for table, name in salvaged:
        known.setdefault(table, set()).add(name)
    return known


def refuse_unknown(tables: Tables, known: Ids) -> None:
    """Leave out each entry with a reference to an id that no entry declares."""
    for table, references in _REFERENCES.items():
        for row in tables.rows[table]:
            record = row.record if row.record is not None else row.sound_part
            if record is not None:
                for steps, name, targets in references(record, known):
                    if row.sound_fields is None or steps[0] in row.sound_fields:
                        tables.fault(row.origin, _unknown(steps, name, targets, known), _concerned(row, name))


def _concerned(row: Row, name: str) -> tuple[str, ...]:
    own = row.raw.get("id")
    return (own, name) if isinstance(own, str) else (name,)


def _unknown(steps: tuple[Step, ...], name: str, targets: tuple[str, ...], known: Ids) -> Fault:
    kinds = _(" or ").join(targets)
    candidates = sorted(set().union(*(known[target] for target in targets)))
    message = _('no {kind} has the id "{name}"').format(kind=kinds, name=name) + nearest(name, candidates)
    hint = _("correct the id, or add the entry [[{table}]]").format(table=targets[-1])
    is_key = len(steps) == 2 and steps[0] in ("seats", "attended", "needs")
    return Fault("LD010", steps, message, hint, key=is_key)


def _one(name: str | None, field: str, table: str, known: Ids) -> Iterator[_Reference]:
    if name is not None and name not in known[table]:
        yield (field,), name, (table,)


def _keys(names: Mapping[str, int], field: str, table: str, known: Ids) -> Iterator[_Reference]:
    if names and not known[table].issuperset(names):
        for name in names:
            if name not in known[table]:
                yield (field, name), name, (table,)


def _many(names: tuple[str, ...], field: str, tables: tuple[str, ...], known: Ids) -> Iterator[_Reference]:
    for index, name in enumerate(names):
        if not any(name in known[table] for table in tables):
            yield (field, index), name, tables


def _of_settings(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.focus, "focus", "zone", known)
    yield from _one(record.reference, "reference", "zone", known)


def _of_region(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.zone, "zone", "zone", known)


def _of_unit(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.region, "region", "region", known)
    yield from _one(record.mentor, "mentor", "team", known)
    yield from _keys(record.needs, "needs", "module", known)


def _of_team(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.region, "region", "region", known)
    yield from _one(record.partner, "partner", "partner", known)
    yield from _many(record.skills, "skills", ("curriculum", "module"), known)


def _of_module(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _many(record.requires, "requires", ("module",), known)


def _of_session(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _many(record.modules, "modules", ("curriculum", "module"), known)
    yield from _one(record.venue, "venue", "venue", known)
    yield from _one(record.partner, "partner", "partner", known)
    yield from _many(record.teams, "teams", ("team",), known)
    yield from _keys(record.seats, "seats", "unit", known)
    yield from _keys(record.attended, "attended", "unit", known)


def _of_activity(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.region, "region", "region", known)
    yield from _one(record.partner, "partner", "partner", known)


def _of_observation(record: Any, known: Ids) -> Iterator[_Reference]:
    yield from _one(record.unit, "unit", "unit", known)
    yield from _one(record.module, "module", "module", known)
    yield from _one(record.mentor, "mentor", "team", known)


_REFERENCES: dict[str, Callable[[Any, Ids], Iterator[_Reference]]] = {
    "mission": _of_settings,
    "region": _of_region,
    "unit": _of_unit,
    "team": _of_team,
    "venue": lambda record, known: _one(record.region, "region", "region", known),
    "module": _of_module,
    "session": _of_session,
    "activity": _of_activity,
    "observation": _of_observation,
}
