"""Owns what the due screen shows: the chase list as ordered and filtered, and what is said of the entry of the cursor.

What is due is ``reports.due``'s, how it stands on the page ``reports.due_page``'s; keys are in ``due``.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.widget import Widget

from planner.diagnostics import Anchor
from planner.i18n import _
from planner.plain import one_line
from planner.reports.due import DAYS_AHEAD, Chase, chase_list, due_table, of_mentor
from planner.reports.due_page import DuePage, counted, matching, refresher_detail, who_words
from planner.reports.filed import Filed
from planner.reports.lines import Line, line, text_of
from planner.reports.panes import Drawing, Target, clipped
from planner.reports.session_detail import Detail, session_detail
from planner.reports.session_facts import Marks
from planner.reports.tables import table_lines, wrapped
from planner.reports.words import heads_note, illustrative_note, title_of
from planner.tui.desk import Desk, Focus
from planner.tui.screens.frame import WIDE, Frame
from planner.tui.screens.spots import focus_of
from planner.tui.widgets.drawn import Beside
from planner.tui.widgets.edge import Edge
from planner.tui.widgets.page import Page

LIST = 66
"""Columns of the list beside the detail, at least."""
MOST_DETAIL = 78
ABOUT = 3
"""Lines about the cursor, where there is no detail."""


class DueShown(Frame):
    """The chase list, and beside it all about the entry under the cursor."""

    NAME = "due"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.mentor = desk.mentor
        self.by_day = False
        self.query_text = ""
        self.every: Sequence[Chase] = ()
        """All there is to chase."""
        self._of_mentor: Sequence[Chase] = ()
        """All, or those of the mentor."""
        self._chases: dict[int, Chase] = {}
        self._marks = Marks(desk.view)

    @property
    def twin(self) -> str:
        return f"planner due --mentor {self.mentor}" if self.mentor else "planner due"

    def body(self) -> Widget:
        look = self.desk.look
        detail = Page(look, id="detail")
        detail.can_focus = False
        return Beside(Page(look, id="list"), Edge(look), detail)

    def help_lines(self) -> Sequence[str]:
        text = _(
            "Sessions of the next {days} days without confirmed units, team, counterpart or funding; ended and not "
            "reported; delivered without attendance; follow-up visits overdue; training about to lapse."
        )
        marks = any(chase.illustrative for chase in self._of_mentor)
        return (text.format(days=DAYS_AHEAD), heads_note(), *([illustrative_note()] if marks else []))

    def aside(self) -> str:
        parts = [_("mentor: {team}").format(team=one_line(self.mentor))] if self.mentor else []
        if self.query_text:
            parts.append(_("filter: {query}").format(query=self.query_text))
        if self._chases or not self.query_text:
            parts.append(counted(self.desk.view, list(self._chases.values())))
        return ", ".join(parts)

    # Taking what is due and showing it.

    def take(self) -> None:
        if self.mentor not in self.desk.view.mission.team:
            self.mentor = None
        self.every = self.desk.view.kept(chase_list)
        self._marks = self.desk.kept(Filed).marks
        self.select()

    def select(self) -> None:
        """Show what matches the filter, the cursor on the same entry or near it."""
        old, view = self.chase, self.desk.view
        self._of_mentor = of_mentor(view, self.every, self.mentor) if self.mentor else self.every
        room = self.app.size.width
        side = room >= WIDE
        self._detail_room = min(MOST_DETAIL, room - 1 - LIST) if side else 0
        self.query_one(Edge).display = self.query_one("#detail").display = side
        self.query_one("#detail").styles.width = self._detail_room
        main = self.query_one("#list", Page)
        main.styles.width = room - self._detail_room - side
        shown = matching(self.desk.view, self._of_mentor, self.query_text) if self.query_text else self._of_mentor
        drawing = Drawing(self.desk.look.unicode)
        page = DuePage(self.desk.view, shown, room - self._detail_room - side, drawing, by_day=self.by_day)
        self._chases = page.chases
        row = next((n for n, each in page.chases.items() if each == old), None)
        nothing = _("No row matches. Esc shows all again.") if self.query_text else counted(self.desk.view, ())
        lines = page or [line(" ", (nothing, "dim"))]
        main.show(lines, {number: str(number) for number in page.chases}, row=row)
        self.tell_detail()

    def fit(self) -> None:
        self.select()

    @property
    def chase(self) -> Chase | None:
        """What the cursor is on."""
        return self._chases.get(self.query_one("#list", Page).row)

    def tell_detail(self) -> None:
        page = self.query_one("#detail", Page)
        if page.display:
            detail = Detail(self._detail_room, Drawing(self.desk.look.unicode))
            if chase := self.chase:
                self._say_all(chase, detail)
            page.show(detail.lines, row=0)

    def _say_all(self, chase: Chase, detail: Detail) -> None:
        view = self.desk.view
        detail.text((), chase.what, style="bold")
        detail.lines.append(line())
        session = view.mission.session.get(chase.id) if chase.kind != "refresher" else None
        if session:
            place = one_line(str(self.desk.workspace.loaded.entry_place(Anchor(view.mission.origin(session)))))
            found = self._marks.findings(session)
            session_detail(view, session, found, self._marks.of(session), place, detail)
        elif chase.id in view.mission.unit:
            refresher_detail(view, chase, detail)

    def about(self) -> Sequence[Line]:
        if self.app.size.width >= WIDE:
            return ()
        return self._about_chase(self.app.size.width) if self.chase else [line()] * ABOUT

    def _about_chase(self, room: int) -> list[Line]:
        """Return who has to act for what, and then what is to be done."""
        chase, mission = self.chase, self.desk.view.mission
        assert chase
        entry = mission.session.get(chase.id) if chase.kind != "refresher" else mission.unit.get(chase.id)
        title = title_of(entry) if entry else ""
        what = f"{one_line(chase.id)} {title}".strip()
        head = what if chase.party == "unit" else f"{who_words(self.desk.view, chase)} | {what}"
        texts = wrapped(chase.what, room - 2)
        lines = [clipped(line(" ", (head, "title")), room), *(line(" ", text) for text in texts[: ABOUT - 1])]
        return [*lines, *[line()] * (ABOUT - len(lines))]

    def export_text(self) -> str:
        table = due_table(self.desk.view, len(self.desk.workspace.load_findings), self.mentor)
        if self.query_text:
            wanted = {id(each) for each in self._chases.values()}
            kept = [row for row, each in zip(table.rows, self._of_mentor, strict=True) if id(each) in wanted]
            table = replace(table, rows=tuple(kept), header=(*table.header, self.aside()))
        return "".join(f"{text_of(parts)}\n" for parts in table_lines(table))

    def focus_now(self) -> Focus:
        chase, view = self.chase, self.desk.view
        if chase is None:
            return Focus()
        if chase.kind != "refresher":
            focus = focus_of(view, Target("session", chase.id), ())
            return focus._replace(unit=next(iter(chase.units), focus.unit))
        cells = [cell for cell in view.coverage.by_unit.get(chase.id, ()) if cell.due]
        return Focus(unit=chase.id, module=cells[0].module.id if cells else None)
