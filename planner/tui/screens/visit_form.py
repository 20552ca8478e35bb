"""Owns the form in which a follow-up visit gets its day: to which unit, after which session."""

from __future__ import annotations

from planner.i18n import _
from planner.tui.forms.draft import Draft
from planner.tui.forms.records import Visit, sessions_to_visit
from planner.tui.screens.form import Form
from planner.tui.screens.frame import Frame


class VisitForm(Form):
    """When the unit that the cursor is on is visited after a session."""

    def begin(self, below: Frame) -> Draft | str:
        focus = below.focus_now()
        if focus.unit not in self.desk.view.mission.unit:
            return _("Put the cursor on a unit, or on a session of it, to plan a visit.")
        assert focus.unit
        sessions = sessions_to_visit(self.desk.workspace, focus.unit, focus.session)
        if not sessions:
            return _("The unit has no session that a visit could follow.")
        return Visit(self.desk.workspace, focus.unit, sessions)

    def first_field(self) -> str:
        return "follow_up"
