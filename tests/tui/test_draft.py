"""A session being typed follows the proposal where nobody touched it, and says of each field what is wrong with it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from planner.checks import run
from planner.diagnostics import Finding
from planner.model import Session
from planner.tui.draft import Draft, findings_with
from planner.view import View
from planner.workspace import Workspace


@pytest.fixture
def draft(workspace: Workspace) -> Draft:
    return Draft(workspace, "up-station", "RI-01")


def test_begins_as_the_proposal(draft: Draft, workspace: Workspace) -> None:
    """Every field of the proposal is there, and can be written as it stands."""
    proposed = workspace.propose("up-station", "RI-01").fields
    assert draft.errors() == {}
    assert {**proposed, "id": draft.fields()["id"], "venue": proposed.get("venue")} == draft.fields()


def test_untouched_fields_follow_another_module(draft: Draft, workspace: Workspace) -> None:
    """A start that somebody typed stays when the module changes; seats and venue are proposed anew."""
    draft.put("start", "2026-09-14")
    draft.put("module", "RI-02")
    proposed = workspace.propose("up-station", "RI-02").fields
    assert draft.fields()["modules"] == ["RI-02"]
    assert draft.fields()["start"] == dt.date(2026, 9, 14)
    assert draft.fields()["seats"] == proposed["seats"]
    assert draft.reason("start") == ""
    assert "RI-02" in draft.reason("module") or draft.reason("module") == ""


@pytest.mark.parametrize(
    ("start", "module", "end"),
    [
        ("2026-07-06", "RI-01", "2026-07-06"),
        ("2026-07-10", "RI-02", "2026-07-13"),
        ("2026-07-11", "RI-01", "2026-07-13"),
    ],
)
def test_end_leaves_weekends_out(draft: Draft, start: str, module: str, end: str) -> None:
    """6 hours a day from Monday to Friday: 12 hours from a Friday end on Monday."""
    draft.put("module", module)
    draft.put("start", start)
    assert str(draft.end) == end


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30", "06/07/2026", "2026-7-6", "９９９９-01-01"])
def test_dates_that_are_none(draft: Draft, text: str) -> None:
    draft.put("start", text)
    assert list(draft.errors()) == ["start"]
    assert draft.end is None
    assert draft.findings() == []


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("12", {"up-station": 12}),
        (" 12 ", {"up-station": 12}),
        ("0", {"up-station": 0}),
        ("12, city-station 5", {"up-station": 12, "city-station": 5}),
        ("up-station 12, city-station=5", {"up-station": 12, "city-station": 5}),
        ("city-station: 5", {"city-station": 5}),
    ],
)
def test_seats(draft: Draft, text: str, seats: dict[str, int]) -> None:
    draft.put("seats", text)
    assert draft.seats == seats
    assert draft.errors() == {}


@pytest.mark.parametrize("text", ["", "many", "-1", "1.5", "12, ", "12, 13", "nobody 5", "1" * 12, "12 13"])
def test_seats_that_are_none(draft: Draft, text: str) -> None:
    """A unit that is not there, a second count for one unit, no number: each is said, nothing is guessed."""
    draft.put("seats", text)
    assert list(draft.errors()) == ["seats"]


def test_title_follows_the_venue(draft: Draft) -> None:
    """A title that names a place is not left to lie when the place is another."""
    draft.put("venue", "" if draft.texts["venue"] else "hall")
    assert draft.fields()["title"] == "Law and ethics, Upriver"


def test_findings_are_those_that_the_plan_would_have(draft: Draft, workspace: Workspace) -> None:
    """Only the sessions nearby are looked at, and the rules say the same as over the whole plan once it is written."""
    draft.put("start", "2026-09-07")
    draft.put("venue", "hall")
    before = {(finding.code, finding.message) for finding in draft.findings()}
    session = str(draft.fields()["id"])
    draft.save()
    found = [each for each in run(workspace.view, ("PL",)) if session in each.entities]
    assert {(finding.code, finding.message) for finding in found} == before
    assert before


def test_findings_of_every_shipped_session_are_the_same_nearby() -> None:
    """Each coming session of the example, taken out of the plan and put back as a draft, has the findings it had."""
    view = Workspace.open().view
    for session in [each for each in view.mission.sessions if each.end > view.day]:
        rest = tuple(other for other in view.mission.sessions if other is not session)
        assert _codes(findings_with(_without(view, rest), session)) == _codes(
            [each for each in run(view, ("PL",)) if session.id in each.entities]
        )


def _without(view: View, sessions: tuple[Session, ...]) -> View:
    return View(msgspec.structs.replace(view.mission, sessions=sessions), view.day)


def _codes(findings: list[Finding]) -> list[str]:
    return sorted(finding.code for finding in findings)


def test_saving_writes_and_figures_change(draft: Draft, workspace: Workspace) -> None:
    """The file is that of the partner, the id is new, and the open heads of the cell are fewer at once."""
    cell = workspace.view.coverage.cell["up-station", "RI-01"]
    draft.put("seats", "7")
    draft.put("status", "planned")
    assert draft.save() == "plan.toml"
    assert "seats = {up-station = 7}" in (workspace.root / "plan.toml").read_text("utf-8").replace("{ ", "{").replace(
        " }", "}"
    )
    assert workspace.view.coverage.cell["up-station", "RI-01"].scheduled == cell.scheduled + 7
