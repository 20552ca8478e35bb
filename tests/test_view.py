"""Protects the view on another date: what is taken over from the first changes no figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pytest

from planner.coverage import Counted, Coverage, Sums, coverage_of, summed
from planner.distribution import WEIGHTS, distribution_of
from planner.view import View
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def view() -> View:
    return Workspace.open(None).view


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 45, 400])
def test_another_date_is_the_same_as_anew(view: View, days: int) -> None:
    """Cells that the days between do not change are taken over; all figures are those of a view made from nothing."""
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


def test_another_weight_is_the_same_as_anew(view: View) -> None:
    """The weights share all but what would have to move: whichever comes first, each is as if it were the only one."""
    for weights in (WEIGHTS, WEIGHTS[::-1]):
        for day in (view.day, view.day + dt.timedelta(days=60)):
            moved = View(view.mission, day)
            assert [moved.distribution(weight) for weight in weights] == [
                distribution_of(view.mission, day, weight) for weight in weights
            ]


def test_only_one_weight_sums_the_cells(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(rows: Collection[Counted]) -> Sums:
        asked.append(1)
        return summed(rows)

    monkeypatch.setattr("planner.tally.summed", counted)
    again = View(view.mission, view.day)
    again.distribution()
    once = len(asked)
    assert [again.distribution(weight).weight for weight in WEIGHTS] == list(WEIGHTS)
    assert len(asked) == once > 0


@pytest.mark.parametrize("days", [0, 200])
def test_whether_anything_is_illustrative_is_what_the_total_says(view: View, days: int) -> None:
    coverage = view.on(view.day + dt.timedelta(days=days)).coverage
    assert coverage.illustrative is coverage.total.illustrative
    assert not Coverage(coverage.day, (), {}).illustrative
