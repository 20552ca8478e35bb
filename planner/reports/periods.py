"""Owns the periods of a timeline: weeks from Monday, months and quarters, and which of them share a day with others."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from planner.attendance import later

Zoom = Literal["week", "month", "quarter"]
ZOOMS: tuple[Zoom, ...] = ("week", "month", "quarter")


class Period(NamedTuple):
    """Days from start to end, both included: a week from Monday, a month or a quarter."""

    start: dt.date
    end: dt.date


def period_at(day: dt.date, zoom: Zoom) -> Period:
    """Return the period that *day* is in; the calendar's last one ends with it."""
    if zoom == "week":
        monday = dt.date.fromordinal(day.toordinal() - day.weekday())
        return Period(monday, later(monday, 6))
    first = (day.month - 1) // 3 * 3 + 1 if zoom == "quarter" else day.month
    months = 3 if zoom == "quarter" else 1
    year, month = divmod(day.year * 12 + first - 1 + months, 12)
    end = dt.date.max if year > dt.MAXYEAR else dt.date.fromordinal(dt.date(year, month + 1, 1).toordinal() - 1)
    return Period(dt.date(day.year, first, 1), end)


def periods_between(first: dt.date, last: dt.date, zoom: Zoom) -> list[Period]:
    """Return the periods that share a day with those from *first* to *last*."""
    found = [period_at(first, zoom)]
    while found[-1].end < last:
        found.append(period_at(later(found[-1].end, 1), zoom))
    return found
