"""Owns who sits in the class: the heads of the unit, and those of other units within reach with the same gap."""

from __future__ import annotations

from collections.abc import Iterator

from planner.causes import release_limit
from planner.coverage import Cell
from planner.curriculum import Module
from planner.model import Unit, Venue
from planner.proposal.conflicts import Judge
from planner.proposal.grid import Grid
from planner.proposal.reach import around
from planner.view import View


class Class:
    """The units that could fill a class of one module beside one unit, on the starts of a grid."""

    def __init__(self, view: View, judge: Judge, unit: Unit, module: Module, grid: Grid) -> None:
        self._view = view
        self._unit = unit
        self._module = module
        self._grid = grid
        cell = view.coverage.cell.get((unit.id, module.id))
        self._own = min(heads_wanted(cell), judge.limit(unit, (module,)))
        self._others: dict[str, list[tuple[Unit, int]]] = {}

    def most(self, venue: Venue | None) -> int:
        """Return how many heads a class at *venue* takes; where nothing limits it, as many as it needs."""
        sizes = [size for size in (self._module.class_max, venue.seats if venue else None) if size is not None]
        return min(sizes, default=max(self._own, self._module.class_min))

    def may_fill(self, venue: Venue) -> bool:
        """Return whether a class at *venue* could have the heads that it needs, on whatever day."""
        least = max(self._module.class_min, 1)
        if not self._own or self.most(venue) < least:
            return False
        return self._own >= least or self._own + sum(heads for _unit, heads in self.others(venue)) >= least

    def seats(self, venue: Venue | None, place: int, partner: str | None, ideas: bool) -> dict[str, int]:
        """Return heads by unit at *venue* from the start at *place* on: its own, then of others up to the class size.

        A formed unit's module is for people who serve together: others join only where the class is too small.
        """
        most = self.most(venue)
        own = min(self._own, most)
        if not own:
            return {}
        seats = {self._unit.id: own}
        room = (max(own, min(most, self._module.class_min)) if self._module.formed_unit else most) - own
        for unit, heads in self.others(venue):
            if room <= 0:
                break
            if self._joins(unit, venue, place, partner, ideas):
                seats[unit.id] = min(room, heads)
                room -= seats[unit.id]
        return seats

    def regions(self, venue: Venue | None, place: int) -> list[str]:
        """Return the regions within reach of a session at *venue* from the start at *place* on."""
        home = self._unit.region
        at = venue.region if venue else home
        return [name for name in around(self._view, home, at) if name in (home, at) or self._reaches(name, place)]

    def _reaches(self, region: str, place: int) -> bool:
        return bool(self._grid.reach(region) >> place & 1)

    def others(self, venue: Venue | None) -> list[tuple[Unit, int]]:
        """Return other units with the same gap and their heads that may come, region by region, the widest first."""
        region = venue.region if venue else self._unit.region
        if region not in self._others:
            regions = around(self._view, self._unit.region, region)
            self._others[region] = [pair for name in regions for pair in self._in(name)]
        return self._others[region]

    def _in(self, region: str) -> Iterator[tuple[Unit, int]]:
        cells = (self._view.coverage.cell.get((u.id, self._module.id)) for u in self._view.units_in(region))
        wide = (cell for cell in cells if cell and heads_wanted(cell) and cell.unit is not self._unit)
        for cell in sorted(wide, key=lambda cell: -heads_wanted(cell)):
            heads = min(heads_wanted(cell), release_limit(self._view, cell.unit, self._module))
            if heads and cell.unit.status == "present":
                yield cell.unit, heads

    def _joins(self, unit: Unit, venue: Venue | None, place: int, partner: str | None, ideas: bool) -> bool:
        grid = self._grid
        near = unit.region in (self._unit.region, venue.region if venue else None)
        free = grid.unit(unit, ideas) & grid.alone(unit, partner)
        return bool(free >> place & 1) and (near or self._reaches(unit.region, place))


def heads_wanted(cell: Cell | None) -> int:
    """Return the heads to seat: those of the gap for whom nothing is scheduled, else those about to lapse."""
    return (cell.open or cell.due) if cell else 0
