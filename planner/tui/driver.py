"""Owns what goes to the terminal: of all that textual paints only the cells that changed, once nothing more is to come.

Over a satellite bytes are time, and textual writes every region anew in full. What is no paint passes as it is.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import threading
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from planner.tui.difference import draw
from planner.tui.first_paint import Painted
from planner.tui.pen import Pen
from planner.tui.screen_memory import START, Cells, ScreenMemory
from planner.tui.sgr import Styles
from planner.tui.terminal import leave_cleanly

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Around what a terminal that can do so should show at once."""
LEAST_AT_ONCE = 512
"""Characters from which that is worth its bytes."""
TICK = 0.005
"""Seconds after which is looked again whether more is to come."""
LONGEST = 0.1
"""Seconds that a change is held back at most because more is to come."""
PAUSE = 0.1
"""Seconds from one change to the next on a terminal far away, where a key held down sends thirty a second."""
UNKNOWN_SIZE = (80, 24)
"""Columns and rows of a terminal that does not say."""
REPAINT = 0.5
"""Seconds after a change of size until all is sent again, should textual not have painted by then."""
WAITING = ("_dirty_widgets", "_layout_required", "_repaint_required")
"""What textual's screens have or are while they are going to paint."""
QUIET = re.compile(r"(?:\x1b\[[?<>=][\d;]*\$?[a-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)*")
"""What leaves cells, cursor and style as they are: modes, questions, the clipboard, the bell."""
OTHER_SCREEN = re.compile(r"\x1b\[\?(?:1049|1047|47)[hl]")
POINTER, USUAL_POINTER = "\x1b]22;", "\x1b]22;default\x07"
"""How the shape of the mouse's pointer is set, and how to the usual one."""


