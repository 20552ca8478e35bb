"""Owns what is compared for each screen: the same rows as there, with the figures it shows; it computes none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from planner.comparing import Pair
from planner.coverage import Cell
from planner.distribution import Weight
from planner.i18n import _
from planner.plain import one_line, width_of
from planner.reports.compared_lists import (
    BOTH,
    DUE,
    FOUND,
    TEACHING,
    compared_due,
    compared_findings,
    compared_reform,
    compared_sessions,
)
from planner.reports.comparison import (
    Compared,
    compared_groups,
    compared_modules,
    compared_overview,
    compared_places,
    in_order,
)
from planner.reports.comparison_words import NOTHING, Shown, figure_title, shown, shown_number
from planner.reports.words import figure, number, title_of
from planner.tui.compared import Entry, Sheet
from planner.tui.desk import Focus
from planner.tui.screens.coverage_figures import Figures
from planner.tui.screens.coverage_page import CoveragePage
from planner.tui.screens.coverage_table import Slot
from planner.tui.screens.distribution import DistributionScreen
from planner.tui.screens.due_shown import DueShown
from planner.tui.screens.frame import Frame
from planner.tui.screens.sessions_shown import SessionsShown
from planner.view import View

GENERAL = (
    "coverage",
    "gap",
    "covered",
    "scheduled",
    "due",
    "lapsed",
    "gap_hours",
    "scheduled_hours",
    "delivered_hours",
)
"""Figures, first those that 80 columns have room for: whether more is covered, and how much is missing."""
VENUES = ("held_sessions", "held_hours", "booked_sessions", "booked_hours", "taught_away_seats")
HEADS = ("covered", "gap", "scheduled", "open", "due", "lapsed")


class RowSheet:
    """Rows that are all at hand."""

    total = None

    def __init__(self, rows: Sequence[Compared], names: Sequence[str]) -> None:
        self._names = names
        self._entries = [self._entry(row) for row in rows]
        self.titles = [figure_title(name) for name in names]

    def _entry(self, row: Compared) -> Entry:
        title = f"  {row.title}" if row.inner else row.title
        need = shown(row, "need").now if "need" in row.pairs else ""
        return Entry(title, need, [shown(row, name) for name in self._names], _focus(row))

    @cached_property
    def wide(self) -> Sequence[int]:
        """The terminal cells of the longest value of each figure."""
        return [
            max((width_of(text) for entry in self._entries for text in entry.figures[index]), default=0)
            for index in range(len(self._names))
        ]

    @property
    def longest(self) -> int:
        """The terminal cells of the longest title."""
        return max((width_of(entry.title) for entry in self._entries), default=0)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, index: int) -> Entry:
        """Return the row at *index*."""
        return self._entries[index]


def _with_id(row: Compared) -> Compared:
    """Return *row* called by its id and title."""
    return replace(row, title=f"{one_line(row.id or '')} {row.title}")


def _focus(row: Compared) -> Focus:
    if row.kind in ("region", "zone"):
        return Focus(region=row.id)
    return Focus(unit=row.id if row.kind == "unit" else None, module=row.id if row.kind == "module" else None)


class UnitSheet:
    """The units of the coverage screen as filtered and sorted there, with the heads covered in each of its columns."""

    def __init__(self, page: CoveragePage, then: View, now: View) -> None:
        self._then, self._now = Figures(then), Figures(now)
        for figures in (self._then, self._now):
            figures.select(page.query_text, by_gap=False)
        self._units = page.figures.units
        self._slots = sorted(page.matrix.slots[2:], key=lambda slot: not slot.every)
        self.titles = [_slot_title(slot) for slot in self._slots]
        self.wide = [len(number(self._now.of_units(*_ids(slot)).need)) for slot in self._slots]
        self.longest = max((width_of(title_of(unit)) for unit in self._units), default=0)

    def __len__(self) -> int:
        return len(self._units)

    def entry(self, index: int) -> Entry:
        """Return the row of one unit."""
        unit = self._units[index]
        sums = self._now.of_unit(unit.id)
        focus = Focus(region=unit.region, unit=unit.id)
        figures = [self._shown(unit.id, slot) for slot in self._slots]
        return Entry(title_of(unit), figure(sums.need, sums.illustrative), figures, focus)

    def _shown(self, unit: str, slot: Slot) -> Shown:
        curriculum, module = _ids(slot)
        if module:
            before, after = (figures.cell(unit, module) for figures in (self._then, self._now))
            return shown_number(Pair(_covered(before), _covered(after))) if before or after else NOTHING
        pair = (figures.of_unit(unit, curriculum) for figures in (self._then, self._now))
        return shown_number(Pair(*(sums.covered for sums in pair)))

    @cached_property
    def total(self) -> Entry:
        """All units that are shown."""
        sums = self._now.of_units()
        pairs = [
            Pair(*(figures.of_units(*_ids(slot)).covered for figures in (self._then, self._now)))
            for slot in self._slots
        ]
        return Entry(_("All shown"), figure(sums.need, sums.illustrative), [shown_number(pair) for pair in pairs])


def _covered(cell: Cell | None) -> int:
    return cell.covered if cell else 0


def _ids(slot: Slot) -> tuple[str | None, str | None]:
    return slot.curriculum.id if slot.curriculum else None, slot.module.id if slot.module else None


def _slot_title(slot: Slot) -> str:
    if slot.module:
        return slot.module.id
    return title_of(slot.curriculum) if slot.curriculum else figure_title("covered")


def _of_list(about: Frame, then: View, now: View) -> RowSheet | None:
    """Return what is compared for a screen that lists sessions, chases, the balance or findings; None for others."""
    if isinstance(about, SessionsShown):
        kind = about.kind if about.on_timeline else "region"
        return RowSheet(compared_sessions(then, now, kind, about.sessions), TEACHING)
    if isinstance(about, DueShown):
        return RowSheet(compared_due(then, now, about.mentor), DUE)
    if about.NAME == "reform":
        return RowSheet(compared_reform(then, now), BOTH)
    if about.NAME == "findings":
        before, after = (about.desk.found_on(view) for view in (then, now))
        return RowSheet(compared_findings(before, after, rule_titles()), FOUND)
    return None


def rule_titles() -> dict[str, str]:
    """Return the titles of all rules by code, in the language in force."""
    from planner.checks import RULES

    return {code: _(rule.title) for code, rule in RULES.items()}


def sheet_of(about: Frame, one: View, other: View) -> Sheet:
    """Return what is compared for the screen *about* between two dates, the earlier one first."""
    then, now = in_order(one, other)
    if sheet := _of_list(about, then, now):
        return sheet
    if isinstance(about, CoveragePage):
        return UnitSheet(about, then, now)
    if about.NAME == "unit" and (unit := now.mission.unit.get(about.focus_now().unit or "")):
        return RowSheet(compared_modules(then, now, unit), HEADS)
    if about.NAME == "distribution":
        weight = weight_of(about)
        rows = [*compared_places(then, now, "zone", weight), *compared_places(then, now, "region", weight)]
        return RowSheet(rows, (*GENERAL, *VENUES))
    if about.NAME == "modules":
        rows = [_with_id(row) for row in compared_groups(then, now, "module")]
        return RowSheet(rows, GENERAL)
    return RowSheet(compared_overview(then, now), GENERAL)


def cells_of(about: Frame, now: View) -> Sequence[Cell]:
    """Return the cells, of the later date, that the screen *about* is about."""
    if isinstance(about, CoveragePage):
        return [cell for unit in about.figures.units for cell in now.coverage.by_unit.get(unit.id, ())]
    if about.NAME == "unit":
        return now.coverage.by_unit.get(about.focus_now().unit or "", ())
    return now.coverage.cells


def weight_of(about: Frame) -> Weight:
    """Return what delivery is to follow on the screen *about*."""
    return about.weight if isinstance(about, DistributionScreen) else "need"
