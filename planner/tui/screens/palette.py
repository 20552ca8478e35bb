"""Owns the palette: every command, unit, region, module and session in one list that typing narrows down.

It searches names and ids without regard to accents and case, and does nothing itself: it says what was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from planner.i18n import _
from planner.mission import Mission
from planner.model import Session
from planner.plain import folded, one_line, padded
from planner.reports.lines import Line, line
from planner.reports.words import status_word, title_of
from planner.tui.commands import Command, app_commands
from planner.tui.desk import Desk, Focus
from planner.tui.screens import entries
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt

MOST = 200
"""Lines that are listed; more say nothing."""
KIND, NAME = 10, 44
"""Columns of what a thing is, and of its name."""


class Item(NamedTuple):
    """One thing that can be chosen."""

    found: Focus | str
    """What to show, or the action to run."""
    kind: str
    name: str
    detail: str

    @property
    def searched(self) -> str:
        """The text that is searched, folded."""
        return folded(f"{self.name} {self.detail} {self.kind}")


def items_of(mission: Mission, commands: tuple[Command, ...]) -> Iterator[Item]:
    """Yield what can be chosen: commands first, then what is in the mission."""
    for command in (*commands, *(entry.command for entry in entries()), *app_commands()):
        if command.action != "app.find":
            yield Item(command.action, command.key or _("command"), command.name, command.help)
    for unit in mission.units:
        yield Item(Focus(unit=unit.id), _("unit"), title_of(unit), unit.id)
    for region in mission.regions:
        yield Item(Focus(region=region.id), _("region"), title_of(region), region.id)
    for module in mission.modules:
        yield Item(
            Focus(module=module.id), _("module"), f"{module.id} {title_of(module)}", title_of_group(mission, module.id)
        )
    for session in mission.sessions:
        yield Item(Focus(session=session.id), _("session"), session_name(session), session.id)


def title_of_group(mission: Mission, module: str) -> str:
    """Return the title of the curriculum that *module* belongs to."""
    return title_of(mission.curriculum_of[module])


def session_name(session: Session) -> str:
    """Return date, status and title or modules of *session*."""
    what = title_of(session) or one_line(", ".join(session.modules))
    return f"{session.start.isoformat()} {what} ({status_word(session.status)})"


def found_in(items: list[tuple[str, Item]], query: str) -> list[Item]:
    """Return of *items*, each after its folded text, those that have every word of *query*, best first."""
    words = folded(query).split()
    hits = [(text, item) for text, item in items if all(word in text for word in words)]
    if words:
        hits.sort(key=lambda hit: (not hit[0].startswith(words[0]), f" {words[0]}" not in f" {hit[0]}"))
    return [item for _text, item in hits[:MOST]]


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
        self._items = [(item.searched, item) for item in items_of(desk.view.mission, commands)]
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
        self._found = found_in(self._items, query)
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
