"""Owns the command ``compare``: what the figures were on another date, what they are, and the difference."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, add_choice, add_format, day
from planner.commands.ids import declare_ids, ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.comparing import quarter_before
from planner.i18n import _
from planner.reports.comparison import comparison_json, in_order
from planner.reports.comparison_table import comparison_table
from planner.reports.coverage import Selection
from planner.reports.tables import Table

BYS = ("zone", "region", "unit", "curriculum", "module")


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    words = _("the other date; default: three months before that of the figures")
    parser.add_argument("other", metavar="DATE", type=day, nargs="?", help=words)
    add_choice(parser, "--by", BYS, _("one row for each; zone is the default"), "zone")
    declare_ids(parser, "curriculum", "unit", "region", "zone")
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the figures on two dates and their differences."""
    workspace = opened(options)
    view, mission, by = workspace.view, workspace.view.mission, options.by
    other = options.other or quarter_before(view.day)
    if other == view.day:
        raise UsageError(_("{day} is the date of the figures themselves").format(day=other.isoformat()))
    then, now = in_order(view.on(other), view)
    selection = Selection(
        curricula=ids(mission, "curriculum", options.curriculum),
        units=ids(mission, "unit", options.unit),
        regions=ids(mission, "region", options.region),
        zones=ids(mission, "zone", options.zone),
    )

    def table() -> Table:
        return comparison_table(then, now, by, selection, len(workspace.load_findings))

    report = Report(
        json=lambda: comparison_json(then, now, view.day, by, selection), tables=lambda: (table(),), csv=table
    )
    return printed(options, out, workspace, report)
