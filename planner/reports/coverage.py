"""Owns which cells the coverage report shows, how they are grouped, and their JSON; the figures are the core's.

Cells, rows and totals come from ``planner.coverage``; what is selected here changes none of them. The table that
people read is in ``coverage_table``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from planner.coverage import Cell, Coverage, Sums, sums_of
from planner.curriculum import Module
from planner.i18n import _
from planner.model import Unit
from planner.reports.words import title_of
from planner.tally import Heads
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
    modules = {module.id for module in _modules_of(view, selection)}
    return tuple(cell for cell in view.coverage.cells if cell.unit.id in units and cell.module.id in modules)


def groups_of(view: View, by: By, selection: Selection = EVERYTHING) -> list[Group]:
    """Return the rows asked for in the order of the files, those without need included; *by* is not ``cell``.

    Cells whose unit has no known region or zone are in a last row without id, where there are any.
    """
    sums = _sums_by_unit(view, selection) if by == "unit" else _sums_by(view, by, selection)
    nothing = sums_of(())
    rows = [Group(name, title, sums.get(name, nothing)) for name, title in _asked_for(view, by, selection)]
    if None in sums:
        rows.append(Group(None, _("region unknown"), sums[None]))
    return rows


def total_of(view: View, selection: Selection = EVERYTHING) -> Sums:
    """Return the sums of the cells asked for."""
    return _heads_of(view, selection).sums(_places_of(view, selection), _modules_of(view, selection))


def _sums_by_unit(view: View, selection: Selection) -> dict[str | None, Sums]:
    cells: dict[str | None, list[Cell]] = defaultdict(list)
    for cell in cells_of(view, selection):
        cells[cell.unit.id].append(cell)
    return {name: sums_of(found) for name, found in cells.items()}


def _sums_by(view: View, by: By, selection: Selection) -> dict[str | None, Sums]:
    """Return the sums of the cells asked for by where their units serve, or by what is needed; no group is empty."""
    heads = _heads_of(view, selection)
    places, modules = _places_of(view, selection), _modules_of(view, selection)
    groups: dict[str | None, tuple[list[str], list[Module]]] = {}
    if by in ("region", "zone"):
        for place in places:
            groups.setdefault(_place_id(view, by, place), ([], modules))[0].append(place)
    else:
        for module in modules:
            name = module.id if by == "module" else view.mission.curriculum_of[module.id].id
            groups.setdefault(name, (places, []))[1].append(module)
    return {name: heads.sums(*group) for name, group in groups.items() if heads.cells(*group)}


def _heads_of(view: View, selection: Selection) -> Heads:
    """Return the cells of the units asked for, counted."""
    return Heads(Coverage(view.day, cells_of(view, selection), {})) if selection.units else view.heads


def _places_of(view: View, selection: Selection) -> list[str]:
    """Return the regions asked for, as units name them."""
    return [place for place in view.heads.places if selection.takes_region(view, place)]


def _modules_of(view: View, selection: Selection) -> list[Module]:
    return [module for module in view.mission.modules if selection.takes_module(view, module)]


def _place_id(view: View, by: By, place: str) -> str | None:
    region = view.mission.region.get(place)
    if region is None or by == "region":
        return region.id if region else None
    return region.zone if region.zone in view.mission.zone else None


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
        "total": _sums_json(total_of(view, selection)),
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
