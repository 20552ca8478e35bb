"""Comparing on screens that list: the figures beside each other are those that the command of the help prints."""

from __future__ import annotations

import json
import shlex

import pytest
from textual.pilot import Pilot

from planner.cli import main
from planner.tui.app import PlannerApp
from planner.tui.compared import Entry
from planner.tui.screens.comparison import Comparison
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown


def compared(workspace: Workspace, first: str, *keys: str) -> tuple[str, Entry, str]:
    """The twin, the first row and the screen of what ``=`` shows on *first* after *keys*."""
    seen: list[tuple[str, Entry, str]] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys, "equals_sign", "enter")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, Comparison)
        assert screen._sheet
        seen.append((screen.twin, screen._sheet.entry(0), shown(app)))
        await pilot.press("escape")
        await settled(app, pilot)
        assert "COMPARED" not in shown(app)

    drive(workspace, steps, first=first)
    return seen[0]


@pytest.mark.parametrize(
    ("first", "keys", "twin", "figure"),
    [
        ("sessions", (), "planner compare 2026-03-31 --of sessions", "held_sessions"),
        ("sessions", ("v", "y"), "planner compare 2026-03-31 --of sessions --by team", "held_sessions"),
        ("due", (), "planner compare 2026-03-31 --of due", "late"),
        ("reform", (), "planner compare 2026-03-31 --of reform", "planned_hours"),
        ("findings", (), "planner compare 2026-03-31 --of findings", "findings"),
    ],
)
def test_lists_are_compared(
    workspace: Workspace,
    capsys: pytest.CaptureFixture[str],
    first: str,
    keys: tuple[str, ...],
    twin: str,
    figure: str,
) -> None:
    """Each screen has figures of its own on both dates, and the twin prints them."""
    named, entry, screen = compared(workspace, first, *keys)
    assert named == twin
    assert "2026-03-31 to 2026-06-30, 91 days" in screen
    assert main(["-C", str(workspace.root), *shlex.split(twin)[1:], "--format", "json"]) in (0, 1)
    row = json.loads(capsys.readouterr().out)["rows"][0]
    assert [entry.figures[0].then, entry.figures[0].now] == [f"{row[figure][part]:,}" for part in ("then", "now")]


def test_sessions_are_compared_as_filtered(workspace: Workspace) -> None:
    """What the filter leaves out is in no figure."""
    _twin, entry, _screen = compared(workspace, "sessions", "slash", *"RI-03", "enter")
    every = [session for session in workspace.view.mission.sessions if session.status == "delivered"]
    assert entry.figures[0].now == str(sum("RI-03" in {m.id for m in workspace.view.mission.taught(s)} for s in every))


@pytest.mark.parametrize(
    "words",
    [
        ["--of", "due", "--by", "team"],
        ["--by", "team"],
        ["--of", "sessions", "--zone", "north"],
        ["--of", "reform", "--mentor", "instructors"],
    ],
)
def test_options_that_do_not_go_together(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """They are refused, and nothing is printed."""
    assert main(["-C", str(workspace.root), "compare", *words]) == 2
    assert not capsys.readouterr().out


@pytest.mark.parametrize("first", ["overview", "distribution", "modules"])
def test_what_closed_the_gap_is_seen_first(workspace: Workspace, first: str) -> None:
    """At 80 columns coverage and gap stand whole, each before, after and the difference; modules have their ids.

    In the north 20 of 208 heads were covered on both dates; of RI-01 40 of 142.
    """
    _twin, entry, screen = compared(workspace, first)
    heads = next(line for line in screen.splitlines() if "coverage, points" in line)
    assert heads.index("coverage, points") < heads.index("gap")
    assert [part.now for part in entry.figures[:2]] == {
        "overview": ["~18 %", "~538"],
        "distribution": ["~12 %", "~188"],
        "modules": ["0 %", "50"],
    }[first]
    if first == "modules":
        assert entry.title == "CC-01 Dialogue"


def test_coverage_is_compared_with_all_together_first(workspace: Workspace) -> None:
    assert compared(workspace, "coverage")[1].figures[0].then == "20"


def test_the_weight_in_force_is_compared(workspace: Workspace) -> None:
    """What would have to move is that of the weight on the screen."""
    by_need, by_strength = (compared(workspace, "distribution", *keys)[2] for keys in ((), ("v",)))
    moved = [" ".join(text.split()).split("To move from ")[1].split(" of what")[0] for text in (by_need, by_strength)]
    assert moved[0] != moved[1]
