"""Owns which figures are compared between two dates, row by row, and their JSON; the differences are the core's.

Of the two dates the earlier one always is *then* and the later one *now*, whichever of them is the as-of date. The
table that people read is in ``comparison_table``.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from planner.comparing import Pair, Pairs, compare_cells, compare_rows, compare_sums, compare_verdicts
from planner.distribution import Weight
from planner.i18n import _
from planner.model import Unit
from planner.plain import one_line
from planner.reports.coverage import EVERYTHING, By, Selection, groups_of, total_of
from planner.reports.distribution import row_title
from planner.reports.overview_bars import compared_zones
from planner.reports.words import title_of
from planner.view import View


class Compared(Struct, frozen=True):
    """Figures of one region, unit, curriculum … on two dates."""

    kind: str
    """``all``, ``zone``, ``region``, ``unit``, ``curriculum`` or ``module``."""
    id: str | None
    """None: all, or a place that is not known."""
    title: str
    pairs: Pairs
    illustrative: bool
    """Whether an invented strength enters the need."""
    inner: bool = False
    """Whether it is a part of the row above."""


def in_order(one: View, other: View) -> tuple[View, View]:
    """Return the view of the earlier date, and that of the later."""
    return (one, other) if one.day <= other.day else (other, one)


def compared_groups(then: View, now: View, by: By, selection: Selection = EVERYTHING) -> list[Compared]:
    """Return the rows asked for, in the order of the files; *by* is not ``cell``. Regions and zones have both views."""
    if by in ("region", "zone") and selection == EVERYTHING:
        return compared_places(then, now, by)
    before = {group.id: group for group in groups_of(then, by, selection)}
    return [
        Compared(by, group.id, group.title, compare_sums(before[group.id].sums, group.sums), group.sums.illustrative)
        for group in groups_of(now, by, selection)
        if group.id in before
    ]


def compared_total(then: View, now: View, selection: Selection = EVERYTHING) -> Compared:
    """Return the row of all cells asked for."""
    before, after = (total_of(view, selection) for view in (then, now))
    return Compared("all", None, _("All"), compare_sums(before, after), after.illustrative)


def compared_places(then: View, now: View, by: str, weight: Weight = "need") -> list[Compared]:
    """Return the regions, or the zones, by duty station and by venue; a row without a place may be new."""
    before, after = (
        each.zones if by == "zone" else each.regions for each in (then.distribution(weight), now.distribution(weight))
    )
    return [
        Compared(by, place.id if place else None, row_title(row), compare_rows(old, row), row.sums.illustrative)
        for old, row in zip(before, after, strict=False)
        for place in [row.zone if by == "zone" else row.region]
    ]


def compared_modules(then: View, now: View, unit: Unit) -> list[Compared]:
    """Return a row for each module that *unit* needs or attended on either date."""
    rows = []
    for module in now.mission.modules:
        key = (unit.id, module.id)
        old, cell = then.coverage.cell.get(key), now.coverage.cell.get(key)
        if either := cell or old:
            title = f"{one_line(module.id)} {title_of(module)}"
            rows.append(Compared("module", module.id, title, compare_cells(old, cell), either.illustrative))
    return rows


def compared_overview(then: View, now: View) -> list[Compared]:
    """Return all, the zones, and the curricula, each with the two zones that the mission compares."""
    mission = now.mission
    rows = [compared_total(then, now), *compared_groups(then, now, "zone")]
    parts = {
        zone: compared_groups(then, now, "curriculum", Selection(zones=frozenset({zone})))
        for zone in compared_zones(now)
    }
    for number, row in enumerate(compared_groups(then, now, "curriculum")):
        rows.append(row)
        for zone, inner in parts.items():
            part = inner[number]
            title = title_of(mission.zone[zone])
            rows.append(Compared("zone", zone, title, part.pairs, part.illustrative, inner=True))
    return rows


def comparison_json(then: View, now: View, as_of: dt.date, by: By, selection: Selection) -> dict[str, object]:
    """Return what ``planner compare --format json`` prints, unrounded, differences *now* less *then*."""
    rows = compared_groups(then, now, by, selection)
    verdicts = compare_verdicts(then.distribution(), now.distribution())
    return {
        "schema": 1,
        "as_of": as_of,
        "then": then.day,
        "now": now.day,
        "rows": [{by: row.id, **_pairs_json(row.pairs)} for row in rows],
        "total": _pairs_json(compared_total(then, now, selection).pairs),
        **_pairs_json(verdicts),
    }


def _pairs_json(pairs: Pairs) -> dict[str, object]:
    return {name: _pair_json(pair) for name, pair in pairs.items()}


def _pair_json(pair: Pair) -> dict[str, object]:
    return {"then": pair.then, "now": pair.now, "difference": pair.difference}
