"""Owns the help of a screen: its keys, its signs, and the command that prints the same; it explains no rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from textual.widget import Widget

from planner.i18n import _
from planner.plain import padded
from planner.reports.lines import Line, line, text_of
from planner.tui.commands import Command, app_commands
from planner.tui.desk import Desk
from planner.tui.screens import entries
from planner.tui.screens.frame import Frame
from planner.tui.state import meaning_of, word_of
from planner.tui.widgets.page import Page

KEYS = 16
"""Columns of the list of keys."""


class Help(Frame):
    """The help of one screen, laid over it."""

    NAME = "help"

    def __init__(self, desk: Desk, about: Frame) -> None:
        super().__init__(desk)
        self._about = about

    @property
    def heading(self) -> str:
        return _("Help: {screen}").format(screen=self._about.heading)

    @property
    def twin(self) -> str:
        return self._about.twin

    def body(self) -> Widget:
        return Page(self.desk.look, id="page")

    def fit(self) -> None:
        self.query_one(Page).show(self._lines())

    def export_text(self) -> str:
        return "".join(f"{text_of(parts)}\n" for parts in self._lines())

    def back(self) -> bool:
        self.dismiss(None)
        return True

    def _lines(self) -> Sequence[Line]:
        room = max(20, min(100, self.app.size.width) - KEYS - 3)
        own = self._about.commands()
        screens = tuple(entry.command for entry in entries())
        lines = [line(), line(" ", (_("The same as text: {command}").format(command=self._about.twin), "title"))]
        lines += [line(" ", text) for said in self._about.help_lines() for text in textwrap.wrap(said, room + KEYS)]
        if own:
            lines += [line(), line(" ", (_("On this screen"), "title")), *_keys(own, room)]
        lines += [line(), line(" ", (_("Everywhere"), "title")), *_keys((*app_commands(), *screens), room)]
        moves = _("arrows or h j k l, PgUp and PgDn, Home and End; Tab to the next part of the screen")
        lines += [_row(_("move"), text if not n else text, "key") for n, text in enumerate(textwrap.wrap(moves, room))][
            :1
        ]
        if self._about.SIGNS:
            lines += [line(), line(" ", (_("Signs"), "title")), *self._signs()]
        return lines

    def _signs(self) -> Iterator[Line]:
        look = self.desk.look
        for state in self._about.SIGNS:
            yield line("   ", (look.sign(state), state), "  ", padded(word_of(state), KEYS - 4), meaning_of(state))


def _keys(commands: Sequence[Command], room: int) -> Iterator[Line]:
    for command in commands:
        first, *rest = textwrap.wrap(f"{command.name}. {command.help}", room) or [""]
        yield _row(command.all_keys, first, "key")
        for text in rest:
            yield _row("", text, "")


def _row(key: str, text: str, style: str) -> Line:
    return line("   ", (padded(key, KEYS - 1), style), text)
