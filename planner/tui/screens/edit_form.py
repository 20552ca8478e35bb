"""Owns the form of an entry that is there: which one the cursor is on, and which of several is meant."""

from __future__ import annotations

from planner.i18n import _
from planner.tui.desk import Desk
from planner.tui.forms.draft import Draft
from planner.tui.forms.entries import Entity, EntryDraft, NewEntry
from planner.tui.forms.sessions import SessionCopy, SessionEntry
from planner.tui.screens.chooser import Chooser
from planner.tui.screens.form import Form
from planner.tui.screens.frame import Frame
from planner.workspace import Workspace


class EditForm(Form):
    """An entry to change: *entity*, else what the cursor is on."""

    def __init__(self, desk: Desk, entity: Entity | None = None, field: str = "") -> None:
        super().__init__(desk)
        self._entity = entity
        self._field = field

    def begin(self, below: Frame) -> Draft | str:
        if self._entity:
            return draft_of(self.desk.workspace, self._entity)
        found = below.entities_now()
        if not found:
            return _("What the cursor is on has no form; E opens its line in the file.")
        self._field = below.field_now()
        if len(found) == 1:
            return draft_of(self.desk.workspace, found[0])
        self.app.push_screen(Chooser(self.desk, found), self._named)
        return ""

    def _named(self, entity: Entity | None) -> None:
        if entity is None:
            self.dismiss(None)
        else:
            self._entity = entity
            self.open()

    def first_field(self) -> str:
        return self._field


class CopyForm(Form):
    """A copy of a session."""

    def __init__(self, desk: Desk, session: str) -> None:
        super().__init__(desk)
        self._session = session

    def begin(self, below: Frame) -> Draft | str:
        return SessionCopy(self.desk.workspace, Entity("session", self._session))

    def first_field(self) -> str:
        return "start"


class NewForm(Form):
    """A new entry of a table."""

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__(desk)
        self._table = table

    def begin(self, below: Frame) -> Draft | str:
        return NewEntry(self.desk.workspace, self._table)


def draft_of(workspace: Workspace, entity: Entity) -> Draft:
    """Return the draft of *entity*. Raises BadField: it is gone."""
    return (SessionEntry if entity.table == "session" else EntryDraft)(workspace, entity)
