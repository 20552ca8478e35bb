"""Owns the commands that print a page: overview, the sheet of a unit, and exports."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_choice, known
from planner.commands.output import Output
from planner.i18n import _


def declare_overview(parser: Parser) -> None:
    """Declare what ``overview`` takes: nothing of its own."""


def overview(options: Namespace, out: Output) -> int:
    """Print the mission in one page."""
    from planner.commands.check import lookup_of
    from planner.commands.opening import opened
    from planner.reports.overview import overview_lines

    workspace = opened(options)
    errors = len(workspace.load_findings)
    out.lines(overview_lines(workspace.view, workspace.unsorted_findings, lookup_of(workspace), errors))
    if workspace.shipped:
        out.say(_("This is the example that ships, read-only; planner init DIR starts a mission of your own."))
    return 1 if errors else 0


def declare_unit(parser: Parser) -> None:
    """Declare what ``unit`` takes."""
    parser.add_argument("unit", metavar="ID", help=_("the unit's id"))


def unit(options: Namespace, out: Output) -> int:
    """Print the sheet of one unit."""
    from planner.commands.opening import opened
    from planner.reports.unit_sheet import unit_sheet

    workspace = opened(options)
    known(_("unit"), [options.unit], workspace.view.mission.unit)
    out.lines(unit_sheet(workspace.view, options.unit))
    return 1 if workspace.load_findings else 0


def declare_export(parser: Parser) -> None:
    """Declare what ``export`` takes."""
    add_choice(parser, "what", ("plan",), _("what to export: plan"))


def export(options: Namespace, out: Output) -> int:
    """Print a plan to be printed, mailed or pasted."""
    from planner.commands.opening import opened
    from planner.reports.plan import plan_page

    workspace = opened(options)
    out.write(plan_page(workspace.view))
    return 1 if workspace.load_findings else 0
