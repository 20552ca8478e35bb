"""Owns what the fields unit, teams, seats and partner of a session could say; it chooses none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from planner.coverage import Cell
from planner.i18n import _, ngettext
from planner.model import Team, Unit
from planner.proposal.choice import Choice, joined, verdict
from planner.proposal.choice_places import gap_words
from planner.proposal.conflicts import Conflict, Setting
from planner.proposal.entry import Present
from planner.proposal.grid import Grid
from planner.proposal.heads import heads_wanted
from planner.proposal.reach import around, distance
from planner.proposal.weeks import Starts


def choose_teams(present: Present) -> Iterator[Choice]:
    """Yield the teams, each as if it alone taught for its partner: those with days left first, the nearest."""
    judge = present.judge
    for number, team in enumerate(present.view.mission.teams):
        setting = present.setting._replace(teams=(team,), partner=team.partner)
        said = verdict((*judge.skill(setting), *judge.teams(setting), *_doubled(present, setting)))
        away = distance(present.view, team.region, present.region)
        note = joined(_posted(team), said.remark)
        yield Choice(team.id, said.conflict, note, (not team.trainers, said.no_days, away, number))


def _posted(team: Team) -> str:
    text = ngettext("{region}, {count} trainer", "{region}, {count} trainers", team.trainers)
    return text.format(region=team.region, count=team.trainers)


def _doubled(present: Present, setting: Setting) -> Iterator[Conflict]:
    for name, heads in setting.seats.items():
        unit = present.view.mission.unit.get(name)
        if unit and heads:
            yield from present.judge.duplicates(setting, unit)


def choose_partner(present: Present) -> Iterator[Choice]:
    """Yield the partners: those that post a team of the session first."""
    posts = {team.partner: team.id for team in reversed(present.setting.teams) if team.partner}
    for number, partner in enumerate(present.view.mission.partners):
        said = verdict(_doubled(present, present.setting._replace(partner=partner.id)))
        note = _("posts {team}").format(team=posts[partner.id]) if partner.id in posts else ""
        yield Choice(partner.id, said.conflict, note, (partner.id not in posts, number))


def choose_unit(present: Present) -> Iterator[Choice]:
    """Yield the units as if the session were for their gap: those that have one first, the nearest, the widest."""
    others = {name: heads for name, heads in present.setting.seats.items() if name != present.unit.id}
    for number, unit in enumerate(present.view.mission.units):
        cell = _cell(present, unit)
        heads = _heads(present, unit, cell)
        setting = present.setting._replace(seats={**others, unit.id: max(heads, 1)})
        said = verdict(present.judge.unit(setting, unit, max(heads, 1)))
        away = distance(present.view, unit.region, present.unit.region)
        wanted = heads_wanted(cell)
        note = joined(gap_words(cell), said.remark)
        yield Choice(unit.id, said.conflict, note, (not wanted, away, -wanted, number))


def choose_seats(present: Present) -> Iterator[Choice]:
    """Yield the units that could come, with their heads: the unit itself, those that do, then those within reach."""
    seats = present.setting.seats
    room = _room(present)
    reached = _reached(present)
    for number, unit in enumerate(present.view.mission.units):
        cell = _cell(present, unit)
        own, booked = unit is present.unit, seats.get(unit.id, 0)
        if not (own or booked or heads_wanted(cell)):
            continue
        left = None if room is None else room + booked
        most = _heads(present, unit, cell)
        heads = most if left is None else min(most, max(left, 0))
        with_it = present.setting._replace(seats={**seats, unit.id: max(heads, 1)})
        # Nothing of a unit is asked once the class is full: there may be thousands.
        said = verdict(chain(_too_many(present, with_it), present.judge.unit(with_it, unit, max(heads, 1))))
        far = "" if own or booked or unit.region in reached else _("{region} is not within reach")
        note = joined(gap_words(cell), far.format(region=unit.region), said.remark)
        away = distance(present.view, unit.region, present.region)
        yield Choice(unit.id, said.conflict, note, (not own, not booked, bool(far), away, -heads, number), heads)


def _too_many(present: Present, setting: Setting) -> Iterator[Conflict]:
    yield from present.judge.room_size(setting)
    yield from (each for each in present.judge.class_size(setting) if each.code == "PL301")


def _cell(present: Present, unit: Unit) -> Cell | None:
    return present.view.coverage.cell.get((unit.id, present.module.id))


def _heads(present: Present, unit: Unit, cell: Cell | None) -> int:
    """Return the heads of *unit* that need the module and may be away for it."""
    return min(heads_wanted(cell), present.judge.limit(unit, present.setting.modules))


def _room(present: Present) -> int | None:
    """Return how many more the class takes; None: nothing limits it."""
    sizes = [module.class_max for module in present.setting.modules if module.class_max is not None]
    if present.setting.venue:
        sizes.append(present.setting.venue.seats)
    return min(sizes) - sum(present.setting.seats.values()) if sizes else None


def _reached(present: Present) -> set[str]:
    """Return the regions within reach of the session on its days; without days, those that ever are."""
    regions = around(present.view, present.unit.region, present.region)
    start = present.setting.start
    if start is None:
        return set(regions)
    grid = Grid(present.judge, present.module, Starts([start], present.hours, start))
    return {name for name in regions if name in (present.unit.region, present.region) or grid.reach(name)}
