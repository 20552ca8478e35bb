"""DS002, region with need and nothing held or scheduled: by its units and by its venues."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)

VENUE = entries("venue", 'id = "v"; title = "V"; region = "gao"; seats = 30')
SOUTH = "seats = { b = 9 }"


def session(status: str, more: str) -> str:
    return entries("session", f'id = "s"; modules = ["A"]; start = 2014-09-01; status = "{status}"; {more}')


def test_region_where_nothing_happens(found: Found) -> None:
    """Gao has need and nothing, Bamako has a session, Kidal has no unit."""
    (finding,) = found("DS002", UNITS + session("planned", SOUTH) + COURSE)
    assert finding.entities == ("gao",)
    assert "1 unit, which needs 80 trainee-hours" in finding.message


def test_session_for_its_units_or_at_its_venue(found: Found) -> None:
    """Either is something; where the venue is matters as little as whose unit comes."""
    assert found("DS002", UNITS + session("planned", "seats = { g = 9, b = 9 }") + COURSE) == []
    assert found("DS002", UNITS + VENUE + session("approved", f'venue = "v"; {SOUTH}') + COURSE) == []


def test_idea_and_cancelled_session_are_nothing(found: Found) -> None:
    """What is not planned reaches nobody."""
    for status in ("idea", "cancelled"):
        findings = found("DS002", UNITS + session(status, "seats = { g = 9, b = 9 }") + COURSE)
        assert [finding.entities for finding in findings] == [("gao",), ("bamako",)]


def test_delivered_session_counts(found: Found) -> None:
    """What was held is something too, however long ago."""
    held = 'id = "s"; modules = ["A"]; start = 2012-05-07; status = "delivered"; attended = { g = 9, b = 9 }'
    assert found("DS002", UNITS + entries("session", held) + COURSE) == []
