"""What the sessions screen does to sessions is one change each, for the marked ones together, and undone as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.sessions import Sessions
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown
from tests.tui.typing_in import draft_in, form_of, saved, typed


def entry(text: str, name: str) -> str:
    """Return the lines of the session called *name* in *text*."""
    return next(each for each in text.split("[[session]]") if f'id = "{name}"' in each)


def after(workspace: Workspace, session: str, *keys: str) -> tuple[str, str]:
    """Press *keys* with the cursor on *session*; return what is seen then, and the text of the plan once saved."""
    seen = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session=session))
        await settled(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, first="sessions")
    return seen[0], saved(workspace, "plan.toml")


def test_moved_by_weeks(workspace: Workspace) -> None:
    """> and < move start and end; the cursor stays on the session, and the change is named."""
    seen, text = after(workspace, "s-04", *typed(">><"))
    assert "move s-04 to week 38: done" in seen
    text = entry(text, "s-04")
    assert "start = 2026-09-14" in text
    assert "end = 2026-09-15" in text


def test_status_goes_on_and_back(workspace: Workspace) -> None:
    """Idea, planned, approved and back; at either end it is said that there is nothing to do."""
    assert "s-06 is planned: done" in after(workspace, "s-06", "p")[0]
    seen, text = after(workspace, "s-06", "p", "p")
    assert "s-06 is approved: it is so already" in seen
    assert 'status = "approved"' in entry(text, "s-06")
    assert 'status = "idea"' in entry(after(workspace, "s-06", "P", "P")[1], "s-06")
    assert "there is no step from there" in after(workspace, "s-01", "p")[0]


def test_cancelled_keeps_the_record(workspace: Workspace) -> None:
    """The entry stays with another status, and P takes it back into the plan."""
    text = entry(after(workspace, "s-05", "X")[1], "s-05")
    assert 'status = "cancelled"' in text
    assert "city-mobile = 30" in text
    assert 'status = "planned"' in entry(after(workspace, "s-05", "P")[1], "s-05")
    assert "cannot be cancelled" in after(workspace, "s-01", "X")[0]


def marked(names: Sequence[str]) -> list[str]:
    """Return keys that mark so many sessions from the cursor down."""
    return ["space", *(key for _name in names[1:] for key in ("down", "space"))]


def test_marked_sessions_change_together_and_undo_together(workspace: Workspace) -> None:
    """Three marked ones move, are approved and cancelled in one change each; one undo takes each back."""
    before = (workspace.root / "plan.toml").read_text("utf-8")
    names = ("s-04", "s-05", "s-06")
    seen, text = after(workspace, "s-04", *marked(names), "greater_than_sign")
    assert "move 3 sessions a week later: done" in seen
    starts = [re.findall("start = (.*)", entry(text, name))[0] for name in names]
    assert starts == ["2026-09-14", "2026-11-09", "2026-11-16"]
    text = after(workspace, "s-04", *marked(names), "X")[1]
    assert text.count('status = "cancelled"') == 3
    assert workspace.undo() == "cancel 3 sessions"
    assert workspace.undo() == "move 3 sessions a week later"
    assert saved(workspace, "plan.toml") == before


def test_one_that_cannot_be_done_leaves_all_as_they_are(workspace: Workspace) -> None:
    """A delivered one among the marked is named, and nothing is changed."""
    before = (workspace.root / "plan.toml").read_text("utf-8")
    seen, text = after(workspace, "s-01", *marked(("s-01", "s-04")), "X")
    assert "s-01 was delivered" in seen
    assert text == before


def test_a_copy_is_planned_after_the_session(workspace: Workspace) -> None:
    """C opens the form on the copy: a new id, later days, planned, nobody attended yet."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session="s-04"))
        await settled(app, pilot)
        form = await form_of(app, pilot, "C")
        texts = draft_in(form).texts
        assert (texts["start"], texts["end"], texts["status"]) == ("2026-09-14", "2026-09-15", "planned")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "copy s-04 as session-001: done" in shown(app)

    drive(workspace, steps, first="sessions")
    text = entry(saved(workspace, "plan.toml"), "session-001")
    assert "start = 2026-09-14" in text
    assert 'venue = "hall"' in text
    assert "approved" not in text


def test_another_venue_is_chosen_from_the_ranked_list(workspace: Workspace) -> None:
    """L opens the form on the venue."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(Focus(session="s-05"))
        await settled(app, pilot)
        form = await form_of(app, pilot, "L")
        assert form.spec.name == "venue"
        await pilot.press(*typed("town"), "ctrl+s")
        await settled(app, pilot)

    drive(workspace, steps, first="sessions")
    assert 'venue = "hall"' in entry(saved(workspace, "plan.toml"), "s-05")


def test_a_row_of_the_timeline_is_edited_too(workspace: Workspace) -> None:
    """On the name of a venue, ``e`` opens its form: seats and rooms are what sessions rest on."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "y", "y")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, Sessions)
        screen.main.lead(screen._table, 0, row=0, column=0)
        await form_of(app, pilot, "e")
        assert "Venue hall, in mission.toml" in shown(app)

    drive(workspace, steps, first="sessions")


DROPPED = """
[[partner]]
id = "ngo"
title = "An NGO"

[[partner]]
id = "un"
title = "The mission"

[[session]]
id = "ngo-001"
modules = ["RI-03"]
start = 2026-09-14
partner = "ngo"
seats = { up-station = 12 }

[[session]]
id = "un-001"
modules = ["RI-03"]
start = 2026-09-21
partner = "un"
seats = { up-station = 12 }
"""


def test_a_partners_file_that_is_dropped_in_shows_its_sessions_and_duplicates(workspace: Workspace) -> None:
    """Two partners teach the same module to the same unit: seen at once, marked, and said in the detail."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        (workspace.root / "plan-ngo.toml").write_text(DROPPED, "utf-8")
        for second in range(3):
            app.look(1e6 + second)
        await settled(app, pilot)
        assert app.frame
        app.frame.go_to(Focus(session="ngo-001"))
        await pilot.press("enter")
        await settled(app, pilot)
        seen = " ".join(shown(app).split())
        assert "ngo-001" in seen
        assert "PL401" in seen
        assert "un-001" in seen

    drive(workspace, steps, first="sessions")
