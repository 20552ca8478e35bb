"""Owns what goes to the terminal: of each paint of textual's only the cells that changed, and nothing while keys wait.

Over a satellite bytes are time, and textual paints every region anew in full. What is no paint passes unchanged.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import threading
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.messages import InBandWindowResize

from planner.tui.difference import draw
from planner.tui.pen import Pen
from planner.tui.screen_memory import START, Cells, ScreenMemory
from planner.tui.sgr import Styles

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Around what a terminal should show at once, if it can."""
LEAST_AT_ONCE = 512
"""Characters from which a change is worth being bracketed so."""
TICK = 0.005
"""Seconds after which is looked again whether the screen is settled."""
LONGEST = 0.1
"""Seconds that a change is held back at most, because more is to come."""
REPAINT = 0.5
"""Seconds after a change of size until everything is sent again, should textual not have painted."""
QUIET = ("\x1b[?", "\x1b[>", "\x1b[<", "\x1b]", "\x07")
"""How texts begin that leave screen, cursor and style as they are: modes, questions, bell."""
OTHER_SCREEN = ("\x1b[?1049", "\x1b[?1047", "\x1b[?47")


class CellDriver(LinuxDriver):
    """A driver that knows what the terminal shows."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        self._styles = Styles(colour=not os.environ.get("NO_COLOR"))
        self._wanted = ScreenMemory(0, 0, self._styles)
        self._pen = Pen(self._styles, Cells(0, 0))
        self._lost = True
        self._at_once = False
        self._since = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._lock = threading.RLock()

    def write(self, data: str) -> None:
        """Take in a paint, to be sent with the next flush; send anything else as it is."""
        with self._lock:
            if data in (BEGIN, END):
                self._at_once = True
            elif START.match(data):
                self._paint(data)
            else:
                if data.startswith(OTHER_SCREEN) or not data.startswith(QUIET):
                    self._lost = True
                super().write(data)

    def _paint(self, data: str) -> None:
        if self._app.size != (self._wanted.cells.width, self._wanted.cells.height):
            self._wanted = ScreenMemory(*self._app.size, self._styles)
            self._lost = True
        if not self._wanted.paint(data):
            self._send()
            super().write(data)
            self._lost = True
            self._wanted.touched.clear()

    def flush(self) -> None:
        """Send what changed as soon as no key waits."""
        if self._timer is None and self._wanted.touched:
            self._since = self._loop.time()
            self._timer = self._loop.call_later(TICK, self._settle)

    def _settle(self) -> None:
        self._timer = None
        waited = self._loop.time() - self._since
        if not self._takes_more() or (waited < LONGEST and self._more_to_come()):
            self._timer = self._loop.call_later(TICK, self._settle)
        else:
            self._send()

    def _takes_more(self) -> bool:
        """Return whether the terminal has taken what was sent before: what waits in between is old when it is seen."""
        return bool(select.select([], [self._file], [], 0)[1])

    def _more_to_come(self) -> bool:
        """Return whether a key or a message waits that may change the screen again."""
        app = self._app
        screens = app.screen_stack[-1:] if app.is_running else []
        waiting = any(node.message_queue_size for screen in screens for node in (app, *screen.walk_children(with_self=True)))
        unpainted = any(getattr(screen, "_dirty_widgets", ()) for screen in screens)
        return waiting or unpainted or bool(select.select([self.fileno], [], [], 0)[0])

    def _send(self) -> None:
        with self._lock:
            wanted, touched = self._wanted.cells, self._wanted.touched
            pen = self._pen.fork()
            if self._lost:
                self._lost = False
                pen.cells = Cells(wanted.width, wanted.height)
                pen.clear()
                touched.update(range(wanted.height))
            draw(pen, wanted, sorted(y for y in touched if y < wanted.height))
            touched.clear()
            pen.move(*self._wanted.cursor)
            self._pen = pen.fork()
            if text := pen.text:
                bracketed = self._at_once and len(text) >= LEAST_AT_ONCE
                super().write(BEGIN + text + END if bracketed else text)

    def forget(self) -> None:
        """Send the whole screen soon: the terminal may show something else than was sent."""
        self._lost = True
        self._wanted.touched.add(0)
        self.flush()
