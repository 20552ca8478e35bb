"""Owns what a row about a unit does: it changes the unit that it names, by id or by title and region, or adds one.

It adds no region: a duty station that the mission does not know is a row refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from planner.editing.values import Key
from planner.i18n import _
from planner.importing.ledger import Ledger
from planner.importing.rows import Record
from planner.intake.names import Ids, called, same
from planner.mission import Mission
from planner.model import Unit

FILE = "units.toml"
"""Where the first unit goes."""
_NEEDED = ("title", "region", "strength")
_New = tuple[str, str]
"""Title and region of a unit that is not there yet."""


def take_units(records: Iterable[Record], mission: Mission, ledger: Ledger) -> None:
    """Take down in *ledger* what the *records* make of the units of *mission*."""
    reading = _Units(mission, ledger)
    for target, record in ledger.once(reading.targets(records)):
        if isinstance(target, str):
            reading.change(mission.unit[target], record)
        else:
            reading.add(record)


class _Units:
    def __init__(self, mission: Mission, ledger: Ledger) -> None:
        self._mission, self._ledger = mission, ledger
        self._new: dict[_New, str] = {}
        """Of new units, the ids that the table gives them."""
        self._ids = Ids()
        for name in ledger.batch.known["unit"]:
            self._ids.keep(name)

    @cached_property
    def _called(self) -> dict[str, list[Unit]]:
        """Units by what the spellings of their titles share."""
        found: dict[str, list[Unit]] = {}
        for unit in self._mission.units:
            for title in {same(unit.title), same(str(unit.fr.get("title", "")))} - {""}:
                found.setdefault(title, []).append(unit)
        return found

    @cached_property
    def _nearly(self) -> dict[str, list[Unit]]:
        """Units by what the ways to call them share: a second entry for one unit would double its needs."""
        found: dict[str, list[Unit]] = {}
        for unit in self._mission.units:
            for title in {called(unit.title), called(str(unit.fr.get("title", "")))} - {""}:
                found.setdefault(title, []).append(unit)
        return found

    def targets(self, records: Iterable[Record]) -> Iterator[tuple[str | _New, Record]]:
        """Yield with each row the id of the unit that it is about, or the title and region of a new one."""
        records = list(records)
        self._new = {_called(record): str(record.get("id")) for record in records if record.get("id")}
        for record in records:
            name, title, region = (str(record.get(field) or "") for field in ("id", "title", "region"))
            if name and name in self._mission.unit:
                yield name, record
            elif name and name in self._ledger.batch.known["unit"]:
                message = _("the unit {name} has an error and is left out; planner check says which.")
                self._ledger.reject(record, message.format(name=name), "id")
            elif name:
                yield ("", name), record
            else:
                yield from self._by_title(record, title, region)

    def _by_title(self, record: Record, title: str, region: str) -> Iterator[tuple[str | _New, Record]]:
        """Yield what a row without id is about, if that is plain."""
        if not same(title):
            self._ledger.reject(record, _("there is neither an id nor a title."))
            return
        namesakes = self._called.get(same(title)) or self._nearly.get(called(title), [])
        fitting = [unit for unit in namesakes if not region or unit.region == region]
        if len(fitting) > 1:
            names = ", ".join(unit.id for unit in fitting[:5])
            self._ledger.reject(
                record, _("several units are called so: {names}; give the id.").format(names=names), "title"
            )
        elif fitting:
            yield fitting[0].id, record
        else:
            if namesakes:
                message = _("a unit called so stands in {region}: {name}; if it moved, give its id.")
                self._ledger.warn(record, message.format(region=namesakes[0].region, name=namesakes[0].id), "region")
            name = self._new.get((same(title), region))  # another row says which id it is to have
            yield ("", name) if name else (same(title), region), record

    def change(self, unit: Unit, record: Record) -> None:
        """Set what the row says of *unit*."""
        strength, women = record.get("strength"), record.get("women")
        heads = unit.strength if strength is None else strength
        if self._more_women(record, women, heads):
            return
        by_title = record.get("id") is None  # then how it is spelt in the table is no news
        known = {("id",), ("title",)} if by_title else {("id",)}
        changes = {path: value for path, value in record.values.items() if path not in known}
        if self._ledger.set((record,), "unit", unit, changes):
            self._warn_of_roles(record)

    def add(self, record: Record) -> None:
        """Add the unit that the row describes."""
        missing = [field for field in _NEEDED if record.get(field) is None]
        if missing:
            message = _("no such unit is known; a new one needs also: {fields}.")
            self._ledger.reject(record, message.format(fields=", ".join(missing)), missing[0])
            return
        if self._more_women(record, record.get("women"), record.get("strength")):
            return
        title, region = str(record.get("title")), str(record.get("region"))
        at = self._mission.region.get(region)
        name = record.get("id") or self._ids.make(title, otherwise="unit", apart=at.title if at else region)
        if self._ledger.add(record, "unit", {"id": name, **nested(record.values)}, self._file(region)):
            self._warn_of_roles(record)

    @cached_property
    def _roles(self) -> set[str]:
        """Roles that a module is for, or that a unit has already."""
        audiences = {role for module in self._mission.modules for role in module.audience.roles}
        return audiences | {role for unit in self._mission.units for role in unit.roles}

    def _warn_of_roles(self, record: Record) -> None:
        """Say which roles are new to the mission: a slip in one would hide needs."""
        roles = record.get("roles")
        if new := [role for role in roles if role not in self._roles] if isinstance(roles, list) else []:
            message = _("no module is for the role {roles}.").format(roles=", ".join(new[:5]))
            self._ledger.warn(record, message, "roles")

    def _more_women(self, record: Record, women: object, heads: object) -> bool:
        """Refuse a row with more women than heads; return whether it was."""
        more = isinstance(women, int) and isinstance(heads, int) and women > heads
        if more:
            self._ledger.reject(record, _("there are more women than heads."), "women")
        return more

    def _file(self, region: str) -> str:
        """Return the file of the last unit of *region*, else of the last of all."""
        units = self._mission.units
        near = [unit for unit in units if unit.region == region] or list(units)
        return self._mission.origin(near[-1])[0] if near else FILE


def _called(record: Record) -> _New:
    return same(str(record.get("title") or "")), str(record.get("region") or "")


def nested(values: dict[Key, object]) -> dict[str, object]:
    """Return *values* as the fields of an entry."""
    fields: dict[str, object] = {}
    for path, value in values.items():
        if len(path) == 1:
            fields[path[0]] = value
        else:
            inner = fields.setdefault(path[0], {})
            if isinstance(inner, dict):
                inner[path[1]] = value
    return fields
