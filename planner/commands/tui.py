"""Owns the command ``tui``: the screens, on a terminal that can show them and nowhere else."""

from __future__ import annotations

import gc
from argparse import Namespace

from planner.commands.arguments import Parser, UsageError
from planner.commands.output import Output, on_terminal
from planner.i18n import _


def declare(parser: Parser) -> None:
    """Declare the arguments of the command: none of its own."""


def run(options: Namespace, _out: Output) -> int:
    """Open the screens."""
    if not on_terminal():
        raise UsageError(_("the screens need a terminal; planner overview prints the same figures"))
    from planner.tui.start import run_tui  # half a second that no other command may cost

    gc.enable()  # the screens stay open
    return run_tui(options.folder, as_of=options.as_of, color=options.color or "auto")
