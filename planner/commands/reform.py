"""Owns the command ``reform``: the reform balance, planned and delivered apart."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_format
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.reports.documents import built
from planner.reports.documents.request import Request
from planner.reports.formats import rendered
from planner.reports.provenance import left_out_line


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the reform balance."""
    workspace = opened(options)
    errors = len(workspace.load_findings)
    text = rendered(options.format, built("reform", Request(view=workspace.view, errors=errors))).decode("utf-8")
    if options.format == "json":
        out.json(text)
    else:
        out.write(text)
    if errors and options.format in ("json", "csv"):
        out.say(left_out_line(workspace.view.mission.left_out, errors))
    return 1 if errors else 0
