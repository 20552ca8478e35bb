"""Owns the question which of several entries is meant; it does nothing with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.i18n import _
from planner.plain import one_line, padded
from planner.reports.lines import line
from planner.reports.words import title_of
from planner.tui.desk import Desk
from planner.tui.forms.entries import Entity
from planner.tui.forms.labels import table_word
from planner.tui.screens.over import Over
from planner.tui.widgets.bars import Bar
from planner.tui.widgets.drawn import Stack, box
from planner.tui.widgets.page import Page

MOST = 14
"""Lines of the list."""


class Chooser(Over[Entity | None]):
    """Asks which entry to edit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)")]

    def __init__(self, desk: Desk, entities: Sequence[Entity]) -> None:
        super().__init__(desk)
        self._entities = entities

    def compose(self) -> ComposeResult:
        look = self.desk.look
        yield Stack(
            Bar(look, id="own-head"),
            Page(look, id="which"),
            Bar(look, id="own-keys"),
            shape=box(look, width=76, height="auto"),
        )

    def on_mount(self) -> None:
        self.query_one("#own-head", Bar).show([("bar", line(" ", (_("Which one?"), "title")))])
        keys = _("Enter edits it  Esc leaves")
        self.query_one("#own-keys", Bar).show([("keys", line(" ", keys))])
        page = self.query_one(Page)
        page.styles.height = min(MOST, len(self._entities))
        lines = [
            line("  ", (padded(table_word(each.table), 12), "dim"), " ", self._called(each)) for each in self._entities
        ]
        page.show(lines, {number: str(number) for number in range(len(lines))})
        page.focus()

    def _called(self, entity: Entity) -> str:
        entry = getattr(self.desk.view.mission, entity.table, {}).get(entity.name)
        title = title_of(entry) if entry else ""
        return f"{one_line(entity.name)} {title}".strip()

    @on(Page.Chosen)
    def _chose(self, event: Page.Chosen) -> None:
        self.dismiss(self._entities[int(event.target)])
