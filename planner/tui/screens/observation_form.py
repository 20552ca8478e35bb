"""Owns the form in which a mentor records what was seen: at which unit, and of which module."""

from __future__ import annotations

from planner.i18n import _
from planner.tui.forms.draft import Draft
from planner.tui.forms.records import Seen
from planner.tui.screens.form import Form
from planner.tui.screens.frame import Frame


class ObservationForm(Form):
    """What was seen at the unit that the cursor is on."""

    def begin(self, below: Frame) -> Draft | str:
        focus = below.focus_now()
        unit = self.desk.view.mission.unit.get(focus.unit or "")
        if unit is None:
            return _("Put the cursor on a unit to record what was seen there.")
        return Seen(self.desk.workspace, unit, focus.module if focus.module in self.desk.view.mission.module else None)
