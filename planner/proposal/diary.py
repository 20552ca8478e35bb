"""Owns the days of a plan as a new session finds them: what is taken up, what was taught and when, by whom.

Ideas and cancelled sessions take nothing up. It chooses nothing and words nothing; each answer is the one that the
rules of the plan would come to if the session stood in it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from planner.model import Session, Team, Unit, Venue
from planner.proposal.weeks import HOURS_A_DAY, first_monday
from planner.view import View

__all__ = ["DUPLICATE_DAYS", "FIRM", "HOURS_A_DAY", "Diary", "Held", "Track", "first_monday", "heads_of", "near"]

DUPLICATE_DAYS = 90
"""Days between two sessions within which another partner's teaching of the same module is a duplicate (BAG 2018)."""
FIRM = ("planned", "approved", "delivered")
_FRIDAY = 4
_MOST_MONTHS = 24
"""Months of one session in which the days of a team are counted."""


class Held(NamedTuple):
    """Which session is the first to have taught a unit one module, or to teach it."""

    firm: Session | None = None
    """Of delivered, approved and planned ones."""
    idea: Session | None = None


class Track:
    """The sessions that take up one team or venue."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        """Take in *sessions* in the order of their starts."""
        self._sessions = list(sessions)
        self._starts = [session.start for session in self._sessions]
        self._reach = list(accumulate((session.end for session in self._sessions), max))
        """The last end of each session and those before it."""

    def on(self, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that share a day with those from *first* to *last*, by start."""
        found = []
        place = bisect_right(self._starts, last) - 1
        while place >= 0 and self._reach[place] >= first:
            if self._sessions[place].end >= first:
                found.append(self._sessions[place])
            place -= 1
        return found[::-1]


