"""Owns the timeline as text to print: blocks of as many periods as a line holds, with heads in class and free teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.i18n import _, ngettext
from planner.plain import padded
from planner.reports.lines import Line, line
from planner.reports.panes import ASCII, Drawing
from planner.reports.provenance import header_lines
from planner.reports.session_facts import mark_notes
from planner.reports.tables import WIDTH, wrapped
from planner.reports.timeline import Row, RowKind, Timeline
from planner.reports.timeline_lines import (
    Layout,
    cell_lines,
    layout,
    legend,
    names_of,
    period_name,
    spanning,
)
from planner.reports.words import number


def kind_word(kind: RowKind) -> str:
    """Return what the rows of a timeline are, in the language in force."""
    return {"region": _("Region"), "team": _("Team"), "venue": _("Venue"), "unit": _("Unit")}[kind]


def timeline_page(
    timeline: Timeline, kind: RowKind, *, used: bool = False, errors: int = 0, drawing: Drawing = ASCII
) -> list[Line]:
    """Return the whole timeline, at most 76 terminal cells wide: one block below the other."""
    rows = timeline.rows(kind, used=used)
    plan = layout(timeline, rows, WIDTH, len(timeline.periods))
    lines = [line(text) for head in header_lines(timeline.view, errors) for text in wrapped(head)]
    for first in range(0, len(timeline.periods), plan.periods):
        shown = range(first, min(first + plan.periods, len(timeline.periods)))
        lines += [line(), *_block(timeline, kind, rows, shown, plan, drawing)]
    return [*lines, *_below(timeline, kind, rows, drawing)]


def _block(
    timeline: Timeline, kind: RowKind, rows: Sequence[Row], shown: range, plan: Layout, drawing: Drawing
) -> Iterator[Line]:
    periods = [timeline.periods[index] for index in shown]
    over = (f" {padded(text, count * plan.cell - 1)}" for text, count in spanning(periods, timeline.zoom, plan.cell))
    yield line(" " * plan.names, ("".join(over), "title"))
    heads = "".join(f" {padded(period_name(period, timeline.zoom), plan.cell - 1)}" for period in periods)
    yield line((padded(kind_word(kind), plan.names) + heads, "bold"))
    yield line((drawing.rule * (plan.names + plan.cell * len(periods)), "dim"))
    for row, name in zip(rows, names_of(rows, plan.names - 1), strict=True):
        cells = cell_lines(timeline, row, shown, plan.cell, drawing)
        yield (*line(padded(name, plan.names)), *(span for cell in cells for span in cell))
    for title, figures in feet(timeline, shown):
        texts = "".join(f" {padded(figure, plan.cell - 1)}" for figure in figures)
        yield line((padded(title, plan.names) + texts, "bold"))


def feet(timeline: Timeline, shown: Sequence[int]) -> list[tuple[str, list[str]]]:
    """Return the lines under the rows, each with its name: heads in class, and how many teams are free."""
    free = [timeline.free_teams(index) for index in shown]
    teams = len(timeline.view.mission.teams)
    return [
        (_("seats"), [number(seats) if (seats := timeline.seats(index)) else "-" for index in shown]),
        (_("teams free of {count}").format(count=teams), ["" if count is None else str(count) for count in free]),
    ]


def _below(timeline: Timeline, kind: RowKind, rows: Sequence[Row], drawing: Drawing) -> Iterator[Line]:
    closed = any(timeline.box(row, index).closed for row in rows for index in range(len(timeline.periods)))
    yield line()
    said = "".join(text for text, _style in legend(drawing, closed=closed, free=kind != "region"))
    yield from (line((text, "dim")) for text in wrapped(said))
    for note in notes(timeline):
        yield from (line((text, "dim")) for text in wrapped(note))


def notes(timeline: Timeline) -> list[str]:
    """Return the sentences that a timeline needs: what its figures count, and what is not on it."""
    found = [
        *mark_notes(),
        _("Seats: heads in class in that time, in planned, approved and delivered sessions; ideas are not counted."),
        _("Free: in no session, a venue with a room left, a team with days left in the month; 2: for two days a week."),
    ]
    if timeline.beyond:
        text = ngettext(
            "{count} session lies before or after.", "{count} sessions lie before or after.", timeline.beyond
        )
        found.append(text.format(count=timeline.beyond))
    return found
