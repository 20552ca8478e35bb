"""Dates: what people type, and steps that come back to where they began."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.tui.travel import Months, days_from, months_from, typed_day

DAY = dt.date(2014, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-09-30", "2014-09-30"),
        (" 2014-9-3 ", "2014-09-03"),
        ("+3m", "2014-09-30"),
        ("-3m", "2014-03-30"),
        ("-1y", "2013-06-30"),
        ("+1a", "2015-06-30"),
        ("-10d", "2014-06-20"),
        ("+2 w", "2014-07-14"),
        ("+1s", "2014-07-07"),
        ("-1j", "2014-06-29"),
        ("2014-02-30", None),
        ("30/09/2014", None),
        ("tomorrow", None),
        ("3m", None),
        ("+99999y", None),
        ("", None),
    ],
)
def test_typed(text: str, day: str | None) -> None:
    """A date as in the files, or a step in days, weeks, months or years, English or French; nothing is guessed."""
    assert typed_day(text, DAY) == (dt.date.fromisoformat(day) if day else None)


def test_the_calendar_ends() -> None:
    """Beyond its first and last day there is nothing, and nothing breaks."""
    assert days_from(dt.date.max, 1) is None
    assert days_from(dt.date.min, -1) is None
    assert months_from(dt.date.max, 1) is None
    assert months_from(dt.date.min, -1) is None
    assert Months().step(dt.date.max, 1) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.lists(st.sampled_from([1, -1]), max_size=40))
def test_months_come_back(day: dt.date, steps: list[int]) -> None:
    """However months are stepped through, as many back as forward lead to the date there was."""
    months, at = Months(), day
    for step in (*steps, *(-each for each in reversed(steps))):
        at = months.step(at, step) or at
    assert at == day


def test_months_begin_anew_elsewhere() -> None:
    """A step from another date than the last one counts from there."""
    months = Months()
    assert months.step(dt.date(2014, 1, 31), 1) == dt.date(2014, 2, 28)
    assert months.step(dt.date(2014, 2, 28), 1) == dt.date(2014, 3, 31)
    assert months.step(dt.date(2014, 2, 27), 1) == dt.date(2014, 3, 27)
