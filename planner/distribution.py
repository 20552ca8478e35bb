"""Owns the figures by region and zone: where need, teaching and trainers are, parity and what would have to move.

Two views stand side by side because they can say opposite things: by duty station (where the trained serve) and by
venue (where the teaching was held). It judges nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from planner.coverage import Cell, Coverage, Number, Sums, coverage_of, sums_of, total
from planner.i18n import _, mark
from planner.mission import Mission
from planner.model import Region, Session, Zone

Weight = Literal["need", "strength", "population", "area"]
WEIGHTS: tuple[Weight, ...] = ("need", "strength", "population", "area")


class Teaching(Struct, frozen=True):
    """Sessions at venues: their number, heads once per session, and trainee-hours."""

    sessions: int = 0
    seats: int = 0
    hours: Number = 0


class Row(Struct, frozen=True):
    """One region or zone; both None: the row of what has no venue or no known region."""

    region: Region | None
    zone: Zone | None
    sums: Sums
    """By duty station."""
    held: Teaching
    """By venue: delivered and ended."""
    booked: Teaching
    """By venue: planned and approved, still to end; by seats."""
    trainers: dict[str, int]
    """Trainers posted here, by component."""
    taught_away_seats: int
    """Heads of the units here that were taught at a venue in another region, once per session."""
    attended_seats: int
    """Heads of the units here that were taught at any recorded venue, once per session."""

    @property
    def title(self) -> str:
        """The region's or zone's title; of the row without either, its name."""
        place = self.region or self.zone
        if place:
            return place.title
        stationed = self.sums.need or self.sums.delivered_hours or self.attended_seats
        return _("venue or region not recorded") if stationed else _("venue not recorded")


class Parity(Struct, frozen=True):
    """Coverage of the focus over coverage of the reference; without a value, the reason why."""

    focus: str | None
    reference: str | None
    value: float | None
    reason: str | None
    """English, as JSON gives it; people read ``why``."""

    @property
    def why(self) -> str:
        """The reason why there is no value, in the language in force; empty where there is one."""
        return _(self.reason) if self.reason else ""


class ToMove(Struct, frozen=True):
    """The Hoover index of delivered hours against the weight, 0 to 1, and in trainee-hours; None where a total is 0."""

    share: float | None
    hours: float | None


class Distribution(Struct, frozen=True):
    """Regions and zones in file order, empty ones included, a row without place last where there is one."""

    day: dt.date
    weight: Weight
    regions: tuple[Row, ...]
    zones: tuple[Row, ...]
    parity: Parity
    to_move: ToMove


class _Tally:
    """Teaching by venue's region and by duty station, counted in one pass over the sessions."""

    def __init__(self, mission: Mission, day: dt.date) -> None:
        self.held: dict[str | None, list[tuple[int, Number]]] = defaultdict(list)
        self.booked: dict[str | None, list[tuple[int, Number]]] = defaultdict(list)
        self.away: dict[str | None, int] = defaultdict(int)
        self.anywhere: dict[str | None, int] = defaultdict(int)
        for session in mission.sessions:
            self._count(mission, session, day)

    def _count(self, mission: Mission, session: Session, day: dt.date) -> None:
        if session.status == "delivered" and session.end <= day:
            heads, book = session.attended, self.held
        elif session.status in ("planned", "approved") and session.end > day:
            heads, book = session.seats, self.booked
        else:
            return
        venue = mission.venue.get(session.venue or "")
        place = venue.region if venue and venue.region in mission.region else None
        seats = sum(heads.values())
        book[place].append((seats, seats * total(module.hours for module in mission.taught(session))))
        if venue and book is self.held:
            self._count_away(mission, heads, venue.region)

    def _count_away(self, mission: Mission, heads: dict[str, int], place: str) -> None:
        for name, count in heads.items():
            if unit := mission.unit.get(name):
                home = unit.region if unit.region in mission.region else None
                self.anywhere[home] += count
                if unit.region != place:
                    self.away[home] += count


def distribution_of(
    mission: Mission, day: dt.date, weight: Weight = "need", coverage: Coverage | None = None
) -> Distribution:
    """Return the distribution on *day*; *weight* enters what would have to move and nothing else.

    Args:
        mission: what to compute from.
        day: the as-of date.
        weight: need hours, strength in heads, population in people or area in km2; missing counts as 0.
        coverage: the cells of that day, if they are at hand.
    """
    cells = (coverage or coverage_of(mission, day)).cells
    regions = _region_rows(mission, cells, _Tally(mission, day))
    zones = _zone_rows(mission, regions)
    return Distribution(day, weight, regions, zones, _parity(mission, zones), _to_move(mission, regions, weight))


