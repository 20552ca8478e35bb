"""The coverage screen shows every state by its sign, explains the cell in words, and finds what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.coverage import Coverage
from planner.tui.widgets.grid import Grid
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, screen_after, settled, shown

OPEN = ("right", "enter", "right", "right", "enter")
"""Keys that open both curricula at 80 columns, the cursor on the first module of the second."""


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_first_sight(workspace: Workspace, size: tuple[int, int], unicode: bool) -> None:
    """Small: curricula closed with counts; large: open by themselves, names whole."""
    name = f"coverage-{size[0]}x{size[1]}{'' if unicode else '-ascii'}"
    compare(name, screen_after(workspace, size=size, unicode=unicode))


def test_opened_at_80_columns(workspace: Workspace) -> None:
    """Every state and overlay is there, totals stay, the focused cell is in brackets and in words."""
    text = screen_after(workspace, *OPEN)
    compare("coverage-80x24-open", text)
    assert "[▒]" in text


def test_ascii_is_ascii(workspace: Workspace) -> None:
    """With ASCII signs the only other characters are those of names."""
    text = screen_after(workspace, *OPEN, unicode=False)
    assert {char for char in text if not char.isascii()} <= set("éè…")


def words(workspace: Workspace, unit: str, module: str) -> str:
    """What the lines at the bottom say of *unit* in *module*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Coverage)
        app.screen.go_to(Focus(unit=unit, module=module))
        await settled(app, pilot)
        seen.append(" ".join(" ".join(text for text, _style in parts) for parts in app.screen.about()))

    drive(workspace, steps, size=(160, 24))
    return " ".join(seen[0].split())


@pytest.mark.parametrize(
    ("unit", "module", "said"),
    [
        ("city-station", "RI-01", ["█ covered: 30 of 30 covered", "need assumed"]),
        ("city-station", "RI-02", ["▓ due: 30 of 30 covered", "until 2026-09-02", "30 due"]),
        ("up-station", "RI-02", ["▒ partial: 10 of ~40 covered", "until 2026-09-02", "~30 open"]),
        ("city-station", "RI-04", ["◊ lapsed: 0 of 30 covered", "20 lapsed", "30 open"]),
        ("up-records", "RI-01", ["? unknown: 0 of 12 covered", "12 open"]),
        ("city-mobile", "CC-01", ["! gap: 0 of 50 covered", "need assessed", "50 open"]),
        ("city-mobile", "CC-02", ["▸ scheduled: 0 of 30 covered", "planned s-05 from 2026-11-02"]),
        ("up-station", "RI-04", ["~ idea: 0 of ~40 covered", "idea s-06 from 2026-11-09", "~40 open"]),
        ("up-station", "RI-03", ["X blocked: 0 of ~40", "s-04 from 2026-09-07", "blocked: accommodation", "a-beds"]),
        ("up-station", "CC-01", ["no need: for units with the role public-order"]),
    ],
)
def test_cell_in_words(workspace: Workspace, unit: str, module: str, said: list[str]) -> None:
    """Need and basis, covered and until when, due, lapsed, scheduled, what blocks and what would meet it."""
    text = words(workspace, unit, module)
    assert [part for part in said if part not in text] == [], text


def test_worst_gaps_in_order(workspace: Workspace) -> None:
    """g goes to the cell with the most open hours by region weight, G to the next; a closed curriculum opens."""
    found: list[Focus] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for key in ("g", "G", "G", "g"):
            await pilot.press(key)
            assert isinstance(app.screen, Coverage)
            found.append(app.screen.focus_now())

    drive(workspace, steps)
    cells = sorted(
        (cell for cell in workspace.view.coverage.cells if cell.open),
        key=lambda cell: -cell.open * cell.module.hours * workspace.view.mission.region[cell.unit.region].need_weight,
    )
    assert [(focus.unit, focus.module) for focus in found[:3]] == [(c.unit.id, c.module.id) for c in cells[:3]]
    assert found[3] == found[0]


