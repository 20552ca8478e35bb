"""Owns the distribution report by region and zone, the two views side by side; the figures are the core's.

By duty station and by venue stand in one table, because they can say opposite things and neither may hide the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from planner.coverage import Number, total
from planner.distribution import Distribution, Row, Weight, moves_of
from planner.i18n import _
from planner.mission import Mission
from planner.plain import one_line
from planner.reports.covered import covered_cell, covered_column
from planner.reports.deployment import deployment_table
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Table
from planner.reports.words import (
    FEW_HEADS,
    coverage_percent,
    figure,
    heads_note,
    illustrative_note,
    marked,
    number,
    parity_figure,
    parity_words,
    percent,
    scheduled,
    title_of,
    unknown_note,
)
from planner.tally import Teaching
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
    deployed, moves = deployment_table(view), moves_lines(view.mission, distribution)
    unknown = any(row.sums.unknown for row in regions)
    notes = [
        *distribution_legend(),
        *([unknown_note()] if unknown else []),
        *([illustrative_note()] if illustrative else []),
    ]
    return (
        Table(
            header=(*header_lines(view, errors), weight_line(weight)),
            title=_("Regions: by duty station of the trained, beside hours held by venue"),
            columns=_hours_columns(_("Region"), regions),
            rows=tuple(map(_hours_row, regions)),
            empty=_("No region is recorded."),
        ),
        _table(_("Regions: teaching by venue, and trainers posted"), _teaching_columns(_("Region")), regions),
        Table(
            title=_("Zones: by duty station of the trained, beside hours held by venue"),
            columns=_hours_columns(_("Zone"), zones),
            rows=tuple(map(_hours_row, zones)),
            empty=_("No zone is recorded."),
        ),
        _table(_("Zones: teaching by venue, and trainers posted"), _teaching_columns(_("Zone")), zones),
        *([replace(deployed, title=_("Deployed of approved"))] if deployed.rows else []),
        Table(columns=(), rows=(), empty="", notes=(*verdict_lines(view.mission, distribution), *moves, *notes)),
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
    parity, words = distribution.parity, parity_words(mission, distribution)
    if parity.value is not None:
        words = _("Parity {figure}: {words}.").format(figure=parity_figure(mission, distribution), words=words)
    return (words, to_move_words(mission, distribution), *_trainer_lines(distribution))


def to_move_words(mission: Mission, distribution: Distribution) -> str:
    """Return in words which hours would have to go elsewhere for delivery to follow the weight."""
    weight, to_move = weight_word(distribution.weight), distribution.to_move
    if to_move.share is None or to_move.hours is None:
        return _("To move: undefined, because nothing is delivered or no {weight} is recorded.").format(weight=weight)
    delivered = total(row.sums.delivered_hours for row in distribution.regions if row.region)
    marks = weighs_illustrative(mission, distribution)
    return _(
        "To move: {hours} of {delivered} delivered hours ({share}) would have to go elsewhere for delivery to "
        "follow the {weight}."
    ).format(
        hours=figure(to_move.hours, marks),
        delivered=number(delivered),
        share=marked(percent(to_move.share), marks),
        weight=weight,
    )


def moves_lines(mission: Mission, distribution: Distribution) -> Iterator[str]:
    """Yield where hours would have to come, and from where they would go, each as a sentence; none if undefined."""
    marks = weighs_illustrative(mission, distribution)
    sides: tuple[list[str], list[str]] = ([], [])
    for name, hours in moves_of(mission, distribution).items():
        if round(hours):
            place = title_of(mission.region[name])
            text = _("{place} {hours} h").format(place=place, hours=figure(abs(hours), marks))
            sides[hours < 0].append(text)
    for text, places in zip((_("To come: {places}."), _("To go: {places}.")), sides, strict=True):
        if places:
            yield text.format(places=", ".join(places))


def weighs_illustrative(mission: Mission, distribution: Distribution) -> bool:
    """Return whether an invented strength enters the weight in force."""
    if distribution.weight == "need":
        return any(row.sums.illustrative for row in distribution.regions)
    return distribution.weight == "strength" and any(unit.confidence == "illustrative" for unit in mission.units)


def _trainer_lines(distribution: Distribution) -> tuple[str, ...]:
    posted = [
        _("{place}: {components}").format(place=row_title(row), components=_components(row.trainers))
        for row in distribution.regions
        if row.trainers
    ]
    return (_("Trainers posted: {places}.").format(places="; ".join(posted)),) if posted else ()


def _components(trainers: dict[str, int]) -> str:
    return ", ".join(f"{one_line(component)} {number(count)}" for component, count in trainers.items())


def distribution_legend() -> tuple[str, ...]:
    """Return what the columns count."""
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


def _hours_columns(place: str, rows: Sequence[Row]) -> tuple[Column, ...]:
    return (
        Column("place", place, least=8, wraps=True),
        covered_column([row.sums for row in rows], _("Covered")),
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
        covered_cell(sums),
        coverage_percent(sums),
        figure(sums.need_hours, sums.illustrative),
        figure(sums.gap_hours, sums.illustrative),
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
    held = (row.held.sessions, row.held.seats, row.booked.sessions, row.booked.seats, row.booked.hours)
    posted = (row.taught_away_seats, sum(row.trainers.values()))
    return (row_title(row), *map(_blank_or, held), scheduled(row.sums), *map(_blank_or, posted))


def _blank_or(value: Number) -> str:
    return number(value) if value else "-"


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
    record["unknown"] = row.sums.unknown
    return record
