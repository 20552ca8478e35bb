"""Protects the causes of gaps: every reason from a mission made for it, heads and ranks computed by hand."""

import datetime as dt

import pytest

from planner.causes import REASONS, Cause, Gap, gaps_of, release_limit, standing_by_reason
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

MODULES = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "A"; hours = 4; conditions = ["vehicles"]',
        'id = "B"; title = "B"; hours = 2; requires = ["A"]',
        'id = "F"; title = "F"; hours = 1; formed_unit = true',
    )
)
TEAM = entries("team", 'id = "t"; title = "T"; region = "bamako"; trainers = 2; skills = ["course"]')
VENUE = entries("venue", 'id = "v"; title = "V"; region = "gao"; seats = 90')
UNIT = 'id = "u"; title = "U"; region = "gao"; strength = 50; needs = {{ A = {a}, B = {b}, F = 0 }}'


def unit(a: int = 0, b: int = 0, more: str = "") -> str:
    return entries("unit", UNIT.format(a=a, b=b) + more)


def session(text: str) -> str:
    return entries("session", 'venue = "v"; start = 2014-07-07; modules = ["A"]; ' + text)


def only(view: View) -> Gap:
    (gap,) = gaps_of(view)
    return gap


def cause(text: str) -> Cause:
    return only(view_of(text + MODULES)).cause


def changed(text: str, region: str) -> View:
    """The mission with more said of the region gao."""
    from tests.missions import PLACES

    return view_of(text + MODULES, PLACES.replace('title = "Gao"', f'title = "Gao"\n{region}'))


def test_nothing_scheduled() -> None:
    gap = only(view_of(unit(a=10) + TEAM + MODULES))
    assert gap.cause == Cause("nothing-scheduled")
    assert (gap.standing, gap.hours, gap.rank, gap.blocked) == (10, 40, 40, 0)


def test_what_can_be_held_is_no_gap_and_an_idea_is() -> None:
    """Ten in need and ten seats booked: nothing stands; as an idea all ten do."""
    booked = unit(a=10) + TEAM + VENUE + session('id = "s"; seats = { u = 10 }')
    assert gaps_of(view_of(booked + MODULES)) == []
    assert only(view_of(booked.replace('id = "s"', 'id = "s"\nstatus = "idea"') + MODULES)).standing == 10


def test_no_skilled_team() -> None:
    """A team without trainers teaches nobody, and one with another skill not this."""
    assert cause(unit(a=10)) == Cause("no-skilled-team")
    assert cause(unit(a=10) + TEAM.replace("trainers = 2", "trainers = 0")) == Cause("no-skilled-team")
    assert cause(unit(a=10) + TEAM.replace('"course"', '"B"')) == Cause("no-skilled-team")
    assert cause(unit(a=10) + TEAM.replace('"course"', '"A"')) == Cause("nothing-scheduled")


def test_prerequisite_is_neither_attended_nor_booked() -> None:
    assert cause(unit(b=10) + TEAM) == Cause("prerequisite", modules=("A",))
    booked = session('id = "s"; seats = { u = 5 }')
    assert cause(unit(b=10) + TEAM + VENUE + booked) == Cause("nothing-scheduled")
    held = session('id = "s"; attended = { u = 5 }; status = "delivered"').replace("2014-07", "2014-05")
    assert cause(unit(b=10) + TEAM + VENUE + held) == Cause("nothing-scheduled")


def test_unknown_records_go_before_what_they_could_tell() -> None:
    """Nobody knows whether the unit had what B requires; that no team can teach it is known."""
    silent = unit(b=10, more='; records = "unknown"')
    assert cause(silent + TEAM) == Cause("unknown")
    assert cause(silent) == Cause("no-skilled-team")


@pytest.mark.parametrize("region", ['access = "closed"', "closures = [{ start = 2014-06-01, end = 2015-01-31 }]"])
def test_closed_for_the_whole_horizon(region: str) -> None:
    gap = only(changed(unit(a=10) + TEAM, region))
    assert gap.cause.reason == "closed"
    assert gap.cause.clears == (None if "access" in region else dt.date(2015, 2, 1))


def test_closed_for_a_part_is_no_cause() -> None:
    """It could begin in another week."""
    part = "closures = [{ start = 2014-07-01, end = 2014-09-30 }]"
    assert only(changed(unit(a=10) + TEAM, part)).cause == Cause("nothing-scheduled")


