"""Protects the week: what is delivered, coming, blocked and changed between two dates, and the decisions asked."""

import datetime as dt

import pytest

from planner.reports.document import Document, value_of
from planner.reports.documents import built
from planner.reports.documents.decisions import decisions_of
from planner.reports.flat import records_of
from planner.view import View
from tests.exporting import request_on
from tests.missions import PLACES, curriculum_of, entries, view_of

TEXT = (
    entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"')
    + entries(
        "venue",
        'id = "v"; title = "V"; region = "gao"; seats = 9',
        'id = "k"; title = "K"; region = "kidal"; seats = 9',
    )
    + entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 20')
    + entries(
        "activity",
        'id = "cars"; title = "Cars"; kind = "logistics"; region = "gao"; start = 2014-06-01; end = 2014-06-25; '
        'provides = ["vehicles"]',
    )
    + entries(
        "observation",
        'unit = "u"; date = 2014-06-28; rating = "P"; note = "Slow."',
        'unit = "u"; date = 2014-06-20; rating = "T"',
    )
    + entries("deployment", 'date = 2014-06-30; component = "IPO"; deployed = 122; approved = 320')
    + entries(
        "session",
        'id = "held"; modules = ["A"]; start = 2014-06-24; status = "delivered"; venue = "v"; attended = { u = 5 }',
        'id = "edge"; modules = ["A"]; start = 2014-06-23; status = "delivered"; venue = "v"; attended = { u = 5 }',
        'id = "next"; modules = ["A"]; start = 2014-07-07; status = "approved"; venue = "v"; partner = "p"; '
        'seats = { u = 5 }; teams = ["t"]; counterpart = "c"; funding = "f"',
        'id = "far"; modules = ["A"]; start = 2014-07-08; venue = "v"; partner = "q"; seats = { u = 5 }; '
        'teams = ["t"]; counterpart = "c"; funding = "f"',
        'id = "shut"; modules = ["A"]; start = 2014-09-01; venue = "k"; partner = "p"',
        'id = "idea"; modules = ["B"]; start = 2014-07-10; status = "idea"; venue = "k"',
        'id = "late"; modules = ["B"]; start = 2014-06-10; venue = "v"; partner = "p"; seats = { u = 1 }',
    )
    + entries("team", 'id = "t"; title = "T"; region = "gao"; trainers = 2; skills = ["course"]')
    + curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 2', 'id = "B"; title = "B"; hours = 1'))
)


@pytest.fixture(scope="module")
def view() -> View:
    closed = (
        'title = "Kidal"\naccess = "closed"\nclosures = [{ start = 2014-06-26, end = 2014-06-29, reason = "Mines" }]'
    )
    return view_of(TEXT, PLACES.replace('title = "Kidal"', closed))


@pytest.fixture(scope="module")
def week(view: View) -> Document:
    return built("week", request_on(view))


def records(document: Document, key: str) -> list[dict[str, object]]:
    return [record for section in document.sheets[0].sections if section.key == key for record in records_of(section)]


def ids(document: Document, key: str) -> list[object]:
    return [record["id"] for record in records(document, key)]


def test_a_week_back_and_a_week_ahead(week: Document) -> None:
    """After Monday 23 June, up to Monday 7 July; the days themselves are on the page."""
    assert (week.options["since"], week.options["to"]) == (dt.date(2014, 6, 23), dt.date(2014, 7, 7))
    assert (ids(week, "delivered"), ids(week, "coming")) == (["held"], ["next"])
    assert week.lines[-1] == "delivered and changed after Mon 2014-06-23, coming until Mon 2014-07-07"


def test_other_days_are_heeded(view: View) -> None:
    week = built("week", request_on(view, since=dt.date(2014, 6, 1), end=dt.date(2014, 7, 8)))
    assert (ids(week, "delivered"), ids(week, "coming")) == (["edge", "held"], ["next", "far"])


def test_blocked_is_all_that_cannot_be_held_with_the_reason(week: Document) -> None:
    assert [(record["id"], record["blocked_by"]) for record in records(week, "blocked")] == [
        ("idea", "the region is closed"),
        ("shut", "the region is closed"),
    ]


def test_coverage_that_changed(week: Document) -> None:
    """Five were covered on the 23rd, ten are now, of 40: twenty heads in two modules."""
    gao = next(record for record in records(week, "coverage") if record["region"] == "gao")
    assert gao == {"region": "gao", "need": 40, "covered_before": 5, "covered": 10, "gained": 5, "lost": 0}


def test_what_happened_by_date(week: Document) -> None:
    """Activities that ended, closures that began or are over, observations, deployments; nothing before."""
    assert [(record["date"], record["kind"], record["id"]) for record in records(week, "events")] == [
        (dt.date(2014, 6, 25), "activity", "cars"),
        (dt.date(2014, 6, 26), "closed", "kidal"),
        (dt.date(2014, 6, 28), "observation", "u"),
        (dt.date(2014, 6, 30), "deployment", "IPO"),
        (dt.date(2014, 6, 30), "opened", "kidal"),
    ]
    whats = [record["what"] for record in records(week, "events")]
    assert whats[0] == "done: Cars; adequate from now on: vehicles"
    assert whats[2] == "observed: P needs practice: Slow."


def test_decisions_by_date_with_who_has_to_act(view: View) -> None:
    found = [(decision.by.isoformat(), decision.kind, decision.id, decision.who) for decision in decisions_of(view)]
    assert found == [
        ("2014-06-10", "report", "late", "p"),
        ("2014-07-07", "agree", "next", "p"),
        ("2014-07-08", "approve", "far", "q"),
        ("2014-07-10", "drop", "idea", ""),
        ("2014-09-01", "move", "shut", "p"),
    ]


def test_a_region_has_its_own_week(view: View) -> None:
    week = built("week", request_on(view, region="kidal"))
    assert ids(week, "coming") == []
    assert ids(week, "blocked") == ["idea", "shut"]
    assert ids(week, "decisions") == ["idea", "shut"]
    assert {record["region"] for record in records(week, "coverage")} == {"kidal"}


def test_what_is_not_recorded_is_not_nobody(view: View) -> None:
    week = built("week", request_on(view))
    section = next(section for section in week.sheets[0].sections if section.key == "blocked")
    row = dict(zip((field.key for field in section.fields), map(value_of, section.rows[-1]), strict=True))
    assert (row["id"], row["seats"], row["attended"], row["trainee_hours"]) == ("shut", None, None, None)
