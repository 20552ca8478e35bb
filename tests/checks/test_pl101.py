"""PL101, team double-booked: once a session and team, at the one that begins later."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

TEAMS = entries(
    "team", 'id = "t"; title = "T"; region = "gao"; trainers = 2', 'id = "o"; title = "O"; region = "gao"; trainers = 2'
)


def session(name: str, days: str, status: str = "planned", teams: str = '"t"') -> str:
    start, end = days.split()
    row = f'id = "{name}"; modules = ["HR-01"]; start = 2014-07-{start}; end = 2014-07-{end}'
    return entries("session", f'{row}; status = "{status}"; teams = [{teams}]')


def test_days_are_compared_both_ends_included(found: Found) -> None:
    """A team cannot close one course and open another on the same day; the next day it can."""
    (finding,) = found("PL101", TEAMS + session("a", "07 09") + session("b", "09 11", teams='"o", "t"'))
    assert finding.message == "b: team t is also in a on 2014-07-09"
    assert finding.entities == ("b", "a", "t")
    assert finding.anchor.path == "session[1].teams[1]"
    assert found("PL101", TEAMS + session("a", "07 09") + session("b", "10 11")) == []


def test_longer_overlap_is_named_with_its_last_day(found: Found) -> None:
    """The shorter of the two sets the end."""
    (finding,) = found("PL101", TEAMS + session("a", "07 20") + session("b", "09 11"))
    assert finding.message == "b: team t is also in a from 2014-07-09 to 2014-07-11"


def test_third_session_counts_the_others(found: Found) -> None:
    """One finding a session, however many it overlaps: a hundred courses on one day are no five thousand findings."""
    text = TEAMS + session("a", "07 18") + session("b", "08 09") + session("c", "09 09")
    first, second = found("PL101", text)
    assert first.entities == ("b", "a", "t")
    assert second.message == "c: team t is also in a on 2014-07-09, and in 1 more then"


def test_ideas_and_cancelled_sessions_take_nothing_up(found: Found) -> None:
    """An idea promises nobody; another team is free."""
    for status in ("idea", "cancelled"):
        assert found("PL101", TEAMS + session("a", "07 09") + session("b", "07 09", status)) == []
    assert found("PL101", TEAMS + session("a", "07 09") + session("b", "07 09", teams='"o"')) == []


def test_what_is_over_is_a_note(found: Found) -> None:
    """Two delivered sessions can no longer be moved; one that is still ahead can."""
    past = session("a", "07 09", "delivered")
    (finding,) = found("PL101", TEAMS + past + session("b", "07 09", "delivered"))
    assert finding.severity.word == "note"
    (finding,) = found("PL101", TEAMS + past + session("b", "07 09", "approved"))
    assert finding.severity.word == "warning"


def test_team_named_twice_in_one_session_is_booked_once(found: Found) -> None:
    """A slip in one list is no clash."""
    assert found("PL101", TEAMS + session("a", "07 09", teams='"t", "t"')) == []
