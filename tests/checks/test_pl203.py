"""PL203, condition partial: a session can be held, with what is missing brought along."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def places(grade: str) -> str:
    region = f'id = "menaka"; title = "M"; zone = "north"; conditions = {{ premises = "{grade}" }}'
    return entries("region", region) + entries("venue", 'id = "v"; title = "V"; region = "menaka"; seats = 30')


def session(status: str = "planned", module: str = "CI-02") -> str:
    row = f'id = "a"; modules = ["{module}"]; start = 2014-09-01; venue = "v"; status = "{status}"'
    return entries("session", row)


def test_partial(found: Found) -> None:
    """Names the condition and the day."""
    (finding,) = found("PL203", places("partial") + session())
    assert finding.message == (
        "a needs what menaka offers only in part on 2014-09-01: "
        "premises partial, with no activity planned to provide this"
    )
    assert finding.severity.word == "warning"
    assert finding.anchor.path == "session[0].venue"


def test_other_grades_and_modules_that_ask_nothing(found: Found) -> None:
    """Lacking and unknown have rules of their own; HR-01 can be taught anywhere."""
    for grade in ("adequate", "lacking", "unknown"):
        assert found("PL203", places(grade) + session()) == []
    assert found("PL203", places("partial") + session(module="HR-01")) == []


def test_status(found: Found) -> None:
    """A note for an idea, nothing for what took place."""
    (finding,) = found("PL203", places("partial") + session("idea"))
    assert finding.severity.word == "note"
    assert found("PL203", places("partial") + session("delivered")) == []
