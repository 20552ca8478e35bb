"""Owns the checks of what is booked twice: teams, units, the rooms of venues, and too many of a unit at once.

An idea takes nothing up, so none of these looks at it. Each problem is found once, filed under the session that begins
later; between sessions that are both over it is a note, since only the record can still be put right.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from planner.checks.plan_index import Booking, clashes, plan_of
from planner.checks.plan_words import percent, period
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.view import View


@check("PL101", Severity.WARNING)
def team_double_booked(view: View) -> Iterator[Hit]:
    """Team in two sessions at once.

    Compares the days, first and last included, of all planned, approved and delivered sessions of a team. One finding
    for a session and team, naming the overlapping session that ends last; a note if both are delivered.

    Why: few can train. ISS (2014): 122 of 320 individual officers, whose main task is capacity-building, were
    deployed. A team that is promised twice fails one of the two units on the day.

    Remedy: move one of the two sessions, or name another team that has the skill.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        team = [{ id = "t", title = "T", region = "r", trainers = 4, skills = ["human-rights"] }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, end = 2014-07-11, teams = ["t"] },
            { id = "b", modules = ["HR-02"], start = 2014-07-10, end = 2014-07-11, teams = ["t"] },
        ]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        team = [{ id = "t", title = "T", region = "r", trainers = 4, skills = ["human-rights"] }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, end = 2014-07-09, teams = ["t"] },
            { id = "b", modules = ["HR-02"], start = 2014-07-10, end = 2014-07-11, teams = ["t"] },
        ]
    """
    for team, bookings in plan_of(view).by_team.items():
        yield from _teams_twice(team, bookings)


def _teams_twice(team: str, bookings: Sequence[Booking]) -> Iterator[Hit]:
    text = _("{session}: team {team} is also in {other} {when}").format
    hint = _("move one of the two or name another team")
    for booking, other, more in clashes(bookings):
        session, name = booking.session, other.session.id
        yield Hit(
            session,
            text(session=session.id, team=team, other=name, when=_overlap(booking, other)) + _besides(more),
            _over_hint() if booking.delivered and other.delivered else hint,
            (session.id, name, team),
            ("teams", session.teams.index(team)),
            _milder_if_over(booking, other),
        )


@check("PL102", Severity.WARNING)
def unit_double_booked(view: View) -> Iterator[Hit]:
    """Unit in two sessions at once.

    Compares the days of all planned, approved and delivered sessions in which a unit has seats (of delivered ones:
    attendance). One finding for a session and unit, naming the overlapping session that ends last.

    Why: BAG (2018) asks whether Mali can use all the support that is offered. Partners who do not know of each
    other book the same commissariat for the same week, and one room stays empty.

    Remedy: move one of the two, or have the unit's commander confirm that other heads are meant.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 90 }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, end = 2014-07-08, seats = { u = 10 } },
            { id = "b", modules = ["HR-03"], start = 2014-07-08, seats = { u = 5 } },
        ]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 90 }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, end = 2014-07-08, seats = { u = 10 } },
            { id = "b", modules = ["HR-03"], start = 2014-07-09, seats = { u = 5 } },
        ]
    """
    for name, bookings in plan_of(view).firm_by_unit.items():
        yield from _unit_twice(view.mission.unit[name], bookings)


def _unit_twice(unit: Unit, bookings: Sequence[Booking]) -> Iterator[Hit]:
    text = _("{session}: {unit} is also in {other} {when}, {here} and {there} of its {strength} heads").format
    hint = _("move one of the two, or make sure that other heads are meant")
    known = unit.id
    strength = _strength(unit)
    for booking, other, more in clashes(bookings):
        session, name = booking.session, other.session.id
        when = _overlap(booking, other)
        here, there = booking.heads[known], other.heads[known]
        yield Hit(
            session,
            text(session=session.id, unit=known, other=name, when=when, here=here, there=there, strength=strength)
            + _besides(more),
            _over_hint() if booking.delivered and other.delivered else hint,
            (session.id, name, known),
            _heads_step(booking, known),
            _milder_if_over(booking, other),
        )


@check("PL103", Severity.WARNING)
def venue_rooms_double_booked(view: View) -> Iterator[Hit]:
    """More sessions in a venue than it has rooms.

    Counts, on the first day of each planned, approved or delivered session, those that take place in its venue; each
    takes one room. A venue has one room unless it says otherwise.

    Why: premises are scarce, above all in the north. ISS (2014): the state's return is hampered by lacking premises;
    a hall that is promised twice sends one class home after days on the road.

    Remedy: move one of the sessions, take another venue, or record the rooms that the venue really has.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        venue = [{ id = "v", title = "V", region = "r", seats = 30 }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, venue = "v" },
            { id = "b", modules = ["HR-01"], start = 2014-07-07, venue = "v" },
        ]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        venue = [{ id = "v", title = "V", region = "r", seats = 30, rooms = 2 }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, venue = "v" },
            { id = "b", modules = ["HR-01"], start = 2014-07-07, venue = "v" },
        ]
    """
    for name, bookings in plan_of(view).by_venue.items():
        yield from _rooms_twice(name, view.mission.venue[name].rooms, bookings)


def _rooms_twice(venue: str, rooms: int, bookings: Sequence[Booking]) -> Iterator[Hit]:
    text = ngettext(
        "{session}: {venue} has {rooms} room and {count} sessions on {day}, {other} among them",
        "{session}: {venue} has {rooms} rooms and {count} sessions on {day}, {other} among them",
        rooms,
    ).format
    hint = _("move one of them or take another venue")
    for booking, other, more in clashes(bookings):
        if more + 2 > rooms:
            session, name = booking.session, other.session.id
            yield Hit(
                session,
                text(session=session.id, venue=venue, rooms=rooms, count=more + 2, day=session.start, other=name),
                _over_hint() if booking.delivered and other.delivered else hint,
                (session.id, name, venue),
                ("venue",),
                _milder_if_over(booking, other),
            )


@check("PL104", Severity.WARNING)
def release_over_target(view: View) -> Iterator[Hit]:
    """More of a unit in training on one day than its release target.

    Adds up, on the first day of each session, the unit's heads in planned, approved and delivered sessions that run
    then; compares with `release` of `[mission.targets]` x strength. A note if all its modules are for formed units.

    Why: a unit in class is not on patrol. BAG (2018) asks how much support the forces can absorb; taking too many at
    once leaves a station closed, or the seats empty.

    Remedy: book fewer seats of the unit and more of others, or spread them over later sessions.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 25 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 12 } }]
    """
    share = view.mission.settings.targets.release
    for name, bookings in plan_of(view).firm_by_unit.items():
        yield from _over_release(view.mission.unit[name], share, bookings)


def _over_release(unit: Unit, share: float, bookings: Sequence[Booking]) -> Iterator[Hit]:
    name = unit.id
    limit = math.floor(round(share * unit.strength, 6))
    ends = sorted((booking.last, booking.heads[name], booking.delivered) for booking in bookings)
    over = away = ahead = 0
    for before, booking in enumerate(bookings):
        while ends[over][0] < booking.first:
            away -= ends[over][1]
            ahead -= not ends[over][2]
            over += 1
        away += booking.heads[name]
        ahead += not booking.delivered
        if away > limit and ahead:
            session = booking.session
            yield Hit(
                session,
                _release_text(unit, share, limit, session.start, session.id, away, before - over + 1),
                _("book fewer seats or spread them over later sessions") if unit.strength else _("record its strength"),
                (session.id, name),
                _heads_step(booking, name),
                Severity.NOTE if booking.course.formed and away <= unit.strength else None,
            )


def _release_text(unit: Unit, share: float, limit: int, day: dt.date, session: str, away: int, count: int) -> str:
    text = ngettext(
        "{session}: {heads} of {strength} heads of {unit} are in training on {day}; "
        "the release target of {share} allows {limit}",
        "{session}: {heads} of {strength} heads of {unit} are in training on {day}, in {count} sessions; "
        "the release target of {share} allows {limit}",
        count,
    )
    return text.format(
        session=session,
        heads=away,
        strength=_strength(unit),
        unit=unit.id,
        day=day,
        count=count,
        share=percent(share),
        limit=_about(unit, limit),
    )


def _strength(unit: Unit) -> str:
    return _about(unit, unit.strength)


def _about(unit: Unit, heads: int) -> str:
    """Return a figure that the unit's strength enters, marked if that is invented."""
    return f"~{heads}" if unit.confidence == "illustrative" else str(heads)


def _overlap(one: Booking, other: Booking) -> str:
    """Return the days that two bookings share, of which the first begins later."""
    return period(one.session.start, min(one.session.end, other.session.end))


def _besides(more: int) -> str:
    if not more:
        return ""
    return ngettext(", and in {count} more then", ", and in {count} more then", more).format(count=more)


def _heads_step(booking: Booking, unit: str) -> tuple[str, str]:
    recorded = booking.delivered and booking.session.attended
    return ("attended" if recorded else "seats", unit)


def _milder_if_over(one: Booking, other: Booking) -> Severity | None:
    return Severity.NOTE if one.delivered and other.delivered else None


def _over_hint() -> str:
    return _("both are over: check the dates, and who was there")