class NoMoreKeys(threading.Event):
    """Textual's sign to stop reading keys; set too once the terminal is gone, which it would read from for ever."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    @property
    def was_asked_for(self) -> bool:
        """Whether the app wants no more keys."""
        return super().is_set()

    def is_set(self) -> bool:
        """Return whether to stop."""
        if super().is_set():
            return True
        poll = select.poll()  # one for each: two threads ask, and must not ask the same one at once
        poll.register(self._descriptor, 0)
        return any(state & select.POLLHUP for _descriptor, state in poll.poll(0))


class CellDriver(LinuxDriver):
    """A driver that knows what its terminal shows. One without a mouse is taken to be far away (see ``start``)."""

    painted: ClassVar[Painted | None] = None
    """What the terminal shows already when the app starts; the next driver goes on from there."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.exit_event = self._no_more_keys = NoMoreKeys(self.fileno)
        painted, CellDriver.painted = CellDriver.painted, None
        self._styles = painted.pen.styles if painted else Styles(colour=not os.environ.get("NO_COLOR"))
        self._pen = painted.pen if painted else Pen(self._styles, Cells(0, 0))
        self._wanted = ScreenMemory(self._pen.cells.width, self._pen.cells.height, self._styles)
        self._held = painted is not None
        self._pause = 0.0 if mouse else PAUSE
        self._pointer = USUAL_POINTER
        self._open = False
        self._lost = painted is None
        self._at_once = False
        self._since = 0.0
        self._sent = 0.0
        self._timer: asyncio.TimerHandle | None = None

    # Start and end.

    def start_application_mode(self) -> None:
        """Take the terminal over, at the start or after it was lent to another program."""
        if leave := getattr(self._app, "leave_at_once", None):
            leave_cleanly(leave)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on_after_a_stop)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._open = True
        textual_resized = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._lost, self._held = True, False
            self._loop.call_soon_threadsafe(self._loop.call_later, REPAINT, self.flush)
            if callable(textual_resized):
                textual_resized(number, frame)

        signal.signal(signal.SIGWINCH, resized)
        self._loop.call_soon_threadsafe(self.flush)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows of the terminal; what textual imports to ask for them nothing else needs."""
        with suppress(OSError):
            width, height = os.get_terminal_size(self.fileno)
            if width and height:
                return width, height
        return UNKNOWN_SIZE

    def _go_on_after_a_stop(self) -> None:
        """Take the terminal over again; also where nobody said before that the process stops, or it never did."""
        if self._auto_restart:
            if self._open:
                self.suspend_application_mode()
            self.resume_application_mode()

    def stop_application_mode(self) -> None:
        """Give the terminal back; what was not sent by now never is."""
        self._open = self._held = False
        self._pointer = ""  # whoever is lent the terminal may set another
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read keys; end the app when there is no terminal any more to read them from."""
        with suppress(OSError):
            super().run_input_thread()
        if not self._no_more_keys.was_asked_for:
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=128 + signal.SIGHUP))

    def process_message(self, message: Message) -> None:
        """Hand on what the terminal said; a key that was pressed too early stands on the first picture, echoed."""
        if self._held and isinstance(message, events.Key):
            self._lost = True
        super().process_message(message)

    # What textual writes.

    def write(self, data: str) -> None:
        """Take in a paint, to be sent after the next flush; send anything else at once."""
        if data in (BEGIN, END):
            self._at_once = True
        elif START.match(data):
            self._paint(data)
        elif self._held and OTHER_SCREEN.fullmatch(data):
            return  # it is there already, and some terminals would empty it
        elif data.startswith(POINTER):
            if self._mouse and data != self._pointer:  # textual says it for each screen it makes
                self._pointer = data
                self._put(data)
        else:
            if not QUIET.fullmatch(data) or OTHER_SCREEN.search(data):
                self._lost = True
            self._put(data)

    def _paint(self, data: str) -> None:
        cells = self._wanted.cells
        if self._app.size != (cells.width, cells.height):
            self._wanted = ScreenMemory(*self._app.size, self._styles)
            self._lost = True
        known = self._wanted.paint(data)
        if self._held and len(self._wanted.touched) == cells.height:
            self.go_on()
        if not known:
            self._send()
            self._put(data)
            self._lost = True

    def _put(self, text: str) -> None:
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(text)

    # What the terminal is sent.

    def flush(self) -> None:
        """Send what changed as soon as nothing more is to come."""
        if (
            self._timer is None
            and self._open
            and not self._held
            and (self._wanted.touched or (self._lost and self._wanted.cells.height))
        ):
            self._since = self._loop.time()
            self._timer = self._loop.call_later(0, self._settle)

    def go_on(self) -> None:
        """Let the first screen take the place of what was painted before it: it is whole now."""
        self._held = False
        self._send()

    def forget(self) -> None:
        """Send the whole screen: the terminal may show something else than it was sent."""
        self._lost = True
        self.flush()

    def _settle(self) -> None:
        now = self._loop.time()
        pause = self._sent + self._pause - now
        early = pause > 0 or (now < self._since + LONGEST and self._more_to_come())
        if self._open and (early or not self._takes_more()):
            self._timer = self._loop.call_later(max(pause, TICK), self._settle)
            return
        self._timer = None
        self._send()

    def _takes_more(self) -> bool:
        """Return whether the terminal took what it was sent; what is held back until then is not out of date."""
        return self._file is None or bool(select.select([], [self._file], [], 0)[1])

    def _more_to_come(self) -> bool:
        return self._keys_wait() or self._busy()

    def _keys_wait(self) -> bool:
        """Return whether keys wait that were not read yet."""
        return bool(select.select([self.fileno], [], [], 0)[0])

    def _busy(self) -> bool:
        """Return whether messages, or anything to be laid out or painted, wait, so that another paint will follow."""
        for screen in self._app.screen_stack[-1:]:
            if any(getattr(screen, name, None) for name in WAITING):
                return True
            if any(widget.message_queue_size for widget in screen.walk_children(with_self=True)):
                return True
        return bool(self._app.message_queue_size)

    def _send(self) -> None:
        if not self._open or self._held:
            return
        wanted, touched = self._wanted.cells, self._wanted.touched
        pen = self._pen.fork()
        if self._lost:
            self._lost = False
            pen.cells = Cells(wanted.width, wanted.height)
            pen.clear()
            touched.update(range(wanted.height))
        draw(pen, wanted, sorted(y for y in touched if y < wanted.height))
        pen.move(*self._wanted.cursor)
        touched.clear()
        self._pen = pen.fork()
        self._sent = self._loop.time()
        if text := pen.text:
            bracketed = self._at_once and len(text) >= LEAST_AT_ONCE
            self._put(BEGIN + text + END if bracketed else text)
