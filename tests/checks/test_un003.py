"""UN003, records unknown: unknown is not untrained, so it says how much of the gap is only unknown."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 1', 'id = "B"; title = "T"; hours = 1'))
UNIT = 'id = "u"; title = "U"; region = "gao"; strength = 40; records = '


def test_says_how_much_is_unknown(found: Found) -> None:
    """What was attended is known all the same and is not counted in."""
    session = 'id = "s"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = { u = 12 }'
    (finding,) = found("UN003", entries("unit", UNIT + '"unknown"') + entries("session", session) + COURSE)
    assert "40 heads in 1 module " in finding.message
    assert finding.anchor.path == "unit[0].records"


def test_illustrative_strength_is_marked(found: Found) -> None:
    """An invented strength shows as such in every figure it enters."""
    (finding,) = found("UN003", entries("unit", UNIT + '"unknown"; confidence = "illustrative"') + COURSE)
    assert "~80 heads in 2 modules" in finding.message


def test_complete_records(found: Found) -> None:
    """A unit without attendance whose records are complete is untrained, which other rules say."""
    assert found("UN003", entries("unit", UNIT + '"complete"') + COURSE) == []
