"""Owns the help of a screen: its keys, its signs, and the command that prints the same; it explains no rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from planner.i18n import _
from planner.plain import padded
from planner.reports.lines import Line, line
from planner.reports.tables import wrapped
from planner.tui.commands import Command, app_commands, date_commands, spelt
from planner.tui.screens import entries
from planner.tui.screens.frame import Frame
from planner.tui.screens.sheet import Sheet
from planner.tui.state import meaning_of, word_of

KEYS = 18
"""Columns of the list of keys."""
KEPT = 500
"""Rows of commands that are kept: most are on the help of every screen."""
FIND = "ctrl+p"
"""The key that finds the commands which have none."""


class Help(Sheet, inherit_css=False):
    """The help of one screen, laid over it: the keys of the screen do nothing meanwhile."""

    def __init__(self, about: Frame) -> None:
        super().__init__(about, "help")

    def lines(self, width: int) -> Sequence[Line]:
        """Return the help for a terminal of *width* columns."""
        return help_lines(self._about, width)


def help_lines(about: Frame, width: int) -> Sequence[Line]:
    """Return the help of the screen *about* for a terminal of *width* columns."""
    room = max(20, min(100, width) - KEYS - 3)
    own = about.commands()
    screens = tuple(entry.command for entry in entries())
    dates = date_commands()
    others = tuple(command for command in app_commands() if command not in dates)
    title = _("Help: {screen}").format(screen=about.heading)
    lines = [line(" ", (title, "title"), f"  {_('Esc goes back.')}"), line()]
    twin = _("The same as text: {command}").format(command=about.whole_twin)
    lines += [line(" ", (text, "title")) for text in wrapped(twin, room + KEYS)]
    lines += [line(" ", text) for said in about.help_lines() for text in wrapped(said, room + KEYS)]
    if own:
        lines += [line(), line(" ", (_("On this screen"), "title")), *_keys(own, room)]
    moves = _("Arrows or h j k l, PgUp, PgDn, Home, End; Tab to the next part of the screen.")
    lines += _rows(_("move"), moves, room)
    lines += [line(), line(" ", (_("Other dates"), "title")), *_keys(dates, room)]
    lines += [line(), line(" ", (_("Everywhere"), "title")), *_keys((*others, *screens), room)]
    if about.SIGNS:
        lines += [line(), line(" ", (_("Signs"), "title")), *_signs(about)]
    return lines


def _signs(about: Frame) -> Iterator[Line]:
    look = about.desk.look
    for state in about.SIGNS:
        yield line("   ", (look.sign(state), state), "  ", padded(word_of(state), KEYS - 4), meaning_of(state))


def _keys(commands: Sequence[Command], room: int) -> Iterator[Line]:
    for command in commands:
        yield from _rows(command.all_keys or spelt(FIND), f"{command.name}. {command.help}", room)


@lru_cache(KEPT)
def _rows(key: str, text: str, room: int) -> tuple[Line, ...]:
    parts = enumerate(wrapped(text, room))
    return tuple(line("   ", (padded("" if number else key, KEYS - 1), "key"), part) for number, part in parts)
