"""CU004, module with no source: absent and empty are the same."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries


def test_absent_or_empty(found: Found) -> None:
    """Each module that does not say it is a finding of its own, in the order of the file."""
    modules = entries("module", 'id = "A"; title = "T"; hours = 1', 'id = "B"; title = "T"; hours = 1; source = "  "')
    findings = found("CU004", curriculum_of(modules))
    assert [finding.entities for finding in findings] == [("A",), ("B",)]
    assert {finding.severity.word for finding in findings} == {"note"}
    assert findings[1].anchor.path == "module[1].source"


def test_said(found: Found) -> None:
    """A module that says it is passed over."""
    assert (
        found(
            "CU004",
            curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 1; source = "Code of criminal procedure"')),
        )
        == []
    )
