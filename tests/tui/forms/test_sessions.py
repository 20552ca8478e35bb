"""A session being typed follows the proposal where nobody touched it, and what others decide is never overridden."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.operations import written
from planner.proposal import propose
from planner.tui.forms.entries import Entity
from planner.tui.forms.sessions import NewSession, SessionCopy, SessionEntry
from planner.workspace import Workspace


@pytest.fixture
def draft(workspace: Workspace) -> NewSession:
    return NewSession(workspace, "up-station", "RI-01")


def test_begins_as_the_proposal(draft: NewSession, workspace: Workspace) -> None:
    """Every field of the proposal is there, with why, and can be accepted as it stands."""
    proposal = propose(workspace.view, "up-station", "RI-01")
    assert {name: draft.texts[name] for name in proposal.fields} == {
        name: written(value) for name, value in proposal.fields.items()
    }
    assert draft.texts["status"] == "idea"
    assert all(draft.reason(name) == reason for name, reason in proposal.reasons.items())
    assert list(draft.obstacles()) == list(proposal.obstacles)
    assert draft.errors() == {}
    assert draft.file == "plan.toml"
    assert not draft.dirty


def test_untouched_fields_follow_another_module(draft: NewSession, workspace: Workspace) -> None:
    """A start that somebody typed stays when the module changes; seats and venue are proposed anew."""
    draft.put("start", "2026-09-14")
    draft.put("modules", "RI-02")
    proposed = propose(workspace.view, "up-station", "RI-02").fields
    assert draft.value("modules") == ["RI-02"]
    assert draft.texts["start"] == "2026-09-14"
    assert draft.value("seats") == proposed["seats"]
    assert draft.reason("start") == ""
    draft.put("unit", "city-station")
    assert "city-station" in draft.texts["seats"]


@pytest.mark.parametrize(
    ("start", "modules", "end"),
    [
        ("2026-07-06", "RI-01", "2026-07-06"),
        ("2026-07-10", "RI-02", "2026-07-13"),
        ("2026-07-11", "RI-01", "2026-07-13"),
        ("2026-07-06", "RI-01, RI-02", "2026-07-08"),
        ("2026-07-06", "rights", "2026-07-10"),
    ],
)
def test_end_leaves_weekends_out(draft: NewSession, start: str, modules: str, end: str) -> None:
    """6 hours a day from Monday to Friday: 12 hours from a Friday end on Monday; several modules add up."""
    draft.put("modules", modules)
    draft.put("start", start)
    assert draft.texts["end"] == end


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30", "06/07/2026", "2026-7-6", "９９９９-01-01"])
def test_dates_that_are_none(draft: NewSession, text: str) -> None:
    """What is no date is an error of its field, and nothing follows from it."""
    draft.put("start", text)
    assert list(draft.errors()) == ["start"]
    assert draft.consequences() is None


@pytest.mark.parametrize("text", ["many", "up-station=-1", "up-station=1.5", "nobody=5", "up-station 12"])
def test_seats_that_are_none(draft: NewSession, text: str) -> None:
    """A unit that is not there, no number: each is said, nothing is guessed."""
    draft.put("seats", text)
    assert list(draft.errors()) == ["seats"]


def test_title_follows_the_venue(draft: NewSession) -> None:
    """A title that names a place is not left to lie when the place is another."""
    draft.put("venue", "" if draft.texts["venue"] else "hall")
    assert draft.texts["title"] == "Law and ethics, Upriver"
    draft.put("title", "Mine")
    draft.put("venue", "hall")
    assert draft.texts["title"] == "Mine"


def test_consequences_are_what_the_plan_then_says(draft: NewSession, workspace: Workspace) -> None:
    """The findings that come are those that the mission has afterwards and had not before."""
    draft.put("start", "2026-09-07")
    draft.put("venue", "hall")
    found = draft.consequences()
    assert found
    assert draft.made
    before = {(each.code, each.message) for each in workspace.unsorted_findings}
    workspace.do(draft.made)
    after = {(each.code, each.message) for each in workspace.unsorted_findings}
    assert {(each.code, each.message) for each in found.comes} == after - before
    assert {(each.code, each.message) for each in found.goes} == before - after
    assert found.comes


def test_an_old_session_keeps_its_length_when_it_moves(workspace: Workspace) -> None:
    """Two days stay two days; an end that somebody typed stays."""
    draft = SessionEntry(workspace, Entity("session", "s-04"))
    draft.put("start", "2026-10-05")
    assert draft.texts["end"] == "2026-10-06"
    draft.put("end", "2026-10-09")
    draft.put("start", "2026-10-06")
    assert draft.texts["end"] == "2026-10-09"
    assert draft.changed() == {("start",): dt.date(2026, 10, 6), ("end",): dt.date(2026, 10, 9)}


def test_lists_of_an_old_session_do_not_clash_with_itself(workspace: Workspace) -> None:
    """Its own hall on its own days is free."""
    draft = SessionEntry(workspace, Entity("session", "s-04"))
    hall = next(option for option in draft.options(draft.spec("venue")) if option.id == "hall")
    assert "s-04" not in hall.conflict


def test_a_copy_has_an_id_of_its_own(workspace: Workspace) -> None:
    """And is neither approved nor attended."""
    draft = SessionCopy(workspace, Entity("session", "s-02"))
    assert draft.errors() == {}
    assert draft.made
    workspace.do(draft.made)
    copied = workspace.view.mission.session["session-001"]
    assert (copied.status, copied.attended, copied.start) == ("planned", {}, dt.date(2026, 1, 19))
