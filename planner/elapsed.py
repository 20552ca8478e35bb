"""Owns the coverage on another date: cells that the days between can have changed are derived again, and no others.

What it returns is equal to what deriving everything again would give. It knows no region and judges nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from planner.attendance import Key, Records, ended_between, lapse_date, later, records_on, stayers
from planner.coverage import Cell, Coverage, cell_of
from planner.mission import Mission
from planner.model import Session


def coverage_on(mission: Mission, day: dt.date, other: Coverage, by_end: Sequence[Session]) -> Coverage:
    """Return all cells of *mission* on *day*, from those on the date of *other*; *by_end* are all sessions by end."""
    first, last = sorted((other.day, day))
    between = ended_between(by_end, first, last)
    records, keys = records_on(mission, day, other.records, between, later=day > other.day)
    days = mission.settings.targets.due_days
    spans = (first, last), (later(first, days), later(last, days))
    for span in spans:
        keys.update(_lapsing(mission, by_end, *span))
    keys.update(_leaving(mission, records, spans))
    return rederived(mission, day, other, records, keys)


def _lapsing(mission: Mission, by_end: Sequence[Session], first: dt.date, last: dt.date) -> Iterator[Key]:
    """Yield unit and module of all that was taught and lapses after *first* and not after *last*."""
    for months in {module.refresh_months for module in mission.modules if module.refresh_months}:

        def lapses(session: Session, months: int = months) -> dt.date:
            return lapse_date(session.end, months) or dt.date.max

        start, stop = (bisect_right(by_end, day, key=lapses) for day in (first, last))
        for session in by_end[start:stop]:
            for module in mission.taught(session) if session.status == "delivered" else ():
                if module.refresh_months == months:
                    yield from ((unit, module.id) for unit in session.attended)


def _leaving(
    mission: Mission, records: Mapping[Key, Records], spans: Sequence[tuple[dt.date, dt.date]]
) -> Iterator[Key]:
    """Yield unit and module of all that was taught to people some of whom leave in one of *spans*."""
    turnover = {unit.id: unit.turnover for unit in mission.units if unit.turnover}

    @cache
    def leave(share: float, end: dt.date, heads: int) -> bool:
        counts = [[stayers(heads, share, end, max(day, end)) for day in span] for span in spans]
        return any(before != after for before, after in counts)

    for key, record in records.items() if turnover else ():
        share = turnover.get(key[0])
        if share and any(leave(share, end, heads) for end, heads in record.delivered):
            yield key


def rederived(
    mission: Mission, day: dt.date, former: Coverage, records: dict[Key, Records], keys: Iterable[Key]
) -> Coverage:
    """Return all cells of *mission* on *day*; those of no unit and module in *keys* are as in *former*.

    *records* is what the sessions say now.
    """
    modules: dict[str, set[str]] = defaultdict(set)
    for unit, module in keys:
        modules[unit].add(module)
    by_unit, by_key = dict(former.by_unit), dict(former.cell) if "cell" in former.__dict__ else None
    for unit, names in modules.items():
        cells = _cells(mission, day, unit, names, {each.module.id: each for each in by_unit.pop(unit, ())}, records)
        if cells:
            by_unit[unit] = tuple(cells.values())
        if by_key is not None:
            by_key.update(((unit, name), cells[name]) for name in names if name in cells)
            for name in names - cells.keys():
                by_key.pop((unit, name), None)
    by_unit = {unit.id: by_unit[unit.id] for unit in mission.units if unit.id in by_unit}
    coverage = Coverage(day, tuple(chain.from_iterable(by_unit.values())), records)
    coverage.__dict__["by_unit"] = by_unit
    if by_key is not None:
        coverage.__dict__["cell"] = by_key
    return coverage


def _cells(
    mission: Mission,
    day: dt.date,
    name: str,
    modules: Iterable[str],
    cells: dict[str, Cell],
    records: Mapping[Key, Records],
) -> dict[str, Cell]:
    """Return the cells of the unit *name* by module, in order: *cells*, but those of *modules* derived again."""
    unit = mission.unit.get(name)
    if unit is None:
        return {}
    due_days = mission.settings.targets.due_days
    come = False
    for module in modules:
        cell = cell_of(unit, mission.module[module], records.get((name, module)), day, due_days)
        known = cells.get(module)
        if cell.need or cell.attended:
            come = come or known is None
            cells[module] = known if known is not None and known.unit is unit and known == cell else cell
        else:
            cells.pop(module, None)
    if not come:
        return cells
    return {module.id: cells[module.id] for module in mission.modules if module.id in cells}
