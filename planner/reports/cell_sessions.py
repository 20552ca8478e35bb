"""Owns the list of the sessions of one cell: where, when and with how many of a unit one module was or will be taught.

What a session means for the cell's figures is the core's; here sessions are only found, put in order and worded.
"""

from __future__ import annotations

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session, Unit
from planner.plain import one_line
from planner.reports.lines import Span
from planner.reports.panes import Drawing, Pane, Row, Target, columns_of, heading, list_pane, stacked, text_pane
from planner.reports.session_facts import Marks, mark_sign
from planner.reports.words import number, short_weekday, status_word, title_of
from planner.view import View


def cell_sessions(view: View, unit: Unit, module: Module) -> list[Session]:
    """Return the sessions of *unit* in *module*, whatever their status: those still to end first, then the latest."""
    every = [
        session
        for session in view.sessions_of.get(unit.id, ())
        if any(taught.id == module.id for taught in view.mission.taught(session))
    ]
    ahead = [session for session in every if session.end > view.day]
    return [*ahead, *sorted((each for each in every if each.end <= view.day), key=lambda each: each.end, reverse=True)]


def cell_sessions_pane(view: View, unit: Unit, module: Module, marks: Marks, room: int, drawing: Drawing) -> Pane:
    """Return the list in *room* columns; each row leads to its session."""
    sessions = cell_sessions(view, unit, module)
    count = ngettext("{count} session", "{count} sessions", len(sessions)).format(count=number(len(sessions)))
    title = _("{module} for {unit}").format(module=one_line(module.id), unit=title_of(unit))
    above = Pane((heading(title, room, drawing, count),))
    if not sessions:
        return stacked(above, text_pane([_("None is planned, and none was held; n plans one.")], "dim"))
    cells = columns_of([_session(view, unit, each, marks, drawing) for each in sessions], rights=(3,))
    rows = [Row(parts, Target("session", each.id)) for parts, each in zip(cells, sessions, strict=True)]
    return stacked(above, list_pane("sessions", rows, room))


def _session(view: View, unit: Unit, session: Session, marks: Marks, drawing: Drawing) -> list[Span]:
    mark = marks.of(session)
    region = view.mission.region.get(view.region_of(session) or "")
    return [
        mark_sign(drawing, mark),
        (f"{session.start.isoformat()} {short_weekday(session.start)}", ""),
        (one_line(region.short) if region else "-", "dim"),
        (heads_of(session, unit), ""),
        (status_word(session.status), "dim"),
        (one_line(session.id), "dim"),
        (title_of(session), ""),
    ]


def heads_of(session: Session, unit: Unit) -> str:
    """Return how many heads of *unit* came to *session* once it is delivered, else how many seats it has."""
    if session.status != "delivered":
        seats = session.seats.get(unit.id, 0)
        return ngettext("{count} seat", "{count} seats", seats).format(count=number(seats))
    if not session.attended:
        return _("not recorded")
    return _("{count} came").format(count=number(session.attended.get(unit.id, 0)))
