"""Protects the list of sessions: its JSON key for key, what a choice takes, and which findings are a session's."""

import datetime as dt

import pytest

from planner.diagnostics import Anchor, Finding, Severity
from planner.reports.lines import text_of
from planner.reports.sessions import Choice, codes_by_session, sessions_in, sessions_json, sessions_table
from planner.reports.tables import table_csv, table_lines
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 2', 'id = "B"; title = "B"; hours = 0.5'))
UNIT = entries("unit", 'id = "g"; title = "G"; region = "gao"; strength = 40')
PLACES = entries("venue", 'id = "hall"; title = "Hall"; region = "gao"; seats = 30') + entries(
    "partner", 'id = "p"; title = "P"'
)
SESSIONS = entries(
    "session",
    'id = "late"; modules = ["course"]; start = 2014-08-04; end = 2014-08-08; status = "idea"',
    'id = "done"; modules = ["A", "course"]; start = 2014-05-05; status = "delivered"; attended = { g = 7 }; women = 0;'
    'seats = { g = 9 }; venue = "hall"; partner = "p"; title = "First"; fr = { title = "Premier" }',
)


def mission() -> View:
    return view_of(UNIT + PLACES + SESSIONS + COURSE)


def finding(code: str, table: str, *entities: str) -> Finding:
    return Finding(code, Severity.WARNING, Anchor(("plan.toml", table, 0)), "", "", entities)


def test_json_says_what_the_entry_says_its_sums_and_its_findings() -> None:
    """By start; zero is said, blank is not; a module named twice counts once."""
    payload = sessions_json(mission(), {"done": ["PL104", "PL501"]})
    assert payload.keys() == {"schema", "as_of", "sessions"}
    assert payload["sessions"] == [
        {
            "id": "done", "modules": ("A", "course"), "start": dt.date(2014, 5, 5), "end": dt.date(2014, 5, 5),
            "status": "delivered", "venue": "hall", "partner": "p", "seats": {"g": 9}, "attended": {"g": 7},
            "title": "First", "women": 0, "fr": {"title": "Premier"},
            "hours": 2.5, "seats_total": 9, "attended_total": 7, "findings": ["PL104", "PL501"],
        },
        {
            "id": "late", "modules": ("course",), "start": dt.date(2014, 8, 4), "end": dt.date(2014, 8, 8),
            "status": "idea", "hours": 2.5, "seats_total": 0, "attended_total": 0, "findings": [],
        },
    ]  # fmt: skip


def test_findings_of_a_session_are_all_that_name_it() -> None:
    """Of each its code, also of the other party of a conflict; a finding about a unit of the same id is not its."""
    findings = [
        finding("PL501", "session", "done", "late"),
        finding("PL104", "session", "done"),
        finding("PL104", "session", "done", "late"),
        finding("CV001", "unit", "done"),
        finding("SR001", "session"),
    ]
    codes = codes_by_session(mission().mission, findings)
    assert codes == {"done": ["PL104", "PL104", "PL501"], "late": ["PL104", "PL501"]}


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        (Choice(), ["done", "late"]),
        (Choice(start=dt.date(2014, 8, 8)), ["late"]),
        (Choice(start=dt.date(2014, 8, 9)), []),
        (Choice(end=dt.date(2014, 5, 5)), ["done"]),
        (Choice(regions=frozenset({"gao"})), ["done"]),
        (Choice(regions=frozenset({"kidal"})), []),
        (Choice(partners=frozenset({"p"})), ["done"]),
        (Choice(statuses=frozenset({"idea", "planned"})), ["late"]),
        (Choice(units=frozenset({"g"})), ["done"]),
        (Choice(units=frozenset({"g"}), statuses=frozenset({"idea"})), []),
    ],
)
def test_choice(choice: Choice, taken: list[str]) -> None:
    """Dates by overlap, region by venue; kinds narrow."""
    assert [session.id for session in sessions_in(mission(), choice)] == taken


def test_table_counts_attended_once_delivered_and_else_seats() -> None:
    lines = [text_of(line) for line in table_lines(sessions_table(mission(), {"done": ["PL104"]}))]
    (done,) = [line.split() for line in lines if "done" in line]
    assert done == ["2014-05-05", "Mon", "1", "done", "A", "+1", "delivered", "GAO", "2.5", "7", "1"]


def test_csv_has_all_modules_and_codes() -> None:
    rows = table_csv(sessions_table(mission(), {"done": ["PL104", "PL501"]})).split("\r\n")
    row = dict(zip(rows[0].split(","), rows[1].split(","), strict=True))
    assert (row["modules"], row["findings"], row["seats_total"]) == ("A course", "PL104 PL501", "9")
