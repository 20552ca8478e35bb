"""Owns need, coverage, lapse and schedule of each unit in each module; it knows no region and judges nothing.

All figures are pure functions of a mission and a date. Heads are people counted by session: without names nobody can
tell whether one came twice. Hours are trainee-hours, heads times a module's hours.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from planner.attendance import Key, Records, lapse_date, later, records_of, valid_and_gone
from planner.curriculum import Module
from planner.mission import Mission
from planner.model import Unit

State = Literal["none", "covered", "due", "partial", "lapsed", "unknown", "gap"]
Number = int | float


class Cell(Struct, frozen=True, gc=False):
    """One unit in one module on one date. Unit of all counts: heads."""

    unit: Unit
    module: Module
    need: int
    assessed: bool
    """Whether the unit's own assessment names the need; else it is assumed from the curriculum's share."""
    attended: int = 0
    covered: int = 0
    due: int = 0
    lapsed: int = 0
    scheduled: int = 0
    idea: int = 0
    """Seats in sessions that are only an idea: shown apart, in no other figure."""

    @property
    def basis(self) -> Literal["assessed", "assumed"]:
        """The word for how the need is known."""
        return "assessed" if self.assessed else "assumed"

    @property
    def gap(self) -> int:
        """Heads in need that are not covered."""
        return self.need - self.covered

    @property
    def open(self) -> int:
        """Heads of the gap for whom nothing is scheduled."""
        return self.need - self.covered - self.scheduled

    @property
    def status(self) -> State:
        """The state in words of the design: one of ``State``."""
        if not self.need:
            return "none"
        if self.covered == self.need:
            return "due" if self.due else "covered"
        if self.covered:
            return "partial"
        if self.lapsed:
            return "lapsed"
        return "unknown" if self.unit.records == "unknown" and not self.attended else "gap"

    @property
    def unknown(self) -> int:
        """Heads in need where the state is unknown; they count as gap and are shown apart."""
        return self.need if self.unit.records == "unknown" and self.status == "unknown" else 0

    @property
    def illustrative(self) -> bool:
        """Whether an invented strength enters the need."""
        return bool(self.need) and not self.assessed and self.unit.confidence == "illustrative"


class Sums(Struct, frozen=True):
    """Figures of any set of cells: heads (one a unit and module) and trainee-hours."""

    need: int
    covered: int
    scheduled: int
    due: int
    lapsed: int
    unknown: int
    """Heads in need in cells of unknown state; they count as gap and are shown apart."""
    need_hours: Number
    covered_hours: Number
    scheduled_hours: Number
    delivered_hours: Number
    """Attended heads times hours, uncapped."""
    illustrative: bool
    """Whether an invented strength enters any need."""

    @property
    def gap(self) -> int:
        """Heads in need that are not covered."""
        return self.need - self.covered

    @property
    def open(self) -> int:
        """Heads of the gap for whom nothing is scheduled."""
        return self.gap - self.scheduled

    @property
    def gap_hours(self) -> Number:
        """Trainee-hours in need that are not covered."""
        return self.need_hours - self.covered_hours

    @property
    def coverage(self) -> float | None:
        """Covered hours over needed hours, 0 to 1; None where no need is recorded."""
        return self.covered_hours / self.need_hours if self.need_hours else None


class Coverage(Struct, frozen=True, dict=True):
    """All cells with need or attendance, by unit in the order of the files, then by module in that of the curricula."""

    day: dt.date
    cells: tuple[Cell, ...]
    records: dict[Key, Records]
    """What the sessions say, by unit id and module id."""

    @cached_property
    def cell(self) -> dict[Key, Cell]:
        """Cells by unit id and module id."""
        return {(cell.unit.id, cell.module.id): cell for cell in self.cells}

    @cached_property
    def by_unit(self) -> dict[str, tuple[Cell, ...]]:
        """Cells by unit id."""
        groups: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            groups[cell.unit.id].append(cell)
        return {name: tuple(cells) for name, cells in groups.items()}

    @cached_property
    def total(self) -> Sums:
        """Sums of all cells."""
        return sums_of(self.cells)

    @cached_property
    def illustrative(self) -> bool:
        """Whether an invented strength enters any need, as in ``total``."""
        return any(cell.unit.confidence == "illustrative" and cell.illustrative for cell in self.cells)

    def covered_until(self, cell: Cell) -> dt.date | None:
        """Return the first day on which lapse uncovers heads of *cell* if nothing more is run; None: never."""
        records = self.records.get((cell.unit.id, cell.module.id))
        if not records or not cell.covered:
            return None
        dates = {lapse_date(end, cell.module.refresh_months) for end, _ in records.delivered}
        for date in sorted(date for date in dates if date and date > self.day):
            if min(cell.need, valid_and_gone(cell.unit, cell.module, records, date)[0]) < cell.covered:
                return date
        return None


def total(numbers: Iterable[Number]) -> Number:
    """Return the sum: an integer of integers, else a float that no order of the numbers changes."""
    values = list(numbers)
    return sum(values) if all(type(value) is int for value in values) else math.fsum(values)


class Counted(Struct):
    """Heads of cells of one module, counted together."""

    module: Module
    cells: int = 0
    need: int = 0
    covered: int = 0
    scheduled: int = 0
    attended: int = 0
    due: int = 0
    lapsed: int = 0
    unknown: int = 0
    illustrative: int = 0
    """In how many of the cells an invented strength enters the need."""


def count_cells(rows: dict[str, Counted], cells: Iterable[Cell], times: int = 1) -> None:
    """Count *cells* into *rows*, which are by module id, or with *times* -1 out of them."""
    for cell in cells:
        row = rows.get(cell.module.id)
        if row is None:
            row = rows[cell.module.id] = Counted(cell.module)
        row.cells += times
        row.need += times * cell.need
        row.covered += times * cell.covered
        row.scheduled += times * cell.scheduled
        row.attended += times * cell.attended
        row.due += times * cell.due
        row.lapsed += times * cell.lapsed
        row.unknown += times * cell.unknown
        if cell.unit.confidence == "illustrative" and cell.illustrative:
            row.illustrative += times


def sums_of(cells: Iterable[Cell]) -> Sums:
    """Return the sums of *cells*; hours are counted by module, so that the order of the cells changes nothing."""
    rows: dict[str, Counted] = {}
    count_cells(rows, cells)
    return summed(rows.values())


def summed(rows: Collection[Counted]) -> Sums:
    """Return the sums of what was counted in *rows*, one a module."""
    return Sums(
        need=sum([row.need for row in rows]),
        covered=sum([row.covered for row in rows]),
        scheduled=sum([row.scheduled for row in rows]),
        due=sum([row.due for row in rows]),
        lapsed=sum([row.lapsed for row in rows]),
        unknown=sum([row.unknown for row in rows]),
        need_hours=total([row.module.hours * row.need for row in rows]),
        covered_hours=total([row.module.hours * row.covered for row in rows]),
        scheduled_hours=total([row.module.hours * row.scheduled for row in rows]),
        delivered_hours=total([row.module.hours * row.attended for row in rows]),
        illustrative=any(row.illustrative for row in rows),
    )


def added(parts: Sequence[Sums]) -> Sums:
    """Return the sums of all that *parts* are the sums of; no module's cells of one unit are in two of them."""
    return Sums(
        need=sum(part.need for part in parts),
        covered=sum(part.covered for part in parts),
        scheduled=sum(part.scheduled for part in parts),
        due=sum(part.due for part in parts),
        lapsed=sum(part.lapsed for part in parts),
        unknown=sum(part.unknown for part in parts),
        need_hours=total(part.need_hours for part in parts),
        covered_hours=total(part.covered_hours for part in parts),
        scheduled_hours=total(part.scheduled_hours for part in parts),
        delivered_hours=total(part.delivered_hours for part in parts),
        illustrative=any(part.illustrative for part in parts),
    )


