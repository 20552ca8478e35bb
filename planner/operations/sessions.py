"""Owns what people do to sessions: plan, move, cancel, record as delivered, remove; each yields a change, not yet made.

It refuses what would falsify the record: a session that was delivered is not moved or cancelled by a slip.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from planner.editing import Changes, EditRefused
from planner.editing.values import Key
from planner.history import Change
from planner.i18n import _, ngettext
from planner.loading import Loaded
from planner.mission import Mission
from planner.operations.entries import add, copy, find, ids_of, remove, set_fields
from planner.operations.values import BadField

_DATES = ("start", "end", "follow_up")
STEPS = ("idea", "planned", "approved")
"""The way of a session to its first day."""


def plan_file(mission: Mission, partner: str) -> str:
    """Return the name of the file for a new session of *partner*: where its last one stands, else a file of its own."""
    mine = [session for session in mission.sessions if session.partner == (partner or None)]
    if mine:
        return mission.origin(mine[-1])[0]
    plain = re.sub(r"[^a-z0-9]+", "-", partner.lower())[:50].strip("-")
    return f"plan-{plain}.toml" if plain else "plan.toml"


def new_session_id(loaded: Loaded, partner: str) -> str:
    """Return an id that no session has; it begins with the partner's, so that partners' files never clash."""
    taken = ids_of(loaded)["session"]
    head = partner[:56] or "session"
    return next(name for number in range(1, len(taken) + 2) if (name := f"{head}-{number:03}") not in taken)


def add_session(loaded: Loaded, fields: Mapping[str, object]) -> Change:
    """Return the change that plans a session; without ``id`` it gets one.

    Raises:
        BadField: a value is not sound, or what a session must have is missing.
        EditRefused: the file of its partner cannot take it.
    """
    for name in ("modules", "start"):
        if not fields.get(name):
            raise BadField((name,), _("a session needs it"))
    partner = str(fields.get("partner") or "")
    full = {"id": new_session_id(loaded, partner), **fields}
    name = _("add {session}").format(session=full["id"])
    return add(loaded, name, "session", full, plan_file(loaded.mission, partner))


def set_session(loaded: Loaded, session: str, changes: Changes) -> Change:
    """Return the change that sets fields of *session*. Raises BadField or EditRefused."""
    fields = ", ".join(place if isinstance(place, str) else ".".join(place) for place in changes)
    name = _("change {fields} of {session}").format(fields=fields, session=session)
    return set_fields(loaded, name, "session", find(loaded, "session", session), changes)


def move_session(loaded: Loaded, session: str, weeks: int) -> Change:
    """Return the change that moves *session*, and the visit that follows it, by so many *weeks*.

    Raises:
        BadField: there is no such session, or it would leave the calendar.
        EditRefused: it was delivered or cancelled, or cannot be edited safely.
    """
    entry = find(loaded, "session", session)
    if (status := entry.says.get("status")) in ("delivered", "cancelled"):
        message = _("{session} is {status}, so it cannot be moved; if that is wrong, set its status first")
        raise EditRefused(message.format(session=session, status=status))
    try:
        changes: dict[str | Key, object] = {
            name: entry.says[name] + dt.timedelta(weeks=weeks)
            for name in _DATES
            if isinstance(entry.says.get(name), dt.date)
        }
    except OverflowError:
        raise BadField(("weeks",), _("so many weeks lead out of the calendar")) from None
    start = changes.get("start")
    if not isinstance(start, dt.date):
        raise BadField(("start",), _("the session has no date to move"))
    text = _("move {session} to week {week}").format(session=session, week=start.isocalendar().week)
    return set_fields(loaded, text, "session", entry, changes)


def cancel_session(loaded: Loaded, session: str) -> Change:
    """Return the change that cancels *session*. Raises BadField or EditRefused."""
    entry = find(loaded, "session", session)
    if entry.says.get("status") == "delivered":
        message = _("{session} was delivered, so it cannot be cancelled; if that is wrong, set its status first")
        raise EditRefused(message.format(session=session))
    name = _("cancel {session}").format(session=session)
    return set_fields(loaded, name, "session", entry, {"status": "cancelled"})


def step_session(loaded: Loaded, session: str, by: int) -> Change:
    """Return the change that takes the status of *session* a step on (1) or back (-1): idea, planned, approved.

    Nothing is left to do at either end: then the change has no files. One that was cancelled goes back to planned.

    Raises:
        BadField: there is no such session.
        EditRefused: it was delivered, or cancelled and is to go on, or cannot be edited safely.
    """
    entry = find(loaded, "session", session)
    status = entry.says.get("status", "planned")
    if status == "delivered" or (status == "cancelled" and by > 0):
        message = _("{session} is {status}: there is no step from there; set its status in its form if it is wrong")
        raise EditRefused(message.format(session=session, status=status))
    at = 2 if status == "cancelled" else STEPS.index(status) if status in STEPS else 1
    new = STEPS[max(0, min(at + by, len(STEPS) - 1))]
    name = _("{session} is {status}").format(session=session, status=new)
    if new == status:
        return Change(name, {})
    return set_fields(loaded, name, "session", entry, {"status": new})


def deliver_session(loaded: Loaded, session: str, attended: Mapping[str, int], more: Changes | None = None) -> Change:
    """Return the change that records *session* as delivered, with the heads that came from each unit.

    *more* are other fields that are set with it, like ``women``.

    Raises:
        BadField: a unit is not known.
        EditRefused: it was cancelled, or cannot be edited safely.
    """
    entry = find(loaded, "session", session)
    if entry.says.get("status") == "cancelled":
        message = _("{session} is cancelled, so nobody can have come; if that is wrong, set its status first")
        raise EditRefused(message.format(session=session))
    heads = sum(attended.values())
    name = ngettext("record {session}: {heads} head", "record {session}: {heads} heads", heads)
    changes: Changes = {"status": "delivered", "attended": dict(attended), **(more or {})}
    return set_fields(loaded, name.format(session=session, heads=heads), "session", entry, changes)


def remove_session(loaded: Loaded, session: str) -> Change:
    """Return the change that takes *session* out of its file. Raises BadField or EditRefused."""
    entry = find(loaded, "session", session)
    return remove(loaded, _("remove {session}").format(session=session), "session", entry)


def copy_session(loaded: Loaded, session: str, changes: Changes) -> Change:
    """Return the change that plans *session* once more, as planned and without who came; *changes* come on top.

    Raises BadField or EditRefused.
    """
    entry = find(loaded, "session", session)
    partner = changes.get("partner", entry.says.get("partner"))
    name = new_session_id(loaded, str(partner or ""))
    again = {"id": name, "status": None, "attended": None, "women": None, "follow_up": None, **changes}
    return copy(
        loaded, _("copy {session} as {copy}").format(session=session, copy=again["id"]), "session", entry, again
    )
