"""Owns the palette: every command, unit, region, module and session in one list that typing narrows down.

It searches names and ids without regard to accents and case, and does nothing itself: it says what was chosen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from planner.i18n import _
from planner.plain import padded
from planner.reports.lines import Line, line
from planner.tui.commands import Command, app_commands
from planner.tui.desk import Desk, Focus
from planner.tui.names import Item, found_in
from planner.tui.screens import entries
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt

KIND, NAME = 10, 44
"""Columns of what a thing is, and of its name."""


def every_command(own: tuple[Command, ...]) -> tuple[Command, ...]:
    """Return all commands that work on a screen, each once: its *own*, going to screens, and those of everywhere."""
    named: dict[str, Command] = {}
    for command in (*own, *(entry.command for entry in entries()), *app_commands()):
        named.setdefault(command.action, command)
    return tuple(named.values())


class Finder(ModalScreen[Focus | str | None]):
    """The palette."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss"),
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self, desk: Desk, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.desk = desk
        self._commands = [each for each in every_command(commands) if each.action != "app.find"]
        self._found: list[Item] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Prompt("", _("command, unit, region, module or session"))
            yield Page(self.desk.look, lit=True, id="found")

    def on_mount(self) -> None:
        self.query_one(Page).can_focus = False
        self._list("")

    @on(Prompt.Changed)
    def _changed(self, event: Prompt.Changed) -> None:
        self._list(event.value)

    def _list(self, query: str) -> None:
        self._found = found_in(self.desk.names, self._commands, query)
        lines = [_line_of(item) for item in self._found] or [line("  ", (_("Nothing is called that."), "dim"))]
        self.query_one(Page).show(lines, {index: str(index) for index in range(len(self._found))}, row=0)

    @on(Prompt.Submitted)
    def _chosen(self) -> None:
        page = self.query_one(Page)
        self.dismiss(self._found[page.row].found if self._found else None)

    @on(Page.Chosen)
    def _clicked(self) -> None:
        self._chosen()

    def action_move(self, lines: int) -> None:
        """Move the cursor of the list."""
        self.query_one(Page).action_move(lines)

    def action_page(self, direction: int) -> None:
        """Page through the list."""
        self.query_one(Page).action_page(direction)


def _line_of(item: Item) -> Line:
    return line("  ", padded(item.name, NAME), "  ", (padded(item.kind, KIND), "key"), (item.detail, "dim"))
