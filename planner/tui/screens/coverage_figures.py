"""Owns the figures the coverage screen asks for, each kept once found; they come from the core and never from here.

It also knows which sessions are coming for a cell, whether one of them is blocked, and which gaps are the worst.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from planner.columns import Columns
from planner.coverage import Cell, Number, Sums, added, sums_of
from planner.curriculum import Module
from planner.model import Session, Unit
from planner.obstacles import AHEAD, is_blocked
from planner.plain import folded, width_of
from planner.reports.words import title_of
from planner.tui.screens.coverage_measure import Largest, Measure
from planner.tui.state import sign_of_cell
from planner.view import View


class Chosen:
    """Sums of all units of one view, each found once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._sums: dict[tuple[str | None, str | None], Sums] = {}

    def sums(self, curriculum: str | None, module: str | None) -> Sums:
        """Return the sums in *curriculum*, in *module*, or in all."""
        key = (curriculum, module)
        if key not in self._sums:
            if module:
                self._sums[key] = self._of_one(module)
            else:
                mission = self._view.mission
                modules = mission.modules_in[curriculum] if curriculum else mission.modules
                self._sums[key] = added([self._of_module(each) for each in modules])
        return self._sums[key]

    def _of_module(self, module: Module) -> Sums:
        return self.sums(self._view.mission.curriculum_of[module.id].id, module.id)

    def _of_one(self, module: str) -> Sums:
        return self._view.heads.sums(modules=[self._view.mission.module[module]])


class Few(Chosen):
    """Sums of the units that a filter left."""

    def __init__(self, view: View, units: Sequence[Unit], columns: Mapping[str, Columns]) -> None:
        super().__init__(view)
        self._columns = columns
        names = {unit.id for unit in units}
        self._chosen = [unit.id in names for unit in view.mission.units]

    def _of_one(self, module: str) -> Sums:
        return self._columns[module].sums(self._chosen)


