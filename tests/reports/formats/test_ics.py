"""Protects the calendar as others read it: whole days with an exclusive end, stable ids, a sequence that only grows."""

import datetime as dt

import pytest
from icalendar import Calendar, Event

from planner.reports.documents import built
from planner.reports.formats import rendered
from planner.reports.formats.ics import escaped, folded, sequence
from planner.view import View
from planner.vocabulary import SESSION_STATUSES
from tests.exporting import request_on
from tests.missions import PLACES, curriculum_of, entries, view_of

PLACES_WITH_ID = PLACES.replace('title = "Test"', 'title = "Test"\nid = "m"')
TEXT = (
    entries("venue", 'id = "v"; title = "Hall"; region = "gao"; seats = 30')
    + entries(
        "unit",
        'id = "u"; title = "U"; region = "gao"; strength = 20',
        'id = "b"; title = "B"; region = "gao"; strength = 9',
    )
    + entries(
        "session",
        'id = "s1"; modules = ["A"]; start = 2014-07-07; end = 2014-07-11; venue = "v"; seats = { u = 8, b = 2 }; '
        'title = "Rights, Ségou"',
        'id = "s2"; modules = ["A"]; start = 2014-07-31; status = "cancelled"',
        'id = "s3"; modules = ["A"]; start = 2014-08-01; status = "approved"; seats = { u = 8 }',
        'id = "s4"; modules = ["A"]; start = 2014-08-02; status = "idea"',
        'id = "s5"; modules = ["A"]; start = 9999-12-30; end = 9999-12-31',
    )
    + curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 2'))
).replace('title = "Hall"', 'title = "Hall, old; new"')


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(TEXT, PLACES_WITH_ID)


@pytest.fixture(scope="module")
def events(view: View) -> dict[str, Event]:
    return calendar(view)


def calendar(view: View, **more: object) -> dict[str, Event]:
    """The events by their ids, as another program reads them."""
    document = built("plan", request_on(view, start=dt.date.min, end=dt.date.max, **more))
    return {str(event["UID"]): event for event in Calendar.from_ical(rendered("ics", document)).walk("VEVENT")}


def test_days_are_whole_and_the_end_is_the_day_after(events: dict[str, Event]) -> None:
    found = {uid: (event.decoded("DTSTART"), event.decoded("DTEND", None)) for uid, event in events.items()}
    assert found["s1@m"] == (dt.date(2014, 7, 7), dt.date(2014, 7, 12))
    assert found["s2@m"] == (dt.date(2014, 7, 31), dt.date(2014, 8, 1))
    assert found["s5@m"] == (dt.date(9999, 12, 30), None)


def test_status_tells_what_may_still_change(events: dict[str, Event]) -> None:
    statuses = [str(event["STATUS"]) for event in events.values()]
    assert statuses == ["TENTATIVE", "CANCELLED", "CONFIRMED", "TENTATIVE", "TENTATIVE"]


def test_what_is_said_is_read_as_it_was_written(events: dict[str, Event]) -> None:
    event = events["s1@m"]
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Rights, Ségou", "Hall, old; new")
    assert "Heads: u 8, b 2\n" in str(event["DESCRIPTION"])
    assert event.decoded("DTSTAMP") == dt.datetime(2014, 6, 30, tzinfo=dt.UTC)


def test_an_event_keeps_its_id_and_only_gets_later(view: View) -> None:
    """A later as-of date, or on one day a session that got further, has the higher sequence."""
    before, after = calendar(view), calendar(View(view.mission, dt.date(2014, 7, 1)))
    assert before.keys() == after.keys()
    assert all(before[uid]["SEQUENCE"] < after[uid]["SEQUENCE"] for uid in before)
    grown = [sequence(dt.date(2014, 6, 30), status) for status in SESSION_STATUSES]
    assert grown == sorted(set(grown))
    assert grown[0] >= 0
    assert grown[-1] < sequence(dt.date(2014, 7, 1), "idea")
    assert sequence(dt.date.max, "cancelled") < 2**31


def test_by_unit_a_session_is_still_one_event(view: View, events: dict[str, Event]) -> None:
    by_unit = calendar(view, by="unit")
    assert by_unit.keys() == events.keys() == {f"s{number}@m" for number in range(1, 6)}


def test_lines_are_folded_at_75_octets_between_characters() -> None:
    """Every part is UTF-8 of its own, and without the folds the line is whole again."""
    line = "SUMMARY:" + "é" * 200
    parts = folded(line).split(b"\r\n")
    assert parts.pop() == b""
    assert all(len(part) <= 75 and part.decode("utf-8") for part in parts)
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode("utf-8") == line
    assert folded("A:" + "x" * 73) == b"A:" + b"x" * 73 + b"\r\n"


def test_text_is_escaped() -> None:
    assert escaped("a\\b;c,d\r\ne\tf\x1b") == "a\\\\b\\;c\\,d\\ne f‹1B›"
