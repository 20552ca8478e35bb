"""What lists are compared by: the same rows as the pages, figures that add up to what the pages say on each date."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.distribution import distribution_of
from planner.reform import balance_of
from planner.reports.compared_lists import compared_due, compared_findings, compared_reform, compared_sessions
from planner.reports.comparison import Compared
from planner.reports.due import chase_list
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 2; lenses = ["governance"]'))
MISSION = (
    entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 20; mentor = "t"')
    + entries("team", 'id = "t"; title = "Team"; region = "gao"; trainers = 2; component = "IPO"')
    + entries("venue", 'id = "hall"; title = "Hall"; region = "gao"; seats = 30')
    + entries("partner", 'id = "p"; title = "Partner"; kind = "national"')
    + entries(
        "session",
        'id = "done"; modules = ["A"]; start = 2014-05-05; status = "delivered"; venue = "hall"; teams = ["t"]; '
        'partner = "p"; attended = { u = 6 }; seats = { u = 8 }',
        'id = "next"; modules = ["A"]; start = 2014-07-07; seats = { u = 5 }; partner = "p"',
        'id = "past"; modules = ["A"]; start = 2014-06-02; seats = { u = 3 }; partner = "p"',
    )
    + COURSE
)
THEN = dt.date(2014, 4, 30)


@pytest.fixture(scope="module")
def now() -> View:
    return view_of(MISSION)


def figures(rows: list[Compared], title: str, *names: str) -> list[tuple[object, object]]:
    """Of the row called *title* the figures called *names*, then and now."""
    row = next(row for row in rows if row.title == title)
    return [tuple(row.pairs[name]) for name in names]


def test_sessions(now: View) -> None:
    """On 30 April all three are ahead, as is read off the status of today; on 30 June one is held, one booked."""
    rows = compared_sessions(now.on(THEN), now)
    assert [row.title for row in rows] == ["All", "Gao", "venue not recorded"]
    assert figures(rows, "Gao", "held_sessions", "held_seats", "held_hours") == [(0, 1), (0, 6), (0, 12)]
    assert figures(rows, "All", "booked_sessions", "booked_seats") == [(2, 1), (8, 5)]
    held = sum(row.held.hours for row in distribution_of(now.mission, now.day).regions)
    assert figures(rows, "All", "held_hours")[0][1] == held
    by_team = compared_sessions(now.on(THEN), now, "team")
    assert [row.title for row in by_team] == ["All", "Team", "no team named"]


def test_due(now: View) -> None:
    """All entries, by kind and by who: late and to come add up to the chase list of each date."""
    then = now.on(THEN)
    rows = compared_due(then, now)
    for number, view in enumerate((then, now)):
        whole = sum(pair[number] for pair in rows[0].pairs.values())
        assert whole == len(chase_list(view))
        for kind in ("kind", "who"):
            assert whole == sum(pair[number] for row in rows if row.kind == kind for pair in row.pairs.values())
    assert figures(rows, "ended, not reported", "late") == [(0, 1)]
    assert figures(rows, "to confirm", "to_come") == [(0, 1)]


def test_reform(now: View) -> None:
    """Planned and delivered trainee-hours by what the balance lists; what names nothing only where it has hours."""
    rows = compared_reform(now.on(THEN), now)
    total = balance_of(now.mission, now.day).total
    assert figures(rows, "All", "planned_hours", "delivered_hours") == [(16, total.planned), (0, total.delivered)]
    assert figures(rows, "Lens: governance", "delivered_hours") == [(0, 12)]
    assert figures(rows, "Component: IPO", "delivered_hours") == [(0, 12)]
    assert "Lens: no lens" not in [row.title for row in rows]


def test_findings(now: View) -> None:
    """How many there are of each rule on the two dates; a rule that found nothing on one of them is there."""
    from planner.checks import run

    then = now.on(THEN)
    found = [list(run(view)) for view in (then, now)]
    rows = compared_findings(found[0], found[1], {"PL505": "Past"})
    assert tuple(rows[0].pairs["findings"]) == (len(found[0]), len(found[1]))
    assert figures(rows, "PL505 Past", "findings") == [(0, 1)]
    for number in (0, 1):
        assert sum(row.pairs["findings"][number] or 0 for row in rows[1:]) == len(found[number])
