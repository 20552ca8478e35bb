"""A session is planned on a gap in a few keys: proposed, mended, written into the plan, and seen in the figures."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.editing import EditRefused
from planner.operations import BadField
from planner.reports.plan import plan_page
from planner.saving import NotWritable
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.own_folder import OwnFolder
from planner.tui.screens.session_form import SessionForm
from planner.tui.screens.unit import UnitSheet
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.prompt import Prompt
from planner.workspace import ReadOnly, Workspace
from tests.tui.driving import LARGE, SMALL, Steps, compare, drive, settled, shown

FormSteps = Callable[[PlannerApp, Pilot[None], SessionForm], Awaitable[None]]


@pytest.fixture
def mali(tmp_path: Path) -> Workspace:
    """A copy of the shipped mission, to change."""
    folder = tmp_path / "mali"
    shutil.copytree(Workspace.open().root, folder)
    return Workspace.open(folder)


async def opened(app: PlannerApp, pilot: Pilot[None], *keys: str) -> SessionForm:
    """Open the form with *keys*, and wait until its first field has the focus."""
    await pilot.press(*keys)
    await settled(app, pilot)
    form = app.screen
    assert isinstance(form, SessionForm)
    while form.focused is None:
        await pilot.pause()
    await settled(app, pilot)
    return form


def in_form(workspace: Workspace, steps: FormSteps) -> PlannerApp:
    """Take *steps* in the form for the worst gap of the small mission."""

    async def all_steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        form = await opened(app, pilot, "g", "n")
        await steps(app, pilot, form)

    return drive(workspace, all_steps, first="overview")


def test_first_sight(workspace: Workspace) -> None:
    """The working proposal for the gap, why the focused field is so, what is in the way, what would be found."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        compare("session-form-80x24", shown(app))
        box = form.query_one("#form").region
        assert (box.width, box.height) == (76, 20)

    in_form(workspace, steps)


