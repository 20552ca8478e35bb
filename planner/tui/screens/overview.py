"""Owns the overview screen: the mission on one page, what the line below says of each spot, and where Enter leads.

What stands on the page is ``reports.overview_page``'s, what a figure is the core's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from planner.diagnostics import Finding
from planner.i18n import _
from planner.reports.filed import Filed
from planner.reports.lines import Line, text_of
from planner.reports.overview_page import overview_pane
from planner.reports.panes import Drawing
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.screens.frame import Frame
from planner.tui.screens.spots import MOST, About, focus_of, lines_said, lookup_of, plan_command
from planner.tui.widgets.board import Board

if TYPE_CHECKING:
    from planner.tui.forms.entries import Entity

AROUND = 3
"""Rows of title, tabs and keys."""


class Overview(Frame):
    """The mission on one page."""

    NAME = "overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filed: Filed | None = None
        self._words = About(desk)
        self._whole = False
        self._board = Board(desk.look, id="board")

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command("screen.choose", "enter", _("Open"), _("Opens what the cursor is on."), _("open")),
            plan_command(),
            Command("screen.next_part", "tab", _("Next part"), _("Goes to the next part of the page."), _("next part")),
            Command("screen.worst", "g", _("Worst gap"), _("Goes to the first of the worst gaps."), _("worst gap")),
        )

    def body(self) -> Widget:
        return self._board

    def help_lines(self) -> Sequence[str]:
        return (
            _("A tile is a region: its code, the band of its coverage, and how much of its units' need is covered."),
            _("Enter on a tile shows the region's units, on a gap the unit, on a finding what it is about."),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.illustrative else []),
        )

    def take(self) -> None:
        self._filed = self.desk.kept(Filed) if self.desk.findings is not None else None
        self._words = About(self.desk, self._filed)
        self.fit()

    def fit(self) -> None:
        size = self.app.size
        height = size.height - AROUND - lines_said(self.app.size.height)
        view, filed, drawing = self.desk.view, self._filed, Drawing(self.desk.look.unicode)
        key = (self.NAME, view, filed, size.width, height, drawing)
        self._board.show(self.desk.once(key, lambda: overview_pane(view, filed, size.width, height, drawing)))

    def about(self) -> Sequence[Line]:
        lines = self._words.lines(
            self._board.target, self.app.size.width, MOST if self._whole else lines_said(self.app.size.height)
        )
        return [parts for parts in lines if parts] if self._whole else lines

    def export_text(self) -> str:
        from planner.reports.overview import overview_lines  # not needed to show the screen

        workspace = self.desk.workspace
        found = workspace.unsorted_findings
        errors = len(workspace.load_findings)
        lines = overview_lines(self.desk.view, found, lookup_of(self.desk), errors)
        return "".join(f"{text_of(parts)}\n" for parts in lines)

    def focus_now(self) -> Focus:
        return focus_of(self.desk.view, self._board.target, self._filed.findings if self._filed else ())

    @property
    def _finding(self) -> Finding | None:
        target = self._board.target
        found = self._filed.findings if self._filed else ()
        return found[int(target.id)] if target and target.kind == "finding" else None

    def entities_now(self) -> Sequence[Entity]:
        from planner.tui.screens.finding_focus import entities_in  # not needed for the first screen

        return entities_in(self.desk.workspace, self._finding) if self._finding else super().entities_now()

    def field_now(self) -> str:
        from planner.tui.screens.finding_focus import field_of  # not needed for the first screen

        return field_of(self._finding) if self._finding else super().field_now()

    def back(self) -> bool:
        was, self._whole = self._whole, False
        self.tell_about()
        return was

    @on(Board.Moved)
    def _moved(self) -> None:
        self._whole = False
        self.tell_about()

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        focus = Focus(session=event.target.id) if event.target.kind == "session" else self.focus_now()
        if focus == Focus():
            self._whole = not self._whole
            self.tell_about()
        else:
            self.post_message(self.Wanted(focus))

    def action_choose(self) -> None:
        """Open what the cursor is on."""
        self._board.action_choose()

    def action_next_part(self) -> None:
        """Go to the next part of the page."""
        self._board.action_part(1)

    def action_worst(self) -> None:
        """Go to the worst gap."""
        self._board.go_to_part("gaps")
