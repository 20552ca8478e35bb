"""Owns what the sessions screen shows: the list or the timeline as filtered, the cursor, and the detail.

What stands in rows and cells is ``session_rows``' and ``session_lanes``'; words are in ``sessions_page``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from textual.widget import Widget

from planner.diagnostics import Anchor
from planner.i18n import _
from planner.model import Session
from planner.plain import one_line
from planner.proposal.diary import Diary
from planner.reports.filed import Filed
from planner.reports.free_time import free_span
from planner.reports.lines import line
from planner.reports.panes import Drawing, Target
from planner.reports.session_detail import Detail, session_detail
from planner.reports.session_facts import Marks, matching, searched
from planner.reports.timeline import Period, RowKind, Timeline, Zoom, rows_of
from planner.tui.desk import Desk, Focus
from planner.tui.screens.frame import TALL, WIDE, Frame
from planner.tui.screens.session_lanes import BEFORE, SessionLanes
from planner.tui.screens.session_rows import SessionRows
from planner.tui.screens.spots import About, focus_of
from planner.tui.widgets.drawn import Beside
from planner.tui.widgets.edge import Edge
from planner.tui.widgets.lanes import Lanes
from planner.tui.widgets.page import Page
from planner.view import order_of

LIST, MOST_DETAIL = 66, 78
"""Columns of the list beside the detail at least, and of the detail at most."""
MOST = 20
"""Sessions whose details are shown one below the other."""


def timeline_of(filed: Filed) -> Timeline:
    """Return the timeline of all sessions."""
    view = filed.view
    return Timeline(view, view.by_start, marks=filed.marks, is_free=view.kept(Diary).is_free)


class SessionsShown(Frame):
    """Sessions as a list or on a timeline, and beside them everything about those under the cursor."""

    NAME = "sessions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.on_timeline = False
        """Whether the timeline is shown, and not the list."""
        self.reading = False
        """Whether the detail was opened."""
        self.zoom: Zoom = "week"
        self.kind: RowKind = "region"
        """What the rows of the timeline are."""
        self.query_text = ""
        """What the filter says."""
        self.among: frozenset[str] = frozenset()
        """The sessions, by id, that another screen asked for: the others are listed again when one goes back there."""
        self.among_title = ""
        """What those have in common."""
        self.marked: set[str] = set()
        """Ids of the sessions that are marked."""
        self.sessions: Sequence[Session] = ()
        """The sessions that are shown, by start."""
        self.marks = Marks(desk.view)
        self.rows = SessionRows(desk.view, (), self.marks, self.marked, desk.look)
        self.lanes: SessionLanes | None = None
        self._every_lanes: dict[tuple[Zoom, RowKind, bool], SessionLanes] = {}
        self._timeline: Timeline | None = None
        self._gone_to: str | None = None
        self._texts: list[tuple[str, Session]] | None = None
        self._words = About(desk, ())

    def body(self) -> Widget:
        look = self.desk.look
        return Beside(Lanes(look), Edge(look), Page(look))

    # Taking figures and fitting them.

    def take(self) -> None:
        shown = self.session
        self.marks = self.desk.kept(Filed).marks
        self._words = About(self.desk, self.desk.kept(Filed))
        self._texts = None
        self.marked &= self.desk.view.mission.session.keys()
        self.select(shown.id if shown else None)

    def select(self, session: str | None) -> None:
        """Show the sessions that match the filter, the cursor on *session* or where the as-of date is."""
        view = self.desk.view
        if self.query_text:
            self._texts = self._texts or [(searched(view, each), each) for each in view.by_start]
            self.sessions = matching(self._texts, self.query_text)
        else:
            self.sessions = view.by_start
        if self.among:
            self.sessions = [each for each in self.sessions if each.id in self.among]
        self.rows = SessionRows(view, self.sessions, self.marks, self.marked, self.desk.look)
        self.lanes = None
        self._every_lanes = {}
        self._timeline = None
        self.lay_out()
        self.put(session)

    def fit(self) -> None:
        self.lay_out()
        if self.on_timeline:
            self._lanes_fitted()
        self.main.show(self._table if self.on_timeline else self.rows)
        self.tell_detail()

    def lay_out(self) -> None:
        """Show what is to be shown, side by side where there is room, and fit it."""
        room = self.app.size.width
        wide = room >= WIDE
        side = wide and (self.reading or not self.on_timeline)
        whole = self.reading and not wide
        page = self.query_one(Page)
        self.main.display = not whole
        self.query_one(Edge).display = side
        page.display = side or whole
        self._detail_room = min(MOST_DETAIL, room - 1 - LIST) if side else room
        page.styles.width = self._detail_room
        self._main_room = room - self._detail_room - 1 if side else room
        self.main.styles.width = self._main_room
        self.rows.fit(self._main_room)

    @property
    def _table(self) -> SessionLanes:
        """The timeline as a table, made when it is first asked for."""
        if self.lanes is None:
            view = self.desk.view
            if self._timeline is None:
                is_free = view.kept(Diary).is_free
                if self.query_text or self.among:
                    self._timeline = Timeline(view, self.sessions, marks=self.marks, is_free=is_free)
                else:
                    self._timeline = self.desk.kept(Filed).kept(timeline_of)
            if self._timeline.zoom != self.zoom:
                self._timeline = self._timeline.zoomed(self.zoom)
            tall = self.app.size.width >= WIDE and self.app.size.height >= TALL
            self.lanes = self._every_lanes.get((self.zoom, self.kind, tall))
            if self.lanes is None:
                used = bool(self.query_text)
                self.lanes = SessionLanes(self._timeline, self.kind, self.desk.look, used=used, teams=tall)
                self._every_lanes[self.zoom, self.kind, tall] = self.lanes
            self._lanes_fitted()
        return self.lanes

    def _lanes_fitted(self) -> None:
        self._table.fit(self._main_room, dates=self.app.size.height >= TALL)

    # The cursor.

    @property
    def main(self) -> Lanes:
        """The list or the timeline."""
        return self.query_one(Lanes)

    @property
    def under(self) -> Sequence[Session]:
        """The sessions that the cursor is on: one of the list, those of a cell, or those of a row still to end."""
        if not self.on_timeline:
            return self.sessions[self.main.row : self.main.row + 1]
        if not len(self._table):
            return ()
        lanes, table = self.main, self._table
        if lanes.column:
            return table.timeline.box(table.rows[lanes.row], lanes.column - 1).sessions
        return [each for each in table.timeline.of_row(table.rows[lanes.row]) if each.end >= self.desk.view.day]

    @property
    def free_now(self) -> Period | None:
        """From when to when the row is free in whose cell the cursor is, if no session is shown there."""
        table, lanes = self._table, self.main
        row = table.rows[lanes.row]
        if not lanes.column or self.under or row.kind == "region" or not row.id:
            return None
        if table.timeline.box(row, lanes.column - 1).closed:
            return None
        view, period = self.desk.view, table.timeline.periods[lanes.column - 1]
        within = period._replace(start=max(period.start, view.day))
        is_free = view.kept(Diary).is_free
        return free_span(is_free, table.timeline.entry(row.kind, row.id), within, table.timeline.periods[-1].end)

    @property
    def wishes(self) -> dict[str, str]:
        """What a new session is to begin with where the cursor is on a free cell, by field."""
        span = self.free_now if self.on_timeline and len(self._table) else None
        if span is None:
            return {}
        row = self._table.rows[self.main.row]
        field = {"team": "teams", "venue": "venue"}.get(row.kind)
        return {"start": span.start.isoformat(), **({field: row.id} if field else {})}

    @property
    def session(self) -> Session | None:
        """The session that the cursor is on; of several the one that was gone to last, else the first."""
        under = self.under if self.sessions else ()
        return next((each for each in under if each.id == self._gone_to), next(iter(under), None))

    def put(self, session: str | None) -> None:
        """Put the cursor on *session*; if it is not shown, on the first that is not over."""
        day, found = self.desk.view.day, self._place_of(session)
        if found is None:
            found = next((index for index, each in enumerate(self.sessions) if each.end >= day), len(self.sessions) - 1)
            session = None
        self._gone_to = session
        if self.on_timeline:
            self.put_on_timeline(self.sessions[found] if session else None)
        else:
            self.main.list_rows(self.rows, max(0, found))
        self.tell_detail()

    def _place_of(self, name: str | None) -> int | None:
        """Return where the session called *name* stands among those shown; None: it is not shown."""
        wanted = self.desk.view.mission.session.get(name or "")
        if wanted is None:
            return None
        place = bisect_left(self.sessions, order_of(wanted), key=order_of)
        return place if place < len(self.sessions) and self.sessions[place].id == name else None

    def put_on_timeline(self, session: Session | None, day: date | None = None) -> None:
        """Put the cursor of the timeline where *session* begins; without one, on *day*, else on the as-of date."""
        table, lanes = self._table, self.main
        row = lanes.row
        if session:
            names = {kind: rows_of(self.desk.view, session, kind) for kind in (self.kind, "team")}
            rows = [n for n, each in enumerate(table.rows) if each.id in names[each.kind] and not table.is_gap(n)]
            row = row if row in rows else (rows or [row])[0]
        index = table.timeline.index_of(session.start if session else day or self.desk.view.day)
        lanes.lead(table, max(0, index - BEFORE), row=row, column=index + 1)

    def focus_now(self) -> Focus:
        if session := self.session:
            return focus_of(self.desk.view, Target("session", session.id), ())
        if self.on_timeline and len(self._table):
            row = self._table.rows[self.main.row]
            if row.id and row.kind in ("unit", "region"):
                return Focus(**{row.kind: row.id})
        return Focus()

    def go_to(self, focus: Focus) -> None:
        if focus.session is None:
            return
        if focus.among:
            self.query_text, self.among = "", frozenset(focus.among.split())
            self.among_title = focus.title or ""
            self.select(focus.session)
        elif (self.query_text or self.among) and all(each.id != focus.session for each in self.sessions):
            self.query_text, self.among = "", frozenset()
            self.select(focus.session)
        else:
            self.put(focus.session)
        self.tell()

    @property
    def conflicts(self) -> Sequence[Session]:
        """Those of the sessions shown that are blocked."""
        every = self.desk.kept(Filed).blocked
        if self.sessions is self.desk.view.by_start:
            return every
        shown = {each.id for each in self.sessions}
        return [each for each in every if each.id in shown]

    # The detail.

    def tell_detail(self) -> None:
        """Write the detail anew, if it is seen."""
        page = self.query_one(Page)
        if page.display:
            detail = self.detail(self._detail_room)
            page.show(detail.lines, detail.targets if self.reading else {}, row=0)

    def detail(self, room: int) -> Detail:
        """Return everything about the sessions under the cursor."""
        detail = Detail(room, Drawing(self.desk.look.unicode))
        loaded, view = self.desk.workspace.loaded, self.desk.view
        for number, session in enumerate(self.under[:MOST]):
            if number:
                detail.lines += [line(), line()]
            place = one_line(str(loaded.entry_place(Anchor(view.mission.origin(session)))))
            found = self.marks.findings(session)
            session_detail(view, session, found, self.marks.of(session), place, detail)
        if not detail.lines:
            detail.lines.append(line(" ", (_("No session is on here."), "dim")))
        return detail
