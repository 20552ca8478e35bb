"""Owns the command ``observe``: what a mentor saw at a unit, into the file of observations."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, day, unknown
from planner.commands.edits import carry_out, declare_dry_run
from planner.commands.output import Output
from planner.history import Change
from planner.i18n import _
from planner.operations import observe
from planner.workspace import Workspace

RATINGS = ("T", "P", "U")


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("unit", metavar="UNIT", help=_("the unit's id"))
    parser.add_argument("module", metavar="MODULE", help=_("the module's id"))
    parser.add_argument("rating", metavar="T|P|U", help=_("trained, needs practice, untrained"))
    parser.add_argument("--note", metavar="TEXT", default="", help=_("what was seen; never name people"))
    parser.add_argument("--mentor", metavar="TEAM", default="", help=_("the id of the team that saw it"))
    parser.add_argument("--date", metavar="DATE", type=day, help=_("when; default: the as-of date"))
    declare_dry_run(parser)


def run(options: Namespace, out: Output) -> int:
    """Record an observation and save its file."""
    rating = options.rating.upper()
    if rating not in RATINGS:
        raise UsageError(unknown(_("rating"), options.rating, RATINGS))

    def observed(workspace: Workspace) -> Change:
        date = options.date or workspace.view.day
        return observe(
            workspace.loaded, options.unit, options.module, rating, date, mentor=options.mentor, note=options.note
        )

    return carry_out(options, out, observed)
