"""Owns what stands in the way of a session at its place: a closed region, a condition that a module of it requires.

It refuses to judge the session in any other way: teams, seats, funding and prerequisites are for the checks. Sessions
that were delivered or cancelled have no obstacles, and neither has a session without a venue: its place is not known.
"""

import datetime as dt
from typing import Literal, NamedTuple

from planner.attendance import later
from planner.model import Activity, Closure, Session
from planner.view import View
from planner.vocabulary import Condition, Grade, SessionStatus

AHEAD: tuple[SessionStatus, ...] = ("idea", "planned", "approved")
"""The statuses of sessions that are still to be held."""


class Obstacle(NamedTuple):
    """One thing in the way: the region is closed, is closed for days of the session, or does not offer a condition."""

    kind: Literal["access", "closure", "condition"]
    region: str
    condition: Condition | None = None
    grade: Grade | None = None
    """Lacking, partial or unknown; None where the region is closed."""
    closure: Closure | None = None
    provider: Activity | None = None
    """The first activity that will provide the condition."""

    @property
    def blocks(self) -> bool:
        """Whether the session cannot be held: partial and unknown conditions do not block."""
        return self.grade is None or self.grade == "lacking"

    @property
    def clears(self) -> dt.date | None:
        """The first day from which it is out of the way as things are planned; None: no day is known."""
        if self.closure:
            return later(self.closure.end, 1)
        return self.provider.end if self.provider else None


def obstacles_of(view: View, session: Session) -> list[Obstacle]:
    """Return what stands in the way of *session*: closures first, then conditions in the order its modules name them.

    Conditions are graded on the session's first day; a closure counts if it shares a day with the session.
    """
    place = view.region_of(session) if session.status in AHEAD else None
    if place is None:
        return []
    return _closures(view, place, session) + _shortcomings(view, place, session)


def is_blocked(view: View, session: Session) -> bool:
    """Return whether *session* cannot be held on its days: its region is closed or lacks a required condition.

    Of a session of the mission it is found once for a view.
    """
    if view.mission.session.get(session.id) is not session:
        return _is_blocked(view, session)
    known = view.kept(_known)
    if session.id not in known:
        known[session.id] = _is_blocked(view, session)
    return known[session.id]


def _known(_view: View) -> dict[str, bool]:
    """Return for sessions, by their ids, whether they are blocked, as far as that was asked."""
    return {}


def _is_blocked(view: View, session: Session) -> bool:
    return any(obstacle.blocks for obstacle in obstacles_of(view, session))


def _closures(view: View, place: str, session: Session) -> list[Obstacle]:
    region = view.mission.region.get(place)
    if region is None:
        return []
    found = [Obstacle("access", place)] if region.access == "closed" else []
    for closure in region.closures:
        if closure.start <= session.end and session.start <= closure.end:
            found.append(Obstacle("closure", place, closure=closure))
    return found


def _shortcomings(view: View, place: str, session: Session) -> list[Obstacle]:
    found = []
    day = session.start
    for condition in {name: None for module in view.mission.taught(session) for name in module.conditions}:
        grade = view.grade(place, condition, day)
        if grade != "adequate":
            found.append(Obstacle("condition", place, condition, grade, None, view.provider(place, condition, day)))
    return found
