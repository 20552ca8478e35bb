"""Owns the checks of who is in a session: the size of the class, the teams' skills, the audience.

They look at planned and approved sessions and, as a note, at ideas; what was delivered took place. Where a session
names no seats or no teams there is nothing to compare, and they say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.checks.booking import Course, milder
from planner.checks.phrase import listed
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import sentence
from planner.checks.registry import Hit, check
from planner.coverage import in_audience
from planner.curriculum import Module
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.mission import Mission
from planner.view import View


@check("PL301", Severity.WARNING, per="session")
def more_than_the_class(view: View) -> Iterator[Hit]:
    """More seats booked than a class of the module takes.

    Compares the sum of a session's `seats` with the smallest `class_max` of its modules. Planned and approved sessions;
    for an idea it is a note.

    Why: practice in a class of sixty is watching. The policy brief of 2014 wants training joined by assistance on the
    ground; after an overfull class nobody knows who could do it.

    Remedy: split the session, or book fewer seats.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 20, bko-ca1 = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 8, bko-ca1 = 16 }
    """
    say = sentence(
        _("{session}: {seats} seats are booked, a class of {module} takes at most {most}"),
        *("session", "seats", "module", "most"),
    )
    for booking in plan_of(view).ahead:
        session, module = booking.session, booking.course.smallest_maximum
        most = module.class_max if module else None
        if module and most is not None and (seats := sum(session.seats.values())) > most:
            message = say((session.id, seats, module.id, most))
            yield Hit(session, message, _split(seats, most), (session.id, module.id), ("seats",), milder(session))


def _split(seats: int, most: int) -> str:
    if not most:
        return _("book no seats, or correct the module's class_max")
    count = -(-seats // most)
    return ngettext("split it into {count} class", "split it into {count} classes", count).format(count=count)


@check("PL302", Severity.WARNING, per="session")
def fewer_than_the_class(view: View) -> Iterator[Hit]:
    """Fewer seats booked than a class of the module needs.

    Compares the sum of a session's `seats` with the largest `class_min` of its modules, if any seats are named. Planned
    and approved sessions; for an idea it is a note.

    Why: a lesson of roles, lines and cordons needs people to fill them. The policy brief of 2014 finds that those who
    train are the ones who are missing: a team that travels for five heads is missing elsewhere.

    Remedy: invite heads of other units of the region, or join it with another session.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 5 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 8, bko-ca1 = 12 }
    """
    say = sentence(
        _("{session}: {seats} seats are booked, a class of {module} needs at least {least}"),
        *("session", "seats", "module", "least"),
    )
    hint = _("invite heads of other units, or join it with another session")
    for booking in plan_of(view).ahead:
        session, module = booking.session, booking.course.largest_minimum
        if module and session.seats and (seats := sum(session.seats.values())) < module.class_min:
            message = say((session.id, seats, module.id, module.class_min))
            yield Hit(session, message, hint, (session.id, module.id), ("seats",), milder(session))


@check("PL303", Severity.WARNING, per="session")
def team_lacks_the_skill(view: View) -> Iterator[Hit]:
    """No team of the session has the skill for a module.

    A team has the skill for a module if its `skills` name the module or its curriculum; a team that names none has
    none. Sessions without teams are passed over. Planned and approved sessions; for an idea it is a note.

    Why: the policy brief of 2014 tells individual officers, who build capacity, from formed units, who protect.
    Whoever is sent without the skill teaches what he happens to know.

    Remedy: add a team that has the skill, or record the skill if the team has it.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["CI-01"]
        start = 2014-07-07
        teams = ["ipo-gao"]

    Right:
        [[team]]
        id = "ipo-gao"
        title = "Trainers, Gao"
        region = "gao"
        trainers = 4
        skills = ["investigations"]

        [[session]]
        id = "S-1"
        modules = ["CI-01"]
        start = 2014-07-07
        teams = ["ipo-gao"]
    """
    yield from _without_skill(view)


def _without_skill(view: View) -> Iterator[Hit]:
    say = sentence(_("{session}: {teams} without the skill for {modules}"), "session", "teams", "modules")
    hint = _("add a team that has the skill")
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for booking in plan_of(view).ahead:
        session = booking.session
        key = (session.teams, session.modules)
        lacking = known.get(key)
        if lacking is None:
            lacking = known[key] = _unskilled(view.mission, session.teams, booking.course)
        if lacking:
            message = say((session.id, listed(session.teams), listed(lacking)))
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


@check("PL304", Severity.WARNING, per="session")
def unit_not_in_the_audience(view: View) -> Iterator[Hit]:
    """Unit booked for a module that is not for units like it.

    The module's audience names roles of which the unit has none, and the unit has no need for it of its own (`needs`
    above 0). One finding for a session and unit. Planned and approved sessions; for an idea it is a note.

    Why: the right people come first. The summary of 2018 finds that ties override the rules of human resources; seats
    that go to whoever is free train nobody who needs it.

    Remedy: give the seats to a unit of the audience, or record the need that was assessed on the spot.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["CI-01"]
        start = 2014-07-07
        seats = { gao-gms = 8 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["CI-01"]
        start = 2014-07-07
        seats = { bko-ca1 = 12 }
    """
    say = sentence(_("{session}: {unit} is not in the audience of {modules}"), "session", "unit", "modules")
    hint = _("give its seats to another unit, or record a need that was assessed")
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Module]] = {}
    for booking in plan_of(view).ahead:
        session = booking.session
        for name in booking.heads:
            unit = view.mission.unit[name]
            key = (unit.roles, session.modules)
            others = known.get(key)
            if others is None:
                others = known[key] = [module for module in booking.course.modules if not in_audience(unit, module)]
            if others and (outside := [module.id for module in others if not unit.needs.get(module.id)]):
                message = say((session.id, name, listed(outside)))
                yield Hit(session, message, hint, (session.id, name, *outside), ("seats", name), milder(session))
