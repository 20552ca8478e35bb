"""Owns the coverage matrix as a table: which curricula are open, how wide columns are, what a cell shows.

Widths follow the terminal: full names and open curricula where they fit, else counts, else signs alone; what still does
not fit is scrolled. It computes no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.coverage import Sums
from planner.curriculum import Curriculum, Module
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.plain import cut, padded, width_of
from planner.reports.lines import Line, line
from planner.reports.panes import middle_cut
from planner.reports.words import title_of
from planner.tui.screens.coverage_figures import Figures
from planner.tui.screens.coverage_heads import halves, label_of, prefix_of
from planner.tui.screens.coverage_measure import Foot, Measure, count_words, feet_of, foot_words
from planner.tui.state import state_of
from planner.tui.table import Column, Head
from planner.tui.theme import Look

WIDE = 120
"""Columns from which curricula open by themselves."""
NAMES = (18, 52)
"""Least and most columns for names of units."""
SIGN, CLOSED = 3, 4
"""Columns of a module's sign, and of a closed curriculum's where there is no room for a count."""
PLANNED = 30
"""Columns that names keep where what is planned stands in every count."""
ROOMIER = (7, 5, 4)
"""Columns that a module may take where there is room, the best first: with its id, or only further apart."""


class Slot(NamedTuple):
    """What a column is about: a curriculum, one of its modules, or neither."""

    width: int
    curriculum: Curriculum | None = None
    module: Module | None = None
    every: bool = False
    """Whether it is the column of all together."""


class Matrix:
    """Units by curricula, each closed or open to its modules; columns are unit, region, these, and all together.

    Modules have signs alone: where some are open, the figures of all together stand beside the names and never scroll.
    """

    def __init__(self, figures: Figures, look: Look, measure: Measure = "heads") -> None:
        self.figures = figures
        self.look = look
        self.measure = measure
        """What is counted."""
        self.mission = figures.mission
        self.open: list[str] = []
        """Curricula that are open, the one opened last at the end."""
        self.by_itself = True
        """Whether curricula open by themselves, until somebody opens or closes one."""
        self.slots: list[Slot] = []
        self.columns: list[Column] = []
        self.heads: Sequence[Sequence[Head]] = ()
        self._feet: Sequence[Sequence[Line]] = ()
        self._widths: dict[str | None, int] = {}
        self._longest = figures.longest + 2
        self._counts = False
        self._planned = False
        """Whether counts say what is planned; where there is no room for that, the rows below do."""
        self._grouped = True
        """Whether thousands stand apart in counts, as they do in the rows below: where there is room for it."""

    @property
    def fixed(self) -> int:
        """How many columns never scroll."""
        return 3 if self.open else 2

    # What is open, and how wide it is.

    def toggle(self, curriculum: str, room: int) -> None:
        """Open or close *curriculum*; where it would not fit, close the one that is open longest."""
        self.by_itself = False
        if curriculum in self.open:
            self.open.remove(curriculum)
        else:
            self.open.append(curriculum)
            while len(self.open) > 1 and self._taken(SIGN, counts=False) + NAMES[0] > room:
                self.open.pop(0)
        self.fit(room)

    def fit(self, room: int) -> None:
        """Choose what is open by itself, and all widths, for *room* terminal cells."""
        self._write(planned=False)
        if self.by_itself:
            self._open_what_fits(room)
        self._write(planned=True)
        if self._taken(SIGN, counts=True) + min(self._longest, PLANNED) > room:
            self._write(planned=False)
            if self._taken(SIGN, counts=True) + NAMES[0] > room:
                self._write(planned=False, grouped=False)
        name = min(max(self._longest, NAMES[0]), NAMES[1])
        self._counts = not self.open or self._taken(SIGN, counts=True) + NAMES[0] <= room
        module = next((wide for wide in ROOMIER if self._taken(wide, counts=self._counts) + name <= room), SIGN)
        rest = room - self._taken(module, counts=self._counts)
        name = max(NAMES[0], min(name, rest))
        self._lay_out(name, module, rest - name)

    def _write(self, *, planned: bool, grouped: bool = True) -> None:
        """Choose how counts are written."""
        self._planned, self._grouped = planned, grouped
        self._widths.clear()

    def _open_what_fits(self, room: int) -> None:
        self.open = []
        if room < WIDE:
            return
        for curriculum in self.mission.curricula:
            self.open.append(curriculum.id)
            if self._taken(SIGN, counts=True) + min(self._longest, NAMES[1]) > room:
                self.open.pop()

    def _taken(self, module: int, *, counts: bool) -> int:
        """Return the columns that all but the names take."""
        taken = self._region_width() + self._count_width(None)
        for curriculum in self.mission.curricula:
            if curriculum.id in self.open:
                taken += module * len(self.mission.modules_in[curriculum.id])
            else:
                taken += self._count_width(curriculum.id) if counts else CLOSED
        return taken

    def _region_width(self) -> int:
        return 2 + max((width_of(region.short) for region in self.mission.regions), default=3)

    def _count_width(self, curriculum: str | None) -> int:
        """Return the columns for sign and count of a unit, and for the sums of all, whichever units are shown."""
        if curriculum in self._widths:
            return self._widths[curriculum]
        total = self.figures.of_all(curriculum)
        largest = self.figures.largest_of(self.measure, curriculum)
        widest = largest.width(
            self.measure, planned=self._planned, illustrative=total.illustrative, grouped=self._grouped
        )
        rows = feet_of(self.figures.of_all(), self.measure, "")
        feet = (len(foot_words(total, self.measure, foot.kind)) for foot in rows)
        width = 4 + max(widest, *feet, 4)
        return self._widths.setdefault(curriculum, width)

    def selected(self) -> None:
        """Forget the sums of the units that were shown; widths hang on all units and stay."""
        self._feet = ()

    def _lay_out(self, name: int, module: int, spare: int) -> None:
        """Set all columns; the *spare* ones go to closed curricula whose titles are cut."""
        slots = [Slot(name), Slot(self._region_width())]
        share = max(0, spare) // max(1, len(self.mission.curricula) - len(self.open))
        for curriculum in self.mission.curricula:
            if curriculum.id in self.open:
                slots += [Slot(module, curriculum, each) for each in self.mission.modules_in[curriculum.id]]
            elif self._counts:
                least, wanted = self._count_width(curriculum.id), width_of(title_of(curriculum)) + 2
                slots.append(Slot(max(least, min(wanted, least + share)), curriculum))
            else:
                slots.append(Slot(CLOSED, curriculum))
        slots.insert(2 if self.open else len(slots), Slot(self._count_width(None), every=True))
        self.slots = slots
        self.columns = [Column(slot.width) for slot in slots]
        self.heads, self._feet = self._headings(), ()

    def column_of(self, curriculum: str, module: str | None = None) -> int:
        """Return the column of *module*, or the first one of *curriculum*."""
        for index, slot in enumerate(self.slots):
            if slot.curriculum and slot.curriculum.id == curriculum and (not module or _is(slot, module)):
                return index
        return 0

    def column_like(self, slot: Slot) -> int:
        """Return the column about the same as *slot*: where its modules are closed now, that of its curriculum."""
        curriculum, module = _ids(slot)
        if curriculum is None:
            return len(self.slots) - 1 if slot.every and not self.open else 0
        return self.column_of(curriculum, module) or self.column_of(curriculum)

    # What stands in it.

    def _headings(self) -> Sequence[Sequence[Head]]:
        """Return curricula over their modules; the title of a closed one takes both lines."""
        first, second = [Head("", self.fixed, "")], [Head(_("Unit")), Head(_("Reg"))]
        every = Head(_("All"), 1, "title")
        if self.open:
            second.append(every)
        for curriculum in self.mission.curricula:
            modules, title = self.mission.modules_in[curriculum.id], title_of(curriculum)
            slots = [slot for slot in self.slots if slot.curriculum is curriculum]
            if curriculum.id in self.open:
                first.append(Head(f"{prefix_of(modules)} {title}".strip(), len(modules), "title"))
                second += [Head(label_of(modules, number, slot.width)) for number, slot in enumerate(slots)]
            else:
                room = slots[0].width - 2
                upper, lower = halves(title, room) if self._counts else ("", cut(prefix_of(modules) or title, room))
                first.append(Head(upper, 1, "title"))
                second.append(Head(lower, 1, "title"))
        return [first, second] if self.open else [[*first, Head("", 1, "title")], [*second, every]]

    @property
    def feet(self) -> Sequence[Sequence[Line]]:
        """The sums of the units shown: covered, and of how many."""
        if not self._feet and self.slots:
            self._feet = self._sums()
        return self._feet

    def _rows_below(self) -> Sequence[Foot]:
        shown, every = len(self.figures.units), len(self.mission.units)
        many = ngettext("{count} unit", "{count} units", shown) if shown == every else _("{count} of {every} units")
        return [*feet_of(self.figures.of_units(), self.measure, many.format(count=shown, every=every))]

    def _sums(self) -> Sequence[Sequence[Line]]:
        rows = []
        for foot in self._rows_below():
            label = foot.label
            if foot.kind == "covered" and width_of(label) > self.slots[0].width - 2:
                every = len(self.figures.units) == len(self.mission.units)
                units = _("all") if every else _("shown")
                label = next(iter(feet_of(self.figures.of_units(), self.measure, units))).label
            rows.append([line(label), *(self._foot(slot, foot) for slot in self.slots[1:])])
        return rows

    def _foot(self, slot: Slot, foot: Foot) -> Line:
        if slot is self.slots[1]:
            return ()
        sums = self.figures.of_units(*_ids(slot))
        room = slot.width - 2
        text = foot_words(sums, self.measure, foot.kind)
        alone = self._sign_below(sums, foot)
        if slot.module or (slot.curriculum and not self._counts):
            whole = max(len(foot_words(sums, self.measure, each.kind)) for each in self._rows_below()) <= room
            return line(padded(text, room, right=True)) if whole else _centred(alone, room)
        return (
            *(alone if foot.kind == "covered" and alone else line(" ")),
            *line(padded(text, self._count_room(slot), right=True)),
        )

    def _sign_below(self, sums: Sums, foot: Foot) -> Line:
        """Return what stands in a row below where there is no room for its figure."""
        if foot.kind == "covered":
            return line(self._sign(state_of(sums)))
        if foot.kind == "planned" and sums.scheduled:
            return line(self._sign("scheduled"))
        return line(self._sign("unknown")) if foot.kind == "unknown" and sums.unknown else ()

    def __len__(self) -> int:
        return len(self.figures.units)

    def row(self, index: int) -> Sequence[Line]:
        """Return the cells of the unit at *index*."""
        unit = self.figures.units[index]
        region = self.mission.region.get(unit.region)
        name = middle_cut(title_of(unit), self.slots[0].width - 2)
        cells = [line(name), line((region.short if region else "?", "dim"))]
        return [*cells, *(self._cell(unit, slot) for slot in self.slots[2:])]

    def _cell(self, unit: Unit, slot: Slot) -> Line:
        if slot.module:
            return _centred(line(self._sign(self.figures.sign(unit.id, slot.module.id))), slot.width - 2)
        sums = self.figures.of_unit(unit.id, slot.curriculum.id if slot.curriculum else None)
        sign = self._sign(state_of(sums))
        if slot.curriculum and not self._counts:
            return _centred(line(sign), slot.width - 2)
        count = count_words(sums, self.measure, planned=self._planned, grouped=self._grouped)
        return line(sign, padded(count, self._count_room(slot), right=True))

    def _count_room(self, slot: Slot) -> int:
        """Return the columns of a count beside its sign: in a wider column the two stay together."""
        return self._count_width(slot.curriculum.id if slot.curriculum else None) - 3

    def _sign(self, state: str) -> tuple[str, str]:
        return self.look.sign(state), state


def _centred(cell: Line, room: int) -> Line:
    blank = (room - 1) // 2
    return (*line(" " * blank), *cell) if blank and cell else cell


def _ids(slot: Slot) -> tuple[str | None, str | None]:
    return slot.curriculum.id if slot.curriculum else None, slot.module.id if slot.module else None


def _is(slot: Slot, module: str) -> bool:
    return slot.module is not None and slot.module.id == module
