"""PL503, delivered without attendance."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 60')


def session(status: str, more: str = "") -> str:
    return UNIT + entries("session", f'id = "s"; modules = ["HR-01"]; start = 2014-05-05; status = "{status}"; {more}')


def test_no_attendance_at_all(found: Found) -> None:
    """Seats are not attendance."""
    (finding,) = found("PL503", session("delivered", "seats = { u = 9 }"))
    assert finding.message == "s, delivered until 2014-05-05, records no attendance: it covers nobody"
    assert finding.anchor.path == "session[0].status"


def test_recorded_or_not_delivered(found: Found) -> None:
    """Nobody came is a record too."""
    assert found("PL503", session("delivered", "attended = { u = 0 }")) == []
    for status in ("idea", "planned", "approved", "cancelled"):
        assert found("PL503", session(status)) == []
