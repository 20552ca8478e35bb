"""Protects differences between two dates: computed by hand once, and never more than one figure less the other."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.comparing import (
    UNITS,
    Pair,
    compare_cells,
    compare_numbers,
    compare_rows,
    compare_sums,
    compare_teaching,
    compare_verdicts,
    quarter_before,
    teaching_of,
)
from planner.coverage import coverage_of
from planner.curriculum import Curriculum, Module
from planner.distribution import distribution_of
from planner.mission import Mission
from planner.model import Region, Session, Settings, Unit, Venue, Zone
from planner.tally import Teaching

THEN, NOW = dt.date(2014, 3, 31), dt.date(2014, 6, 30)


@pytest.fixture
def mission() -> Mission:
    """Two units in two zones, two modules, and a quarter in which one session is held and another one lapses.

    Need: 10 heads each in A (6 h) and B (2 h). On 31 March 8 of north's A are valid until 1 June, and 4 of capital's B.
    On 30 June north's A has lapsed; 5 of north's B were taught on 10 May, in the capital; capital has 4 more of B.
    """
    law = Curriculum(id="law", title="Law")
    modules = (
        Module(id="A", title="A", hours=6, refresh_months=12),
        Module(id="B", title="B", hours=2),
    )
    return Mission(
        root=None,  # type: ignore[arg-type]
        settings=Settings(title="x", focus="north", reference="capital"),
        zones=(Zone(id="north", title="North"), Zone(id="capital", title="Capital")),
        regions=(Region(id="gao", title="Gao", zone="north"), Region(id="bko", title="Bamako", zone="capital")),
        units=(
            Unit(id="n", title="N", region="gao", strength=10),
            Unit(id="c", title="C", region="bko", strength=10),
        ),
        venues=(Venue(id="hall", title="Hall", region="bko", seats=40),),
        curricula=(law,),
        modules=modules,
        curriculum_of={"A": law, "B": law},
        sessions=(
            Session(id="s1", modules=("A",), start=dt.date(2013, 6, 1), status="delivered", attended={"n": 8}),
            Session(id="s2", modules=("B",), start=dt.date(2014, 1, 6), status="delivered", attended={"c": 4}),
            Session(
                id="s3", modules=("B",), start=dt.date(2014, 5, 10), status="delivered", venue="hall",
                attended={"n": 5, "c": 4},
            ),
        ),
    )  # fmt: skip


def test_all_together(mission: Mission) -> None:
    """Covered 8 + 4 = 12 of 40, then 0 + 5 + 8 = 13; hours 48 + 8 = 56 of 160, then 10 + 16 = 26."""
    pairs = compare_sums(coverage_of(mission, THEN).total, coverage_of(mission, NOW).total)
    assert pairs["need"] == Pair(40, 40)
    assert pairs["covered"] == (12, 13)
    assert pairs["covered"].difference == 1
    assert pairs["gap"].difference == -1
    assert pairs["lapsed"] == (0, 8)
    assert pairs["need_hours"] == (160, 160)
    assert pairs["covered_hours"] == (56, 26)
    assert pairs["gap_hours"].difference == 30
    assert pairs["delivered_hours"] == (56, 74)
    assert pairs["coverage"].difference == pytest.approx(26 / 160 - 56 / 160)


def test_teaching_of_sessions(mission: Mission) -> None:
    """Until 31 March 8 heads x 6 h and 4 x 2 h are held; until 30 June 9 more heads x 2 h, 5 of them of north."""
    then, now = (teaching_of(mission, mission.sessions, day) for day in (THEN, NOW))
    assert then == (Teaching(2, 12, 56), Teaching())
    assert now == (Teaching(3, 21, 74), Teaching())
    assert teaching_of(mission, mission.sessions, NOW, "n")[0] == Teaching(3, 13, 58)
    assert compare_teaching(then, now)["held_hours"].difference == 18
    assert compare_teaching(then, now)["booked_seats"] == (0, 0)


def test_teaching_of_all_sessions_is_that_of_all_places(mission: Mission) -> None:
    """What is held and booked of all sessions is what the distribution says of all regions, whatever the venue."""
    for day in (dt.date(2012, 1, 1), THEN, NOW):
        rows = distribution_of(mission, day).regions
        for number, name in enumerate(("held", "booked")):
            teaching = teaching_of(mission, mission.sessions, day)[number]
            for part in ("sessions", "seats", "hours"):
                assert getattr(teaching, part) == sum(getattr(getattr(row, name), part) for row in rows)


def test_booked_are_seats_still_to_end() -> None:
    """6 seats x 4 h are booked until the session is over; ideas and cancelled sessions never are."""
    law = Curriculum(id="law", title="Law")
    ahead = {"modules": ("A",), "start": NOW, "end": dt.date(2014, 7, 2), "seats": {"n": 6}}
    sessions = tuple(
        Session(id=status, status=status, **ahead)  # type: ignore[arg-type]
        for status in ("planned", "idea", "cancelled")
    )
    mission = Mission(
        root=None,  # type: ignore[arg-type]
        settings=Settings(title="x"),
        curricula=(law,),
        modules=(Module(id="A", title="A", hours=4),),
        curriculum_of={"A": law},
        sessions=sessions,
    )
    assert teaching_of(mission, sessions, NOW) == (Teaching(), Teaching(1, 6, 24))
    assert teaching_of(mission, sessions, dt.date(2014, 7, 2)) == (Teaching(), Teaching())


def test_numbers_by_name() -> None:
    """Late 5, then 2; to come 0, then 3."""
    assert compare_numbers(("late", "to_come"), (5, 0), (2, 3)) == {"late": (5, 2), "to_come": (0, 3)}


def test_one_cell(mission: Mission) -> None:
    """North's A loses its 8 heads by lapse; a cell that is on neither date has nothing."""
    then, now = (coverage_of(mission, day).cell["n", "A"] for day in (THEN, NOW))
    pairs = compare_cells(then, now)
    assert pairs["covered"] == (8, 0)
    assert pairs["covered"].difference == -8
    assert pairs["due"] == (8, 0)
    assert pairs["gap"] == (2, 10)
    assert compare_cells(None, now)["covered"] == (0, 0)
    assert compare_cells(None, None)["need"].difference == 0


