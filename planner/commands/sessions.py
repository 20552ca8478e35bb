"""Owns the command ``sessions``: the sessions asked for, by start, or on a timeline."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, add_choice, add_format, day, known
from planner.commands.ids import declare_ids, ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.i18n import _
from planner.reports.periods import ZOOMS, Period
from planner.reports.session_facts import Marks
from planner.reports.sessions import Choice, codes_by_session, sessions_in, sessions_json, sessions_table
from planner.reports.tables import Table
from planner.reports.timeline import ROW_KINDS, Timeline
from planner.vocabulary import SESSION_STATUSES
from planner.workspace import Workspace


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--from", dest="start", metavar="DATE", type=day, help=_("sessions that end on it or later"))
    parser.add_argument("--to", dest="end", metavar="DATE", type=day, help=_("sessions that start on it or before"))
    declare_ids(parser, "region", "partner", "status", "unit")
    words = _("print them on a timeline, as text, from the as-of date to the end of the horizon or as asked for")
    parser.add_argument("--timeline", action="store_true", help=words)
    add_choice(parser, "--by", ROW_KINDS, _("what the rows of the timeline are; region is the default"))
    add_choice(parser, "--zoom", ZOOMS, _("what its columns are; week is the default"))
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the sessions asked for, by start or on a timeline."""
    workspace = opened(options)
    view, mission = workspace.view, workspace.view.mission
    choice = Choice(
        start=options.start,
        end=options.end,
        regions=ids(mission, "region", options.region),
        partners=ids(mission, "partner", options.partner),
        statuses=known(_("status"), options.status, SESSION_STATUSES),
        units=ids(mission, "unit", options.unit),
    )
    if options.timeline or options.by or options.zoom:
        return _timeline(options, out, workspace, choice)
    codes = codes_by_session(workspace.view.mission, workspace.unsorted_findings)

    def table() -> Table:
        return sessions_table(view, codes, choice, len(workspace.load_findings))

    report = Report(json=lambda: sessions_json(view, codes, choice), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)


def _timeline(options: Namespace, out: Output, workspace: Workspace, choice: Choice) -> int:
    """Print the sessions asked for on a timeline."""
    from planner.proposal.diary import Diary  # these two for a timeline alone
    from planner.reports.timeline_page import timeline_page

    if options.format != "text":
        raise UsageError(_("a timeline is printed as text only"))
    view, errors = workspace.view, len(workspace.load_findings)
    span = Period(options.start or view.day, max(options.end or view.horizon.end, options.start or view.day))
    marks = Marks(view, workspace.unsorted_findings)
    sessions = sessions_in(view, choice)
    timeline = Timeline(view, sessions, options.zoom or "week", marks=marks, is_free=Diary(view).is_free, span=span)
    used = bool(choice.regions or choice.partners or choice.statuses or choice.units)
    out.lines(timeline_page(timeline, options.by or "region", used=used, errors=errors))
    return 1 if errors else 0
