"""Owns the keys of the coverage screen: opening curricula, the filter, the order, the way to the worst gaps.

What is shown is ``coverage_page``'s.
"""

from __future__ import annotations

from textual import on

from planner.i18n import _
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.screens.cell_list import CellList
from planner.tui.screens.coverage_measure import MEASURES
from planner.tui.screens.coverage_page import CoveragePage
from planner.tui.widgets.board import Board
from planner.tui.widgets.grid import Grid
from planner.tui.widgets.prompt import Prompt


class Coverage(CoveragePage):
    """Which unit lacks which module."""

    _at = -1
    """Which of the worst gaps the cursor was put on last."""

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.open_or_close",
                "v",
                _("Open or close"),
                _("Opens the curriculum to its modules, or closes it."),
                _("open"),
            ),
            Command(
                "screen.filter", "slash", _("Filter"), _("Shows units by name, region, zone or service."), _("filter")
            ),
            Command(
                "screen.worst",
                "g",
                _("Worst gap"),
                _("Goes to the largest open gap: heads times hours times the weight of the region."),
                _("worst gap"),
            ),
            Command("screen.next_worst", "G", _("Next gap"), _("Goes to the next smaller gap."), _("next")),
            Command(
                "screen.choose",
                "enter",
                _("Open"),
                _("Opens the unit, the curriculum, or the list of sessions of a unit in a module."),
            ),
            Command(
                "screen.turn_measure",
                "percent_sign",
                _("What is counted"),
                _("Heads, percent of the hours, or trainee-hours."),
                _("heads/%/h"),
            ),
            Command("screen.sort", "t", _("Sort"), _("Largest gap first, or the order of the files."), _("sort")),
        )

    def back(self) -> bool:
        prompts = self.query(Prompt)
        if self.brought and not prompts:
            self.narrow("")
            return False
        if not prompts and not self.query_text:
            return False
        self.take_away(*prompts)
        if self.query_text:
            self.narrow("")
        self.query_one(Grid).focus()
        return True

    def action_filter(self) -> None:
        """Open the line in which the filter is typed."""
        if not self.query(Prompt):
            prompt = Prompt(self.query_text, _("unit, region, zone or service; Enter keeps it, Esc shows all"))
            self.mount(prompt, after=self.query_one(Grid))
            prompt.focus()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self.narrow(event.value)

    @on(Prompt.Submitted)
    def _kept(self, event: Prompt.Submitted) -> None:
        self.take_away(*self.query(Prompt))
        self.query_one(Grid).focus()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.tell_about()

    @on(Grid.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    @on(Board.Chosen)
    def _session_chosen(self, event: Board.Chosen) -> None:
        self.lift()
        self.post_message(self.Wanted(Focus(session=event.target.id)))

    def action_choose(self) -> None:
        """Open the unit, the curriculum, or the list of sessions of the cell."""
        unit, slot = self.unit, self.slot
        if unit and slot and slot.module:
            self.lay(CellList(self, unit, slot.module), before="#bottom")
            self.say(_("Enter goes to the session, Esc closes the list."), "dim")
        elif self.query_one(Grid).column == 0:
            self.post_message(self.Wanted(self.focus_now()))
        else:
            self.action_open_or_close()

    def action_turn_measure(self) -> None:
        """Count the next of heads, percent and trainee-hours."""
        self.measure = MEASURES[(MEASURES.index(self.measure) + 1) % len(MEASURES)]
        self.take()
        self.tell()

    def action_open_or_close(self) -> None:
        """Open the curriculum of the cursor's column to its modules, or close it."""
        slot = self.slot
        if slot and slot.curriculum:
            self.matrix.toggle(slot.curriculum.id, self.app.size.width)
            self.query_one(Grid).show(self.matrix, column=self.matrix.column_of(slot.curriculum.id))
            self.tell()

    def action_sort(self) -> None:
        """Change between the order of the files and the largest gap first."""
        self.by_gap, brought = not self.by_gap, self.brought
        self.narrow(self.query_text)
        self.brought = brought

    def action_worst(self) -> None:
        """Go to the worst gap."""
        self._at = -1
        self.action_next_worst()

    def action_next_worst(self) -> None:
        """Go to the next smaller gap."""
        worst = self.figures.worst
        if not worst:
            self.say(_("No gap is open here."))
            return
        self._at = (self._at + 1) % len(worst)
        self.put(worst[self._at].unit.id, worst[self._at].module.id)
        self.say(_("Gap {place} of {count}").format(place=self._at + 1, count=len(worst)), "dim")
