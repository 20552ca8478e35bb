"""Owns the command ``tui``: the screens, on a terminal that can show them and nowhere else."""

from __future__ import annotations

import gc
from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, add_choice
from planner.commands.mentor import asked_mentor, declare_mentor
from planner.commands.output import Output, on_terminal
from planner.i18n import _


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    declare_mentor(parser)
    add_choice(parser, "--theme", ("auto", "dark", "light"), _("colours for a dark or a light ground"), "auto")
    parser.add_argument("--remote", action="store_true", help=_("save bytes, as is done over SSH"))


def run(options: Namespace, _out: Output) -> int:
    """Open the screens."""
    if not on_terminal():
        raise UsageError(_("the screens need a terminal; planner overview prints the same figures"))
    from planner.tui.start import Wishes, run_tui  # half a second that no other command may cost

    gc.enable()  # the screens stay open
    wishes = Wishes(
        color=options.color or "auto",
        theme=getattr(options, "theme", "auto"),
        remote=getattr(options, "remote", False),
        ascii_only=options.ascii,
    )
    return run_tui(options.folder, as_of=options.as_of, mentor=asked_mentor(options), wishes=wishes)
