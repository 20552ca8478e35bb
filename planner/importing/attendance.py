"""Owns what rows of who attended do: they record their sessions as delivered; they never unsay what is on record.

A session is recorded whole or not at all: as long as one of its rows is refused, so are the others.
"""

from __future__ import annotations

import datetime as dt

from planner.editing.values import Key
from planner.i18n import _
from planner.importing.ledger import Ledger
from planner.importing.rows import Record, Rows
from planner.mission import Mission
from planner.model import Session

_NEEDED = ("session", "unit", "count")
_ByUnit = dict[str, Record]
"""The rows of one session."""


def take_attendance(rows: Rows, mission: Mission, day: dt.date, ledger: Ledger) -> None:
    """Take down in *ledger* what the *rows* make of the sessions of *mission*, as known on *day*."""
    reading = _Attendance(mission, day, ledger)
    whole = [record for record in rows.records if reading.is_whole(record)]
    kept = dict(ledger.once((_key(record), record) for record in whole))
    partly = {record.get("session") for record in rows.amiss}
    partly |= {record.get("session") for record in rows.records if _key(record) not in kept}
    sessions: dict[str, _ByUnit] = {}
    for (name, unit), record in kept.items():
        sessions.setdefault(name, {})[unit] = record
    for name, by_unit in sessions.items():
        reading.take(name, by_unit, partly=name in partly)


def _key(record: Record) -> tuple[str, str]:
    return str(record.get("session")), str(record.get("unit"))


class _Attendance:
    def __init__(self, mission: Mission, day: dt.date, ledger: Ledger) -> None:
        self._mission, self._day, self._ledger = mission, day, ledger

    def is_whole(self, record: Record) -> bool:
        """Return whether a row says session, unit and count; refuse it otherwise."""
        missing = [field for field in _NEEDED if record.get(field) is None]
        for field in missing:
            self._ledger.reject(record, _("it is missing."), field)
        return not missing

    def take(self, name: str, rows: _ByUnit, *, partly: bool) -> None:
        """Record the session *name* as delivered, unless a row of it is refused."""
        session = self._mission.session.get(name)
        if session is None:
            reason = _("the session {name} has an error and is left out; planner check says which.")
        else:
            reason = self._closed(session)
        if session is None or reason:
            for record in rows.values():
                self._ledger.reject(record, reason.format(name=name), "session")
            return
        contradicting = [record.row for unit, record in rows.items() if self._contradicts(session, unit, record)]
        if partly or contradicting:
            for record in rows.values():
                if record.row not in contradicting:
                    message = _("another row of this session is refused, and a session is recorded whole.")
                    self._ledger.reject(record, message)
            return
        self._record(session, rows)

    def _closed(self, session: Session) -> str:
        """Return why nobody can have attended *session*; empty: nothing speaks against it."""
        if session.status == "cancelled":
            return _("{name} is cancelled, so nobody can have come; if that is wrong, set its status first.")
        if session.status != "delivered" and session.end > self._day:
            message = _("{{name}} ends on {end}, after the as-of date {day}, so nobody can have come yet.")
            return message.format(end=session.end, day=self._day)
        return ""

    def _contradicts(self, session: Session, unit: str, record: Record) -> bool:
        """Return whether a row contradicts itself or the record of *session*; refuse it then."""
        count, women = record.get("count"), record.get("women")
        recorded = session.attended.get(unit) if session.status == "delivered" else None
        if recorded is not None and recorded != count:
            message = _("{name} is on record with {recorded} of {unit}; if that is wrong, use planner session deliver.")
            text = message.format(name=session.id, recorded=recorded, unit=unit)
            self._ledger.reject(record, text, "count")
            return True
        if isinstance(women, int) and isinstance(count, int) and women > count:
            self._ledger.reject(record, _("there are more women than heads."), "women")
            return True
        return False

    def _record(self, session: Session, rows: _ByUnit) -> None:
        changes: dict[Key, object] = {("status",): "delivered"}
        changes |= {("attended", unit): record.get("count") for unit, record in rows.items()}
        before = session.attended if session.status == "delivered" else {}
        told = [record.get("women") for record in rows.values()]
        women = sum(count for count in told if isinstance(count, int))
        every = None not in told and before.keys() <= rows.keys()
        if every and session.status == "delivered" and session.women not in (None, women) and before:
            for record in rows.values():
                message = _("{name} is on record with {women} women, not {count}.")
                self._ledger.reject(record, message.format(name=session.id, women=session.women, count=women), "women")
            return
        if every:
            changes["women",] = women
        if not self._ledger.set(tuple(rows.values()), "session", session, changes):
            return
        if not every and any(count is not None for count in told):
            message = _("women are not said of every unit of {name}, so their number is not recorded.")
            self._ledger.warn(next(iter(rows.values())), message.format(name=session.id), "women")
        if session.status != "delivered":
            self._warn_of_missing(session, rows)
        if session.status == "idea":
            self._ledger.warn(next(iter(rows.values())), _("{name} was an idea.").format(name=session.id), "session")
        for unit, record in rows.items():
            if unit not in before:
                self._warn(session, unit, record)

    def _warn_of_missing(self, session: Session, rows: _ByUnit) -> None:
        """Say which units had seats and are not in the list: nobody of them came, or their list is still out."""
        if missing := [unit for unit, seats in session.seats.items() if seats and unit not in rows]:
            message = _("with seats in {name}, but not in the table: {units}.")
            text = message.format(units=", ".join(missing), name=session.id)
            self._ledger.warn(next(iter(rows.values())), text, "session")

    def _warn(self, session: Session, unit: str, record: Record) -> None:
        """Say where who came differs from who was to come."""
        count, seats = record.get("count"), session.seats
        known = self._mission.unit.get(unit)
        if session.status == "delivered" and session.attended:
            self._ledger.warn(record, _("{name} was on record without this unit.").format(name=session.id), "unit")
        if seats and unit not in seats:
            self._ledger.warn(record, _("{unit} had no seats in {name}.").format(unit=unit, name=session.id), "unit")
        elif seats and isinstance(count, int) and count > seats[unit]:
            message = _("{unit} had {seats} seats in {name} (PL504).")
            self._ledger.warn(record, message.format(unit=unit, seats=seats[unit], name=session.id), "count")
        if known and isinstance(count, int) and count > known.strength:
            message = _("{unit} has a strength of {strength}.")
            self._ledger.warn(record, message.format(unit=unit, strength=known.strength), "count")
