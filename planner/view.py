"""Owns a mission on one date with everything that is derived from it, each once; it changes and prints nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any, TypeVar

from planner.alteration import Reach
from planner.attendance import lapse_date
from planner.coverage import Coverage, coverage_of
from planner.distribution import Distribution, Weight, distribution_of, weighed
from planner.mission import Mission
from planner.model import Activity, Observation, Period, Session, Unit
from planner.tally import Heads, Tally
from planner.vocabulary import Condition, Grade

T = TypeVar("T")
DATELESS = ("by_start", "by_end", "sessions_of", "observations_of", "activities_in")
"""What a view derives of the mission alone."""
DATED = ("coverage", "tally", "heads")
"""What it derives of the same on another date, where that is at hand."""


def order_of(session: Session) -> tuple[dt.date, str]:
    """Return by what sessions are ordered: by start, then by id."""
    return session.start, session.id


class View:
    """What reports, checks and screens look at: a mission and the as-of date."""

    def __init__(self, mission: Mission, day: dt.date) -> None:
        self.mission = mission
        self.day = day
        self.reach: Reach | None = None
        """What the checks look at of it; None: everything."""
        self._distributions: dict[Weight, Distribution] = {}
        self._kept: dict[Callable[[View], Any], Any] = {}
        self._followed: dict[object, Any] = {}
        self._former: dict[object, Any] = {}
        """What was derived on another date, where what follows from it here was not asked for yet."""

    def on(self, day: dt.date) -> View:
        """Return the same mission on *day*; what the days between do not change is not derived again."""
        view = View(self.mission, day)
        dated = {name: self.__dict__[name] for name in DATED if name in self.__dict__}
        view._former = self._former | self._followed | dated
        for name in DATELESS:
            if name in self.__dict__:
                view.__dict__[name] = self.__dict__[name]
        return view

    def within(self, reach: Reach) -> View:
        """Return the same view for checks that are to look at nothing but *reach*; every figure in it is the same."""
        view = copy(self)
        view.reach = reach
        return view

    @property
    def units(self) -> Sequence[Unit]:
        """The units to check, in the order of the files."""
        if self.reach is None:
            return self.mission.units
        return [self.mission.unit[name] for name in self.mission.unit if name in self.reach.units]

    @cached_property
    def coverage(self) -> Coverage:
        """All cells on the date."""
        former: Coverage | None = self._former.pop("coverage", None)
        if former is None:
            return coverage_of(self.mission, self.day)
        from planner.elapsed import coverage_on  # not needed for the first screen

        return coverage_on(self.mission, self.day, former, self.by_end)

    @cached_property
    def tally(self) -> Tally:
        """Sessions and heads by region on the date."""
        former: Tally | None = self._former.pop("tally", None)
        return former.on(self.mission, self.day, self.by_end) if former else Tally(self.mission, self.day)

    @cached_property
    def heads(self) -> Heads:
        """Heads of all cells by duty station on the date."""
        former: Heads | None = self._former.pop("heads", None)
        return former.after(self.coverage) if former else Heads(self.coverage)

    def distribution(self, weight: Weight = "need") -> Distribution:
        """Return the distribution on the date, by *weight*."""
        known = self._distributions.get(weight)
        if known is None:
            other = next(iter(self._distributions.values()), None)
            if other:
                known = weighed(self.mission, other, weight)
            else:
                known = distribution_of(self.mission, self.day, weight, self.heads, self.tally)
            self._distributions[weight] = known
        return known

    @property
    def distributions(self) -> Mapping[Weight, Distribution]:
        """Those that were asked for so far."""
        return self._distributions

    def take_distribution(self, distribution: Distribution) -> None:
        """Take *distribution* for the one by its weight, instead of deriving it when it is asked for."""
        self._distributions[distribution.weight] = distribution

    def kept(self, make: Callable[[View], T]) -> T:
        """Return what *make* derives from this view, made once: pages are drawn again and again."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: T = self._kept[make]
        return made

    def followed(self, make: Callable[[View, T | None], T]) -> T:
        """Return what *make* derives from this view, made once; it is given what it made on another date, or None.

        What is made must hold no view.
        """
        if make not in self._followed:
            self._followed[make] = make(self, self._former.pop(make, None))
        made: T = self._followed[make]
        return made

    @cached_property
    def horizon(self) -> Period:
        """The mission's planning horizon; default: six months from the as-of date."""
        set_in_file = self.mission.settings.horizon
        return set_in_file or Period(start=self.day, end=lapse_date(self.day, 6) or dt.date.max)

    @cached_property
    def by_start(self) -> tuple[Session, ...]:
        """All sessions by start, then id."""
        return tuple(sorted(self.mission.sessions, key=order_of))

    @cached_property
    def by_end(self) -> tuple[Session, ...]:
        """All sessions by end, those of one day in the order of the files."""
        return tuple(sorted(self.mission.sessions, key=lambda session: session.end))

    @cached_property
    def sessions_of(self) -> dict[str, tuple[Session, ...]]:
        """Sessions by unit id (with seats or attendance there), by start; cancelled ones included."""
        groups: dict[str, list[Session]] = defaultdict(list)
        for session in self.by_start:
            for unit in {**session.seats, **session.attended}:
                groups[unit].append(session)
        return {unit: tuple(sessions) for unit, sessions in groups.items()}

    @cached_property
    def observations_of(self) -> dict[str, tuple[Observation, ...]]:
        """Observations by unit id, oldest first."""
        groups: dict[str, list[Observation]] = defaultdict(list)
        for observation in sorted(self.mission.observations, key=lambda observation: observation.date):
            groups[observation.unit].append(observation)
        return {unit: tuple(observations) for unit, observations in groups.items()}

    @cached_property
    def activities_in(self) -> dict[str, tuple[Activity, ...]]:
        """Activities by region id, by end."""
        groups: dict[str, list[Activity]] = defaultdict(list)
        for activity in sorted(self.mission.activities, key=lambda activity: activity.end):
            groups[activity.region].append(activity)
        return {region: tuple(activities) for region, activities in groups.items()}

    def units_in(self, region: str) -> list[Unit]:
        """Return the units whose duty station is *region*."""
        return [unit for unit in self.mission.units if unit.region == region]

    def region_of(self, session: Session) -> str | None:
        """Return the id of the region of the session's venue; None where no venue is recorded."""
        venue = self.mission.venue.get(session.venue or "")
        return venue.region if venue else None

    def grade(self, region: str, condition: Condition, day: dt.date) -> Grade:
        """Return what *region* offers on *day*: adequate from the end of an activity that provides it."""
        if any(condition in a.provides and a.end <= day for a in self.activities_in.get(region, ())):
            return "adequate"
        place = self.mission.region.get(region)
        grade: Grade = getattr(place.conditions, condition) if place else "unknown"
        return grade

    def provider(self, region: str, condition: Condition, day: dt.date) -> Activity | None:
        """Return the first activity ending after *day* that will provide *condition* in *region*."""
        coming = (a for a in self.activities_in.get(region, ()) if condition in a.provides and a.end > day)
        return next(coming, None)
