"""Owns the document of the distribution: zones and regions in both views, parity and what would have to move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.distribution import Row
from planner.i18n import _
from planner.reports.distribution import distribution_legend, moves_lines, row_title, verdict_lines, weight_line
from planner.reports.document import Cell, Document, Fact, Field, Section, Seen, Sheet
from planner.reports.documents.drawings import map_of, region_bars, venue_bars
from planner.reports.documents.request import Request, document_of
from planner.reports.words import coverage_percent, figure, of, scheduled, unknown_note, unknown_of


def build(request: Request) -> Document:
    """Return the document; *weight* is heeded."""
    distribution = request.view.distribution(request.weight)
    zones, regions = distribution.zones, distribution.regions
    sections = (
        _verdict(request),
        _section("zones", _("Zones: by duty station of the trained, beside hours held by venue"), _("Zone"), zones),
        _teaching(_("Zones: teaching by venue, and trainers posted"), _("Zone"), zones),
        _section(
            "regions", _("Regions: by duty station of the trained, beside hours held by venue"), _("Region"), regions
        ),
        _teaching(_("Regions: teaching by venue, and trainers posted"), _("Region"), regions),
    )
    return document_of(
        request,
        "distribution",
        _("Distribution"),
        [Sheet(sections=sections)],
        lines=[weight_line(request.weight)],
        options={"weight": request.weight},
        notes=(*distribution_legend()[:1], *([unknown_note()] if any(row.sums.unknown for row in regions) else [])),
    )


def _verdict(request: Request) -> Section:
    view = request.view
    distribution = view.distribution(request.weight)
    parity, to_move = distribution.parity, distribution.to_move
    return Section(
        key="verdict",
        sentences=(
            *verdict_lines(view.mission, distribution),
            *moves_lines(view.mission, distribution),
            *_unknown(distribution.regions),
        ),
        facts=(
            Fact("parity", "", parity.value),
            Fact("parity_focus", "", parity.focus),
            Fact("parity_reference", "", parity.reference),
            Fact("parity_reason", "", parity.reason),
            Fact("to_move_share", "", to_move.share),
            Fact("to_move_hours", "", to_move.hours),
        ),
        flat=False,
        figures=(map_of(view), region_bars(view), venue_bars(view)),
    )


def _unknown(rows: Sequence[Row]) -> Iterator[str]:
    """Yield where how many heads are unknown, if any are: the tables have no room for what stands apart."""
    places = [
        _("{place} {count}").format(place=row_title(row), count=unknown_of(row.sums))
        for row in rows
        if row.sums.unknown
    ]
    if places:
        yield _("Unknown, and counted as gap: {places} heads.").format(places=", ".join(places))


def _section(key: str, title: str, place: str, rows: Sequence[Row]) -> Section:
    return Section(
        key=key,
        title=title,
        fields=_fields(place),
        rows=tuple(tuple(_row(row)) for row in rows),
        empty=_("Nothing is recorded."),
    )


def _fields(place: str) -> tuple[Field, ...]:
    return (
        Field("", place, least=8, wraps=True),
        Field("zone"),
        Field("region"),
        Field("title"),
        Field("need", "", "count"),
        Field("covered", _("Covered"), "count"),
        Field("unknown", "", "count"),
        Field("coverage", "%", "share"),
        Field("need_hours", _("Need h"), "hours"),
        Field("covered_hours", "", "hours"),
        Field("gap_hours", _("Gap h"), "hours"),
        Field("scheduled_hours", "", "hours"),
        Field("delivered_hours", _("Deliv. h"), "hours"),
        Field("held_sessions", "", "count"),
        Field("held_heads", "", "count"),
        Field("held_hours", _("Held h"), "hours"),
        Field("booked_sessions", "", "count"),
        Field("booked_seats", "", "count"),
        Field("booked_hours", "", "hours"),
        Field("taught_away_seats", "", "count"),
        Field("trainers", "", "count"),
        Field("trainers_by_component"),
        Field("illustrative", "", "flag"),
    )


def _row(row: Row) -> Iterator[Cell]:
    sums, title, marks = row.sums, row_title(row), row.sums.illustrative
    yield Seen(None, title)
    yield from (row.zone.id if row.zone else None, row.region.id if row.region else None, title, sums.need)
    yield Seen(sums.covered, of(sums.covered, sums.need, marks) if sums.need else _("no need"))
    yield sums.unknown
    yield Seen(sums.coverage, coverage_percent(sums))
    yield Seen(sums.need_hours, figure(sums.need_hours, marks))
    yield sums.covered_hours
    yield Seen(sums.gap_hours, figure(sums.gap_hours, marks))
    yield from (sums.scheduled_hours, sums.delivered_hours)
    yield from (row.held.sessions, row.held.seats, row.held.hours)
    yield from (row.booked.sessions, row.booked.seats, row.booked.hours)
    yield from (row.taught_away_seats, sum(row.trainers.values()), dict(row.trainers), marks)


def _teaching(title: str, place: str, rows: Sequence[Row]) -> Section:
    """Return, for people alone, the figures that find no room beside the others."""
    return Section(
        title=title,
        fields=(
            Field("", place, least=8, wraps=True),
            Field("", _("Held"), "count"),
            Field("", _("heads"), "count"),
            Field("", _("Booked"), "count"),
            Field("", _("seats"), "count"),
            Field("", _("h"), "hours"),
            Field("", _("Sched. h"), "hours"),
            Field("", _("Away"), "count"),
            Field("", _("Trainers"), "count"),
        ),
        rows=tuple(
            (
                row_title(row),
                *(row.held.sessions or None, row.held.seats or None),
                *(row.booked.sessions or None, row.booked.seats or None, row.booked.hours or None),
                Seen(None, scheduled(row.sums)),
                *(row.taught_away_seats or None, sum(row.trainers.values()) or None),
            )
            for row in rows
        ),
        flat=False,
    )
