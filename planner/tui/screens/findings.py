"""Owns the keys of the screen of findings: groups, severities, the filter, and where a finding leads.

What is shown is ``findings_page``'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from planner.diagnostics import Severity
from planner.i18n import _
from planner.reports.filed import Filed
from planner.reports.findings_groups import Sieve
from planner.reports.panes import Target
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.forms.entries import Entity, entities_of
from planner.tui.screens.finding_focus import entities_in, field_of
from planner.tui.screens.findings_page import FindingsPage
from planner.tui.widgets.pair import Pair
from planner.tui.widgets.prompt import Prompt

SIEVES: tuple[frozenset[Severity], ...] = (
    frozenset(Severity),
    frozenset({Severity.ERROR, Severity.WARNING}),
    *(frozenset({severity}) for severity in sorted(Severity, reverse=True)),
)
"""The severities that are shown, in turn."""


class Findings(FindingsPage):
    """What is wrong in the files or worth doing."""

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.choose",
                "enter",
                _("Open"),
                _("Opens or closes a group; on a finding, goes to what it is about."),
                _("open"),
            ),
            Command(
                "screen.other_part",
                "tab,shift+tab",
                _("Why"),
                _("Goes into the page about the finding and its rule, and back."),
                _("why"),
            ),
            Command("screen.sift", "v", _("Severity"), _("Shows all, or errors, warnings or notes."), _("severity")),
            Command("screen.regroup", "t", _("Group"), _("By rule, or by what they are about."), _("group")),
            Command(
                "screen.filter", "slash", _("Filter"), _("Shows findings by code, words, file or id."), _("filter")
            ),
        )

    def back(self) -> bool:
        if self.query(Prompt) or (self.query_text and not self.pair.opened):
            self.take_away(*self.query(Prompt))
            if self.query_text:
                self.narrow("")
            self.pair.focus_again()
            return True
        was = self.pair.go_out()
        self.tell_about()
        return was

    @on(Pair.Moved)
    def _moved(self) -> None:
        self.page_again()
        self.tell_about()

    @on(Pair.Chosen)
    def _chosen(self, event: Pair.Chosen) -> None:
        target = event.target
        if target.kind == "group":
            self.opened = (self.opened or set()) ^ {target.id}
            self.list_again(target)
        else:
            self._follow(target)

    def _follow(self, target: Target) -> None:
        """Go to what *target* is: the entity of a finding, or an entity."""
        focus = self.focus_on(target)
        if focus == Focus():
            self.say(_("There is no screen for that; E opens its line."))
        else:
            self.post_message(self.Wanted(focus))

    def entities_now(self) -> Sequence[Entity]:
        inner, finding = self.pair.inner, self._finding
        if inner and inner.kind not in ("finding", "group"):
            return entities_of(self.desk.workspace, [(inner.kind, inner.id)])
        return entities_in(self.desk.workspace, finding) if finding else ()

    def field_now(self) -> str:
        return field_of(self._finding) if self._finding else ""

    def action_choose(self) -> None:
        """Open or close a group, or go to what a finding is about."""
        self.pair.choose()

    def action_other_part(self) -> None:
        """Go into the page, or back to the list."""
        if not self.pair.go_out() and self.pair.target:
            self.pair.go_in()
        self.tell_about()

    def action_sift(self) -> None:
        """Show the next severities that there are findings of."""
        there = self.desk.kept(Filed).counts.keys()
        at = SIEVES.index(self.sieve.severities)
        for sieve in (*SIEVES[at + 1 :], *SIEVES):
            if (sieve & there) and (sieve & there) != (self.sieve.severities & there):
                self.sift(Sieve(self.sieve.words, sieve))
                return
        self.say(_("All findings are of one severity."))

    def action_regroup(self) -> None:
        """Group by rule, or by what findings are about."""
        self.by_entity = not self.by_entity
        self.opened = None
        self.sift(self.sieve)

    def action_filter(self) -> None:
        """Open the line in which the filter is typed."""
        if not self.query(Prompt):
            prompt = Prompt(self.query_text, _("code, words, file or id; Enter keeps it, Esc shows all"))
            self.mount(prompt, after=self.pair)
            prompt.focus()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self.narrow(event.value)

    @on(Prompt.Submitted)
    def _kept(self, event: Prompt.Submitted) -> None:
        self.take_away(*self.query(Prompt))
        self.pair.focus_again()
