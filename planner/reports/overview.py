"""Owns the overview: the page that says in one look where training is, where it lacks and what comes next.

It is made of lines with named styles, so that a pipe, a terminal and the TUI show the very same; it computes no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from planner.coverage import Cell, Sums
from planner.diagnostics import Finding
from planner.i18n import _
from planner.reports.coverage import Selection, groups_of
from planner.reports.covered import covered_cell, covered_column
from planner.reports.deployment import deployment_table
from planner.reports.distribution import row_title, to_move_words
from planner.reports.findings import Lookup, counts_words, worth_first
from planner.reports.findings_pages import finding_lines
from planner.reports.lines import Line, line, width
from planner.reports.map import band_of, map_legend, map_pane
from planner.reports.overview_lists import coming, worst_gaps
from planner.reports.panes import ASCII
from planner.reports.provenance import header_lines
from planner.reports.sessions import codes_by_session, session_row, sessions_columns
from planner.reports.tables import WIDTH, Column, Shown, Table, grid_lines, wrapped
from planner.reports.tables import Cell as TableCell
from planner.reports.words import (
    bar,
    coverage_percent,
    figure,
    heads_note,
    illustrative_note,
    parity_words,
    scheduled,
    state_word,
    title_of,
    unknown_note,
)
from planner.view import View

MAP = 20
"""Lines that the map may take."""
MOST = 5
"""Sessions, gaps and findings that the page shows."""


class Block(Struct, frozen=True):
    """One part of the page; a screen may set blocks side by side."""

    name: str
    """What it is, for programs: ``header``, ``map``, ``regions``, ``zones``, ``sessions``, ``gaps``, ``findings`` …"""
    title: str
    lines: tuple[Line, ...]


def overview_lines(view: View, findings: Sequence[Finding], lookup: Lookup, errors: int = 0) -> list[Line]:
    """Return the whole page, at most 76 terminal cells wide."""
    lines: list[Line] = []
    for block in overview_blocks(view, findings, lookup, errors):
        lines += [()] if lines else []
        lines += [line((block.title, "title"))] if block.title else []
        lines += block.lines
    return lines


def overview_blocks(view: View, findings: Sequence[Finding], lookup: Lookup, errors: int = 0) -> tuple[Block, ...]:
    """Return the parts of the page in their order; those with nothing to say are left out.

    Args:
        view: the mission and its as-of date.
        findings: all findings, sorted by place.
        lookup: where to ask for the places of the findings shown.
        errors: how many errors loading found.
    """
    head = tuple(line(text) for entry in header_lines(view, errors) for text in wrapped(entry))
    legend = [heads_note(), *([illustrative_note()] if view.coverage.illustrative else [])]
    blocks = (
        Block("header", "", head),
        Block("map", _("Coverage by duty station, %"), _map(view)),
        Block("regions", _("Regions, by duty station"), _regions(view)),
        Block("zones", _("Focus and reference"), _zones(view)),
        Block("deployment", _("Deployed of approved"), _grid(deployment_table(view))),
        Block("sessions", _("Next sessions"), _sessions(view, findings)),
        Block("gaps", _("Worst gaps: nothing scheduled"), _gaps(view)),
        Block("findings", _("Findings"), _findings(view, findings, lookup)),
        Block("legend", "", tuple(line((text, "dim")) for note in legend for text in wrapped(note))),
    )
    return tuple(block for block in blocks if block.lines)


def _grid(table: Table) -> tuple[Line, ...]:
    return tuple(grid_lines(table)) if table.rows else ()


def _map(view: View) -> tuple[Line, ...]:
    """Return the map of the regions with its legend, where it is no wider than the page."""
    sums = {row.region.id: row.sums for row in view.distribution().regions if row.region}
    pane = map_pane(view.mission, sums, WIDTH, MAP, ASCII)
    if not sums or max(map(width, pane.lines)) > WIDTH:
        return ()
    target = view.mission.settings.targets.coverage
    legend = map_legend(sums.values(), target, ASCII)
    return (*pane.lines, line(" ", *legend))


def _share(view: View, sums: Sums) -> tuple[TableCell, ...]:
    return (
        Shown(None, bar(sums.coverage), band_of(sums, view.mission.settings.targets.coverage)),
        coverage_percent(sums),
        covered_cell(sums),
    )


def _share_columns(every: Iterable[Sums]) -> tuple[Column, ...]:
    return (
        Column("bar", ""),
        Column("coverage", "%", right=True),
        covered_column(every, _("Covered")),
    )


def _regions(view: View) -> tuple[Line, ...]:
    regions = view.distribution().regions
    rows = tuple(
        (
            row.region.short if row.region else "",
            row_title(row),
            *_share(view, row.sums),
            figure(row.sums.gap_hours, row.sums.illustrative),
            scheduled(row.sums),
        )
        for row in regions
    )
    columns = (
        Column("code", "", least=3),
        Column("region", _("Region"), least=8, wraps=True),
        *_share_columns([row.sums for row in regions]),
        Column("gap_hours", _("Gap h"), right=True),
        Column("scheduled_hours", _("Sched. h"), right=True),
    )
    lines = _grid(Table(columns=columns, rows=rows))
    note = wrapped(unknown_note()) if lines and view.heads.total.unknown else []
    return (*lines, *(line((text, "dim")) for text in note))


def _zones(view: View) -> tuple[Line, ...]:
    mission, distribution = view.mission, view.distribution()
    zones = [zone for zone in (distribution.parity.focus, distribution.parity.reference) if zone in mission.zone]
    sums = {
        zone: {group.id: group.sums for group in groups_of(view, "curriculum", Selection(zones=frozenset({zone})))}
        for zone in zones
        if zone
    }
    rows = tuple(
        (
            title_of(curriculum) if number_of_zone == 0 else "",
            title_of(mission.zone[zone]),
            *_share(view, sums[zone][curriculum.id]),
        )
        for curriculum in mission.curricula
        for number_of_zone, zone in enumerate(sums)
    )
    columns = (
        Column("curriculum", _("Curriculum"), least=12, wraps=True),
        Column("zone", _("Zone"), least=8),
        *_share_columns([each for groups in sums.values() for each in groups.values()]),
    )
    words = (parity_words(mission, distribution), to_move_words(mission, distribution))
    verdict = tuple(line((text, "bold")) for sentence in words for text in wrapped(sentence))
    return (*_grid(Table(columns=columns, rows=rows)), *verdict)


def _sessions(view: View, findings: Sequence[Finding]) -> tuple[Line, ...]:
    codes = codes_by_session(view.mission, findings)
    rows = tuple(session_row(view, session, codes) for session in coming(view)[:MOST])
    return _grid(Table(columns=sessions_columns(), rows=rows))


def _gaps(view: View) -> tuple[Line, ...]:
    cells = worst_gaps(view)[:MOST]
    columns = (
        Column("region", "", least=3),
        Column("unit", _("Unit")),
        Column("module", _("Module")),
        Column("title", _("Title"), least=12, wraps=True),
        Column("open", _("Open"), right=True),
        Column("hours", _("Open h"), right=True),
        Column("state", "", page=any(cell.status == "unknown" for cell in cells)),
    )
    return _grid(Table(columns=columns, rows=tuple(_gap(view, cell) for cell in cells)))


def _gap(view: View, cell: Cell) -> tuple[TableCell, ...]:
    region = view.mission.region.get(cell.unit.region)
    return (
        region.short if region else "",
        cell.unit.id,
        cell.module.id,
        title_of(cell.module),
        figure(cell.open, cell.illustrative),
        figure(cell.open * cell.module.hours, cell.illustrative),
        Shown(None, state_word("unknown"), "unknown") if cell.status == "unknown" else "",
    )


def _findings(view: View, findings: Sequence[Finding], lookup: Lookup) -> tuple[Line, ...]:
    first = worth_first(view, findings, MOST)
    lines = [
        line(
            _("{counts}; worth doing first:").format(counts=counts_words(findings)) if first else counts_words(findings)
        )
    ]
    for finding in first:
        lines += finding_lines(finding, lookup.place(finding), code=True)
    return tuple(lines)
