"""Owns edits that screens ask for: forms of entries, and changes without one; what they mean is the operations'."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.plain import one_line
from planner.tui.dated import DatedApp

if TYPE_CHECKING:
    from planner.history import Change
    from planner.workspace import Workspace

    Make = Callable[[Workspace], Change]
    """Makes a change out of a mission. Raises BadField or EditRefused."""

LONGEST = 400
"""Characters of a message."""


class EnteringApp(DatedApp):
    """The part of the app that enters changes."""

    def action_edit_entry(self, table: str, name: str, field: str = "") -> None:
        """Show the form of an entry."""
        from planner.tui.forms.entries import Entity
        from planner.tui.screens.edit_form import EditForm

        if self.frame:
            self.push_screen(EditForm(self.desk, Entity(table, name), field), self._entered)

    def action_edit_at(self, file: str, table: str, number: int) -> None:
        """Show the form of the entry that stands there."""
        from planner.tui.forms.entries import entity_at
        from planner.tui.screens.edit_form import EditForm

        entity = entity_at(self.desk.workspace, (file, table, number))
        if entity and self.frame:
            self.push_screen(EditForm(self.desk, entity), self._entered)

    def action_new_entry(self, table: str) -> None:
        """Show the form of an entry that is not there yet."""
        from planner.tui.screens.edit_form import NewForm

        if self.frame:
            self.push_screen(NewForm(self.desk, table), self._entered)

    def action_copy_session(self, name: str) -> None:
        """Show the form of a copy of a session."""
        from planner.tui.screens.edit_form import CopyForm

        if self.frame:
            self.push_screen(CopyForm(self.desk, name), self._entered)

    def _entered(self, said: str | None) -> None:
        if said:
            self._caught_up()
            self.say(said)

    def enter(self, make: Make) -> None:
        """Make a change, and say what came of it; of the example a copy is made first."""
        from planner.tui.screens.own_folder import OwnFolder

        def owned(folder: str | None) -> None:
            if folder is not None:
                self._enter(make)

        if self.desk.workspace.shipped:
            self.push_screen(OwnFolder(self.desk), owned)
        else:
            self._enter(make)

    def _enter(self, make: Make) -> None:
        from planner.editing import EditRefused
        from planner.history import OutOfDate
        from planner.operations import BadField

        workspace = self.desk.workspace
        try:
            change = make(workspace)
            if change.files:
                workspace.do(change)
        except (BadField, EditRefused, OutOfDate) as reason:
            self._caught_up()
            self.say(one_line(str(reason), LONGEST), "error")
            return
        self._caught_up()
        text = _("{change}: done, Ctrl+S saves it") if change.files else _("{change}: it is so already")
        self.say(text.format(change=one_line(change.name, LONGEST)))
