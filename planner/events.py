"""Owns the dates on which something happens: sessions, lapses, deployments, observations, closures; it words nothing.

Cancelled sessions happen on no date. What lapses is what was delivered and attended: a session that is only planned
lapses nowhere yet.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from planner.attendance import lapse_date
from planner.mission import Mission
from planner.model import Session

Kind = Literal["start", "end", "lapse", "deployment", "observation", "closure", "closure-end"]
KINDS: tuple[Kind, ...] = ("start", "end", "lapse", "deployment", "observation", "closure", "closure-end")


class Event(NamedTuple):
    """What happens on a day."""

    kind: Kind
    id: str
    """Of the session; of a deployment the component, of an observation the unit, of a closure the region."""
    module: str = ""
    """Of a lapse."""


class Calendar:
    """The events of one mission by day."""

    def __init__(self, mission: Mission) -> None:
        found: dict[dt.date, list[Event]] = defaultdict(list)
        for day, event in _events(mission):
            found[day].append(event)
        self._events = dict(found)
        self._days = sorted(found)

    def on(self, day: dt.date) -> tuple[Event, ...]:
        """Return what happens on *day*, in the order of ``KINDS``."""
        return tuple(sorted(self._events.get(day, ()), key=lambda event: KINDS.index(event.kind)))

    def after(self, day: dt.date) -> dt.date | None:
        """Return the first day after *day* on which something happens; None: there is none."""
        index = bisect_right(self._days, day)
        return self._days[index] if index < len(self._days) else None

    def before(self, day: dt.date) -> dt.date | None:
        """Return the last day before *day* on which something happens; None: there is none."""
        index = bisect_left(self._days, day)
        return self._days[index - 1] if index else None


def _events(mission: Mission) -> Iterator[tuple[dt.date, Event]]:
    for session in mission.sessions:
        if session.status != "cancelled":
            yield session.start, Event("start", session.id)
            yield session.end, Event("end", session.id)
            yield from _lapses(mission, session)
    for deployment in mission.deployments:
        yield deployment.date, Event("deployment", deployment.component)
    for observation in mission.observations:
        yield observation.date, Event("observation", observation.unit)
    for region in mission.regions:
        for closure in region.closures:
            yield closure.start, Event("closure", region.id)
            yield closure.end, Event("closure-end", region.id)


def _lapses(mission: Mission, session: Session) -> Iterator[tuple[dt.date, Event]]:
    """Yield the days on which what *session* taught is no longer valid."""
    if session.status != "delivered" or not any(session.attended.values()):
        return
    for module in mission.taught(session):
        if day := lapse_date(session.end, module.refresh_months):
            yield day, Event("lapse", session.id, module.id)
