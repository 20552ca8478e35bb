"""The grid stays flat at any size, moves like a table, and shows its cursor without any colour."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from planner.reports.lines import Line, line
from planner.tui.table import Column, Head
from planner.tui.theme import Look
from planner.tui.widgets.grid import Grid
from tests.tui.driving import running


class Numbers:
    """A table that counts which of its rows were asked for."""

    fixed = 2
    heads = ((Head("Unit"), Head("R"), Head("one"), Head("two")),)
    feet = ((line("sum"), line(), line("1"), line("2")),)

    def __init__(self, rows: int, columns: int = 4) -> None:
        self.columns = (Column(12), Column(5), *[Column(20)] * (columns - 2))
        self.heads = (tuple(Head(f"h{index}") for index in range(columns)),)
        self.feet = (tuple(line(f"f{index}") for index in range(columns)),)
        self.count = rows
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self.count

    def row(self, index: int) -> Sequence[Line]:
        self.asked.append(index)
        return [line(f"{index},{column}") for column in range(len(self.columns))]


class Shell(App[None]):
    """A grid alone."""

    CSS = "Grid { height: 1fr; }"

    def __init__(self, table: Numbers, *, rows_only: bool = False) -> None:
        super().__init__()
        self.table = table
        self.grid = Grid(Look("plain"), rows_only=rows_only)
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.show(self.table)

    def on_grid_moved(self) -> None:
        self.told.append("moved")

    def on_grid_chosen(self) -> None:
        self.told.append("chosen")


def drive(shell: Shell, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with running(shell, (80, 24)) as pilot:
            await steps(pilot)

    asyncio.run(run())


def lines(shell: Shell) -> list[str]:
    return [strip.text.rstrip() for strip in shell.screen._compositor.render_strips()]


@pytest.mark.parametrize("rows", [100, 1_000_000])
def test_flat_at_any_size(rows: int) -> None:
    """Only visible rows are asked for, also after a jump to the end; a move of the cursor asks for two."""
    shell = Shell(Numbers(rows))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert len(set(shell.table.asked)) <= 24
        shell.table.asked.clear()
        await pilot.press("down")
        assert set(shell.table.asked) == {0, 1}
        await pilot.press("end")
        assert shell.grid.row == rows - 1
        assert len(set(shell.table.asked)) <= 30
        assert f"{rows - 1},0" in "\n".join(lines(shell))

    drive(shell, steps)


def test_cursor_shows_without_colour() -> None:
    """> stands in column 1 of the row, brackets around the cell; head, rule and foot stay where they are."""
    shell = Shell(Numbers(50))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("down", "right")
        text = lines(shell)
        assert text[0].split() == ["h0", "h1", "h2", "h3"]
        assert text[2].startswith(">1,0")
        assert "[1,2" in text[2]
        assert text[22] == "── 29 rows below " + "─" * 63
        assert text[23].split() == ["f0", "f1", "f2", "f3"]

    drive(shell, steps)


def test_keys() -> None:
    """Arrows and vim keys, pages, first and last row; columns scroll so that the cursor is seen."""
    shell = Shell(Numbers(100, columns=10))

    async def steps(pilot: Pilot[None]) -> None:
        seen = []
        for key in ("j", "l", "l", "l", "l", "k", "h", "pagedown", "pageup", "end", "home", "left", "left", "left"):
            await pilot.press(key)
            seen.append((shell.grid.row, shell.grid.column))
        assert seen[:7] == [(1, 0), (1, 2), (1, 3), (1, 4), (1, 5), (0, 5), (0, 4)]
        assert seen[7:11] == [(21, 4), (0, 4), (99, 4), (0, 4)]
        assert seen[11:] == [(0, 3), (0, 2), (0, 0)]

    drive(shell, steps)


def test_scrolled_columns_are_counted() -> None:
    """The rule says how many columns are out of sight on each side."""
    shell = Shell(Numbers(3, columns=10))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*["right"] * 5)
        rule = lines(shell)[22]
        assert "2 more to the left, 3 more to the right" in rule
        assert lines(shell)[0].split() == ["h0", "h1", "h4", "h5", "h6"]

    drive(shell, steps)


def test_messages_go_up() -> None:
    """The screen hears of each move and choice, and of none where the cursor cannot move."""
    shell = Shell(Numbers(2))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("up", "down", "down", "enter")
        assert shell.told == ["moved", "chosen"]

    drive(shell, steps)


def test_rows_only_and_nothing() -> None:
    """A list has no cell cursor; an empty table moves and chooses nothing."""
    rows, empty = Shell(Numbers(5), rows_only=True), Shell(Numbers(0))

    async def along(pilot: Pilot[None]) -> None:
        await pilot.press("right", "down")
        assert (rows.grid.row, rows.grid.column) == (1, 0)

    async def nowhere(pilot: Pilot[None]) -> None:
        await pilot.press("down", "right", "end", "enter")
        assert empty.told == []
        assert (empty.grid.row, empty.grid.column) == (0, 0)

    drive(rows, along)
    drive(empty, nowhere)


def test_click_and_wheel() -> None:
    """A mouse is not needed, but where there is one it puts the cursor where it points."""
    shell = Shell(Numbers(50))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.click(Grid, offset=(20, 5))
        assert (shell.grid.row, shell.grid.column) == (4, 2)

    drive(shell, steps)


def test_smaller_terminal_keeps_the_cursor_in_sight() -> None:
    """A resize moves what is seen, not the cursor."""
    shell = Shell(Numbers(50))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*["down"] * 18)
        await pilot.resize_terminal(80, 10)
        assert shell.grid.row == 18
        assert any(text.startswith(">18,0") for text in lines(shell))

    drive(shell, steps)


def test_scrolling_by_a_row_asks_for_the_rows_that_were_not_seen() -> None:
    """Those that only moved are drawn as they were; what is shown is what all of them say."""
    shell = Shell(Numbers(100))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("end")
        await pilot.press(*["up"] * (shell.grid.lines_for_rows - 1))
        before = lines(shell)[1:4]
        shell.table.asked.clear()
        await pilot.press("up")
        top = shell.grid.row
        assert set(shell.table.asked) == {top}
        now = lines(shell)
        assert now[2:4] == [before[0].replace(">", " "), before[1]]
        assert [row[1:].split(",")[0].strip() for row in now[1:4]] == [str(top), str(top + 1), str(top + 2)]

    drive(shell, steps)
