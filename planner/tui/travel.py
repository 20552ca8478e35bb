"""Owns the ways from one date to another: by days, by months, and what people type; it computes no figure."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from planner.i18n import _

STEP = re.compile(r"([+-]) ?(\d{1,5}) ?([djwsmya])")
"""A step from the date there is: days, weeks, months or years, also by their French initials."""


def months_from(day: dt.date, months: int) -> dt.date | None:
    """Return the date so many calendar months from *day*, clamped to the month's end; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_from(day: dt.date, days: int) -> dt.date | None:
    """Return the date so many days from *day*; None beyond the calendar."""
    number = day.toordinal() + days
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


def typed_day(text: str, day: dt.date) -> dt.date | None:
    """Return the date that *text* names: ``2014-09-30``, or from *day* on ``+3m``, ``-10d``; None: it names none."""
    text = text.strip().lower()
    if step := STEP.fullmatch(text):
        count = int(step[2]) * (-1 if step[1] == "-" else 1)
        if step[3] in "my" or step[3] == "a":
            return months_from(day, count if step[3] == "m" else 12 * count)
        return days_from(day, count * (7 if step[3] in "ws" else 1))
    if not re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text):
        return None
    year, month, number = map(int, text.split("-"))
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def not_a_day() -> str:
    """Return what is said of a text that names no date."""
    return _("That is no date: write it like 2014-09-30, or a step like +3m, -10d.")


class Months:
    """Steps by months, counted from where they began: going back comes back, whatever the lengths of months."""

    def __init__(self) -> None:
        self._begin: dt.date | None = None
        self._count = 0
        self._reached: dt.date | None = None

    def step(self, day: dt.date, by: int) -> dt.date | None:
        """Return the date *by* months from *day*; None beyond the calendar."""
        if self._begin is None or day != self._reached:
            self._begin, self._count = day, 0
        reached = months_from(self._begin, self._count + by)
        if reached:
            self._count += by
            self._reached = reached
        return reached
