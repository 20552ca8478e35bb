"""Lanes scroll like a grid, pass over rows that only part others, and let a plain list take their place."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.app import App, ComposeResult

from planner.reports.lines import Line, line
from planner.tui.table import Column, Head
from planner.tui.theme import Look
from planner.tui.widgets.lanes import Lanes
from tests.tui.driving import running


class Bars:
    """Ten columns of five cells; row 1 parts the others."""

    fixed = 1
    columns = (Column(10), *[Column(5)] * 10)
    heads = ((Head("Row"), *(Head(str(n)) for n in range(10))),)
    feet: Sequence[Sequence[Line]] = ()

    def __len__(self) -> int:
        return 4

    def row(self, index: int) -> Sequence[Line]:
        return [line(str(index)) for _ in self.columns]

    def is_gap(self, index: int) -> bool:
        return index == 1

    def lane(self, index: int, shown: tuple[int, ...], *, mark: str, focus: int | None) -> Line:
        return line(f"{mark}lane {index} {shown} {focus}")


class Shell(App[None]):
    """Lanes alone."""

    CSS = "Lanes { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.lanes = Lanes(Look("plain"))

    def compose(self) -> ComposeResult:
        yield self.lanes

    def on_mount(self) -> None:
        self.lanes.lead(Bars(), 4, row=0, column=6)


def text(shell: Shell, y: int) -> str:
    return shell.lanes.render_line(y).text.rstrip()


def test_shown_from_the_column_asked_for() -> None:
    """Also when there is no room yet: the fifth column stands first, the cursor two further."""

    async def run() -> None:
        shell = Shell()
        async with running(shell, (40, 10)) as pilot:
            await pilot.pause()
            assert text(shell, 1) == ">lane 0 (0, 5, 6, 7, 8, 9, 10) 6"
            await pilot.press("left", "left")
            assert text(shell, 1) == ">lane 0 (0, 4, 5, 6, 7, 8, 9) 4"

    asyncio.run(run())


def test_cursor_passes_over_gaps() -> None:
    """Up and down, one row or a page at a time."""

    async def run() -> None:
        shell = Shell()
        async with running(shell, (40, 10)) as pilot:
            rows = []
            for key in ("down", "down", "down", "up", "up", "up", "end", "home"):
                await pilot.press(key)
                rows.append(shell.lanes.row)
            assert rows == [2, 3, 3, 2, 0, 0, 3, 0]

    asyncio.run(run())


def test_a_plain_list_takes_its_place() -> None:
    """Rows alone, the cursor on the row asked for with a few before it; and back."""

    class Many(Bars):
        def __len__(self) -> int:
            return 100

    async def run() -> None:
        shell = Shell()
        async with running(shell, (40, 10)) as pilot:
            await pilot.pause()
            shell.lanes.list_rows(Many(), 50)
            assert text(shell, 4).startswith(">50")
            await pilot.press("right", "down")
            assert (shell.lanes.row, shell.lanes.column) == (51, 0)
            shell.lanes.lead(Bars(), 0, row=0, column=1)
            assert text(shell, 1).startswith(">lane 0")

    asyncio.run(run())
