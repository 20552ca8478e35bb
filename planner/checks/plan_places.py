"""Owns the checks of where sessions are held: the seats of the venue, and what blocks or hampers its region.

They look at planned and approved sessions and, as a note, at ideas; what was delivered took place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.checks.plan_index import milder, plan_of
from planner.checks.plan_words import MOST_NAMES, listed, period
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity, Step
from planner.i18n import _, ngettext
from planner.model import Closure, Region, Session, Venue
from planner.obstacles import Obstacle
from planner.plain import one_line
from planner.view import View


@check("PL201", Severity.WARNING)
def more_seats_than_the_venue(view: View) -> Iterator[Hit]:
    """More seats booked than a room of the venue holds.

    Compares the sum of a session's `seats` with the venue's `seats`, which are those of one room. Planned and approved
    sessions; for an idea it is a note.

    Why: premises are scarce (ISS 2014), and a full room is known only when everybody has travelled. Who is turned away
    at the door counts as invited and never as trained.

    Remedy: take a larger venue, book fewer seats, or split the session by the rooms.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 200 }]
        venue = [{ id = "v", title = "V", region = "r", seats = 24 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, venue = "v", seats = { u = 28 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 200 }]
        venue = [{ id = "v", title = "V", region = "r", seats = 24 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, venue = "v", seats = { u = 24 } }]
    """
    text = _("{session}: {seats} seats are booked, a room of {venue} holds {most}").format
    for booking in plan_of(view).ahead:
        session = booking.session
        venue = view.mission.venue.get(session.venue or "")
        if venue and (seats := sum(session.seats.values())) > venue.seats:
            message = text(session=session.id, seats=seats, venue=venue.id, most=venue.seats)
            yield Hit(session, message, _room_hint(venue), (session.id, venue.id), ("seats",), milder(session))


def _room_hint(venue: Venue) -> str:
    if venue.rooms == 1:
        return _("take a larger venue or book fewer seats")
    return _("split it by the {rooms} rooms, take a larger venue or book fewer seats").format(rooms=venue.rooms)


@check("PL202", Severity.WARNING)
def session_blocked(view: View) -> Iterator[Hit]:
    """Session blocked: region closed or a required condition lacking.

    The venue's region is closed, has a closure on a day of the session, or is graded *lacking* on its first day in a
    condition that one of its modules requires. An activity that provides the condition makes it adequate from its end
    on. Planned and approved sessions; for an idea it is a note.

    Why: ISS (2014) explains the shortfall of trainers mostly by living conditions that could not be provided. A
    session that waits for quarters, vehicles or security is no plan until somebody plans those.

    Remedy: hold it after the activity that provides the condition, plan such an activity, or hold it elsewhere.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z", conditions = { premises = "lacking" } }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z", conditions = { premises = "adequate" } }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]
    """
    text = _("{session} is blocked in {region} {when}: {reasons}").format
    for session, obstacles in plan_of(view).obstacles(view):
        if blocking := [obstacle for obstacle in obstacles if obstacle.blocks]:
            reasons = "; ".join(_reason(obstacle) for obstacle in blocking)
            region, when = blocking[0].region, period(session.start, session.end)
            message = text(session=session.id, region=region, when=when, reasons=reasons)
            yield _hit(session, blocking, message, _way_out(blocking))


@check("PL203", Severity.WARNING)
def condition_partial(view: View) -> Iterator[Hit]:
    """Required condition only partly met.

    The venue's region is graded *partial* on the session's first day in a condition that one of its modules requires.
    Planned and approved sessions; for an idea it is a note.

    Why: what is half there (one vehicle, a hall without power) decides whether a practical lesson can be given at all.
    ISS (2014) names premises, vehicles and communications as what the return of the police waits for.

    Remedy: find out what is missing for this session and bring it along, or plan the activity that provides it.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z", conditions = { premises = "partial" } }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z", conditions = { premises = "adequate" } }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]
    """
    text = _("{session} needs what {region} offers only in part on {day}: {reasons}").format
    hint = _("find out what is missing for it and bring it along")
    for session, obstacles in plan_of(view).obstacles(view):
        if partial := [obstacle for obstacle in obstacles if obstacle.grade == "partial"]:
            reasons = "; ".join(_reason(obstacle) for obstacle in partial)
            message = text(session=session.id, region=partial[0].region, day=session.start, reasons=reasons)
            yield _hit(session, partial, message, hint)


@check("PL204", Severity.NOTE)
def condition_unknown(view: View) -> Iterator[Hit]:
    """Required condition that nobody has graded.

    Sessions ahead in a region need a condition that is *unknown* on their first day. One note a region, which names
    the conditions and the first of the sessions. Unknown is neither adequate nor lacking: it blocks nothing.

    Why: ISS (2014) asks to begin with what is needed on the spot; whoever plans from the capital cannot see whether a
    town has a room with light.

    Remedy: ask the regional office or the last team that was there, and fill in the region's `conditions`.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z", conditions = { premises = "adequate" } }]
        venue = [{ id = "v", title = "V", region = "r", seats = 20 }]
        session = [{ id = "a", modules = ["CI-02"], start = 2014-07-07, venue = "v" }]
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
    sessions = (session.id for session, _found in waiting[:MOST_NAMES])
    hint = _("ask who was there last, and fill in the region's conditions")
    return Hit(region, message, hint, (region.id, *sessions), ("conditions",))


def _hit(session: Session, obstacles: list[Obstacle], message: str, hint: str) -> Hit:
    activities = dict.fromkeys(obstacle.provider.id for obstacle in obstacles if obstacle.provider)
    steps: tuple[Step, ...] = ("start",) if all(obstacle.closure for obstacle in obstacles) else ("venue",)
    return Hit(session, message, hint, (session.id, obstacles[0].region, *activities), steps, milder(session))


def _reason(obstacle: Obstacle) -> str:
    if obstacle.closure:
        return _closure_reason(obstacle.closure)
    if obstacle.condition is None:
        return _("the region is closed")
    named = {"condition": obstacle.condition, "grade": obstacle.grade}
    if obstacle.provider is None:
        return _("{condition} is {grade} and no activity is planned to provide it").format(**named)
    text = _("{condition} is {grade} until {activity} provides it on {day}")
    return text.format(**named, activity=obstacle.provider.id, day=obstacle.provider.end)


def _closure_reason(closure: Closure) -> str:
    when = period(closure.start, closure.end)
    if not closure.reason:
        return _("the region is closed {when}").format(when=when)
    return _("the region is closed {when}, {reason}").format(when=when, reason=one_line(closure.reason))


def _way_out(blocking: Iterable[Obstacle]) -> str:
    """Return what to do about all of *blocking*: a day by which the last is out of the way, if there is one."""
    days = [obstacle.clears for obstacle in blocking]
    known = [day for day in days if day]
    if len(known) == len(days):
        return _("hold it on {day} or later, or in another region").format(day=max(known))
    missing = dict.fromkeys(obstacle.condition for obstacle in blocking if obstacle.condition and not obstacle.clears)
    if not missing:
        return _("hold it in another region")
    return _("plan an activity that provides {conditions}, or hold it in another region").format(
        conditions=listed(str(condition) for condition in missing)
    )
