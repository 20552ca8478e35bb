"""Owns the form in which a session is recorded as delivered: which session it is."""

from __future__ import annotations

from planner.i18n import _
from planner.tui.forms.draft import Draft
from planner.tui.forms.records import Attendance
from planner.tui.screens.form import Form
from planner.tui.screens.frame import Frame


class AttendanceForm(Form):
    """Who came to the session that the cursor is on."""

    def begin(self, below: Frame) -> Draft | str:
        session = self.desk.view.mission.session.get(below.focus_now().session or "")
        if session is None:
            return _("Put the cursor on a session to record who came.")
        if session.status == "cancelled":
            return _("It is cancelled, so nobody can have come; e sets its status.")
        return Attendance(self.desk.workspace, session)
