"""Owns the checks of what is booked twice: teams, units and the rooms of venues.

An idea takes nothing up, so none of these looks at it. Each problem is found once, filed under the session that begins
later; between sessions that are both over it is a note, since only the record can still be put right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from planner.checks.booking import Booking, clashes, heads_step
from planner.checks.phrase import figure
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import Counted, sentence
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.view import View


@check("PL101", Severity.WARNING, per="team", named=2)
def team_double_booked(view: View) -> Iterator[Hit]:
    """Team in two sessions at once.

    Compares the days, first and last included, of all planned, approved and delivered sessions of a team. One finding
    for a session and team, naming the overlapping session that ends last; a note if both are delivered.

    Why: few can train: the policy brief of 2014 counts 122 individual officers of 320 approved. A team that is promised
    twice fails one of two units on the day.

    Remedy: move one of the two sessions, or name another team that has the skill.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        teams = ["ipo-gao"]

        [[session]]
        id = "S-2"
        modules = ["HR-02"]
        start = 2014-07-07
        teams = ["ipo-gao"]

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        teams = ["ipo-gao"]

        [[session]]
        id = "S-2"
        modules = ["HR-02"]
        start = 2014-07-08
        teams = ["ipo-gao"]
    """
    words = _TeamWords()
    for team, bookings in plan_of(view).by_team.items():
        yield from _team_twice(team, bookings, words)


class _TeamWords:
    """What is said of teams, read once."""

    def __init__(self) -> None:
        names = ("session", "team", "other", "first", "last")
        self.days = sentence(_("{session}: team {team} is also in {other} from {first} to {last}"), *names)
        self.day = sentence(_("{session}: team {team} is also in {other} on {first}"), *names[:4])
        self.besides = Counted(_besides)
        self.hints = (_("move one of the two or name another team"), _over_hint())


def _team_twice(team: str, bookings: Sequence[Booking], words: _TeamWords) -> Iterator[Hit]:
    for booking, other, more in clashes(bookings):
        session, name = booking.session, other.session.id
        if last := _last_shared(booking, other):
            message = words.days((session.id, team, name, session.start, last))
        else:
            message = words.day((session.id, team, name, session.start))
        over = booking.delivered and other.delivered
        yield Hit(
            session,
            message + words.besides[more],
            words.hints[over],
            (session.id, name, team),
            ("teams", session.teams.index(team)),
            Severity.NOTE if over else None,
        )


@check("PL102", Severity.WARNING, per="unit", named=2)
def unit_double_booked(view: View) -> Iterator[Hit]:
    """Unit in two sessions at once.

    Compares the days of all planned, approved and delivered sessions in which a unit has seats (of delivered ones:
    attendance). One finding for a session and unit; a note if both are delivered.

    Why: partners who do not know of each other book the same station for the same week, and one room stays empty. The
    summary of 2018 asks whether all the support on offer can be used.

    Remedy: move one of the two, or have the unit's commander confirm that other heads are meant.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 4 }

        [[session]]
        id = "S-2"
        modules = ["HR-03"]
        start = 2014-07-07
        seats = { gao-gms = 4 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 4 }

        [[session]]
        id = "S-2"
        modules = ["HR-03"]
        start = 2014-07-08
        seats = { gao-gms = 4 }
    """
    words = _UnitWords()
    for name, bookings in plan_of(view).firm_by_unit.items():
        yield from _unit_twice(view.mission.unit[name], bookings, words)


class _UnitWords:
    """What is said of units, read once."""

    def __init__(self) -> None:
        heads = ("here", "there", "strength")
        days = _(
            "{session}: {unit} is also in {other} from {first} to {last}, {here} and {there} of its {strength} heads"
        )
        day = _("{session}: {unit} is also in {other} on {day}, {here} and {there} of its {strength} heads")
        self.days = sentence(days, *("session", "unit", "other", "first", "last", *heads))
        self.day = sentence(day, *("session", "unit", "other", "day", *heads))
        self.besides = Counted(_besides)
        self.hints = (_("move one of the two, or make sure that other heads are meant"), _over_hint())


def _unit_twice(unit: Unit, bookings: Sequence[Booking], words: _UnitWords) -> Iterator[Hit]:
    known, strength = unit.id, figure(unit.strength, unit.confidence == "illustrative")
    for booking, other, more in clashes(bookings):
        session, name = booking.session, other.session.id
        heads = (booking.heads[known], other.heads[known], strength)
        if last := _last_shared(booking, other):
            message = words.days((session.id, known, name, session.start, last, *heads))
        else:
            message = words.day((session.id, known, name, session.start, *heads))
        over = booking.delivered and other.delivered
        yield Hit(
            session,
            message + words.besides[more],
            words.hints[over],
            (session.id, name, known),
            heads_step(booking, known),
            Severity.NOTE if over else None,
        )


@check("PL103", Severity.WARNING, per="venue", named=2)
def venue_rooms_double_booked(view: View) -> Iterator[Hit]:
    """More sessions in a venue than it has rooms.

    Counts, on the first day of each planned, approved or delivered session, those that take place in its venue; each
    takes one room. A venue has one room unless it says otherwise. A note if only delivered sessions are named.

    Why: the policy brief of 2014 names missing premises among what holds back the state's return. A hall that is
    promised twice sends one class home after days on the road.

    Remedy: move one of the sessions, take another venue, or record the rooms that the venue really has.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        venue = "gao-hall"

        [[session]]
        id = "S-2"
        modules = ["HR-03"]
        start = 2014-07-07
        venue = "gao-hall"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        venue = "gao-hall"

        [[session]]
        id = "S-2"
        modules = ["HR-03"]
        start = 2014-07-07
        venue = "enp-hall"
    """
    for name, bookings in plan_of(view).by_venue.items():
        yield from _rooms_twice(name, view.mission.venue[name].rooms, bookings)


def _rooms_twice(venue: str, rooms: int, bookings: Sequence[Booking]) -> Iterator[Hit]:
    text = ngettext(
        "{session}: {venue} has {rooms} room and {count} sessions on {day}, {other} among them",
        "{session}: {venue} has {rooms} rooms and {count} sessions on {day}, {other} among them",
        rooms,
    )
    say = sentence(text, "session", "venue", "rooms", "count", "day", "other")
    hints = (_("move one of them or take another venue"), _over_hint())
    for booking, other, more in clashes(bookings):
        if more + 2 > rooms:
            session, name = booking.session, other.session.id
            over = booking.delivered and other.delivered
            yield Hit(
                session,
                say((session.id, venue, rooms, more + 2, session.start, name)),
                hints[over],
                (session.id, name, venue),
                ("venue",),
                Severity.NOTE if over else None,
            )


def _besides(more: int) -> str:
    if not more:
        return ""
    return ngettext(", and in {count} more then", ", and in {count} more then", more).format(count=more)


def _last_shared(one: Booking, other: Booking) -> dt.date | None:
    """Return the last day that two bookings share, of which the first begins later; None: they share only one."""
    first_to_end = one if one.last <= other.last else other
    return first_to_end.session.end if first_to_end.last > one.first else None


def _over_hint() -> str:
    return _("both are over: check the dates, and who was there")
