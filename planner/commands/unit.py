"""Owns the command ``unit``: the sheet of one unit."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, known
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.i18n import _
from planner.reports.lines import line
from planner.reports.provenance import header_lines
from planner.reports.tables import wrapped
from planner.reports.unit_sheet import unit_sheet


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("unit", metavar="ID", help=_("the unit's id"))
    parser.add_argument("--ascii", action="store_true", help=_("spell everything in ASCII"))


def run(options: Namespace, out: Output) -> int:
    """Print the sheet of one unit."""
    workspace = opened(options)
    view, errors = workspace.view, len(workspace.load_findings)
    known(_("unit"), [options.unit], view.mission.unit)
    out.lines(line(text) for head in header_lines(view, errors) for text in wrapped(head))
    out.lines([(), *unit_sheet(view, options.unit, workspace.unsorted_findings, ascii_only=options.ascii)])
    return 1 if errors else 0
