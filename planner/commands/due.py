"""Owns the command ``due``: the chase list."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, add_format
from planner.commands.mentor import declare_mentor, mentor_of
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.reports.due import due_json, due_table
from planner.reports.tables import Table


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    declare_mentor(parser)
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the chase list."""
    workspace = opened(options)
    mentor = mentor_of(options, workspace.view.mission)

    def table() -> Table:
        return due_table(workspace.view, len(workspace.load_findings), mentor)

    report = Report(json=lambda: due_json(workspace.view, mentor), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)
