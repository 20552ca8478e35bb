"""Owns the check of the order of modules: what a unit must have had before; it does not ask whether that has lapsed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.checks.booking import Booking, milder
from planner.checks.phrase import listed
from planner.checks.plan_index import plan_of
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _
from planner.model import Unit
from planner.obstacles import AHEAD
from planner.view import View

_NEVER = dt.date.max.toordinal() + 1


class _Held(NamedTuple):
    """The ordinal of the day on which one unit has first had, or will have had, each module; by module id."""

    firmly: dict[str, int]
    """By delivered, approved and planned sessions."""
    perhaps: dict[str, int]
    """By ideas."""


@check("PL305", Severity.WARNING, per="unit", named=1)
def prerequisite_missing(view: View) -> Iterator[Hit]:
    """Prerequisite neither held nor scheduled before.

    A module of the session requires another that the unit has not attended in a delivered session, and for which it has
    no seats in a planned or approved one, that ends before this one starts; nor does this session teach it. Ideas may
    build on ideas; for an idea, and for a unit whose records are unknown, it is a note.

    Why: who questions a suspect without the lesson on custody learns the technique without the safeguard. The summary
    of 2018 calls operations, governance and human rights inseparable.

    Remedy: schedule the required module earlier, or teach it in the same session.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-02"]
        start = 2014-07-07
        seats = { gao-gms = 8, bko-ca1 = 12 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01", "HR-02"]
        start = 2014-07-07
        seats = { gao-gms = 8, bko-ca1 = 12 }
    """
    for name, bookings in plan_of(view).by_unit.items():
        if asking := [one for one in bookings if one.course.requires and one.session.status in AHEAD]:
            held = _held(asking, bookings)
            for booking in asking:
                if missing := _missing(booking, held):
                    yield _unprepared(booking, view.mission.unit[name], missing)


def _held(asking: Iterable[Booking], bookings: Iterable[Booking]) -> _Held:
    """Return when the unit of *bookings* first has each module that those *asking* require."""
    required = {name for booking in asking for name, _module in booking.course.requires}
    held = _Held({}, {})
    for booking in bookings:
        first = held.perhaps if booking.idea else held.firmly
        for name in booking.course.ids:
            if name in required and booking.last < first.get(name, _NEVER):
                first[name] = booking.last
    return held


def _missing(booking: Booking, held: _Held) -> list[tuple[str, str]]:
    """Return the required modules that were not *held* when *booking* begins, each with the one that requires it."""
    day, idea = booking.first, booking.idea
    return [
        pair
        for pair in booking.course.requires
        if held.firmly.get(pair[0], _NEVER) >= day and not (idea and held.perhaps.get(pair[0], _NEVER) < day)
    ]


def _unprepared(booking: Booking, unit: Unit, missing: list[tuple[str, str]]) -> Hit:
    session = booking.session
    pairs = listed([_("{required} (for {module})").format(required=one, module=other) for one, other in missing])
    text = _("{session}: before {day}, {unit} has neither had nor booked {modules}")
    return Hit(
        session,
        text.format(session=session.id, day=session.start, unit=unit.id, modules=pairs),
        _("schedule it earlier or teach it in the same session"),
        (session.id, unit.id, *(name for name, _module in missing)),
        ("seats", unit.id),
        Severity.NOTE if unit.records == "unknown" else milder(session),
    )
