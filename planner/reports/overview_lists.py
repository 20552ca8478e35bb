"""Owns the lists of the overview: next sessions, worst gaps, next lapses, findings, each a row with where it leads.

It chooses what comes first and words it; every figure is the core's.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from planner.attendance import later
from planner.coverage import Cell
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Session
from planner.obstacles import AHEAD, is_blocked
from planner.plain import cut, one_line, width_of
from planner.reports.filed import Filed
from planner.reports.glyphs import shown_state
from planner.reports.lines import Span, line
from planner.reports.panes import Drawing, Row, Target, columns_of, middle_cut
from planner.reports.words import figure, number, short_weekday, status_word, title_of
from planner.view import View

LONG = 100
"""Columns from which a session's title has room."""
NAMED = 76
"""Columns from which a unit is named by its title and not by its id."""
SOON = 21
"""Days within which a lapse is marked."""
_start = attrgetter("start")
STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "dim"}


def coming(view: View) -> Sequence[Session]:
    """Return the sessions still to begin, by start; ideas are among them, cancelled ones are not."""
    return view.kept(_coming)


def _coming(view: View) -> Sequence[Session]:
    first = bisect_left(view.by_start, view.day, key=_start)
    return [session for session in view.by_start[first:] if session.status in AHEAD]


def coming_within(view: View, days: int) -> Sequence[Session]:
    """Return those of the sessions still to begin that begin on the as-of date or on one of the *days* after it."""
    every = coming(view)
    return every[: bisect_right(every, later(view.day, days), key=_start)]


def worst_gaps(view: View) -> list[Cell]:
    """Return the cells with an open gap, the one of most open hours times its region's need weight first."""
    return view.kept(_worst_gaps)


def _worst_gaps(view: View) -> list[Cell]:
    weight = {unit.id: _weight(view, unit.region) for unit in view.mission.units}
    cells = [cell for cell in view.coverage.cells if cell.open]
    return sorted(cells, key=lambda cell: -cell.open * cell.module.hours * weight[cell.unit.id])


def _weight(view: View, name: str) -> float:
    region = view.mission.region.get(name)
    return region.need_weight if region else 1.0


class Lapse(NamedTuple):
    """When a cell loses heads if nothing is run."""

    day: dt.date
    cell: Cell


def lapses(view: View, cells: Iterable[Cell] | None = None) -> list[Lapse]:
    """Return the *cells* (default: all) with heads due, by the day on which the first of them lapse."""
    return view.kept(_lapses) if cells is None else _lapses(view, cells)


def _lapses(view: View, cells: Iterable[Cell] | None = None) -> list[Lapse]:
    window = later(view.day, view.mission.settings.targets.due_days)
    found = []
    for cell in view.coverage.cells if cells is None else cells:
        if cell.due:
            found.append(Lapse(min(view.coverage.covered_until(cell) or window, window), cell))
    return sorted(found, key=lambda lapse: lapse.day)


def sign_of(view: View, cell: Cell) -> str:
    """Return the state of *cell*, or over a gap what is coming for it."""
    blocked = any(
        session.status != "idea" and is_blocked(view, session)
        for session in view.sessions_of.get(cell.unit.id, ())
        if session.status in AHEAD and session.end > view.day and cell.module in view.mission.taught(session)
    )
    return shown_state(cell, blocked=blocked)


def session_rows(
    view: View, sessions: Sequence[Session], filed: Filed | None, room: int, drawing: Drawing
) -> list[Row]:
    """Return a row for each of *sessions*: sign, days, place, heads, status, and how many findings it has."""
    cells = [_session(view, session, filed, drawing) for session in sessions]
    shown = 10 if room >= LONG else 9 if room >= NAMED - 8 else 7
    lines = columns_of([each[:shown] for each in cells], rights=(2, 5))
    return [Row(parts, Target("session", each.id)) for parts, each in zip(lines, sessions, strict=True)]


