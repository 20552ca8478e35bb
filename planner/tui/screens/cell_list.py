"""Owns the list of sessions of one cell, laid under the matrix; the keys of the matrix do nothing meanwhile."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from planner.curriculum import Module
from planner.model import Unit
from planner.reports.cell_sessions import cell_sessions_pane
from planner.reports.filed import Filed
from planner.reports.lines import text_of
from planner.reports.panes import Drawing, Pane
from planner.tui.screens.frame import Frame
from planner.tui.widgets.board import Board
from planner.tui.widgets.drawn import Shape

MOST = 10
"""Lines it takes at most."""


class CellList(Board, inherit_css=False):
    """The sessions of one unit in one module; Enter on one goes there."""

    SHAPE: ClassVar[Shape] = {"height": 1}

    def __init__(self, about: Frame, unit: Unit, module: Module) -> None:
        super().__init__(about.desk.look, id="cell")
        self._about = about
        self._unit, self._module = unit, module
        self._silent = {key for command in about.commands() for key in command.keys.split(",")}

    def on_mount(self) -> None:
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        self._fill()

    def _fill(self) -> None:
        pane = self._list(self.app.size.width)
        self.styles.height = min(MOST, pane.height)
        self.show(pane)

    def _list(self, room: int) -> Pane:
        desk = self._about.desk
        return cell_sessions_pane(
            desk.view, self._unit, self._module, desk.kept(Filed).marks, room, Drawing(desk.look.unicode)
        )

    def on_key(self, event: events.Key) -> None:
        own = event.key in self._bindings.key_to_bindings or event.key == "escape"
        if event.key in self._silent and not own:
            event.stop()
            event.prevent_default()

    def export_text(self) -> str:
        """Return the list as text."""
        return "".join(f"{text_of(parts).rstrip()}\n" for parts in self._list(100).lines)
