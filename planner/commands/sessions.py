"""Owns the command ``sessions``: the sessions asked for, by start."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_format, day, known
from planner.commands.ids import declare_ids, ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.i18n import _
from planner.reports.sessions import Choice, codes_by_session, sessions_json, sessions_table
from planner.reports.tables import Table
from planner.vocabulary import SESSION_STATUSES


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--from", dest="start", metavar="DATE", type=day, help=_("sessions that end on it or later"))
    parser.add_argument("--to", dest="end", metavar="DATE", type=day, help=_("sessions that start on it or before"))
    declare_ids(parser, "region", "partner", "status", "unit")
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the sessions asked for, by start."""
    workspace = opened(options)
    view, mission = workspace.view, workspace.view.mission
    choice = Choice(
        start=options.start,
        end=options.end,
        regions=ids(mission, "region", options.region),
        partners=ids(mission, "partner", options.partner),
        statuses=known(_("status"), options.status, SESSION_STATUSES),
        units=ids(mission, "unit", options.unit),
    )
    codes = codes_by_session(workspace.unsorted_findings)

    def table() -> Table:
        return sessions_table(view, codes, choice, len(workspace.load_findings))

    report = Report(json=lambda: sessions_json(view, codes, choice), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)
