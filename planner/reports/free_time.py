"""Owns from when to when a team, a venue or a unit is free, and how that is said; when one is free comes in."""

from __future__ import annotations

import datetime as dt

from planner.i18n import _
from planner.model import Team, Unit, Venue
from planner.reports.periods import Period
from planner.reports.timeline import FRIDAY, IsFree, Row


def free_span(is_free: IsFree, who: Team | Venue | Unit, within: Period, end: dt.date) -> Period | None:
    """Return the days from the first weekday of *within* on which *who* is free, until it is not, at most until *end*.

    None: it is free on no weekday of *within*.
    """
    for first in range(within.start.toordinal(), within.end.toordinal() + 1):
        day = dt.date.fromordinal(first)
        if day.weekday() <= FRIDAY and is_free(who, day, day):
            least, most = first, max(first, end.toordinal())
            while least < most:  # who is not free until some day is not free until a later one
                middle = (least + most + 1) // 2
                if is_free(who, day, dt.date.fromordinal(middle)):
                    least = middle
                else:
                    most = middle - 1
            return Period(day, dt.date.fromordinal(least))
    return None


def free_words(row: Row, span: Period | None) -> str:
    """Return in a sentence from when to when *row* is free, and what plans a session then."""
    if span is None:
        return _("No session is on here; n plans one.")
    text = _("{row} is free from {first} to {last}; n plans a session then.")
    return text.format(row=row.title or row.id, first=span.start.isoformat(), last=span.end.isoformat())
