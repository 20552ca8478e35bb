"""UN002, need only assumed: one note a unit, and any assessment ends it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 1', 'id = "B"; title = "T"; hours = 1'))


def test_no_need_is_assessed(found: Found) -> None:
    """However many modules, it is one note."""
    unit = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 40')
    (finding,) = found("UN002", unit + COURSE)
    assert finding.severity.word == "note"
    assert finding.entities == ("u",)
    assert "2 modules" in finding.message


def test_an_assessment_of_none_counts(found: Found) -> None:
    """Zero is what somebody found out; and a unit in no need has nothing to assess."""
    assessed = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 40; needs = { A = 0 }')
    assert found("UN002", assessed + COURSE) == []
    assert found("UN002", entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 0') + COURSE) == []
