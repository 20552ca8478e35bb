"""PL104, release over target: more of a unit in training on one day than its share."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def unit(strength: int) -> str:
    return entries("unit", f'id = "u"; title = "U"; region = "gao"; strength = {strength}')


def session(name: str, days: str, heads: str, status: str = "planned", module: str = "HR-01") -> str:
    start, end = days.split()
    row = f'id = "{name}"; modules = ["{module}"]; start = 2014-07-{start}; end = 2014-07-{end}'
    return entries("session", f'{row}; status = "{status}"; {heads}')


def test_exactly_the_target_is_allowed(found: Found) -> None:
    """20 % of 60 is 12."""
    assert found("PL104", unit(60) + session("a", "07 09", "seats = { u = 12 }")) == []
    (finding,) = found("PL104", unit(60) + session("a", "07 09", "seats = { u = 13 }"))
    assert finding.message == (
        "a: 13 of 60 heads of u are in training on 2014-07-07; the release target of 20 % allows 12"
    )
    assert finding.anchor.path == "session[0].seats.u"
    assert finding.severity.word == "warning"


def test_target_of_the_mission(found: Found) -> None:
    """The share is the mission's; 0.29 of 100 is 29 although the floating product is less."""
    targets = "[mission.targets]\nrelease = 0.29\n"
    assert found("PL104", unit(100) + session("a", "07 09", "seats = { u = 29 }") + targets) == []
    assert len(found("PL104", unit(100) + session("a", "07 09", "seats = { u = 30 }") + targets)) == 1


def test_overlapping_sessions_add_up(found: Found) -> None:
    """Each is within the target, together they are not; it is found where the second begins."""
    text = unit(60) + session("a", "07 09", "seats = { u = 8 }") + session("b", "09 10", "seats = { u = 8 }")
    (finding,) = found("PL104", text)
    assert "b: 16 of 60 heads of u are in training on 2014-07-09, in 2 sessions" in finding.message
    apart = unit(60) + session("a", "07 08", "seats = { u = 8 }") + session("b", "09 10", "seats = { u = 8 }")
    assert found("PL104", apart) == []


def test_delivered_sessions_count_but_are_not_the_point(found: Found) -> None:
    """Who still sits in a session that is delivered is away; what is all over is not found."""
    over = session("a", "07 09", "attended = { u = 30 }", "delivered")
    assert found("PL104", unit(60) + over) == []
    (finding,) = found("PL104", unit(60) + over + session("b", "09 09", "seats = { u = 1 }"))
    assert "b: 31 of 60 heads" in finding.message


def test_strength_of_zero_releases_nobody(found: Found) -> None:
    """One head of none is too many, and the remedy is another."""
    (finding,) = found("PL104", unit(0) + session("a", "07 09", "seats = { u = 1 }"))
    assert "1 of 0 heads" in finding.message
    assert finding.hint == "record the strength of the unit"


def test_formed_units_come_together(found: Found) -> None:
    """A public-order course takes the unit as a whole by design: a note, unless more are booked than there are."""
    (finding,) = found("PL104", unit(60) + session("a", "07 09", "seats = { u = 50 }", module="PO-02"))
    assert finding.severity.word == "note"
    (finding,) = found("PL104", unit(60) + session("a", "07 09", "seats = { u = 70 }", module="PO-02"))
    assert finding.severity.word == "warning"


def test_ideas_take_nobody_away(found: Found) -> None:
    """Not yet."""
    assert found("PL104", unit(60) + session("a", "07 09", "seats = { u = 50 }", "idea")) == []
