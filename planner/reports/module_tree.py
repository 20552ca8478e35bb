"""Owns the tree of curricula and modules: hours, and how far the heads in need of each are covered.

It lays out; figures are the core's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from planner.coverage import Sums, total
from planner.curriculum import Module
from planner.i18n import _
from planner.plain import cut, one_line, width_of
from planner.reports.lines import Line, Span
from planner.reports.map import BANDS, band_of
from planner.reports.module_facts import ModuleFacts
from planner.reports.panes import Drawing, Pane, Row, Target, columns_of, list_pane, text_pane
from planner.reports.words import coverage_percent, number, of, title_of

BAR = 8
"""Terminal cells of a bar."""
LEAST_NAME = 40
"""Terminal cells under which no name is cut while there is anything else to leave out."""


def tree_pane(facts: ModuleFacts, opened: Collection[str], room: int, drawing: Drawing) -> Pane:
    """Return curricula, those *opened* with their modules, in *room* columns: hours, and how far all are covered."""
    mission = facts.view.mission
    targets: list[Target] = []
    cells: list[list[Span]] = []
    for curriculum in mission.curricula:
        modules = mission.modules_in[curriculum.id]
        mark = "-" if curriculum.id in opened else "+"
        name = (f"{mark} {title_of(curriculum)}", "title")
        cells.append([name, *_figures(facts, modules, drawing)])
        targets.append(Target("curriculum", curriculum.id))
        for module in modules if curriculum.id in opened else ():
            cells.append([(f"    {called(module)}", ""), *_figures(facts, [module], drawing)])
            targets.append(Target("module", module.id))
    lines = _fitted(cells, room)
    rows = [Row(parts, target) for parts, target in zip(lines, targets, strict=True)]
    return list_pane("modules", rows, room) if rows else text_pane([_("No module.")], "dim")


def _figures(facts: ModuleFacts, modules: Sequence[Module], drawing: Drawing) -> list[Span]:
    sums = facts.sums(modules)
    hours = _("{count} h").format(count=number(total(module.hours for module in modules)))
    covered = of(sums.covered, sums.need, sums.illustrative) if sums.need else _("no need")
    return [(hours, "dim"), bar_of(facts, sums, drawing), (covered, ""), (coverage_percent(sums), "dim")]


def bar_of(facts: ModuleFacts, sums: Sums, drawing: Drawing) -> Span:
    """Return the coverage as a bar in one colour."""
    band = band_of(sums, facts.view.mission.settings.targets.coverage)
    return "".join(text for text, _style in drawing.bar(sums.coverage, BAR, band)), band


def barred(lines: Iterable[Line]) -> list[Line]:
    """Return *lines* with what a bar is not filled with in the style of rules."""
    return [tuple(part for span in parts for part in _parted(span)) for parts in lines]


def _parted(span: Span) -> Iterator[Span]:
    text, style = span
    full = text.rstrip("░.")
    if style in BANDS and len(full) < len(text):
        yield full, style
        yield text[len(full) :], "rule"
    else:
        yield span


def _fitted(cells: list[list[Span]], room: int) -> list[Line]:
    """Return the rows below each other; where names would be cut short, bars are left out, then percentages."""
    widths = [max((width_of(row[index][0]) for row in cells), default=0) for index in range(5)]
    rest = room - 1 - sum(wide + 2 for wide in widths[1:])
    for index in (2, 4):
        if rest < min(LEAST_NAME, widths[0]):
            cells = [[*row[:index], ("", ""), *row[index + 1 :]] for row in cells]
            rest += widths[index] + 2
    for row in cells:
        row[0] = (cut(row[0][0], rest), row[0][1])
    return barred(columns_of(cells, rights=(1, 3, 4)))


def called(module: Module) -> str:
    """Return id and title of *module* on one safe line."""
    return f"{one_line(module.id)}  {title_of(module)}"
