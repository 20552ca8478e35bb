"""Protects the view on another date: what is taken over from the first changes no figure."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.coverage import coverage_of
from planner.view import View
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def view() -> View:
    return Workspace.open(None).view


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 45, 400])
def test_another_date_is_the_same_as_anew(view: View, days: int) -> None:
    """Cells that no session touches are taken over; all figures are those of a view made from nothing."""
    warm = view.coverage, view.by_start, view.sessions_of
    day = view.day + dt.timedelta(days=days)
    moved = view.on(day).on(day)  # the second one takes over from the first
    moved.coverage  # noqa: B018
    again = moved.on(view.day).on(day)
    assert warm
    for each in (moved, again):
        assert each.coverage.cells == coverage_of(view.mission, day).cells
        assert each.distribution() == View(view.mission, day).distribution()
        assert each.sessions_of == View(view.mission, day).sessions_of
