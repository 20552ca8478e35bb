"""Owns the unit's sheet as a page to move in: facts, modules by curriculum, visits, observations, sessions, findings.

It says in a row what ``unit_sheet`` says in full. A module that is open shows more below its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from planner.attendance import later
from planner.coverage import Cell, sums_of
from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Observation, Session, Unit
from planner.obstacles import AHEAD, is_blocked
from planner.plain import cut, one_line, width_of
from planner.reports.filed import Filed
from planner.reports.glyphs import shown_state, shown_words
from planner.reports.lines import Line, Span, line
from planner.reports.overview_lists import STYLES
from planner.reports.page import whole_twin
from planner.reports.panes import Drawing, Pane, Row, Target, beside, columns_of, heading, list_pane, stacked, text_pane
from planner.reports.record_words import named, rating_words
from planner.reports.tables import wrapped
from planner.reports.unit_facts import fact_lines
from planner.reports.unit_modules import Taught, taught_by_module
from planner.reports.unit_sessions import visits_owed
from planner.reports.words import coverage_words, days, number, of, short_weekday, status_word, title_of
from planner.view import View

WIDE, WORDED = 110, 88
"""Columns from which two parts stand side by side, and from which a module's state has its word."""
FULL = 70
"""Columns from which a session's row is whole."""
TITLE = 18
"""Least terminal cells of a module's title; when it was last held makes room for it."""
Opened = Mapping[str, Sequence[str]]
"""Sentences to show below a module, by its id."""


class UnitPage:
    """The page of one unit; what hangs on no module that is open is made once."""

    def __init__(self, view: View, unit: Unit, filed: Filed, room: int, drawing: Drawing) -> None:
        """Prepare.

        Args:
            view: the mission and its as-of date.
            unit: whose page.
            filed: all findings; those filed under the unit or its sessions are listed.
            room: terminal cells, at least 80 to be whole.
            drawing: the characters to draw with.
        """
        self.view = view
        self.unit = unit
        self.filed = filed
        self.room = room
        self.drawing = drawing
        self._left = room if room < WIDE else room * 60 // 100
        """Columns up to what stands beside the modules, if anything does."""

    def same(self, other: UnitPage) -> bool:
        """Return whether *other* is the same page."""
        mine, theirs = ((each.view, each.unit, each.filed, each.room, each.drawing) for each in (self, other))
        return mine == theirs

    def pane(self, opened: Opened) -> Pane:
        """Return the page; rows of modules lead to their cells; *opened* is said below those that are open."""
        if self.room < WIDE:
            return stacked(self._facts, self._modules(opened, self.room), self._rest)
        return stacked(self._facts, beside(self._modules(opened, self._left - 1), self._rest, self._left))

    @cached_property
    def _facts(self) -> Pane:
        return Pane(tuple(fact_lines(self.view, self.unit, self.room)))

    @cached_property
    def _rest(self) -> Pane:
        room = self.room if self.room < WIDE else self.room - self._left
        return _rest(self.view, self.unit, self.filed, room, self.drawing)

    def _modules(self, opened: Opened, room: int) -> Pane:
        if not self._cells:
            above = Pane((heading(_("Modules"), room, self.drawing),))
            return stacked(above, text_pane([_("No need is recorded.")], "dim"))
        head_line, curricula = self._tables
        panes = [Pane(((*line(" "), *head_line),))]
        for name, title, rows in curricula:
            listed = [_row(cell, parts, opened, room) for cell, parts in rows]
            panes.append(stacked(Pane((title,)), list_pane(f"modules-{name}", listed, room)))
        return stacked(*panes)

    @property
    def _cells(self) -> Sequence[Cell]:
        return self.view.coverage.by_unit.get(self.unit.id, ())

    @cached_property
    def _tables(self) -> tuple[Line, list[tuple[str, Line, list[tuple[Cell, Line]]]]]:
        """Headings, and of each curriculum its id, its title line, and the cells with their rows."""
        room = self.room if self.room < WIDE else self._left - 1
        head_line, *lines = columns_of(_columns(self.view, self._cells, room, self.drawing), rights=(3,))
        groups = []
        for curriculum in self.view.mission.curricula:
            mine = [
                (cell, parts)
                for cell, parts in zip(self._cells, lines, strict=True)
                if self.view.mission.curriculum_of[cell.module.id] is curriculum
            ]
            if mine:
                said = coverage_words(sums_of(cell for cell, _parts in mine))
                groups.append((curriculum.id, heading(title_of(curriculum), room, self.drawing, said), mine))
        return head_line, groups


