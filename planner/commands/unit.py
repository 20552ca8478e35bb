"""Owns the command ``unit``: the sheet of one unit."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, known
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.i18n import _
from planner.reports.unit_sheet import unit_sheet


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("unit", metavar="ID", help=_("the unit's id"))


def run(options: Namespace, out: Output) -> int:
    """Print the sheet of one unit."""
    workspace = opened(options)
    known(_("unit"), [options.unit], workspace.view.mission.unit)
    out.lines(unit_sheet(workspace.view, options.unit))
    return 1 if workspace.load_findings else 0
