"""Protects what is said of a session beside its fields: its mark, its short name, what a filter finds it by."""

import datetime as dt

import pytest

from planner.checks import run
from planner.reports.lines import text_of
from planner.reports.panes import Drawing
from planner.reports.session_detail import Detail, session_detail, text_lines
from planner.reports.session_facts import Marks, heads, matching, modules_word, searched, short_name
from planner.view import View
from tests.missions import PLACES, curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries(
        "module",
        'id = "HR-01"; title = "Law"; hours = 2',
        'id = "HR-12"; title = "Force"; hours = 1.5',
        'id = "arrest"; title = "Arrest and custody"; hours = 1',
    ),
    "rights",
)
OTHERS = (
    entries("unit", 'id = "g"; title = "Ségou-sur-Rivière"; region = "gao"; strength = 40; confidence = "illustrative"')
    + entries("partner", 'id = "p"; title = "A partner"')
    + entries("team", 'id = "t"; title = "Trainers"; region = "gao"; trainers = 2')
    + entries("venue", 'id = "hall"; title = "Town hall"; region = "gao"; seats = 30')
)


def view(session: str, more: str = "", day: dt.date | None = None) -> View:
    return view_of(OTHERS + entries("session", f'id = "s"; {session}') + more + COURSE, day=day)


@pytest.mark.parametrize(
    ("session", "mark"),
    [
        ("start = 2014-07-01", "scheduled"),
        ('start = 2014-07-01; status = "approved"', "scheduled"),
        ('start = 2014-05-01; status = "idea"', "idea"),
        ("start = 2014-06-29", "unknown"),
        ("start = 2014-06-30", "scheduled"),
        ('start = 2014-06-29; status = "delivered"', "covered"),
        ('start = 2014-06-29; status = "cancelled"', "none"),
    ],
)
def test_mark_by_status_and_day(session: str, mark: str) -> None:
    """On its last day a session is not over; an idea that passed is still one."""
    seen = view(f'modules = ["HR-01"]; {session}')
    assert Marks(seen).of(seen.mission.sessions[0]) == mark


@pytest.mark.parametrize(
    ("modules", "room", "name"),
    [
        ('"HR-01"', 5, "HR-01"),
        ('"HR-01"', 3, "HR1"),
        ('"HR-12"', 4, "HR12"),
        ('"HR-12"', 3, "HR"),
        ('"HR-01", "HR-12"', 8, "HR"),
        ('"rights"', 8, "HR+"),
        ('"arrest"', 6, "arrest"),
        ('"arrest"', 3, "ar…"),
    ],
)
def test_short_name(modules: str, room: int, name: str) -> None:
    """The longest that fits, and never more than fits."""
    seen = view(f"modules = [{modules}]; start = 2014-07-01")
    assert short_name(seen.mission, seen.mission.sessions[0], room) == name


@pytest.mark.parametrize(
    "query",
    ["s", "segou RIVIERE", "a partner", "hall", "gao", "north", "HR-12", "custody", "planned", "round two", "t course"],
)
def test_found_by_everything_that_names_it(query: str) -> None:
    """Ids and titles of units, partner, team, venue, region, zone and modules, opened curricula, status and title."""
    seen = view(
        'modules = ["rights"]; start = 2014-07-01; title = "Round two"; partner = "p"; teams = ["t"]; venue = "hall";'
        "seats = { g = 4 }"
    )
    texts = [(searched(seen, session), session) for session in seen.by_start]
    assert [session.id for session in matching(texts, query)] == ["s"]
    assert matching(texts, f"{query} nowhere") == []


def test_heads_and_modules() -> None:
    """Attended once delivered, else booked; the first module and how many more."""
    seen = view('modules = ["HR-01", "HR-12"]; start = 2014-05-05; status = "delivered"; seats = { g = 9 }')
    assert heads(seen.mission.sessions[0]) == 0
    assert modules_word(seen.mission.sessions[0]) == "HR-01 +1"


def detail_of(seen: View, room: int = 60) -> Detail:
    detail = Detail(room, Drawing())
    session_detail(
        seen, seen.mission.sessions[0], (), Marks(seen).of(seen.mission.sessions[0]), "plan.toml:3:1", detail
    )
    return detail


def test_detail_says_every_field() -> None:
    """No field of a session is left out, and nothing is wider than asked for."""
    seen = view(
        'modules = ["rights"]; start = 2014-07-01; end = 2014-07-02; status = "approved"; venue = "hall";'
        'partner = "p"; teams = ["t"]; seats = { g = 4 }; title = "Round two"; counterpart = "DGPN";'
        'funding = "Trust fund"; nominated_by = "Commander"; due_diligence = "cleared"; follow_up = 2014-09-01; '
        'public_note = "Open to all";'
        'note = "By [b]road[/b]"'
    )
    detail = detail_of(seen)
    text = " ".join(" ".join(text_lines(detail)).split())
    for said in (
        "s Round two", "* approved Tue 2014-07-01 to Wed 2014-07-02 (2014-W27), 2 days, 4.5 h", "Town hall (hall), Gao",
        "A partner (p)", "Trainers (t)", "DGPN", "Trust fund", "Commander", "cleared", "2014-09-01", "Open to all",
        "By [b]road[/b]", "4 of ~40 Ségou-sur-Rivière (g)", "rights Course, all its 3 modules", "plan.toml:3:1",
    ):  # fmt: skip
        assert said in text, text
    assert max(len(text_of(parts)) for parts in detail.lines) <= 60
    assert sorted(detail.targets.values()) == ["module:HR-01", "unit:g"]


def test_detail_says_what_is_missing_or_late() -> None:
    """What is over and not reported, a delivered session without attendance, a follow-up that nobody paid."""
    over = " ".join(text_lines(detail_of(view('modules = ["HR-01"]; start = 2014-06-02'))))
    assert "reported neither delivered nor cancelled" in over
    assert "No unit is named." in over
    done = view(
        'modules = ["HR-01"]; start = 2014-05-05; status = "delivered"; attended = { g = 3 }; women = 1;'
        "follow_up = 2014-06-20"
    )
    text = " ".join(" ".join(text_lines(detail_of(done))).split())
    assert "2014-06-20, 10 days late: g" in text
    assert "Units: 3 attended, 1 woman" in text
    later = " ".join(text_lines(detail_of(view('modules = ["HR-01"]; start = 2014-08-05; status = "delivered"'))))
    assert "counted nowhere yet" in later
    assert "attendance not recorded" in later


def test_detail_says_what_blocks() -> None:
    """The region is closed on its days."""
    places = 'modules = ["HR-01"]; start = 2014-07-01; venue = "hall"'
    shut = PLACES.replace('title = "Gao"\n', 'title = "Gao"\naccess = "closed"\n')
    seen = view_of(OTHERS + entries("session", f'id = "s"; {places}') + COURSE, shut)
    assert "Blocked: the region is closed" in " ".join(text_lines(detail_of(seen)))


def test_detail_leads_to_the_session_that_a_finding_names() -> None:
    """A clash names the other session; Enter on its line goes there."""
    more = entries("session", 'id = "z"; modules = ["HR-01"]; start = 2014-07-01; teams = ["t"]')
    seen = view('modules = ["HR-01"]; start = 2014-07-01; teams = ["t"]', more)
    marks = Marks(seen, list(run(seen)))
    detail = Detail(80, Drawing())
    session_detail(seen, seen.mission.session["z"], marks.findings(seen.mission.session["z"]), "blocked", "", detail)
    assert "session:s" in detail.targets.values()
    assert any("PL101 team t is also in s" in each for each in text_lines(detail))
