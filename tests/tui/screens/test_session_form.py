"""A session is planned on a gap in a few keys: proposed, mended, and seen in the figures before it is in the file."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from planner.editing import EditRefused
from planner.history import Change
from planner.operations import BadField
from planner.plain import width_of
from planner.reports.plan import plan_page
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.form import Form
from planner.tui.screens.own_folder import OwnFolder
from planner.tui.screens.session_form import gap_of
from planner.tui.screens.unit import UnitSheet
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.prompt import Prompt
from planner.workspace import ReadOnly, Workspace
from tests.tui.driving import LARGE, SMALL, Steps, compare, drive, settled, shown
from tests.tui.typing_in import NAMED, draft_in, form_of, known, saved, typed, write

FormSteps = Callable[[PlannerApp, Pilot[None], Form], Awaitable[None]]


@pytest.fixture
def mali(tmp_path: Path) -> Workspace:
    """A copy of the shipped mission, to change."""
    folder = tmp_path / "mali"
    shutil.copytree(Workspace.open().root, folder)
    return Workspace.open(folder)


def in_form(workspace: Workspace, steps: FormSteps) -> PlannerApp:
    """Take *steps* in the form for the worst gap of the small mission."""

    async def all_steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await steps(app, pilot, await form_of(app, pilot, "g", "n"))

    return drive(workspace, all_steps, first="overview")


def test_first_sight(workspace: Workspace) -> None:
    """The proposal for the gap, why the focused field is so, what is in the way, what would be found."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        compare("session-form-80x24", shown(app))
        box = form.query_one("#form").region
        assert (box.width, box.height) == (76, 20)

    in_form(workspace, steps)


