"""Owns the timeline as a table: rows by periods in the room there is, with heads in class and free teams below.

What stands in a cell is ``reports.timeline``'s, how it is drawn ``reports.timeline_lines``'.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from planner.plain import padded
from planner.reports.lines import Later, Line, line, text_of
from planner.reports.panes import Drawing
from planner.reports.timeline import WEEKS, Row, RowKind, Timeline
from planner.reports.timeline_lines import cell_lines, layout, names_of, period_name, spanning
from planner.reports.timeline_page import feet, kind_word
from planner.tui.table import FOCUS, Column, Head, joined
from planner.tui.theme import Look

BEFORE = 2
"""Periods before the as-of date that are seen at first."""


class SessionLanes:
    """Rows of one kind, and with *teams* those of the teams below; column 0 names the row."""

    fixed = 1

    def __init__(self, timeline: Timeline, kind: RowKind, look: Look, *, used: bool, teams: bool) -> None:
        self.timeline = timeline
        self.kind = kind
        self._look = look
        self._drawing = Drawing(look.unicode)
        own = timeline.rows(kind, used=used)
        below = timeline.rows("team", used=used) if teams and kind != "team" else []
        self.kinds: frozenset[RowKind] = frozenset({kind, "team"} if below else {kind})
        """What its rows are."""
        self._parting = len(own) if below else -1
        self.rows: list[Row] = [*own, *below[:1], *below]
        self.columns: list[Column] = []
        self.heads: Sequence[Sequence[Head]] = ()
        self._names: list[str] = []
        self._fitted: tuple[int, bool] | None = None
        self._cells: dict[int, tuple[tuple[int, ...], list[Line]]] = {}
        self._feet: dict[tuple[int, int], str] = {}

    def fit(self, room: int, *, dates: bool) -> None:
        """Choose the widths for *room* terminal cells; *dates*: whether there is room for a line of days."""
        if self._fitted == (room, dates):
            return
        self._fitted = (room, dates)
        plan = layout(self.timeline, self.rows, room - 1, WEEKS)  # a bracket may stand behind the last cell
        self.columns = [Column(plan.names), *[Column(plan.cell)] * len(self.timeline.periods)]
        self._names = names_of(self.rows, plan.names - 2)
        periods, zoom = self.timeline.periods, self.timeline.zoom
        now = self.timeline.index_of(self.timeline.view.day)
        over = [Head("", 1, ""), *(Head(text, n, "title") for text, n in spanning(periods, zoom, plan.cell))]
        names = [Head(period_name(period, zoom), 1, "here" if n == now else "head") for n, period in enumerate(periods)]
        rows = [over, [Head(kind_word(self.kind)), *names]]
        if dates and zoom == "week":
            rows.insert(1, [Head("", 1, ""), *(Head(f"{period.start:%d}", 1, "dim") for period in periods)])
        self.heads = rows
        self._cells.clear()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def height(self) -> int:
        """The lines of all rows, with headings and feet."""
        return len(self.heads) + len(self.rows) + 1 + len(self.feet)

    def is_gap(self, index: int) -> bool:
        """Return whether row *index* only parts the teams from what is above."""
        return index == self._parting

    @property
    def feet(self) -> Sequence[Sequence[Line]]:
        """Heads in class, and how many teams are free."""
        return [Later(len(self.columns), partial(self._foot, number)) for number in range(2)]

    def _foot(self, number: int, index: int) -> Line:
        if index == 0:
            return line(feet(self.timeline, ())[number][0])
        key = (number, index)
        if key not in self._feet:
            for each, (_title, figures) in enumerate(feet(self.timeline, [index - 1])):
                self._feet[each, index] = figures[0]
        return line(self._feet[key])

    def row(self, index: int) -> Sequence[Line]:
        """Return the cells of row *index*, each by itself."""
        return [line(self._names[index]), *self._drawn(index, tuple(range(1, len(self.columns))))]

    def lane(self, index: int, shown: tuple[int, ...], *, mark: str, focus: int | None) -> Line:
        """Return row *index* over the columns *shown*; the cell in *focus* is in brackets."""
        width = self.columns[0].width
        if self.is_gap(index):
            title = f"{padded(kind_word('team'), width - 2)} "
            rule = self._look.rule * sum(self.columns[column].width for column in shown[1:])
            return line(" ", (title, "head"), (rule, "rule"), " ")
        name = f"{padded(self._names[index], width - 2)} "
        spans: list[tuple[str, str]] = [(mark, ""), (name, FOCUS if focus == 0 else "")]
        closing = " "
        for column, cell in zip(shown[1:], self._drawn(index, shown[1:]), strict=True):
            text = text_of((*cell, ("|", "")))[:-1]
            if column == focus:
                spans.append((f"[{text[1:]}", FOCUS))
                closing = "]"
                continue
            if closing == "]":
                spans.append(("]", FOCUS))
                cell = _without_first(cell)
                closing = " "
            spans += cell
        if closing == "]":
            spans.append(("]", FOCUS))
        return joined(spans)

    def _drawn(self, index: int, shown: tuple[int, ...]) -> list[Line]:
        """Return the cells of row *index* in the columns *shown*, kept until others are asked for."""
        known = self._cells.get(index)
        if known is None or known[0] != shown:
            width = self.columns[-1].width
            cells = cell_lines(self.timeline, self.rows[index], [n - 1 for n in shown], width, self._drawing)
            known = self._cells[index] = (shown, cells)
        return known[1]


def _without_first(cell: Line) -> Line:
    """Return *cell* without its first column."""
    (text, style), *rest = cell
    return ((text[1:], style), *rest)
