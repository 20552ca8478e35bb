"""Owns the comparison of two dates as a table for people and for CSV; it selects nothing and computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from planner.comparing import UNITS, Pair
from planner.i18n import _
from planner.reports.comparison import Compared, compared_groups, compared_total
from planner.reports.comparison_words import change_lines, shown, verdict_lines
from planner.reports.coverage import EVERYTHING, By, Selection, cells_of
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Shown, Table
from planner.reports.words import heads_note, illustrative_note
from planner.view import View

ON_PAGES = ("covered", "coverage")
"""The figures that people see; CSV has all."""


def comparison_table(then: View, now: View, by: By, selection: Selection = EVERYTHING, errors: int = 0) -> Table:
    """Return the comparison as a table: a row a unit, region, zone, curriculum or module, and all of them together.

    Args:
        then: the mission on the earlier date.
        now: the mission on the later date.
        by: what there is a row for; not ``cell``.
        selection: what the report is limited to.
        errors: how many errors loading found.
    """
    rows = compared_groups(then, now, by, selection)
    total = compared_total(then, now, selection)
    names = [name for name in UNITS if any(name in row.pairs for row in rows)]
    sentences = [*change_lines(then, now, cells_of(now, selection)), *verdict_lines(then, now)]
    notes = [_notes(), heads_note(), *([illustrative_note()] if total.illustrative else [])]
    return Table(
        columns=_columns(by, names),
        rows=tuple(_row(row, names) for row in rows),
        header=header_lines(now, errors),
        title=" ".join(sentences),
        footer=_row(total, names),
        notes=tuple(notes),
        empty=_("No unit needs or attended a module here."),
    )


def _notes() -> str:
    return _(
        "Each figure on the earlier date, then after, on the later one; +/-: the difference, of percentages in points."
    )


def _columns(by: By, names: Sequence[str]) -> tuple[Column, ...]:
    titles = {
        "zone": _("Zone"),
        "region": _("Region"),
        "unit": _("Unit"),
        "curriculum": _("Curriculum"),
        "module": _("Module"),
    }
    heads = {"covered": _("covered"), "coverage": "%"}
    columns = [Column(by, titles[by], least=12), Column("need", _("need"), right=True, data=False)]
    for name in names:
        page = name in ON_PAGES
        columns += [
            Column(f"{name}_then", heads.get(name, ""), True, page=page),
            Column(f"{name}_now", _("after"), True, page=page),
            Column(f"{name}_difference", "+/-", True, page=page),
        ]
    return tuple(columns)


def _row(row: Compared, names: Sequence[str]) -> tuple[Cell, ...]:
    cells: list[Cell] = [Shown(row.id, row.title), Shown(None, shown(row, "need").now)]
    for name in names:
        pair, texts = row.pairs.get(name, Pair(None, None)), shown(row, name)
        cells += [Shown(pair.then, texts.then), Shown(pair.now, texts.now), Shown(pair.difference, texts.difference)]
    return tuple(cells)
