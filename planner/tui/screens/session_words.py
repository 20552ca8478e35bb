"""Owns what the sessions screen says in words below its timeline, and its legends; it computes no figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planner.i18n import _, ngettext
from planner.model import Session
from planner.plain import one_line
from planner.reports.lines import Line, Span, line, width
from planner.reports.panes import Drawing, clipped
from planner.reports.periods import Period
from planner.reports.session_facts import MARKS, heads, modules_word
from planner.reports.timeline import Box, Row, RowKind, Timeline
from planner.reports.timeline_lines import legend
from planner.reports.words import days, number, short_weekday, status_word, title_of, week
from planner.tui.screens.session_rows import CHOSEN, CHOSEN_ASCII
from planner.tui.theme import Look


def legend_of(look: Look, room: int, kinds: Collection[RowKind] = ()) -> Line:
    """Return what the signs of a timeline with rows of these *kinds* mean, or without any those of the list."""
    drawing = Drawing(look.unicode)
    parts = legend(drawing, MARKS, closed={*kinds} - {"team"} != set(), free={*kinds} - {"region"} != set())
    if not kinds:
        chosen = CHOSEN if look.unicode else CHOSEN_ASCII
        parts = (*legend(drawing, (*MARKS, "none")), (" ", ""), (chosen, "key"), (_(" marked"), ""))
    kept: list[Span] = []
    for first in range(0, len(parts), 3):
        if width((*kept, *parts[first : first + 3])) <= room:
            kept += parts[first : first + 3]
    return tuple(kept)


def about_box(timeline: Timeline, row: Row, index: int | None, look: Look, room: int, lines: int) -> list[Line]:
    """Return *lines* lines about *row* in the period *index*; None: about the whole row."""
    if index is None:
        sessions = timeline.of_row(row)
        head = _("{row}: {sessions}").format(row=_row_name(row), sessions=_count(len(sessions)))
        sessions = [session for session in sessions if session.end >= timeline.view.day]
    else:
        box = timeline.box(row, index)
        sessions = list(box.sessions)
        when = _period_words(timeline, timeline.periods[index])
        head = _("{row}, {period}: {what}").format(row=_row_name(row), period=when, what="; ".join(_of_box(box)))
    found: list[Line] = [clipped(line(" ", (head, "title")), room)]
    shown = sessions if len(sessions) < lines else sessions[: lines - 2]
    found += [_session_line(timeline, session, look, room) for session in shown]
    if rest := sessions[len(shown) :]:
        ids = ", ".join(session.id for session in rest)
        text = ngettext("and {count} more: {ids}", "and {count} more: {ids}", len(rest))
        found.append(clipped(line(" ", (text.format(count=len(rest), ids=one_line(ids, room)), "dim")), room))
    return [*found, *[line()] * (lines - len(found))]


def _row_name(row: Row) -> str:
    return row.title or row.id


def _count(sessions: int) -> str:
    return ngettext("{count} session", "{count} sessions", sessions).format(count=number(sessions))


def _period_words(timeline: Timeline, period: Period) -> str:
    if timeline.zoom == "week":
        dates = _("{start} to {end}").format(start=f"{period.start:%m-%d}", end=f"{period.end:%m-%d}")
        return f"{week(period.start)} ({dates})"
    return _("{start} to {end}").format(start=period.start.isoformat(), end=period.end.isoformat())


def _of_box(box: Box) -> Iterator[str]:
    if box.sessions:
        yield _count(len(box.sessions))
        firm = sum(heads(session) for session in box.sessions if session.status != "idea")
        yield ngettext("{count} seat", "{count} seats", firm).format(count=number(firm))
    elif box.free:
        yield _("free for {days}").format(days=days(box.free))
    elif box.free == 0:
        yield _("not free: in another session, or no days left in the month")
    else:
        yield _("nothing")
    if box.closed:
        yield _("region closed for {days}").format(days=days(box.closed))


def _session_line(timeline: Timeline, session: Session, look: Look, room: int) -> Line:
    mark = timeline.marks.of(session)
    when = f"{short_weekday(session.start)} {session.start:%m-%d}"
    if session.end != session.start:
        when = _("{start} to {end}").format(start=when, end=f"{session.end:%m-%d}")
    parts = [
        when,
        title_of(session),
        modules_word(session),
        status_word(session.status),
        ngettext("{count} seat", "{count} seats", heads(session)).format(count=number(heads(session))),
        one_line(", ".join(session.teams)) or _("no team"),
    ]
    text = ", ".join(part for part in parts if part)
    found = timeline.marks.findings(session)
    codes = f"  !{' '.join(dict.fromkeys(finding.code for finding in found))}" if found else ""
    return clipped(
        line(" ", (look.sign(mark), mark), (f" {one_line(session.id)} ", "bold"), text, (codes, "warning")), room
    )
