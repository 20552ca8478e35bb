"""Owns the distribution screen: zones and regions by duty station and by venue, and the weight of what would move.

What stands on the page is ``reports.distribution_page``'s, what a figure is the core's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from planner.distribution import WEIGHTS, Weight
from planner.i18n import _
from planner.reports.distribution import distribution_tables, weight_word
from planner.reports.distribution_page import distribution_pane
from planner.reports.lines import Line, text_of
from planner.reports.move_words import move_words, weight_change_words
from planner.reports.panes import Drawing
from planner.reports.tables import table_lines
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.screens.frame import Frame
from planner.tui.screens.spots import About, focus_of, lines_said
from planner.tui.widgets.board import Board

AROUND = 3
"""Rows of title, tabs and keys."""


class DistributionScreen(Frame):
    """Whether teaching goes where the need is."""

    NAME = "distribution"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.weight: Weight = "need"
        """What delivery is to follow."""
        self._words = About(desk, covered_shown=True)

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command("screen.choose", "enter", _("Open"), _("Shows the units of the zone or region."), _("open")),
            Command(
                "screen.weigh",
                "v",
                _("Weight"),
                _("Changes what delivery is to follow: hours of need, strength, population, area."),
                _("weight"),
            ),
        )

    @property
    def twin(self) -> str:
        return "planner distribution" if self.weight == "need" else f"planner distribution --weight {self.weight}"

    def body(self) -> Widget:
        return Board(self.desk.look, id="board")

    def aside(self) -> str:
        return _("weight: {weight}").format(weight=weight_word(self.weight))

    def help_lines(self) -> Sequence[str]:
        return (
            _("By duty station: the units stationed there, and how much of their need is covered."),
            _("By venue: the hours taught there, the bar their share of all; away: heads taught in another region."),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.illustrative else []),
        )

    def take(self) -> None:
        self._words = About(self.desk, covered_shown=True)
        self.fit()

    def fit(self) -> None:
        size = self.app.size
        height = size.height - AROUND - lines_said(self.app.size.height)
        drawing = Drawing(self.desk.look.unicode)
        self.query_one(Board).show(distribution_pane(self.desk.view, self.weight, size.width, height, drawing))

    def about(self) -> Sequence[Line]:
        target = self.query_one(Board).target
        moves = ""
        if target and target.kind in ("region", "zone"):
            view = self.desk.view
            moves = move_words(view.mission, view.distribution(self.weight), target.id, target.kind)
        return self._words.lines(target, self.app.size.width, lines_said(self.app.size.height), moves)

    def export_text(self) -> str:
        errors = len(self.desk.workspace.load_findings)
        tables = distribution_tables(self.desk.view, self.weight, errors)
        pages = ("\n".join(map(text_of, table_lines(table))) for table in tables)
        return "\n\n".join(page.strip("\n") for page in pages) + "\n"

    def focus_now(self) -> Focus:
        return focus_of(self.desk.view, self.query_one(Board).target, ())

    @on(Board.Moved)
    def _moved(self) -> None:
        self.tell_about()

    @on(Board.Chosen)
    def _chosen(self) -> None:
        self.post_message(self.Wanted(self.focus_now()))

    def action_choose(self) -> None:
        """Show the units of the zone or region."""
        self.query_one(Board).action_choose()

    def action_weigh(self) -> None:
        """Change to the next weight."""
        before = self.desk.view.distribution(self.weight)
        self.weight = WEIGHTS[(WEIGHTS.index(self.weight) + 1) % len(WEIGHTS)]
        self.fit()
        self.tell()
        self.say(weight_change_words(self.desk.view.mission, before, self.desk.view.distribution(self.weight)))
