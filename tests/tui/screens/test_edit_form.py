"""Whatever the cursor is on can be edited, field by field, and the file says just that afterwards."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.chooser import Chooser
from planner.tui.screens.form import Form
from planner.workspace import Workspace
from tests.tui.driving import Steps, drive, settled, shown
from tests.tui.typing_in import draft_in, form_of, known, saved, typed, write

MORE = """
[[team]]
id = "t-1"
title = "Advisers"
region = "city"
trainers = 2

[[observation]]
unit = "up-station"
date = 2026-05-04
note = "first"

[[observation]]
unit = "up-station"
date = 2026-06-01
note = "second"
"""


@pytest.fixture
def richer(workspace: Workspace) -> Workspace:
    """The small mission with a team and two observations."""
    (workspace.root / "more.toml").write_text(MORE, "utf-8")
    workspace.reload()
    return workspace


def edited(workspace: Workspace, opening: Steps, name: str, text: str, *, first: str = "overview") -> list[str]:
    """Open a form with *opening*, write *text* in the field *name*, accept, and return what is then seen."""
    seen = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await opening(app, pilot)
        form = await form_of(app, pilot)
        await write(app, pilot, form, name, text)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, first=first)
    return seen


def action(name: str) -> Steps:
    """Return the step that runs the action *name*, as the palette does."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await app.run_action(name)

    return steps


FIELDS = (
    ("app.edit_entry('unit', 'up-station')", "strength", "44", "units.toml", "strength = 44"),
    ("app.edit_entry('unit', 'up-station')", "needs", "RI-01=12, RI-02=0", "units.toml", '"RI-01" = 12, "RI-02" = 0'),
    ("app.edit_entry('unit', 'up-station')", "turnover", "0,25", "units.toml", "turnover = 0.25"),
    (
        "app.edit_entry('region', 'upriver')",
        "closures",
        "2026-08-01..2026-08-15 floods, roads cut; 2026-12-01..2026-12-02",
        "mission.toml",
        '{ start = 2026-08-01, end = 2026-08-15, reason = "floods, roads cut" },',
    ),
    ("app.edit_entry('region', 'upriver')", "conditions.security", "partial", "mission.toml", '= "partial"'),
    ("app.edit_entry('venue', 'hall')", "seats", "24", "mission.toml", "seats = 24"),
    ("app.edit_entry('team', 't-1')", "skills", "rights, CC-01", "more.toml", 'skills = ["rights", "CC-01"]'),
    ("app.edit_entry('activity', 'a-beds')", "end", "2026-11-15", "mission.toml", "end = 2026-11-15"),
    ("app.edit_entry('session', 's-04')", "fr.title", "Garde à vue [/]", "plan.toml", 'title = "Garde à vue [/]"'),
    ("app.edit_entry('mission', '')", "targets.release", "0.3", "mission.toml", "release = 0.3"),
    ("app.edit_at('more.toml', 'observation', 1)", "rating", "P", "more.toml", 'rating = "P"'),
)


def test_fields_of_every_table(richer: Workspace) -> None:
    """What is typed is in the entry's lines, all else stays as it was to the byte, and undo gives the same bytes."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for opens, name, text, file, line in FIELDS:
            before = (richer.root / file).read_text("utf-8")
            await app.run_action(opens)
            form = await form_of(app, pilot)
            await write(app, pilot, form, name, text)
            await pilot.press("ctrl+s")
            await settled(app, pilot)
            assert "Ctrl+S saves it" in shown(app), shown(app)
            after = saved(richer, file)
            assert line.replace('"', "") in after.replace('"', ""), (line, after)
            assert len(set(before.splitlines()) - set(after.splitlines())) <= 1
            richer.undo()
            assert saved(richer, file) == before

    drive(richer, steps, first="overview")


def test_a_new_activity_is_added(richer: Workspace) -> None:
    """From the palette, into the file where the others stand."""
    before = (richer.root / "mission.toml").read_text("utf-8")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await app.run_action("app.new_entry('activity')")
        form = await form_of(app, pilot)
        for field, said in (
            ("title", "Talks"),
            ("kind", "logistics"),
            ("region", "upriver"),
            ("start", "2026-09-01"),
            ("id", "a-2"),
        ):
            await write(app, pilot, form, field, said)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

    drive(richer, steps, first="overview")
    after = saved(richer, "mission.toml")
    assert richer.view.mission.activity["a-2"].title == "Talks"
    assert set(before.splitlines()) <= set(after.splitlines())


def test_what_is_typed_wrongly_is_said_as_on_the_command_line(richer: Workspace) -> None:
    """The form and ``planner session set`` refuse the same texts in the same words."""
    opening = action("app.edit_entry('unit', 'up-station')")
    (seen,) = edited(richer, opening, "strength", "many")
    assert '"many" where a whole number' in seen
    (seen,) = edited(richer, opening, "needs", "RI-09=3")
    assert 'no module has the id "RI-09"; did you mean' in seen


def test_ids_that_others_refer_to_stay(richer: Workspace) -> None:
    """A unit keeps its id: sessions name it. A session's can be changed."""
    (seen,) = edited(richer, action("app.edit_entry('unit', 'up-station')"), "id", "x")
    assert "Nothing was changed." in seen
    edited(richer, action("app.edit_entry('session', 's-04')"), "id", "s-4b")
    assert 'id = "s-4b"' in saved(richer, "plan.toml")


