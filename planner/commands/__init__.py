"""Owns the list of commands: their names, what each is for, and the module that runs it.

A command's module reads its arguments, asks the workspace and the reports, and prints; it computes no figure. It is
imported only when it is asked for, because starting must stay cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from planner.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.commands.arguments import Parser
    from planner.commands.output import Output


class Command(Protocol):
    """What a command's module offers."""

    def declare(self, parser: Parser) -> None:
        """Declare the arguments of the command."""

    def run(self, options: Namespace, out: Output) -> int:
        """Print, and return the exit code."""


def summaries() -> dict[str, str]:
    """Return what each command is for, in the language in force and the order of the help."""
    return {
        "tui": _("open the screens"),
        "overview": _("the mission in one page"),
        "check": _("what is wrong in the files or worth doing"),
        "explain": _("why a rule is there, and the remedy"),
        "coverage": _("need, covered, due, lapsed and gap"),
        "distribution": _("regions and zones, parity, what would have to move"),
        "compare": _("the figures on two dates, and the difference"),
        "unit": _("the sheet of one unit"),
        "sessions": _("the sessions, by start"),
        "due": _("what to chase in the next weeks"),
        "modules": _("the modules of the curricula"),
        "reform": _("the reform balance: instruments, areas, lenses, levels"),
        "session": _("plan, change, move, cancel or record a session"),
        "observe": _("record what a mentor saw"),
        "export": _("plan, week, gaps and more, to print, mail or paste"),
        "import": _("units, sessions or attendance from a spreadsheet"),
        "init": _("start a mission of your own"),
        "schema": _("the JSON Schema of the files, for editors"),
    }


def command(name: str) -> Command:
    """Return the module of the command *name*, one of ``summaries``."""
    module = "imports" if name == "import" else name  # which is a word of Python's
    return cast(Command, import_module(f"planner.commands.{module}"))
