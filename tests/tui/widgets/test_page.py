"""A page is read in full: the cursor goes from target to target and passes over no line unseen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from planner.reports.lines import line
from planner.tui.theme import Look
from planner.tui.widgets.page import Page, with_mark
from tests.tui.driving import running


class Shell(App[None]):
    """A page alone."""

    CSS = "Page { height: 1fr; }"

    def __init__(self, count: int, targets: dict[int, str]) -> None:
        super().__init__()
        self.page = Page(Look("plain"))
        self.count, self.targets = count, targets
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.page.show([line(f" line {index}") for index in range(self.count)], self.targets)

    def on_page_chosen(self, message: Page.Chosen) -> None:
        self.told.append(f"chosen {message.target}")


def drive(shell: Shell, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with running(shell, (40, 10)) as pilot:
            await steps(pilot)

    asyncio.run(run())


def lines(shell: Shell) -> list[str]:
    return [strip.text.rstrip() for strip in shell.screen._compositor.render_strips()]


def test_cursor_goes_from_target_to_target() -> None:
    """Arrows skip lines without a target; Enter says which was chosen."""
    shell = Shell(9, {2: "a", 5: "b"})

    async def steps(pilot: Pilot[None]) -> None:
        assert lines(shell)[2] == ">line 2"
        await pilot.press("down", "enter")
        assert lines(shell)[5] == ">line 5"
        assert shell.told == ["chosen b"]
        await pilot.press("up")
        assert shell.page.target == "a"

    drive(shell, steps)


def test_long_page_says_what_is_below() -> None:
    """The last line counts the lines out of sight; to the end and back."""
    shell = Shell(30, {})

    async def steps(pilot: Pilot[None]) -> None:
        assert lines(shell)[9].startswith("── 21 lines below ─")
        await pilot.press("pagedown", "down")
        assert lines(shell)[0] == " line 9"
        await pilot.press("end")
        assert lines(shell)[8] == " line 29"
        assert lines(shell)[9].startswith("── 21 lines above ─")
        await pilot.press("home")
        assert lines(shell)[0] == " line 0"

    drive(shell, steps)


def test_no_line_is_passed_over_unseen() -> None:
    """Where the next target is more than a page away, a step scrolls one line."""
    shell = Shell(60, {0: "a", 50: "b"})

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        assert lines(shell)[0] == " line 1"
        assert shell.page.target == "a"
        await pilot.press(*["down"] * 60)
        assert shell.page.target == "b"
        await pilot.press("home")
        assert shell.page.target == "a"

    drive(shell, steps)


def test_mark_replaces_the_first_column() -> None:
    """The cursor moves no text."""
    assert with_mark(line((" a", "dim"), "b")) == ((">", ""), ("a", "dim"), ("b", ""))
    assert with_mark(()) == ((">", ""),)
