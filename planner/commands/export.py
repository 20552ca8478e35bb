"""Owns the command ``export``: a plan to be printed, mailed or pasted."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, day, one_of
from planner.commands.ids import ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.i18n import _
from planner.reports.plan import plan_page

WHAT = ("plan",)


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("what", metavar="WHAT", type=one_of(WHAT), help=_("plan: the sessions of a period"))
    parser.add_argument("--from", dest="start", metavar="DATE", type=day, help=_("first day; default: the horizon's"))
    parser.add_argument("--to", dest="end", metavar="DATE", type=day, help=_("last day; default: the horizon's"))
    parser.add_argument("--region", metavar="ID", help=_("only sessions at venues there"))
    parser.add_argument("--partner", metavar="ID", help=_("only this partner's sessions"))
    parser.add_argument("--unit", metavar="ID", help=_("only sessions of this unit"))
    parser.add_argument("--ascii", action="store_true", help=_("spell everything in ASCII"))


def run(options: Namespace, out: Output) -> int:
    """Print a plan to be printed, mailed or pasted."""
    workspace = opened(options)
    for kind in ("region", "partner", "unit"):
        if (name := getattr(options, kind)) is not None:
            ids(workspace.view.mission, kind, [name])
    page = plan_page(
        workspace.view,
        workspace.unsorted_findings,
        start=options.start,
        end=options.end,
        region=options.region,
        partner=options.partner,
        unit=options.unit,
        ascii_only=options.ascii,
    )
    out.write(page)
    return 1 if workspace.load_findings else 0
