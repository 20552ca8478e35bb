"""Owns the distribution report by region and zone, the two views side by side; the figures are the core's.

By duty station and by venue stand in one table, because they can say opposite things and neither may hide the other.
"""

from __future__ import annotations

from planner.coverage import total
from planner.distribution import Distribution, Row, Teaching, ToMove, Weight
from planner.i18n import _
from planner.mission import Mission
from planner.plain import one_line
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Table
from planner.reports.words import (
    FEW_HEADS,
    coverage_percent,
    heads_note,
    illustrative_note,
    marked,
    number,
    of,
    parity_words,
    percent,
    title_of,
)
from planner.view import View


def distribution_json(view: View, weight: Weight = "need") -> dict[str, object]:
    """Return what ``planner distribution --format json`` prints, unrounded; a row without place has id null."""
    distribution = view.distribution(weight)
    parity = distribution.parity
    return {
        "schema": 1,
        "as_of": distribution.day,
        "weight": distribution.weight,
        "regions": [
            {
                "region": row.region.id if row.region else None,
                "zone": row.zone.id if row.zone else None,
                **_figures(row),
            }
            for row in distribution.regions
        ],
        "zones": [{"zone": row.zone.id if row.zone else None, **_figures(row)} for row in distribution.zones],
        "parity": {
            "focus": parity.focus,
            "reference": parity.reference,
            "value": parity.value,
            "reason": parity.reason,
        },
        "to_move": {"share": distribution.to_move.share, "hours": distribution.to_move.hours},
    }


def _figures(row: Row) -> dict[str, object]:
    return {
        "need_hours": row.sums.need_hours,
        "covered_hours": row.sums.covered_hours,
        "gap_hours": row.sums.gap_hours,
        "delivered_hours": row.sums.delivered_hours,
        "scheduled_hours": row.sums.scheduled_hours,
        "coverage": row.sums.coverage,
        "taught_away_seats": row.taught_away_seats,
        "held": _teaching(row.held),
        "booked": _teaching(row.booked),
        "trainers": row.trainers,
    }


def _teaching(teaching: Teaching) -> dict[str, object]:
    return {"sessions": teaching.sessions, "seats": teaching.seats, "hours": teaching.hours}


def distribution_tables(view: View, weight: Weight = "need", errors: int = 0) -> tuple[Table, ...]:
    """Return the report as tables: regions and zones, each with the hours of both views and with the teaching."""
    distribution = view.distribution(weight)
    regions, zones = distribution.regions, distribution.zones
    illustrative = any(row.sums.illustrative for row in regions)
    notes = [*_legend(), *([illustrative_note()] if illustrative else [])]
    return (
        Table(
            header=(*header_lines(view, errors), weight_line(weight)),
            title=_("Regions: by duty station of the trained, beside hours held by venue"),
            columns=_hours_columns(_("Region")),
            rows=tuple(map(_hours_row, regions)),
            empty=_("No region is recorded."),
        ),
        _table(_("Regions: teaching by venue, and trainers posted"), _teaching_columns(_("Region")), regions),
        Table(
            title=_("Zones: by duty station of the trained, beside hours held by venue"),
            columns=_hours_columns(_("Zone")),
            rows=tuple(map(_hours_row, zones)),
            empty=_("No zone is recorded."),
        ),
        _table(_("Zones: teaching by venue, and trainers posted"), _teaching_columns(_("Zone")), zones),
        Table(columns=(), rows=(), empty="", notes=(*verdict_lines(view.mission, distribution), *notes)),
    )


def weight_line(weight: Weight) -> str:
    """Return which weight is in force for what would have to move."""
    return _("weight of what would have to move: {weight}").format(weight=weight_word(weight))


def weight_word(weight: Weight) -> str:
    """Return what the weight counts, in the language in force."""
    words = {
        "need": _("hours of need"),
        "strength": _("strength of the units"),
        "population": _("population"),
        "area": _("area"),
    }
    return words[weight]


def verdict_lines(mission: Mission, distribution: Distribution) -> tuple[str, ...]:
    """Return parity, what would have to move, and trainers by component, each as a sentence."""
    illustrative = any(row.sums.illustrative for row in distribution.zones)
    parity = distribution.parity
    words = parity_words(mission, parity, illustrative)
    if parity.value is not None:
        figure = marked(f"{parity.value:.2f}", illustrative)
        words = _("Parity {figure}: {words}.").format(figure=figure, words=words)
    return (words, to_move_words(distribution.to_move, distribution, illustrative), *_trainer_lines(distribution))


