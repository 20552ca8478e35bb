"""Owns the command ``compare``: what the figures were on another date, what they are, and the difference."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from planner.commands.arguments import Parser, UsageError, add_choice, add_format, day
from planner.commands.ids import declare_ids, ids
from planner.commands.mentor import declare_mentor, mentor_of
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.commands.printing import Report, printed
from planner.comparing import quarter_before
from planner.i18n import _
from planner.mission import Mission
from planner.reports.comparison import Compared, comparison_json, in_order
from planner.reports.comparison_table import comparison_table
from planner.reports.coverage import EVERYTHING, Selection
from planner.reports.tables import Table
from planner.view import View
from planner.workspace import Workspace

OF = ("coverage", "sessions", "due", "reform", "findings")
BYS = ("zone", "region", "unit", "curriculum", "module", "team", "venue")
BY_OF = {"coverage": BYS[:5], "sessions": ("region", "unit", "team", "venue")}
"""What there can be a row for; the first is the default."""


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    words = _("the other date; default: three months before that of the figures")
    parser.add_argument("other", metavar="DATE", type=day, nargs="?", help=words)
    add_choice(parser, "--of", OF, _("what is compared; coverage is the default"), "coverage")
    words = _("one row for each; zone is the default, of sessions region; team and venue are of sessions alone")
    add_choice(parser, "--by", BYS, words)
    declare_ids(parser, "curriculum", "unit", "region", "zone")
    declare_mentor(parser)
    add_format(parser)


def run(options: Namespace, out: Output) -> int:
    """Print the figures on two dates and their differences."""
    workspace = opened(options)
    view = workspace.view
    other = options.other or quarter_before(view.day)
    if other == view.day:
        raise UsageError(_("{day} is the date of the figures themselves").format(day=other.isoformat()))
    then, now = in_order(view.on(other), view)
    selection = _selection(options, view.mission)
    by = _by(options, selection)
    report = (_coverage if options.of == "coverage" else _list)(options, workspace, then, now, by, selection)
    return printed(options, out, workspace, report)


def _selection(options: Namespace, mission: Mission) -> Selection:
    return Selection(
        curricula=ids(mission, "curriculum", options.curriculum),
        units=ids(mission, "unit", options.unit),
        regions=ids(mission, "region", options.region),
        zones=ids(mission, "zone", options.zone),
    )


def _by(options: Namespace, selection: Selection) -> str:
    """Return what there is a row for.

    Raises:
        UsageError: an option goes with something else that is compared.
    """
    allowed = BY_OF.get(options.of, ())
    if options.by and options.by not in allowed:
        raise UsageError(_("--by {by} does not go with --of {of}").format(by=options.by, of=options.of))
    if options.of != "coverage" and selection != EVERYTHING:
        raise UsageError(_("only coverage is compared for a curriculum, unit, region or zone"))
    if options.mentor and options.of != "due":
        raise UsageError(_("--mentor goes with --of due"))
    return options.by or next(iter(allowed), "")


def _coverage(options: Namespace, workspace: Workspace, then: View, now: View, by: str, selection: Selection) -> Report:
    def table() -> Table:
        return comparison_table(then, now, by, selection, len(workspace.load_findings))  # type: ignore[arg-type]

    return Report(
        json=lambda: comparison_json(then, now, workspace.view.day, by, selection),  # type: ignore[arg-type]
        tables=lambda: (table(),),
        csv=table,
    )


def _list(options: Namespace, workspace: Workspace, then: View, now: View, by: str, _selection: Selection) -> Report:
    from planner.reports.compared_table import list_json, list_table

    rows, names = _rows(options, workspace, then, now, by)

    def table() -> Table:
        return list_table(then, now, rows, names, len(workspace.load_findings))

    return Report(
        json=lambda: list_json(then, now, workspace.view.day, options.of, rows), tables=lambda: (table(),), csv=table
    )


def _rows(
    options: Namespace, workspace: Workspace, then: View, now: View, by: str
) -> tuple[Sequence[Compared], Sequence[str]]:
    """Return what is compared, and the names of its figures."""
    from planner.reports import compared_lists as lists

    if options.of == "sessions":
        return lists.compared_sessions(then, now, by), lists.TEACHING  # type: ignore[arg-type]
    if options.of == "due":
        return lists.compared_due(then, now, mentor_of(options, now.mission)), lists.DUE
    if options.of == "reform":
        return lists.compared_reform(then, now), lists.BOTH
    from planner.checks import RULES

    titles = {code: _(rule.title) for code, rule in RULES.items()}
    before, after = (list(workspace.find(view)) for view in (then, now))
    return lists.compared_findings(before, after, titles), lists.FOUND
