"""Measures what keys cost on every screen: milliseconds of CPU from the key to the last byte sent; asserts nothing.

    python -m tests.bench.tui_keys [SCREEN …]

A key that changes neither date nor data has 20 ms on the shipped mission and 50 ms with 2,000 units, 60 modules and
20,000 sessions; a change of date has a second there, until its figures stand on the screen. What runs in the
background is waited for before each key.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.commands import SPELT
from planner.tui.desk import Desk
from planner.tui.preparing import prepare_some
from planner.tui.screens import entries
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.bench.missions import write_mission
from tests.tui.recording import Recording, record

LIMITS = {"shipped": 20, "large": 50}
MOVES = ("down", "up", "right", "left", "pagedown", "pageup", "end", "home", "tab")
LEAVING = {"q", "x", "r", "f12", "ctrl+s", "n", "escape"}
"""Keys that leave, write or lay a form over the screen: not measured one by one."""
DATES = ("semicolon", "comma", "plus", "minus", "right_parenthesis", "left_parenthesis")
RUNS = 3
PATIENCE = 20.0
"""Seconds after which what is waited for is taken not to come."""


def _event(key: str) -> events.Key:
    names = {key: sign for key, sign in SPELT.items() if len(sign) == 1}
    return events.Key(key, names.get(key, key if len(key) == 1 else None))


async def _quiet(least: float = 0.04) -> float:
    """Wait until the process does nothing any more; return its CPU seconds until then."""
    before = time.process_time()
    while True:
        await asyncio.sleep(least)
        now = time.process_time()
        if now - before < 0.002:
            return now
        before = now


async def _cost(driver: Recording, *keys: str) -> float:
    """Return the CPU milliseconds that *keys* take until nothing more happens."""
    start = await _quiet()
    for key in keys:
        driver.send_message(_event(key))
    end = await _quiet()
    driver.send_now()
    return (time.process_time() - start if end else 0.0) * 1000


def _own_keys(app: PlannerApp) -> Iterator[str]:
    for command in app.screen.commands() if hasattr(app.screen, "commands") else ():
        key = command.keys.split(",")[0]
        if key and key not in LEAVING and key not in MOVES:
            yield key


async def _screen(app: PlannerApp, driver: Recording, name: str) -> list[tuple[str, float]]:
    key = next(entry.key for entry in entries() if entry.name == name)
    rows: list[tuple[str, float]] = [("first", await _cost(driver, key))]
    other = "c" if key != "c" else "o"
    await _cost(driver, other)
    rows.append(("again", await _cost(driver, key)))
    for each in (*MOVES, *_own_keys(app)):
        spent = []
        for _ in range(RUNS):
            spent.append(await _cost(driver, each))
            if each in ("slash", "enter", "equals_sign"):
                await _cost(driver, "escape")
        rows.append((each, statistics.median(spent)))
        if app.current_mode != name or len(app.screen_stack) > 1:
            await _cost(driver, "escape", "escape")
            await _cost(driver, key)
    for each in ("question_mark", "colon"):
        rows.append((each, await _cost(driver, each)))
        await _cost(driver, "escape")
    return rows


async def _dates(app: PlannerApp, driver: Recording, name: str) -> list[tuple[str, float]]:
    """Return what the keys of dates take on the screen *name*: milliseconds until the figures stand there."""
    await _cost(driver, next(entry.key for entry in entries() if entry.name == name))
    rows = []
    for key in DATES:
        await _quiet()
        before, begun = app.desk.view.day, time.perf_counter()
        driver.send_message(_event(key))
        while app.desk.view.day == before and time.perf_counter() - begun < PATIENCE:
            await asyncio.sleep(0.001)
        driver.take()
        while not driver.take()[1] and time.perf_counter() - begun < PATIENCE:
            await asyncio.sleep(0.001)
        rows.append((f"date {key}", (time.perf_counter() - begun) * 1000))
    return rows


def _print(mission: str, name: str, rows: Sequence[tuple[str, float]]) -> None:
    limit = LIMITS[mission]
    over = [f"{key} {spent:.0f}" for key, spent in rows if spent > limit and not key.startswith("date")]
    print(f"{mission:8} {name:13}", "  ".join(f"{key} {spent:.1f}" for key, spent in rows))
    if over:
        print(f"{'':22} over {limit} ms: {', '.join(over)}")


def measure(mission: str, folder: Path | None, wanted: Sequence[str], size: tuple[int, int] = (80, 24)) -> None:
    """Print what keys cost on the *wanted* screens (default: all) of the mission in *folder* (None: the shipped)."""

    found: dict[str, list[tuple[str, float]]] = {}

    async def steps(_pilot: Pilot[None], driver: Recording) -> None:
        await _quiet(0.3)
        while app.frame and prepare_some(app.frame):  # as the app does after its start
            pass
        for entry in entries():
            if not entry.modal and (not wanted or entry.name in wanted):
                found[entry.name] = await _screen(app, driver, entry.name)
        for name, rows in found.items():
            rows += await _dates(app, driver, name)

    gc.disable()  # as the start does
    app = PlannerApp(Desk(Workspace.open(folder), Look("colour")), "coverage")
    record(app, steps, size)
    for name, rows in found.items():
        _print(mission, name, rows)


def main() -> None:
    """Print the figures of both missions."""
    measure("shipped", None, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        measure("large", write_mission(Path(folder) / "large", 20_000, 2_000, 28), sys.argv[1:])


if __name__ == "__main__":
    main()
