"""Owns the choice of place, days, teams and seats for a session; it words nothing.

It tries every venue and week in an order that a coordinator would follow, and takes the first without a problem, else
the one with the fewest. Equal missions give equal choices.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from msgspec import Struct

from planner.coverage import Cell
from planner.curriculum import Module
from planner.model import Session, Team, Unit, Venue
from planner.obstacles import Obstacle, obstacles_of
from planner.proposal.diary import Diary, Taught, first_monday, last_day, mondays
from planner.view import View

Rank = Literal[0, 1, 2, 3]
"""How far from the unit a place is: its region, its zone, the reference zone, anywhere else."""


class Problem(NamedTuple):
    """Why a session cannot be held, with what is in its way."""

    kind: Literal["absent", "nobody", "release", "horizon", "no-venue", "unit", "rooms", "place", "team", "class"]
    session: Session | None = None
    obstacle: Obstacle | None = None
    heads: int = 0


STAYS = frozenset({"absent", "nobody", "release", "horizon", "class"})
"""Problems that another place is not to put right."""


class Attempt(Struct, frozen=True):
    """One way to hold the session, and what is wrong with it."""

    start: dt.date
    end: dt.date
    venue: Venue | None
    teams: tuple[Team, ...]
    seats: dict[str, int]
    problems: tuple[Problem, ...]


class Search:
    """What is known of a unit's gap in a module, and the attempts to close it."""

    def __init__(self, view: View, unit: Unit, module: Module) -> None:
        self.view = view
        self.unit = unit
        self.module = module
        self.cell: Cell | None = view.coverage.cell.get((unit.id, module.id))
        self.diary = Diary(view)
        self.taught = Taught(view, module.id, tuple(name for name in module.requires if name in view.mission.module))
        self.starts = mondays(view, module.hours)
        self.wanted = heads_wanted(self.cell)
        self.limit = self._limit(unit)
        self._asks = min(self.wanted, max(self.limit, 1))
        self._always = tuple(self._problems_of_the_unit())
        self._obstacles: dict[tuple[str, dt.date], list[Obstacle]] = {}
        self._free: dict[tuple[str, dt.date], bool] = {}
        self._cells: dict[str, list[Cell]] = {}
        names = {module.id, view.mission.curriculum_of[module.id].id}
        self.skilled = [team for team in view.mission.teams if team.trainers and not names.isdisjoint(team.skills)]
        """Teams with trainers that have the skill for the module."""

    @property
    def after(self) -> Session | None:
        """The last scheduled session of what the module requires, if all of it is held or scheduled by some day."""
        sessions = list(self.taught.required(self.unit.id).values())
        ahead = [session for session in sessions if session and session.end >= first_monday(self.view)]
        return max(ahead, key=lambda session: session.end) if ahead and all(sessions) else None

    def weeks(self) -> list[dt.date]:
        """Return the Mondays to try: once the required modules were taught, if that leaves any."""
        after = self.after
        ready = [monday for monday in self.starts if after is None or monday > after.end]
        return ready or self.starts or [first_monday(self.view)]

    def best(self) -> Attempt:
        """Return the first attempt without a problem, from the nearest place on, else the first with the fewest.

        What no other place would put right sends nobody away: a class that is too small stays where the unit is.
        """
        found: list[Attempt] = []
        for tier in self._tiers():
            found.append(self.best_of(tier))
            if not elsewhere(found[-1]):
                break
        return min(found, key=_badness)

    def _tiers(self) -> list[list[Venue | None]]:
        tiers: list[list[Venue | None]] = [list(group) for _rank, group in groupby(self.venues(), key=self.rank)]
        return tiers or [[None]]

    def best_of(self, venues: Sequence[Venue | None]) -> Attempt:
        """Return the first attempt at *venues* with no problem but those of the unit, else one with the fewest."""
        tried: list[Attempt] = []
        for start in self.weeks():
            for venue in venues:
                tried.append(self.attempt(venue, start))
                if len(tried[-1].problems) == len(self._always):
                    return tried[-1]
        return min(tried, key=_badness)

    def venues(self) -> list[Venue]:
        """Return the venues that suit the module's format: the nearest, then those with seats enough, the smallest."""
        class_size = max(self._asks, self.module.class_min)
        rooms = (v for v in self.view.mission.venues if v.seats)
        suits = [v for v in rooms if not v.suits or self.module.format in v.suits]
        return sorted(suits, key=lambda v: (self.rank(v), *((0, v.seats) if v.seats >= class_size else (1, -v.seats))))

    def rank(self, place: Venue | Team) -> Rank:
        """Return how far from the unit *place* is."""
        return self._rank(place.region, self.unit.region)

    def _rank(self, region: str, home: str) -> Rank:
        if region == home:
            return 0
        known = self.view.mission.region
        zone = known[region].zone if region in known else None
        if home in known and zone == known[home].zone:
            return 1
        return 2 if zone is not None and zone == self.view.mission.settings.reference else 3

    def attempt(self, venue: Venue | None, start: dt.date) -> Attempt:
        """Return the session at *venue* from *start* on, with all that is wrong with it."""
        end = last_day(start, self.module.hours)
        teams = self._teams(venue, start, end)
        seats = self._seats(venue, start, end, teams[0].partner if teams else None)
        problems = [*self._always, *self._problems_on(venue, start, end)]
        if not teams:
            problems.append(Problem("team"))
        if (total := sum(seats.values())) < self.module.class_min and self._asks:
            problems.append(Problem("class", heads=total))
        return Attempt(start, end, venue, teams, seats, tuple(problems))

    def _problems_of_the_unit(self) -> Iterator[Problem]:
        if self.unit.status == "absent":
            yield Problem("absent")
        if not self.wanted:
            yield Problem("nobody")
        elif not self.limit:
            yield Problem("release")
        if not self.starts:
            yield Problem("horizon")

    def _problems_on(self, venue: Venue | None, start: dt.date, end: dt.date) -> Iterator[Problem]:
        if busy := self.diary.of_unit(self.unit.id, start, end):
            yield Problem("unit", session=busy)
        if venue is None:
            yield Problem("no-venue")
            return
        taken = self.diary.of_venue(venue.id, start, end)
        if len(taken) >= venue.rooms:
            yield Problem("rooms", session=taken[0])
        for obstacle in self.obstacles(venue, start):
            if obstacle.blocks:
                yield Problem("place", obstacle=obstacle)

    def obstacles(self, venue: Venue, start: dt.date) -> list[Obstacle]:
        """Return what stands in the way of the module in the region of *venue*, blocking or not."""
        key = (venue.region, start)
        if key not in self._obstacles:
            end = last_day(start, self.module.hours)
            session = Session(id="proposal", modules=(self.module.id,), start=start, end=end, venue=venue.id)
            self._obstacles[key] = obstacles_of(self.view, session)
        return self._obstacles[key]

    def _teams(self, venue: Venue | None, start: dt.date, end: dt.date) -> tuple[Team, ...]:
        """Return teams with as many trainers as the module asks for, the nearest to the venue first."""
        place = venue.region if venue else self.unit.region
        chosen: list[Team] = []
        for team in sorted(self.skilled, key=lambda team: (self._rank(team.region, place), self._repeats(team, start))):
            if sum(team.trainers for team in chosen) >= max(1, self.module.trainers):
                break
            if self._is_free(team, start, end):
                chosen.append(team)
        return tuple(chosen)

    def _repeats(self, team: Team, start: dt.date) -> bool:
        end = last_day(start, self.module.hours)
        return self.taught.duplicate(self.unit.id, team.partner, start, end) is not None

    def _is_free(self, team: Team, start: dt.date, end: dt.date) -> bool:
        key = (team.id, start)
        if key not in self._free:
            self._free[key] = self.diary.is_free(team, start, end)
        return self._free[key]

    def _seats(self, venue: Venue | None, start: dt.date, end: dt.date, partner: str | None) -> dict[str, int]:
        """Return heads by unit: its own, then of others from there or at the venue until the class is large enough."""
        sizes = [size for size in (self.module.class_max, venue.seats if venue else None) if size is not None]
        most = min(sizes, default=self._asks + self.module.class_min)
        own = min(self._asks, most)
        if not own:
            return {}
        seats = {self.unit.id: own}
        for cell in self._others(venue):
            room = min(most, max(own, self.module.class_min)) - sum(seats.values())
            heads = min(room, cell.open, self._limit(cell.unit))
            if heads > 0 and self._can_join(cell.unit, partner, start, end):
                seats[cell.unit.id] = heads
        return seats

    def regions(self, venue: Venue | None) -> list[str]:
        """Return the regions whose units make up the class: the unit's, then the venue's."""
        return list(dict.fromkeys([self.unit.region, *([venue.region] if venue else [])]))

    def _others(self, venue: Venue | None) -> Iterator[Cell]:
        """Yield the module's cells of other units with an open gap, region by region, the widest first."""
        for region in self.regions(venue):
            if region not in self._cells:
                found = (self.view.coverage.cell.get((u.id, self.module.id)) for u in self.view.units_in(region))
                wide = (cell for cell in found if cell and cell.open and cell.unit is not self.unit)
                self._cells[region] = sorted(wide, key=lambda cell: -cell.open)
            yield from self._cells[region]

    def _can_join(self, unit: Unit, partner: str | None, start: dt.date, end: dt.date) -> bool:
        return (
            unit.status == "present"
            and self.diary.of_unit(unit.id, start, end) is None
            and self.taught.is_ready(unit.id, start)
            and self.taught.duplicate(unit.id, partner, start, end) is None
        )

    def _limit(self, unit: Unit) -> int:
        """Return how many of *unit* may be away: all for a formed unit's module, else the release target's share."""
        if self.module.formed_unit:
            return unit.strength
        return math.floor(round(self.view.mission.settings.targets.release * unit.strength, 6))


def elsewhere(attempt: Attempt) -> list[Problem]:
    """Return the problems that another place may put right."""
    return [problem for problem in attempt.problems if problem.kind not in STAYS]


def _badness(attempt: Attempt) -> tuple[int, int]:
    return len(elsewhere(attempt)), len(attempt.problems)


def heads_wanted(cell: Cell | None) -> int:
    """Return the heads to seat: those of the gap for whom nothing is scheduled, else those about to lapse."""
    return (cell.open or cell.due) if cell else 0