def _session(view: View, session: Session, filed: Filed | None, drawing: Drawing) -> list[Span]:
    state = filed.marks.of(session) if filed else "idea" if session.status == "idea" else "scheduled"
    found = len(filed.by_session.get(session.id, ())) if filed else 0
    region = view.mission.region.get(view.region_of(session) or "")
    seats = sum(session.seats.values())
    first, rest = session.modules[:1], len(session.modules) - 1
    modules = one_line(f"{first[0]} +{rest}" if rest > 0 else "".join(first))
    return [
        (drawing.sign(state), state),
        (f"{session.start.isoformat()} {short_weekday(session.start)}", ""),
        (_("{count} d").format(count=session.days), "dim"),
        (one_line(region.short) if region else "-", "dim"),
        (cut(modules, 18), ""),
        (ngettext("{count} seat", "{count} seats", seats).format(count=number(seats)), "" if seats else "warning"),
        (f"!{found}" if found else "", "warning"),
        (status_word(session.status), "dim" if session.status == "idea" else ""),
        (cut(one_line(session.id), 12), "dim"),
        (title_of(session), ""),
    ]


def gap_rows(view: View, cells: Sequence[Cell], room: int, drawing: Drawing) -> list[Row]:
    """Return a row of *room* columns for each of *cells*: sign, place, unit, module, open heads and hours."""
    rows: list[_Named] = []
    for cell in cells:
        state = sign_of(view, cell)
        heads = figure(cell.open, cell.illustrative)
        hours = figure(cell.open * cell.module.hours, cell.illustrative)
        figures: list[Span] = [(heads, ""), (_("{count} h").format(count=hours), "")]
        rows.append(_Named(cell, [(drawing.sign(state), state)], figures))
    return _cell_rows(view, rows, room)


def lapse_rows(view: View, found: Sequence[Lapse], room: int, drawing: Drawing) -> list[Row]:
    """Return a row of *room* columns for each lapse: when, place, unit, module and how many heads."""
    rows: list[_Named] = []
    for day, cell in found:
        when = (day.isoformat(), "warning" if day <= later(view.day, SOON) else "")
        due = figure(cell.due, cell.illustrative)
        text = _("{due} of {covered} lapse") if room >= NAMED else _("{part} of {whole}")
        text = text.format(due=due, covered=number(cell.covered), part=due, whole=number(cell.covered))
        rows.append(_Named(cell, [(drawing.sign("due"), "due"), when], [(text, "")]))
    return _cell_rows(view, rows, room)


class _Named(NamedTuple):
    """A row about a cell: what stands before and after the names of its unit and module."""

    cell: Cell
    before: list[Span]
    after: list[Span]


def _cell_rows(view: View, rows: Sequence[_Named], room: int) -> list[Row]:
    """Return *rows* with their names in what *room* is left, the unit's cut in its middle, the module's at its end."""
    modules = [f"{one_line(row.cell.module.id)} {title_of(row.cell.module)}" for row in rows]
    units = [title_of(row.cell.unit) if room >= NAMED else row.cell.unit.id for row in rows]
    taken = 1 + max((_taken(row) for row in rows), default=0)
    module = max(map(width_of, modules), default=0)
    unit = max(map(width_of, units), default=0)
    module = min(module, max(room - taken - unit, (room - taken) // 2))
    cells: list[list[Span]] = []
    for row, name, title in zip(rows, units, modules, strict=True):
        region = view.mission.region.get(row.cell.unit.region)
        place: Span = (one_line(region.short) if region else "?", "dim")
        names: list[Span] = [(middle_cut(name, room - taken - module), ""), (cut(title, module), "")]
        cells.append([*row.before, place, *names, *row.after])
    rights = range(3 + len(rows[0].before), 9) if rows else ()
    lines = columns_of(cells, rights=rights)
    return [Row(parts, Target("cell", r.cell.unit.id, r.cell.module.id)) for parts, r in zip(lines, rows, strict=True)]


def _taken(row: _Named) -> int:
    """Return the terminal cells of a row beside its names, a region of four letters at most among them."""
    return 4 + 4 + sum(width_of(text) + 2 for text, _style in (*row.before, *row.after)) + 2


def finding_rows(filed: Filed, most: int) -> list[Row]:
    """Return a row for each of the *most* findings worth doing first; each leads to its index among all."""
    return [
        Row(
            line((finding.code, STYLES[finding.severity]), f" {one_line(finding.message)}"),
            Target("finding", str(filed.index[id(finding)])),
        )
        for finding in filed.first[:most]
    ]
