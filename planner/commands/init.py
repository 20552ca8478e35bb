"""Owns the command ``init``: a new mission of one's own."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, folder
from planner.commands.output import Output, complain
from planner.i18n import _
from planner.starting import StartRefused, init_mission


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("target", metavar="DIR", type=folder, help=_("the new folder"))
    parser.add_argument("--example", metavar="NAME", help=_("copy a mission that ships, like mali-2014"))
    parser.add_argument(
        "--units", metavar="FILE", type=folder, help=_("begin with the units in a CSV file or a workbook")
    )


def run(options: Namespace, out: Output) -> int:
    """Write a new mission and print what was written."""
    try:
        started = init_mission(options.target, example=options.example, units=options.units)
    except StartRefused as reason:
        complain(f"planner: {reason}")
        return 1
    out.write(started.summary() + "\n")
    return 0
