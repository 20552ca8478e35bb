"""Protects the chase list: each kind on the day it begins, who has to act, and nothing twice."""

import datetime as dt

import pytest

from planner.reports.due import Chase, chase_list, due_json, due_table
from planner.reports.lines import text_of
from planner.reports.tables import table_lines
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries("module", 'id = "A"; title = "A"; hours = 2; refresh_months = 3', 'id = "B"; title = "B"; hours = 1')
)
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40; mentor = "ipo-gao"',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)
OTHERS = entries("partner", 'id = "p"; title = "P"') + entries(
    "team",
    'id = "ipo-gao"; title = "T"; region = "gao"; trainers = 2',
)
WHOLE = 'seats = { g = 9 }; teams = ["ipo-gao"]; counterpart = "DGPN"; funding = "Trust fund"'


def chased(session: str, more: str = "", day: dt.date | None = None) -> list[Chase]:
    return chase_list(view_of(UNITS + OTHERS + entries("session", f'id = "s"; {session}') + more + COURSE, day=day))


@pytest.mark.parametrize(
    ("session", "missing"),
    [
        ("start = 2014-07-21", "units and seats, team, national counterpart, funding"),
        (f"start = 2014-07-21; {WHOLE}", None),
        (f"start = 2014-07-21; {WHOLE.replace('9', '0')}", "units and seats"),
        ("start = 2014-07-22", None),
        ('start = 2014-07-01; status = "idea"', None),
        ('start = 2014-07-01; status = "cancelled"', None),
        ('start = 2014-06-30; seats = { g = 9 }; counterpart = "DGPN"; funding = "Trust fund"', "team"),
    ],
)
def test_sessions_of_the_next_21_days_that_lack_something(session: str, missing: str | None) -> None:
    """What is an idea is not booked, what is cancelled needs nothing."""
    whats = [chase.what for chase in chased(f'modules = ["B"]; {session}')]
    assert whats == ([f"to confirm: {missing}"] if missing else [])


@pytest.mark.parametrize(("end", "kinds"), [("2014-06-29", ["unreported"]), ("2014-06-30", [])])
def test_ended_and_not_reported(end: str, kinds: list[str]) -> None:
    """On its last day a session is still running."""
    found = chased(f'modules = ["B"]; start = 2014-06-01; end = {end}; partner = "p"; {WHOLE}')
    assert [(chase.kind, chase.who, chase.party) for chase in found] == [(kind, "p", "partner") for kind in kinds]


def test_delivered_without_attendance() -> None:
    """Nobody came is entered as 0 and is an answer."""
    done = 'modules = ["B"]; start = 2014-05-05; status = "delivered"; teams = ["ipo-gao"]'
    assert [(chase.kind, chase.who, chase.party) for chase in chased(done)] == [("no-attendance", "ipo-gao", "team")]
    assert chased(f"{done}; attended = {{ g = 0 }}") == []


def test_follow_up_overdue_by_who_visits() -> None:
    """The unit's mentor, else who ran the session; done once the unit was observed after the session."""
    done = 'modules = ["B"]; start = 2014-05-05; status = "delivered"; attended = { g = 5, b = 5 }; partner = "p"'
    both = chased(f"{done}; follow_up = 2014-06-29")
    assert [(chase.who, chase.by, chase.what) for chase in both] == [
        ("ipo-gao", dt.date(2014, 6, 29), "follow-up visit not observed: g"),
        ("p", dt.date(2014, 6, 29), "follow-up visit not observed: b"),
    ]
    assert chased(f"{done}; follow_up = 2014-06-30") == []
    seen = entries("observation", 'unit = "g"; date = 2014-05-05', 'unit = "b"; date = 2014-05-06')
    assert [chase.who for chase in chased(f"{done}; follow_up = 2014-06-29", seen)] == ["ipo-gao"]


def test_refreshers_about_to_lapse_stand_by_unit_and_day() -> None:
    """Of 9 heads 9 lapse on 2014-08-05; what nothing lapses of is not there."""
    done = 'modules = ["course"]; start = 2014-05-05; status = "delivered"; attended = { g = 9 }'
    (refresher,) = chased(done)
    assert (refresher.id, refresher.who, refresher.party) == ("g", "g", "unit")
    assert (refresher.by, refresher.what) == (dt.date(2014, 8, 5), "refresher: 9 of 9 in A")


def test_a_loss_by_turnover_is_due_by_the_end_of_the_window() -> None:
    """Half the heads leave in a year: some within 90 days, before anything lapses."""
    text = UNITS.replace("strength = 40\n", "strength = 40\nturnover = 0.5\n")
    done = 'id = "s"; modules = ["B"]; start = 2014-06-02; status = "delivered"; attended = { b = 20 }'
    (refresher,) = chase_list(view_of(text + OTHERS + entries("session", done) + COURSE))
    assert refresher.by == dt.date(2014, 9, 28)


def test_json_and_table() -> None:
    view = view_of(
        OTHERS + entries("session", 'id = "s"; modules = ["B"]; start = 2014-07-01; ' + 'partner = "p"') + COURSE
    )
    assert due_json(view) == {
        "schema": 1,
        "as_of": view.day,
        "due": [
            {
                "kind": "unconfirmed", "id": "s", "who": "p", "party": "partner", "by": dt.date(2014, 7, 1),
                "what": "to confirm: units and seats, team, national counterpart, funding",
            }
        ],
    }  # fmt: skip
    assert any("2014-07-01  s   p" in text_of(line) for line in table_lines(due_table(view)))


def test_nothing_to_chase_is_said() -> None:
    lines = [text_of(line) for line in table_lines(due_table(view_of("")))]
    assert lines[-1] == "Nothing to chase until 2014-07-21."
