"""Owns the palette: every command, unit, region, module and session in one list that typing narrows down.

It is laid over a screen, searches names and ids without regard to accents and case, and does nothing itself: it says
what was chosen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from planner.i18n import _, ngettext
from planner.plain import padded
from planner.reports.lines import Line, line
from planner.tui.commands import Command, app_commands
from planner.tui.desk import Desk, Focus
from planner.tui.names import MOST, Item, found_in
from planner.tui.screens import entries
from planner.tui.widgets.drawn import OVER, Shape
from planner.tui.widgets.prompt import BASE, Prompt
from planner.tui.widgets.strips import rule_of, strip_of

KIND, NAME = 10, 44
"""Columns of what a thing is, and of its name."""
WIDEST = 100
"""Columns at most."""
TOP = 2
"""Lines above the list: a rule, and what is typed."""


def every_command(own: tuple[Command, ...]) -> tuple[Command, ...]:
    """Return all commands that work on a screen, each once: its *own*, going to screens, and those of everywhere."""
    named: dict[str, Command] = {}
    for command in (*own, *(entry.command for entry in entries()), *app_commands()):
        named.setdefault(command.action, command)
    return tuple(named.values())


class Finder(Prompt, inherit_css=False):
    """The palette. What a screen looks for by the class below is not this."""

    SHAPE: ClassVar[Shape] = {**OVER, "margin": (2, 0, 0, 0), "max_width": WIDEST, "height": 20}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("tab,shift+tab", "stay"),
    ]

    class Chosen(Message):
        """Something was chosen: an action to run, or something to show."""

        def __init__(self, found: Focus | str) -> None:
            super().__init__()
            self.found = found

    def __init__(self, desk: Desk, own: tuple[Command, ...]) -> None:
        super().__init__("", _("command, unit, region, module or session"))
        self._desk = desk
        self._commands = [each for each in every_command(own) if each.action != "app.find"]
        self._found: list[Item] = []
        self._row = self._top = 0
        self._list("")

    def _list(self, query: str) -> None:
        self._found = found_in(self._desk.names, self._commands, query)
        self._row = self._top = 0

    @property
    def _seen(self) -> int:
        return max(1, self.size.height - TOP - 1)

    @on(Prompt.Changed)
    def _changed(self, event: Prompt.Changed) -> None:
        event.stop()
        self._list(event.value)
        self.refresh()

    @on(Prompt.Submitted)
    def _chosen(self, event: Prompt.Submitted) -> None:
        event.stop()
        if self._found:
            self.post_message(self.Chosen(self._found[self._row].found))

    def on_click(self, event: events.Click) -> None:
        row = event.y - TOP + self._top
        if TOP <= event.y < TOP + self._seen and row < len(self._found):
            self._row = row
            self.action_submit()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)

    def action_move(self, rows: int) -> None:
        """Move the cursor of the list."""
        self._row = max(0, min(self._row + rows, len(self._found) - 1))
        self._top = max(min(self._top, self._row), self._row - self._seen + 1)
        self.refresh()

    def action_page(self, direction: int) -> None:
        """Page through the list."""
        self.action_move(direction * self._seen)

    def action_stay(self) -> None:
        """Stay: there is nothing else to go to."""

    def render_line(self, y: int) -> Strip:
        room, look = self.size.width, self.look
        if y == 1:
            return strip_of((("  ", ""), *self.typed_line(room - 4), ("  ", "")), look, room, BASE)
        if y in (0, self.size.height - 1):
            return strip_of(rule_of(self._said() if y else _("Find anything; Esc goes back"), look, room), look, room)
        index = y - TOP + self._top
        if index >= len(self._found):
            empty = line("  ", (_("Nothing is called that."), "dim")) if not self._found and y == TOP else ()
            return strip_of(empty, look, room)
        lit = index == self._row
        return strip_of(_line_of(self._found[index], ">" if lit else " "), look, room, "row" if lit else "")

    def _said(self) -> str:
        """Return how many lines are below those that are seen."""
        below = len(self._found) - self._top - self._seen
        if below <= 0:
            return ""
        many = (
            _("{count} or more below")
            if len(self._found) == MOST
            else ngettext("{count} below", "{count} below", below)
        )
        return many.format(count=below)


def _line_of(item: Item, mark: str) -> Line:
    return line(f"{mark} ", padded(item.name, NAME), "  ", (padded(item.kind, KIND), "key"), (item.detail, "dim"))
