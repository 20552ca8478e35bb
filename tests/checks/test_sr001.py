"""SR001, a lens with no hours in the plan: three lenses, and the elements of operationality as a note."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

LENSES = {
    "DRILL": "operationality.readiness",
    "LAW": "human-rights",
    "OVERSIGHT": "governance",
    "KIT": "operationality.efficiency",
    "FORCE": "operationality.effectiveness",
    "ETHICS": "operationality.professionalism",
}
COURSE = curriculum_of(
    entries("module", *(f'id = "{name}"; title = "T"; hours = 3; lenses = ["{lens}"]' for name, lens in LENSES.items()))
)


def plan(*modules: str, status: str = "planned", more: str = "") -> str:
    names = ", ".join(f'"{module}"' for module in modules)
    return entries("session", f'id = "s"; modules = [{names}]; start = 2014-09-01; status = "{status}"{more}')


def test_each_missing_lens_is_a_warning(found: Found) -> None:
    """At the mission, with the hours that the plan does have."""
    findings = found("SR001", plan("DRILL", "KIT", "FORCE", "ETHICS") + COURSE)
    assert [finding.message for finding in findings] == [
        "the plan has no hours for governance (of 12 hours taught)",
        "the plan has no hours for human-rights (of 12 hours taught)",
    ]
    assert {finding.anchor.path for finding in findings} == {"mission"}


def test_missing_element_is_a_note(found: Found) -> None:
    """Operationality has hours, but not in all of its four elements."""
    (finding,) = found("SR001", plan("DRILL", "LAW", "OVERSIGHT", "ETHICS") + COURSE)
    assert finding.severity.word == "note"
    assert "operationality.effectiveness, operationality.efficiency" in finding.message


def test_all_lenses_or_no_plan(found: Found) -> None:
    """Ideas and cancelled sessions are no plan, and no plan has no balance."""
    assert found("SR001", plan("course") + COURSE) == []
    assert found("SR001", plan("DRILL", status="idea") + COURSE) == []
    assert found("SR001", plan("DRILL", status="cancelled") + COURSE) == []
    assert found("SR001", COURSE) == []


def test_delivered_sessions_are_part_of_the_plan(found: Found) -> None:
    """What was taught in spring balances what is planned for autumn."""
    assert found("SR001", plan("course", status="delivered") + COURSE) == []
