"""Owns what is known of each module: its cells, its sessions, what stands before and after it, where it is taught.

Coverage is the core's. Teaching of one module is counted as the distribution counts that of all: over the modules its
hours add up to the region's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from planner.coverage import Cell, Sums
from planner.curriculum import Module
from planner.model import Region, Session, Team
from planner.tally import Teaching
from planner.view import View


class Step(NamedTuple):
    """A module before or after another: one step away, or more."""

    module: Module
    steps: int


class Stand(NamedTuple):
    """One region by duty station and by venue; without region: venues and regions that are not recorded."""

    region: Region | None
    sums: Sums
    """Of the units stationed there."""
    held: Teaching
    """Delivered and ended there; the hours are those of the modules asked for."""
    booked: Teaching
    """Planned and approved there, still to end."""


class ModuleFacts:
    """What one view says of modules, each found once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._sums: dict[tuple[str, ...], Sums] = {}
        self._stands: dict[tuple[str, ...], list[Stand]] = {}

    @cached_property
    def _cells(self) -> dict[str, list[Cell]]:
        groups: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.view.coverage.cells:
            groups[cell.module.id].append(cell)
        return dict(groups)

    @cached_property
    def _sessions(self) -> dict[str, list[Session]]:
        groups: dict[str, list[Session]] = defaultdict(list)
        for session in self.view.by_start:
            for module in self.view.mission.taught(session):
                groups[module.id].append(session)
        return dict(groups)

    @cached_property
    def _after(self) -> dict[str, list[Module]]:
        groups: dict[str, list[Module]] = defaultdict(list)
        for module in self.view.mission.modules:
            for name in module.requires:
                groups[name].append(module)
        return dict(groups)

    def prepare(self) -> None:
        """Find what is asked for first: the figures of all curricula and modules."""
        mission = self.view.mission
        for modules in mission.modules_in.values():
            self.stands(modules)
            self.sums(modules)
            for module in modules:
                self.sums((module,))
                self.sessions(module.id)

    def cells(self, module: str) -> Sequence[Cell]:
        """Return the cells of *module*, in the order of the units."""
        return self._cells.get(module, ())

    def sessions(self, module: str) -> Sequence[Session]:
        """Return every session that has *module*, by start; ideas and cancelled ones are among them."""
        return self._sessions.get(module, ())

    def sums(self, modules: Sequence[Module]) -> Sums:
        """Return the sums of all cells of *modules*."""
        key = tuple(module.id for module in modules)
        if key not in self._sums:
            self._sums[key] = self.view.heads.sums(modules=modules)
        return self._sums[key]

    def before(self, module: Module) -> list[Step]:
        """Return what *module* requires, and what that requires, each once, nearest first."""
        known = self.view.mission.module
        return _steps(module, lambda each: [known[name] for name in each.requires if name in known])

    def after(self, module: Module) -> list[Step]:
        """Return what requires *module*, and what requires that, each once, nearest first."""
        return _steps(module, lambda each: self._after.get(each.id, []))

    def teams(self, module: Module) -> list[Team]:
        """Return the teams with trainers and the skill for *module*, its own or its curriculum's, as in the files."""
        names = {module.id, self.view.mission.curriculum_of[module.id].id}
        return [team for team in self.view.mission.teams if team.trainers and not names.isdisjoint(team.skills)]

    def stands(self, modules: Sequence[Module]) -> list[Stand]:
        """Return the regions with need, attendance or sessions of *modules*, in the order of the files."""
        key = tuple(module.id for module in modules)
        if key not in self._stands:
            self._stands[key] = self._found_stands(modules)
        return self._stands[key]

    def _found_stands(self, modules: Sequence[Module]) -> list[Stand]:
        mission, heads, tally = self.view.mission, self.view.heads, self.view.tally
        held, booked = (tally.teaching(mission, held=side, modules=modules) for side in (True, False))
        places: list[tuple[Region | None, list[str]]] = [(region, [region.id]) for region in mission.regions]
        places.append((None, [place for place in heads.places if place not in mission.region]))
        found = []
        for region, names in places:
            name = region.id if region else None
            if name in held or name in booked or heads.cells(names, modules):
                sums = heads.sums(names, modules)
                found.append(Stand(region, sums, held.get(name, Teaching()), booked.get(name, Teaching())))
        return found


def _steps(module: Module, around: Callable[[Module], Sequence[Module]]) -> list[Step]:
    return list(_walk(module, around))


def _walk(module: Module, around: Callable[[Module], Sequence[Module]]) -> Iterator[Step]:
    seen, edge, steps = {module.id}, [module], 0
    while edge:
        steps += 1
        found = {each.id: each for one in edge for each in around(one) if each.id not in seen}
        yield from (Step(each, steps) for each in found.values())
        seen |= found.keys()
        edge = list(found.values())
