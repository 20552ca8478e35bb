"""Owns what others are asked to decide, by when: approve, confirm, move, agree, report or drop; it decides nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from planner.attendance import later
from planner.i18n import _
from planner.mapping import duplicates_of
from planner.model import Session
from planner.obstacles import obstacles_of
from planner.reports.due import DAYS_AHEAD, chase_list
from planner.reports.record_words import obstacle_words
from planner.view import View


class Decision(Struct, frozen=True):
    """One decision that is asked."""

    by: dt.date
    """The day it is or was due."""
    kind: str
    """``approve``, ``drop``, ``confirm``, ``move``, ``agree`` or ``report``: for machines."""
    id: str
    """The session's."""
    who: str
    """Id of who has to act: a partner or a team; empty: nobody is named."""
    what: str
    """In words, in the language in force."""


_CHASED = {"unconfirmed": "confirm", "unreported": "report", "no-attendance": "report"}


def decisions_of(view: View) -> list[Decision]:
    """Return what is to be decided on the view's date, the most urgent first.

    Within the days of the chase list: planned sessions to approve, ideas to agree or drop, what is not confirmed. At
    any time: sessions that cannot be held where they are planned, what two partners plan for one unit, what ended and
    was not reported.
    """
    found = [*_chased(view), *_open(view), *_blocked(view), *_double(view)]
    return sorted(found, key=lambda decision: (decision.by, decision.kind, decision.id, decision.who))


def _chased(view: View) -> Iterator[Decision]:
    for chase in chase_list(view):
        if kind := _CHASED.get(chase.kind):
            yield Decision(chase.by, kind, chase.id, chase.who, chase.what)


def _open(view: View) -> Iterator[Decision]:
    for session in view.by_start:
        if view.day <= session.start <= later(view.day, DAYS_AHEAD):
            if session.status == "planned":
                yield Decision(
                    session.start, "approve", session.id, _who(session), _("approve it, or give up its days")
                )
            elif session.status == "idea":
                yield Decision(session.start, "drop", session.id, _who(session), _("agree it, or drop the idea"))


def _blocked(view: View) -> Iterator[Decision]:
    for session in view.by_start:
        if session.status not in ("planned", "approved") or session.end <= view.day:
            continue
        if blocking := [obstacle for obstacle in obstacles_of(view, session) if obstacle.blocks]:
            reasons = "; ".join(map(obstacle_words, blocking))
            text = _("move it, or clear the way: {reasons}").format(reasons=reasons)
            yield Decision(session.start, "move", session.id, _who(session), text)


def _double(view: View) -> Iterator[Decision]:
    for twin in duplicates_of(view.mission):
        ahead = [session for session in (twin.first, twin.second) if session.end > view.day]
        if ahead and any(session.status != "delivered" for session in ahead):
            first = ahead[0]
            other = twin.first if first is twin.second else twin.second
            text = _("agree with {partner} who teaches {modules} to {units}: {other} does too").format(
                partner=other.partner, modules=", ".join(twin.modules), units=", ".join(twin.units), other=other.id
            )
            yield Decision(first.start, "agree", first.id, _who(first), text)


def _who(session: Session) -> str:
    return session.partner or next(iter(session.teams), "")
