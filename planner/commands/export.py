"""Owns the command ``export``: a plan to be printed, mailed or pasted."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_choice
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.i18n import _
from planner.reports.plan import plan_page


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    add_choice(parser, "what", ("plan",), _("what to export: plan"))


def run(options: Namespace, out: Output) -> int:
    """Print a plan to be printed, mailed or pasted."""
    workspace = opened(options)
    out.write(plan_page(workspace.view))
    return 1 if workspace.load_findings else 0
