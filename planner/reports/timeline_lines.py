"""Owns how a timeline is drawn in columns of text: names, headings, and each cell as a glyph with what is taught.

It computes nothing and knows no terminal; all cells of one zoom are equally wide, one blank or the bar before each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from planner.i18n import _
from planner.plain import cut, padded, width_of
from planner.reports.lines import Line, Span, line
from planner.reports.panes import Drawing, middle_cut
from planner.reports.periods import Period, Zoom
from planner.reports.session_facts import MARKS, STRENGTH, mark_sign, mark_word, short_name
from planner.reports.timeline import Box, Row, Timeline
from planner.reports.words import number

LEAST_CELL: dict[Zoom, int] = {"week": 5, "month": 12, "quarter": 14}
"""Columns of a period, with the one before it."""
MOST_CELL = 8
NAMES = (17, 21, 34)
"""Columns for the names of rows: the least, the most for ids, the most."""
FREE, FREE_ASCII = "○", "o"
CLOSED, CLOSED_ASCII = "░", "/"
FULL_WEEK = 5
DAYS: dict[Zoom, int] = {"week": 7, "month": 28, "quarter": 90}
"""Days of a period from which a closure fills it."""
INKS = {"covered": "", "unknown": "", "blocked": "warning"}
"""Styles of the text beside a glyph, where it is not the glyph's own."""


class Layout(NamedTuple):
    """Widths that fill a page: of the names, of each period, and how many of those fit."""

    names: int
    cell: int
    periods: int


