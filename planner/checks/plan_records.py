"""Owns the checks of what follows a session and of its dates: follow-up visits, attendance, status, the horizon.

They compare with the as-of date; cancelled sessions are passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.checks.plan_index import Booking, plan_of
from planner.checks.plan_words import listed
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.view import View


@check("PL501", Severity.WARNING)
def no_follow_up(view: View) -> Iterator[Hit]:
    """Session without a follow-up visit.

    The session has no `follow_up` date. A warning for planned and approved sessions; a note for ideas, and for delivered
    ones until every unit of theirs has been observed after the session's end.

    Why: ISS (2014) is plain that training must be joined by assistance on the ground; without a visit nobody learns
    whether what was taught is done.

    Remedy: agree a date with the mentor of the unit, two to three months after the course, and enter it.

    Wrong:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07 }]

    Right:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, follow_up = 2014-10-06 }]
    """
    text = _("{session} names no date for a follow-up visit").format
    hint = _("agree a date with the mentor of the unit")
    seen = _last_seen(view)
    for booking in plan_of(view).bookings:
        session = booking.session
        if session.follow_up is None and not (booking.delivered and not _unseen(booking, seen)):
            firm = session.status in ("planned", "approved")
            yield Hit(session, text(session=session.id), hint, (session.id,), severity=None if firm else Severity.NOTE)


@check("PL502", Severity.WARNING)
def follow_up_overdue(view: View) -> Iterator[Hit]:
    """Follow-up visit overdue.

    The `follow_up` date is before the as-of date, and not every unit of the session has an observation dated after the
    session's end, up to the as-of date. Planned, approved and delivered sessions.

    Why: ISS (2014): individuals are trained and their unit goes on as before, unless somebody stands beside them. A
    visit that slips by three months finds other people there.

    Remedy: go, and record an `[[observation]]` for each unit; or enter the new date.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-03-03, seats = { u = 20 }, follow_up = 2014-05-05 }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-03-03, seats = { u = 20 }, follow_up = 2014-05-05 }]
        observation = [{ unit = "u", date = 2014-05-06, rating = "P" }]
    """
    seen = _last_seen(view)
    for booking in plan_of(view).firm:
        visit = booking.session.follow_up
        if visit and visit < view.day and (unseen := _unseen(booking, seen)) is not None:
            yield _overdue(booking, visit, (view.day - visit).days, unseen)


def _last_seen(view: View) -> dict[str, int]:
    """Return the ordinal of the last observation of each unit up to the as-of date."""
    seen: dict[str, int] = {}
    for unit, observations in view.observations_of.items():
        for observation in observations:
            if observation.date <= view.day:
                seen[unit] = observation.date.toordinal()
    return seen


def _unseen(booking: Booking, seen: dict[str, int]) -> list[str] | None:
    """Return the units not observed since the session's end, none if it names no unit; None: all have been."""
    if not booking.heads:
        return []
    return [unit for unit in booking.heads if seen.get(unit, 0) <= booking.last] or None


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


@check("PL503", Severity.WARNING)
def delivered_without_attendance(view: View) -> Iterator[Hit]:
    """Delivered session without attendance.

    The session is *delivered* and has no `attended` at all. A unit of which nobody came is entered with 0.

    Why: who was trained, in what, and where are the gaps: partners file it separately or not at all (BAG 2018: many
    mappings, no overview). Without attendance the session covers nobody.

    Remedy: ask the trainers for the list and enter the heads of each unit.

    Wrong:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "delivered" }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "delivered", attended = { u = 18 } }]
    """
    text = _("{session} was delivered until {day} and records no attendance: it covers nobody").format
    hint = _("ask the trainers who came and enter attended")
    for booking in plan_of(view).firm:
        session = booking.session
        if booking.delivered and not session.attended:
            yield Hit(session, text(session=session.id, day=session.end), hint, (session.id,), ("status",))


@check("PL504", Severity.WARNING)
def attended_over_seats(view: View) -> Iterator[Hit]:
    """More of a unit attended than had seats.

    In a delivered session `attended` of a unit is above its `seats`; units without seats are not compared. The figure is
    counted as it stands.

    Why: heads are counted by session, and the figure of coverage stands on them. More than were invited is either a
    slip of the pen or a class that was overfull; BAG (2018) asks how impact could be measured at all.

    Remedy: compare with the list of names at the venue; correct the figure, or the seats.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "delivered", seats = { u = 18 }, attended = { u = 81 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "delivered", seats = { u = 18 }, attended = { u = 18 } }]
    """
    text = _("{session}: {attended} heads of {unit} attended, {seats} seats were booked").format
    hint = _("compare with the list of those who came")
    for booking in plan_of(view).firm:
        session = booking.session
        if booking.delivered and session.seats:
            for unit, heads in session.attended.items():
                if heads > session.seats.get(unit, heads):
                    message = text(session=session.id, attended=heads, unit=unit, seats=session.seats[unit])
                    yield Hit(session, message, hint, (session.id, unit), ("attended", unit))


@check("PL505", Severity.WARNING)
def past_and_still_planned(view: View) -> Iterator[Hit]:
    """Session past and still planned.

    The session ended before the as-of date and is *planned* or *approved*; for an idea it is a note. It counts neither
    as held nor as coming.

    Why: a plan that is not kept up says nothing. BAG (2018): mappings exist, the overview does not, because nobody
    comes back to them.

    Remedy: make it delivered and enter who attended, or make it cancelled, or move it.

    Wrong:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "planned" }]

    Right:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-05-05, status = "cancelled" }]
    """
    text = _("{session} ended on {day} and its status is still {status}").format
    hint = _("make it delivered and enter who attended, make it cancelled, or move it")
    for booking in plan_of(view).ahead:
        session = booking.session
        if session.end < view.day:
            message = text(session=session.id, day=session.end, status=session.status)
            yield Hit(session, message, hint, (session.id,), ("status",), Severity.NOTE if booking.idea else None)


@check("PL506", Severity.WARNING)
def outside_the_horizon(view: View) -> Iterator[Hit]:
    """Session outside the mission's horizon.

    A planned or approved session, not yet over, starts outside the `horizon` of the mission. A note if the mission names
    none, and the session starts more than six months after the as-of date.

    Why: a year typed wrong hides a session from every list of what comes next. ISS (2014) notes how fast what is
    deployed and approved changes; what lies beyond the mandate has nobody to run it.

    Remedy: correct the date, extend the horizon, or call it an idea.

    Wrong:
        session = [{ id = "a", modules = ["HR-01"], start = 2041-07-07 }]

    Right:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07 }]
    """
    horizon = view.horizon
    stated = view.mission.settings.horizon is not None
    text = _("{session} starts on {day}, outside the horizon of {first} to {last}").format
    hint = _("correct the date or extend the horizon")
    for booking in plan_of(view).ahead:
        session = booking.session
        early = stated and session.start < horizon.start and session.end >= view.day
        if not booking.idea and (early or session.start > horizon.end):
            message = text(session=session.id, day=session.start, first=horizon.start, last=horizon.end)
            yield Hit(session, message, hint, (session.id,), ("start",), None if stated else Severity.NOTE)
