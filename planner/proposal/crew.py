"""Owns which teams could teach a module, and how many of them it takes; it judges no place and no unit."""

from __future__ import annotations

from planner.curriculum import Module
from planner.model import Team, Unit
from planner.proposal.grid import Grid
from planner.proposal.reach import distance
from planner.view import View


class Crew:
    """The teams with trainers that have the skill for a module."""

    def __init__(self, view: View, module: Module) -> None:
        self._view = view
        self.module = module
        self.names = (module.id, view.mission.curriculum_of[module.id].id)
        """What a team must name among its skills: one of these."""
        wanted = set(self.names)
        self.skilled = [team for team in view.mission.teams if team.trainers and not wanted.isdisjoint(team.skills)]
        self._by_distance: dict[str, list[Team]] = {}

    def by_distance(self, region: str) -> list[Team]:
        """Return the skilled teams, those posted nearest to *region* first."""
        if region not in self._by_distance:
            ranked = sorted(self.skilled, key=lambda team: distance(self._view, team.region, region))
            self._by_distance[region] = ranked
        return self._by_distance[region]


def teams_for(
    crew: Crew, grid: Grid, region: str, place: int, *, days: bool, lead: Team | None = None, unit: Unit | None = None
) -> tuple[Team, ...]:
    """Return free teams with as many trainers as the module asks for, or as there are, the nearest to *region* first.

    Args:
        crew: the teams that have the skill.
        grid: what is free.
        region: where the session is held.
        place: the start, by its place in the grid.
        days: whether they must have days left in the months it touches.
        lead: the team that comes first; the others join it.
        unit: without *lead*, the unit that no other partner may teach the same nearby: the first team is chosen so.
    """
    chosen = [lead] if lead else []
    for team in crew.by_distance(region):
        if sum(each.trainers for each in chosen) >= max(1, crew.module.trainers):
            break
        alone = chosen or unit is None or grid.alone(unit, team.partner) >> place & 1
        if team not in chosen and alone and grid.team(team) >> place & 1 and (not days or grid.has_days(team, place)):
            chosen.append(team)
    return tuple(chosen)
