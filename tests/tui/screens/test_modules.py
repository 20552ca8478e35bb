"""The screen of modules opens what is asked for, keeps its place, and leads to whom and where a module was taught."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.reports.panes import Target
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.modules import Modules
from planner.tui.widgets.pair import Pair
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown

MORE = """
[[module]]
id = "RI-05"
title = "Cases [/] [b]of the post[/b]"
hours = 3
class_min = 12
class_max = 20
trainers = 2
requires = ["RI-03", "RI-01"]
objectives = ["Apply the law to three cases of the trainee's own post.", "Write each up in a page."]
topics = ["Cases brought by trainees"]
equipment = ["case files", "forms"]
conditions = ["accommodation", "premises"]
lenses = ["human-rights", "operationality.professionalism"]
due_diligence = true
source = "Invented."
"""


@pytest.fixture
def taught(workspace: Workspace) -> Workspace:
    """The small mission with one module that has everything a module can have."""
    with (workspace.root / "curricula" / "rights.toml").open("a", encoding="utf-8") as file:
        file.write(MORE)
    workspace.reload()
    assert workspace.load_findings == ()
    return workspace


def screen_after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    """The text on the screen after *keys*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="modules")
    return seen[0]


def target(app: PlannerApp) -> Target | None:
    """What the cursor of the list is on."""
    return app.screen.query_one(Pair).target


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_first_sight(taught: Workspace, size: tuple[int, int], unicode: bool) -> None:
    """Small: the tree alone; large: with the page of what the cursor is on."""
    name = f"modules-{size[0]}x{size[1]}{'' if unicode else '-ascii'}"
    compare(name, screen_after(taught, "v", "end", size=size, unicode=unicode))


def test_page_at_80_columns(taught: Workspace) -> None:
    """Enter on a module goes into its page; everything the file says is there."""
    compare("modules-80x24-page", screen_after(taught, "v", "end", "enter"))


def test_ascii_is_ascii(taught: Workspace) -> None:
    """With ASCII signs the only other characters are those of names."""
    text = screen_after(taught, "v", "end", size=LARGE, unicode=False)
    assert {char for char in text if not char.isascii()} <= set("éè…")


def test_enter_opens_and_closes_a_curriculum(taught: Workspace) -> None:
    """The first is open at first; the cursor stays on what was opened or closed."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert target(app) == Target("curriculum", "crowd")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Foot tactics" not in shown(app)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert target(app) == Target("curriculum", "rights")
        assert "Cases [/] [b]of the post[/b]" in shown(app)

    drive(taught, steps, first="modules")


def test_all_opens_and_closes_everything(taught: Workspace) -> None:
    """Closed again, the cursor is on the curriculum of the module that it was on."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "end")
        assert target(app) == Target("module", "RI-05")
        await pilot.press("v")
        assert target(app) == Target("curriculum", "rights")
        await pilot.press("v", "down")
        assert target(app) == Target("module", "RI-01")

    drive(taught, steps, first="modules")


@pytest.mark.parametrize("size", [SMALL, (120, 40)], ids=["80x24", "120x40"])
def test_into_the_page_and_back(taught: Workspace, size: tuple[int, int]) -> None:
    """Tab or Enter goes in, Tab or Esc back to the same module."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        pair = app.screen.query_one(Pair)
        await pilot.press("down", "down")
        for go_in, go_out in (("tab", "tab"), ("enter", "escape")):
            await pilot.press(go_in, "down")
            await settled(app, pilot)
            assert pair.opened
            await pilot.press(go_out)
            await settled(app, pilot)
            assert not pair.opened
            assert target(app) == Target("module", "CC-02")

    drive(taught, steps, size=size, first="modules")


def test_lines_of_a_page_lead_on(taught: Workspace) -> None:
    """A prerequisite is shown here, its curriculum opened; a unit, a region and a session on their own screens."""
    asked: list[Focus] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Modules)
        app.open_focus = asked.append  # type: ignore[method-assign, assignment]
        screen.go_to(Focus(module="RI-05"))
        await pilot.press("tab", "down", "enter")
        await settled(app, pilot)
        assert target(app) == Target("module", "RI-03")
        pair = app.screen.query_one(Pair)
        wanted = {"region", "cell", "session"}
        for _line in range(40):
            await pilot.press("down")
            if pair.inner and pair.inner.kind in wanted:
                wanted.remove(pair.inner.kind)
                await pilot.press("enter")
                await pilot.pause()

    drive(taught, steps, size=LARGE, first="modules")
    assert asked == [Focus(region="upriver"), Focus(unit="up-station", module="RI-03"), Focus(session="s-04")]


def test_palette_leads_here(taught: Workspace) -> None:
    """A module chosen elsewhere is shown with its curriculum open."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.open_focus(Focus(module="RI-05"))
        await settled(app, pilot)
        assert isinstance(app.screen, Modules)
        assert target(app) == Target("module", "RI-05")
        assert app.screen.focus_now().module == "RI-05"

    drive(taught, steps)


def test_reload_and_resize_keep_the_module(taught: Workspace) -> None:
    """Another size, or files read again: the same module, and the page that was gone into."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "end", "tab")
        for size in ((160, 50), (80, 24), (120, 30)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert target(app) == Target("module", "RI-05")
            assert app.screen.query_one(Pair).opened
        await pilot.press("r")
        await settled(app, pilot)
        assert target(app) == Target("module", "RI-05")

    drive(taught, steps, first="modules")


def test_edit_key_finds_the_module(taught: Workspace) -> None:
    """E on a module means its entry in the curriculum's file."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "end")
        assert isinstance(app.screen, Modules)
        place = app.screen.place_now()
        assert place is not None
        assert place.file == "curricula/rights.toml"
        assert taught.source_line(place._replace(line=place.line + 1)) == 'id = "RI-05"'

    drive(taught, steps, first="modules")


def test_export_is_the_whole_page(taught: Workspace) -> None:
    """x writes the module's page, however little of it is seen; on a curriculum its tree and its page."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for keys in (["v"], ["end"]):
            await pilot.press(*keys)
            assert isinstance(app.screen, Modules)
            texts.append(app.screen.export_text())

    drive(taught, steps, first="modules")
    assert "CC-02  Foot tactics" in texts[0]
    assert "Stationed there, and taught there" in texts[0]
    for part in ("Apply the law to three cases", "case files, forms", "human rights, professionalism", "Invented."):
        assert part in texts[1]
    assert all(len(line) <= 77 for text in texts for line in text.splitlines())
