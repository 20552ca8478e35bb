"""Owns the bookings that the checks of the plan look at: sessions with their days as numbers, and groups of them.

A group can follow from one before, so that an edit need not go through the whole plan; it judges nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from planner.alteration import replaced
from planner.curriculum import Module
from planner.diagnostics import Severity
from planner.mission import Mission
from planner.model import Session

_T = TypeVar("_T")


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


Groups = dict[str, list[Booking]]
"""Bookings by the id of what they take up, each group by start."""


class Booker:
    """Makes the bookings of one mission; what is the same for many sessions is made once."""

    def __init__(self, mission: Mission, courses: dict[tuple[str, ...], Course]) -> None:
        self.courses = courses
        """By what a session teaches."""
        self._mission = mission

    def booking(self, session: Session) -> Booking:
        """Return the booking of *session*."""
        status = session.status
        heads = (session.attended or session.seats) if status == "delivered" else session.seats
        units = self._mission.unit
        if not (all(heads.values()) and units.keys() >= heads.keys()):
            heads = {unit: count for unit, count in heads.items() if count and unit in units}
        course = self.courses.get(session.modules)
        if course is None:
            course = self.courses[session.modules] = self._course(session)
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


def order(booking: Booking) -> tuple[dt.date, str]:
    """Return what bookings are in the order of: start, then id."""
    return booking.session.start, booking.session.id


def grouped(bookings: Iterable[Booking], keys: Callable[[Booking], Iterable[str]]) -> Groups:
    """Return *bookings* by all that *keys* names of each."""
    groups: Groups = defaultdict(list)
    for booking in bookings:
        for key in keys(booking):
            groups[key].append(booking)
    return dict(groups)


def regrouped(
    groups: Groups, gone: Sequence[Booking], come: Sequence[Booking], keys: Callable[[Booking], Iterable[str]]
) -> Groups:
    """Return *groups* without the bookings that are *gone* and with those that *come*; what was given stays."""
    after = dict(groups)
    left, new = grouped(gone, keys), grouped(come, keys)
    for key in left.keys() | new.keys():
        after[key] = replaced(groups.get(key, ()), left.get(key, ()), new.get(key, ()), order)
        if not after[key]:
            del after[key]
    return after


def recounted(
    counts: Counter[_T], gone: Iterable[Booking], come: Iterable[Booking], key: Callable[[Booking], _T]
) -> Counter[_T]:
    """Return *counts* without the bookings that are *gone* and with those that *come*; what was given stays."""
    after = Counter(counts)
    after.subtract(map(key, gone))
    after.update(map(key, come))
    return +after


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
