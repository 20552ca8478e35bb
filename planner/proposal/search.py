"""Owns the choice of week, place and teams for a session; it words nothing but what it could not find.

It goes from the strictest demands down a ladder (``RUNGS``), on each from the nearest places outward, in those week by
week, and takes the first session that clashes with nothing. Where there is none, it takes the week and place with the
fewest clashes, near home. Equal missions give equal choices.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from planner.coverage import Cell
from planner.curriculum import Module
from planner.model import Team, Unit, Venue
from planner.proposal import lacking
from planner.proposal.conflicts import Conflict, Judge, Setting
from planner.proposal.crew import Crew, teams_for
from planner.proposal.grid import Grid
from planner.proposal.heads import Class, heads_wanted
from planner.proposal.reach import Rank, distance
from planner.proposal.weeks import Starts, first_monday, last_day, mondays, notice_day, weekdays
from planner.view import View


class Rung(NamedTuple):
    """What is demanded of a session beside the rules of the plan, which know no Mondays, formats or days a month."""

    daily: bool = False
    """Whether it may begin on any weekday, and without notice."""
    days: bool = True
    """Whether its teams must have the days."""
    ideas: bool = False
    """Whether what it requires may be no more than an idea."""
    suited: bool = True
    """Whether the venue must suit the module's format."""


_DEMANDS = ((True, False, True), (False, False, True), (True, True, True), (False, True, True), (False, True, False))
RUNGS = tuple(Rung(daily, *demands) for demands in _DEMANDS for daily in (False, True))
"""From the strictest demands down: days, ideas and formats are given up in this order, each time Mondays first."""


class Attempt(Struct, frozen=True):
    """One way to hold the session, and what is wrong with it."""

    start: dt.date
    end: dt.date
    venue: Venue | None
    teams: tuple[Team, ...]
    seats: dict[str, int]
    problems: tuple[Conflict, ...]
    remarks: tuple[Conflict, ...]
    """What is not in the way but has to be seen to."""
    place: int = 0
    """The place of the start among those of its grid."""
    rung: Rung = RUNGS[0]

    @property
    def partner(self) -> str | None:
        """The partner that posts the first team."""
        return self.teams[0].partner if self.teams else None


