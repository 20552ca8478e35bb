"""The app on a terminal that is only written down: what textual wrote, and what our driver would have sent of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.driver import CellDriver


class Recording(CellDriver):
    """A driver that has no terminal."""

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **settings)  # type: ignore[arg-type]
        self.written: list[str] = []
        """What textual wrote."""
        self.sent: list[str] = []
        """What would have been sent."""

    def start_application_mode(self) -> None:
        width, height = self._size or (80, 24)
        self.send_message(events.Resize(Size(width, height), Size(width, height)))
        self._open = True

    def stop_application_mode(self) -> None:
        self._open = False

    def disable_input(self) -> None:
        pass

    def write(self, data: str) -> None:
        self.written.append(data)
        super().write(data)

    def send_now(self) -> None:
        """Send what is held back."""
        self._send()

    def _put(self, text: str) -> None:
        self.sent.append(text)

    def _takes_more(self) -> bool:
        return True

    def _keys_wait(self) -> bool:
        return False


def record(app: PlannerApp, steps: Callable[[Pilot[None], Recording], Awaitable[None]], size: tuple[int, int]) -> None:
    """Run *app* on a written-down terminal of *size* and take *steps* in it."""
    app.driver_class = Recording

    async def pilot(pilot: Pilot[None]) -> None:
        driver = app._driver
        assert isinstance(driver, Recording)
        await steps(pilot, driver)
        app.exit()

    asyncio.run(app.run_async(size=size, auto_pilot=pilot))