def need_of(unit: Unit, module: Module) -> int:
    """Return the heads of *unit* that need *module*: as assessed, else the audience's share of its strength."""
    if module.id in unit.needs:
        return unit.needs[module.id]
    return audience_heads(unit, module)


def in_audience(unit: Unit, module: Module) -> bool:
    """Return whether *module* is for units like *unit*; a unit without roles: only modules without."""
    roles = module.audience.roles
    return not roles or not set(roles).isdisjoint(unit.roles)


def audience_heads(unit: Unit, module: Module) -> int:
    """Return the heads of *unit* that the curriculum's share assumes to need *module*, 0 outside its audience."""
    if not in_audience(unit, module):
        return 0
    return math.ceil(round(unit.strength * module.audience.share, 6))


def cell_of(unit: Unit, module: Module, records: Records | None, day: dt.date, due_days: int) -> Cell:
    """Return the figures of *unit* in *module* on *day*."""
    need, assessed = need_of(unit, module), module.id in unit.needs
    if records is None:
        return Cell(unit, module, need, assessed)
    attended = sum([heads for _, heads in records.delivered])
    valid, gone = valid_and_gone(unit, module, records, day) if attended else (0, 0)
    covered = min(need, valid)
    kept = valid_and_gone(unit, module, records, later(day, due_days))[0] if covered else 0
    gap = need - covered
    return Cell(
        unit,
        module,
        need,
        assessed,
        attended,
        covered,
        due=covered - min(need, kept),
        lapsed=min(gap, gone),
        scheduled=min(gap, records.seats),
        idea=records.ideas,
    )


def coverage_of(mission: Mission, day: dt.date) -> Coverage:
    """Return all cells of *mission* on *day* that have need or attendance."""
    records = records_of(mission, day)
    due_days = mission.settings.targets.due_days
    cells = []
    for unit in mission.units:
        for module in mission.modules:
            cell = cell_of(unit, module, records.get((unit.id, module.id)), day, due_days)
            if cell.need or cell.attended:
                cells.append(cell)
    return Coverage(day, tuple(cells), records)
