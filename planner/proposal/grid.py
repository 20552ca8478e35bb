"""Owns on which starts the units, teams and places of a mission are free for one module; it chooses none of them.

Each set of starts is derived once: a search looks at every venue and week, and must answer a key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from planner.curriculum import Module
from planner.model import Session, Team, Unit, Venue
from planner.proposal.conflicts import Judge
from planner.proposal.diary import DUPLICATE_DAYS
from planner.proposal.reach import TRAVEL
from planner.proposal.weeks import Starts
from planner.vocabulary import Condition

_K = TypeVar("_K")


class Grid:
    """Sets of *starts* on which something holds; they are integers with a bit for each start."""

    def __init__(self, judge: Judge, module: Module, starts: Starts) -> None:
        self.starts = starts
        self._judge = judge
        self._view = judge.view
        self._diary = judge.diary
        self._module = module
        self._requires = [name for name in module.requires if name in judge.view.mission.module]
        self._free: dict[tuple[str, str], int] = {}
        self._ready: dict[tuple[str, bool], int] = {}
        self._alone: dict[tuple[str, str | None], int] = {}
        self._venues: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._reach: dict[str, int] = {}
        self._has_days: dict[tuple[str, int], bool] = {}

    def unit(self, unit: Unit, ideas: bool) -> int:
        """Return when *unit* is in no session and has had what is required, with *ideas* also by sessions like that."""
        return self.free(unit) & self.ready(unit, ideas)

    def free(self, unit: Unit) -> int:
        """Return when *unit* is in no session."""
        return self._of(self._free, ("unit", unit.id), lambda: self._without(self._diary.of_unit, unit.id))

    def team(self, team: Team) -> int:
        """Return when *team* is in no session."""
        return self._of(self._free, ("team", team.id), lambda: self._without(self._diary.of_team, team.id))

    def has_days(self, team: Team, place: int) -> bool:
        """Return whether *team* has days left in the months of the start at *place*."""
        if team.days_per_month is None:
            return True
        key, starts = (team.id, place), self.starts
        if key not in self._has_days:
            self._has_days[key] = self._diary.days_over(team, starts.days[place], starts.ends[place]) is None
        return self._has_days[key]

    def ready(self, unit: Unit, ideas: bool) -> int:
        """Return when *unit* has had all that the module requires; of unknown records nothing is asked."""
        if not self._requires or unit.records == "unknown":
            return self.starts.all
        return self._of(self._ready, (unit.id, ideas), lambda: self._prepared(unit, ideas))

    def _prepared(self, unit: Unit, ideas: bool) -> int:
        found = self.starts.all
        for name in self._requires:
            held = self._diary.held(name, unit.id)
            ends = [session.end for session in ((held.firm, held.idea) if ideas else (held.firm,)) if session]
            found &= self.starts.after(min(ends)) if ends else 0
        return found

    def alone(self, unit: Unit, partner: str | None) -> int:
        """Return when no other partner than *partner* teaches *unit* the module too near."""
        return self._of(self._alone, (unit.id, partner), lambda: self._undoubled(unit, partner))

    def _undoubled(self, unit: Unit, partner: str | None) -> int:
        found = self.starts.all
        for session in self._diary.duplicates(self._module.id, unit.id, partner):
            found &= ~self.starts.meeting_within(session.start, session.end, DUPLICATE_DAYS)
        return found

    def venue(self, venue: Venue) -> int:
        """Return when *venue* has a room and its region is open and lacks nothing that the module requires."""
        return self._of(self._venues, venue.id, lambda: self.rooms(venue) & self.place(venue.region))

    def rooms(self, venue: Venue) -> int:
        """Return when *venue* has a room."""
        starts = self.starts
        taken = starts.all & ~self._without(self._diary.in_venue, venue.id)
        if venue.rooms == 1:
            return starts.all & ~taken
        full = 0
        for place in starts.within(taken):
            if self._diary.full(venue, starts.days[place], starts.ends[place]):
                full |= 1 << place
        return starts.all & ~full

    def place(self, region: str) -> int:
        """Return when *region* is open and lacks nothing that the module requires."""
        return self.open(region) & self.offers(region, self._module.conditions)

    def reach(self, region: str) -> int:
        """Return when people of *region* can travel."""
        return self._of(self._reach, region, lambda: self.open(region) & self.offers(region, TRAVEL))

    def open(self, region: str) -> int:
        """Return when *region* is neither closed nor has a closure."""
        return self._of(self._open, region, lambda: self._unclosed(region))

    def _unclosed(self, region: str) -> int:
        known = self._view.mission.region.get(region)
        if known is None:
            return self.starts.all
        found = 0 if known.access == "closed" else self.starts.all
        for closure in known.closures:
            found &= ~self.starts.meeting(closure.start, closure.end)
        return found

    def offers(self, region: str, conditions: tuple[Condition, ...]) -> int:
        """Return when *region* lacks none of *conditions*; what is partial or unknown is not lacking."""
        known = self._view.mission.region.get(region)
        found = self.starts.all
        if known is None:
            return found
        for condition in conditions:
            if getattr(known.conditions, condition) == "lacking":
                provided = [a.end for a in self._view.activities_in.get(region, ()) if condition in a.provides]
                found &= self.starts.since(min(provided)) if provided else 0
        return found

    def _without(self, taken: Callable[[str, dt.date, dt.date], list[Session]], name: str) -> int:
        starts = self.starts
        found = starts.all
        if found:
            for session in taken(name, starts.days[0], max(starts.ends)):
                found &= ~starts.meeting(session.start, session.end)
        return found

    def _of(self, known: dict[_K, int], key: _K, make: Callable[[], int]) -> int:
        if key not in known:
            known[key] = make()
        return known[key]
