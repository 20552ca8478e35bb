"""Owns the plan as its checks look at it: every session once, by start, with its days as numbers; it judges nothing.

A mission of ten thousand sessions is checked while somebody waits: what several rules need is derived once a view,
and no rule compares every session with every other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TypeVar
from weakref import WeakKeyDictionary

from planner.alteration import Alteration, Reach, replaced
from planner.checks.booking import Booker, Booking, Groups, grouped, order, recounted, regrouped
from planner.mission import Mission
from planner.model import Session, Team, Unit, Venue
from planner.obstacles import AHEAD, Obstacle, obstacles_of
from planner.view import View

_Obstructed = tuple[Session, list[Obstacle]]
_T = TypeVar("_T")


class Plan:
    """All bookings of a mission by start, then id, and by what they take up; or those within a reach."""

    def __init__(self, mission: Mission, by_start: Iterable[Session]) -> None:
        self._mission = mission
        self._booker = Booker(mission, {})
        self._obstacles: dict[str, _Obstructed] | None = None
        self.bookings = tuple(self._booker.booking(session) for session in by_start if session.status != "cancelled")

    @cached_property
    def ahead(self) -> tuple[Booking, ...]:
        """Ideas, planned and approved sessions."""
        return tuple(booking for booking in self.bookings if booking.session.status in AHEAD)

    @cached_property
    def firm(self) -> tuple[Booking, ...]:
        """Planned, approved and delivered sessions: those that take something up."""
        return tuple(booking for booking in self.bookings if not booking.idea)

    @cached_property
    def by_team(self) -> Groups:
        """Firm bookings by team id, in the order of the files."""
        return _ordered(grouped(self.firm, self._teams), self._mission.teams)

    @cached_property
    def by_venue(self) -> Groups:
        """Firm bookings by venue id, in the order of the files."""
        return _ordered(grouped(self.firm, self._venues), self._mission.venues)

    @cached_property
    def by_unit(self) -> Groups:
        """All bookings by unit id, in the order of the files, ideas included."""
        return _ordered(grouped(self.bookings, _units), self._mission.units)

    @cached_property
    def firm_by_unit(self) -> Groups:
        """Firm bookings by unit id."""
        return {unit: [booking for booking in group if not booking.idea] for unit, group in self.by_unit.items()}

    @cached_property
    def taught(self) -> Counter[tuple[str, ...]]:
        """How many firm sessions teach the same modules and curricula."""
        return Counter(booking.session.modules for booking in self.firm)

    @cached_property
    def led(self) -> Counter[str]:
        """How many firm sessions a partner leads; under an empty id those that name none."""
        return Counter(booking.session.partner or "" for booking in self.firm)

    @cached_property
    def by_session(self) -> dict[str, Booking]:
        """All bookings by their session's id."""
        return {booking.session.id: booking for booking in self.bookings}

    @cached_property
    def of_unit(self) -> Groups:
        """All bookings by unit id, whatever the reach."""
        return self.by_unit

    def obstacles(self, view: View) -> Collection[_Obstructed]:
        """Return every session that something stands in the way of, with that; *view* is the one of this plan."""
        if self._obstacles is None:
            shut = {region.id for region in self._mission.regions if region.closures or region.access == "closed"}
            asking = (
                booking.session
                for booking in self.ahead
                if booking.course.conditions or (shut and view.region_of(booking.session) in shut)
            )
            found = ((session, obstacles_of(view, session)) for session in asking)
            self._obstacles = {session.id: (session, obstacles) for session, obstacles in found if obstacles}
        return self._obstacles.values()

    def within(self, reach: Reach) -> Plan:
        """Return the plan of what is in *reach*; its groups are whole."""
        part = Plan(self._mission, ())
        part.bookings = tuple(sorted(_some(self.by_session, reach.sessions).values(), key=order))
        known = part.__dict__
        known["by_team"] = _some(self.by_team, reach.teams)
        known["by_venue"] = _some(self.by_venue, reach.venues)
        known["by_unit"] = _some(self.by_unit, reach.units)
        known["of_unit"] = self.by_unit
        if self._obstacles is not None:
            part._obstacles = _some(self._obstacles, reach.sessions)
        return part

    def after(self, view: View, alteration: Alteration, reach: Reach) -> Plan:
        """Return the plan of *view*, whose mission came from this plan's by *alteration*, within *reach*."""
        plan = Plan(view.mission, ())
        plan._booker = Booker(view.mission, self._booker.courses)
        gone = [*_some(self.by_session, (session.id for session in alteration.gone.get("session", ()))).values()]
        sessions = (session for session in alteration.come.get("session", ()) if session.status != "cancelled")
        come = [plan._booker.booking(session) for session in sessions]
        plan.bookings = tuple(replaced(self.bookings, gone, come, order))
        known = plan.__dict__
        known["by_session"] = by_session = dict(self.by_session)
        for booking in gone:
            del by_session[booking.session.id]
        by_session.update((booking.session.id, booking) for booking in come)
        known["by_unit"] = _ordered(regrouped(self.by_unit, gone, come, _units), view.mission.units)
        firm_gone, firm_come = ([booking for booking in some if not booking.idea] for some in (gone, come))
        by_team = regrouped(self.by_team, firm_gone, firm_come, plan._teams)
        by_venue = regrouped(self.by_venue, firm_gone, firm_come, plan._venues)
        known["by_team"] = _ordered(by_team, view.mission.teams)
        known["by_venue"] = _ordered(by_venue, view.mission.venues)
        known["taught"] = recounted(self.taught, firm_gone, firm_come, lambda booking: booking.session.modules)
        known["led"] = recounted(self.led, firm_gone, firm_come, lambda booking: booking.session.partner or "")
        if self._obstacles is not None:
            near = plan.within(reach).obstacles(view)
            kept = (pair for name, pair in self._obstacles.items() if name not in reach.sessions)
            pairs = sorted((*near, *kept), key=lambda pair: (pair[0].start, pair[0].id))
            plan._obstacles = {session.id: (session, obstacles) for session, obstacles in pairs}
        return plan

    def _teams(self, booking: Booking) -> Iterable[str]:
        return [team for team in dict.fromkeys(booking.session.teams) if team in self._mission.team]

    def _venues(self, booking: Booking) -> Iterable[str]:
        venue = booking.session.venue
        return (venue,) if venue in self._mission.venue else ()


def _ordered(groups: Groups, entries: Iterable[Team | Venue | Unit]) -> Groups:
    return {entry.id: groups[entry.id] for entry in entries if entry.id in groups}


def _units(booking: Booking) -> Iterable[str]:
    return booking.heads


def _some(groups: Mapping[str, _T], names: Iterable[str]) -> dict[str, _T]:
    return {name: groups[name] for name in names if name in groups}


_plans: WeakKeyDictionary[View, Plan] = WeakKeyDictionary()


def plan_of(view: View) -> Plan:
    """Return the plan of *view*, or of what is in its reach, derived at the first call."""
    plan = _plans.get(view)
    if plan is None:
        plan = Plan(view.mission, view.by_start)
        plan = _plans[view] = plan if view.reach is None else plan.within(view.reach)
    return plan


def plan_after(before: View, after: View, alteration: Alteration, reach: Reach) -> None:
    """Let the plan of *after* follow from that of *before*; as in ``Plan.after``."""
    _plans[after] = plan_of(before).after(after, alteration, reach)


def plan_within(view: View, reach: Reach) -> View:
    """Return *view* within *reach*, its plan at hand."""
    part = view.within(reach)
    _plans[part] = plan_of(view).within(reach)
    return part
