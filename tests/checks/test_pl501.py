"""PL501, no follow-up visit named."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNITS = entries("unit", *(f'id = "{name}"; title = "U"; region = "gao"; strength = 60' for name in "uw"))


def session(status: str, more: str = "") -> str:
    return UNITS + entries("session", f'id = "s"; modules = ["HR-01"]; start = 2014-05-05; status = "{status}"; {more}')


def seen(*units: str, day: str = "2014-06-01") -> str:
    return entries("observation", *(f'unit = "{unit}"; date = {day}' for unit in units))


def test_severity_by_status(found: Found) -> None:
    """To be agreed while it is planned; before and after that a matter of order."""
    for status, word in (("idea", "note"), ("planned", "warning"), ("approved", "warning"), ("delivered", "note")):
        (finding,) = found("PL501", session(status))
        assert finding.message == "s names no date for a follow-up visit"
        assert finding.severity.word == word
    assert found("PL501", session("cancelled")) == []


def test_named(found: Found) -> None:
    """Any date will do; whether it was kept is another rule's."""
    assert found("PL501", session("planned", "follow_up = 2014-08-01")) == []


def test_delivered_and_observed_since(found: Found) -> None:
    """All units were visited, with or without a date: there is nothing to name."""
    came = "attended = { u = 5, w = 5 }"
    assert found("PL501", session("delivered", came) + seen("u", "w")) == []
    assert len(found("PL501", session("delivered", came) + seen("u"))) == 1
    assert len(found("PL501", session("delivered", came) + seen("u", "w", day="2014-05-05"))) == 1
    assert len(found("PL501", session("delivered", came) + seen("u", "w", day="2014-07-01"))) == 1