def test_zones_and_verdict(mission: Mission) -> None:
    """Nine heads were taught in the capital, five of them of the north. Parity 48/80 by 8/80, 10/80 by 16/80."""
    then, now = distribution_of(mission, THEN), distribution_of(mission, NOW)
    north = compare_rows(then.zones[0], now.zones[0])
    capital = compare_rows(then.zones[1], now.zones[1])
    assert north["covered_hours"] == (48, 10)
    assert north["taught_away_seats"] == (0, 5)
    assert north["held_sessions"] == (0, 0)
    assert capital["held_sessions"] == (0, 1)
    assert capital["held_seats"].difference == 9
    assert capital["held_hours"].difference == 18
    verdicts = compare_verdicts(then, now)
    assert verdicts["parity"] == pytest.approx((6.0, 0.625))
    assert verdicts["parity"].difference == pytest.approx(-5.375)
    # Delivered 48 and 8 of 56, then 58 and 16 of 74; need is half and half.
    assert verdicts["to_move"] == pytest.approx((48 / 56 - 0.5, 58 / 74 - 0.5))
    assert verdicts["to_move_hours"] == pytest.approx((20.0, 21.0))


def test_what_is_undefined_has_no_difference(mission: Mission) -> None:
    """Before anything was taught there is no parity, hence no difference of it."""
    verdicts = compare_verdicts(distribution_of(mission, dt.date(2013, 1, 1)), distribution_of(mission, NOW))
    assert verdicts["parity"].then is None
    assert verdicts["parity"].difference is None


def test_every_figure_has_a_unit(mission: Mission) -> None:
    """Whoever shows a figure knows what it counts."""
    then, now = distribution_of(mission, THEN), distribution_of(mission, NOW)
    names = {*compare_rows(then.zones[0], now.zones[0]), *compare_verdicts(then, now)}
    assert names | {"planned_hours", "late", "to_come", "findings"} == set(UNITS)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2014-06-30", "2014-03-31"),
        ("2014-05-31", "2014-02-28"),
        ("2014-05-30", "2014-02-28"),
        ("2014-06-15", "2014-03-15"),
        ("2014-02-10", "2013-11-10"),
        ("0001-02-01", "0001-01-01"),
    ],
)
def test_quarter_before(day: str, before: str) -> None:
    """The end of a month goes with the end of a month, and the calendar's first day is not passed."""
    assert quarter_before(dt.date.fromisoformat(day)) == dt.date.fromisoformat(before)