def layout(timeline: Timeline, rows: Sequence[Row], room: int, most: int) -> Layout:
    """Return the widths for *rows* in *room* columns, with at most so many periods; one at least."""
    cell = LEAST_CELL[timeline.zoom]
    titles = 1 + max((width_of(f"{row.code} {row.title}".strip()) for row in rows), default=0)
    ids = 1 + max((width_of(row.code or row.id or row.title) for row in rows), default=0)
    least = max(NAMES[0], min(ids, NAMES[1]))
    periods = max(1, min(most, (room - least) // cell))
    names = max(least, min(titles, NAMES[2], room - periods * cell))
    if timeline.zoom == "week":
        cell = max(cell, min((room - names) // periods, MOST_CELL))
    return Layout(names, cell, periods)


def names_of(rows: Sequence[Row], room: int) -> list[str]:
    """Return what *rows* are called in *room* columns: by their titles if all fit, else by their ids."""
    titled = all_titled(rows, room)
    return [name_of(row, room, titled=titled) for row in rows]


def all_titled(rows: Sequence[Row], room: int) -> bool:
    """Return whether the titles of all *rows* fit in *room* columns."""
    return all(width_of(row.title) <= room for row in rows)


def name_of(row: Row, room: int, *, titled: bool) -> str:
    """Return what *row* is called in *room* columns: by its title if all are *titled*, else by its id.

    Regions have their code and as much of their title as fits.
    """
    if row.code:
        return cut(f"{row.code} {row.title}", room)
    return cut(row.title or row.id, room) if titled or not row.id else middle_cut(row.id, room)


def month_name(month: int) -> str:
    """Return the month in three or four letters."""
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )[month - 1]  # fmt: skip


def period_name(period: Period, zoom: Zoom) -> str:
    """Return what a column is called: ``W27``, ``Jul``, ``Q3``."""
    start = period.start
    if zoom == "week":
        return _("W{week}").format(week=f"{start.isocalendar()[1]:02}")
    return month_name(start.month) if zoom == "month" else _("Q{quarter}").format(quarter=(start.month + 2) // 3)


def spanning(periods: Sequence[Period], zoom: Zoom, cell: int) -> list[tuple[str, int]]:
    """Return what stands over columns of *cell* and over how many: months with their year over weeks, else years."""

    def key(period: Period) -> tuple[int, int]:
        return period.start.year, period.start.month if zoom == "week" else 0

    found = []
    for (year, month), group in groupby(periods, key):
        count = len(list(group))
        text = f"{month_name(month)} {year:04}" if month else f"{year:04}"
        found.append((text if width_of(text) < count * cell or not month else month_name(month), count))
    return found


def cell_lines(timeline: Timeline, row: Row, shown: Sequence[int], cell: int, drawing: Drawing) -> list[Line]:
    """Return the cells of *row* in the periods *shown*, which follow each other; each *cell* columns wide.

    The first column of each is blank, or part of the bar of a session that goes on.
    """
    boxes = [timeline.box(row, index) for index in shown]
    if timeline.zoom != "week":
        return [_set_off(_several(timeline, box, cell - 1, drawing)) for box in boxes]
    done: list[Line] = []
    for number_of_box, box in enumerate(boxes):
        if number_of_box and _goes_on(boxes[number_of_box - 1], box):
            done.append(line((drawing.rule * cell, box.mark)))
        else:
            bar = number_of_box + 1 < len(boxes) and _goes_on(box, boxes[number_of_box + 1])
            done.append(_set_off(_week(timeline, box, cell - 1, drawing, bar=bar)))
    return done


def _set_off(spans: list[Span]) -> Line:
    """Return *spans* after a blank, in the style of those that are one, so that equal neighbours are one again."""
    if len(spans) == 1:
        return line((f" {spans[0][0]}", spans[0][1]))
    return line(" ", *spans)


def _goes_on(box: Box, after: Box) -> bool:
    """Return whether the one session of *box* is that of the next one too."""
    return len(box.sessions) == 1 and box.sessions == after.sessions


def _week(timeline: Timeline, box: Box, room: int, drawing: Drawing, *, bar: bool) -> list[Span]:
    """Return a week: one session by name, several by number, else whether it is closed or the team free."""
    if not box.sessions:
        return _empty(timeline, box, room, drawing)
    if len(box.sessions) == 1:
        text = short_name(timeline.view.mission, box.sessions[0], room - 1)
    else:
        text = f"{'×' if drawing.unicode else 'x'}{len(box.sessions)}"
    rest = (drawing.rule if bar else " ") * (room - 1 - width_of(text))
    ink = INKS.get(box.mark, box.mark)
    return [(drawing.sign(box.mark), box.mark), (text, ink), (rest, box.mark if bar else "")]


def _several(timeline: Timeline, box: Box, room: int, drawing: Drawing) -> list[Span]:
    """Return a longer period: how many sessions of each mark, the strongest first."""
    if not box.sessions:
        return _empty(timeline, box, room, drawing)
    spans: list[Span] = []
    for mark in sorted(box.marks, key=STRENGTH.index, reverse=True):
        spans.append((drawing.sign(mark), mark))
        spans.append((f"{number(box.marks[mark])} ", "warning" if mark == "blocked" else ""))
    text = "".join(part for part, _style in spans)
    if width_of(text) <= room:
        return [*spans, (" " * (room - width_of(text)), "")]
    return [(padded(text, room), box.mark)]


def _empty(timeline: Timeline, box: Box, room: int, drawing: Drawing) -> list[Span]:
    """Return what stands where nobody is taught: hatching for closed days, or whether a team is free."""
    if box.closed:
        part = max(1, round(room * box.closed / DAYS[timeline.zoom]))
        closed = CLOSED if drawing.unicode else CLOSED_ASCII
        return [(padded(closed * min(part, room), room), "dim")]
    if box.free is None:
        return [(padded("·" if drawing.unicode else ".", room), "rule")]
    if not box.free:
        return [(padded("-", room), "dim")]
    sign = FREE if drawing.unicode else FREE_ASCII
    return [(padded(sign if box.free >= FULL_WEEK else f"{sign}{box.free}", room), "covered")]


def legend(drawing: Drawing, marks: Iterable[str] = MARKS, *, closed: bool = False, free: bool = False) -> Line:
    """Return what the glyphs of *marks* mean, and with *closed* and *free* those of closed regions and of who is free.

    A number says for how many days of the best week one is free.
    """
    signs = [(*mark_sign(drawing, mark), mark_word(mark)) for mark in marks]
    if free:
        sign = FREE if drawing.unicode else FREE_ASCII
        signs += [(sign, "covered", _("free")), (f"{sign}2", "covered", _("2 days"))]
    if closed:
        signs.append((CLOSED if drawing.unicode else CLOSED_ASCII, "dim", _("closed")))
    if free:
        signs.append(("-", "dim", _("busy")))
    spans = [part for sign, style, word in signs for part in ((" ", ""), (sign, style), (f" {word}", ""))]
    return tuple(spans)
