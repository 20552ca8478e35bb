"""Owns the causes of gaps: for each unit and module that are not covered, how many wait for what, and the first reason.

It looks at the unit's duty station: teaching elsewhere stays possible, and is for a proposal to find. It judges
nobody, and proposes nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from planner.attendance import later
from planner.coverage import Cell, Number, total
from planner.curriculum import Module
from planner.model import Region, Session, Unit
from planner.obstacles import Obstacle, obstacles_of
from planner.view import View
from planner.vocabulary import Condition

Reason = Literal[
    "closed", "condition-lacking", "no-skilled-team", "unknown", "prerequisite", "release-limit", "nothing-scheduled"
]
REASONS: tuple[Reason, ...] = (
    "closed",
    "condition-lacking",
    "no-skilled-team",
    "unknown",
    "prerequisite",
    "release-limit",
    "nothing-scheduled",
)
"""In the order in which they are asked for: the first that holds is the cause, since it has to go first.

*Unknown*: the unit's region was left out, or nobody knows what the unit was taught; then nobody knows either whether it
has what a module requires.
"""
_FIRM = ("planned", "approved")


class Cause(NamedTuple):
    """Why a gap stands, with what that is about."""

    reason: Reason
    conditions: tuple[Condition, ...] = ()
    """Those that the region lacks."""
    modules: tuple[str, ...] = ()
    """Those required that the unit has neither attended nor booked."""
    sessions: tuple[str, ...] = ()
    """Those that are blocked, or that take all whom the unit may release."""
    clears: dt.date | None = None
    """The first day from which it is out of the way as things are planned; None: no day is known."""


class Gap(Struct, frozen=True):
    """One unit in one module with heads in need whom nothing that can be held will cover."""

    cell: Cell
    blocked: int
    """Heads scheduled only in sessions that are blocked."""
    cause: Cause
    weight: float
    """The need weight of the unit's region."""

    @property
    def standing(self) -> int:
        """Heads of the gap for whom nothing is scheduled, or only what is blocked."""
        return self.cell.open + self.blocked

    @property
    def hours(self) -> Number:
        """Standing heads times the module's hours, in trainee-hours."""
        return self.standing * self.cell.module.hours

    @property
    def rank(self) -> float:
        """Standing trainee-hours times the region's need weight: what orders gaps, worst first, and nothing else."""
        return self.hours * self.weight


def gaps_of(view: View, regions: Iterable[str] = (), units: Iterable[str] = ()) -> list[Gap]:
    """Return every standing gap on the view's date with its cause, the worst first, equal ones as in the files.

    Args:
        view: the mission and its as-of date.
        regions: ids of regions; none: all.
        units: ids of units; none: all.
    """
    causes = Causes(view)
    wanted_regions, wanted_units = frozenset(regions), frozenset(units)
    found = []
    for cell in view.coverage.cells:
        if wanted_regions and cell.unit.region not in wanted_regions:
            continue
        if wanted_units and cell.unit.id not in wanted_units:
            continue
        blocked = causes.blocked_heads(cell)
        if cell.open + blocked:
            region = view.mission.region.get(cell.unit.region)
            found.append(Gap(cell, blocked, causes.cause_of(cell), region.need_weight if region else 1.0))
    return sorted(found, key=lambda gap: -gap.rank)


class Standing(NamedTuple):
    """What gaps of one cause come to."""

    gaps: int
    heads: int
    """Standing, one a unit and module."""
    hours: Number
    """Standing, in trainee-hours."""
    illustrative: bool
    """Whether an invented strength enters any need."""


def standing_by_reason(gaps: Iterable[Gap]) -> dict[Reason, Standing]:
    """Return what *gaps* come to by their cause, those that no gap has included, in the order of ``REASONS``."""
    groups: dict[Reason, list[Gap]] = {reason: [] for reason in REASONS}
    for gap in gaps:
        groups[gap.cause.reason].append(gap)
    return {
        reason: Standing(
            len(found),
            sum(gap.standing for gap in found),
            total(gap.hours for gap in found),
            any(gap.cell.illustrative for gap in found),
        )
        for reason, found in groups.items()
    }


def release_limit(view: View, unit: Unit, module: Module) -> int:
    """Return how many heads of *unit* may be away for *module* at once: the release target's share of its strength.

    A formed unit's module takes the unit as a whole.
    """
    if module.formed_unit:
        return unit.strength
    return math.floor(round(view.mission.settings.targets.release * unit.strength, 6))


def clear_day(obstacles: Sequence[Obstacle]) -> dt.date | None:
    """Return the first day from which none of *obstacles* is in the way as things are planned; None: none is known."""
    days = [obstacle.clears for obstacle in obstacles]
    known = [day for day in days if day]
    return max(known) if known and len(known) == len(days) else None


