"""Owns the list of modules: hours, audience, need and coverage of each; it judges no curriculum."""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Sums, sums_of
from planner.curriculum import Module
from planner.i18n import _
from planner.plain import one_line
from planner.reports.coverage import groups_of
from planner.reports.covered import covered_cell, covered_column
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Shown, Table
from planner.reports.words import (
    FEW_HEADS,
    coverage_percent,
    heads_note,
    illustrative_note,
    number,
    percent,
    title_of,
    unknown_note,
)
from planner.view import View

Listed = tuple[Module, Sums]


def modules_in(view: View) -> list[Listed]:
    """Return every module with the sums of its cells, in the order of the curricula."""
    sums = {group.id: group.sums for group in groups_of(view, "module")}
    return [(module, sums.get(module.id, sums_of(()))) for module in view.mission.modules]


def modules_json(view: View) -> dict[str, object]:
    """Return what ``planner modules --format json`` prints: heads, hours and the audience, unrounded."""
    return {
        "schema": 1,
        "as_of": view.day,
        "modules": [
            {
                "curriculum": view.mission.curriculum_of[module.id].id,
                "module": module.id,
                "title": module.title,
                "hours": module.hours,
                "roles": module.audience.roles,
                "share": module.audience.share,
                "requires": module.requires,
                "refresh_months": module.refresh_months,
                "need": sums.need,
                "covered": sums.covered,
                "coverage": sums.coverage,
            }
            for module, sums in modules_in(view)
        ],
    }


def modules_table(view: View, errors: int = 0) -> Table:
    """Return the list as a table, by curriculum."""
    listed = modules_in(view)
    every = [sums for _module, sums in listed]
    illustrative = any(sums.illustrative for sums in every)
    legend = _(
        "For: roles of the units the module is for, with the share of their strength; "
        "+: refreshed every so many months. No percentage is printed under {few} heads in need."
    ).format(few=FEW_HEADS)
    return Table(
        columns=_columns(every),
        rows=tuple(_row(view, module, sums) for module, sums in listed),
        header=header_lines(view, errors),
        notes=(
            legend,
            heads_note(),
            *([unknown_note()] if any(sums.unknown for sums in every) else []),
            *([illustrative_note()] if illustrative else []),
        ),
        empty=_("No module."),
    )


def _columns(every: Sequence[Sums]) -> tuple[Column, ...]:
    return (
        Column("curriculum", "", page=False),
        Column("module", _("Module")),
        Column("title", _("Title"), least=14, wraps=True),
        Column("hours", _("h"), right=True),
        Column("audience", _("For"), least=10, wraps=True),
        Column("share", "", page=False),
        Column("requires", "", page=False),
        Column("refresh_months", "+", right=True),
        covered_column(every, _("Covered")),
        Column("need", "", page=False),
        Column("covered", "", page=False),
        Column("unknown", "", page=False),
        Column("coverage", "%", right=True),
    )


def _row(view: View, module: Module, sums: Sums) -> tuple[Cell, ...]:
    roles = ", ".join(map(one_line, module.audience.roles)) or _("all")
    return (
        view.mission.curriculum_of[module.id].id,
        module.id,
        title_of(module),
        Shown(module.hours, number(module.hours)),
        Shown(" ".join(module.audience.roles), f"{percent(module.audience.share)} {roles}"),
        module.audience.share,
        " ".join(module.requires),
        Shown(module.refresh_months, str(module.refresh_months or "")),
        covered_cell(sums),
        sums.need,
        sums.covered,
        sums.unknown,
        Shown(sums.coverage, coverage_percent(sums)),
    )
