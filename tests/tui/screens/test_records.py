"""Who came, what a mentor saw and when a unit is visited are recorded from the row they are about."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.reports.unit_sessions import visits_owed
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown
from tests.tui.typing_in import draft_in, form_of, known, saved, typed, write

OVER = """
[[session]]
id = "s-07"
modules = ["RI-01"]
start = 2026-06-15
follow_up = 2026-06-29
seats = { up-station = 20, up-records = 6 }
"""


@pytest.fixture
def over(workspace: Workspace) -> Workspace:
    """The small mission with a session that is over and not reported."""
    with (workspace.root / "plan.toml").open("a", encoding="utf-8") as plan:
        plan.write(OVER)
    workspace.reload()
    return workspace


def test_attendance_begins_with_the_seats_and_what_falls_short_stays_visible(over: Workspace) -> None:
    """Fewer than the seats: said in the form, kept beside the seats in the file and on the page of the session."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session="s-07"))
        await settled(app, pilot)
        form = await form_of(app, pilot, "A")
        assert [draft_in(form).texts[f"attended.{unit}"] for unit in ("up-station", "up-records")] == ["20", "6"]
        await write(app, pilot, form, "attended.up-station", "14")
        await write(app, pilot, form, "women", "3")
        assert "of 20 seats, 6 short" in shown(app)
        assert "20 of 26 came" in shown(app)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "record s-07: 20 heads: done" in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "14 of 20" in shown(app)

    drive(over, steps, first="sessions")
    text = saved(over, "plan.toml")
    assert 'status = "delivered"' in text.split("s-07")[1]
    assert "seats = { up-station = 20, up-records = 6 }" in text
    assert "attended = { up-station = 14, up-records = 6 }" in text
    assert "women = 3" in text.split("s-07")[1]
    assert over.view.coverage.cell["up-station", "RI-01"].attended == 24


def test_attendance_without_seats_is_typed_as_a_list(workspace: Workspace) -> None:
    """A session that names no unit takes any."""
    with (workspace.root / "plan.toml").open("a", encoding="utf-8") as plan:
        plan.write('\n[[session]]\nid = "s-08"\nmodules = ["RI-01"]\nstart = 2026-06-15\n')
    workspace.reload()

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session="s-08"))
        await settled(app, pilot)
        await form_of(app, pilot, "A")
        await pilot.press(*typed("up-station=7"), "ctrl+s")
        await settled(app, pilot)

    drive(workspace, steps, first="sessions")
    assert "attended = { up-station = 7 }" in saved(workspace, "plan.toml")


def test_an_observation_closes_the_visit_that_was_to_follow(over: Workspace) -> None:
    """The form says which, the file holds what was seen, and the visit is owed no more."""
    unit = over.view.mission.unit["up-station"]

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session="s-07"))
        await settled(app, pilot)
        await form_of(app, pilot, "A")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert [session.id for _day, session in visits_owed(over.view, unit)] == ["s-07"]
        await pilot.press("u")
        await settled(app, pilot)
        app.frame.go_to(Focus(unit="up-station", module="RI-01"))
        await settled(app, pilot)
        form = await form_of(app, pilot, "N")
        assert "closes the follow-up visit of s-07" in shown(app)
        assert draft_in(form).texts["module"] == "RI-01"
        await pilot.press("t")
        await write(app, pilot, form, "note", "Drills done; 8 of 12 helmets [/] cracked.")
        await pilot.press("ctrl+s")
        await settled(app, pilot)

    drive(over, steps, first="sessions")
    text = saved(over, "observations.toml")
    for line in ('unit = "up-station"', "date = 2026-06-30", 'module = "RI-01"', 'rating = "T"'):
        assert line in text
    assert 'note = "Drills done; 8 of 12 helmets [/] cracked."' in text
    assert visits_owed(over.view, over.view.mission.unit["up-station"]) == []


def test_an_observation_says_something(workspace: Workspace) -> None:
    """Neither note nor rating is no observation."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await form_of(app, pilot, "N")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "say what was seen, or rate the module" in shown(app)

    drive(workspace, steps, first="unit")


def test_a_visit_follows_a_session_of_the_unit(over: Workspace) -> None:
    """V proposes the Monday after next week and the session not seen since; another one can be chosen."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(unit="city-station"))
        await settled(app, pilot)
        form = await form_of(app, pilot, "V")
        assert draft_in(form).texts == {"session": "s-01", "follow_up": "2026-07-13", "note": ""}
        await pilot.press("up")
        assert form.spec.name == "session"
        await pilot.press("down")
        await known(app, pilot, form)
        assert draft_in(form).texts["session"] == "s-02"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "done, Ctrl+S saves it" in shown(app)

    drive(over, steps, first="unit")
    assert "follow_up = 2026-07-13" in saved(over, "plan.toml").split('"s-02"')[1].split("[[session]]")[0]


@pytest.mark.parametrize(("key", "said"), [("A", "Put the cursor on a session"), ("N", "Put the cursor on a unit")])
def test_without_anything_to_record_it_says_what_to_do(workspace: Workspace, key: str, said: str) -> None:
    """On a tile of the map there is neither a session nor a unit."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        while app.frame is None or not app.frame._said:
            await pilot.pause()
        await settled(app, pilot)
        assert said in shown(app)

    drive(workspace, steps, first="overview")
