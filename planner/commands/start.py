"""Owns the commands that begin something: the screens, a new mission, the schema for editors."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, folder
from planner.commands.output import Output, complain
from planner.i18n import _


def on_terminal() -> bool:
    """Return whether screens can be shown: input, output and errors are a terminal that can move its cursor."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and capable()


def capable() -> bool:
    """Return whether the terminal says that it can do more than print."""
    return os.environ.get("TERM", "") not in ("", "dumb")


def declare_tui(parser: Parser) -> None:
    """Declare what ``tui`` takes: nothing of its own."""


def tui(options: Namespace, _out: Output) -> int:
    """Open the screens."""
    if not on_terminal():
        raise UsageError(_("the screens need a terminal; planner overview prints the same figures"))
    from planner.tui.app import run_tui

    return run_tui(options.folder, options.as_of, options.color)


def declare_init(parser: Parser) -> None:
    """Declare what ``init`` takes."""
    parser.add_argument("target", metavar="DIR", type=folder, help=_("the new folder"))
    parser.add_argument("--example", metavar="NAME", help=_("copy a mission that ships, like mali-2014"))
    parser.add_argument("--units", metavar="FILE", type=folder, help=_("begin with the units in a CSV file"))


def init(options: Namespace, out: Output) -> int:
    """Write a new mission and print what was written."""
    from planner.starting import StartRefused, init_mission

    try:
        started = init_mission(options.target, example=options.example, units=options.units)
    except StartRefused as reason:
        complain(f"planner: {reason}")
        return 1
    out.write(started.summary() + "\n")
    return 0


def declare_schema(parser: Parser) -> None:
    """Declare what ``schema`` takes: nothing of its own."""


def schema(_options: Namespace, out: Output) -> int:
    """Print the JSON Schema of the files."""
    from planner.schema import schema_text

    text = schema_text()
    out.json(text if text.endswith("\n") else text + "\n")
    return 0
