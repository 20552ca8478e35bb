"""Owns the days on which a session of some hours could begin, and sets of them; it knows no session.

A set of starts is an integer with a bit for each: what hundreds of places and teams leave free is combined at once.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from planner.attendance import later
from planner.coverage import Number
from planner.view import View

HOURS_A_DAY = 6
"""Hours of teaching a day; the curricula that ship are written for days of six hours."""
NOTICE_DAYS = 7
"""Days that lie at least between the as-of date and a proposed start, as long as there is such a start."""
MOST_WEEKS = 104
"""Weeks that are looked at, however long the horizon."""
_FRIDAY, _WEEK = 4, 7


def last_day(start: dt.date, hours: Number) -> dt.date:
    """Return the day on which *hours* of teaching that begin on *start* end; weekends are free."""
    left = max(1, math.ceil(round(hours / HOURS_A_DAY, 6))) - 1
    if start.weekday() > _FRIDAY:  # a start on a weekend teaches nothing before Monday
        left += 1
    weekday = min(start.weekday(), _FRIDAY)
    weeks, days = divmod(weekday + left, _FRIDAY + 1)
    return later(start, _WEEK * weeks + days - start.weekday())


class Starts:
    """Days in order on which a session may begin, each with its last day."""

    def __init__(self, days: Sequence[dt.date], hours: Number, notice: dt.date) -> None:
        self.days = list(days)
        self.ends = [last_day(day, hours) for day in days]
        self.all = (1 << len(self.days)) - 1
        self._late = self.all & ~((1 << bisect_left(self.days, notice)) - 1)

    def meeting(self, first: dt.date, last: dt.date) -> int:
        """Return the starts whose sessions share a day with those from *first* to *last*."""
        low, high = bisect_left(self.ends, first), bisect_right(self.days, last)
        return ((1 << high) - 1) & ~((1 << low) - 1) if high > low else 0

    def meeting_within(self, first: dt.date, last: dt.date, days: int) -> int:
        """Return the starts whose sessions have at most *days* between them and those from *first* to *last*."""
        before = max(first.toordinal() - days, 1)
        return self.meeting(dt.date.fromordinal(before), later(last, days))

    def after(self, day: dt.date) -> int:
        """Return the starts after *day*."""
        return self.all & ~((1 << bisect_right(self.days, day)) - 1)

    def since(self, day: dt.date) -> int:
        """Return the starts from *day* on."""
        return self.all & ~((1 << bisect_left(self.days, day)) - 1)

    def within(self, starts: int) -> Iterator[int]:
        """Yield the positions in the set *starts*, by date; those that leave too little notice come last."""
        for some in (starts & self._late, starts & ~self._late):
            while some:
                lowest = some & -some
                yield lowest.bit_length() - 1
                some ^= lowest


def notice_day(view: View) -> dt.date:
    """Return the first day that leaves ``NOTICE_DAYS``, or the horizon's first if that is later."""
    return max(later(view.day, NOTICE_DAYS), view.horizon.start)


def first_monday(view: View) -> dt.date:
    """Return the first Monday in the horizon at least ``NOTICE_DAYS`` after the as-of date."""
    day = notice_day(view)
    return later(day, -day.weekday() % _WEEK)


def mondays(view: View, hours: Number) -> list[dt.date]:
    """Return the Mondays, after the notice, on which *hours* of teaching begin and end within the horizon."""
    monday = first_monday(view)
    found: list[dt.date] = []
    while len(found) < MOST_WEEKS and last_day(monday, hours) <= view.horizon.end:
        found.append(monday)
        if (after := later(monday, _WEEK)) == monday or after.weekday():
            break
        monday = after
    return found


def weekdays(view: View, hours: Number) -> list[dt.date]:
    """Return all days from Monday to Friday, from tomorrow on, on which *hours* of teaching fit into the horizon."""
    day = max(later(view.day, 1), view.horizon.start)
    found: list[dt.date] = []
    while len(found) < MOST_WEEKS * (_FRIDAY + 1) and last_day(day, hours) <= view.horizon.end:
        if day.weekday() <= _FRIDAY and day > view.day:
            found.append(day)
        if (after := later(day, 1)) == day:
            break
        day = after
    return found
