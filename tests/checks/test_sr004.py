"""SR004, training in a low-trust region with no confidence-building alongside: by venue, within 90 days."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

PLACE = """
[[region]]
id = "menaka"
title = "Ménaka"
zone = "north"
trust = "low"
[[venue]]
id = "hall"
title = "Hall"
region = "menaka"
seats = 30
[[venue]]
id = "school"
title = "School"
region = "bamako"
seats = 30
"""
PLAN = entries("session", 'id = "s"; modules = ["HR-01"]; start = 2014-09-01; end = 2014-09-05; venue = "hall"')


def activity(start: str, end: str = "", kind: str = "confidence-building", region: str = "menaka") -> str:
    row = f'id = "a"; title = "A"; kind = "{kind}"; region = "{region}"; start = {start}; end = {end or start}'
    return entries("activity", row)


def test_nothing_alongside(found: Found) -> None:
    """One finding a region, with the sessions."""
    second = PLAN.replace('"s"', '"t"')
    (finding,) = found("SR004", PLACE + PLAN + second)
    assert "2 of 2 sessions" in finding.message
    assert finding.entities == ("menaka", "s", "t")
    assert finding.anchor.path == "region[3].trust"


def test_within_ninety_days_before_or_after(found: Found) -> None:
    """90 days count from the session's end and back from its start; the 91st is too far."""
    assert found("SR004", PLACE + PLAN + activity("2014-12-04")) == []
    assert len(found("SR004", PLACE + PLAN + activity("2014-12-05"))) == 1
    assert found("SR004", PLACE + PLAN + activity("2014-01-01", "2014-06-03")) == []
    assert len(found("SR004", PLACE + PLAN + activity("2014-01-01", "2014-06-02"))) == 1


def test_elsewhere_does_not_count(found: Found) -> None:
    """An activity in another region, or training where trust is not low."""
    assert len(found("SR004", PLACE + PLAN + activity("2014-09-02", region="gao"))) == 1
    assert found("SR004", PLACE + PLAN.replace("hall", "school")) == []
    assert found("SR004", PLACE.replace('"low"', '"unknown"') + PLAN) == []


def test_quick_impact_project_makes_it_a_note(found: Found) -> None:
    """It builds relations and reaches few; works and supplies build none."""
    (finding,) = found("SR004", PLACE + PLAN + activity("2014-09-02", kind="quick-impact-project"))
    assert finding.severity.word == "note"
    (finding,) = found("SR004", PLACE + PLAN + activity("2014-09-02", kind="logistics"))
    assert finding.severity.word == "warning"


def test_ideas_are_no_plan(found: Found) -> None:
    """Nor are cancelled sessions; what was delivered is."""
    for status, count in (("idea", 0), ("cancelled", 0), ("delivered", 1)):
        assert len(found("SR004", PLACE + PLAN + f'status = "{status}"\n')) == count
