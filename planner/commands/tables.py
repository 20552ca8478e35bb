"""Owns the commands that print a table: coverage, distribution, sessions, due and modules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from planner.commands.arguments import Parser, add_choice, add_format, day, known
from planner.commands.output import Output
from planner.distribution import WEIGHTS
from planner.i18n import _
from planner.mission import Mission
from planner.vocabulary import SESSION_STATUSES

if TYPE_CHECKING:
    from planner.reports.tables import Table

BYS = ("cell", "unit", "region", "zone", "curriculum", "module")


def declare_coverage(parser: Parser) -> None:
    """Declare what ``coverage`` takes."""
    add_choice(parser, "--by", BYS, _("one row for each; cell (default): unit and module"), "cell")
    _declare_ids(parser, "curriculum", "unit", "region", "zone")
    add_format(parser)


def coverage(options: Namespace, out: Output) -> int:
    """Print need, covered, due, lapsed, scheduled and gap."""
    from planner.commands.opening import Report, opened, printed
    from planner.reports.coverage import Selection, coverage_json
    from planner.reports.coverage_table import coverage_table

    workspace = opened(options)
    view, mission, by = workspace.view, workspace.view.mission, options.by
    selection = Selection(
        curricula=_ids(mission, "curriculum", options.curriculum),
        units=_ids(mission, "unit", options.unit),
        regions=_ids(mission, "region", options.region),
        zones=_ids(mission, "zone", options.zone),
    )

    def table() -> Table:
        return coverage_table(view, by, selection, len(workspace.load_findings))

    report = Report(json=lambda: coverage_json(view, by, selection), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)


def declare_distribution(parser: Parser) -> None:
    """Declare what ``distribution`` takes."""
    add_choice(parser, "--weight", WEIGHTS, _("what delivery should follow; need is the default"), "need")
    add_format(parser)


def distribution(options: Namespace, out: Output) -> int:
    """Print regions and zones in both views, parity and what would have to move."""
    from planner.commands.opening import Report, opened, printed
    from planner.reports.distribution import distribution_data, distribution_json, distribution_tables

    workspace = opened(options)
    view, weight, errors = workspace.view, options.weight, len(workspace.load_findings)
    report = Report(
        json=lambda: distribution_json(view, weight),
        tables=lambda: distribution_tables(view, weight, errors),
        csv=lambda: distribution_data(view, weight),
    )
    return printed(options, out, workspace, report)


def declare_sessions(parser: Parser) -> None:
    """Declare what ``sessions`` takes."""
    parser.add_argument("--from", dest="start", metavar="DATE", type=day, help=_("sessions that end on it or later"))
    parser.add_argument("--to", dest="end", metavar="DATE", type=day, help=_("sessions that start on it or before"))
    _declare_ids(parser, "region", "partner", "status", "unit")
    add_format(parser)


def sessions(options: Namespace, out: Output) -> int:
    """Print the sessions asked for, by start."""
    from planner.commands.opening import Report, opened, printed
    from planner.reports.sessions import Choice, codes_by_session, sessions_json, sessions_table

    workspace = opened(options)
    view, mission = workspace.view, workspace.view.mission
    choice = Choice(
        start=options.start,
        end=options.end,
        regions=_ids(mission, "region", options.region),
        partners=_ids(mission, "partner", options.partner),
        statuses=known(_("status"), options.status, SESSION_STATUSES),
        units=_ids(mission, "unit", options.unit),
    )
    codes = codes_by_session(workspace.unsorted_findings)

    def table() -> Table:
        return sessions_table(view, codes, choice, len(workspace.load_findings))

    report = Report(json=lambda: sessions_json(view, codes, choice), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)


def declare_due(parser: Parser) -> None:
    """Declare what ``due`` takes."""
    add_format(parser)


def due(options: Namespace, out: Output) -> int:
    """Print the chase list."""
    from planner.commands.opening import Report, opened, printed
    from planner.reports.due import due_json, due_table

    workspace = opened(options)

    def table() -> Table:
        return due_table(workspace.view, len(workspace.load_findings))

    report = Report(json=lambda: due_json(workspace.view), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)


def declare_modules(parser: Parser) -> None:
    """Declare what ``modules`` takes."""
    add_format(parser)


def modules(options: Namespace, out: Output) -> int:
    """Print the modules by curriculum."""
    from planner.commands.opening import Report, opened, printed
    from planner.reports.modules import modules_json, modules_table

    workspace = opened(options)

    def table() -> Table:
        return modules_table(workspace.view, len(workspace.load_findings))

    report = Report(json=lambda: modules_json(workspace.view), tables=lambda: (table(),), csv=table)
    return printed(options, out, workspace, report)


def _declare_ids(parser: Parser, *kinds: str) -> None:
    for kind in kinds:
        words = _("only this one; several add up")
        parser.add_argument(f"--{kind}", metavar="ID", action="append", default=[], help=words)


def _ids(mission: Mission, kind: str, ids: Iterable[str]) -> frozenset[str]:
    entries: dict[str, Collection[str]] = {
        "curriculum": mission.curriculum,
        "unit": mission.unit,
        "region": mission.region,
        "zone": mission.zone,
        "partner": mission.partner,
    }
    words = {
        "curriculum": _("curriculum"),
        "unit": _("unit"),
        "region": _("region"),
        "zone": _("zone"),
        "partner": _("partner"),
    }
    return known(words[kind], ids, entries[kind])
