"""PL502, follow-up overdue until every unit has been observed after the session."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNITS = entries("unit", *(f'id = "{name}"; title = "U"; region = "gao"; strength = 60' for name in "uw"))


def session(visit: str, status: str = "delivered", heads: str = "attended = { u = 5, w = 5 }") -> str:
    row = f'id = "s"; modules = ["HR-01"]; start = 2014-05-05; end = 2014-05-09; follow_up = {visit}'
    return UNITS + entries("session", f'{row}; status = "{status}"; {heads}')


def seen(day: str, *units: str) -> str:
    return entries("observation", *(f'unit = "{unit}"; date = {day}' for unit in units))


def test_days_late_and_units(found: Found) -> None:
    """The as-of date is 30 June: on that day the visit is not late yet."""
    (finding,) = found("PL502", session("2014-06-16") + seen("2014-06-17", "w"))
    assert finding.message == "s: the follow-up visit of 2014-06-16 is 14 days late; not seen since the session: u"
    assert finding.entities == ("s", "u")
    assert finding.anchor.path == "session[0].follow_up"
    assert found("PL502", session("2014-06-30")) == []


def test_done(found: Found) -> None:
    """A visit before the agreed date counts if it was after the session; one to come does not."""
    assert found("PL502", session("2014-06-16") + seen("2014-05-10", "u", "w")) == []
    assert len(found("PL502", session("2014-06-16") + seen("2014-05-09", "u", "w"))) == 1
    assert len(found("PL502", session("2014-06-16") + seen("2014-07-01", "u", "w"))) == 1


def test_no_unit_named(found: Found) -> None:
    """Nobody can have been visited."""
    (finding,) = found("PL502", session("2014-06-29", heads=""))
    assert finding.message == (
        "s: the follow-up visit of 2014-06-29 is 1 day late, and the session names no unit to visit"
    )


def test_status(found: Found) -> None:
    """Ideas and cancelled sessions have nobody to follow."""
    for status in ("idea", "cancelled"):
        assert found("PL502", session("2014-06-16", status, "seats = { u = 5 }")) == []
    assert len(found("PL502", session("2014-06-16", "approved", "seats = { u = 5 }"))) == 1
