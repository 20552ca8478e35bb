"""PL103, venue rooms double-booked: more sessions on one day than rooms."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def venue(rooms: int) -> str:
    return entries("venue", f'id = "v"; title = "V"; region = "gao"; seats = 30; rooms = {rooms}')


def sessions(*days: str, status: str = "planned") -> str:
    rows = []
    for number, span in enumerate(days):
        start, end = span.split()
        row = f'id = "s{number}"; modules = ["HR-01"]; start = 2014-07-{start}; end = 2014-07-{end}; venue = "v"'
        rows.append(f'{row}; status = "{status}"')
    return entries("session", *rows)


def test_one_room(found: Found) -> None:
    """The place is the field of the session that begins later."""
    (finding,) = found("PL103", venue(1) + sessions("07 09", "09 10"))
    assert finding.message == "s1: v has 1 room and 2 sessions on 2014-07-09, s0 among them"
    assert finding.entities == ("s1", "s0", "v")
    assert finding.anchor.path == "session[1].venue"


def test_each_session_takes_one_room(found: Found) -> None:
    """Two rooms hold two sessions and not three; who has left by then is not counted."""
    assert found("PL103", venue(2) + sessions("07 09", "08 09")) == []
    (finding,) = found("PL103", venue(2) + sessions("07 09", "08 09", "09 09"))
    assert "2 rooms and 3 sessions on 2014-07-09" in finding.message
    assert found("PL103", venue(2) + sessions("07 09", "08 08", "09 09")) == []


def test_ideas_take_no_room_and_the_past_is_a_note(found: Found) -> None:
    """Only what is firm takes a room; what is over can only be corrected."""
    assert found("PL103", venue(1) + sessions("07 09", "09 10", status="idea")) == []
    (finding,) = found("PL103", venue(1) + sessions("07 09", "09 10", status="delivered"))
    assert finding.severity.word == "note"
