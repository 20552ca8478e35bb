"""Owns the days of a plan as a new session finds them: what is taken up, what was taught, which weeks are left.

Ideas and cancelled sessions take nothing up. It chooses nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator

from planner.attendance import later
from planner.coverage import Number
from planner.model import Session, Team
from planner.view import View

HOURS_A_DAY = 6
"""Hours of teaching a day; the curricula that ship are written for days of six hours."""
NOTICE_DAYS = 7
"""Days that lie at least between the as-of date and a proposed start."""
MOST_WEEKS = 104
"""Weeks that are looked at, however long the horizon."""
DUPLICATE_DAYS = 90
"""Days between two sessions within which another partner's teaching of the same module is a duplicate (BAG 2018)."""
FIRM = ("planned", "approved", "delivered")
_FRIDAY, _WEEK = 4, 7


def last_day(start: dt.date, hours: Number) -> dt.date:
    """Return the day on which *hours* of teaching that begin on the Monday *start* end; weekends are free."""
    weeks, days = divmod(max(1, math.ceil(round(hours / HOURS_A_DAY, 6))) - 1, _FRIDAY + 1)
    return later(start, _WEEK * weeks + days)


def mondays(view: View, hours: Number) -> list[dt.date]:
    """Return the Mondays, after the notice, on which *hours* of teaching begin and end within the horizon."""
    monday = first_monday(view)
    found: list[dt.date] = []
    while len(found) < MOST_WEEKS and last_day(monday, hours) <= view.horizon.end:
        found.append(monday)
        if (after := later(monday, _WEEK)) == monday or after.weekday():
            break
        monday = after
    return found


def first_monday(view: View) -> dt.date:
    """Return the first Monday in the horizon at least ``NOTICE_DAYS`` after the as-of date."""
    day = max(later(view.day, NOTICE_DAYS), view.horizon.start)
    return later(day, -day.weekday() % _WEEK)


def heads_of(session: Session) -> dict[str, int]:
    """Return the heads by unit that *session* takes up: those who attended, else those booked."""
    return (session.attended or session.seats) if session.status == "delivered" else session.seats


def overlap(session: Session, first: dt.date, last: dt.date) -> bool:
    """Return whether *session* shares a day with those from *first* to *last*."""
    return session.start <= last and first <= session.end


class Diary:
    """Which sessions take up units, teams and venues from the as-of date on."""

    def __init__(self, view: View) -> None:
        self.by_unit: dict[str, list[Session]] = defaultdict(list)
        self.by_team: dict[str, list[Session]] = defaultdict(list)
        self.by_venue: dict[str, list[Session]] = defaultdict(list)
        for session in view.by_start:
            if session.status in FIRM and session.end >= view.day:
                self._enter(session)

    def _enter(self, session: Session) -> None:
        for unit, heads in heads_of(session).items():
            if heads:
                self.by_unit[unit].append(session)
        for team in session.teams:
            self.by_team[team].append(session)
        if session.venue:
            self.by_venue[session.venue].append(session)

    def of_unit(self, unit: str, first: dt.date, last: dt.date) -> Session | None:
        """Return a session that takes up *unit* on one of the days."""
        return next((session for session in self.by_unit.get(unit, ()) if overlap(session, first, last)), None)

    def of_venue(self, venue: str, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that take up a room of *venue* on one of the days."""
        return [session for session in self.by_venue.get(venue, ()) if overlap(session, first, last)]

    def is_free(self, team: Team, first: dt.date, last: dt.date) -> bool:
        """Return whether *team* is in no session on the days and has days left in each month that they touch."""
        booked = self.by_team.get(team.id, ())
        if any(overlap(session, first, last) for session in booked):
            return False
        if team.days_per_month is None:
            return True
        return all(
            sum(_working_days(start, end, month) for start, end in _spans(booked, first, last)) <= team.days_per_month
            for month in {(first.year, first.month), (last.year, last.month)}
        )


def _spans(booked: list[Session] | tuple[()], first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    yield first, last
    for session in booked:
        yield session.start, session.end


def _working_days(start: dt.date, end: dt.date, month: tuple[int, int]) -> int:
    """Return how many weekdays from *start* to *end* lie in *month*."""
    first = max(start.toordinal(), dt.date(*month, 1).toordinal())
    last = min(end.toordinal(), dt.date(*month, 28).toordinal() + 3)
    days = map(dt.date.fromordinal, range(first, last + 1))
    return sum(day.weekday() <= _FRIDAY and (day.year, day.month) == month for day in days)


class Taught:
    """Which sessions teach one module and those it requires, from ideas to delivered ones."""

    def __init__(self, view: View, module: str, requires: tuple[str, ...]) -> None:
        self.requires = requires
        self.same: dict[str, list[Session]] = defaultdict(list)
        """Sessions of the module itself, ideas included, by unit."""
        self._first: dict[tuple[str, str], Session] = {}
        wanted = {module, *requires}
        for session in view.by_start:
            names = {taught.id for taught in view.mission.taught(session)} & wanted
            if names and session.status != "cancelled":
                self._enter(session, module, names)

    def _enter(self, session: Session, module: str, names: set[str]) -> None:
        for unit, heads in heads_of(session).items():
            if not heads:
                continue
            if module in names:
                self.same[unit].append(session)
            if session.status in FIRM:
                for name in names:
                    known = self._first.get((unit, name))
                    if known is None or session.end < known.end:
                        self._first[unit, name] = session

    def required(self, unit: str) -> dict[str, Session | None]:
        """Return each required module with the session that first taught it to *unit* or will; None: there is none."""
        return {name: self._first.get((unit, name)) for name in self.requires}

    def is_ready(self, unit: str, day: dt.date) -> bool:
        """Return whether *unit* has had, or will have had before *day*, all that the module requires."""
        return all(session and session.end < day for session in self.required(unit).values())

    def duplicate(self, unit: str, partner: str | None, first: dt.date, last: dt.date) -> Session | None:
        """Return another partner's session of the module for *unit* that is too near to the days."""
        for session in self.same.get(unit, ()):
            near = (session.start - last).days <= DUPLICATE_DAYS and (first - session.end).days <= DUPLICATE_DAYS
            if near and partner and session.partner and session.partner != partner:
                return session
        return None
