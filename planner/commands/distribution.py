"""Owns the command ``distribution``: regions and zones in both views, parity and what would have to move."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_choice, add_format
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.distribution import WEIGHTS
from planner.i18n import _
from planner.reports.distribution import distribution_data, distribution_json, distribution_tables


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    add_choice(parser, "--weight", WEIGHTS, _("what delivery should follow; need is the default"), "need")
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print regions and zones in both views, parity and what would have to move."""
    workspace = opened(options)
    view, weight, errors = workspace.view, options.weight, len(workspace.load_findings)
    report = Report(
        json=lambda: distribution_json(view, weight),
        tables=lambda: distribution_tables(view, weight, errors),
        csv=lambda: distribution_data(view, weight),
    )
    return printed(options, out, workspace, report)
