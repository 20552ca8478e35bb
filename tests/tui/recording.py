"""The app on a terminal that is only written down: what textual wrote, and what our driver would have sent of it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.driver import CellDriver
from tests.tui.driving import at_rest

DEADLINE = 30.0
"""Seconds after which an app that never rests has failed."""


class Recording(CellDriver):
    """A driver that has no terminal."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._written: list[str] = []
        self._taken: list[str] = []

    def start_application_mode(self) -> None:
        self.resize(*(self._size or (80, 24)))
        self._open = True

    def stop_application_mode(self) -> None:
        self._open = False

    def disable_input(self) -> None:
        pass

    def resize(self, width: int, height: int) -> None:
        """Tell the app that its terminal has another size."""
        self.send_message(events.Resize(Size(width, height), Size(width, height)))

    def press(self, key: str) -> None:
        """Tell the app that *key* was pressed."""
        self.send_message(events.Key(key, key if len(key) == 1 else None))

    def write(self, data: str) -> None:
        self._written.append(data)
        super().write(data)

    def send_now(self) -> None:
        """Send what is held back."""
        self._send()

    def take(self) -> tuple[str, str]:
        """Return what textual wrote and what was sent since this was last asked."""
        written, sent = "".join(self._written), "".join(self._taken)
        self._written.clear()
        self._taken.clear()
        return written, sent

    @property
    def is_busy(self) -> bool:
        """Whether something is to be done or painted."""
        laid_out = not any(screen._layout_required for screen in self._app.screen_stack[-1:])
        return self._busy() or bool(self._app._batch_count) or self._app.background.busy or not laid_out

    def _put(self, text: str) -> None:
        self._taken.append(text)

    def _takes_more(self) -> bool:
        return True

    def _keys_wait(self) -> bool:
        return False


async def rest(driver: Recording) -> None:
    """Wait until nothing is to be done or painted; what went wrong in the app is raised here."""
    app = driver._app
    async with asyncio.timeout(DEADLINE):
        while True:
            await at_rest(app)
            if app._exception:
                raise app._exception
            if not driver.is_busy:
                return
            await asyncio.sleep(0.001)


def record(app: PlannerApp, steps: Callable[[Pilot[None], Recording], Awaitable[None]], size: tuple[int, int]) -> None:
    """Run *app* on a written-down terminal of *size* and take *steps* in it."""
    app.driver_class = Recording
    failure: list[BaseException] = []

    async def pilot(pilot: Pilot[None]) -> None:
        driver = app._driver
        assert isinstance(driver, Recording)
        try:
            await steps(pilot, driver)
        except BaseException as error:
            failure.append(error)
        app.exit()

    handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        asyncio.run(app.run_async(size=size, auto_pilot=pilot))
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if failure:
        raise failure[0]
