"""Owns the checks of how a session is agreed and carried on: partners, counterpart, funding, due diligence, follow-up.

From *idea* on they look for partners who plan the same, since partners disclose late (BAG 2018) and an idea can still be
dropped without loss. Cancelled sessions are passed over everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from planner.checks.plan_index import Booking, milder, plan_of
from planner.checks.plan_words import listed
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Session
from planner.view import View

DUPLICATE_DAYS = 90
"""Days from the end of one session to the start of the other within which two partners teach the same."""
_Latest = tuple[Booking, Booking | None]
"""Of the sessions seen, the one that ends last, and the one of another partner that ends last."""


@check("PL401", Severity.WARNING)
def duplicate(view: View) -> Iterator[Hit]:
    """Same module for the same unit from two partners within 90 days.

    Compares sessions of different partners with heads of one unit in one module, ideas and delivered sessions included:
    90 days or fewer from the end of one to the start of the other. One finding for a session and unit, at the session
    that begins later; a note if both are delivered. A session that names no partner is passed over.

    Why: BAG (2018) finds duplication above all in what is offered as training, and partners who tell of it only once
    it is approved. At the stage of an idea it costs one telephone call.

    Remedy: agree who runs it; cancel one, open it to another unit, or run it together.

    Wrong:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        partner = [{ id = "p", title = "P" }, { id = "q", title = "Q" }]
        session = [
            { id = "a", modules = ["HR-01"], start = 2014-07-07, partner = "p", seats = { u = 12 } },
            { id = "b", modules = ["HR-01"], start = 2014-09-01, partner = "q", seats = { u = 12 }, status = "idea" },
        ]

    Right:
        zone = [{ id = "z", title = "Z" }]
        region = [{ id = "r", title = "R", zone = "z" }]
        unit = [{ id = "u", title = "U", region = "r", strength = 60 }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, seats = { u = 24 } }]
    """
    for unit, bookings in plan_of(view).by_unit.items():
        yield from _duplicates(unit, bookings)


def _duplicates(unit: str, bookings: Sequence[Booking]) -> Iterator[Hit]:
    latest: dict[str, _Latest] = {}
    for booking in bookings:
        if booking.session.partner is None:
            continue
        same: dict[str, list[str]] = {}
        others: dict[str, Booking] = {}
        for module in booking.course.modules:
            seen = latest.get(module.id)
            if other := _other(seen, booking):
                same.setdefault(other.session.id, []).append(module.id)
                others[other.session.id] = other
            latest[module.id] = _with(seen, booking)
        if same:
            name, modules = next(iter(same.items()))
            yield _duplicate(unit, booking, others[name], modules, len(same) - 1)


def _other(seen: _Latest | None, booking: Booking) -> Booking | None:
    """Return the session of another partner that ends last, if that is near enough."""
    if seen is None:
        return None
    other = seen[0] if seen[0].session.partner != booking.session.partner else seen[1]
    return other if other and booking.first - other.last <= DUPLICATE_DAYS else None


def _with(seen: _Latest | None, booking: Booking) -> _Latest:
    if seen is None:
        return booking, None
    first, second = seen
    if booking.session.partner == first.session.partner:
        return (booking if booking.last > first.last else first), second
    if booking.last >= first.last:
        return booking, first
    return first, booking if second is None or booking.last > second.last else second


def _duplicate(unit: str, booking: Booking, other: Booking, modules: list[str], more: int) -> Hit:
    session, earlier = booking.session, other.session
    days = max(0, booking.first - other.last)
    text = ngettext(
        "{session}: {unit} gets {modules} from {partner}, and from {other_partner} in {other}, {days} day before",
        "{session}: {unit} gets {modules} from {partner}, and from {other_partner} in {other}, {days} days before",
        days,
    )
    if not days:
        text = _(
            "{session}: {unit} gets {modules} from {partner}, and from {other_partner} in {other}, at the same time"
        )
    message = text.format(
        session=session.id, unit=unit, modules=listed(modules), partner=session.partner,
        other_partner=earlier.partner, other=earlier.id, days=days,
    )  # fmt: skip
    if more:
        message += ngettext(", besides {count} other session", ", besides {count} other sessions", more).format(
            count=more
        )
    over = booking.delivered and other.delivered
    hint = _("agree who runs it: cancel one, open it to another unit, or run it together")
    entities = (session.id, earlier.id, unit, *(p for p in (session.partner, earlier.partner) if p), *modules)
    note = Severity.NOTE if over else None
    return Hit(session, message, "" if over else hint, entities, ("partner",), note)


@check("PL402", Severity.WARNING)
def no_national_counterpart(view: View) -> Iterator[Hit]:
    """Session ahead without a national counterpart.

    A planned or approved session has no `counterpart`, and its partner is not a national one. For an idea it is a note.

    Why: ISS (2014) wants needs and roles defined jointly; BAG (2018) wants reform driven from within, which is more
    than consent. A course that nobody at home asked for is attended and forgotten.

    Remedy: name the directorate or school that agreed to it, or let a national partner run it.

    Wrong:
        partner = [{ id = "p", title = "P", kind = "bilateral" }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, partner = "p" }]

    Right:
        partner = [{ id = "p", title = "P", kind = "bilateral" }]
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, partner = "p", counterpart = "Police school" }]
    """
    text = _("{session} on {day} has no national counterpart").format
    hint = _("name the national body that agreed to it")
    national = {partner.id for partner in view.mission.partners if partner.kind == "national"}
    for booking in plan_of(view).ahead:
        session = booking.session
        if not session.counterpart.strip() and session.partner not in national:
            message = text(session=session.id, day=session.start)
            yield Hit(session, message, hint, (session.id,), severity=milder(session))


@check("PL403", Severity.WARNING)
def no_funding(view: View) -> Iterator[Hit]:
    """Planned session without funding.

    A planned or approved session has no `funding`. An idea needs none yet.

    Why: ISS (2014) notes that programmatic funding was lacking; a date that no budget stands behind is given up in the
    week before, when trainers and trainees have arranged themselves for it.

    Remedy: name the budget or the donor, or call the session an idea until there is one.

    Wrong:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, status = "planned" }]

    Right:
        session = [{ id = "a", modules = ["HR-01"], start = 2014-07-07, status = "planned", funding = "Trust fund" }]
    """
    text = _("{session} is planned for {day} and names no funding").format
    hint = _("name the budget or the donor, or make it an idea")
    for booking in plan_of(view).ahead:
        session = booking.session
        if not booking.idea and not session.funding.strip():
            yield Hit(session, text(session=session.id, day=session.start), hint, (session.id,))


@check("PL404", Severity.WARNING)
def due_diligence_pending(view: View) -> Iterator[Hit]:
    """Due diligence not done for what requires it.

    A module has `due_diligence = true`, and the planned, approved or delivered session that teaches it says *pending* or
    nothing. *cleared* and *not-needed* are answers.

    Why: by its policy on human rights due diligence the United Nations supports forces outside it only after looking at
    who they are. BAG (2018) counts governance and human rights as inseparable from operations.

    Remedy: have the units checked and record the outcome in `due_diligence`.

    Wrong:
        session = [{ id = "a", modules = ["PO-02"], start = 2014-07-07 }]

    Right:
        session = [{ id = "a", modules = ["PO-02"], start = 2014-07-07, due_diligence = "cleared" }]
    """
    pending = _("{session}: due diligence is pending and {modules} cannot do without").format
    unsaid = _("{session}: nothing is said of due diligence and {modules} cannot do without").format
    hint = _("have the units checked and record the outcome")
    for booking in plan_of(view).firm:
        session, guarded = booking.session, booking.course.guarded
        if guarded and session.due_diligence in (None, "pending"):
            text = pending if session.due_diligence else unsaid
            message = text(session=session.id, modules=listed(guarded))
            yield Hit(session, message, hint, (session.id, *guarded), ("due_diligence",))
