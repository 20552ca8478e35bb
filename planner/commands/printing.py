"""Owns how commands print a report: in which format, what is left out, and the exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from msgspec import Struct

from planner.commands.output import Output
from planner.reports.provenance import left_out_line
from planner.reports.tables import Table, json_text, table_csv, table_lines, table_markdown
from planner.workspace import Workspace


class Report(Struct, frozen=True, kw_only=True):
    """What a report can be printed as, each made only when it is asked for."""

    json: Callable[[], dict[str, object]]
    tables: Callable[[], Sequence[Table]]
    csv: Callable[[], Table]


def printed(options: Namespace, out: Output, workspace: Workspace, report: Report) -> int:
    """Print *report* in the format asked for; return 0, or 1 if entries with errors are left out."""
    errors = len(workspace.load_findings)
    if options.format == "json":
        out.json(json_text({**report.json(), **left_out(workspace)}))
    elif options.format == "csv":
        out.write(table_csv(report.csv()))
    elif options.format == "md":
        out.write("\n".join(table_markdown(table) for table in report.tables()))
    else:
        for number, table in enumerate(report.tables()):
            out.lines([(), *table_lines(table)] if number else table_lines(table))
    if errors and options.format in ("json", "csv"):
        out.say(left_out_line(workspace.view.mission.left_out, errors))
    return 1 if errors else 0


def left_out(workspace: Workspace) -> dict[str, object]:
    """Return what JSON says of entries with errors: nothing where there is none."""
    return {"left_out": workspace.view.mission.left_out} if workspace.load_findings else {}