def to_move_words(to_move: ToMove, distribution: Distribution, illustrative: bool = False) -> str:
    """Return in words which hours would have to go elsewhere for delivery to follow the weight."""
    weight = weight_word(distribution.weight)
    if to_move.share is None or to_move.hours is None:
        return _("To move: undefined, because nothing is delivered or no {weight} is recorded.").format(weight=weight)
    delivered = total(row.sums.delivered_hours for row in distribution.regions if row.region)
    marks = illustrative and distribution.weight in ("need", "strength")
    return _(
        "To move: {hours} of {delivered} delivered hours ({share}) would have to go elsewhere for delivery to "
        "follow the {weight}."
    ).format(
        hours=marked(number(to_move.hours), marks),
        delivered=number(delivered),
        share=marked(percent(to_move.share), marks),
        weight=weight,
    )


def _trainer_lines(distribution: Distribution) -> tuple[str, ...]:
    posted = [
        _("{place}: {components}").format(place=row_title(row), components=_components(row.trainers))
        for row in distribution.regions
        if row.trainers
    ]
    return (_("Trainers posted: {places}.").format(places="; ".join(posted)),) if posted else ()


def _components(trainers: dict[str, int]) -> str:
    return ", ".join(f"{one_line(component)} {number(count)}" for component, count in trainers.items())


def _legend() -> tuple[str, ...]:
    return (
        _(
            "Covered: heads, with the percentage of their hours; none is printed under {few} heads in need. "
            "Deliv. h: hours attended by the units stationed here, uncapped; held h: hours taught at venues here. "
            "Away: heads of the units here taught in another region."
        ).format(few=FEW_HEADS),
        heads_note(),
    )


def row_title(row: Row) -> str:
    """Return the title of a row in the language in force."""
    place = row.region or row.zone
    return title_of(place) if place else row.title


def _hours_columns(place: str) -> tuple[Column, ...]:
    return (
        Column("place", place, least=8, wraps=True),
        Column("covered_of_need", _("Covered"), right=True),
        Column("coverage", "%", right=True),
        Column("need_hours", _("Need h"), right=True),
        Column("gap_hours", _("Gap h"), right=True),
        Column("delivered_hours", _("Deliv. h"), right=True),
        Column("held_hours", _("Held h"), right=True),
    )


def _hours_row(row: Row) -> tuple[Cell, ...]:
    sums = row.sums
    return (
        row_title(row),
        of(sums.covered, sums.need, sums.illustrative) if sums.need else _("no need"),
        coverage_percent(sums),
        marked(number(sums.need_hours), sums.illustrative),
        marked(number(sums.gap_hours), sums.illustrative),
        number(sums.delivered_hours),
        number(row.held.hours),
    )


def _teaching_columns(place: str) -> tuple[Column, ...]:
    return (
        Column("place", place, least=8, wraps=True),
        Column("held_sessions", _("Held"), right=True),
        Column("held_seats", _("seats"), right=True),
        Column("booked_sessions", _("Booked"), right=True),
        Column("booked_seats", _("seats"), right=True),
        Column("booked_hours", _("h"), right=True),
        Column("scheduled_hours", _("Sched. h"), right=True),
        Column("taught_away_seats", _("Away"), right=True),
        Column("trainers", _("Trainers"), right=True),
    )


def _table(title: str, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Table:
    return Table(title=title, columns=columns, rows=tuple(map(_teaching_row, rows)))


def _teaching_row(row: Row) -> tuple[Cell, ...]:
    figures = (
        row.held.sessions,
        row.held.seats,
        row.booked.sessions,
        row.booked.seats,
        row.booked.hours,
        row.sums.scheduled_hours,
        row.taught_away_seats,
        sum(row.trainers.values()),
    )
    return (row_title(row), *(number(figure) if figure else "-" for figure in figures))


def distribution_data(view: View, weight: Weight = "need") -> Table:
    """Return every figure of every region and zone as one flat table for CSV."""
    distribution = view.distribution(weight)
    rows = [("region", row) for row in distribution.regions] + [("zone", row) for row in distribution.zones]
    records = [_record(level, row) for level, row in rows]
    keys = list(records[0]) if records else []
    return Table(columns=tuple(Column(key, key) for key in keys), rows=tuple(tuple(r.values()) for r in records))


def _record(level: str, row: Row) -> dict[str, Cell]:
    record: dict[str, Cell] = {
        "level": level,
        "region": row.region.id if row.region else None,
        "zone": row.zone.id if row.zone else None,
        "title": row_title(row),
    }
    for key, value in _figures(row).items():
        if key == "trainers":
            record[key] = _components(row.trainers)
        elif isinstance(value, dict):
            record.update({f"{key}_{part}": figure for part, figure in value.items()})
        elif isinstance(value, int | float) or value is None:
            record[key] = value
    return record
