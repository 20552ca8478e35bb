"""The cursor of a board reaches every spot, stays in its part, and draws only what it is on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from planner.reports.lines import line
from planner.reports.panes import Pane, Row, Spot, Target, beside, list_pane, stacked
from planner.tui.theme import Look
from planner.tui.widgets.board import Board
from tests.tui.driving import running

TILES = Pane(
    (line(" A   B "), line("     C ")),
    (
        Spot(0, 0, 4, Target("region", "a"), "map"),
        Spot(0, 4, 8, Target("region", "b"), "map"),
        Spot(1, 4, 8, Target("region", "c"), "map"),
    ),
)


def rows(name: str, count: int, *, below: int = 0) -> Pane:
    more = tuple(line("   more") for _number in range(below))
    return list_pane(name, [Row(line(f"{name}{n}"), Target("unit", f"{name}{n}"), more) for n in range(count)], 20)


class Shell(App[None]):
    """A board alone."""

    CSS = "Board { height: 1fr; }"

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self.board = Board(Look("plain"))
        self.pane = pane
        self.told: list[Target] = []

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        self.board.show(self.pane)

    def on_board_chosen(self, message: Board.Chosen) -> None:
        self.told.append(message.target)


def drive(pane: Pane, steps: Callable[[Shell, Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        shell = Shell(pane)
        async with running(shell, (40, 8)) as pilot:
            await steps(shell, pilot)

    asyncio.run(run())


def lines(shell: Shell) -> list[str]:
    return [strip.text.rstrip() for strip in shell.screen._compositor.render_strips()]


async def walked(shell: Shell, pilot: Pilot[None], *keys: str) -> list[str]:
    """The ids that the cursor is on after each of *keys*."""
    found = []
    for key in keys:
        await pilot.press(key)
        found.append(shell.board.target.id if shell.board.target else "")
    return found


def test_arrows_go_over_tiles_and_on_to_the_next_part() -> None:
    """Sideways to the next tile, down to the nearest, and from the last one to what is below or beside."""
    pane = stacked(beside(TILES, rows("x", 2), 20), rows("y", 2))

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        assert await walked(shell, pilot, "right", "down", "down", "down", "up") == ["b", "c", "y0", "y1", "y0"]
        assert await walked(shell, pilot, "up", "up", "right", "right", "left") == ["c", "b", "x0", "x0", "b"]

    drive(pane, steps)


def test_tab_goes_round_the_parts() -> None:
    """Each part is entered at its first spot; Enter says what is chosen; the mark stands on the spot alone."""
    pane = stacked(beside(TILES, rows("x", 2), 20), rows("y", 2))

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        assert lines(shell)[0] == ">A   B               x0"
        assert await walked(shell, pilot, "tab", "tab", "tab", "shift+tab") == ["x0", "y0", "a", "y0"]
        await pilot.press("tab", "tab", "enter")
        assert shell.told == [Target("unit", "x0")]
        assert lines(shell)[0] == " A   B              >x0"

    drive(pane, steps)


def test_long_page_scrolls_with_the_cursor_and_says_what_is_out_of_sight() -> None:
    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        assert lines(shell)[-1].startswith("── 13 lines below")
        await pilot.press("end")
        assert ">x19" in lines(shell)
        assert "13 lines above" in lines(shell)[-1]
        (above,) = await walked(shell, pilot, "pageup")
        assert int(above[1:]) < 13
        assert await walked(shell, pilot, "home") == ["x0"]

    drive(rows("x", 20), steps)


def test_rows_with_lines_below_are_seen_whole() -> None:
    """Going down to a row with more lines shows them all, as far as there is room."""

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        assert lines(shell)[:-1][-4:] == [">x2", "   more", "   more", "   more"]

    drive(rows("x", 4, below=3), steps)


def test_cursor_stays_on_what_it_was_on() -> None:
    """When the page changes, the cursor follows its target; when that is gone, it stays near."""

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        shell.board.show(stacked(rows("new", 3), rows("x", 4)))
        assert shell.board.target == Target("unit", "x2")
        shell.board.show(rows("x", 2))
        assert shell.board.target == Target("unit", "x1")
        shell.board.show(Pane((line("nothing"),)))
        assert shell.board.target is None
        await pilot.press("enter", "tab", "down", "right", "end")

    drive(rows("x", 4), steps)


def test_mouse_puts_the_cursor() -> None:
    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        await pilot.click(Board, offset=(5, 1))
        assert shell.board.target == Target("region", "c")

    drive(TILES, steps)


def test_wide_characters_keep_their_cells() -> None:
    """Spots are terminal cells, not characters: what stands after 漢字 is not shifted."""
    pane = Pane((line(" 漢字  x y"),), (Spot(0, 6, 8, Target("unit", "x"), "p"),))

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        assert lines(shell)[0] == " 漢字 >x y"

    drive(pane, steps)
