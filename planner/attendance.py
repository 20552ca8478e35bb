"""Owns attendance over time: what sessions say of a unit in a module, who is still there, and when it lapses."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from msgspec import Struct

from planner.curriculum import Module
from planner.mission import Mission
from planner.model import Session, Unit

Key = tuple[str, str]
"""Unit id and module id."""


@lru_cache(maxsize=8192)
def lapse_date(end: dt.date, months: int | None) -> dt.date | None:
    """Return the first day on which teaching that ended on *end* is no longer valid; None: it stays so.

    Calendar months, clamped to the month's end; a date past the calendar's last year counts as never.
    """
    if months is None:
        return None
    year, month = divmod(end.year * 12 + end.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return None
    for day in range(end.day, 27, -1):
        with suppress(ValueError):
            return dt.date(year, month + 1, day)
    return dt.date(year, month + 1, min(end.day, 27))


@lru_cache(maxsize=64)
def later(day: dt.date, days: int) -> dt.date:
    """Return the date *days* after *day*, at most the calendar's last."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def stayers(heads: int, turnover: float, end: dt.date, day: dt.date) -> int:
    """Return how many of *heads* that attended until *end* are still there on *day*, at a yearly *turnover*."""
    if not turnover:
        return heads
    share: float = (1 - turnover) ** ((day - end).days / 365.25)
    return math.floor(heads * share)


class Records(Struct, frozen=True):
    """What sessions say of one unit in one module."""

    delivered: list[tuple[dt.date, int]]
    """End and heads attended of each delivered session that has ended, by end."""
    seats: int = 0
    """Heads booked in planned and approved sessions still to end."""
    ideas: int = 0


def records_of(mission: Mission, day: dt.date, sessions: Iterable[Session] | None = None) -> dict[Key, Records]:
    """Return what *sessions* (default: all) say on *day*, by unit and module; nobody's attendance says nothing."""
    modules: dict[tuple[str, ...], list[str]] = {}
    found: dict[Key, list[Any]] = {}
    for session in sorted(mission.sessions if sessions is None else sessions, key=lambda session: session.end):
        heads = heads_on(session, day)
        if not heads:
            continue
        names = modules.get(session.modules)
        if names is None:
            names = modules[session.modules] = [module.id for module in mission.taught(session)]
        _add(found, session, heads, names)
    return {key: Records(*entry) for key, entry in found.items()}


def _add(found: dict[Key, list[Any]], session: Session, heads: dict[str, int], modules: list[str]) -> None:
    """Add *session* to what was found, fields of ``Records`` by unit and module; this runs for every session."""
    delivered, booked = session.status == "delivered", 2 if session.status == "idea" else 1
    for unit, count in heads.items():
        if not count:
            continue
        came = (session.end, count)
        for module in modules:
            entry = found.get((unit, module))
            if entry is None:
                entry = found[unit, module] = [[], 0, 0]
            if delivered:
                entry[0].append(came)
            else:
                entry[booked] += count


def ended_between(by_end: Sequence[Session], first: dt.date, last: dt.date) -> Sequence[Session]:
    """Return those of the sessions *by_end* that end after *first* and not after *last*."""
    start, stop = (bisect_right(by_end, day, key=lambda session: session.end) for day in (first, last))
    return by_end[start:stop]


def records_on(
    mission: Mission, day: dt.date, known: Mapping[Key, Records], between: Iterable[Session], *, later: bool
) -> tuple[dict[Key, Records], set[Key]]:
    """Return what all sessions say on *day*, and of which units and modules that is not what they said in *known*.

    Args:
        mission: whose sessions they are.
        day: the date.
        known: what they say on another date.
        between: those that end after the earlier and not after the later of the two dates, by end.
        later: whether *day* is the later one.
    """
    changed: dict[Key, list[Any]] = {}
    for session in between:
        delivered, booked = session.status == "delivered", 2 if session.status == "idea" else 1
        for unit, count in (session.attended if delivered else session.seats).items():
            for module in mission.taught(session) if count and session.status != "cancelled" else ():
                key = (unit, module.id)
                entry = changed.get(key)
                if entry is None:
                    entry = changed[key] = _entry_until(known.get(key), day)
                if not delivered:
                    entry[booked] += -count if later else count
                elif later:
                    entry[0].append((session.end, count))
    found = dict(known)
    for key, entry in changed.items():
        if any(entry):
            found[key] = Records(*entry)
        else:
            found.pop(key, None)
    return found, set(changed)


def _entry_until(records: Records | None, day: dt.date) -> list[Any]:
    """Return the fields of *records* without what had not ended on *day*."""
    if records is None:
        return [[], 0, 0]
    return [[came for came in records.delivered if came[0] <= day], records.seats, records.ideas]


def heads_on(session: Session, day: dt.date) -> dict[str, int]:
    """Return the heads by unit that *session* counts with on *day*: attended once it has ended, booked until then."""
    if session.status == "delivered":
        return session.attended if session.end <= day else {}
    return session.seats if session.end > day and session.status != "cancelled" else {}


def valid_and_gone(unit: Unit, module: Module, records: Records, day: dt.date) -> tuple[int, int]:
    """Return stayers on *day* of sessions still valid and of those no longer valid."""
    months, turnover = module.refresh_months, unit.turnover
    valid = gone = 0
    for end, heads in records.delivered:
        lapses = lapse_date(end, months) if months else None
        staying = stayers(heads, turnover, end, day) if turnover else heads
        if lapses is None or day < lapses:
            valid += staying
        else:
            gone += staying
    return valid, gone