@pytest.mark.parametrize(
    ("query", "units"),
    [("segou", 1), ("north", 2), ("CITY gendarmerie", 1), ("national police", 2), ("[/]", 1), ("nowhere", 0)],
)
def test_filter(workspace: Workspace, query: str, units: int) -> None:
    """Names, regions, zones and services match without accents and case; Enter keeps, Esc shows all again."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        await pilot.press(*("space" if char == " " else char for char in query))
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Coverage)
        assert len(app.screen.figures.units) == units
        assert isinstance(app.focused, Grid)
        assert f"filter: {query}" in shown(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.screen.figures.units) == 4
        assert "filter" not in shown(app).splitlines()[0]

    drive(workspace, steps, size=(120, 24))


def test_letters_are_typed_into_the_filter(workspace: Workspace) -> None:
    """No command takes a letter while text is typed."""
    assert "filter: qgx" in screen_after(workspace, "slash", "q", "g", "x", size=(120, 30))


def test_totals_are_the_cores(workspace: Workspace) -> None:
    """The rows below are the core's sums of what is shown: what is planned stands within the gap, unknown apart."""
    lines = screen_after(workspace).splitlines()
    total = workspace.view.coverage.total
    first = next(index for index, line in enumerate(lines) if "4 units: covered" in line)
    assert [lines[first + row].split()[-1] for row in range(4)] == [
        str(total.covered),
        f"~{total.scheduled}",
        f"~{total.need}",
        f"~{total.unknown}",
    ]
    assert [lines[first + row].split()[0] for row in (1, 2, 3)] == ["planned", "of", "unknown"]


def test_heads_percent_or_hours(workspace: Workspace) -> None:
    """% changes what is counted, in place: the figures are the core's, and the title line says which."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        row = app.screen.query_one(Grid).row
        await pilot.press("percent_sign")
        await settled(app, pilot)
        text = shown(app)
        assert "percent of the hours" in text.splitlines()[0]
        assert "~15 %" in next(line for line in text.splitlines() if "Police station" in line)
        assert "20 of ~160, ~15 %" in text
        await pilot.press("percent_sign")
        await settled(app, pilot)
        total = workspace.view.coverage.total
        foot = next(line for line in shown(app).splitlines() if "units: covered h" in line)
        assert foot.split()[-1] == str(round(total.covered_hours))
        assert app.screen.query_one(Grid).row == row
        await pilot.press("percent_sign")
        await settled(app, pilot)
        assert "20/~160" in shown(app)

    drive(workspace, steps)


def test_planned_stands_within_the_gap(workspace: Workspace) -> None:
    """Where there is room a count says what is covered, what is planned of the rest, and the need."""
    lines = screen_after(workspace, size=(119, 40)).splitlines()
    sums = workspace.view.coverage.by_unit["up-station"]
    covered, coming, need = (sum(getattr(cell, name) for cell in sums) for name in ("covered", "scheduled", "need"))
    assert f"{covered}+~{coming}/~{need}" in next(line for line in lines if "Police station" in line)


def test_sessions_of_a_cell(workspace: Workspace) -> None:
    """Enter on a unit's module lists its sessions below, the keys of the matrix rest, Enter goes to one, Esc back."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Coverage)
        app.screen.go_to(Focus(unit="up-station", module="RI-03"))
        await settled(app, pilot)
        await pilot.press("enter", "v", "percent_sign")
        await settled(app, pilot)
        text = shown(app)
        assert "RI-03 for Police station, Upriver" in text
        assert any(line.startswith(">") and "s-04" in line and "20 seats" in line for line in text.splitlines())
        assert app.screen.measure == "heads"
        await pilot.press("escape")
        await settled(app, pilot)
        assert "RI-03 for" not in shown(app)
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert app.current_mode == "sessions"

    drive(workspace, steps)


