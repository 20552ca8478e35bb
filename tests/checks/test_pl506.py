"""PL506, outside the horizon."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import PLACES, entries


def session(start: str, end: str, status: str = "planned") -> str:
    return entries("session", f'id = "s"; modules = ["HR-01"]; start = {start}; end = {end}; status = "{status}"')


def test_after_the_horizon(found: Found) -> None:
    """The horizon is the second half of 2014, its last day included."""
    (finding,) = found("PL506", session("2015-01-01", "2015-01-02"))
    assert finding.message == "s starts on 2015-01-01, outside the horizon of 2014-07-01 to 2014-12-31"
    assert finding.anchor.path == "session[0].start"
    assert finding.severity.word == "warning"
    assert found("PL506", session("2014-12-31", "2015-01-02")) == []
    assert found("PL506", session("2014-07-01", "2014-07-01")) == []


def test_before_the_horizon(found: Found) -> None:
    """What runs into it began outside; what is past is another rule's."""
    assert len(found("PL506", session("2014-06-30", "2014-07-01"))) == 1
    assert found("PL506", session("2014-06-20", "2014-06-21")) == []


def test_no_horizon_named(found: Found) -> None:
    """Then it is six months, nobody's decision: a note, and what has begun is inside."""
    places = "".join(line + "\n" for line in PLACES.splitlines() if not line.startswith("horizon"))
    (finding,) = found("PL506", session("2014-12-31", "2014-12-31"), places)
    assert finding.severity.word == "note"
    assert "2014-06-30 to 2014-12-30" in finding.message
    assert found("PL506", session("2014-06-29", "2014-07-01"), places) == []


def test_status(found: Found) -> None:
    """An idea may lie anywhere; what was delivered is no plan."""
    for status in ("idea", "delivered", "cancelled"):
        assert found("PL506", session("2015-01-01", "2015-01-02", status)) == []
