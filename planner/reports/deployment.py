"""Owns the table of deployment: officers deployed of those approved, by component and date; it copies no share."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from planner.i18n import _
from planner.plain import one_line, width_of
from planner.reports.lines import Line, line
from planner.reports.panes import clipped
from planner.reports.tables import Cell, Column, Shown, Table
from planner.reports.words import number, percent
from planner.view import View

DATES = 4
"""The latest dates that fit a page."""

Counts = tuple[int, int]
"""Deployed and approved. Unit: heads."""


def deployed(view: View) -> dict[str, dict[dt.date, Counts]]:
    """Return heads deployed and approved by component and date up to the as-of date, in the order of the files."""
    series: dict[str, dict[dt.date, Counts]] = defaultdict(dict)
    for entry in view.mission.deployments:
        if entry.date <= view.day:
            there, approved = series[entry.component].get(entry.date, (0, 0))
            series[entry.component][entry.date] = (there + entry.deployed, approved + entry.approved)
    return dict(series)


def series_of(view: View, most: int = DATES) -> tuple[list[dt.date], list[tuple[str, list[Counts | None]]]]:
    """Return the *most* latest dates, and for each component the counts on them, together last where there are several.

    Together has a count only on dates on which every component has one.
    """
    series = deployed(view)
    dates = sorted({date for counts in series.values() for date in counts})[-most:]
    rows = [(one_line(name), [counts.get(date) for date in dates]) for name, counts in series.items()]
    if len(series) > 1:
        rows.append((_("together"), [_together(series, date) for date in dates]))
    return dates, rows


def deployment_line(view: View, room: int) -> Line:
    """Return the trend in one line of *room* columns: of each component the counts by date, the last of those approved.

    Where there is no room all together are left out, then older dates.
    """
    series = deployed(view)
    text = ""
    for most, together in [(DATES, True), *((most, False) for most in range(DATES, 0, -1))]:
        dates, rows = series_of(view, most)
        shown = rows if together or len(series) == 1 else rows[:-1]
        trends = "; ".join(filter(None, (_trend(name, counts) for name, counts in shown)))
        text = _("Deployed {month}: {trends}").format(month=str(dates[-1])[:7], trends=trends)
        if width_of(text) <= room - 2:
            break
    return clipped(line(" ", (text, "dim")), room)


def _trend(name: str, counts: list[Counts | None]) -> str:
    known = [count for count in counts if count]
    if not known:
        return ""
    *_before, (there, approved) = known
    share = f", {percent(there / approved)}" if approved else ""
    return f"{name} {' '.join(number(each) for each, _approved in known)}/{number(approved)}{share}"


def deployment_table(view: View) -> Table:
    """Return the latest dates as columns and the components as rows, together last where all have a figure."""
    dates, rows = series_of(view)
    columns = (Column("component", _("Component"), least=6), *(_column(date) for date in dates))
    cells = tuple((name, *map(_cell, counts)) for name, counts in rows)
    return Table(columns=columns, rows=cells, empty=_("No deployment is recorded."))


def _column(date: dt.date) -> Column:
    return Column(date.isoformat(), date.isoformat(), right=True)


def _together(series: dict[str, dict[dt.date, Counts]], date: dt.date) -> Counts | None:
    counts = [component.get(date) for component in series.values()]
    there = [count for count in counts if count]
    if len(there) < len(counts):
        return None
    return sum(deployed for deployed, _approved in there), sum(approved for _deployed, approved in there)


def _cell(counts: Counts | None) -> Cell:
    if counts is None:
        return "-"
    there, approved = counts
    share = percent(there / approved) if approved else "-"
    return Shown(None, f"{number(there)}/{number(approved)} {share:>4}")