class Figures:
    """Figures of one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.mission = view.mission
        self._of_unit: dict[tuple[str, str | None], Sums] = {}
        self._whole = self._chosen = Chosen(view)
        self._coming: dict[str, dict[str, list[Session]]] = {}
        """By unit, as far as it was asked for, the sessions to come by module."""
        self._units: tuple[Unit, ...] = self.mission.units

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that are shown, in their order."""
        return self._units

    def select(self, query: str, *, by_gap: bool) -> None:
        """Show the units that have every word of *query* in their names, place or service, and choose their order."""
        words = folded(query).split()
        units = [unit for unit in self.mission.units if all(word in self.searched[unit.id] for word in words)]
        if by_gap:
            units.sort(key=lambda unit: -self._weight(unit) * self.of_unit(unit.id).gap_hours)
        if tuple(units) == self._units:
            return
        others = {unit.id for unit in units} != {unit.id for unit in self._units}
        self._units = tuple(units)
        self.__dict__.pop("worst", None)  # of equal gaps the first unit's is first
        if others:
            whole = len(units) == len(self.mission.units)
            self._chosen = self._whole if whole else Few(self.view, units, self.columns)

    @cached_property
    def columns(self) -> dict[str, Columns]:
        """The cells of each module, by its id, to sum those of some units."""
        every = self.mission.units
        return {module.id: Columns(module, every, self.view.coverage.cell) for module in self.mission.modules}

    @cached_property
    def longest(self) -> int:
        """The terminal cells of the longest title of a unit, shown or not: for widths."""
        return max((width_of(title_of(unit)) for unit in self.mission.units), default=0)

    @cached_property
    def searched(self) -> dict[str, str]:
        """What is searched of each unit, folded: names, town, service, roles, and those of its region and zone."""
        texts = {}
        for unit in self.mission.units:
            parts = [unit.id, title_of(unit), unit.town, unit.service, *unit.roles]
            if region := self.mission.region.get(unit.region):
                parts += [region.id, title_of(region), region.short, region.zone]
                if zone := self.mission.zone.get(region.zone):
                    parts.append(title_of(zone))
            texts[unit.id] = folded(" ".join(parts))
        return texts

    def makes(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each thing that the whole mission is asked for before a unit is."""
        yield from (partial(self.of_units, each) for each in (None, *(each.id for each in self.mission.curricula)))
        yield lambda: self.view.sessions_of
        yield lambda: self.largest_of("heads", None)
        yield lambda: self.longest

    def makes_later(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each thing that scrolling, filtering, sorting and the way to the worst gaps ask for."""
        yield lambda: self.searched
        yield lambda: self.columns
        yield lambda: [self.of_unit(unit.id) for unit in self.mission.units]
        yield self._look_ahead
        yield lambda: self.worst
        yield lambda: self.largest_hours

    def cell(self, unit: str, module: str) -> Cell | None:
        """Return the cell of *unit* in *module*; None without need or attendance."""
        return self.view.coverage.cell.get((unit, module))

    def of_unit(self, unit: str, curriculum: str | None = None) -> Sums:
        """Return the sums of *unit* in *curriculum*, or in all."""
        key = (unit, curriculum)
        if key not in self._of_unit:
            cells: Sequence[Cell] = self.view.coverage.by_unit.get(unit, ())
            if curriculum:
                cells = [cell for cell in cells if self._curriculum_of[cell.module.id] == curriculum]
            self._of_unit[key] = sums_of(cells)
        return self._of_unit[key]

    def of_units(self, curriculum: str | None = None, module: str | None = None) -> Sums:
        """Return the sums of the units shown in *curriculum*, in *module*, or in all."""
        return self._chosen.sums(curriculum, module)

    def of_all(self, curriculum: str | None = None) -> Sums:
        """Return the sums of all units, shown or not, in *curriculum*, or in all: for widths that stay."""
        return self._whole.sums(curriculum, None)

    def largest_of(self, measure: Measure, curriculum: str | None) -> Largest:
        """Return the largest figures that any unit, shown or not, has in *curriculum*, or in all: for widths."""
        return (self.largest_hours if measure == "hours" else self.largest)[curriculum]

    @cached_property
    def largest(self) -> dict[str | None, Largest]:
        """The most heads covered, scheduled and in need that any unit has, by curriculum and (None) in all."""
        return self._largest(hours=False)

    @cached_property
    def largest_hours(self) -> dict[str | None, Largest]:
        """The same in trainee-hours."""
        return self._largest(hours=True)

    def _largest(self, *, hours: bool) -> dict[str | None, Largest]:
        most: dict[str | None, Largest] = defaultdict(Largest)
        for unit in self.mission.units:
            found: dict[str | None, list[Number]] = {}
            for cell in self.view.coverage.by_unit.get(unit.id, ()):
                each = cell.module.hours if hours else 1
                name = self._curriculum_of[cell.module.id]
                tally = found.get(name)
                if tally is None:
                    tally = found[name] = [0, 0, 0]
                tally[0] += cell.covered * each
                tally[1] += cell.scheduled * each
                tally[2] += cell.need * each
            if found:
                found[None] = [sum(each) for each in zip(*found.values(), strict=True)]
            for place, numbers in found.items():
                most[place] = Largest(*map(max, most[place], numbers))
        return most

    @cached_property
    def _curriculum_of(self) -> dict[str, str]:
        return {module: curriculum.id for module, curriculum in self.mission.curriculum_of.items()}

    def sign(self, unit: str, module: str) -> str:
        """Return the state, or what is laid over it, of *unit* in *module*."""
        cell = self.cell(unit, module)
        if cell is None:
            return "none"
        return sign_of_cell(cell, blocked=bool(cell.gap) and self.blocked(unit, module))

    def blocked(self, unit: str, module: str) -> bool:
        """Return whether something stands in the way of a session that is planned for *unit* in *module*."""
        return any(session.status != "idea" and is_blocked(self.view, session) for session in self.coming(unit, module))

    def coming(self, unit: str, module: str) -> Sequence[Session]:
        """Return the sessions with seats for *unit* in *module* that have not ended, by start."""
        return self._coming_for(unit).get(module, ())

    def _look_ahead(self) -> None:
        """Find the sessions to come of each unit, and which of them are blocked."""
        for unit in self.mission.units:
            for sessions in self._coming_for(unit.id).values():
                for session in sessions:
                    is_blocked(self.view, session)

    def _coming_for(self, unit: str) -> dict[str, list[Session]]:
        if unit in self._coming:
            return self._coming[unit]
        found: dict[str, list[Session]] = defaultdict(list)
        for session in self.view.sessions_of.get(unit, ()):
            if session.status in AHEAD and session.end > self.view.day and session.seats.get(unit):
                for module in self.mission.taught(session):
                    found[module.id].append(session)
        self._coming[unit] = found
        return found

    @cached_property
    def worst(self) -> tuple[Cell, ...]:
        """The cells of the units shown with open heads: most hours first, each region's by its weight."""
        weight = {unit.id: self._weight(unit) for unit in self._units}
        cells = [cell for name in weight for cell in self.view.coverage.by_unit.get(name, ()) if cell.open]
        return tuple(sorted(cells, key=lambda cell: -cell.open * cell.module.hours * weight[cell.unit.id]))

    def _weight(self, unit: Unit) -> float:
        region = self.mission.region.get(unit.region)
        return region.need_weight if region else 1.0
