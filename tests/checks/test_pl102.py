"""PL102, unit double-booked: heads of one unit in two sessions on one day."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 60')


def session(name: str, day: str, heads: str, status: str = "planned") -> str:
    return entries(
        "session", f'id = "{name}"; modules = ["HR-01"]; start = 2014-07-{day}; status = "{status}"; {heads}'
    )


def test_figures_and_field(found: Found) -> None:
    """The message lets the reader judge whether other heads can be meant."""
    (finding,) = found(
        "PL102", UNIT + session("a", "07", "seats = { u = 10 }") + session("b", "07", "seats = { u = 5 }")
    )
    assert finding.message == "b: u is also in a on 2014-07-07, 5 and 10 of its 60 heads"
    assert finding.entities == ("b", "a", "u")
    assert finding.anchor.path == "session[1].seats.u"
    assert finding.severity.word == "warning"


def test_invented_strength_is_marked(found: Found) -> None:
    """Whoever prints the line must not pass an invented strength on as known."""
    unit = UNIT + 'confidence = "illustrative"\n'
    (finding,) = found(
        "PL102", unit + session("a", "07", "seats = { u = 9 }") + session("b", "07", "seats = { u = 5 }")
    )
    assert "of its ~60 heads" in finding.message


def test_attendance_of_delivered_sessions(found: Found) -> None:
    """Who did not come was not there: attendance replaces the seats, and both over is a note."""
    came = "seats = { u = 10 }; attended = { u = 7 }"
    away = "seats = { u = 10 }; attended = { u = 0 }"
    first = session("a", "07", came, "delivered")
    (finding,) = found("PL102", UNIT + first + session("b", "07", came, "delivered"))
    assert finding.severity.word == "note"
    assert finding.anchor.path == "session[1].attended.u"
    assert found("PL102", UNIT + first + session("b", "07", away, "delivered")) == []


def test_no_seats_no_overlap_or_idea(found: Found) -> None:
    """Nothing to find where nothing is booked."""
    first = session("a", "07", "seats = { u = 10 }")
    assert found("PL102", UNIT + first + session("b", "08", "seats = { u = 10 }")) == []
    assert found("PL102", UNIT + first + session("b", "07", "seats = { u = 0 }")) == []
    assert found("PL102", UNIT + first + session("b", "07", "seats = { u = 10 }", "idea")) == []
