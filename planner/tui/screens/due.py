"""Owns the keys of the due screen: the way to a session or unit, the order, the mentor, the filter.

What is shown is ``due_shown``'s.
"""

from __future__ import annotations

from textual import on

from planner.i18n import _
from planner.reports.due_page import mentors_in
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.screens.due_shown import DueShown
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt


class Due(DueShown):
    """What to chase this week."""

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command("screen.choose", "enter", _("Go there"), _("Opens the session or the unit."), _("go there")),
            Command("screen.sort", "t", _("Order"), _("By who has to act, or by day."), _("order")),
            Command(
                "screen.turn_mentor",
                "v",
                _("Mentor"),
                _("All, or the units of one mentor after the other."),
                _("mentor"),
            ),
            Command("screen.filter", "slash", _("Filter"), _("By who, what, session or unit."), _("filter")),
        )

    def back(self) -> bool:
        prompts = self.query(Prompt)
        if not prompts and not self.query_text:
            return False
        self.take_away(*prompts)
        if self.query_text:
            self._narrow("")
        self.query_one("#list").focus()
        return True

    @on(Page.Moved)
    def _moved(self) -> None:
        self.tell_detail()
        self.tell_about()

    @on(Page.Chosen)
    def _chosen(self) -> None:
        if chase := self.chase:
            kind = "unit" if chase.kind == "refresher" else "session"
            self.post_message(self.Wanted(Focus(**{kind: chase.id})))

    def action_choose(self) -> None:
        """Open the session or the unit."""
        self._chosen()

    def action_sort(self) -> None:
        """Change between the order of who has to act and that of days."""
        self.by_day = not self.by_day
        self.select()
        self.tell()

    def action_turn_mentor(self) -> None:
        """Show what is about the units of the next mentor, or everything."""
        teams = [None, *mentors_in(self.desk.view)]
        at = teams.index(self.mentor) if self.mentor in teams else 0
        self.mentor = teams[(at + 1) % len(teams)]
        self.select()
        self.tell()

    def action_filter(self) -> None:
        """Open the line in which the filter is typed."""
        if not self.query(Prompt):
            prompt = Prompt(self.query_text, _("who, what, session or unit; Enter keeps it, Esc shows all"))
            self.mount(prompt, before="#bottom")
            prompt.focus()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self._narrow(event.value)

    @on(Prompt.Submitted)
    def _kept(self) -> None:
        self.take_away(*self.query(Prompt))
        self.query_one("#list").focus()

    def _narrow(self, query: str) -> None:
        self.query_text = query.strip()
        self.select()
        self.tell()
