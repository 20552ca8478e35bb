"""Owns the command line's front: it finds the command, runs it and turns what happens into an exit code.

It computes and formats nothing, and lets no traceback out for what people type or write into their files.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from planner import __version__, i18n
from planner.commands import command, summaries
from planner.commands.output import Output, complain, fold_to_ascii, fold_what_cannot_be_encoded, on_terminal
from planner.i18n import _

REFUSED, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
"""Exit codes beside 0 and 1; the last two are what a shell reports for SIGINT and SIGPIPE."""
MENTOR = "PLANNER_MENTOR"
"""The environment variable of ``commands.mentor``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in *argv* (default: the process's arguments) and return the exit code."""
    if sys.stdout is None:
        complain(_("planner: standard output is closed"))
        return 1
    collecting = gc.isenabled()
    gc.disable()  # a command ends before there is anything to collect: a tenth of its time
    try:
        fold_what_cannot_be_encoded()
        i18n.use_language()
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        _let_go_of_a_lost_terminal()
        return code
    except BrokenPipeError:
        _abandon(sys.stdout, sys.stderr)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _abandon(sys.stdout)
        with suppress(OSError):
            complain(f"planner: {error.filename}: {error.strerror}" if error.filename else f"planner: {error.strerror}")
        return 1
    finally:
        if collecting:
            gc.enable()
        if argv is None:
            gc.freeze()  # nor is there at the end of the process


def _run(words: list[str]) -> int:
    if words in ([], ["tui"]) and on_terminal() and not os.environ.get(MENTOR):
        from planner.tui.start import run_tui  # there is nothing to read, and nobody waits for what reads it

        return run_tui(None)
    _let_argparse_speak()
    from planner.commands.arguments import Parser, UsageError, split, unknown

    name, rest = split(words)
    if "--ascii" in words:
        fold_to_ascii()  # before anything is complained of
    try:
        if name is None:
            return _without_command(rest)
        if name not in summaries():
            raise UsageError(unknown(_("command"), name, summaries()))
        asked = command(name)
        parser = Parser(name, summaries()[name])
        asked.declare(parser)
        options = parser.parse_args(rest)
        if getattr(options, "format", None) == "json":
            i18n.use_language("en")  # machines read it
        return asked.run(options, Output(options.color))
    except UsageError as reason:
        complain(f"planner: {reason}")
        return REFUSED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def _without_command(words: list[str]) -> int:
    from planner.commands.arguments import Parser

    commands = "\n".join(f"  {name:<13} {summary}" for name, summary in summaries().items())
    text = _("commands:\n{commands}\n\nplanner COMMAND --help says what a command takes.").format(commands=commands)
    parser = Parser(summary=_("Plans police training from plain-text files."), epilog=text)
    parser.usage = "planner [-C DIR] [--as-of DATE] [--color auto|always|never] [--ascii] [COMMAND …]"
    parser.add_argument("--version", action="version", version=f"planner {__version__}")
    screens = command("tui")
    screens.declare(parser)
    options = parser.parse_args(words)
    of_screens = options.mentor or options.remote or options.theme != "auto"
    asked = screens if of_screens or on_terminal() else command("overview")
    return asked.run(options, Output(options.color))


def _let_argparse_speak() -> None:
    """Let argparse find its own messages in the planner's catalogues."""
    import gettext

    gettext.bindtextdomain("planner", Path(i18n.__file__).parent / "locale")
    gettext.textdomain("planner")


def _let_go_of_a_lost_terminal() -> None:
    """Let Python not end with a code of its own because the line was dropped with something still to be written."""
    try:
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def _abandon(*streams: TextIO) -> None:
    """Let what is still buffered go nowhere, so that Python does not complain of it at its end."""
    for stream in streams:
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