class Causes:
    """What the plan of a view says about gaps, read once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._starts = _starts(view)
        self._skilled = _skilled(view)
        self._had: dict[str, set[str]] = defaultdict(set)
        self._coming: dict[tuple[str, str], list[Session]] = defaultdict(list)
        self._obstacles: dict[str, Cause | None] = {}
        self._places: dict[tuple[str, tuple[Condition, ...]], Cause | None] = {}
        for session in view.by_start:
            self._read(session)

    def _read(self, session: Session) -> None:
        ahead = session.status in _FIRM and session.end > self.view.day
        held = session.status == "delivered" and session.end <= self.view.day
        if not (ahead or held):
            return
        for unit, heads in (session.attended if held else session.seats).items():
            if heads:
                for module in self.view.mission.taught(session):
                    self._had[unit].add(module.id)
                    if ahead:
                        self._coming[unit, module.id].append(session)

    def blocked_heads(self, cell: Cell) -> int:
        """Return the heads of the gap of *cell* that are scheduled only in sessions that are blocked."""
        sessions = self._coming.get((cell.unit.id, cell.module.id), [])
        free = sum(session.seats[cell.unit.id] for session in sessions if self._in_the_way(session) is None)
        return cell.scheduled - min(cell.gap, free)

    def cause_of(self, cell: Cell) -> Cause:
        """Return why the gap of *cell* stands: the first of ``REASONS`` that holds."""
        unit, module = cell.unit, cell.module
        region = self.view.mission.region.get(unit.region)
        if region is None:
            return Cause("unknown")
        sessions = self._coming.get((unit.id, module.id), [])
        if place := (self._blocking(sessions) if self.blocked_heads(cell) else self._place(region, module)):
            return place
        if module.id not in self._skilled:
            return Cause("no-skilled-team")
        if cell.status == "unknown":
            return Cause("unknown")
        known = self.view.mission.module
        missing = tuple(name for name in module.requires if name in known and name not in self._had[unit.id])
        if missing:
            return Cause("prerequisite", modules=missing)
        limit = release_limit(self.view, unit, module)
        full = tuple(session.id for session in sessions if session.seats[unit.id] >= limit)
        return Cause("release-limit", sessions=full) if full or not limit else Cause("nothing-scheduled")

    def _blocking(self, sessions: Iterable[Session]) -> Cause | None:
        """Return what blocks the first of *sessions* that is blocked, with all that are; None where none is."""
        blocked = [cause for session in sessions if (cause := self._in_the_way(session))]
        return (
            blocked[0]._replace(sessions=tuple(name for cause in blocked for name in cause.sessions))
            if blocked
            else None
        )

    def _in_the_way(self, session: Session) -> Cause | None:
        if session.id not in self._obstacles:
            blocking = [obstacle for obstacle in obstacles_of(self.view, session) if obstacle.blocks]
            lacking = tuple(obstacle.condition for obstacle in blocking if obstacle.condition)
            reason: Reason = "condition-lacking" if len(lacking) == len(blocking) else "closed"
            cause = Cause(reason, lacking, sessions=(session.id,), clears=clear_day(blocking))
            self._obstacles[session.id] = cause if blocking else None
        return self._obstacles[session.id]

    def _place(self, region: Region, module: Module) -> Cause | None:
        """Return what keeps *module* from beginning in *region* in any week of the horizon; None: it can begin."""
        key = (region.id, module.conditions)
        if key not in self._places:
            self._places[key] = self._shut(region, module.conditions)
        return self._places[key]

    def _shut(self, region: Region, conditions: tuple[Condition, ...]) -> Cause | None:
        days = [day for day in self._starts if _is_open(region, day)]
        if not days:
            ends = [closure.end for closure in region.closures]
            return Cause("closed", clears=later(max(ends), 1) if ends and region.access != "closed" else None)
        lacking: tuple[Condition, ...] = ()
        for day in days:
            lacking = tuple(name for name in conditions if self.view.grade(region.id, name, day) == "lacking")
            if not lacking:
                return None
        providers = [self.view.provider(region.id, name, days[-1]) for name in lacking]
        ends = [activity.end for activity in providers if activity]
        return Cause("condition-lacking", lacking, clears=max(ends) if len(ends) == len(lacking) else None)


def _is_open(region: Region, day: dt.date) -> bool:
    return region.access != "closed" and not any(closure.start <= day <= closure.end for closure in region.closures)


def _starts(view: View) -> list[dt.date]:
    """Return the Mondays of the horizon from the as-of date on, a year of them at most; without one, that date."""
    first = max(view.day, view.horizon.start)
    monday = later(first, -first.weekday() % 7)
    found: list[dt.date] = []
    while monday <= view.horizon.end and len(found) < 53:
        found.append(monday)
        after = later(monday, 7)
        if after == monday:
            break
        monday = after
    return found or [view.day]


def _skilled(view: View) -> set[str]:
    """Return the ids of the modules that a team with trainers has the skill for, by their own or their curriculum's."""
    skills = {skill for team in view.mission.teams if team.trainers for skill in team.skills}
    curriculum = view.mission.curriculum_of
    return {module.id for module in view.mission.modules if skills & {module.id, curriculum[module.id].id}}
