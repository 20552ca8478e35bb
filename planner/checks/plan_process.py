"""Owns the checks of how a session is agreed and carried on: partners, counterpart, funding, due diligence, follow-up.

From *idea* on they look for partners who plan the same: the summary of 2018 finds that partners disclose late, and an
idea can still be dropped without loss. Cancelled sessions are passed over everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.checks.booking import Booking, Groups, milder
from planner.checks.phrase import listed
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import Counted, sentence
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.view import View

DUPLICATE_DAYS = 90
"""Days from the end of one session to the start of the other within which two partners teach the same."""
_Latest = tuple[Booking, str, Booking | None]
"""Of the sessions seen, the one that ends last, its partner, and the one of another partner that ends last."""
_Twin = tuple[str, str, Booking]
"""Unit, module and the session of another partner that teaches it."""


@check("PL401", Severity.WARNING, per="session")
def duplicate(view: View) -> Iterator[Hit]:
    """Same module and unit, two partners within 90 days.

    Compares sessions of different partners with heads of one unit in one module, ideas and delivered ones included: at
    most 90 days from the end of one to the start of the other. One finding for a session, which begins later; a note
    if both are delivered. A session that names no partner is passed over.

    Why: the summary of 2018 finds duplication above all in what is offered as training, by partners who tell of it once
    it is approved. At the stage of an idea it costs one telephone call.

    Remedy: agree who runs it: cancel one, open it to another unit, or run it together.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        partner = "unpol"
        seats = { gao-gms = 8 }

        [[session]]
        id = "S-2"
        modules = ["HR-01"]
        start = 2014-09-01
        partner = "enp"
        seats = { gao-gms = 8 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        partner = "unpol"
        seats = { gao-gms = 8 }
    """
    yield from _duplicates(view)


def _duplicates(view: View) -> Iterator[Hit]:
    words = _Words()
    plan = plan_of(view)
    twins = _Twins(plan.of_unit)
    for booking in plan.bookings:
        if found := twins.of(booking):
            yield words.hit(booking, found)


class _Twins(dict[str, dict[str, list[_Twin]]]):
    """By unit and session id what another partner teaches the unit too, found when a unit is asked for."""

    def __init__(self, bookings: Groups) -> None:
        super().__init__()
        self._bookings = bookings

    def of(self, booking: Booking) -> list[_Twin]:
        """Return those of all units of *booking*."""
        if not booking.session.partner:
            return []
        name = booking.session.id
        return [twin for unit in booking.heads for twin in self[unit].get(name, ())]

    def __missing__(self, unit: str) -> dict[str, list[_Twin]]:
        """Find those of *unit*."""
        latest: dict[str, _Latest] = {}
        found: dict[str, list[_Twin]] = {}
        for booking in self._bookings[unit]:
            if (partner := booking.session.partner) and (twins := _twins(unit, booking, partner, latest)):
                found[booking.session.id] = twins
        self[unit] = found
        return found


def _twins(unit: str, booking: Booking, partner: str, latest: dict[str, _Latest]) -> list[_Twin]:
    """Return what another partner teaches *unit* too; and make *booking* one of the *latest*, by module id."""
    found = []
    since, last = booking.first - DUPLICATE_DAYS, booking.last
    for module in booking.course.ids:
        seen = latest.get(module)
        if seen is None:
            latest[module] = (booking, partner, None)
            continue
        first, its, second = seen
        other = first if its != partner else second
        if other and other.last >= since:
            found.append((unit, module, other))
        if last >= first.last:
            latest[module] = (booking, partner, second if its == partner else first)
        elif its != partner and (second is None or last > second.last):
            latest[module] = (first, its, booking)
    return found


class _Words:
    """What is said of duplicates, read once."""

    def __init__(self) -> None:
        names = ("session", "partner", "modules", "units", "day", "other_partner", "other", "last")
        text = _(
            "{session}: {partner} teaches {modules} to {units} from {day}, "
            "and {other_partner} does in {other} until {last}"
        )
        self._say = sentence(text, *names)
        self._besides = Counted(_besides)
        self._hint = _("agree who runs it: cancel one, open it to another unit, or run it together")

    def hit(self, booking: Booking, found: list[_Twin]) -> Hit:
        """Return the finding on *booking*: the first of the other sessions with what it shares, the rest counted."""
        session, other = booking.session, found[0][2]
        earlier = other.session
        units: dict[str, None] = {}
        modules: dict[str, None] = {}
        more = set()
        for unit, module, one in found:
            if one is other:
                units[unit] = modules[module] = None
            else:
                more.add(one.session.id)
        partners = (str(session.partner), str(earlier.partner))
        taught = (session.id, partners[0], listed(list(modules)), listed(list(units)), session.start)
        message = self._say((*taught, partners[1], earlier.id, earlier.end))
        over = booking.delivered and other.delivered
        entities = (session.id, earlier.id, *units, *partners, *modules)
        hint, severity = ("", Severity.NOTE) if over else (self._hint, None)
        return Hit(session, message + self._besides[len(more)], hint, entities, ("partner",), severity)


def _besides(more: int) -> str:
    if not more:
        return ""
    return ngettext(", besides {count} other session", ", besides {count} other sessions", more).format(count=more)


@check("PL402", Severity.WARNING, per="session")
def no_national_counterpart(view: View) -> Iterator[Hit]:
    """Session ahead without a national counterpart.

    A planned or approved session has no `counterpart`, and its partner is not a national one. For an idea it is a note.

    Why: the policy brief of 2014 wants needs and roles defined jointly; the summary of 2018 wants reform driven from
    within, which is more than consent. A course that nobody at home asked for is attended and forgotten.

    Remedy: name the directorate or school that agreed to it, or let a national partner run it.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        partner = "unpol"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        partner = "unpol"
        counterpart = "National police, regional directorate of Gao"
    """
    say = sentence(_("{session} on {day} has no national counterpart"), "session", "day")
    hint = _("name the national body that agreed to it")
    national = {partner.id for partner in view.mission.partners if partner.kind == "national"}
    for booking in plan_of(view).ahead:
        session = booking.session
        if not session.counterpart.strip() and session.partner not in national:
            message = say((session.id, session.start))
            yield Hit(session, message, hint, (session.id,), severity=milder(session))


@check("PL403", Severity.WARNING, per="session")
def no_funding(view: View) -> Iterator[Hit]:
    """Planned session without funding.

    A planned or approved session has no `funding`. An idea needs none yet.

    Why: the policy brief of 2014 notes that programmatic funding was lacking. A date that no budget stands behind is
    given up in the week before, when trainers and units have arranged themselves for it.

    Remedy: name the budget or the donor, or call the session an idea until there is one.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        status = "planned"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        status = "planned"
        funding = "Mission trust fund"
    """
    say = sentence(_("{session} is planned for {day} and names no funding"), "session", "day")
    hint = _("name the budget or the donor, or make it an idea")
    for booking in plan_of(view).ahead:
        session = booking.session
        if not booking.idea and not session.funding.strip():
            yield Hit(session, say((session.id, session.start)), hint, (session.id,))


@check("PL404", Severity.WARNING, per="session")
def due_diligence_pending(view: View) -> Iterator[Hit]:
    """Due diligence not done for what requires it.

    A module has `due_diligence = true`, and the planned, approved or delivered session that teaches it says *pending*
    or nothing. *cleared* and *not-needed* are answers.

    Why: by its policy on human rights due diligence the United Nations supports other forces only after looking at who
    they are. The summary of 2018 counts human rights as inseparable from operations.

    Remedy: have the units checked and record the outcome in `due_diligence`.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-02"]
        start = 2014-07-07
        due_diligence = "pending"

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-02"]
        start = 2014-07-07
        due_diligence = "cleared"
    """
    pending = sentence(_("{session}: due diligence is pending and {modules} cannot do without"), "session", "modules")
    unsaid = sentence(
        _("{session}: nothing is said of due diligence and {modules} cannot do without"), "session", "modules"
    )
    hint = _("have the units checked and record the outcome")
    for booking in plan_of(view).firm:
        session, guarded = booking.session, booking.course.guarded
        if guarded and session.due_diligence in (None, "pending"):
            say = pending if session.due_diligence else unsaid
            message = say((session.id, listed(guarded)))
            yield Hit(session, message, hint, (session.id, *guarded), ("due_diligence",))
