"""Owns differences of figures between two dates: what each was then, what it is now, and by how much it changed.

The figures are the core's; the mission is the same on both dates, so what was entered or edited in between is not
known. It orders nothing, words nothing and judges no change as good or bad.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from planner.attendance import lapse_date
from planner.coverage import Cell, Number, Sums, total
from planner.distribution import Distribution, Row
from planner.mission import Mission
from planner.model import Session
from planner.tally import Teaching

Unit = Literal["heads", "hours", "sessions", "share", "entries"]
"""What a figure counts: people by session, trainee-hours, sessions, a share from 0 to 1, or lines of a list."""

UNITS: dict[str, Unit] = {
    "need": "heads",
    "covered": "heads",
    "gap": "heads",
    "scheduled": "heads",
    "open": "heads",
    "due": "heads",
    "lapsed": "heads",
    "coverage": "share",
    "need_hours": "hours",
    "covered_hours": "hours",
    "gap_hours": "hours",
    "scheduled_hours": "hours",
    "delivered_hours": "hours",
    "held_sessions": "sessions",
    "held_seats": "heads",
    "held_hours": "hours",
    "booked_sessions": "sessions",
    "booked_seats": "heads",
    "booked_hours": "hours",
    "taught_away_seats": "heads",
    "parity": "share",
    "to_move": "share",
    "to_move_hours": "hours",
    "planned_hours": "hours",
    "late": "entries",
    "to_come": "entries",
    "findings": "entries",
}
"""What each figure that can be compared counts."""

_OF_SUMS = (
    "need",
    "covered",
    "gap",
    "scheduled",
    "open",
    "due",
    "lapsed",
    "coverage",
    "need_hours",
    "covered_hours",
    "gap_hours",
    "scheduled_hours",
    "delivered_hours",
)
_OF_CELL = ("need", "covered", "gap", "scheduled", "open", "due", "lapsed")


class Pair(NamedTuple):
    """One figure on two dates, in its own unit (see ``UNITS``); None where it is undefined."""

    then: Number | None
    now: Number | None

    @property
    def difference(self) -> Number | None:
        """What it is now less what it was then, in the same unit; None where either is undefined."""
        return None if self.then is None or self.now is None else self.now - self.then


Pairs = Mapping[str, Pair]
"""Figures on two dates by their names in ``UNITS``."""


def compare_sums(then: Sums, now: Sums) -> Pairs:
    """Return the figures of the same set of cells on two dates: heads, trainee-hours, and coverage as a share."""
    return {name: Pair(getattr(then, name), getattr(now, name)) for name in _OF_SUMS}


def compare_cells(then: Cell | None, now: Cell | None) -> Pairs:
    """Return the heads of one unit in one module on two dates; a cell that is not there has neither need nor heads."""
    return {name: Pair(getattr(then, name, 0), getattr(now, name, 0)) for name in _OF_CELL}


def compare_rows(then: Row, now: Row) -> Pairs:
    """Return the figures of one region or zone on two dates: those by duty station, and those by venue."""
    pairs = dict(compare_sums(then.sums, now.sums))
    pairs |= _compare_teaching("held", then.held, now.held)
    pairs |= _compare_teaching("booked", then.booked, now.booked)
    pairs["taught_away_seats"] = Pair(then.taught_away_seats, now.taught_away_seats)
    return pairs


def _compare_teaching(name: str, then: Teaching, now: Teaching) -> dict[str, Pair]:
    return {f"{name}_{part}": Pair(getattr(then, part), getattr(now, part)) for part in ("sessions", "seats", "hours")}


def teaching_of(
    mission: Mission, sessions: Iterable[Session], day: dt.date, unit: str | None = None
) -> tuple[Teaching, Teaching]:
    """Return what of *sessions* is held on *day*, and what is booked: sessions, heads once a session, trainee-hours.

    Held are delivered sessions that have ended, by attendance; booked planned and approved ones still to end, by seats.
    With *unit*, an id, only its heads count.
    """
    tallies: tuple[list[tuple[int, Number]], list[tuple[int, Number]]] = ([], [])
    for session in sessions:
        held = session.status == "delivered" and session.end <= day
        if held or (session.status in ("planned", "approved") and session.end > day):
            by_unit = session.attended if held else session.seats
            heads = sum(by_unit.values()) if unit is None else by_unit.get(unit, 0)
            tallies[not held].append((heads, heads * total(module.hours for module in mission.taught(session))))
    held_tally, booked_tally = (
        Teaching(len(tally), sum(heads for heads, _hours in tally), total(hours for _heads, hours in tally))
        for tally in tallies
    )
    return held_tally, booked_tally


def compare_teaching(then: tuple[Teaching, Teaching], now: tuple[Teaching, Teaching]) -> Pairs:
    """Return what is held and booked of the same sessions on two dates, each as ``teaching_of`` returns it."""
    return _compare_teaching("held", then[0], now[0]) | _compare_teaching("booked", then[1], now[1])


def compare_numbers(names: Iterable[str], then: Iterable[Number], now: Iterable[Number]) -> Pairs:
    """Return the figures called *names*, keys of ``UNITS``, on two dates."""
    return {name: Pair(before, after) for name, before, after in zip(names, then, now, strict=True)}


def compare_verdicts(then: Distribution, now: Distribution) -> Pairs:
    """Return parity (a ratio), and what would have to move as a share of the delivered hours and in hours."""
    return {
        "parity": Pair(then.parity.value, now.parity.value),
        "to_move": Pair(then.to_move.share, now.to_move.share),
        "to_move_hours": Pair(then.to_move.hours, now.to_move.hours),
    }


def quarter_before(day: dt.date) -> dt.date:
    """Return the date three months before *day*; of the last day of a month, the last day of that month."""
    if day < dt.date(1, 4, 1):
        return dt.date.min
    before = lapse_date(day, -3) or dt.date.min
    if day.day < monthrange(day.year, day.month)[1]:
        return before
    return before.replace(day=monthrange(before.year, before.month)[1])
