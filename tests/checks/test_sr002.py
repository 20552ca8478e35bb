"""SR002, only individual-level work: one module on another level is enough."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(
    entries(
        "module",
        'id = "ONE"; title = "T"; hours = 3',
        'id = "POST"; title = "T"; hours = 1; level = "organisation"',
    )
)


def plan(*modules: str, status: str = "planned", more: str = "") -> str:
    names = ", ".join(f'"{module}"' for module in modules)
    return entries("session", f'id = "s"; modules = [{names}]; start = 2014-09-01; status = "{status}"{more}')


def test_individuals_alone(found: Found) -> None:
    """However many hours."""
    (finding,) = found("SR002", plan("ONE", status="approved") + COURSE)
    assert "3 hours taught" in finding.message


def test_another_level_or_no_plan(found: Found) -> None:
    """An idea adds nothing to the plan."""
    assert found("SR002", plan("ONE", "POST") + COURSE) == []
    assert found("SR002", plan("ONE", status="idea") + COURSE) == []
    assert len(found("SR002", plan("ONE") + plan("POST", status="idea").replace('"s"', '"i"') + COURSE)) == 1
