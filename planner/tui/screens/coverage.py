"""Owns the coverage screen: units by modules, the filter, the order, the way to the worst gaps, and the words below.

What stands in a cell is the table's, what a figure is the core's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from planner.i18n import _
from planner.model import Unit
from planner.reports.lines import Line
from planner.reports.provenance import header_lines
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.screens.coverage_figures import Figures
from planner.tui.screens.coverage_table import Matrix
from planner.tui.screens.coverage_words import Space, about_cell, about_sums
from planner.tui.screens.frame import Frame
from planner.tui.state import SIGNS, word_of
from planner.tui.table import plain_text
from planner.tui.widgets.grid import Grid
from planner.tui.widgets.prompt import Prompt


class Coverage(Frame):
    """Which unit lacks which module."""

    NAME = "coverage"
    SIGNS = tuple(SIGNS)[:-1]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._query = ""
        self._by_gap = False
        self._at = -1
        self._figures = Figures(desk.view)
        self._matrix = Matrix(self._figures, desk.look)

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.open_or_close",
                "v",
                _("Open or close"),
                _("Opens the curriculum to its modules, or closes it; so does Enter, which on a name opens the unit."),
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
            Command("screen.sort", "t", _("Sort"), _("Largest gap first, or the order of the files."), _("sort")),
        )

    @property
    def twin(self) -> str:
        return "planner coverage"

    def body(self) -> Widget:
        return Grid(self.desk.look, id="grid")

    def help_lines(self) -> Sequence[str]:
        return (
            _("A row is a unit, a column a curriculum or, opened, its modules. 12/40: 12 of 40 heads are covered."),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.total.illustrative else []),
        )

    def take(self) -> None:
        old = self._matrix
        self._figures = Figures(self.desk.view)
        self._matrix = Matrix(self._figures, self.desk.look)
        self._matrix.open = [name for name in old.open if name in self.desk.view.mission.curriculum]
        self._matrix.by_itself = old.by_itself
        self._select()

    def fit(self) -> None:
        grid = self.query_one(Grid)
        slot = self._matrix.slots[grid.column] if grid.column < len(self._matrix.slots) else None
        self._matrix.fit(self.app.size.width)
        grid.show(self._matrix, column=self._matrix.column_like(slot) if slot else 0)

    def _select(self) -> None:
        self._figures.select(self._query, by_gap=self._by_gap)
        self._at = -1

    def about(self) -> Sequence[Line]:
        unit, space = self._unit, Space(self.app.size.width, self.lines_about)
        if unit is None:
            return [((" ", ""), (_("No unit matches. Esc shows all again."), "title")), *[()] * (space.lines - 1)]
        slot = self._matrix.slots[self.query_one(Grid).column]
        if slot.module:
            return about_cell(self._figures, self.desk.look, unit, slot.module, space)
        return about_sums(self._figures, self.desk.look, unit, slot.curriculum, space)

    def aside(self) -> str:
        parts = []
        if self._query:
            parts.append(_("filter: {query}").format(query=self._query))
        if self._by_gap:
            parts.append(_("largest gap first"))
        return ", ".join(parts)

    def export_text(self) -> str:
        legend = [f"{self.desk.look.sign(state)} {word_of(state)}" for state in self.SIGNS]
        notes = self.help_lines()[1:]
        head = [*header_lines(self.desk.view), *([self.aside()] if self.aside() else []), ""]
        return "\n".join([*head, *plain_text(self._matrix), "", "  ".join(legend), *notes, ""])

    @property
    def _unit(self) -> Unit | None:
        units = self._figures.units
        return units[self.query_one(Grid).row] if units else None

    def focus_now(self) -> Focus:
        unit = self._unit
        slot = self._matrix.slots[self.query_one(Grid).column]
        coming = self._figures.coming(unit.id, slot.module.id) if unit and slot.module else ()
        return Focus(
            region=unit.region if unit else None,
            unit=unit.id if unit else None,
            module=slot.module.id if slot.module else None,
            session=coming[0].id if coming else None,
        )

    def go_to(self, focus: Focus) -> None:
        mission = self.desk.view.mission
        unit, module = focus.unit, focus.module
        if focus.session and (session := mission.session.get(focus.session)):
            unit = next(iter(session.seats or session.attended), None)
            module = next((each.id for each in mission.taught(session)), None)
        if focus.region and not unit and (region := mission.region.get(focus.region)):
            self._filter(region.id)
        elif self._query:
            self._filter("")
        self._go(unit, module)

    def _go(self, unit: str | None, module: str | None) -> None:
        grid = self.query_one(Grid)
        column = 0
        if module:
            curriculum = self.desk.view.mission.curriculum_of[module].id
            if curriculum not in self._matrix.open:
                self._matrix.toggle(curriculum, self.app.size.width)
            column = self._matrix.column_of(curriculum, module)
        rows = [index for index, each in enumerate(self._figures.units) if each.id == unit]
        grid.show(self._matrix, row=rows[0] if rows else grid.row, column=column)
        self.tell()

    def back(self) -> bool:
        prompts = self.query(Prompt)
        if not prompts and not self._query:
            return False
        prompts.remove()
        self._filter("")
        self.query_one(Grid).focus()
        return True

    def _filter(self, query: str) -> None:
        unit = self._unit
        self._query = query.strip()
        self._select()
        units = self._figures.units
        grid = self.query_one(Grid)
        grid.show(self._matrix, row=units.index(unit) if unit in units else 0)
        self.tell()

    def action_filter(self) -> None:
        """Open the line in which the filter is typed."""
        if not self.query(Prompt):
            prompt = Prompt(self._query, _("unit, region, zone or service; Enter keeps it, Esc shows all"))
            self.mount(prompt, after=self.query_one(Grid))
            prompt.focus()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self._filter(event.value)

    @on(Prompt.Submitted)
    def _kept(self, event: Prompt.Submitted) -> None:
        self.query(Prompt).remove()
        self.query_one(Grid).focus()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.tell_about()

    @on(Grid.Chosen)
    def _chosen(self) -> None:
        if self.query_one(Grid).column == 0:
            self.post_message(self.Wanted(self.focus_now()))
        else:
            self.action_open_or_close()

    def action_open_or_close(self) -> None:
        """Open the curriculum of the cursor's column to its modules, or close it."""
        grid = self.query_one(Grid)
        slot = self._matrix.slots[grid.column]
        if slot.curriculum:
            self._matrix.toggle(slot.curriculum.id, self.app.size.width)
            grid.show(self._matrix, column=self._matrix.column_of(slot.curriculum.id))
            self.tell()

    def action_sort(self) -> None:
        """Change between the order of the files and the largest gap first."""
        self._by_gap = not self._by_gap
        self._filter(self._query)

    def action_worst(self) -> None:
        """Go to the worst gap."""
        self._at = -1
        self.action_next_worst()

    def action_next_worst(self) -> None:
        """Go to the next smaller gap."""
        worst = self._figures.worst
        if not worst:
            self.say(_("No gap is open here."))
            return
        self._at = (self._at + 1) % len(worst)
        self._go(worst[self._at].unit.id, worst[self._at].module.id)
        self.say(_("Gap {place} of {count}").format(place=self._at + 1, count=len(worst)), "dim")
