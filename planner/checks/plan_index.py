"""Owns the plan as its checks look at it: every session once, by start, with its days as numbers; it judges nothing.

A mission of ten thousand sessions is checked while somebody waits: what several rules need is derived once a view,
and no rule compares every session with every other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from msgspec import Struct

from planner.curriculum import Module
from planner.diagnostics import Severity
from planner.mission import Mission
from planner.model import Session
from planner.obstacles import AHEAD, Obstacle, obstacles_of
from planner.view import View


class Course(Struct, frozen=True, gc=False):
    """What the modules of a session ask for together."""

    modules: tuple[Module, ...]
    ids: tuple[str, ...]
    requires: tuple[tuple[str, str], ...]
    """Each required module that the session does not teach itself, with the first of its modules that requires it."""
    largest_minimum: Module | None
    """The module with the largest ``class_min``."""
    smallest_maximum: Module | None
    """The module with the smallest ``class_max``, of those that have one."""
    guarded: tuple[str, ...]
    """Ids of the modules that due diligence gates."""
    conditions: bool
    """Whether any of its modules asks something of the place."""
    formed: bool
    """Whether all its modules are for formed units."""


class Booking(Struct, frozen=True, gc=False):
    """One session that is not cancelled: its days as ordinals and its heads by unit, zeros and units left out apart."""

    session: Session
    first: int
    last: int
    heads: dict[str, int]
    """Those who attended a delivered session, if that is recorded; else those booked."""
    course: Course
    delivered: bool
    idea: bool
    """Whether it is no more than an idea: it takes up no team, venue or unit."""


class Plan:
    """All bookings of a mission by start, then id, and by what they take up."""

    def __init__(self, mission: Mission, by_start: Sequence[Session]) -> None:
        self._mission = mission
        self._courses: dict[tuple[str, ...], Course] = {}
        self._obstacles: list[tuple[Session, list[Obstacle]]] | None = None
        self.bookings = tuple(self._booking(session) for session in by_start if session.status != "cancelled")
        self.ahead = tuple(booking for booking in self.bookings if booking.session.status in AHEAD)
        """Ideas, planned and approved sessions."""
        self.firm = tuple(booking for booking in self.bookings if not booking.idea)
        """Planned, approved and delivered sessions: those that take something up."""

    @cached_property
    def by_team(self) -> dict[str, list[Booking]]:
        """Firm bookings by team id."""
        groups: dict[str, list[Booking]] = defaultdict(list)
        for booking in self.firm:
            for team in dict.fromkeys(booking.session.teams):
                if team in self._mission.team:
                    groups[team].append(booking)
        return groups

    @cached_property
    def by_venue(self) -> dict[str, list[Booking]]:
        """Firm bookings by venue id."""
        groups: dict[str, list[Booking]] = defaultdict(list)
        for booking in self.firm:
            venue = booking.session.venue
            if venue in self._mission.venue:
                groups[venue].append(booking)
        return groups

    @cached_property
    def by_unit(self) -> dict[str, list[Booking]]:
        """All bookings by unit id, ideas included."""
        groups: dict[str, list[Booking]] = defaultdict(list)
        for booking in self.bookings:
            for unit in booking.heads:
                groups[unit].append(booking)
        return groups

    @cached_property
    def firm_by_unit(self) -> dict[str, list[Booking]]:
        """Firm bookings by unit id."""
        return {unit: [booking for booking in group if not booking.idea] for unit, group in self.by_unit.items()}

    def obstacles(self, view: View) -> list[tuple[Session, list[Obstacle]]]:
        """Return every session that something stands in the way of, with that; *view* is the one of this plan."""
        if self._obstacles is None:
            shut = {region.id for region in self._mission.regions if region.closures or region.access == "closed"}
            asking = (
                booking.session
                for booking in self.ahead
                if booking.course.conditions or (shut and view.region_of(booking.session) in shut)
            )
            found = ((session, obstacles_of(view, session)) for session in asking)
            self._obstacles = [(session, obstacles) for session, obstacles in found if obstacles]
        return self._obstacles

    def _booking(self, session: Session) -> Booking:
        status = session.status
        heads = (session.attended or session.seats) if status == "delivered" else session.seats
        units = self._mission.unit
        if not (all(heads.values()) and units.keys() >= heads.keys()):
            heads = {unit: count for unit, count in heads.items() if count and unit in units}
        course = self._courses.get(session.modules)
        if course is None:
            course = self._courses[session.modules] = self._course(session)
        first, last = session.start.toordinal(), session.end.toordinal()
        return Booking(session, first, last, heads, course, status == "delivered", status == "idea")

    def _course(self, session: Session) -> Course:
        modules = self._mission.taught(session)
        own = {module.id for module in modules}
        required: dict[str, str] = {}
        for module in modules:
            for name in module.requires:
                if name not in own and name in self._mission.module:
                    required.setdefault(name, module.id)
        return Course(
            modules,
            tuple(module.id for module in modules),
            tuple(required.items()),
            max(modules, key=lambda module: module.class_min, default=None),
            min(
                (module for module in modules if module.class_max is not None),
                key=lambda module: module.class_max or 0,
                default=None,
            ),
            tuple(module.id for module in modules if module.due_diligence),
            any(module.conditions for module in modules),
            bool(modules) and all(module.formed_unit for module in modules),
        )


_plans: WeakKeyDictionary[View, Plan] = WeakKeyDictionary()


def plan_of(view: View) -> Plan:
    """Return the plan of *view*, derived at the first call."""
    plan = _plans.get(view)
    if plan is None:
        plan = _plans[view] = Plan(view.mission, view.by_start)
    return plan


def clashes(bookings: Sequence[Booking]) -> Iterator[tuple[Booking, Booking, int]]:
    """Yield each of *bookings*, which are by start, that begins while earlier ones run.

    With it comes the one of those that ends last, and how many more run on that day.
    """
    ends = sorted([booking.last for booking in bookings])
    longest: Booking | None = None
    over = 0
    for before, booking in enumerate(bookings):
        if longest is None:
            longest = booking
            continue
        if longest.last >= booking.first:
            # What has ended by now began before now: it is among the `before` seen.
            while ends[over] < booking.first:
                over += 1
            yield booking, longest, before - over - 1
        if booking.last > longest.last:
            longest = booking


def heads_step(booking: Booking, unit: str) -> tuple[str, str]:
    """Return the way to the field that the heads of *unit* are from."""
    return ("attended" if booking.delivered and booking.session.attended else "seats", unit)


def milder(session: Session) -> Severity | None:
    """Return the severity of what is wrong with *session*, where it is not the rule's: of an idea it is a note."""
    return Severity.NOTE if session.status == "idea" else None
