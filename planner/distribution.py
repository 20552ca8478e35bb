"""Owns the figures by region and zone: where need, teaching and trainers are, parity and what would have to move.

Two views stand side by side because they can say opposite things: by duty station (where the trained serve) and by
venue (where the teaching was held). It judges nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from planner.coverage import Number, Sums, added, coverage_of, sums_of, total
from planner.i18n import _, mark
from planner.mission import Mission
from planner.model import Region, Zone
from planner.tally import Heads, Tally, Teaching

Weight = Literal["need", "strength", "population", "area"]
WEIGHTS: tuple[Weight, ...] = ("need", "strength", "population", "area")


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


def distribution_of(
    mission: Mission,
    day: dt.date,
    weight: Weight = "need",
    heads: Heads | None = None,
    tally: Tally | None = None,
) -> Distribution:
    """Return the distribution on *day*; *weight* enters what would have to move and nothing else.

    Args:
        mission: what to compute from.
        day: the as-of date.
        weight: need hours, strength in heads, population in people or area in km2; missing counts as 0.
        heads: the cells of that day, if they are counted.
        tally: the sessions of that day, if they are counted.
    """
    sums = _sums_by_region(mission, heads or Heads(coverage_of(mission, day)))
    regions = _region_rows(mission, sums, tally or Tally(mission, day))
    zones = _zone_rows(mission, regions)
    return Distribution(day, weight, regions, zones, _parity(mission, zones), _to_move(mission, regions, weight))


def weighed(mission: Mission, distribution: Distribution, weight: Weight) -> Distribution:
    """Return *distribution*, one of *mission*, by another *weight*: nothing is another but what would have to move."""
    regions = distribution.regions
    return replace(distribution, weight=weight, to_move=_to_move(mission, regions, weight))


def _sums_by_region(mission: Mission, heads: Heads) -> Mapping[str | None, Sums]:
    """Return the sums of the cells of each region's units; None: of units without a known region that have cells."""
    sums: dict[str | None, Sums] = {region.id: heads.sums([region.id]) for region in mission.regions}
    if nowhere := [place for place in heads.places if place not in mission.region]:
        sums[None] = heads.sums(nowhere)
    return sums


def _region_rows(mission: Mission, sums: Mapping[str | None, Sums], tally: Tally) -> tuple[Row, ...]:
    held, booked = tally.teaching(mission, held=True), tally.teaching(mission, held=False)
    trainers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for team in mission.teams:
        trainers[team.region][team.component] += team.trainers
    places: list[Region | None] = list(mission.regions)
    if None in sums or None in held or None in booked:
        places.append(None)
    return tuple(
        Row(
            region=region,
            zone=mission.zone.get(region.zone) if region else None,
            sums=sums[name] if name in sums else sums_of(()),
            held=held.get(name, Teaching()),
            booked=booked.get(name, Teaching()),
            trainers=dict(trainers[region.id]) if region else {},
            taught_away_seats=tally.away[name],
            attended_seats=tally.anywhere[name],
        )
        for region in places
        for name in [region.id if region else None]
    )


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
        sums=added([row.sums for row in rows]),
        held=_sum_of_teaching([row.held for row in rows]),
        booked=_sum_of_teaching([row.booked for row in rows]),
        trainers=dict(trainers),
        taught_away_seats=sum(row.taught_away_seats for row in rows),
        attended_seats=sum(row.attended_seats for row in rows),
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
    weights = _weights(mission, regions, weight)
    delivered = [row.sums.delivered_hours for row in regions if row.region]
    all_weight, all_delivered = total(weights), total(delivered)
    if not all_weight or not all_delivered:
        return ToMove(None, None)
    share = total(abs(d / all_delivered - w / all_weight) for d, w in zip(delivered, weights, strict=True)) / 2
    return ToMove(share, share * all_delivered)


def moves_of(mission: Mission, distribution: Distribution) -> dict[str, float]:
    """Return by region id the trainee-hours that would have to come (over 0) or go elsewhere (under 0).

    Then delivery would follow the weight in force. Those that come add up to ``to_move.hours``, and so do those that
    go; empty where that is undefined.
    """
    if distribution.to_move.share is None:
        return {}
    rows = [(row.region, row.sums) for row in distribution.regions if row.region]
    weights = _weights(mission, distribution.regions, distribution.weight)
    delivered, whole = total(sums.delivered_hours for _, sums in rows), total(weights)
    return {
        region.id: weight / whole * delivered - sums.delivered_hours
        for (region, sums), weight in zip(rows, weights, strict=True)
    }


def zone_moves_of(mission: Mission, distribution: Distribution) -> dict[str, float]:
    """Return the same by zone id: the sum of what its regions say; a zone without a region is left out."""
    moves: dict[str, float] = {}
    for region, hours in moves_of(mission, distribution).items():
        zone = mission.region[region].zone
        moves[zone] = moves.get(zone, 0) + hours
    return moves


def _weights(mission: Mission, rows: Sequence[Row], weight: Weight) -> list[Number]:
    """Return the weight of each region of *rows*; missing counts as 0."""
    strength: Counter[str] = Counter()
    if weight == "strength":
        for unit in mission.units:
            strength[unit.region] += unit.strength
    return [_weight(row.region, row.sums, weight, strength) for row in rows if row.region]


def _weight(region: Region, sums: Sums, weight: Weight, strength: Mapping[str, int]) -> Number:
    if weight == "need":
        return sums.need_hours
    if weight == "strength":
        return strength.get(region.id, 0)
    return (region.population if weight == "population" else region.area_km2) or 0
