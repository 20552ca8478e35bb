"""PL504, attended over seats, by unit."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNITS = entries("unit", *(f'id = "{name}"; title = "U"; region = "gao"; strength = 60' for name in "uw"))


def session(heads: str, status: str = "delivered") -> str:
    return UNITS + entries(
        "session", f'id = "s"; modules = ["HR-01"]; start = 2014-05-05; status = "{status}"; {heads}'
    )


def test_unit_by_unit(found: Found) -> None:
    """Two slips that cancel out in the sum are both found where they stand."""
    (finding,) = found("PL504", session("seats = { u = 9, w = 9 }; attended = { u = 11, w = 7 }"))
    assert finding.message == "s: 11 heads of u attended, 9 seats were booked"
    assert finding.entities == ("s", "u")
    assert finding.anchor.path == "session[0].attended.u"


def test_nothing_to_compare(found: Found) -> None:
    """As many as booked, no seats named for the unit, or not delivered."""
    assert found("PL504", session("seats = { u = 9 }; attended = { u = 9 }")) == []
    assert found("PL504", session("attended = { u = 9 }")) == []
    assert found("PL504", session("seats = { w = 9 }; attended = { u = 9, w = 1 }")) == []
    assert found("PL504", session("seats = { u = 9 }", "planned")) == []