def test_session_on_a_gap_is_in_the_file_and_in_the_exported_plan(mali: Workspace) -> None:
    """g, n, Ctrl+S on a copy of the shipped mission: one entry more, every other byte kept, figures changed at once."""
    before = (mali.root / "plan-minusma.toml").read_bytes()

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await opened(app, pilot, "g", "n")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Written to plan-minusma.toml." in shown(app)
        assert "2014-07-07 Mon   4 d  TOM  PO-06" in shown(app)

    drive(mali, steps, first="overview")
    after = (mali.root / "plan-minusma.toml").read_bytes()
    start = next(place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    assert before == after[:start] + after[start + len(after) - len(before) :]
    session = Workspace.open(mali.root).view.mission.session["minusma-police-001"]
    assert (session.modules, session.seats) == (("PO-06",), {"gn-tombouctou": 40})
    assert "minusma-police-001" in plan_page(mali.view, mali.findings)
    assert mali.view.coverage.cell["gn-tombouctou", "PO-06"].scheduled == 40


def test_form_opens_on_the_module_of_the_unit_page(workspace: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, UnitSheet)
        app.screen.go_to(Focus(unit="city-mobile", module="CC-01"))
        form = await opened(app, pilot, "n")
        assert form.query_one("#module", Choice).chosen == "CC-01"
        assert form.query_one("#unit", Choice).chosen == "city-mobile"

    drive(workspace, steps, first="unit")


def test_errors_stand_under_their_field_and_nothing_is_written(workspace: Workspace) -> None:
    """A date that is none is said at once; Ctrl+S goes to the field instead of writing."""
    before = (workspace.root / "plan.toml").read_bytes()

    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        form.query_one("#start").focus()
        await pilot.press("end", "backspace", "x", "tab", "ctrl+s")
        await settled(app, pilot)
        assert "not a date: write it as 2014-07-07" in shown(app)
        assert "First mend what is marked." in shown(app)
        assert form.focused is form.query_one("#start")

    in_form(workspace, steps)
    assert (workspace.root / "plan.toml").read_bytes() == before


def test_findings_follow_every_edit(workspace: Workspace) -> None:
    """More seats than the hall: the rule speaks while the number is typed, and is silent once it is mended."""

    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        form.query_one("#venue", Choice).focus()
        await pilot.press("end")
        seats = form.query_one("#seats", Prompt)
        seats.focus()
        for text, said in (("90", True), ("9", False)):
            seats.value = text
            await settled(app, pilot)
            assert ("PL201" in shown(app)) is said

    in_form(workspace, steps)


def test_enter_goes_from_field_to_field_and_writes_from_the_last(workspace: Workspace) -> None:
    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        visited = []
        for _field in range(6):
            visited.append(form.focused.id if form.focused else None)
            await pilot.press("enter")
        await settled(app, pilot)
        assert visited == ["module", "unit", "venue", "start", "seats", "status"]
        assert "Written to plan.toml." in shown(app)

    in_form(workspace, steps)
    assert len(workspace.view.mission.sessions) == 7


def test_esc_asks_only_if_something_was_typed(workspace: Workspace) -> None:
    async def clean(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, SessionForm)

    async def dirty(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        form.query_one("#seats").focus()
        await pilot.press("9", "escape")
        await settled(app, pilot)
        assert app.screen is form
        assert "Esc again leaves without the session" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, SessionForm)

    in_form(workspace, clean)
    in_form(workspace, dirty)
    assert len(workspace.view.mission.sessions) == 6


def test_file_changed_meanwhile_is_never_overwritten(workspace: Workspace) -> None:
    """What somebody else wrote stays; what was typed stays too, and goes in with a second Ctrl+S."""
    file = workspace.root / "plan.toml"

    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        file.write_text(file.read_text("utf-8") + "\n# somebody else was here\n", "utf-8")
        form.query_one("#seats").focus()
        await pilot.press("end", "backspace", "7", "ctrl+s")
        await settled(app, pilot)
        assert "changed on disk and was read again" in shown(app)
        assert form.query_one("#seats", Prompt).value == "7"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Written to plan.toml." in shown(app)

    in_form(workspace, steps)
    text = file.read_text("utf-8")
    assert "# somebody else was here" in text
    assert len(Workspace.open(workspace.root).view.mission.sessions) == 7


@pytest.mark.parametrize(
    "refusal",
    [
        NotWritable(Path("plan.toml"), "it is full [/]"),
        EditRefused("it is full [/]"),
        ReadOnly("it is full [/]"),
        BadField(("seats",), "it is full [/]"),
    ],
    ids=lambda refusal: type(refusal).__name__,
)
def test_what_cannot_be_written_is_said_in_the_form(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """The reason is shown as it is, the form stays, nothing typed is lost."""

    def refuse(*_arguments: object) -> None:
        raise refusal

    monkeypatch.setattr(Workspace, "add_session", refuse)

    async def steps(app: PlannerApp, pilot: Pilot[None], form: SessionForm) -> None:
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert app.screen is form
        assert "full [/]" in shown(app)

    in_form(workspace, steps)


def shipped_steps(folder: Path) -> Steps:
    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("g", "n")
        await settled(app, pilot)
        while not isinstance(app.screen, OwnFolder):
            await pilot.pause()
        assert "./my-mission" in shown(app)
        prompt = app.screen.query_one(Prompt)
        prompt.value = str(folder.parent / "mission.toml" / "x")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, OwnFolder)
        prompt.value = str(folder)
        await pilot.press("enter")
        await opened(app, pilot)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Written to plan-minusma.toml." in shown(app)
        assert "example" not in shown(app).splitlines()[0]

    return steps


def test_shipped_mission_is_copied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """n on the example asks for a folder, says why one cannot be taken, copies, goes on there; the example stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mission.toml").write_text("", "utf-8")
    shipped = Workspace.open(Workspace.open(_shipped()).root)
    count = len(shipped.view.mission.sessions)
    drive(shipped, shipped_steps(tmp_path / "mine"), first="overview", size=LARGE)
    assert len(Workspace.open(_shipped()).view.mission.sessions) == count
    assert len(Workspace.open(tmp_path / "mine").view.mission.sessions) == count + 1


def test_leaving_the_question_leaves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await settled(app, pilot)
        while not isinstance(app.screen, OwnFolder):
            await pilot.pause()
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.screen_stack) == 1

    drive(Workspace.open(_shipped()), steps, first="overview", size=SMALL)
    assert list(tmp_path.iterdir()) == []


def _shipped() -> Path:
    from planner.loading import shipped_missions

    return shipped_missions() / "mali-2014"
