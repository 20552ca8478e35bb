"""Owns the commands of the command line: their names, what each is for, and which function runs it.

A command reads its arguments, asks the workspace and the reports, and prints; it computes no figure. What only some
commands need is imported when they run, because starting must stay cheap.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import NamedTuple

from planner.commands import check, explain, figures, start, tables
from planner.commands.arguments import Parser
from planner.commands.output import Output
from planner.i18n import _


class Command(NamedTuple):
    """One command: how its arguments are declared, what runs it and what it is for."""

    declare: Callable[[Parser], None]
    run: Callable[[Namespace, Output], int]
    """Prints and returns the exit code."""
    summary: str


def commands() -> dict[str, Command]:
    """Return every command by name, in the order of the help, their summaries in the language in force."""
    return {
        "tui": Command(start.declare_tui, start.tui, _("open the screens")),
        "overview": Command(figures.declare_overview, figures.overview, _("the mission in one page")),
        "check": Command(check.declare_check, check.check, _("what is wrong in the files or worth doing")),
        "explain": Command(explain.declare_explain, explain.explain, _("why a rule is there, and the remedy")),
        "coverage": Command(tables.declare_coverage, tables.coverage, _("need, covered, due, lapsed and gap")),
        "distribution": Command(
            tables.declare_distribution, tables.distribution, _("regions and zones, parity, what would have to move")
        ),
        "unit": Command(figures.declare_unit, figures.unit, _("the sheet of one unit")),
        "sessions": Command(tables.declare_sessions, tables.sessions, _("the sessions, by start")),
        "due": Command(tables.declare_due, tables.due, _("what to chase in the next weeks")),
        "modules": Command(tables.declare_modules, tables.modules, _("the modules of the curricula")),
        "export": Command(figures.declare_export, figures.export, _("a plan to print or mail")),
        "init": Command(start.declare_init, start.init, _("start a mission of your own")),
        "schema": Command(start.declare_schema, start.schema, _("the JSON Schema of the files, for editors")),
    }
