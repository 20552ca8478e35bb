"""PL505, past and still planned."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def session(status: str, end: str) -> str:
    return entries("session", f'id = "s"; modules = ["HR-01"]; start = 2014-06-02; end = {end}; status = "{status}"')


def test_ended_before_the_date(found: Found) -> None:
    """The as-of date is 30 June: what ends on it is not past."""
    for status in ("planned", "approved"):
        (finding,) = found("PL505", session(status, "2014-06-29"))
        assert finding.message == f"s ended on 2014-06-29 and its status is still {status}"
        assert finding.anchor.path == "session[0].status"
        assert finding.severity.word == "warning"
        assert found("PL505", session(status, "2014-06-30")) == []


def test_other_status(found: Found) -> None:
    """An idea whose day has passed is a note; the rest says what became of it."""
    (finding,) = found("PL505", session("idea", "2014-06-29"))
    assert finding.severity.word == "note"
    for status in ("delivered", "cancelled"):
        assert found("PL505", session(status, "2014-06-29")) == []
