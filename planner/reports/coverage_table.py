"""Owns the coverage report as a table for people and for CSV; it selects nothing and computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Cell, Sums, sums_of
from planner.i18n import _
from planner.reports.coverage import EVERYTHING, By, Group, Selection, cells_of, groups_of
from planner.reports.covered import covered_cell, covered_column
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell as TableCell
from planner.reports.tables import Column, Shown, Table
from planner.reports.words import (
    FEW_HEADS,
    coverage_percent,
    figure,
    heads_note,
    illustrative_note,
    of,
    scheduled,
    state_word,
    title_of,
    unknown_note,
)
from planner.view import View


def coverage_table(view: View, by: By = "cell", selection: Selection = EVERYTHING, errors: int = 0) -> Table:
    """Return the report as a table: a row a cell, or a row a unit, region, zone, curriculum or module and the total."""
    cells = cells_of(view, selection)
    sums = sums_of(cells)
    notes = [heads_note(), *([illustrative_note()] if sums.illustrative else [])]
    if by == "cell":
        columns, rows = _cell_columns(), tuple(_cell_row(view, cell) for cell in cells)
        footer = None
    else:
        groups, all_of_them = groups_of(view, by, selection), Group(None, _("total"), sums)
        columns = _group_columns(by, [group.sums for group in (*groups, all_of_them)])
        rows, footer = tuple(map(_group_row, groups)), _group_row(all_of_them)
        notes.insert(0, hours_note())
    if sums.unknown:
        notes.insert(-1 if sums.illustrative else len(notes), unknown_note())
    return Table(
        columns=columns,
        rows=rows,
        header=header_lines(view, errors),
        footer=footer,
        notes=tuple(notes),
        empty=_("No unit needs or attended a module here."),
    )


def hours_note() -> str:
    """Return what the columns of hours and the percentage mean."""
    return _(
        "h: trainee-hours, heads times the hours of the module. %: covered of needed hours; none is printed "
        "under {few} heads in need."
    ).format(few=FEW_HEADS)


def _cell_columns() -> tuple[Column, ...]:
    return (
        Column("unit", _("Unit")),
        Column("unit_title", "", page=False),
        Column("region", "", page=False),
        Column("curriculum", "", page=False),
        Column("module", _("Module")),
        Column("module_title", "", page=False),
        Column("covered_of_need", _("Covered"), right=True, data=False),
        Column("need", "", page=False),
        Column("basis", "", page=False),
        Column("attended", "", page=False),
        Column("covered", "", page=False),
        Column("due", _("Due"), right=True),
        Column("lapsed", _("Lapsed"), right=True),
        Column("scheduled", _("Sched."), right=True),
        Column("idea", _("Idea"), right=True),
        Column("gap", "", page=False),
        Column("open", _("Open"), right=True),
        Column("status", _("State")),
    )


def _cell_row(view: View, cell: Cell) -> tuple[TableCell, ...]:
    return (
        cell.unit.id,
        title_of(cell.unit),
        cell.unit.region,
        view.mission.curriculum_of[cell.module.id].id,
        cell.module.id,
        title_of(cell.module),
        Shown(None, of(cell.covered, cell.need, cell.illustrative)),
        cell.need,
        cell.basis,
        cell.attended,
        cell.covered,
        _figure(cell.due, cell.illustrative),
        _figure(cell.lapsed, cell.illustrative),
        _figure(cell.scheduled, cell.illustrative),
        _figure(cell.idea),
        cell.gap,
        _figure(cell.open, cell.illustrative),
        Shown(cell.status, state_word(cell.status), cell.status),
    )


def _figure(value: int, illustrative: bool = False) -> Shown:
    return Shown(value, figure(value, illustrative) if value else "-")


def _group_columns(by: By, every: Sequence[Sums]) -> tuple[Column, ...]:
    names = {
        "unit": _("Unit"),
        "region": _("Region"),
        "zone": _("Zone"),
        "curriculum": _("Curriculum"),
        "module": _("Module"),
    }
    return (
        Column(by, names[by]),
        Column("title", _("Title"), least=14, wraps=True, page=by != "unit"),
        covered_column(every, _("Covered")),
        Column("need", "", page=False),
        Column("covered", "", page=False),
        Column("unknown", "", page=False),
        Column("coverage", "%", right=True),
        Column("need_hours", _("Need h"), right=True),
        Column("covered_hours", "", page=False),
        Column("scheduled_hours", _("Sched. h"), right=True),
        Column("gap_hours", _("Gap h"), right=True),
    )


def _group_row(group: Group) -> tuple[TableCell, ...]:
    sums = group.sums
    name = Shown(group.id, group.id or "")
    return (
        name,
        group.title,
        covered_cell(sums),
        sums.need,
        sums.covered,
        sums.unknown,
        Shown(sums.coverage, coverage_percent(sums)),
        Shown(sums.need_hours, figure(sums.need_hours, sums.illustrative)),
        sums.covered_hours,
        Shown(sums.scheduled_hours, scheduled(sums)),
        Shown(sums.gap_hours, figure(sums.gap_hours, sums.illustrative)),
    )