@pytest.mark.parametrize(
    ("first", "focus", "heading"),
    [
        ("unit", Focus(unit="up-station", module="RI-01"), "Unit up-station, in units.toml"),
        ("coverage", Focus(unit="city-mobile", module="CC-01"), "Unit city-mobile, in units.toml"),
        ("sessions", Focus(session="s-04"), "Session s-04, in plan.toml"),
    ],
)
def test_e_edits_what_the_cursor_is_on(workspace: Workspace, first: str, focus: Focus, heading: str) -> None:
    """The entry of the row; on a unit's module, its assessed needs first."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert app.frame
        app.frame.go_to(focus)
        await settled(app, pilot)
        form = await form_of(app, pilot, "e")
        assert heading in shown(app)
        assert form.spec.name == ("needs" if focus.unit else "modules")

    drive(workspace, steps, first=first)


def test_an_observation_is_edited_from_the_unit_sheet(richer: Workspace) -> None:
    """The row of the second one opens the second one, although neither has an id."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        from planner.reports.panes import Target
        from planner.tui.screens.unit import UnitSheet
        from planner.tui.widgets.board import Board

        assert isinstance(app.screen, UnitSheet)
        app.screen.go_to(Focus(unit="up-station"))
        app.screen.query_one(Board).go_to(Target("observation", "1"))
        form = await form_of(app, pilot, "e")
        assert draft_in(form).texts["note"] == "second"
        await write(app, pilot, form, "note", "second, and more")
        await pilot.press("ctrl+s")
        await settled(app, pilot)

    drive(richer, steps, first="unit")
    text = saved(richer, "more.toml")
    assert 'note = "first"' in text
    assert 'note = "second, and more"' in text


def test_a_finding_about_several_asks_which_one(workspace: Workspace) -> None:
    """Enter in the chooser opens the form of that entry; Esc leaves."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for _row in range(60):
            if app.frame and len(app.frame.entities_now()) > 1:
                break
            await pilot.press("down")
        await pilot.press("e")
        while not isinstance(app.screen, Chooser):
            await pilot.pause()
        await settled(app, pilot)
        assert "Which one?" in shown(app)
        form = await form_of(app, pilot, "down", "enter")
        assert draft_in(form).heading() in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, Form)

    drive(workspace, steps, first="findings")


def test_findings_that_go_are_said_too(workspace: Workspace) -> None:
    """Records that become complete end the finding that they are unknown, before it is accepted."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await app.run_action("app.edit_entry('unit', 'up-records')")
        form = await form_of(app, pilot)
        form.go("records")
        await pilot.press(*typed("comp"))
        await known(app, pilot, form)
        assert form.found
        assert "UN003" in [each.code for each in form.found.goes]
        assert "finding" in shown(app)
        assert workspace.view.mission.unit["up-records"].records == "unknown"

    drive(workspace, steps, first="overview")


def test_every_entry_is_reachable_from_the_palette(richer: Workspace) -> None:
    """What no screen is about is named with its form."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        form = await form_of(app, pilot, "ctrl+p", *typed("beds"), "enter")
        assert draft_in(form).heading() == "Activity a-beds, in mission.toml"

    drive(richer, steps, first="overview")
    from planner.tui.names import Names

    kinds = {kind for kind, _name, _text in Names(richer.view.mission)._all()}
    assert {"unit", "region", "module", "session", "team", "venue", "activity", "observation"} <= kinds