def _columns(view: View, cells: Sequence[Cell], room: int, drawing: Drawing) -> list[list[Span]]:
    """Return headings, then a row for each of *cells*, in the columns that there is room for."""
    head: list[Span] = [
        (text, "dim") for text in ("", "", _("Module"), _("covered"), "", _("last"), _("until"), _("next"))
    ]
    taught = taught_by_module(view, cells[0].unit, [cell.module.id for cell in cells])
    rows = [head, *(_module(view, cell, taught[cell.module.id], drawing) for cell in cells)]
    kept = [index for index in range(len(head)) if index != 4 or room >= WORDED]
    widths = [max(width_of(row[index][0]) for row in rows) for index in range(len(head))]
    if room - 1 - sum(2 + widths[index] for index in kept if index != 2) < TITLE:
        kept.remove(5)
    title = max(TITLE, room - 1 - sum(2 + widths[index] for index in kept if index != 2))
    return [[(cut(row[2][0], title), row[2][1]) if index == 2 else row[index] for index in kept] for row in rows]


def _row(cell: Cell, parts: Line, opened: Opened, room: int) -> Row:
    below = [text for sentence in opened.get(cell.module.id, ()) for text in wrapped(sentence, room - 8, "  ")]
    return Row(parts, Target("cell", cell.unit.id, cell.module.id), tuple(line("      ", text) for text in below))


def _module(view: View, cell: Cell, taught: Taught, drawing: Drawing) -> list[Span]:
    blocked = any(is_blocked(view, session) for session in taught.coming)
    state = shown_state(cell, blocked=blocked)
    until = view.coverage.covered_until(cell)
    soon = until is not None and until <= later(view.day, view.mission.settings.targets.due_days)
    coming = next(iter((*taught.coming, *taught.ideas)), None)
    sign = "idea" if not taught.coming else "blocked" if blocked else "scheduled"
    return [
        (drawing.sign(state), state),
        (one_line(cell.module.id), "bold"),
        (title_of(cell.module), ""),
        (of(cell.covered, cell.need, cell.illustrative) if cell.need else "-", ""),
        (shown_words(cell, state), state if state in ("gap", "blocked", "lapsed") else "dim"),
        (taught.last.end.isoformat() if taught.last else "-", "" if taught.last else "dim"),
        (until.isoformat() if until else "-", "warning" if soon else "" if until else "dim"),
        (f"{drawing.sign(sign)} {coming.start.isoformat()}" if coming else "", sign),
    ]


def _rest(view: View, unit: Unit, filed: Filed, room: int, drawing: Drawing) -> Pane:
    """Return visits owed, observations, sessions and findings, one below the other."""
    parts = (
        ("visits", _("Follow-up visits to pay"), _visits(view, unit)),
        ("sessions", _("Sessions: coming, then the latest first"), _sessions(view, unit, room, drawing)),
        ("observations", _("Observations, the newest first"), _observations(view, unit, room)),
        ("findings", _("Findings"), [_finding(each, filed.index[id(each)], room) for each in filed.of_unit(unit)]),
    )
    panes = []
    for name, title, rows in parts:
        count = str(len(rows)) if len(rows) > 1 else ""
        below = list_pane(name, rows, room) if rows else text_pane([_("none")], "dim")
        panes.append(stacked(Pane((heading(title, room, drawing, count),)), below))
    return stacked(*panes)


def _visits(view: View, unit: Unit) -> list[Row]:
    rows = []
    for day, session in visits_owed(view, unit):
        late = (view.day - day).days
        when = _("{days} late").format(days=days(late)) if late > 0 else _("coming")
        style = "warning" if late > 0 else ""
        text = _("after {session}, {when}").format(session=one_line(session.id), when=when)
        rows.append(
            Row(line((f"{day.isoformat()} {short_weekday(day)}  ", style), text), Target("session", session.id))
        )
    return rows


