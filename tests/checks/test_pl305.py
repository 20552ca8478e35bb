"""PL305, prerequisite: attended, scheduled before, or taught in the same session."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "A"; hours = 1',
        'id = "B"; title = "B"; hours = 1; requires = ["A"]',
        'id = "C"; title = "C"; hours = 1; requires = ["A", "B"]',
    )
)


def mission(*sessions: str, unit: str = "") -> str:
    head = entries("unit", f'id = "u"; title = "U"; region = "gao"; strength = 60; {unit}')
    return head + "".join(sessions) + COURSE


def session(name: str, module: str, day: str, status: str = "planned", heads: str = "seats = { u = 5 }") -> str:
    return entries("session", f'id = "{name}"; modules = ["{module}"]; start = {day}; status = "{status}"; {heads}')


def test_never_had(found: Found) -> None:
    """Names what is missing, and for which module."""
    (finding,) = found("PL305", mission(session("s", "C", "2014-07-07")))
    assert finding.message == "s: before 2014-07-07, u has neither had nor booked A (for C), B (for C)"
    assert finding.entities == ("s", "u", "A", "B")
    assert finding.anchor.path == "session[0].seats.u"
    assert finding.severity.word == "warning"


def test_scheduled_before(found: Found) -> None:
    """It must end before this one starts: on the same day nobody can tell which came first."""
    later = session("s", "B", "2014-07-07")
    assert found("PL305", mission(session("r", "A", "2014-07-06", "approved"), later)) == []
    assert len(found("PL305", mission(session("r", "A", "2014-07-07"), later))) == 1
    assert len(found("PL305", mission(session("r", "A", "2014-07-06", "cancelled"), later))) == 1
    assert len(found("PL305", mission(session("r", "A", "2014-07-06", heads=""), later))) == 1


def test_attended_before(found: Found) -> None:
    """Whoever was booked and did not come has not had it."""
    later = session("s", "B", "2014-07-07")
    came, stayed_away = "attended = { u = 1 }", "seats = { u = 5 }; attended = { u = 0 }"
    assert found("PL305", mission(session("r", "A", "2014-05-05", "delivered", came), later)) == []
    assert len(found("PL305", mission(session("r", "A", "2014-05-05", "delivered", stayed_away), later))) == 1


def test_same_session_teaches_it(found: Found) -> None:
    """Within a session the trainers see to the order; the whole curriculum counts as its modules."""
    assert found("PL305", mission(session("s", "course", "2014-07-07"))) == []


def test_ideas_build_on_ideas(found: Found) -> None:
    """A plan does not stand on an idea, an idea may; what an idea lacks is a note."""
    idea = session("r", "A", "2014-07-01", "idea")
    assert len(found("PL305", mission(idea, session("s", "B", "2014-07-07")))) == 1
    assert found("PL305", mission(idea, session("s", "B", "2014-07-07", "idea"))) == []
    (finding,) = found("PL305", mission(session("s", "B", "2014-07-07", "idea")))
    assert finding.severity.word == "note"


def test_unknown_is_not_untrained(found: Found) -> None:
    """Where the records are unknown, the unit may well have had it: a note."""
    (finding,) = found("PL305", mission(session("s", "B", "2014-07-07"), unit='records = "unknown"'))
    assert finding.severity.word == "note"


def test_delivered_sessions_are_not_asked(found: Found) -> None:
    """They took place."""
    assert found("PL305", mission(session("s", "B", "2014-05-05", "delivered", "attended = { u = 5 }"))) == []
