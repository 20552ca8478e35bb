"""Owns the checks of what follows a session and of its dates: follow-up visits, attendance, status, the horizon.

They compare with the as-of date; cancelled sessions are passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.checks.booking import Booking
from planner.checks.phrase import listed
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import sentence
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.view import View


@check("PL501", Severity.WARNING, per="session")
def no_follow_up(view: View) -> Iterator[Hit]:
    """Session without a follow-up visit.

    The session has no `follow_up` date. A warning for planned and approved sessions; a note for ideas, and for
    delivered ones as long as a unit of theirs has not been observed after the session's end.

    Why: the policy brief of 2014 is plain that training must be joined by assistance on the ground. Without a visit
    nobody learns whether what was taught is done.

    Remedy: agree a date with the mentor of the unit, two or three months after the course, and enter it.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        follow_up = 2014-10-06
    """
    say = sentence(_("{session} names no date for a follow-up visit"), "session")
    hint = _("agree a date with the mentor of the unit")
    seen = _LastSeen(view)
    for booking in plan_of(view).bookings:
        session = booking.session
        if session.follow_up is None and not (booking.delivered and _unseen(booking, seen) is None):
            firm = session.status in ("planned", "approved")
            yield Hit(session, say((session.id,)), hint, (session.id,), severity=None if firm else Severity.NOTE)


@check("PL502", Severity.WARNING, per="session")
def follow_up_overdue(view: View) -> Iterator[Hit]:
    """Follow-up visit overdue.

    The `follow_up` date is before the as-of date, and not every unit of the session has an observation dated after the
    session's end, up to the as-of date. Planned, approved and delivered sessions.

    Why: the policy brief of 2014: the focus was on individuals, whose unit goes on as before unless somebody stands
    beside them. A visit that slips by months finds other people there.

    Remedy: go, and record an `[[observation]]` for each unit; or enter the new date.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-03-03
        status = "delivered"
        attended = { gao-gms = 8 }
        follow_up = 2014-05-05

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-03-03
        status = "delivered"
        attended = { gao-gms = 8 }
        follow_up = 2014-05-05

        [[observation]]
        unit = "gao-gms"
        date = 2014-05-06
    """
    seen = _LastSeen(view)
    for booking in plan_of(view).firm:
        visit = booking.session.follow_up
        if visit and visit < view.day and (unseen := _unseen(booking, seen)) is not None:
            yield _overdue(booking, visit, (view.day - visit).days, unseen)


class _LastSeen(dict[str, int]):
    """The ordinal of the last observation of each unit up to the as-of date, 0 for none; found when asked for."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def __missing__(self, unit: str) -> int:
        """Find that of *unit*."""
        days = (seen.date for seen in self._view.observations_of.get(unit, ()) if seen.date <= self._view.day)
        self[unit] = last = max((day.toordinal() for day in days), default=0)
        return last


def _unseen(booking: Booking, seen: _LastSeen) -> list[str] | None:
    """Return the units not observed since the session's end, none if it names no unit; None: all have been."""
    if not booking.heads:
        return []
    return [unit for unit in booking.heads if seen[unit] <= booking.last] or None


def _overdue(booking: Booking, visit: dt.date, days: int, unseen: list[str]) -> Hit:
    session = booking.session
    if unseen:
        text = ngettext(
            "{session}: the follow-up visit of {day} is {days} day late; not seen since the session: {units}",
            "{session}: the follow-up visit of {day} is {days} days late; not seen since the session: {units}",
            days,
        )
    else:
        text = ngettext(
            "{session}: the follow-up visit of {day} is {days} day late, and the session names no unit to visit",
            "{session}: the follow-up visit of {day} is {days} days late, and the session names no unit to visit",
            days,
        )
    message = text.format(session=session.id, day=visit, days=days, units=listed(unseen))
    hint = _("visit and record an observation of each unit, or enter the new date")
    return Hit(session, message, hint, (session.id, *unseen), ("follow_up",))


