"""PL202, session blocked: what is unmet, and what will meet it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def places(conditions: str = "", more: str = "") -> str:
    region = f'id = "menaka"; title = "M"; zone = "north"; conditions = {{ {conditions} }}; {more}'
    return entries("region", region) + entries("venue", 'id = "v"; title = "V"; region = "menaka"; seats = 30')


def session(status: str = "planned") -> str:
    # CI-08 asks for premises and accommodation.
    row = f'id = "a"; modules = ["CI-08"]; start = 2014-09-01; end = 2014-09-05; venue = "v"; status = "{status}"'
    return entries("session", row)


LACKING = 'premises = "adequate", accommodation = "lacking"'


def works(start: str) -> str:
    row = f'id = "q"; title = "Quarters"; kind = "infrastructure"; region = "menaka"; start = {start}'
    return entries("activity", f'{row}; provides = ["accommodation"]')


def test_lacking_condition_nothing_planned(found: Found) -> None:
    """Names the condition, and that nobody provides it."""
    (finding,) = found("PL202", places(LACKING) + session())
    assert finding.message == (
        "a is blocked in menaka from 2014-09-01 to 2014-09-05: "
        "accommodation lacking, with no activity planned to provide this"
    )
    assert finding.hint == "plan an activity that provides accommodation, or hold it in another region"
    assert finding.entities == ("a", "menaka")
    assert finding.anchor.path == "session[0].venue"


def test_activity_that_comes_too_late_is_named_with_its_day(found: Found) -> None:
    """The coordinator moves the session past the works, or presses for the works."""
    (finding,) = found("PL202", places(LACKING) + session() + works("2014-10-31"))
    assert "accommodation lacking until q provides this on 2014-10-31" in finding.message
    assert finding.hint == "hold it on 2014-10-31 or later, or in another region"
    assert finding.entities == ("a", "menaka", "q")


def test_activity_that_ends_in_time_unblocks(found: Found) -> None:
    """Adequate from the activity's end on, the first day of the session included."""
    assert found("PL202", places(LACKING) + session() + works("2014-09-01")) == []


def test_partial_and_unknown_do_not_block(found: Found) -> None:
    """They have rules of their own."""
    assert found("PL202", places('premises = "partial"') + session()) == []


def test_closed_region_and_closures(found: Found) -> None:
    """A closure blocks if it shares a day with the session; its reason is printed."""
    fine = 'premises = "adequate", accommodation = "adequate"'
    (finding,) = found("PL202", places(fine, 'access = "closed"') + session())
    assert finding.message.endswith(": the region is closed")
    assert finding.hint == "hold it in another region"
    shut = 'closures = [{ start = 2014-08-01, end = 2014-09-01, reason = "rains" }]'
    (finding,) = found("PL202", places(fine, shut) + session())
    assert finding.message.endswith(": the region is closed from 2014-08-01 to 2014-09-01, rains")
    assert finding.hint == "hold it on 2014-09-02 or later, or in another region"
    assert finding.anchor.path == "session[0].start"
    over = "closures = [{ start = 2014-08-01, end = 2014-08-31 }]"
    assert found("PL202", places(fine, over) + session()) == []


def test_status(found: Found) -> None:
    """An idea is blocked like a plan: it is the time to plan what it waits for; what was held was not blocked."""
    for status in ("idea", "approved"):
        (finding,) = found("PL202", places(LACKING) + session(status))
        assert finding.severity.word == "warning"
    for status in ("delivered", "cancelled"):
        assert found("PL202", places(LACKING) + session(status)) == []
