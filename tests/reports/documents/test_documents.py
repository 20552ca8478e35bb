"""Protects what documents hold: the core's figures, every choice heeded, notes on what is planned or illustrative."""

import datetime as dt
import json

import pytest

from planner.causes import REASONS, gaps_of
from planner.reports.document import Document
from planner.reports.documents import built, exports
from planner.reports.flat import records_of
from planner.reports.formats import rendered
from planner.view import View
from tests.exporting import on_shipped, request_on, shipped
from tests.missions import curriculum_of, entries, view_of


def payload(what: str, **choice: object) -> dict[str, object]:
    return json.loads(rendered("json", built(what, on_shipped(**choice))))


def records(document: Document, key: str, sheet: int = 0) -> list[dict[str, object]]:
    return [
        record for section in document.sheets[sheet].sections if section.key == key for record in records_of(section)
    ]


@pytest.mark.parametrize("what", list(exports()))
def test_every_document_says_of_what_it_speaks(what: str) -> None:
    """Keys are the same in every export, and are never words of a language."""
    choice = {"unit": {"id": "com-gao"}, "region": {"id": "gao"}}.get(what, {})
    data = payload(what, **choice)
    assert (data["schema"], data["what"], data["mission"], data["as_of"]) == (1, what, "mali-2014", "2014-06-30")
    assert {"data", "planner", "left_out", "illustrative", "options", "notes", "title"} <= data.keys()
    document = built(what, on_shipped(**choice))
    assert document.lines[1].startswith("as of Monday 2014-06-30 (2014-W27); data ")
    keys = {field.key for sheet in document.sheets for section in sheet.sections for field in section.fields}
    assert all(key == key.lower() and key.isascii() for key in keys)


def test_the_legend_of_the_mark_stands_where_a_mark_does() -> None:
    legend = "~ an illustrative strength enters this figure."
    assert legend in built("gaps", on_shipped()).notes
    assert legend not in built("partners", on_shipped()).notes


def test_gaps_are_those_of_the_core_each_with_a_cause() -> None:
    data = payload("gaps")
    assert [(row["unit"], row["module"], row["standing"]) for row in data["gaps"]] == [
        (gap.cell.unit.id, gap.cell.module.id, gap.standing) for gap in gaps_of(shipped().view)
    ]
    assert {row["cause"] for row in data["gaps"]} <= set(REASONS)
    assert sum(row["heads"] for row in data["causes"]) == sum(row["standing"] for row in data["gaps"])
    limited = payload("gaps", limit=3, region="gao")
    assert len(limited["gaps"]) == 3
    assert {row["region"] for row in limited["gaps"]} == {"gao"}


def test_distribution_is_that_of_the_core() -> None:
    data, core = payload("distribution", weight="area"), shipped().view.distribution("area")
    assert data["verdict"]["to_move_share"] == core.to_move.share
    assert data["verdict"]["parity"] == core.parity.value
    for row, own in zip(data["regions"], core.regions, strict=True):
        assert (row["region"], row["need_hours"]) == (own.region.id if own.region else None, own.sums.need_hours)
        assert (row["held_hours"], row["taught_away_seats"]) == (own.held.hours, own.taught_away_seats)


@pytest.mark.parametrize("by", ["week", "region", "unit", "team"])
def test_plan_leaves_no_session_out_whatever_its_headings(by: str) -> None:
    whole = {session.id for session in shipped().view.mission.sessions}
    data = payload("plan", by=by, start=dt.date.min, end=dt.date.max)
    assert {row["id"] for row in data["sessions"]} == whole
    if by in ("week", "region"):
        assert len(data["sessions"]) == len(whole)
    view = shipped().view
    for row in data["sessions"]:
        session = view.mission.session[row["id"]]
        groups = {
            "week": {f"{session.start.isocalendar()[0]}-W{session.start.isocalendar()[1]:02}"},
            "region": {view.region_of(session)},
            "unit": {*session.seats, *session.attended} or {None},
            "team": set(session.teams) or {None},
        }
        assert row["group"] in groups[by]


def test_plan_in_markdown_says_where_who_and_for_whom() -> None:
    """It is pasted into mails and reports, where there is no other page to look it up; the public note goes with it."""
    choice = {"start": dt.date(2014, 7, 7), "end": dt.date(2014, 7, 18)}
    text = rendered("md", built("plan", on_shipped(**choice))).decode()
    (row,) = (line for line in text.splitlines() if "| mm-022 |" in line)
    session = shipped().view.mission.session["mm-022"]
    for part in ("2014-07-18", "Police training room, Mopti", "minusma-police", "com-koro 4", session.public_note):
        assert part in row
    assert "PO-11, PO-12" in text


def test_a_region_counts_the_gaps_that_its_table_leaves_out() -> None:
    """A region's table holds its worst gaps alone; machines are told how many there are."""
    (facts,) = [page["facts"] for page in payload("region", id="gao")["regions"]]
    assert facts["gaps"] == len(gaps_of(shipped().view, ["gao"])) > 10


def test_a_unit_is_its_cells() -> None:
    (unit,) = payload("unit", id="com-gao")["units"]
    cells = shipped().view.coverage.by_unit["com-gao"]
    assert [(row["module"], row["covered"], row["open"]) for row in unit["modules"]] == [
        (cell.module.id, cell.covered, cell.open) for cell in cells
    ]
    blocked = {row["module"] for row in unit["modules"] if row["blocked"]}
    assert blocked == {"CI-08"}


def test_a_region_has_who_gaps_blocked_and_coming() -> None:
    (region,) = payload("region", id="gao")["regions"]
    view = shipped().view
    assert [row["unit"] for row in region["units"]] == [unit.id for unit in view.units_in("gao")]
    assert [row["team"] for row in region["teams"]] == [team.id for team in view.mission.teams if team.region == "gao"]
    assert len(region["gaps"]) == 10
    assert [row["id"] for row in region["blocked"]] == ["mm-028"]
    assert {"mm-028", "mm-029", "mm-032", "mm-039"} == {row["id"] for row in region["coming"]}
    assert [row["region"] for row in payload("region")["regions"]] == list(view.mission.region)


TWICE = (
    entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"')
    + entries("venue", 'id = "v"; title = "V"; region = "gao"; seats = 9')
    + entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 20')
    + entries(
        "session",
        'id = "1"; modules = ["A"]; start = 2014-07-07; venue = "v"; partner = "p"; seats = { u = 5 }',
        'id = "2"; modules = ["A"]; start = 2014-08-07; status = "idea"; venue = "v"; partner = "q"; seats = { u = 4 }',
    )
    + curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 2'))
)


def test_partners_name_what_is_double() -> None:
    view: View = view_of(TWICE)
    (twin,) = records(built("partners", request_on(view)), "duplicates")
    assert (twin["first"], twin["second"], twin["shared_units"], twin["shared_heads"]) == ("1", "2", ("u",), 4)
    assert records(built("partners", request_on(view, region="kidal")), "duplicates") == []
    works = records(built("partners", request_on(view, partner="q")), "work")
    assert [(work["partner"], work["idea_seats"], work["planned_hours"]) for work in works] == [("q", 4, 0)]


def test_findings_are_chosen_placed_and_counted() -> None:
    data = payload("findings", select=("PL2",), limit=2)
    assert len(data["findings"]) == 2
    assert all(row["code"].startswith("PL2") and row["line"] > 0 for row in data["findings"])
    assert data["counts"] == {"error": 0, "warning": 11, "note": 2}
    everything = payload("findings")["findings"]
    assert len(everything) == len(shipped().findings)
    assert [row["code"] for row in everything] == [finding.code for finding in shipped().findings]
