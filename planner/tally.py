"""Owns what is counted by place: sessions and heads by where they were taught, and all cells by where units serve.

It can be counted on from that of another date, or of a mission that differs in some entries: all its counts are whole
numbers. It computes no coverage.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import groupby

from msgspec import Struct
from msgspec.structs import astuple

from planner.attendance import ended_between
from planner.coverage import Cell, Counted, Coverage, Number, Sums, count_cells, summed, total
from planner.curriculum import Module
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

    def on(self, mission: Mission, day: dt.date, by_end: Sequence[Session]) -> Tally:
        """Return the tally of the same *mission* on *day*; *by_end* are all its sessions by end."""
        between = ended_between(by_end, *sorted((self.day, day)))
        after = self.after(mission, mission, between, ())
        after.day = day
        after._count(mission, between, 1)
        return after

    def teaching(
        self, mission: Mission, *, held: bool, modules: Collection[Module] | None = None
    ) -> dict[Place, Teaching]:
        """Return what is *held*, or else booked, by the venue's region; places without a session are not in it.

        Of *modules* (default: all) alone are the hours, and no session that teaches none of them is counted.
        """
        groups: dict[Place, list[tuple[int, int, Number]]] = defaultdict(list)
        wanted = None if modules is None else {module.id for module in modules}
        hours: dict[tuple[str, ...], Number | None] = {}
        for key, sessions in self._sessions.items():
            is_held, place, names = key
            if is_held != held or not sessions:
                continue
            if names not in hours:
                hours[names] = _hours(mission, names, wanted)
            each = hours[names]
            if each is not None:
                seats = self._seats[key]
                groups[place].append((sessions, seats, seats * each))
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


def _hours(mission: Mission, names: tuple[str, ...], wanted: Collection[str] | None) -> Number | None:
    """Return the hours of those of the modules *names* that are *wanted*; None: none of them is."""
    taught = mission.taught_by(names)
    if wanted is not None:
        taught = tuple(module for module in taught if module.id in wanted)
        if not taught:
            return None
    return total(module.hours for module in taught)


class Heads:
    """All cells of a coverage, counted by the duty station of their units and by module."""

    def __init__(self, coverage: Coverage, known: dict[str, dict[str, Counted]] | None = None) -> None:
        self.coverage = coverage
        self._rows: dict[str, dict[str, Counted]] = {} if known is None else known
        """By region id, as the units name it, and by module id."""
        if known is None:
            self._count(coverage.cells, 1)

    def after(self, coverage: Coverage) -> Heads:
        """Return the count of *coverage*, counted on from this one."""
        rows = {place: {name: copy(row) for name, row in found.items()} for place, found in self._rows.items()}
        after = Heads(coverage, rows)
        after._count(_others(self.coverage, coverage), -1)
        after._count(_others(coverage, self.coverage), 1)
        return after

    def _count(self, cells: Iterable[Cell], times: int) -> None:
        for place, found in groupby(cells, key=lambda cell: cell.unit.region):
            count_cells(self._rows.setdefault(place, {}), found, times)

    @property
    def places(self) -> Collection[str]:
        """The region ids that units with cells name."""
        return [place for place in self._rows if self.cells([place])]

    def cells(self, places: Iterable[str], modules: Iterable[Module] | None = None) -> int:
        """Return how many cells of *modules* (default: all) the units in *places* have."""
        return sum(row.cells for row in self._found(places, modules))

    def sums(self, places: Iterable[str] | None = None, modules: Iterable[Module] | None = None) -> Sums:
        """Return the sums of the cells of *modules* (default: all) of all units in *places* (default: everywhere)."""
        found: dict[str, Counted] = {}
        for row in self._found(places, modules):
            if row.cells:
                name = row.module.id
                found[name] = _together(found[name], row) if name in found else row
        return summed(found.values())

    @cached_property
    def total(self) -> Sums:
        """The sums of all cells."""
        return self.sums()

    def _found(self, places: Iterable[str] | None, modules: Iterable[Module] | None) -> Iterator[Counted]:
        names = None if modules is None else [module.id for module in modules]
        for place in self._rows if places is None else places:
            rows = self._rows.get(place, {})
            yield from rows.values() if names is None else (rows[name] for name in names if name in rows)


def _together(one: Counted, other: Counted) -> Counted:
    """Return what both count of one module."""
    numbers = zip(astuple(one)[1:], astuple(other)[1:], strict=True)
    return Counted(one.module, *(mine + more for mine, more in numbers))


def _others(coverage: Coverage, than: Coverage) -> Iterator[Cell]:
    """Yield the cells of *coverage* that are not cells of the other."""
    for name, cells in coverage.by_unit.items():
        there = than.by_unit.get(name, ())
        if cells is there:
            continue
        if len(cells) == len(there):
            yield from (cell for cell, other in zip(cells, there, strict=True) if cell is not other)
        else:
            known = set(map(id, there))
            yield from (cell for cell in cells if id(cell) not in known)