def test_condition_lacking_unless_an_activity_provides_it_in_time() -> None:
    lacking = 'conditions = { vehicles = "lacking" }'
    assert only(changed(unit(a=10) + TEAM, lacking)).cause == Cause("condition-lacking", ("vehicles",))
    cars = entries(
        "activity",
        'id = "x"; title = "Cars"; kind = "logistics"; region = "gao"; start = 2014-07-01; end = 2014-{}; '
        'provides = ["vehicles"]',
    )
    assert only(changed(unit(a=10) + TEAM + cars.format("10-01"), lacking)).cause == Cause("nothing-scheduled")
    after = cars.format("10-01").replace("end = 2014-10-01", "end = 2015-03-01")
    assert only(changed(unit(a=10) + TEAM + after, lacking)).cause.clears == dt.date(2015, 3, 1)


def test_a_blocked_session_leaves_its_heads_standing() -> None:
    """8 of 10 are booked where vehicles lack, 3 more where nothing does: 7 stand, of whom 5 are booked and blocked."""
    away = entries("venue", 'id = "w"; title = "W"; region = "bamako"; seats = 90')
    text = unit(a=10) + TEAM + VENUE + away + session('id = "s"; seats = { u = 8 }')
    lacking = 'conditions = { vehicles = "lacking" }'
    gap = only(changed(text, lacking))
    assert (gap.blocked, gap.standing, gap.hours) == (8, 10, 40)
    assert gap.cause == Cause("condition-lacking", ("vehicles",), sessions=("s",))
    free = session('id = "r"; seats = { u = 3 }').replace('venue = "v"', 'venue = "w"')
    gap = only(changed(text + free, lacking))
    assert (gap.cell.scheduled, gap.cell.open, gap.blocked, gap.standing) == (10, 0, 7, 7)


def test_release_limit_where_as_many_as_may_go_are_booked_or_nobody_may() -> None:
    """A fifth of 50 is 10: with 10 booked of 30 in need the rest waits for another time; with 9 there is room."""
    full = unit(a=30) + TEAM + VENUE + session('id = "s"; seats = { u = 10 }')
    assert cause(full) == Cause("release-limit", sessions=("s",))
    assert cause(full.replace("u = 10", "u = 9")) == Cause("nothing-scheduled")
    assert cause(unit(a=3).replace("strength = 50", "strength = 4") + TEAM) == Cause("release-limit")


def test_release_limit_of_a_unit() -> None:
    """A fifth, rounded down; all of it for a formed unit's module."""
    view = view_of(unit() + MODULES)
    (own,), modules = view.mission.units, view.mission.module
    assert release_limit(view, own, modules["A"]) == 10
    assert release_limit(view, own, modules["F"]) == 50


def test_the_worst_comes_first_by_hours_and_weight() -> None:
    """40 h in Gao with weight 2 go before 60 h in Bamako with 1; equal ones stay in the order of the files."""
    text = (
        entries("unit", 'id = "b"; title = "B"; region = "bamako"; strength = 50; needs = { A = 15, B = 0, F = 0 }')
        + unit(a=10)
        + TEAM
    )
    gaps = gaps_of(changed(text, "need_weight = 2.0"))
    assert [(gap.cell.unit.id, gap.rank) for gap in gaps] == [("u", 80), ("b", 60)]
    assert [gap.cell.unit.id for gap in gaps_of(view_of(text + MODULES), regions=["bamako"])] == ["b"]
    assert [gap.cell.unit.id for gap in gaps_of(view_of(text + MODULES), units=["u"])] == ["u"]


def test_standing_by_reason_keeps_reasons_without_a_gap() -> None:
    found = standing_by_reason(gaps_of(view_of(unit(a=10, b=3) + TEAM + MODULES)))
    assert tuple(found) == REASONS
    assert found["nothing-scheduled"][:3] == (1, 10, 40)
    assert found["prerequisite"][:3] == (1, 3, 6)
    assert found["closed"][:3] == (0, 0, 0)


def test_every_gap_of_the_shipped_mission_has_one_of_the_reasons() -> None:
    """And what stands is what is open, but for what is blocked."""
    from planner.workspace import Workspace

    view = Workspace.open().view
    gaps = gaps_of(view)
    assert {gap.cause.reason for gap in gaps} <= set(REASONS)
    assert sum(gap.standing - gap.blocked for gap in gaps) == view.coverage.total.open
    assert all(0 <= gap.blocked <= gap.cell.scheduled for gap in gaps)
