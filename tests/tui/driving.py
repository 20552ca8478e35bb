"""Drives the app without a terminal, reads what it shows as text, and compares that with stored screens."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual.app import App
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.theme import Look, Profile
from planner.workspace import Workspace

SNAPSHOTS = Path(__file__).parent / "snapshots"
WRITE = "PLANNER_WRITE_SNAPSHOTS"
"""Set to write the screens as they are instead of comparing them."""
MOST_TURNS = 20_000
"""Turns of the event loop after which something is wrong: a key takes some hundreds."""
STILL = 5
"""How often in a row nothing is to be done, before that is believed: what was just done may call for more."""
SMALL, LARGE = (80, 24), (160, 50)

Steps = Callable[[PlannerApp, Pilot[None]], Awaitable[None]]


def drive(
    workspace: Workspace,
    steps: Steps,
    *,
    size: tuple[int, int] = SMALL,
    profile: Profile = "colour",
    unicode: bool = True,
    first: str = "coverage",
    look: Look | None = None,
) -> PlannerApp:
    """Run the app on *workspace*, take *steps* in it, and return it when it has ended; *look* beats *profile*."""
    look = look or Look(profile, unicode=unicode)
    app = PlannerApp(Desk(workspace, look), first, ansi_color=look.profile != "colour")

    async def run() -> None:
        async with running(app, size) as pilot:
            await steps(app, pilot)

    asyncio.run(run())
    return app


@asynccontextmanager
async def running(app: App[Any], size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """Run *app* without a terminal; a key is done with when nothing is left to do, not after a time."""

    async def calm(*_seconds: float) -> None:
        await at_rest(app)

    with pytest.MonkeyPatch.context() as patch:
        for module in (textual.app, textual.pilot):
            patch.setattr(module, "wait_for_idle", calm)  # textual's own sleeps at least three times a key
        async with app.run_test(size=size) as pilot:
            yield pilot


async def at_rest(app: App[Any]) -> None:
    """Wait until nothing is to be done or painted, however long or short that takes."""
    still = turns = 0
    while still < STILL and app.screen_stack and app._exception is None and not app._exit:
        await asyncio.sleep(0)
        turns += 1
        assert turns < MOST_TURNS, "the app never comes to rest"
        if app._resize_timer:
            app._check_resize()
        screen = app.screen_stack[-1]
        pumps = [app, *screen.walk_children(with_self=True)]
        if any(pump.message_queue_size or pump._pending_message or pump._next_callbacks for pump in pumps):
            still = 0
            continue
        still += 1
        if screen._dirty_widgets or screen._callbacks or screen._layout_required:
            screen._on_timer_update()


def shown(app: PlannerApp, *, tabs: bool = False) -> str:
    """Return the text on the screen; the tabs only if asked for, as they change with every screen that is added."""
    lines = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    return "\n".join(lines if tabs else [lines[0], "(tabs)", *lines[2:]]) + "\n"


def screen_after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    """Return the text on the screen after *keys*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode)
    return seen[0]


async def settled(app: PlannerApp, pilot: Pilot[None]) -> None:
    """Wait until no message is waiting and nothing is to be drawn."""
    await pilot.pause()
    while app.screen._dirty_widgets or app._message_queue.qsize():  # type: ignore[attr-defined]
        await pilot.pause()


def compare(name: str, text: str) -> None:
    """Compare *text* with the screen stored as *name*; with the environment's leave, store it."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get(WRITE):
        file.write_text(text, encoding="utf-8")
    stored = file.read_text(encoding="utf-8") if file.exists() else ""
    assert text == stored, f"{file.name} differs; look at it, then run with {WRITE}=1\n{text}"
