"""Owns the checks of where sessions are held: the seats of the venue, and what blocks or hampers its region.

They look at planned and approved sessions and, mostly as a note, at ideas; what was delivered took place.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.checks.booking import milder
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import sentence
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity, Step
from planner.i18n import _, ngettext
from planner.model import Closure, Region, Session, Venue
from planner.obstacles import Obstacle
from planner.plain import one_line
from planner.view import View

_MOST_NAMED = 5
"""Sessions among the entities of one finding."""


@check("PL201", Severity.WARNING, per="session")
def more_seats_than_the_venue(view: View) -> Iterator[Hit]:
    """More seats booked than a room of the venue holds.

    Compares the sum of a session's `seats` with the venue's `seats`, which are those of one room. Planned and approved
    sessions; for an idea it is a note.

    Why: premises are scarce, says the policy brief of 2014, and a full room is known only when everybody has travelled.
    Who is turned away at the door was invited and is not trained.

    Remedy: take a larger venue, book fewer seats, or split the session by the rooms.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-02"]
        start = 2014-07-07
        venue = "gao-hall"
        seats = { gao-gms = 45 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-02"]
        start = 2014-07-07
        venue = "gao-hall"
        seats = { gao-gms = 40 }
    """
    say = sentence(
        _("{session}: {seats} seats are booked, a room of {venue} holds {most}"), "session", "seats", "venue", "most"
    )
    for booking in plan_of(view).ahead:
        session = booking.session
        venue = view.mission.venue.get(session.venue or "")
        if venue and (seats := sum(session.seats.values())) > venue.seats:
            message = say((session.id, seats, venue.id, venue.seats))
            yield Hit(session, message, _room_hint(venue), (session.id, venue.id), ("seats",), milder(session))


def _room_hint(venue: Venue) -> str:
    if venue.rooms == 1:
        return _("take a larger venue or book fewer seats")
    return _("split it by the {rooms} rooms, take a larger venue or book fewer seats").format(rooms=venue.rooms)


@check("PL202", Severity.WARNING, per="session")
def session_blocked(view: View) -> Iterator[Hit]:
    """Session blocked: region closed or a required condition lacking.

    The venue's region is closed, has a closure on a day of the session, or is graded *lacking* on its first day in a
    condition that one of its modules requires. An activity that provides the condition makes it adequate from its end
    on. Planned and approved sessions and ideas alike: an idea is the time to plan what it waits for.

    Why: the policy brief of 2014 explains the shortfall of trainers mostly by living conditions that could not be
    provided. What waits for quarters, vehicles or security is no plan until somebody plans those.

    Remedy: hold it after the activity that provides the condition, plan such an activity, or hold it elsewhere.

    Wrong:
        [[region]]
        id = "gao"
        title = "Gao"
        zone = "north"
        conditions = { premises = "lacking" }

        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"

    Right:
        [[region]]
        id = "gao"
        title = "Gao"
        zone = "north"
        conditions = { premises = "adequate" }

        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"
    """
    yield from _blocked(view)


def _blocked(view: View) -> Iterator[Hit]:
    names = ("session", "region", "reasons", "first", "last")
    say = sentence(_("{session} is blocked in {region} from {first} to {last}: {reasons}"), *names)
    say_day = sentence(_("{session} is blocked in {region} on {first}: {reasons}"), *names[:4])
    for session, obstacles in plan_of(view).obstacles(view):
        if blocking := [obstacle for obstacle in obstacles if obstacle.blocks]:
            reasons = "; ".join(_reason(obstacle) for obstacle in blocking)
            values = (session.id, blocking[0].region, reasons, session.start)
            message = say_day(values) if session.end == session.start else say((*values, session.end))
            yield _hit(session, blocking, message, _way_out(blocking), None)


@check("PL203", Severity.WARNING, per="session")
def condition_partial(view: View) -> Iterator[Hit]:
    """Required condition only partly met.

    The venue's region is graded *partial* on the session's first day in a condition that one of its modules requires.
    Planned and approved sessions; for an idea it is a note.

    Why: what is half there, one vehicle or a hall without power, decides whether a practical lesson can be given. The
    policy brief of 2014 names premises, vehicles and communications as what the return of the police waits for.

    Remedy: find out what is missing for this session and bring it along, or plan the activity that provides it.

    Wrong:
        [[region]]
        id = "gao"
        title = "Gao"
        zone = "north"
        conditions = { premises = "partial" }

        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"

    Right:
        [[region]]
        id = "gao"
        title = "Gao"
        zone = "north"
        conditions = { premises = "adequate" }

        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"
    """
    yield from _hampered(view)


def _hampered(view: View) -> Iterator[Hit]:
    say = sentence(
        _("{session} needs what {region} offers only in part on {day}: {reasons}"),
        *("session", "region", "day", "reasons"),
    )
    hint = _("find out what is missing for it and bring it along")
    for session, obstacles in plan_of(view).obstacles(view):
        if partial := [obstacle for obstacle in obstacles if obstacle.grade == "partial"]:
            reasons = "; ".join(_reason(obstacle) for obstacle in partial)
            message = say((session.id, partial[0].region, session.start, reasons))
            yield _hit(session, partial, message, hint, milder(session))


@check("PL204", Severity.NOTE)
def condition_unknown(view: View) -> Iterator[Hit]:
    """Required condition that nobody has graded.

    Sessions ahead in a region need a condition that is *unknown* on their first day. One note a region, which names the
    conditions and the first of the sessions. Unknown is neither adequate nor lacking: it blocks nothing.

    Why: the policy brief of 2014 asks to start with what is needed on the spot; from the capital nobody sees whether a
    town has a room with light.

    Remedy: ask the regional office or the last team that was there, and fill in the region's `conditions`.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"

    Right:
        [[region]]
        id = "gao"
        title = "Gao"
        zone = "north"
        conditions = { premises = "adequate" }

        [[session]]
        id = "S-1"
        modules = ["CI-02"]
        start = 2014-07-07
        venue = "gao-hall"
    """
    unknown: dict[str, list[tuple[Session, list[Obstacle]]]] = {}
    for session, obstacles in plan_of(view).obstacles(view):
        if found := [obstacle for obstacle in obstacles if obstacle.grade == "unknown"]:
            unknown.setdefault(found[0].region, []).append((session, found))
    for region in view.mission.regions:
        if region.id in unknown:
            yield _ungraded(region, unknown[region.id])


def _ungraded(region: Region, waiting: list[tuple[Session, list[Obstacle]]]) -> Hit:
    conditions = dict.fromkeys(str(obstacle.condition) for _session, found in waiting for obstacle in found)
    first = waiting[0][0]
    text = ngettext(
        "{region}: {conditions} not graded; {count} session there needs this, {session} on {day}",
        "{region}: {conditions} not graded; {count} sessions there need this, the first is {session} on {day}",
        len(waiting),
    )
    message = text.format(
        region=region.id, conditions=", ".join(conditions), count=len(waiting), session=first.id, day=first.start
    )
    sessions = (session.id for session, _found in waiting[:_MOST_NAMED])
    hint = _("ask who was there last, and fill in the region's conditions")
    return Hit(region, message, hint, (region.id, *sessions), ("conditions",))


def _hit(session: Session, obstacles: list[Obstacle], message: str, hint: str, severity: Severity | None) -> Hit:
    activities = dict.fromkeys(obstacle.provider.id for obstacle in obstacles if obstacle.provider)
    steps: tuple[Step, ...] = ("start",) if all(obstacle.closure for obstacle in obstacles) else ("venue",)
    return Hit(session, message, hint, (session.id, obstacles[0].region, *activities), steps, severity)


def _reason(obstacle: Obstacle) -> str:
    if obstacle.closure:
        return _closure_reason(obstacle.closure)
    if obstacle.condition is None:
        return _("the region is closed")
    if obstacle.provider is None:
        text = _("{condition} {grade}, with no activity planned to provide this")
        return text.format(condition=obstacle.condition, grade=obstacle.grade)
    text = _("{condition} {grade} until {activity} provides this on {day}")
    provider = obstacle.provider
    return text.format(condition=obstacle.condition, grade=obstacle.grade, activity=provider.id, day=provider.end)


def _closure_reason(closure: Closure) -> str:
    text = _("the region is closed from {first} to {last}")
    if closure.reason:
        text = _("the region is closed from {first} to {last}, {reason}")
    return text.format(first=closure.start, last=closure.end, reason=one_line(closure.reason))


def _way_out(blocking: list[Obstacle]) -> str:
    """Return what to do about all of *blocking*: a day by which the last is out of the way, if there is one."""
    days = [obstacle.clears for obstacle in blocking]
    known = [day for day in days if day]
    if len(known) == len(days):
        return _("hold it on {day} or later, or in another region").format(day=max(known))
    if any(obstacle.kind == "access" for obstacle in blocking):
        return _("hold it in another region")
    missing = [str(obstacle.condition) for obstacle in blocking if not obstacle.clears]
    text = _("plan an activity that provides {conditions}, or hold it in another region")
    return text.format(conditions=", ".join(missing))
