"""What the cursor is on has its line in a file, whatever screen it is on; what ships is never opened for writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui import editor
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.places import place_of
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown


@pytest.mark.parametrize(
    ("focus", "file", "entry"),
    [
        (Focus(unit="up-station"), "units.toml", 'id = "up-station"'),
        (Focus(region="upriver", unit="city-mobile", module="CC-01"), "units.toml", 'id = "city-mobile"'),
        (Focus(unit="up-station", module="RI-03", session="s-04"), "plan.toml", 'id = "s-04"'),
        (Focus(module="RI-03"), "curricula/rights.toml", 'id = "RI-03"'),
        (Focus(region="city"), "mission.toml", 'id = "city"'),
    ],
)
def test_the_most_particular_entry_is_edited(workspace: Workspace, focus: Focus, file: str, entry: str) -> None:
    """A session before its unit, a unit before its module and region."""
    place = place_of(workspace, focus)
    assert place is not None
    assert place.file == file
    assert workspace.source_line(place._replace(line=place.line + 1)) == entry


def test_nothing_in_focus_has_no_place(workspace: Workspace) -> None:
    """Nor has what is not in the mission."""
    assert place_of(workspace, Focus()) is None
    assert place_of(workspace, Focus(unit="gone")) is None


def test_every_screen_edits_what_its_cursor_is_on(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """E on a row of the coverage opens the unit's entry, and the figures are those of the changed file."""
    commands: list[list[str]] = []

    def stand_in(_app: object, command: list[str]) -> None:
        commands.append(command)
        file = Path(command[-1])
        file.write_text(file.read_text("utf-8").replace("Police station, Upriver", "Post, Upriver"), encoding="utf-8")

    monkeypatch.setattr(editor, "run_editor", stand_in)
    monkeypatch.setenv("VISUAL", "nano")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        line = place_of(workspace, Focus(unit="up-station"))
        assert line is not None
        await pilot.press("E")
        await settled(app, pilot)
        assert commands == [["nano", f"+{line.line},{line.column}", "--", str(workspace.root / "units.toml")]]
        assert "Post, Upriver" in shown(app)

    drive(workspace, steps, size=(160, 50))


def test_shipped_curricula_are_shown_as_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mission of one's own may use them; they are the package's all the same."""
    (tmp_path / "mission.toml").write_text('[mission]\ntitle = "Own"\nas_of = 2026-01-01\n', encoding="utf-8")
    own, opened = Workspace.open(tmp_path), []
    monkeypatch.setattr(editor, "run_editor", lambda _app, command: opened.append(Path(command[-1])))
    monkeypatch.setenv("VISUAL", "vi")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("E")
        await settled(app, pilot)
        assert "It ships with the planner, read-only" in shown(app)

    drive(own, steps, first="modules", size=(120, 30))
    shipped = own.loaded.sources["<planner>/curricula/crowd-control.toml"].path
    assert [path.name for path in opened] == [shipped.name]
    assert opened[0] != shipped
