"""Owns how arguments are declared and refused: options that every command has, dates, choices and "did you mean".

It opens no mission and prints nothing but usage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from planner.i18n import _
from planner.plain import one_line, safe

WIDTH = 76
FORMATS = ("text", "json", "csv", "md")
COLOURS = ("auto", "always", "never")
_VALUED = ("-C", "--as-of", "--color", "--mentor", "--theme")
"""Options before the command, or without one, that take the next word."""


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why, and the exit code is 2."""


class Narrow(argparse.RawDescriptionHelpFormatter):
    """Help of a fixed width: the terminal is not asked for its own."""

    def __init__(self, prog: str, **more: object) -> None:
        super().__init__(prog, max_help_position=26, width=WIDTH)


class Parser(argparse.ArgumentParser):
    """The arguments of one command, with those that every command has."""

    def __init__(self, command: str = "", summary: str = "", epilog: str = "") -> None:
        super().__init__(
            prog=f"planner {command}".rstrip(),
            description=summary,
            epilog=epilog,
            formatter_class=Narrow,
            allow_abbrev=False,
            conflict_handler="resolve",
        )
        shared = self.add_argument_group(_("everywhere"))
        shared.add_argument("-C", dest="folder", metavar="DIR", type=folder, help=_("the mission's folder"))
        shared.add_argument("--as-of", metavar="DATE", type=day, help=_("the date of the figures, like 2014-06-30"))
        add_choice(shared, "--color", COLOURS, _("colour: auto (default), always or never"))
        shared.add_argument("--ascii", action="store_true", help=_("spell everything in ASCII"))

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong with the arguments; exit with 2."""
        self.print_usage()
        self.exit(2, f"planner: {safe(message)}\n")

    def print_usage(self, file: object = None) -> None:
        """Print the usage where errors go, because data go to standard output."""
        self._print_message(safe(self.format_usage()), None)


def add_choice(
    parser: argparse._ActionsContainer, name: str, choices: Sequence[str], words: str, default: str | None = None
) -> None:
    """Declare an option that takes one of *choices*."""
    parser.add_argument(name, metavar="|".join(choices), type=one_of(choices), default=default, help=words)


def add_format(parser: Parser) -> None:
    """Declare how a table is printed."""
    add_choice(parser, "--format", FORMATS, _("how to print it; text is the default"), "text")


def folder(text: str) -> Path:
    """Return *text* as a folder's path."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(_("a folder has a name"))
    return Path(text)


def day(text: str) -> dt.date:
    """Return *text* as a date, written like those in the files."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(_("{text} is not a date like 2014-06-30").format(text=quoted(text)))


def positive(text: str) -> int:
    """Return *text* as a whole number from 1."""
    if re.fullmatch(r"0*[1-9][0-9]{0,8}", text):
        return int(text)
    raise argparse.ArgumentTypeError(_("{text} is not a whole number from 1").format(text=quoted(text)))


def one_of(choices: Sequence[str]) -> Callable[[str], str]:
    """Return a function that takes one of *choices* and refuses everything else."""

    def choice(text: str) -> str:
        if text in choices:
            return text
        raise argparse.ArgumentTypeError(unknown(_("value"), text, choices))

    return choice


def known(kind: str, ids: Iterable[str], entries: Collection[str]) -> frozenset[str]:
    """Return *ids* if all are among *entries*.

    Raises:
        UsageError: one is not; the message proposes the nearest.
    """
    for name in ids:
        if name not in entries:
            raise UsageError(unknown(kind, name, entries))
    return frozenset(ids)


def unknown(kind: str, name: str, names: Iterable[str]) -> str:
    """Return that there is no *name* of this *kind*, with the nearest one, or all of a few."""
    import difflib  # only where something is wrong

    names = list(names)
    folded = {entry.casefold(): entry for entry in names}
    near = difflib.get_close_matches(name.casefold(), folded, n=1)
    text = _("unknown {kind} {name}").format(kind=kind, name=quoted(name))
    if near:
        return _("{text}; did you mean {near}?").format(text=text, near=folded[near[0]])
    few = ", ".join(names[:15])
    return _("{text}; there is: {names}").format(text=text, names=few) if 0 < len(names) <= 15 else text


def quoted(text: str) -> str:
    """Return *text*, which somebody typed, safe and between quotes."""
    return f'"{one_line(text, WIDTH)}"'


def split(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the command among *words*, None if there is none, and all other words."""
    number = 0
    while number < len(words):
        word = words[number]
        if not word.startswith("-"):
            return word, [*words[:number], *words[number + 1 :]]
        number += 2 if word in _VALUED else 1
    return None, list(words)