class Diary:
    """What the sessions of a view take up; ``view.kept(Diary)`` makes it once, and each part when it is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tracks: dict[tuple[str, str], Track] = {}
        self._held: dict[tuple[str, str], Held] = {}
        self._modules: dict[tuple[str, ...], frozenset[str]] = {}
        self._days: dict[tuple[str, int, int], int] = {}

    @cached_property
    def _by_team(self) -> dict[str, list[Session]]:
        groups: dict[str, list[Session]] = defaultdict(list)
        for session in self._view.by_start:
            if session.status in FIRM:
                for team in dict.fromkeys(session.teams):
                    groups[team].append(session)
        return groups

    @cached_property
    def _by_venue(self) -> dict[str, list[Session]]:
        groups: dict[str, list[Session]] = defaultdict(list)
        for session in self._view.by_start:
            if session.venue and session.status in FIRM:
                groups[session.venue].append(session)
        return groups

    def _track(self, kind: str, name: str, sessions: Callable[[], Iterable[Session]]) -> Track:
        track = self._tracks.get((kind, name))
        if track is None:
            track = self._tracks[kind, name] = Track(sessions())
        return track

    # What is taken up.

    def of_unit(self, unit: str, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that take up *unit* on one of the days."""
        sessions = self._view.sessions_of.get(unit, ())  # so few that looking at each is quicker than to order them
        return [
            s for s in sessions if s.start <= last and s.end >= first and s.status in FIRM and heads_of(s).get(unit)
        ]

    def of_team(self, team: str, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that take up *team* on one of the days."""
        return self._track("team", team, lambda: self._by_team.get(team, ())).on(first, last)

    def in_venue(self, venue: str, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that take up a room of *venue* on one of the days."""
        return self._track("venue", venue, lambda: self._by_venue.get(venue, ())).on(first, last)

    def full(self, venue: Venue, first: dt.date, last: dt.date) -> list[Session]:
        """Return the sessions that leave no room of *venue* free on a day on which a session begins; none: one is."""
        taken = self.in_venue(venue.id, first, last)
        if len(taken) < venue.rooms:
            return []
        for day in _beginnings(taken, first):
            running = [session for session in taken if session.start <= day <= session.end]
            if len(running) >= venue.rooms:
                return running
        return []

    def away(self, unit: str, first: dt.date, last: dt.date) -> int:
        """Return the heads of *unit* that are in training on that day, of those sessions begin on, that has most."""
        taken = self.of_unit(unit, first, last)
        return max(
            (
                sum(heads_of(session)[unit] for session in taken if session.start <= day <= session.end)
                for day in _beginnings(taken, first)
            ),
            default=0,
        )

    def is_free(self, who: Team | Venue | Unit, first: dt.date, last: dt.date) -> bool:
        """Return whether *who* can be in a session on these days.

        A unit and a team are in no other, a team has days left in each month that they touch; a venue has a room free.
        """
        if isinstance(who, Venue):
            return not self.full(who, first, last)
        if isinstance(who, Team):
            return not self.of_team(who.id, first, last) and self.days_over(who, first, last) is None
        return not self.of_unit(who.id, first, last)

    # The days of teams.

    def days_over(self, team: Team, first: dt.date, last: dt.date) -> tuple[dt.date, int] | None:
        """Return the first month, by its first day, in which *team* would have too many days, with how many."""
        if team.days_per_month is None:
            return None
        for year, month in _months(first, last):
            days = self._booked_days(team.id, year, month) + _working_days(first, last, year, month)
            if days > team.days_per_month:
                return dt.date(year, month, 1), days
        return None

    def _booked_days(self, team: str, year: int, month: int) -> int:
        key = (team, year, month)
        if key not in self._days:
            first, last = dt.date(year, month, 1), dt.date.fromordinal(_month_end(year, month))
            booked = self.of_team(team, first, last)
            self._days[key] = sum(_working_days(session.start, session.end, year, month) for session in booked)
        return self._days[key]

    # What was taught.

    def held(self, module: str, unit: str) -> Held:
        """Return the sessions that first taught *module* to *unit*, or will."""
        key = (module, unit)
        if key not in self._held:
            firm = idea = None
            for session in self.teaching(module, unit):
                if session.status == "idea":
                    idea = session if idea is None or session.end < idea.end else idea
                else:
                    firm = session if firm is None or session.end < firm.end else firm
            self._held[key] = Held(firm, idea)
        return self._held[key]

    def teaching(self, module: str, unit: str) -> Iterator[Session]:
        """Yield the sessions of *module* with heads of *unit*, by start, ideas included, cancelled ones not."""
        for session in self._view.sessions_of.get(unit, ()):
            if session.status != "cancelled" and module in self._taught(session) and heads_of(session).get(unit):
                yield session

    def _taught(self, session: Session) -> frozenset[str]:
        known = self._modules.get(session.modules)
        if known is None:
            known = frozenset(module.id for module in self._view.mission.taught(session))
            self._modules[session.modules] = known
        return known

    def duplicates(self, module: str, unit: str, partner: str | None) -> Iterator[Session]:
        """Yield the sessions of *module* for *unit* that another partner than *partner* runs, on whatever days."""
        if partner:
            for session in self.teaching(module, unit):
                if session.partner and session.partner != partner:
                    yield session


def heads_of(session: Session) -> dict[str, int]:
    """Return the heads by unit that *session* takes up: those who attended, else those booked."""
    return (session.attended or session.seats) if session.status == "delivered" else session.seats


def near(session: Session, first: dt.date, last: dt.date) -> bool:
    """Return whether at most ``DUPLICATE_DAYS`` lie between *session* and the days from *first* to *last*."""
    return (session.start - last).days <= DUPLICATE_DAYS and (first - session.end).days <= DUPLICATE_DAYS


def _beginnings(sessions: Iterable[Session], first: dt.date) -> list[dt.date]:
    return [first, *(session.start for session in sessions if session.start > first)]


def _months(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(begin, min(end, begin + _MOST_MONTHS) + 1):
        yield number // 12, number % 12 + 1


def _month_end(year: int, month: int) -> int:
    """Return the ordinal of the last day of *month*."""
    if (year, month) == (dt.MAXYEAR, 12):
        return dt.date.max.toordinal()
    return dt.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1


def _working_days(start: dt.date, end: dt.date, year: int, month: int) -> int:
    """Return how many weekdays from *start* to *end* lie in *month*."""
    first = max(start.toordinal(), dt.date(year, month, 1).toordinal())
    last = min(end.toordinal(), _month_end(year, month))
    days = max(0, last - first + 1)
    weeks, rest = divmod(days, 7)
    # An ordinal's remainder by 7 is 1 on Mondays.
    return weeks * (_FRIDAY + 1) + sum((first + weeks * 7 + day - 1) % 7 <= _FRIDAY for day in range(rest))
