"""A choice is made with arrows or by typing part of a name, with or without accents, and never by accident."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from planner.tui.forms.options import Option
from planner.tui.theme import Look
from planner.tui.widgets.choice import Choice
from tests.tui.driving import running

OPTIONS = [Option("", "none yet"), Option("seg", "Ségou school"), Option("gao", "FPU, Gao"), Option("kay", "Kayes [/]")]


class Shell(App[None]):
    """A choice alone."""

    CSS = "Choice { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice(Look("plain"), OPTIONS, "seg", id="venue")
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.choice

    def on_mount(self) -> None:
        self.choice.focus()

    def on_choice_changed(self, message: Choice.Changed) -> None:
        self.told.append(f"{message.field} {message.chosen}")


def drive(steps: Callable[[Shell, Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        shell = Shell()
        async with running(shell, (40, 3)) as pilot:
            await steps(shell, pilot)

    asyncio.run(run())


def row(shell: Shell) -> str:
    return shell.screen._compositor.render_strips()[0].text.rstrip()


def test_arrows_go_round() -> None:
    """Right and left change it at once and say so; it shows which of how many it is."""

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        assert row(shell) == "< Ségou school > 2/4"
        await pilot.press("right", "right", "right", "left")
        assert shell.told == ["venue gao", "venue kay", "venue ", "venue kay"]
        assert row(shell) == "< Kayes [/] > 4/4"

    drive(steps)


def test_typing_goes_to_what_is_named() -> None:
    """Accents and case do not matter; arrows then go through what matches; backspace takes a letter back."""

    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        await pilot.press("g", "a")
        assert (shell.choice.chosen, row(shell)) == ("gao", "< FPU, Gao > ga 1")
        await pilot.press("backspace", "backspace", *"SEG", "space", *"sch")
        assert (shell.choice.chosen, row(shell)) == ("seg", "< Ségou school > SEG sch 1")
        await pilot.press(*["backspace"] * 7, "o", "right")
        assert (shell.choice.chosen, row(shell)) == ("seg", "< Ségou school > o 3")

    drive(steps)


def test_typing_what_is_not_there_changes_nothing() -> None:
    async def steps(shell: Shell, pilot: Pilot[None]) -> None:
        await pilot.press("z", "q")
        assert (shell.choice.chosen, row(shell)) == ("seg", "< Ségou school > zq ?")

    drive(steps)
