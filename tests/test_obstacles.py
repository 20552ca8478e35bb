"""What stands in the way of a session at its place: closures and conditions, on its days."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from planner import obstacles
from planner.obstacles import Obstacle, is_blocked, obstacles_of
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "A"; hours = 1; conditions = ["vehicles", "premises"]',
        'id = "B"; title = "B"; hours = 1; conditions = ["premises", "security"]',
        'id = "C"; title = "C"; hours = 1',
    )
)
SESSION = 'id = "s"; start = 2014-09-08; end = 2014-09-12; venue = "v"; modules = '


def view(region: str, session: str = SESSION + '["A", "B"]', more: str = "") -> View:
    """Return a mission with one region, a venue there and one session."""
    places = entries("region", f'id = "r"; title = "R"; zone = "north"; {region}')
    venue = entries("venue", 'id = "v"; title = "V"; region = "r"; seats = 30')
    return view_of(places + venue + entries("session", session) + more + COURSE)


def found(seen: View) -> list[Obstacle]:
    """Return the obstacles of its session."""
    return obstacles_of(seen, seen.mission.sessions[0])


def works(end: str, provides: str) -> str:
    """Return an activity in the region."""
    row = f'id = "w{end}"; title = "W"; kind = "logistics"; region = "r"; start = 2014-01-01; end = {end}'
    return entries("activity", f'{row}; provides = ["{provides}"]')


def test_conditions_in_the_order_of_the_modules_each_once() -> None:
    """What several modules ask for stands in the way once, with its grade."""
    seen = view('conditions = { premises = "lacking", vehicles = "partial" }')
    assert [(one.kind, one.region, one.condition, one.grade) for one in found(seen)] == [
        ("condition", "r", "vehicles", "partial"),
        ("condition", "r", "premises", "lacking"),
        ("condition", "r", "security", "unknown"),
    ]
    assert [one.blocks for one in found(seen)] == [False, True, False]
    assert is_blocked(seen, seen.mission.sessions[0])


def test_adequate_or_not_asked_for() -> None:
    """A condition that no module requires does not matter."""
    fine = 'conditions = { premises = "adequate", vehicles = "adequate", security = "adequate" }'
    assert found(view(fine)) == []
    assert found(view('conditions = { premises = "lacking" }', SESSION + '["C"]')) == []


def test_first_activity_that_will_provide_it() -> None:
    """The earliest end after the first day; one that has ended by then makes it adequate."""
    region = 'conditions = { premises = "lacking", vehicles = "adequate", security = "adequate" }'
    later = works("2014-11-30", "premises") + works("2014-10-31", "premises") + works("2014-10-01", "security")
    (one,) = found(view(region, more=later))
    assert one.provider is not None
    assert one.provider.id == "w2014-10-31"
    assert one.clears == dt.date(2014, 10, 31)
    assert found(view(region, more=later + works("2014-09-08", "premises"))) == []


@pytest.mark.parametrize(
    ("start", "end", "blocked"),
    [("08-01", "09-07", False), ("08-01", "09-08", True), ("09-10", "09-10", True), ("09-12", "12-31", True),
     ("09-13", "12-31", False)],
)  # fmt: skip
def test_closure_shares_a_day(start: str, end: str, blocked: bool) -> None:
    """First and last days included on both sides."""
    seen = view(f"closures = [{{ start = 2014-{start}, end = 2014-{end} }}]", SESSION + '["C"]')
    assert is_blocked(seen, seen.mission.sessions[0]) is blocked
    if blocked:
        (one,) = found(seen)
        assert one.closure is not None
        assert one.clears == one.closure.end + dt.timedelta(days=1)


def test_closed_region_has_no_day_on_which_it_opens() -> None:
    """Access is not dated, so nothing can be promised."""
    (one,) = found(view('access = "closed"', SESSION + '["C"]'))
    assert (one.kind, one.blocks, one.clears) == ("access", True, None)
    assert found(view('access = "restricted"', SESSION + '["C"]')) == []


def test_closure_without_end_in_the_calendar() -> None:
    """The last day there is has no next one; that is no reason to fail."""
    (one,) = found(view("closures = [{ start = 2014-01-01, end = 9999-12-31 }]", SESSION + '["C"]'))
    assert one.clears == dt.date.max


def test_only_sessions_ahead_with_a_venue() -> None:
    """What was held was held; without a venue the place is not known."""
    closed = 'access = "closed"'
    for status in ("idea", "planned", "approved"):
        assert len(found(view(closed, SESSION + f'["C"]; status = "{status}"'))) == 1
    for status in ("delivered", "cancelled"):
        assert found(view(closed, SESSION + f'["C"]; status = "{status}"')) == []
    assert found(view(closed, 'id = "s"; start = 2014-09-08; modules = ["C"]')) == []


def test_session_that_is_not_in_the_mission() -> None:
    """A proposal is asked about before it is written."""
    seen = view('conditions = { premises = "lacking" }', SESSION + '["C"]')
    proposal = msgspec.structs.replace(seen.mission.sessions[0], id="new", modules=("B",))
    assert is_blocked(seen, proposal)
    assert not is_blocked(seen, seen.mission.sessions[0])


def test_it_is_found_once_for_a_session_of_the_mission(monkeypatch: pytest.MonkeyPatch) -> None:
    """And anew for what is only thought of, though it has the same id."""
    seen = view("access = 'closed'")
    session = seen.mission.sessions[0]
    assert is_blocked(seen, session)
    elsewhere = msgspec.structs.replace(session, venue=None)
    assert not is_blocked(seen, elsewhere)
    monkeypatch.setattr(obstacles, "obstacles_of", None)
    assert is_blocked(seen, session)
