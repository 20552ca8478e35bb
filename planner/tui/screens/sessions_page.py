"""Owns the words of the sessions screen: about the cursor, its help, its title line, the page as text.

What is shown is ``sessions_shown``'s; keys and what they do are in ``sessions``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from planner.i18n import _, ngettext
from planner.reports.lines import Line, line, text_of
from planner.reports.panes import Drawing, Target
from planner.reports.session_detail import text_lines
from planner.reports.session_facts import mark_notes
from planner.reports.sessions import codes_by_session, session_row, sessions_table
from planner.reports.tables import table_lines
from planner.reports.timeline_page import kind_word, notes, timeline_page
from planner.reports.words import heads_note
from planner.tui.screens.frame import WIDE
from planner.tui.screens.parts import no_session_words
from planner.tui.screens.session_words import about_box, legend_of
from planner.tui.screens.sessions_shown import SessionsShown

ABOUT, MOST_ABOUT = 3, 8
"""Lines about the cursor, at least and at most."""
AROUND = 4
"""Rows of title, tabs, signs and keys."""


class SessionsPage(SessionsShown):
    """Sessions, and what is said of them."""

    @property
    def twin(self) -> str:
        mission, query = self.desk.view.mission, self.query_text
        tables: dict[str, Collection[str]] = {
            "region": mission.region,
            "partner": mission.partner,
            "unit": mission.unit,
        }
        only = next((f" --{kind} {query}" for kind, table in tables.items() if query in table), "")
        if not self.on_timeline:
            return f"planner sessions{only}"
        by = "" if self.kind == "region" else f" --by {self.kind}"
        return f"planner sessions --timeline{by}" + ("" if self.zoom == "week" else f" --zoom {self.zoom}") + only

    def help_lines(self) -> Sequence[str]:
        own = [_("The detail says everything of a session; Enter there goes to its unit, module or other session.")]
        if self.on_timeline and self.lanes:
            return (*own, *notes(self.lanes.timeline))
        return (*own, _("!: findings that name the session, notes too."), *mark_notes(), heads_note())

    def aside(self) -> str:
        parts = []
        if self.on_timeline:
            parts.append(_("by {rows}").format(rows=kind_word(self.kind).lower()))
        if self.among:
            parts.append(_("only {what}").format(what=self.among_title))
        if self.query_text:
            parts.append(_("filter: {query}").format(query=self.query_text))
        if self.marked:
            count = len(self.marked)
            parts.append(ngettext("{count} marked", "{count} marked", count).format(count=count))
        return ", ".join(parts)

    def about(self) -> Sequence[Line]:
        size = self.app.size
        if self.reading and size.width < WIDE:
            return ()
        sign = legend_of(self.desk.look, size.width, self._table.kinds if self.on_timeline else ())
        if not self.sessions:
            return (line(" ", (no_session_words(bool(self.query_text)), "title")), sign)
        if self.on_timeline:
            return (*self._about_box(), sign)
        if size.width >= WIDE or not self.session:
            return (sign,)
        return (*self._words.lines(Target("session", self.session.id), size.width, ABOUT), sign)

    def _about_box(self) -> Sequence[Line]:
        """Return what is on in the cell of the cursor; of one session alone everything there is room for."""
        size, table = self.app.size, self._table
        most = max(ABOUT, min(MOST_ABOUT, size.height - AROUND - table.height))
        index = self.main.column - 1 if self.main.column else None
        lines = about_box(table.timeline, table.rows[self.main.row], index, self.desk.look, size.width, most)
        if index is None or len(self.under) != 1:
            return lines
        return (lines[0], *self._words.lines(Target("session", self.under[0].id), size.width, most - 1))

    def export_text(self) -> str:
        workspace, view = self.desk.workspace, self.desk.view
        errors = len(workspace.load_findings)
        if self.reading:
            return "\n".join(text_lines(self.detail(WIDE))) + "\n"
        if self.on_timeline:
            drawing, used = Drawing(self.desk.look.unicode), bool(self.query_text)
            lines = timeline_page(self._table.timeline, self.kind, used=used, errors=errors, drawing=drawing)
        else:
            codes = codes_by_session(view.mission, workspace.unsorted_findings)
            table = sessions_table(view, codes, errors=errors)
            rows = tuple(session_row(view, session, codes) for session in self.sessions)
            header = (*table.header, *([self.aside()] if self.aside() else []))
            lines = table_lines(replace(table, rows=rows, header=header))
        return "".join(f"{text_of(parts)}\n" for parts in lines)
