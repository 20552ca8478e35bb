"""Owns what the form of a session says of its draft, and for which gap it opens; it draws and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _, ngettext
from planner.plain import one_line
from planner.reports.lines import Line, line
from planner.reports.overview_lists import STYLES, worst_gaps
from planner.reports.tables import wrapped
from planner.tui.desk import Focus
from planner.tui.draft import Draft
from planner.view import View

LONGEST = 1000
"""Characters of one sentence that are shown."""


def gap_of(view: View, focus: Focus) -> tuple[str, str] | None:
    """Return unit and module of *focus*, what it leaves open filled in by the worst gap; None: there are none."""
    mission = view.mission
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


def until_words(draft: Draft) -> str:
    """Return until when the session lasts; empty while no day is typed."""
    start, end = draft.start, draft.end
    if start is None or end is None:
        return ""
    count = (end - start).days + 1
    text = ngettext("until {end}, {count} day", "until {end}, {count} days", count)
    return text.format(end=end.isoformat(), count=count)


def note_lines(draft: Draft, field: str, room: int) -> Iterator[Line]:
    """Yield why *field* is as proposed, what is in the way of the proposal, and what the rules would say.

    Of a session that is no longer where and when it was proposed, only the rules know what is in its way.
    """
    for text in wrapped(one_line(draft.reason(field), LONGEST), room):
        yield line(" ", (text, "dim"))
    for obstacle in () if draft.touched & {"venue", "start", "seats"} else draft.proposal.obstacles:
        for text in wrapped(_("In the way: {text}").format(text=one_line(obstacle, LONGEST)), room, "  "):
            yield line(" ", text)
    for finding in draft.findings():
        head, *rest = wrapped(f"{finding.code} {one_line(finding.message, LONGEST)}", room, "  ")
        yield line(" ", (finding.code, STYLES[finding.severity]), head.removeprefix(finding.code))
        yield from (line(" ", text) for text in rest)
