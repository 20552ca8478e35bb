"""Owns the command ``coverage``: need, covered, due, lapsed, scheduled and gap."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_choice, add_format
from planner.commands.ids import declare_ids, ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.i18n import _
from planner.reports.coverage import BYS, Selection, coverage_json
from planner.reports.coverage_table import coverage_table
from planner.reports.tables import Table


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    add_choice(parser, "--by", BYS, _("one row for each; cell (default): unit and module"), "cell")
    declare_ids(parser, "curriculum", "unit", "region", "zone")
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print need, covered, due, lapsed, scheduled and gap."""
    workspace = opened(options)
    view, mission, by = workspace.view, workspace.view.mission, options.by
    selection = Selection(
        curricula=ids(mission, "curriculum", options.curriculum),
        units=ids(mission, "unit", options.unit),
        regions=ids(mission, "region", options.region),
        zones=ids(mission, "zone", options.zone),
    )

    def table() -> Table:
        return coverage_table(view, by, selection, len(workspace.load_findings))

    report = Report(json=lambda: coverage_json(view, by, selection), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)
