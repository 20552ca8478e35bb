"""Owns the keys of the sessions screen: list and timeline, zoom and rows, filter, marks, the detail and its ways out.

What is shown is ``sessions_page``'s.
"""

from __future__ import annotations

from bisect import bisect_right

from textual import on

from planner.i18n import _, ngettext
from planner.reports.free_time import free_words
from planner.reports.timeline import ROW_KINDS, ZOOMS
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.screens.session_acts import SessionActs, act_commands
from planner.tui.widgets.grid import Grid
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt
from planner.view import order_of


class Sessions(SessionActs):
    """What is planned, by whom, when and where."""

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command("screen.read", "enter", _("Detail"), _("Goes to everything about the session."), _("detail")),
            Command("screen.turn", "v", _("List or timeline"), _("Changes between them."), _("list/timeline")),
            Command("screen.zoom", "z", _("Zoom"), _("Timeline by week, month or quarter."), _("zoom")),
            Command("screen.turn_rows", "y", _("Rows"), _("Timeline of regions, teams, venues or units."), _("rows")),
            Command("screen.today", "t", _("Today"), _("Goes to the as-of date."), _("today")),
            Command(
                "screen.filter",
                "slash",
                _("Filter"),
                _("Shows sessions by id, title, unit, partner, team, region, status or module."),
                _("filter"),
            ),
            Command("screen.mark", "space", _("Mark"), _("Marks the session, or takes the mark off."), _("mark")),
            Command("screen.next_conflict(True)", "g", _("First conflict"), _("Goes to the first conflict ahead.")),
            Command("screen.next_conflict(False)", "G", _("Next conflict"), _("Goes to the next conflict.")),
            *act_commands(),
            Command("screen.other_side", "tab", _("Other side"), _("Goes from the list to the detail and back.")),
        )

    # List, timeline and detail.

    def action_turn(self) -> None:
        """Change between list and timeline, the cursor on the same session."""
        shown = self.session
        self.on_timeline = not self.on_timeline
        self.reading = False
        self.main.row = 0
        self.lay_out()
        self.put(shown.id if shown else None)
        self.main.focus()
        self.tell()

    def action_read(self) -> None:
        """Open the detail and go there; of a cell without a session say from when to when it is free."""
        if self.under:
            self._read(True)
        elif self.on_timeline and len(self._table):
            self.say(free_words(self._table.rows[self.main.row], self.free_now))

    def action_other_side(self) -> None:
        """Go from the list to the detail, or back."""
        if self.query_one(Page).has_focus:
            self._read(False)
        else:
            self.action_read()

    def _read(self, reading: bool) -> None:
        self.reading = reading
        self.lay_out()
        self.tell_detail()
        (self.query_one(Page) if reading else self.main).focus()
        self.tell_about()

    def back(self) -> bool:
        prompts = self.query(Prompt)
        if prompts or (self.query_text and not self.reading):
            self.take_away(*prompts)
            if self.query_text:
                self._narrow("")
            self.main.focus()
            return True
        if self.reading:
            self._read(False)
            return True
        if self.among:
            self.among = frozenset()
            self._narrow("")
        return False

    @on(Grid.Chosen)
    def _chosen(self) -> None:
        self.action_read()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.tell_detail()
        self.tell_about()

    @on(Page.Chosen)
    def _went(self, event: Page.Chosen) -> None:
        kind, _colon, name = event.target.partition(":")
        if kind == "session":
            self._read(False)
            self.go_to(Focus(session=name))
        else:
            self.post_message(self.Wanted(Focus(**{kind: name})))

    # The timeline.

    def action_zoom(self) -> None:
        """Change to the next longer period, or back to weeks."""
        if self._is_timeline():
            self.zoom = ZOOMS[(ZOOMS.index(self.zoom) + 1) % len(ZOOMS)]
            self._drawn_anew()

    def action_turn_rows(self) -> None:
        """Change what the rows are."""
        if self._is_timeline():
            self.kind = ROW_KINDS[(ROW_KINDS.index(self.kind) + 1) % len(ROW_KINDS)]
            self._drawn_anew()

    def _is_timeline(self) -> bool:
        if not self.on_timeline:
            self.say(_("v shows the timeline, which has rows and a zoom."))
        return self.on_timeline

    def _drawn_anew(self) -> None:
        """Draw the timeline anew, the cursor on the same session, else on the same day."""
        shown, lanes = self.session, self.main
        day = self._table.timeline.periods[max(0, lanes.column - 1)].start
        self.lanes = None
        lanes.row = min(lanes.row, len(self._table) - 1)
        self.put_on_timeline(shown, day)
        self.tell_detail()
        self.tell()

    def action_today(self) -> None:
        """Go to the as-of date."""
        if self.on_timeline:
            self.put_on_timeline(None)
            self.tell_detail()
        else:
            self.put(None)
        self.tell_about()

    # Filter, marks and conflicts.

    def action_filter(self) -> None:
        """Open the line in which the filter is typed."""
        if not self.query(Prompt):
            if self.reading:
                self._read(False)
            hint = _("id, title, unit, partner, region, status or module; Enter keeps it, Esc shows all")
            prompt = Prompt(self.query_text, hint)
            self.mount(prompt, before="#bottom")
            prompt.focus()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self._narrow(event.value)

    @on(Prompt.Submitted)
    def _kept(self) -> None:
        self.take_away(*self.query(Prompt))
        self.main.focus()

    def _narrow(self, query: str) -> None:
        shown = self.session
        self.query_text = query.strip()
        self.select(shown.id if shown else None)
        self.tell()

    def action_mark(self) -> None:
        """Mark the sessions under the cursor, or take their marks off."""
        names = {session.id for session in self.under}
        if names <= self.marked:
            self.marked -= names
        else:
            self.marked |= names
        self.main.redraw()
        self.tell()

    def action_next_conflict(self, first: bool) -> None:
        """Go to the first conflict that is not over, or to the next one after the cursor."""
        found = self.conflicts
        if not found:
            self.say(_("No conflict is ahead."))
            return
        at = 0
        if not first and (shown := self.session):
            at = bisect_right(found, order_of(shown), key=order_of) % len(found)
        self.put(found[at].id)
        self.tell()
        text = ngettext("Conflict {place} of {count}", "Conflict {place} of {count}", len(found))
        self.say(text.format(place=at + 1, count=len(found)), "dim")
