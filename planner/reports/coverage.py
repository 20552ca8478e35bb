"""Owns which cells the coverage report shows, how they are grouped, and their JSON; the figures are the core's.

Cells, rows and totals come from ``planner.coverage``; what is selected here changes none of them. The table that
people read is in ``coverage_table``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from planner.coverage import Cell, Sums, sums_of
from planner.curriculum import Module
from planner.i18n import _
from planner.model import Unit
from planner.reports.words import title_of
from planner.view import View

By = Literal["cell", "unit", "region", "zone", "curriculum", "module"]
BYS: tuple[By, ...] = ("cell", "unit", "region", "zone", "curriculum", "module")


class Selection(Struct, frozen=True, kw_only=True):
    """Ids that the report is limited to; an empty kind limits nothing, several of one kind add up."""

    curricula: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()

    def takes_region(self, view: View, region: str) -> bool:
        """Return whether *region* is asked for, by its own id and its zone's."""
        known = view.mission.region.get(region)
        zone = known.zone if known else None
        return (not self.regions or region in self.regions) and (not self.zones or zone in self.zones)

    def takes_unit(self, view: View, unit: Unit) -> bool:
        """Return whether *unit* is asked for, by its own id and its duty station's."""
        return (not self.units or unit.id in self.units) and self.takes_region(view, unit.region)

    def takes_module(self, view: View, module: Module) -> bool:
        """Return whether the curriculum of *module* is asked for."""
        return not self.curricula or view.mission.curriculum_of[module.id].id in self.curricula


EVERYTHING = Selection()


class Group(Struct, frozen=True):
    """One row: an id of the kind grouped by (None: its region or zone is unknown), its title and its sums."""

    id: str | None
    title: str
    sums: Sums


def cells_of(view: View, selection: Selection = EVERYTHING) -> tuple[Cell, ...]:
    """Return the cells asked for, in the order of the coverage."""
    units = {unit.id for unit in view.mission.units if selection.takes_unit(view, unit)}
    modules = {module.id for module in view.mission.modules if selection.takes_module(view, module)}
    return tuple(cell for cell in view.coverage.cells if cell.unit.id in units and cell.module.id in modules)


def groups_of(view: View, by: By, selection: Selection = EVERYTHING) -> list[Group]:
    """Return the rows asked for in the order of the files, those without need included; *by* is not ``cell``.

    Cells whose unit has no known region or zone are in a last row without id, where there are any.
    """
    cells: dict[str | None, list[Cell]] = defaultdict(list)
    key = _KEYS[by]
    for cell in cells_of(view, selection):
        cells[key(view, cell)].append(cell)
    rows = [Group(name, title, sums_of(cells[name])) for name, title in _asked_for(view, by, selection)]
    if None in cells:
        rows.append(Group(None, _("region unknown"), sums_of(cells[None])))
    return rows


def _region_id(view: View, cell: Cell) -> str | None:
    return cell.unit.region if cell.unit.region in view.mission.region else None


def _zone_id(view: View, cell: Cell) -> str | None:
    region = view.mission.region.get(cell.unit.region)
    return region.zone if region and region.zone in view.mission.zone else None


_KEYS: dict[str, Callable[[View, Cell], str | None]] = {
    "unit": lambda _view, cell: cell.unit.id,
    "region": _region_id,
    "zone": _zone_id,
    "curriculum": lambda view, cell: view.mission.curriculum_of[cell.module.id].id,
    "module": lambda _view, cell: cell.module.id,
}


def _asked_for(view: View, by: By, selection: Selection) -> Iterable[tuple[str, str]]:
    mission = view.mission
    units = [unit for unit in mission.units if selection.takes_unit(view, unit)]
    modules = [module for module in mission.modules if selection.takes_module(view, module)]
    if by == "unit":
        return [(unit.id, title_of(unit)) for unit in units]
    if by == "module":
        return [(module.id, title_of(module)) for module in modules]
    if by == "curriculum":
        taken = selection.curricula or mission.curriculum
        return [(entry.id, title_of(entry)) for entry in mission.curricula if entry.id in taken]
    homes = {unit.region for unit in units}
    regions = [region for region in mission.regions if selection.takes_region(view, region.id)]
    if selection.units:
        regions = [region for region in regions if region.id in homes]
    if by == "region":
        return [(region.id, title_of(region)) for region in regions]
    narrow = selection.units or selection.regions or selection.zones
    zones = {region.zone for region in regions} if narrow else mission.zone.keys()
    return [(zone.id, title_of(zone)) for zone in mission.zones if zone.id in zones or zone.id in selection.zones]


def coverage_json(view: View, by: By = "cell", selection: Selection = EVERYTHING) -> dict[str, object]:
    """Return what ``planner coverage --format json`` prints, unrounded: cells, or rows, and the total of the cells."""
    payload: dict[str, object] = {
        "schema": 1,
        "as_of": view.day,
        "total": _sums_json(sums_of(cells_of(view, selection))),
    }
    if by == "cell":
        payload["cells"] = [_cell_json(cell) for cell in cells_of(view, selection)]
    else:
        payload["rows"] = [{by: row.id, **_sums_json(row.sums)} for row in groups_of(view, by, selection)]
    return payload


def _cell_json(cell: Cell) -> dict[str, object]:
    return {
        "unit": cell.unit.id,
        "module": cell.module.id,
        "need": cell.need,
        "basis": cell.basis,
        "attended": cell.attended,
        "covered": cell.covered,
        "due": cell.due,
        "lapsed": cell.lapsed,
        "scheduled": cell.scheduled,
        "gap": cell.gap,
        "open": cell.open,
        "status": cell.status,
    }


def _sums_json(sums: Sums) -> dict[str, object]:
    return {
        "need_hours": sums.need_hours,
        "covered_hours": sums.covered_hours,
        "scheduled_hours": sums.scheduled_hours,
        "gap_hours": sums.gap_hours,
        "coverage": sums.coverage,
    }
