"""Owns the turns of phrase that the checks of the plan share; it knows no rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from planner.i18n import _, ngettext

MOST_NAMES = 5
"""Names in one message or list of entities; the rest is counted."""


def period(first: dt.date, last: dt.date) -> str:
    """Return "on" the day or "from" the first "to" the last, to end a sentence with."""
    if first == last:
        return _("on {day}").format(day=first)
    return _("from {first} to {last}").format(first=first, last=last)


def listed(names: Iterable[str]) -> str:
    """Return the *names* joined, the sixth and later ones counted."""
    every = list(names)
    if len(every) <= MOST_NAMES:
        return ", ".join(every)
    count = len(every) - MOST_NAMES
    more = ngettext("{names} and {count} more", "{names} and {count} more", count)
    return more.format(names=", ".join(every[:MOST_NAMES]), count=count)


def percent(share: float) -> str:
    """Return a share of a target, like ``20 %``."""
    return _("{number} %").format(number=f"{share * 100:.4g}")