def test_session_on_a_gap_is_in_the_file_and_in_the_exported_plan(mali: Workspace) -> None:
    """g, n, Ctrl+S on a copy of the shipped mission: one entry more, every other byte kept, figures changed at once."""
    before = (mali.root / "plan-minusma.toml").read_bytes()

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        form = await form_of(app, pilot, "g", "n")
        form.go("status")
        await pilot.press(*typed("plan"), "ctrl+s")
        await settled(app, pilot)
        assert "add minusma-police-001: done, Ctrl+S saves it" in shown(app)
        assert (mali.root / "plan-minusma.toml").read_bytes() == before
        assert mali.view.coverage.cell["gn-tombouctou", "PO-06"].scheduled == 40
        await pilot.press("ctrl+s", "ctrl+s")
        await settled(app, pilot)

    drive(mali, steps, first="overview")
    after = (mali.root / "plan-minusma.toml").read_bytes()
    start = next(place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    assert before == after[:start] + after[start + len(after) - len(before) :]
    session = Workspace.open(mali.root).view.mission.session["minusma-police-001"]
    assert (session.modules, session.seats) == (("PO-06",), {"gn-tombouctou": 40})
    assert "minusma-police-001" in plan_page(mali.view, mali.findings)


def test_form_opens_on_the_module_of_the_unit_page(workspace: Workspace) -> None:
    """The gap is that of the row under the cursor."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, UnitSheet)
        app.screen.go_to(Focus(unit="city-mobile", module="CC-01"))
        texts = draft_in(await form_of(app, pilot, "n")).texts
        assert (texts["modules"], texts["unit"]) == ("CC-01", "city-mobile")

    drive(workspace, steps, first="unit")


def test_gap_of_a_session_is_that_of_its_unit_and_module(workspace: Workspace) -> None:
    """On a row of the chase list or the plan, ``n`` is about what that session is about."""
    assert gap_of(workspace.view, Focus(session="s-05")) == ("city-mobile", "CC-02")
    assert gap_of(workspace.view, Focus(unit="city-mobile", module="CC-01")) == ("city-mobile", "CC-01")


def test_errors_stand_under_their_field_and_nothing_is_changed(workspace: Workspace) -> None:
    """A date that is none is said at once, in the words of the command line; Ctrl+S goes to the field instead."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        await write(app, pilot, form, "start", "2026-02-30")
        await pilot.press("tab", "ctrl+s")
        await settled(app, pilot)
        lines = shown(app).splitlines()
        at = next(index for index, text in enumerate(lines) if "Start" in text)
        assert '"2026-02-30" is not a date like 2014-06-30' in lines[at + 1]
        assert "First mend what is marked." in shown(app)
        assert form.spec.name == "start"
        await write(app, pilot, form, "start", "2026-09-14")
        await write(app, pilot, form, "seats", "up-station=9, nobody=5")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert 'no unit has the id "nobody"' in shown(app)

    in_form(workspace, steps)
    assert workspace.work.unsaved_changes == 0


def test_findings_follow_every_edit(workspace: Workspace) -> None:
    """More seats than the hall: the rule speaks before it is accepted, and is silent once it is mended."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        form.go("venue")
        await pilot.press(*typed("hall"))
        for text, said in (("up-station=90", True), ("up-station=9", False)):
            await write(app, pilot, form, "seats", text)
            assert form.found
            assert any(each.code == "PL201" for each in form.found.comes) is said
            assert "PL201" not in shown(app) or said

    in_form(workspace, steps)


def test_enter_goes_from_field_to_field_through_all_of_them(workspace: Workspace) -> None:
    """More fields than fit scroll, and after the last comes the first."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        visited = []
        for _field in range(len(draft_in(form).specs)):
            visited.append(form.spec.name)
            await pilot.press("enter")
        assert form.spec.name == "modules"
        assert len(visited) == len(set(visited)) > 18
        await pilot.press("shift+tab")
        assert form.spec.name == visited[-1]

    in_form(workspace, steps)


def test_lists_are_chosen_with_arrows_and_half_a_word(workspace: Workspace) -> None:
    """Down marks, Enter takes in or out; half a name and Enter completes it."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        form.go("modules")
        await pilot.press("end", *typed(", foot"), "enter")
        await settled(app, pilot)
        first, second = draft_in(form).texts["modules"].split(", ")
        assert second == "CC-02"
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert len(draft_in(form).texts["modules"].split(", ")) in (1, 3)
        assert first

    in_form(workspace, steps)


def test_start_is_chosen_from_the_ranked_weeks_and_the_end_follows(workspace: Workspace) -> None:
    """Down takes the next Monday, each with what it would clash with; as many days as the module needs."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        form.go("start")
        await settled(app, pilot)
        assert form.options
        await pilot.press("down", "down")
        await settled(app, pilot)
        texts = draft_in(form).texts
        assert texts["start"] == form.options[1].id
        assert texts["end"] >= texts["start"]

    in_form(workspace, steps)


def test_esc_asks_only_if_something_was_typed(workspace: Workspace) -> None:
    """What was typed is lost only when asked for twice."""

    async def clean(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, Form)

    async def dirty(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        await write(app, pilot, form, "note", "drills [/]")
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen is form
        assert "Esc again leaves it" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, Form)

    in_form(workspace, clean)
    in_form(workspace, dirty)
    assert len(workspace.view.mission.sessions) == 6


def test_what_others_write_meanwhile_is_kept_by_the_save(workspace: Workspace) -> None:
    """The file is not written over: theirs and mine are both in it after saving."""
    file = workspace.root / "plan.toml"

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        file.write_text(file.read_text("utf-8") + "\n# somebody else was here\n", "utf-8")
        await write(app, pilot, form, "note", "mine")
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
        await settled(app, pilot)
        if workspace.work.unsaved_changes:
            await pilot.press("ctrl+s")
            await settled(app, pilot)

    in_form(workspace, steps)
    text = file.read_text("utf-8")
    assert "# somebody else was here" in text
    assert len(Workspace.open(workspace.root).view.mission.sessions) == 7


@pytest.mark.parametrize(
    "refusal",
    [EditRefused("it is full [/]"), ReadOnly("it is full [/]"), BadField(("seats",), "it is full [/]")],
    ids=lambda refusal: type(refusal).__name__,
)
def test_what_cannot_be_done_is_said_in_the_form(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """The reason is shown as it is, the form stays, nothing typed is lost."""

    def refuse(_workspace: Workspace, _change: Change) -> None:
        raise refusal

    monkeypatch.setattr(Workspace, "do", refuse)

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert app.screen is form
        assert "full [/]" in shown(app)

    in_form(workspace, steps)


def test_another_partner_gives_another_file_and_id(workspace: Workspace) -> None:
    """A session belongs to its partner's file; the form says which, before it is accepted."""
    (workspace.root / "resources.toml").write_text('[[partner]]\nid = "ngo"\ntitle = "An NGO"\n', "utf-8")
    workspace.reload()

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        assert "into plan.toml" in shown(app)
        form.go("partner")
        await pilot.press(*typed("ngo"))
        await known(app, pilot, form)
        assert "into plan-ngo.toml" in shown(app)
        assert draft_in(form).texts["id"] == "ngo-001"
        await pilot.press("ctrl+s")
        await settled(app, pilot)

    in_form(workspace, steps)
    assert 'id = "ngo-001"' in saved(workspace, "plan-ngo.toml")


def shipped_steps(folder: Path) -> Steps:
    """Return the steps from the example to a session in *folder*."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("g", "n")
        while not isinstance(app.screen, OwnFolder):
            await pilot.pause()
        await settled(app, pilot)
        assert "./my-mission" in shown(app)
        prompt = app.screen.query_one(Prompt)
        prompt.value = str(folder.parent / "mission.toml" / "x")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, OwnFolder)
        prompt.value = str(folder)
        await form_of(app, pilot, "enter")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "add minusma-police-001: done" in shown(app)
        assert "example" not in shown(app).splitlines()[0]

    return steps


def test_shipped_mission_is_copied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """n on the example asks for a folder, says why one cannot be taken, copies, goes on there; the example stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mission.toml").write_text("", "utf-8")
    shipped = Workspace.open(_shipped())
    count = len(shipped.view.mission.sessions)
    drive(shipped, shipped_steps(tmp_path / "mine"), first="overview", size=LARGE)
    shipped.work.save()
    assert len(Workspace.open(_shipped()).view.mission.sessions) == count
    assert len(Workspace.open(tmp_path / "mine").view.mission.sessions) == count + 1


def test_leaving_the_question_leaves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Esc at the question for a folder makes none."""
    monkeypatch.chdir(tmp_path)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        while not isinstance(app.screen, OwnFolder):
            await pilot.pause()
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.screen_stack) == 1

    drive(Workspace.open(_shipped()), steps, first="overview", size=SMALL)
    assert list(tmp_path.iterdir()) == []


def test_choices_are_ranked_with_what_they_would_clash_with(mali: Workspace) -> None:
    """Of venues the one that fits first; those in which something is in the way say what."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        form = await form_of(app, pilot, "g", "n")
        form.go("venue")
        await settled(app, pilot)
        assert form.query_one("#chosen", Choice).chosen == form.options[0].id
        clashes = [bool(option.conflict) for option in form.options]
        assert clashes == sorted(clashes)
        assert any(clashes)

    drive(mali, steps, first="overview")


def _shipped() -> Path:
    from planner.loading import shipped_missions

    return shipped_missions() / "mali-2014"


def test_keys_that_come_all_at_once_go_where_they_were_meant(workspace: Workspace) -> None:
    """Over a slow line a packet holds Tabs, letters and Ctrl+S: each field gets its own, in order."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        start = [spec.name for spec in draft_in(form).specs].index("start")
        keys = ["tab"] * start + [
            "ctrl+u",
            *typed("2026-09-14"),
            "tab",
            "tab",
            "ctrl+u",
            *typed("up-station=7"),
            "ctrl+s",
        ]
        for key in keys:
            app.post_message(events.Key(key, _character(key)))
        while app.screen is form:
            await pilot.pause()
        await settled(app, pilot)

    in_form(workspace, steps)
    text = saved(workspace, "plan.toml").split("session-001")[1]
    assert "start = 2026-09-14" in text
    assert "seats = { up-station = 7 }" in text
    assert 'modules = ["RI-02"]' in text


def _character(key: str) -> str | None:
    named = {name: char for char, name in NAMED.items()}
    return named.get(key, key if len(key) == 1 else None)


def test_in_a_large_mission_findings_are_looked_for_beside_the_form(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys go on working meanwhile; what was found for another text is not shown."""
    monkeypatch.setattr("planner.tui.desk.MANY_CELLS", 0)

    async def steps(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
        await write(app, pilot, form, "seats", "up-station=90")
        while form.found is None:
            await pilot.pause()
        assert form.found.comes
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "done, Ctrl+S saves it" in shown(app)

    in_form(workspace, steps)


HOSTILE = "[/] [@click=app.quit]x[/] a\\nb\\tc \u202e 警察 e\u0301\u0301 " + "long " * 2000


def test_hostile_text_is_shown_as_it_is_and_stays_as_it_is(workspace: Workspace) -> None:
    """Markup, wide and bidi characters, ten thousand in a note: nothing leaves its place, nothing changes."""
    with (workspace.root / "units.toml").open("a", encoding="utf-8") as units:
        units.write(f'\n[[unit]]\nid = "odd"\ntitle = "{HOSTILE}"\nregion = "city"\nstrength = 3\nnote = "{HOSTILE}"\n')
    workspace.reload()

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await app.run_action("app.edit_entry('unit', 'odd', 'note')")
        form = await form_of(app, pilot)
        for keys in (("home", "x", "backspace"), ("end", "left", "y", "backspace"), ("tab",) * 7):
            await pilot.press(*keys)
            await known(app, pilot, form)
            rows = shown(app).splitlines()[3:20]
            assert {width_of(each[: each.rindex("│")]) for each in rows} == {77}, shown(app)
            assert "\u202e" not in shown(app)
        form.go("title")
        await pilot.press("home")
        await known(app, pilot, form)
        assert "[/] [@click=app.quit]x[/] a" in shown(app)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Nothing was changed." in shown(app)

    drive(workspace, steps, first="overview")
