"""Owns what a row about a session does: it changes the session that it names, or plans one; it rewrites no record.

A session that was held keeps its dates, modules and heads: a table that says otherwise is a row refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from planner.editing.values import Key
from planner.i18n import _
from planner.importing.heads import settled
from planner.importing.ledger import Ledger
from planner.importing.lookup import Unfit, ended
from planner.importing.rows import Record
from planner.importing.units import nested
from planner.importing.wording import says_so
from planner.mission import Mission
from planner.model import Session
from planner.operations import plan_file

_NEEDED = ("modules", "start")
_HELD = ("start", "end", "modules", "status", "attended")
"""What is the record of a session that was delivered."""
_Target = str | tuple[object, ...]
"""The id of a session, or what tells one that is not there yet from others."""


def take_sessions(records: Iterable[Record], mission: Mission, day: dt.date, ledger: Ledger) -> None:
    """Take down in *ledger* what the *records* make of the sessions of *mission*, as known on *day*."""
    reading = _Sessions(mission, day, ledger)
    for target, record in ledger.once(reading.targets(records)):
        session = mission.session.get(target) if isinstance(target, str) else None
        try:
            values, lost = settled(record, session)
            taken = reading.change(session, record, values) if session else reading.add(record, values)
            if taken and lost:
                ledger.warn(record, _("of which units is not said, so these heads are not recorded."), lost)
        except Unfit as reason:
            ledger.reject(record, str(reason), reason.field)


class _Sessions:
    def __init__(self, mission: Mission, day: dt.date, ledger: Ledger) -> None:
        self._mission, self._day, self._ledger = mission, day, ledger
        self._files: dict[str, str] = {}
        self._on: dict[dt.date, list[Session]] = {}
        for session in mission.sessions:
            self._on.setdefault(session.start, []).append(session)

    def targets(self, records: Iterable[Record]) -> Iterator[tuple[_Target, Record]]:
        """Yield with each row the id of the session that it is about, or what sets a new one apart."""
        known = self._ledger.batch.known["session"]
        for record in records:
            name = record.get("id")
            if isinstance(name, str) and name in known and name not in self._mission.session:
                message = _("the session {name} has an error and is left out; planner check says which.")
                self._ledger.reject(record, message.format(name=name), "id")
            elif isinstance(name, str):
                yield name, record
            elif any(record.get(field) is None for field in _NEEDED):
                self._ledger.reject(record, _("there is no id, and not both modules and start either."))
            else:
                yield from self._without_id(record)

    def _without_id(self, record: Record) -> Iterator[tuple[_Target, Record]]:
        """Yield the session of the same modules, start, and of what else of place, partner and units the row says."""
        units = _units(record)
        fitting = [session for session in self._alike(record) if self._fits(session, record, units)]
        if len(fitting) > 1:  # those of which it says all rather than some
            fitting = [session for session in fitting if self._is(session, record, units)] or fitting
        if len(fitting) > 1:
            names = ", ".join(session.id for session in fitting[:5])
            message = _("several sessions fit: {names}; give the id.")
            self._ledger.reject(record, message.format(names=names), "modules")
        elif fitting:
            yield fitting[0].id, record
        else:
            modules = tuple(sorted(self._taught(record)))
            yield (modules, record.get("start"), record.get("venue"), record.get("partner"), units), record

    def _alike(self, record: Record) -> list[Session]:
        """Return the sessions of the same modules that start on the same day."""
        start, taught = record.get("start"), self._taught(record)
        if not isinstance(start, dt.date):
            return []
        return [each for each in self._on.get(start, []) if {m.id for m in self._mission.taught(each)} == taught]

    def _taught(self, record: Record) -> set[str]:
        """Return the modules of a row, curricula opened."""
        modules = record.get("modules")
        names = modules if isinstance(modules, list) else []
        opened = {m.id for name in names for m in self._mission.modules_in.get(name, ())}
        return opened | {name for name in names if name not in self._mission.curriculum}

    @staticmethod
    def _fits(session: Session, record: Record, units: frozenset[str]) -> bool:
        places = all(record.get(field) in (None, getattr(session, field)) for field in ("venue", "partner"))
        return places and (not units or units == (session.attended or session.seats).keys())

    @staticmethod
    def _is(session: Session, record: Record, units: frozenset[str]) -> bool:
        places = all(record.get(field) == getattr(session, field) for field in ("venue", "partner"))
        return places and units == (session.attended or session.seats).keys()

    def change(self, session: Session, record: Record, values: dict[Key, object]) -> bool:
        """Set what the row says of *session*, and return that it was taken. Raises Unfit."""
        if record.get("id") is None:
            del values["modules",]  # by which it was found: a curriculum and all its modules are the same
        differing = [path for path, value in values.items() if not says_so(session, path, value)]
        self._refuse_rewriting(session, differing)
        if ("status",) in differing:
            for field in ("start", "end"):
                self._refuse_early(session.id, values["status",], values.get((field,), getattr(session, field)))
        if self._ledger.set((record,), "session", session, values) and session.status == "cancelled":
            self._ledger.warn(record, _("{name} was cancelled.").format(name=session.id), "id")
        return True

    @staticmethod
    def _refuse_rewriting(session: Session, differing: list[Key]) -> None:
        """Refuse to change the record of a session that was held; attendance that is missing can be added."""
        if session.status != "delivered":
            return
        for path in differing:
            if path[0] in _HELD and not (path[0] == "attended" and not session.attended):
                message = _("{name} was delivered, and that is its record; if it is wrong, use planner session set.")
                raise Unfit(message.format(name=session.id), path[0])

    def add(self, record: Record, values: dict[Key, object]) -> bool:
        """Plan the session that the row describes; return whether that was possible. Raises Unfit."""
        missing = [field for field in _NEEDED if record.get(field) is None]
        name, batch = record.get("id"), self._ledger.batch
        if missing:
            message = _("no session has the id {name}; a new one needs also {fields}")
            text = message.format(name=name, fields=", ".join(missing))
            raise Unfit(ended(text, str(name), list(self._mission.session)), "id")
        start, end, partner = values["start",], values.get(("end",)), str(values.get(("partner",)) or "")
        self._refuse_early(str(name or ""), values.get(("status",)), end or start)
        if end == start:
            values = {path: value for path, value in values.items() if path != ("end",)}
        alike = self._alike(record)
        name = name or batch.new_id("session", partner or "session")
        if partner not in self._files:
            self._files[partner] = plan_file(self._mission, partner)
        taken = self._ledger.add(record, "session", {"id": name, **nested(values)}, self._files[partner])
        if taken and alike:
            message = _("{name} has the same modules and starts on the same day; if it is meant, give that id.")
            self._ledger.warn(record, message.format(name=alike[0].id), "modules")
        return taken

    def _refuse_early(self, name: str, status: object, end: object) -> None:
        """Refuse to call a session delivered that has not ended yet."""
        if status == "delivered" and isinstance(end, dt.date) and end > self._day:
            message = _("{name} ends on {end}, after the as-of date {day}: it cannot be delivered yet.")
            raise Unfit(message.format(name=name, end=end, day=self._day).strip(), "status")


def _units(record: Record) -> frozenset[str]:
    """Return the units of a session that says what the row says."""
    try:
        values, _lost = settled(record, None)
        heads = values.get(("attended",)) or values.get(("seats",))
    except Unfit:  # which stands against the row when it is taken
        heads = record.get("units")
    return frozenset(heads) if isinstance(heads, dict) else frozenset()
