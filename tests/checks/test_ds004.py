"""DS004, more than half of a region's seats taught away: heads once a session, at recorded venues."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)

VENUES = entries(
    "venue",
    'id = "north"; title = "V"; region = "gao"; seats = 30',
    'id = "south"; title = "V"; region = "bamako"; seats = 30',
)


def held(**heads: int) -> str:
    return VENUES + entries(
        "session",
        *(
            f'id = "s-{venue}"; modules = ["course"]; start = 2014-05-05; status = "delivered"; '
            f"attended = {{ g = {count} }}" + (f'; venue = "{venue}"' if venue != "nowhere" else "")
            for venue, count in heads.items()
        ),
    )


def test_more_than_half(found: Found) -> None:
    """11 of 20 travelled; the region of the unit is named, not that of the venue."""
    (finding,) = found("DS004", UNITS + held(north=9, south=11) + COURSE)
    assert "11 of 20 seats" in finding.message
    assert finding.entities == ("gao",)


def test_half_is_not_more(found: Found) -> None:
    """And a session without a venue was neither here nor away."""
    assert found("DS004", UNITS + held(north=10, south=10) + COURSE) == []
    assert found("DS004", UNITS + held(nowhere=30) + COURSE) == []
    assert found("DS004", UNITS + COURSE) == []
