"""PL302, fewer than the class: the sum of a session against the largest class_min."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 300')
MODULES = ('id = "A"; title = "A"; hours = 1; class_min = 12', 'id = "B"; title = "B"; hours = 1; class_min = 20')
COURSE = curriculum_of(entries("module", *MODULES))


def session(seats: str, status: str = "planned") -> str:
    row = f'id = "s"; modules = ["A", "B"]; start = 2014-07-07; status = "{status}"; {seats}'
    return UNIT + entries("session", row) + COURSE


def test_largest_minimum_is_named(found: Found) -> None:
    """The module that needs most decides."""
    (finding,) = found("PL302", session("seats = { u = 19 }"))
    assert finding.message == "s: 19 seats are booked, a class of B needs at least 20"
    assert finding.entities == ("s", "B")
    assert found("PL302", session("seats = { u = 20 }")) == []


def test_no_seats_named_says_nothing(found: Found) -> None:
    """What is absent limits what can be said; seats of 0 are said."""
    assert found("PL302", session("")) == []
    assert len(found("PL302", session("seats = { u = 0 }"))) == 1


def test_status(found: Found) -> None:
    """A note for an idea, nothing for what took place."""
    (finding,) = found("PL302", session("seats = { u = 5 }", "idea"))
    assert finding.severity.word == "note"
    assert found("PL302", session("seats = { u = 5 }", "delivered")) == []
