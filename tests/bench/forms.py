"""Measures the form of a new session on a copy of the shipped mission, as CPU time from the key on; asserts nothing.

python -m tests.bench.forms
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from pathlib import Path

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.screens.session_form import SessionForm
from planner.tui.theme import Look
from planner.workspace import Workspace


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mali"
        shutil.copytree(Workspace.open().root, folder)
        spent = dict(asyncio.run(_opened(Workspace.open(folder))))
    for what, milliseconds in spent.items():
        print(f"{what:50} {milliseconds:6.0f} ms (limit 150)")


async def _opened(workspace: Workspace) -> list[tuple[str, float]]:
    app = PlannerApp(Desk(workspace, Look("ansi")), "overview", ansi_color=True)
    found = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        for time_of in ("first", "second"):
            begin = time.process_time()
            await pilot.press("n")
            while not (isinstance(app.screen, SessionForm) and app.screen.draft):
                await pilot.pause()
            form = app.screen
            found.append((f"form opened for the {time_of} time", (time.process_time() - begin) * 1000))
            begin = time.process_time()
            form.look()
            found.append((f"  the findings that would come ({time_of})", (time.process_time() - begin) * 1000))
            begin = time.process_time()
            for spec in form.draft.specs if form.draft else ():
                form.list_of(spec)
            found.append((f"  all other lists, ranked ({time_of})", (time.process_time() - begin) * 1000))
            await pilot.press("escape")
    return found


if __name__ == "__main__":
    main()