@check("PL503", Severity.WARNING, per="session")
def delivered_without_attendance(view: View) -> Iterator[Hit]:
    """Delivered session without attendance.

    The session is *delivered* and has no `attended` at all. A unit of which nobody came is entered with 0.

    Why: the summary of 2018: mappings exist, the overview does not. Until the heads are entered the session covers
    nobody, and its units look as if they had been passed over.

    Remedy: ask the trainers for the list and enter the heads of each unit.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"
        attended = { gao-gms = 8 }
    """
    say = sentence(_("{session}, delivered until {day}, records no attendance: it covers nobody"), "session", "day")
    hint = _("ask the trainers who came and enter attended")
    for booking in plan_of(view).firm:
        session = booking.session
        if booking.delivered and not session.attended:
            yield Hit(session, say((session.id, session.end)), hint, (session.id,), ("status",))


@check("PL504", Severity.WARNING, per="session")
def attended_over_seats(view: View) -> Iterator[Hit]:
    """More of a unit attended than had seats.

    In a delivered session `attended` of a unit is above its `seats`; units without seats are not compared. The figure
    counts as it stands.

    Why: the summary of 2018 asks how effect could be measured at all; coverage stands on these figures. More than were
    invited is a slip of the pen, or a class that was overfull.

    Remedy: compare with the list of those who came; correct the figure, or the seats.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"
        seats = { gao-gms = 18 }
        attended = { gao-gms = 81 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"
        seats = { gao-gms = 18 }
        attended = { gao-gms = 18 }
    """
    yield from _over_seats(view)


def _over_seats(view: View) -> Iterator[Hit]:
    say = sentence(
        _("{session}: {attended} heads of {unit} attended, {seats} seats were booked"),
        *("session", "attended", "unit", "seats"),
    )
    hint = _("compare with the list of those who came")
    for booking in plan_of(view).firm:
        session = booking.session
        if booking.delivered and session.seats:
            for unit, heads in session.attended.items():
                if heads > session.seats.get(unit, heads):
                    message = say((session.id, heads, unit, session.seats[unit]))
                    yield Hit(session, message, hint, (session.id, unit), ("attended", unit))


@check("PL505", Severity.WARNING, per="session")
def past_and_still_planned(view: View) -> Iterator[Hit]:
    """Session past and still planned.

    The session ended before the as-of date and is *planned* or *approved*; for an idea it is a note. It counts neither
    as held nor as coming.

    Why: the summary of 2018: mappings exist, the overview does not, because nobody comes back to them. A plan that is
    not kept up says nothing.

    Remedy: make it delivered and enter who attended, make it cancelled, or move it.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "planned"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "cancelled"
    """
    say = sentence(_("{session} ended on {day} and its status is still {status}"), "session", "day", "status")
    hint = _("make it delivered and enter who attended, make it cancelled, or move it")
    for booking in plan_of(view).ahead:
        session = booking.session
        if session.end < view.day:
            message = say((session.id, session.end, session.status))
            yield Hit(session, message, hint, (session.id,), ("status",), Severity.NOTE if booking.idea else None)


@check("PL506", Severity.WARNING, per="session")
def outside_the_horizon(view: View) -> Iterator[Hit]:
    """Session outside the mission's horizon.

    A planned or approved session starts after the `horizon` of the mission, or before it and is not over yet. A note
    where the mission names no horizon: then it is the six months from the as-of date.

    Why: a year typed wrong hides a session from every list of what comes next. The policy brief of 2014 shows how fast
    what is approved and deployed changes; beyond the mandate nobody may be there to run it.

    Remedy: correct the date, extend the horizon, or call it an idea.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2041-07-07

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
    """
    horizon = view.horizon
    stated = view.mission.settings.horizon is not None
    say = sentence(
        _("{session} starts on {day}, outside the horizon of {first} to {last}"), "session", "day", "first", "last"
    )
    hint = _("correct the date or extend the horizon")
    for booking in plan_of(view).ahead:
        session = booking.session
        early = stated and session.start < horizon.start and session.end >= view.day
        if not booking.idea and (early or session.start > horizon.end):
            message = say((session.id, session.start, horizon.start, horizon.end))
            yield Hit(session, message, hint, (session.id,), ("start",), None if stated else Severity.NOTE)
