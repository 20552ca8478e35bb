"""Owns the screen of the reform balance: what the lines below say of each figure, and where Enter leads.

What stands on the page is ``reports.reform_page``'s, what a figure is made of ``reports.reform_spots``', figures the
core's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from planner.i18n import _
from planner.plain import one_line
from planner.reports.filed import Filed
from planner.reports.findings import LONGEST_MESSAGE
from planner.reports.lines import Line, line, text_of
from planner.reports.panes import Drawing, Pane, Target
from planner.reports.provenance import header_lines
from planner.reports.reform_page import about_balance, reform_lines, reform_pane
from planner.reports.reform_spots import Spots
from planner.reports.tables import wrapped
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.screens.frame import Frame
from planner.tui.screens.spots import focus_of
from planner.tui.widgets.board import Board

AROUND = 3
"""Rows of title, tabs and keys."""
ABOUT = 2
"""Lines that say what a figure is made of."""


class Reform(Frame):
    """What the plan's hours are for."""

    NAME = "reform"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._spots = desk.view.kept(Spots)

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.choose",
                "enter",
                _("Open"),
                _("Shows the first module, or the sessions, that a figure is made of, or could be."),
                _("open"),
            ),
            Command("screen.next_part", "tab", _("Next part"), _("Goes to the next part of the page."), _("next part")),
        )

    @property
    def heading(self) -> str:
        return _("Reform balance")

    def body(self) -> Widget:
        return Board(self.desk.look, id="board")

    def help_lines(self) -> Sequence[str]:
        return (
            _("Five instruments by five areas, as the brief of 2014 lists them; lenses and paces are those of 2018."),
            _("Planned: seats of sessions planned or approved, still to end. Delivered: heads of those that ended."),
            _("Hours are trainee-hours, heads times hours of the module: what is taught, not what it achieves."),
        )

    def take(self) -> None:
        self._spots = self.desk.view.kept(Spots)
        self.fit()

    def fit(self) -> None:
        size = self.app.size
        pane = self._pane(spaced=True)
        height = size.height - AROUND - ABOUT
        self.query_one(Board).show(pane if pane.height <= height else self._pane(spaced=False))

    def _pane(self, *, spaced: bool) -> Pane:
        drawing = Drawing(self.desk.look.unicode)
        found = self.desk.kept(Filed).kept(about_balance)
        return reform_pane(self._spots.balance, found, self.app.size.width, drawing, spaced=spaced)

    def about(self) -> Sequence[Line]:
        target, room = self.query_one(Board).target, self.app.size.width - 2
        if target is None:
            return [()] * ABOUT
        head, text = self._words(target)
        texts = wrapped(f"{head} {text}", room)
        lines = [line(" ", each) for each in texts[:ABOUT]]
        if texts[0].startswith(head):
            lines[0] = line(" ", (head, "title"), texts[0][len(head) :])
        if len(texts) > ABOUT:
            lines[-1] = line(" ", wrapped(texts[ABOUT - 1], room - 2)[0], (" …", "dim"))
        return [*lines, *[()] * (ABOUT - len(lines))]

    def _words(self, target: Target) -> tuple[str, str]:
        if target.kind == "finding":
            finding = (self.desk.findings or ())[int(target.id)]
            return f"{finding.code}:", one_line(f"{finding.message}. {finding.hint}", LONGEST_MESSAGE)
        title = self._spots.title(target)
        return f"{title[:1].upper()}{title[1:]}:", "; ".join(self._spots.phrases(target))

    def export_text(self) -> str:
        head = header_lines(self.desk.view, len(self.desk.workspace.load_findings))
        return "\n".join([*head, "", *map(text_of, reform_lines(self._spots.balance)), ""])

    def focus_now(self) -> Focus:
        target = self.query_one(Board).target
        if target is None:
            return Focus()
        if target.kind == "finding":
            return focus_of(self.desk.view, target, self.desk.findings or ())
        modules = self._spots.modules(target)
        if modules:
            return Focus(module=modules[0].id)
        sessions = self._spots.sessions(target)
        if len(sessions) < 2:
            return Focus(session=sessions[0].id) if sessions else Focus()
        return Focus(
            session=sessions[0].id, among=" ".join(each.id for each in sessions), title=self._spots.title(target)
        )

    @on(Board.Moved)
    def _moved(self) -> None:
        self.tell_about()

    @on(Board.Chosen)
    def _chosen(self) -> None:
        focus = self.focus_now()
        if focus == Focus():
            self.say(_("Nothing in the curricula or the plan is of this kind."))
        else:
            self.post_message(self.Wanted(focus))

    def action_choose(self) -> None:
        """Show the first module, or the sessions, of a figure."""
        self.query_one(Board).action_choose()

    def action_next_part(self) -> None:
        """Go to the next part of the page."""
        self.query_one(Board).action_part(1)
