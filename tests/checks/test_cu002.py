"""CU002, class_min over class_max: an error with both figures."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries


def course(limits: str) -> str:
    return curriculum_of(entries("module", f'id = "M"; title = "T"; hours = 1; {limits}'))


def test_smallest_over_largest(found: Found) -> None:
    """The finding stands at the smaller class and names both."""
    (finding,) = found("CU002", course("class_min = 28; class_max = 20"))
    assert finding.severity.word == "error"
    assert "28" in finding.message
    assert "20" in finding.message
    assert finding.anchor.path == "module[0].class_min"


def test_equal_or_open_is_right(found: Found) -> None:
    """A class of one size, and one without a largest, can be held."""
    assert found("CU002", course("class_min = 20; class_max = 20")) == []
    assert found("CU002", course("class_min = 20")) == []
