"""Owns the checks of who is in a session: the size of the class, the teams' skills, the audience, the prerequisites.

They look at planned and approved sessions and, as a note, at ideas; what was delivered took place. Where a session names
no seats or no teams there is nothing to compare, and they say nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.checks.plan_index import Booking, Course, Plan, milder, plan_of
from planner.checks.plan_words import listed
from planner.checks.registry import Hit, check
from planner.coverage import in_audience
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.mission import Mission
from planner.model import Unit
from planner.view import View

Held = dict[tuple[str, str], int]
"""The ordinal of the day on which a unit has first had, or will have had, a module, by unit and module id."""
_NEVER = dt.date.max.toordinal() + 1


@check("PL301", Severity.WARNING)
def more_than_the_class(view: View) -> Iterator[Hit]:
    """More seats booked than a class of the module takes.

    Compares the sum of a session's `seats` with the smallest `class_max` of its modules. Planned and approved sessions;
    for an idea it is a note.

    Why: practice in a class of sixty is watching. ISS (2014) wants training joined by assistance on the ground; in an
    overfull class nobody knows afterwards who could do it.

    Remedy: split the session, or book fewer seats.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 300 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 50 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 300 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 25 } }]
    """
    text = _("{session}: {seats} seats are booked, a class of {module} takes at most {most}").format
    for booking in plan_of(view).ahead:
        session, module = booking.session, booking.course.smallest_maximum
        most = module.class_max if module else None
        if module and most is not None and (seats := sum(session.seats.values())) > most:
            message = text(session=session.id, seats=seats, module=module.id, most=most)
            yield Hit(session, message, _split(seats, most), (session.id, module.id), ("seats",), milder(session))


def _split(seats: int, most: int) -> str:
    if not most:
        return _("book no seats, or correct the module's class_max")
    count = -(-seats // most)
    return ngettext("split it into {count} class", "split it into {count} classes", count).format(count=count)


@check("PL302", Severity.WARNING)
def fewer_than_the_class(view: View) -> Iterator[Hit]:
    """Fewer seats booked than a class of the module needs.

    Compares the sum of a session's `seats` with the largest `class_min` of its modules, if any seats are named. Planned
    and approved sessions; for an idea it is a note.

    Why: a lesson of roles, lines and cordons needs people to fill them, and a team that travels for five reaches few:
    ISS (2014) finds the component that trains to be the one that is missing.

    Remedy: invite heads of other units of the region, or join it with another session.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 300 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 5 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 300 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 25 } }]
    """
    text = _("{session}: {seats} seats are booked, a class of {module} needs at least {least}").format
    hint = _("invite heads of other units, or join it with another session")
    for booking in plan_of(view).ahead:
        session, module = booking.session, booking.course.largest_minimum
        if module and session.seats and (seats := sum(session.seats.values())) < module.class_min:
            message = text(session=session.id, seats=seats, module=module.id, least=module.class_min)
            yield Hit(session, message, hint, (session.id, module.id), ("seats",), milder(session))


@check("PL303", Severity.WARNING)
def team_lacks_the_skill(view: View) -> Iterator[Hit]:
    """No team of the session has the skill for a module.

    A team has the skill for a module if its `skills` name the module or its curriculum; a team that names none has none.
    Sessions without teams are passed over. Planned and approved sessions; for an idea it is a note.

    Why: officers sent to train are often chosen for another trade. ISS (2014) separates those who train (individual
    officers) from formed units, whose task is protection; the wrong ones teach what they happen to know.

    Remedy: add a team that has the skill, or record the skill if the team has it.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        team = [{ id = "t", title = "T", region = "r", trainers = 4, skills = ["crowd-control"] }]
        session = [{ id = "a", modules = ["CI-01"], start = 2014-07-07, teams = ["t"] }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        team = [{ id = "t", title = "T", region = "r", trainers = 4, skills = ["investigations"] }]
        session = [{ id = "a", modules = ["CI-01"], start = 2014-07-07, teams = ["t"] }]
    """
    text = _("{session}: {teams} without the skill for {modules}").format
    hint = _("add a team that has the skill")
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for booking in plan_of(view).ahead:
        session = booking.session
        key = (session.teams, session.modules)
        lacking = known.get(key)
        if lacking is None:
            lacking = known[key] = _unskilled(view.mission, session.teams, booking.course)
        if lacking:
            message = text(session=session.id, teams=listed(session.teams), modules=listed(lacking))
            yield Hit(session, message, hint, (session.id, *session.teams, *lacking), ("teams",), milder(session))


def _unskilled(mission: Mission, teams: tuple[str, ...], course: Course) -> list[str]:
    """Return the modules that no team can teach; of a team that was left out nothing is known."""
    if not teams or any(team not in mission.team for team in teams):
        return []
    skills = {skill for team in teams for skill in mission.team[team].skills}
    return [
        module.id
        for module in course.modules
        if module.id not in skills and mission.curriculum_of[module.id].id not in skills
    ]


@check("PL304", Severity.WARNING)
def unit_not_in_the_audience(view: View) -> Iterator[Hit]:
    """Unit booked for a module that is not for units like it.

    The module's audience names roles of which the unit has none, and the unit has no need for it of its own (`needs`
    above 0). One finding for a session and unit. Planned and approved sessions; for an idea it is a note.

    Why: the right people come first. BAG (2018) finds that ties override the rules of human resources; seats that go
    to whoever is free train nobody who needs it.

    Remedy: give the seats to a unit of the audience, or record the need that was assessed on the spot.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60, roles = ["public-order"] }]
        session = [{ id = "a", modules = ["CI-01"], start = 2014-07-07, seats = { u = 12 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60, roles = ["public-order"], needs = { CI-01 = 12 } }]
        session = [{ id = "a", modules = ["CI-01"], start = 2014-07-07, seats = { u = 12 } }]
    """
    text = _("{session}: {unit} is not in the audience of {modules}").format
    hint = _("give its seats to another unit, or record a need that was assessed")
    known: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for booking in plan_of(view).ahead:
        session = booking.session
        for name in booking.heads:
            outside = known.get((name, session.modules))
            if outside is None:
                outside = _not_for(view.mission.unit[name], booking.course)
                known[name, session.modules] = outside
            if outside:
                message = text(session=session.id, unit=name, modules=listed(outside))
                yield Hit(session, message, hint, (session.id, name, *outside), ("seats", name), milder(session))


def _not_for(unit: Unit, course: Course) -> list[str]:
    return [module.id for module in course.modules if not in_audience(unit, module) and not unit.needs.get(module.id)]


@check("PL305", Severity.WARNING)
def prerequisite_missing(view: View) -> Iterator[Hit]:
    """Prerequisite neither held nor scheduled before.

    A module of the session requires another that the unit has not attended in a delivered session, and for which it has
    no seats in a planned or approved one, that ends before this one starts; nor does this session teach it. Ideas may
    build on ideas; for an idea, and for a unit whose records are unknown, it is a note.

    Why: later lessons build on earlier ones: who interviews a suspect without the lesson on custody learns the
    technique without the safeguard. BAG (2018) calls operations, governance and human rights inseparable.

    Remedy: schedule the required module earlier, or teach it in the same session.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-02"], start = 2014-07-07, seats = { u = 20 } }]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01", "HR-02"], start = 2014-07-07, seats = { u = 20 } }]
    """
    plan = plan_of(view)
    firm, any_ = _held(plan, ideas=False), _held(plan, ideas=True)
    for booking in plan.ahead:
        if booking.course.requires:
            held = any_ if booking.idea else firm
            for name in booking.heads:
                if missing := _missing(booking, name, held):
                    yield _unprepared(booking, view.mission.unit[name], missing)


def _held(plan: Plan, *, ideas: bool) -> Held:
    wanted = {name for booking in plan.ahead for name, _module in booking.course.requires}
    held: Held = {}
    for booking in plan.bookings if ideas else plan.firm:
        for module in booking.course.modules:
            if module.id in wanted:
                for unit in booking.heads:
                    key = (unit, module.id)
                    if booking.last < held.get(key, _NEVER):
                        held[key] = booking.last
    return held


def _missing(booking: Booking, unit: str, held: Held) -> list[tuple[str, str]]:
    return [pair for pair in booking.course.requires if held.get((unit, pair[0]), _NEVER) >= booking.first]


def _unprepared(booking: Booking, unit: Unit, missing: list[tuple[str, str]]) -> Hit:
    session = booking.session
    pairs = listed(_("{required} (for {module})").format(required=one, module=other) for one, other in missing)
    text = _("{session}: before {day}, {unit} has neither had nor booked {modules}")
    return Hit(
        session,
        text.format(session=session.id, day=session.start, unit=unit.id, modules=pairs),
        _("schedule it earlier or teach it in the same session"),
        (session.id, unit.id, *(name for name, _module in missing)),
        ("seats", unit.id),
        Severity.NOTE if unit.records == "unknown" else milder(session),
    )
