"""CV003, refresher due: before the lapse, less what is booked beyond the gap."""

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


def test_due_within_the_days(found: Found) -> None:
    """Taught in February with six months: it lapses in August, within 90 days of 30 June."""
    (finding,) = found("CV003", UNIT + taught("2014-02-03") + COURSE)
    assert "30 heads by 2014-09-28: A (30)" in finding.message
    assert finding.entities == ("u", "A")


def test_fresh_or_already_lapsed_is_not_due(found: Found) -> None:
    """June's course is valid beyond September; last year's has lapsed, which CV004 says."""
    assert found("CV003", UNIT + taught("2014-06-02") + COURSE) == []
    assert found("CV003", UNIT + taught("2013-10-07") + COURSE) == []


def test_seats_beyond_the_gap_refresh(found: Found) -> None:
    """Ten heads were never taught and take the first ten seats; an idea has none."""
    (finding,) = found("CV003", UNIT + taught("2014-02-03") + booked(25) + COURSE)
    assert "A (15)" in finding.message
    assert found("CV003", UNIT + taught("2014-02-03") + booked(40) + COURSE) == []
    assert len(found("CV003", UNIT + taught("2014-02-03") + booked(40, "idea") + COURSE)) == 1


def test_turnover_alone_makes_heads_due(found: Found) -> None:
    """Recruits fill the unit though nothing lapses."""
    unit = UNIT + "turnover = 0.5\n"
    forever = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
    assert len(found("CV003", unit + taught("2014-06-02") + forever)) == 1
