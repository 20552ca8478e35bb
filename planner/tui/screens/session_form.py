"""Owns the form of a new session: which gap it is for; what it proposes is the draft's."""

from __future__ import annotations

from planner.i18n import _
from planner.reports.overview_lists import worst_gaps
from planner.reports.panes import Target
from planner.tui.desk import Focus
from planner.tui.forms.draft import Draft
from planner.tui.forms.sessions import NewSession
from planner.tui.screens.form import Form
from planner.tui.screens.frame import Frame
from planner.tui.screens.sessions_shown import SessionsShown
from planner.tui.screens.spots import focus_of
from planner.view import View


class SessionForm(Form):
    """A session for what the cursor is on."""

    def begin(self, below: Frame) -> Draft | str:
        gap = gap_of(self.desk.view, below.focus_now())
        if gap is None:
            return _("There is no unit or no module to plan a session for.")
        draft = NewSession(self.desk.workspace, *gap)
        if isinstance(below, SessionsShown):
            draft.begin_with(below.wishes)
        return draft


def gap_of(view: View, focus: Focus) -> tuple[str, str] | None:
    """Return unit and module of *focus*, what it leaves open filled in by the worst gap; None: there are none."""
    mission = view.mission
    if focus.session in mission.session:
        about = focus_of(view, Target("session", focus.session or ""), ())
        focus = focus._replace(unit=focus.unit or about.unit, module=focus.module or about.module)
    unit = focus.unit if focus.unit in mission.unit else None
    module = focus.module if focus.module in mission.module else None
    if not (unit and module):
        for cell in worst_gaps(view):
            here = unit or not focus.region or cell.unit.region == focus.region
            if here and unit in (None, cell.unit.id) and module in (None, cell.module.id):
                return cell.unit.id, cell.module.id
    unit = unit or next((each.id for each in mission.units), None)
    module = module or next((each.id for each in mission.modules), None)
    return (unit, module) if unit and module else None
