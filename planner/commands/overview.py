"""Owns the command ``overview``: the mission in one page."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser
from planner.commands.check import lookup_of
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.i18n import _
from planner.reports.overview import overview_lines


def declare(parser: Parser) -> None:
    """Declare the arguments of the command: none of its own."""


def run(options: Namespace, out: Output) -> int:
    """Print the mission in one page."""
    workspace = opened(options)
    errors = len(workspace.load_findings)
    out.lines(overview_lines(workspace.view, workspace.unsorted_findings, lookup_of(workspace), errors))
    if workspace.shipped:
        out.say(_("This is the example that ships, read-only; planner init DIR starts a mission of your own."))
    return 1 if errors else 0