class Search:
    """What is known of a unit's gap in a module, and the attempts to close it."""

    def __init__(self, view: View, unit: Unit, module: Module) -> None:
        self.view = view
        self.unit = unit
        self.module = module
        self.judge = Judge(view)
        self.cell: Cell | None = view.coverage.cell.get((unit.id, module.id))
        self.wanted = heads_wanted(self.cell)
        self.limit = self.judge.limit(unit, (module,))
        self.crew = Crew(view, module)
        self._grids: dict[bool, Grid] = {}
        self._classes: dict[bool, Class] = {}

    def grid(self, daily: bool = False) -> Grid:
        """Return what is free on the Mondays of the horizon, or on all its weekdays."""
        if daily not in self._grids:
            days = weekdays(self.view, self.module.hours) if daily else mondays(self.view, self.module.hours)
            starts = Starts(days, self.module.hours, notice_day(self.view))
            self._grids[daily] = Grid(self.judge, self.module, starts)
            self._classes[daily] = Class(self.view, self.judge, self.unit, self.module, self._grids[daily])
        return self._grids[daily]

    def best(self) -> Attempt:
        """Return the first attempt that clashes with nothing, else the one near home that clashes with least."""
        if self.wanted and self.limit and self.crew.skilled:
            for rung in RUNGS:
                if attempt := self._first(rung):
                    return attempt
        return self.least(self.venues() or [None])

    # What clashes with nothing.

    def _first(self, rung: Rung) -> Attempt | None:
        """Return the first session that clashes with nothing, from the nearest places on."""
        grid = self.grid(rung.daily)
        free = grid.unit(self.unit, rung.ideas)
        teams = {
            team.id: found
            for team in self.crew.skilled
            if (found := free & grid.team(team) & grid.alone(self.unit, team.partner))
        }
        some = 0
        for found in teams.values():
            some |= found
        for _rank, tier in groupby(self.venues(rung.suited), key=lambda venue: self.rank(venue.region)):
            venues = [(v, grid.venue(v)) for v in tier if self._classes[rung.daily].may_fill(v)]
            if some and (attempt := self._first_of(rung, venues, teams, some)):
                return attempt
        return None

    def _first_of(
        self, rung: Rung, venues: Sequence[tuple[Venue, int]], teams: dict[str, int], some: int
    ) -> Attempt | None:
        grid, where = self.grid(rung.daily), 0
        for _venue, free in venues:
            where |= free
        for place in grid.starts.within(where & some):
            for venue, free in venues:
                if free >> place & 1 and (attempt := self._held(rung, venue, place, teams)):
                    return attempt
        return None

    def _held(self, rung: Rung, venue: Venue, place: int, teams: dict[str, int]) -> Attempt | None:
        """Return the session at *venue* from the start at *place* on by the nearest team that can; None: none can."""
        grid = self.grid(rung.daily)
        tried: set[str | None] = set()
        for team in self.crew.by_distance(venue.region):
            if not teams.get(team.id, 0) >> place & 1 or team.partner in tried:
                continue
            if rung.days and not grid.has_days(team, place):
                continue
            tried.add(team.partner)
            seats = self._classes[rung.daily].seats(venue, place, team.partner, rung.ideas)
            if sum(seats.values()) >= self.module.class_min:
                more = teams_for(self.crew, grid, venue.region, place, days=rung.days, lead=team)
                return self._attempt(rung, venue, place, more, seats)
        return None

    # What clashes with least.

    @property
    def basis(self) -> Rung:
        """The rung whose starts are looked at where nothing fits: Mondays, if there are any."""
        return RUNGS[0] if self.grid().starts.days else RUNGS[1]

    def least(self, venues: Sequence[Venue | None]) -> Attempt:
        """Return the attempt at *venues* that has the fewest kinds of clashes, the first of equals.

        What no other place would put right sends nobody away: the nearest come first.
        """
        best: tuple[int, int, int, int] | None = None
        for number, venue in enumerate(venues):
            masks = self._masks(venue)
            rank = self.rank(venue.region) if venue else 0
            for place in range(len(self.grid(self.basis.daily).starts.days)):
                key = (sum([1 - (mask >> place & 1) for mask in masks]), rank, place, number)
                if best is None or key < best:
                    best = key
        _clashes, _rank, place, number = best or (0, 0, 0, 0)
        return self.attempt(venues[number], place, self.basis)

    def _masks(self, venue: Venue | None) -> list[int]:
        grid = self.grid(self.basis.daily)
        teams = 0
        for team in self.crew.skilled:
            teams |= grid.team(team) & grid.alone(self.unit, team.partner)
        masks = [grid.free(self.unit), grid.ready(self.unit, ideas=False), teams]
        if venue:
            large = grid.starts.all if venue.seats >= self.module.class_min else 0
            masks += [
                large,
                grid.rooms(venue),
                grid.open(venue.region),
                grid.offers(venue.region, self.module.conditions),
            ]
        return masks

    def attempt(self, venue: Venue | None, place: int, rung: Rung = RUNGS[0]) -> Attempt:
        """Return the session at *venue* from the start at *place* on, with the teams that can and all that is wrong."""
        grid = self.grid(rung.daily)
        region = venue.region if venue else self.unit.region
        teams: tuple[Team, ...] = ()
        for days in (True, False) if grid.starts.days else ():
            teams = teams or teams_for(self.crew, grid, region, place, days=days, unit=self.unit)
        seats = self._classes[rung.daily].seats(venue, place, teams[0].partner if teams else None, rung.ideas)
        return self._attempt(rung, venue, place, teams, seats)

    def _attempt(
        self, rung: Rung, venue: Venue | None, place: int, teams: tuple[Team, ...], seats: dict[str, int]
    ) -> Attempt:
        starts = self.grid(rung.daily).starts
        start = starts.days[place] if starts.days else first_monday(self.view)
        end = last_day(start, self.module.hours)
        setting = Setting((self.module,), start, end, venue, teams, teams[0].partner if teams else None, seats)
        found = [each for each in self.judge.conflicts(setting) if each.code != "PL506"]  # said of the horizon instead
        problems = [*self._missing(setting, bool(starts.days)), *(each for each in found if not each.mild)]
        if problems and problems[-1].code == "PL302":
            regions = self._classes[rung.daily].regions(venue, place)
            problems[-1] = lacking.people(self.module, sum(seats.values()), venue, regions)
        remarks = tuple(each for each in found if each.mild)
        return Attempt(start, end, venue, teams, seats, tuple(problems), remarks, place, rung)

    def _missing(self, setting: Setting, days: bool) -> Iterator[Conflict]:
        """Yield what cannot be judged because it is not there."""
        if not self.wanted:
            yield lacking.nobody(self.unit, self.module)
        elif not self.limit:
            yield lacking.release(self.view, self.unit, self.limit)
        if not days:
            yield lacking.horizon(self.view, self.module)
        if setting.venue is None:
            yield lacking.venue(self.module)
        if not setting.teams and (days or not self.crew.skilled):
            region = setting.venue.region if setting.venue else self.unit.region
            yield lacking.team(self.judge, setting, self.crew.by_distance(region), self.unit)

    def setting(self, attempt: Attempt, *, firm: bool = False) -> Setting:
        """Return *attempt* as the session that it would be."""
        days = (attempt.start, attempt.end)
        return Setting((self.module,), *days, attempt.venue, attempt.teams, attempt.partner, attempt.seats, firm)

    def keeping(self, team: Team, attempt: Attempt) -> list[Conflict]:
        """Return what keeps *team* from *attempt*."""
        return list(lacking.keeping(self.judge, self.setting(attempt), team, self.unit))

    def once_planned(self, attempt: Attempt) -> list[Conflict]:
        """Return what would be in the way of *attempt* if it were no longer an idea."""
        return [each for each in self.judge.conflicts(self.setting(attempt, firm=True)) if not each.mild]

    # Places.

    def venues(self, suited: bool = True) -> list[Venue]:
        """Return the venues that suit the module's format: the nearest, then those with seats enough, the smallest."""
        rooms = [v for v in self.view.mission.venues if v.seats]
        if suited:
            rooms = [v for v in rooms if not v.suits or self.module.format in v.suits]
        return sorted(rooms, key=lambda v: (self.rank(v.region), *self.fitness(v)))

    def fitness(self, venue: Venue) -> tuple[int, int]:
        """Return a key by which the smallest room that is large enough comes first, then the largest."""
        least = max(min(self.wanted, max(self.limit, 1)), self.module.class_min)
        return (0, venue.seats) if venue.seats >= least else (1, -venue.seats)

    def rank(self, region: str) -> Rank:
        """Return how far *region* is from the unit."""
        return distance(self.view, region, self.unit.region)
