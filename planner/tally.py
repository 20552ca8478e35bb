"""Owns the count of sessions and heads by where they were taught and where they serve; it computes no coverage.

It can be counted on from that of a mission that differs in some entries: all its counts are whole numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from planner.coverage import Number, total
from planner.mission import Mission
from planner.model import Session

Place = str | None
"""A region's id; None: where no venue or no known region is recorded."""


class Teaching(Struct, frozen=True):
    """Sessions at venues: their number, heads once per session, and trainee-hours."""

    sessions: int = 0
    seats: int = 0
    hours: Number = 0


class Tally:
    """All that is held on a date, and all that is booked then, counted."""

    def __init__(self, mission: Mission, day: dt.date) -> None:
        self.day = day
        self._sessions: Counter[tuple[bool, Place, tuple[str, ...]]] = Counter()
        """By whether they are held, by the venue's region and by what they teach."""
        self._seats: Counter[tuple[bool, Place, tuple[str, ...]]] = Counter()
        self.away: Counter[Place] = Counter()
        """Heads taught at a venue in another region, by duty station."""
        self.anywhere: Counter[Place] = Counter()
        """Heads taught at any recorded venue, by duty station."""
        self._count(mission, mission.sessions, 1)

    def after(self, before: Mission, mission: Mission, gone: Iterable[Session], come: Iterable[Session]) -> Tally:
        """Return the tally of *mission*: that of *before* without the sessions *gone* and with those that *come*.

        A session of both whose venue or units are others now is among the ones and the others.
        """
        after = Tally(Mission(root=mission.root, settings=mission.settings), self.day)
        after._sessions, after._seats = Counter(self._sessions), Counter(self._seats)
        after.away, after.anywhere = Counter(self.away), Counter(self.anywhere)
        after._count(before, gone, -1)
        after._count(mission, come, 1)
        return after

    def teaching(self, mission: Mission, *, held: bool) -> dict[Place, Teaching]:
        """Return what is *held*, or else booked, by the venue's region; places without a session are not in it."""
        groups: dict[Place, list[tuple[int, int, Number]]] = defaultdict(list)
        hours = {
            names: total(module.hours for module in mission.taught_by(names))
            for names in {names for _held, _place, names in self._sessions}
        }
        for (is_held, place, names), sessions in self._sessions.items():
            if sessions and is_held == held:
                seats = self._seats[is_held, place, names]
                groups[place].append((sessions, seats, seats * hours[names]))
        return {
            place: Teaching(sum(one[0] for one in found), sum(one[1] for one in found), total(one[2] for one in found))
            for place, found in groups.items()
        }

    def _count(self, mission: Mission, sessions: Iterable[Session], times: int) -> None:
        day = self.day
        for session in sessions:
            if session.status == "delivered" and session.end <= day:
                heads, held = session.attended, True
            elif session.status in ("planned", "approved") and session.end > day:
                heads, held = session.seats, False
            else:
                continue
            venue = mission.venue.get(session.venue or "")
            place = venue.region if venue and venue.region in mission.region else None
            self._sessions[held, place, session.modules] += times
            self._seats[held, place, session.modules] += times * sum(heads.values())
            if venue and held:
                self._count_heads(mission, heads, venue.region, times)

    def _count_heads(self, mission: Mission, heads: dict[str, int], place: str, times: int) -> None:
        for name, count in heads.items():
            if unit := mission.unit.get(name):
                home = unit.region if unit.region in mission.region else None
                self.anywhere[home] += times * count
                if unit.region != place:
                    self.away[home] += times * count
