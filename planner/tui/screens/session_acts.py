"""Owns what the sessions screen does to sessions: those that are marked, else the one under the cursor, as one change.

What each act means is the operations'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.history import Change
from planner.i18n import _, ngettext
from planner.loading import Loaded
from planner.tui.commands import Command
from planner.tui.screens.sessions_page import SessionsPage
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.tui.entering import EnteringApp
    from planner.tui.forms.entries import Entity

Act = Callable[[Loaded, str], Change]
"""Makes the change of one session. Raises BadField or EditRefused."""


def act_commands() -> tuple[Command, ...]:
    """Return the commands that change sessions; those of marked sessions say so."""
    return (
        Command(
            "screen.move(1)",
            "greater_than_sign",
            _("A week later"),
            _("Moves the marked sessions, else this one, with their visits."),
            _("move"),
        ),
        Command("screen.move(-1)", "less_than_sign", _("A week earlier"), _("Moves them a week back.")),
        Command("screen.go_on(1)", "p", _("Promote"), _("Idea, planned, approved: a step on, marked or not.")),
        Command("screen.go_on(-1)", "P", _("Step back"), _("A step back, to planned and to an idea.")),
        Command("screen.cancel", "X", _("Cancel"), _("Cancels those marked, else this one; they stay recorded.")),
        Command("screen.copy", "C", _("Copy"), _("Plans a session like this one, after it.")),
        Command("screen.relocate", "L", _("Location"), _("Chooses another venue, ranked by what it would clash with.")),
    )


class SessionActs(SessionsPage):
    """The sessions screen, with what changes sessions."""

    app: EnteringApp

    @property
    def meant(self) -> list[str]:
        """The sessions that an act is about, in their order: those marked, else the one under the cursor."""
        if self.marked:
            return [each.id for each in self.desk.view.by_start if each.id in self.marked]
        return [self.session.id] if self.session else []

    def action_move(self, weeks: int) -> None:
        """Move the sessions by so many weeks."""
        from planner.operations import move_session

        later = ngettext("move {count} session a week later", "move {count} sessions a week later", len(self.meant))
        back = ngettext("move {count} session a week back", "move {count} sessions a week back", len(self.meant))
        self._act(lambda loaded, name: move_session(loaded, name, weeks), later if weeks > 0 else back)

    def action_go_on(self, by: int) -> None:
        """Take the status a step on, or back."""
        from planner.operations import step_session

        on = ngettext("promote {count} session", "promote {count} sessions", len(self.meant))
        back = ngettext("take {count} session a step back", "take {count} sessions a step back", len(self.meant))
        self._act(lambda loaded, name: step_session(loaded, name, by), on if by > 0 else back)

    def action_cancel(self) -> None:
        """Cancel the sessions."""
        from planner.operations import cancel_session

        self._act(cancel_session, ngettext("cancel {count} session", "cancel {count} sessions", len(self.meant)))

    def action_copy(self) -> None:
        """Plan a session like this one."""
        if self.session:
            self.app.action_copy_session(self.session.id)

    def action_relocate(self) -> None:
        """Choose another venue."""
        if self.session:
            self.app.action_edit_entry("session", self.session.id, "venue")

    def _act(self, act: Act, name: str) -> None:
        """Do *act* to the sessions that are meant; several become one change, called *name*."""
        meant = self.meant
        if not meant:
            self.say(_("No session is under the cursor."))
            return

        def make(workspace: Workspace) -> Change:
            if len(meant) == 1:
                return act(workspace.loaded, meant[0])
            return workspace.all_of(name.format(count=len(meant)), [partial(_done, act, each) for each in meant])

        self.app.enter(make)

    def entities_now(self) -> Sequence[Entity]:
        """Return the session; of several in a cell all, and without one the row of the timeline."""
        from planner.tui.forms.entries import entities_of

        names = [("session", each.id) for each in self.under]
        if self.on_timeline and len(self._table):
            row = self._table.rows[self.main.row]
            if not self.main.column or not names:
                names = [(row.kind, row.id)] if row.id else []
        if self.reading and self.session:
            names = [("session", self.session.id)]
        return entities_of(self.desk.workspace, names)


def _done(act: Act, name: str, loaded: Loaded) -> Change:
    return act(loaded, name)
