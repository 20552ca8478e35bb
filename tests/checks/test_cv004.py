"""CV004, lapsed: taught once and no longer valid, less those for whom a seat is booked."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2; refresh_months = 6'))
UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 40')


def taught(start: str) -> str:
    row = f'id = "s"; modules = ["A"]; start = {start}; status = "delivered"; attended = {{ u = 30 }}'
    return entries("session", row)


def booked(seats: int, status: str = "planned") -> str:
    row = f'id = "n"; modules = ["A"]; start = 2014-07-14; status = "{status}"; seats = {{ u = {seats} }}'
    return entries("session", row)


def test_lapsed(found: Found) -> None:
    """October's course was valid for six months; the 30 who came are named, not the 40 in need."""
    (finding,) = found("CV004", UNIT + taught("2013-10-07") + COURSE)
    assert "30 heads" in finding.message
    assert "A (30)" in finding.message


def test_lapses_on_the_day_and_not_before(found: Found) -> None:
    """Six months after 30 December are over on 30 June."""
    assert len(found("CV004", UNIT + taught("2013-12-30") + COURSE)) == 1
    assert found("CV004", UNIT + taught("2014-01-01") + COURSE) == []


def test_booked_refresher_ends_it(found: Found) -> None:
    """Seats for all of the gap leave nobody out, seats for some leave the rest; an idea has none."""
    (finding,) = found("CV004", UNIT + taught("2013-10-07") + booked(25) + COURSE)
    assert "A (15)" in finding.message
    assert found("CV004", UNIT + taught("2013-10-07") + booked(40) + COURSE) == []
    assert len(found("CV004", UNIT + taught("2013-10-07") + booked(40, "idea") + COURSE)) == 1