def _sessions(view: View, unit: Unit, room: int, drawing: Drawing) -> list[Row]:
    every = view.sessions_of.get(unit.id, ())
    ahead = [session for session in every if session.status in AHEAD and session.end >= view.day]
    behind = [session for session in reversed(every) if session not in ahead]
    sessions = [*ahead, *behind]
    cells = [_session(view, unit, session, drawing) for session in sessions]
    if room < FULL:
        cells = [[each[0], (each[1][0][:10], each[1][1]), *each[3:6]] for each in cells]
    lines = columns_of(cells, rights=(2,) if room >= FULL else ())
    return [Row(parts, Target("session", session.id)) for parts, session in zip(lines, sessions, strict=True)]


def _session(view: View, unit: Unit, session: Session, drawing: Drawing) -> list[Span]:
    state, style = _session_state(view, session)
    region = view.mission.region.get(view.region_of(session) or "")
    away = bool(region) and view.region_of(session) != unit.region
    seats, came = session.seats.get(unit.id), session.attended.get(unit.id)
    if came is None and session.status == "delivered":
        heads = _("not recorded")
    elif came is not None:
        text = _("{part} of {whole} came") if seats else _("{part} came")
        heads = text.format(part=number(came), whole=number(seats or 0))
    else:
        heads = ngettext("{count} seat", "{count} seats", seats or 0).format(count=number(seats or 0))
    first, rest = session.modules[:1], len(session.modules) - 1
    return [
        (drawing.sign(state), state),
        (f"{session.start.isoformat()} {short_weekday(session.start)}", style),
        (_("{count} d").format(count=session.days), "dim"),
        (one_line(region.short) if region else "-", "warning" if away else "dim"),
        (cut(one_line(f"{first[0]} +{rest}" if rest > 0 else "".join(first)), 16), ""),
        (heads, "warning" if came is None and session.status == "delivered" else ""),
        (status_word(session.status), "dim"),
        (one_line(session.id), "dim"),
    ]


def _session_state(view: View, session: Session) -> tuple[str, str]:
    """Return the sign of *session* and the style of its date: one that ended and was not reported is marked."""
    if session.status == "delivered":
        return "covered", ""
    if session.status == "cancelled":
        return "none", "dim"
    if session.status == "idea":
        return "idea", ""
    if session.end < view.day:
        return "unknown", "warning"
    return ("blocked" if is_blocked(view, session) else "scheduled"), ""


def _observations(view: View, unit: Unit, room: int) -> list[Row]:
    every = view.observations_of.get(unit.id, ())
    return [_observation(view, at, each, room) for at, each in reversed([*enumerate(every)]) if each.date <= view.day]


def _observation(view: View, at: int, observation: Observation, room: int) -> Row:
    """Return the row of *observation*, which leads to it by its place *at* among those of its unit."""
    module = view.mission.module.get(observation.module or "")
    rating = observation.rating
    parts = [
        f"{module.id} {title_of(module)}" if module else one_line(observation.module or ""),
        rating_words(rating) if rating else _("not rated"),
        named(view.mission, "team", observation.mentor) if observation.mentor else "",
    ]
    style = "warning" if rating in ("P", "U") else ""
    day = observation.date.isoformat()
    first, *rest = wrapped(f"{day}  " + "; ".join(part for part in parts if part), room - 2, " " * (len(day) + 2))
    notes = wrapped(whole_twin(observation, "note"), room - 5)
    target = Target("observation", str(at), module.id if module else "")
    below = (*(line(" ", text) for text in rest), *(line("    ", text) for text in notes))
    return Row(line((first[: len(day)], style), " ", first[len(day) :]), target, below)


def _finding(finding: Finding, index: int, room: int) -> Row:
    first, *rest = wrapped(f"{finding.code} {one_line(finding.message, 1000)}", room - 2, "  ")
    head = line((finding.code, STYLES[finding.severity]), first.removeprefix(finding.code))
    return Row(head, Target("finding", str(index)), tuple(line(" ", text) for text in rest))
