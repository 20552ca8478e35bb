"""SR003, one instrument only: modules by their tag, works and supplies as material support."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(
    entries(
        "module",
        'id = "ONE"; title = "T"; hours = 3',
        'id = "VISIT"; title = "T"; hours = 1; instrument = "mentoring"',
    )
)


def plan(*modules: str, status: str = "planned", more: str = "") -> str:
    names = ", ".join(f'"{module}"' for module in modules)
    return entries("session", f'id = "s"; modules = [{names}]; start = 2014-09-01; status = "{status}"{more}')


def activity(kind: str) -> str:
    return entries("activity", f'id = "a"; title = "A"; kind = "{kind}"; region = "gao"; start = 2014-08-01')


def test_training_alone(found: Found) -> None:
    """It names the instrument; mentoring alone is one instrument too."""
    (finding,) = found("SR003", plan("ONE") + COURSE)
    assert "training" in finding.message
    (finding,) = found("SR003", plan("VISIT") + COURSE)
    assert "mentoring" in finding.message


def test_two_instruments_or_no_plan(found: Found) -> None:
    """A second one in any session of the plan is enough."""
    assert found("SR003", plan("ONE", "VISIT") + COURSE) == []
    assert found("SR003", COURSE) == []


def test_material_support_is_an_instrument(found: Found) -> None:
    """Premises and vehicles are support beyond training; confidence-building is not one of the five."""
    for kind in ("infrastructure", "logistics"):
        assert found("SR003", plan("ONE") + activity(kind) + COURSE) == []
    assert len(found("SR003", plan("ONE") + activity("confidence-building") + COURSE)) == 1
