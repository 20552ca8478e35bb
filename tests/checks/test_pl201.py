"""PL201, more seats than the venue: the sum of a session against one room."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNITS = entries(
    "unit",
    'id = "u"; title = "U"; region = "gao"; strength = 90',
    'id = "w"; title = "W"; region = "gao"; strength = 90',
)


def venue(rooms: int = 1) -> str:
    return entries("venue", f'id = "v"; title = "V"; region = "gao"; seats = 24; rooms = {rooms}')


def session(seats: str, status: str = "planned") -> str:
    row = 'id = "a"; modules = ["HR-01"]; start = 2014-07-07; venue = "v"'
    return entries("session", f'{row}; status = "{status}"; seats = {{ {seats} }}')


def test_sum_of_the_units(found: Found) -> None:
    """A full room is fine, one more is not."""
    assert found("PL201", UNITS + venue() + session("u = 20, w = 4")) == []
    (finding,) = found("PL201", UNITS + venue() + session("u = 20, w = 5"))
    assert finding.message == "a: 25 seats are booked, a room of v holds 24"
    assert finding.entities == ("a", "v")
    assert finding.anchor.path == "session[0].seats"


def test_rooms_do_not_enlarge_the_class(found: Found) -> None:
    """Two rooms of 24 do not hold one class of 40; the hint names the rooms."""
    (finding,) = found("PL201", UNITS + venue(2) + session("u = 40"))
    assert "split it by the 2 rooms" in finding.hint


def test_status(found: Found) -> None:
    """A note for an idea; what took place had room."""
    (finding,) = found("PL201", UNITS + venue() + session("u = 40", "idea"))
    assert finding.severity.word == "note"
    for status in ("delivered", "cancelled"):
        assert found("PL201", UNITS + venue() + session("u = 40", status)) == []