@pytest.mark.parametrize(
    ("keys", "twin"),
    [
        ((), "planner coverage --by unit"),
        (("right",), "planner coverage --by unit --curriculum crowd"),
        (("right", "right", "enter"), "planner coverage"),
        (("slash", *"upriver", "enter"), "planner coverage --by unit --region upriver"),
    ],
)
def test_twin_prints_what_is_shown(workspace: Workspace, keys: tuple[str, ...], twin: str) -> None:
    """The command follows the cursor's column, what is open, and a filter that names a place."""
    found: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        assert isinstance(app.screen, Coverage)
        found.append(app.screen.twin)

    drive(workspace, steps)
    assert found == [twin]


def test_sort_puts_the_largest_gap_first(workspace: Workspace) -> None:
    """t orders the units by the hours of their gap and their region's weight, and back."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Coverage)
        in_file = app.screen.figures.units
        await pilot.press("t")
        first, *_rest, last = app.screen.figures.units
        gaps = [app.screen.figures.of_unit(unit.id).gap_hours for unit in (first, last)]
        weights = [workspace.view.mission.region[unit.region].need_weight for unit in (first, last)]
        assert gaps[0] * weights[0] >= gaps[1] * weights[1]
        await pilot.press("t")
        assert app.screen.figures.units == in_file

    drive(workspace, steps)


def test_reload_keeps_the_cursor(workspace: Workspace, tmp_path: Path) -> None:
    """After the files changed elsewhere the cursor is on the same unit and module, with new figures."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*OPEN)
        assert isinstance(app.screen, Coverage)
        before = app.screen.focus_now()
        units = workspace.root / "units.toml"
        more = '\n[[unit]]\nid = "a-new"\ntitle = "A new post"\nregion = "city"\nstrength = 5\n'
        units.write_text(more + units.read_text("utf-8"), encoding="utf-8")
        await pilot.press("r")
        await settled(app, pilot)
        assert app.screen.focus_now() == before
        assert "A new post" in shown(app)
        assert "The files were read again." in shown(app)

    drive(workspace, steps)


@pytest.mark.parametrize("between", ["r", "a"], ids=["read again", "other signs"])
def test_figures_stay_whole_when_a_filter_goes(workspace: Workspace, between: str) -> None:
    """Laid out while a filter left out the large units, the columns still hold their figures when it goes."""
    units = workspace.root / "units.toml"
    text = units.read_text("utf-8").replace("strength = 60", "strength = 6000")
    units.write_text(text.replace('"CC-01" = 50', '"CC-01" = 5000'), encoding="utf-8")
    workspace = Workspace.open(workspace.root)
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await settled(app, pilot)
        seen.append(shown(app))
        await pilot.press("slash", *"upriver", "enter", between)
        if between == "a":
            await pilot.press("a")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps)
    rows = [[row for row in text.splitlines() if "Mobile" in row or "covered  " in row] for text in seen]
    assert rows[0] == rows[1]
    assert "0/32,000" in rows[1][0]


def test_an_opened_curriculum_leaves_the_figures_in_view(workspace: Workspace) -> None:
    """Beside the names, in each measure; need 142 x (6+12+8+4) + 50 x 6 + 30 x 24 hours, covered 40 x 18 + 30 x 8."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*OPEN, "end")
        for row, figure in (("of need", "~648"), ("4 units: %", "~18 %"), ("of need h", "~5,280")):
            await settled(app, pilot)
            assert figure in next(line for line in shown(app).splitlines() if line.startswith(f" {row}"))
            await pilot.press("percent_sign")

    drive(workspace, steps)


def test_export_holds_every_row_and_column(workspace: Workspace) -> None:
    """The text has all units and modules, whatever is scrolled, the date and the legend."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*OPEN)
        assert isinstance(app.screen, Coverage)
        texts.append(app.screen.export_text())

    drive(workspace, steps)
    compare("coverage-export", "\n".join(line for line in texts[0].splitlines() if "data " not in line) + "\n")
