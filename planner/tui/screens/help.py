"""Owns the help of a screen: its keys, its signs, and the command that prints the same; it explains no rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from textual.widget import Widget

from planner.i18n import _
from planner.plain import padded
from planner.reports.lines import Line, line, text_of
from planner.tui.commands import Command, app_commands, spelt
from planner.tui.desk import Desk
from planner.tui.screens import entries
from planner.tui.screens.frame import Frame
from planner.tui.state import meaning_of, word_of
from planner.tui.widgets.page import Page

KEYS = 18
"""Columns of the list of keys."""
FIND = "ctrl+p"
"""The key that finds the commands which have none."""


class Help(Frame):
    """The help of one screen, laid over it."""

    NAME = "help"

    def __init__(self, desk: Desk, about: Frame) -> None:
        super().__init__(desk)
        self._about = about

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (Command("app.step_back", "escape", _("Back"), _("Closes the help."), _("back")),)

    @property
    def heading(self) -> str:
        return _("Help: {screen}").format(screen=self._about.heading)

    @property
    def twin(self) -> str:
        return self._about.twin

    def body(self) -> Widget:
        return Page(self.desk.look, id="page")

    def take(self) -> None:
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
        lines = [line(), line(" ", (_("The same as text: {command}").format(command=self._about.whole_twin), "title"))]
        lines += [line(" ", text) for said in self._about.help_lines() for text in textwrap.wrap(said, room + KEYS)]
        if own:
            lines += [line(), line(" ", (_("On this screen"), "title")), *_keys(own, room)]
        lines += [line(), line(" ", (_("Everywhere"), "title")), *_keys((*app_commands(), *screens), room)]
        moves = _("Arrows or h j k l, PgUp, PgDn, Home, End; Tab to the next part of the screen.")
        lines += _rows(_("move"), moves, room)
        if self._about.SIGNS:
            lines += [line(), line(" ", (_("Signs"), "title")), *self._signs()]
        return lines

    def _signs(self) -> Iterator[Line]:
        look = self.desk.look
        for state in self._about.SIGNS:
            yield line("   ", (look.sign(state), state), "  ", padded(word_of(state), KEYS - 4), meaning_of(state))


def _keys(commands: Sequence[Command], room: int) -> Iterator[Line]:
    for command in commands:
        yield from _rows(command.all_keys or spelt(FIND), f"{command.name}. {command.help}", room)


def _rows(key: str, text: str, room: int) -> Iterator[Line]:
    for number, part in enumerate(textwrap.wrap(text, room)):
        yield line("   ", (padded("" if number else key, KEYS - 1), "key"), part)
