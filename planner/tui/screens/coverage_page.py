"""Owns what the coverage screen shows: units by modules as filtered and sorted, and the words about the cursor.

What stands in a cell is the table's, what a figure is the core's; keys and what they do are in ``coverage``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.widget import Widget

from planner.i18n import _
from planner.model import Unit
from planner.reports.lines import Line
from planner.reports.provenance import header_lines
from planner.reports.words import heads_note, illustrative_note, unknown_note
from planner.tui.desk import Desk, Focus
from planner.tui.screens.coverage_figures import Figures
from planner.tui.screens.coverage_measure import Measure, measure_word
from planner.tui.screens.coverage_table import Matrix, Slot
from planner.tui.screens.coverage_words import Space, about_cell, about_sums
from planner.tui.screens.frame import TALL, WIDE, Frame
from planner.tui.screens.parts import no_unit_words
from planner.tui.state import SIGNS, word_of
from planner.tui.table import plain_text
from planner.tui.widgets.grid import Grid

BROAD, LINES = 150, 2
"""Columns from which so few lines about the cursor say enough, and leave the rest to units."""


class CoveragePage(Frame):
    """Units by modules, the filter and the order in force, and the words about the cursor."""

    NAME = "coverage"
    SIGNS = tuple(SIGNS)[:-1]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.query_text = ""
        """What the filter says."""
        self.brought = False
        """Whether another screen set the filter: it goes when one goes back there."""
        self.by_gap = False
        """Whether the largest gap stands first, and not the order of the files."""
        self.measure: Measure = "heads"
        """What is counted."""
        self.figures = desk.view.kept(Figures)
        self.matrix = Matrix(self.figures, desk.look)

    @property
    def twin(self) -> str:
        curriculum = self.slot.curriculum if self.slot else None
        closed = curriculum and curriculum.id not in self.matrix.open
        by = f" --by unit --curriculum {curriculum.id}" if curriculum and closed else " --by unit"
        by = "" if self.matrix.open and not closed else by
        mission, query = self.desk.view.mission, self.query_text
        tables: dict[str, Collection[str]] = {"region": mission.region, "zone": mission.zone, "unit": mission.unit}
        only = next((f" --{kind} {query}" for kind, table in tables.items() if query in table), "")
        return f"planner coverage{by}{only}"

    def body(self) -> Widget:
        return Grid(self.desk.look, id="grid")

    def help_lines(self) -> Sequence[str]:
        return (
            _("A row is a unit, a column a curriculum or, opened, its modules. 12/40: 12 of 40 heads are covered."),
            _("12+8/40: for 8 of those not covered, seats are planned or approved."),
            unknown_note(),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.illustrative else []),
        )

    def take(self) -> None:
        unit, slot, old = self.unit, self.slot, self.matrix
        self.figures = self.desk.view.kept(Figures)
        self.matrix = Matrix(self.figures, self.desk.look, self.measure)
        self.matrix.open = [name for name in old.open if name in self.desk.view.mission.curriculum]
        self.matrix.by_itself = old.by_itself
        self._select()
        self.matrix.fit(self.app.size.width)
        self._show(unit.id if unit else None, self.matrix.column_like(slot) if slot else 0)

    def fit(self) -> None:
        slot = self.slot
        self.matrix.fit(self.app.size.width)
        self.query_one(Grid).show(self.matrix, column=self.matrix.column_like(slot) if slot else 0)

    def _show(self, unit: str | None, column: int | None = None) -> None:
        """Show the table with the cursor on *unit*, on the first if that is not shown, where it was without one."""
        rows = [index for index, each in enumerate(self.figures.units) if each.id == unit]
        self.query_one(Grid).show(self.matrix, row=None if unit is None else (rows or [0])[0], column=column)

    def _select(self) -> None:
        self.figures.select(self.query_text, by_gap=self.by_gap)
        self.matrix.selected()

    def about(self) -> Sequence[Line]:
        size = self.app.size
        roomy = size.height >= TALL and size.width < WIDE
        lines = LINES if size.width >= BROAD else 5 if roomy else 3
        unit, space = self.unit, Space(self.app.size.width, lines)
        if unit is None:
            return [((" ", ""), (no_unit_words(bool(self.query_text)), "title")), *[()] * (space.lines - 1)]
        slot = self.slot or self.matrix.slots[0]
        if slot.module:
            return about_cell(self.figures, self.desk.look, unit, slot.module, space)
        return about_sums(self.figures, self.desk.look, unit, slot.curriculum, space)

    def aside(self) -> str:
        parts = [measure_word(self.measure)] if self.measure != "heads" else []
        if self.query_text:
            parts.append(_("filter: {query}").format(query=self.query_text))
        if self.by_gap:
            parts.append(_("largest gap first"))
        return ", ".join(parts)

    def export_text(self) -> str:
        legend = [f"{self.desk.look.sign(state)} {word_of(state)}" for state in self.SIGNS]
        notes = self.help_lines()[1:]
        head = [*header_lines(self.desk.view), *([self.aside()] if self.aside() else []), ""]
        return "\n".join([*head, *plain_text(self.matrix), "", "  ".join(legend), *notes, ""])

    @property
    def unit(self) -> Unit | None:
        """The unit that the cursor is on."""
        units = self.figures.units
        return units[self.query_one(Grid).row] if units else None

    @property
    def slot(self) -> Slot | None:
        """What the column of the cursor is about."""
        slots = self.matrix.slots
        return slots[self.query_one(Grid).column] if slots else None

    def focus_now(self) -> Focus:
        unit, slot = self.unit, self.slot
        if unit is None:
            return Focus()
        if slot is None or slot.module is None:
            return Focus(region=unit.region, unit=unit.id)
        coming = self.figures.coming(unit.id, slot.module.id)
        return Focus(unit.region, unit.id, slot.module.id, coming[0].id if coming else None)

    def go_to(self, focus: Focus) -> None:
        mission = self.desk.view.mission
        unit, module = focus.unit, focus.module
        if focus.session and (session := mission.session.get(focus.session)):
            unit = next(iter(session.seats or session.attended), None)
            module = next((each.id for each in mission.taught(session)), None)
        place = focus.region and (mission.region.get(focus.region) or mission.zone.get(focus.region))
        if place and not unit:
            self._narrow(place.id)
            self.brought = True
        elif self.query_text:
            self._narrow("")
        self.put(unit, module, focus.curriculum)

    def put(self, unit: str | None, module: str | None, curriculum: str | None = None) -> None:
        """Put the cursor on *unit* in *module*, or in *curriculum*, which is opened, or on the row of *unit*."""
        column = 0
        if module:
            curriculum = self.desk.view.mission.curriculum_of[module].id
        if curriculum in self.desk.view.mission.curriculum:
            if curriculum not in self.matrix.open:
                self.matrix.toggle(curriculum, self.app.size.width)
            column = self.matrix.column_of(curriculum, module)
        self._show(unit, column)
        self.tell()

    def narrow(self, query: str) -> None:
        """Show the units that match *query*, in the order in force."""
        self._narrow(query)
        self.tell()

    def _narrow(self, query: str) -> None:
        unit = self.unit
        self.query_text, self.brought = query.strip(), False
        self._select()
        self._show(unit.id if unit else None)