def _region_rows(mission: Mission, cells: Iterable[Cell], tally: _Tally) -> tuple[Row, ...]:
    home: dict[str | None, list[Cell]] = defaultdict(list)
    for cell in cells:
        home[cell.unit.region if cell.unit.region in mission.region else None].append(cell)
    trainers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for team in mission.teams:
        trainers[team.region][team.component] += team.trainers
    places: list[Region | None] = list(mission.regions)
    if None in home or None in tally.held or None in tally.booked:
        places.append(None)
    return tuple(
        Row(
            region=region,
            zone=mission.zone.get(region.zone) if region else None,
            sums=sums_of(home[name]),
            held=_teaching(tally.held[name]),
            booked=_teaching(tally.booked[name]),
            trainers=dict(trainers[region.id]) if region else {},
            taught_away_seats=tally.away[name],
            attended_seats=tally.anywhere[name],
        )
        for region in places
        for name in [region.id if region else None]
    )


def _teaching(sessions: list[tuple[int, Number]]) -> Teaching:
    return Teaching(len(sessions), sum(seats for seats, _ in sessions), total(hours for _, hours in sessions))


def _zone_rows(mission: Mission, regions: tuple[Row, ...]) -> tuple[Row, ...]:
    rows = [_sum_of(zone, [row for row in regions if row.zone is zone]) for zone in mission.zones]
    nowhere = [row for row in regions if row.zone is None]
    return (*rows, _sum_of(None, nowhere)) if nowhere else tuple(rows)


def _sum_of(zone: Zone | None, rows: list[Row]) -> Row:
    trainers: dict[str, int] = defaultdict(int)
    for row in rows:
        for component, count in row.trainers.items():
            trainers[component] += count
    return Row(
        region=None,
        zone=zone,
        sums=_sum_of_sums([row.sums for row in rows]),
        held=_sum_of_teaching([row.held for row in rows]),
        booked=_sum_of_teaching([row.booked for row in rows]),
        trainers=dict(trainers),
        taught_away_seats=sum(row.taught_away_seats for row in rows),
        attended_seats=sum(row.attended_seats for row in rows),
    )


def _sum_of_sums(parts: list[Sums]) -> Sums:
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


def _sum_of_teaching(parts: list[Teaching]) -> Teaching:
    return Teaching(
        sum(part.sessions for part in parts), sum(part.seats for part in parts), total(part.hours for part in parts)
    )


def _parity(mission: Mission, zones: tuple[Row, ...]) -> Parity:
    focus, reference = mission.settings.focus, mission.settings.reference
    by_id = {row.zone.id: row.sums for row in zones if row.zone}
    value = None
    if len(by_id) < 2:
        reason: str | None = mark("fewer than two zones are recorded")
    elif focus not in by_id:
        reason = mark("no focus zone is named")
    elif reference not in by_id:
        reason = mark("no reference zone is named")
    elif not by_id[focus].need_hours:
        reason = mark("no need is recorded in the focus zone")
    elif not by_id[reference].need_hours:
        reason = mark("no need is recorded in the reference zone")
    elif not by_id[reference].coverage:
        reason = mark("nobody is covered in the reference zone")
    else:
        reason = None
        value = (by_id[focus].coverage or 0.0) / (by_id[reference].coverage or 1.0)
    return Parity(focus, reference, value, reason)


def _to_move(mission: Mission, regions: tuple[Row, ...], weight: Weight) -> ToMove:
    rows = [(row.region, row.sums) for row in regions if row.region]
    weights = [_weight(mission, region, sums, weight) for region, sums in rows]
    delivered = [sums.delivered_hours for _, sums in rows]
    all_weight, all_delivered = total(weights), total(delivered)
    if not all_weight or not all_delivered:
        return ToMove(None, None)
    share = total(abs(d / all_delivered - w / all_weight) for d, w in zip(delivered, weights, strict=True)) / 2
    return ToMove(share, share * all_delivered)


def _weight(mission: Mission, region: Region, sums: Sums, weight: Weight) -> Number:
    if weight == "need":
        return sums.need_hours
    if weight == "strength":
        return sum(unit.strength for unit in mission.units if unit.region == region.id)
    return (region.population if weight == "population" else region.area_km2) or 0
