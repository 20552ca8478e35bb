"""The real program on a real terminal: keys go in, what is shown and every single write come out."""

from __future__ import annotations

import codecs
import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

from tests.tui.emulator import Emulator

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 30.0
"""Seconds after which what is waited for is taken not to come."""
LISTENING = "\x1b[?7l"
"""What the program writes when keys reach it; before, the terminal itself shows them."""
STATE = "state"
"""The folder in which the program would leave a report of a crash."""
PROBE, MARK = b"\x1b[24~", "\x1b]999;settled\x07"
"""F12, and what the program answers once nothing more is to come."""
CRASH = b"\x1b[23~"
"""F11, at which the program has an error in itself."""
PROGRAM = """
import asyncio, fcntl, io, os, sys, termios
from planner import cli
from planner.tui import start

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
SIZES, GO, MARK = int(sys.argv.pop(1)), int(sys.argv.pop(1)), sys.argv.pop(1)

class Counted(io.FileIO):
    def write(self, data):
        os.write(SIZES, b"%d " % len(data))
        return super().write(data)

async def settle(driver):
    calm, app = 0, driver._app
    while calm < 3:
        await asyncio.sleep(0.004)
        busy = driver._more_to_come() or driver._timer or driver._held or app.background.busy or app._batch_count
        calm = 0 if busy else calm + 1
    driver.write(MARK)

def crash():
    note = "a confidential note"
    raise ValueError(note)

def run(*arguments):
    from planner.tui.driver import CellDriver

    taken = CellDriver.process_message

    def process_message(driver, message):
        if getattr(message, "key", "") == "f12":
            asyncio.run_coroutine_threadsafe(settle(driver), driver._loop)
        elif getattr(message, "key", "") == "f11":
            driver._loop.call_soon_threadsafe(driver._app.call_later, crash)
        else:
            taken(driver, message)

    CellDriver.process_message = process_message
    start._take_over = lambda *desk, **more: os.read(GO, 1) and take_over(*desk, **more)
    sys.__stderr__ = io.TextIOWrapper(io.BufferedWriter(Counted(2, "w", closefd=False)), "utf-8", line_buffering=True)
    return run_as_it_is(*arguments)

take_over = start._take_over
run_as_it_is, start._run = start._run, run
sys.exit(cli.main(sys.argv[1:]))
"""


class Session:
    """One run of the program."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        typed: bytes = b"",
        held: bool = False,
        **environment: str,
    ) -> None:
        """Start it; *typed* is what is typed after the first picture and before the program reads keys.

        *held*, it stays at the first picture.
        """
        self.master, self.slave = os.openpty()
        self._set_size(*size)
        self.modes = termios.tcgetattr(self.slave)
        """The modes of the terminal before the program."""
        self._sizes, sizes = os.pipe()
        go, self._go = os.pipe()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(sizes), str(go), MARK, *arguments, "tui"],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            pass_fds=[sizes, go],
            start_new_session=True,
            cwd=folder,
            env={
                **kept,
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": str(ROOT),
                "XDG_STATE_HOME": str(folder / STATE),
                "XDG_CONFIG_HOME": str(folder / STATE),
                **environment,
            },
        )
        os.close(sizes)
        os.close(go)
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self.emulator = Emulator(*size)
        self.raw = ""
        """All that the program wrote."""
        self.read_until(lambda: any(self.emulator.lines))
        painted = len(self.raw)
        os.write(self.master, typed)
        self.read_until(lambda: len(self.raw) >= painted + len(typed))
        if held:
            return
        os.write(self._go, b"!")
        self.read_until(lambda: LISTENING in self.raw)
        self.first_writes = self.press(b"")
        """The sizes of the writes up to the first settled screen."""

    def press(self, keys: bytes, until: Callable[[], bool] = lambda: True) -> list[int]:
        """Press *keys*, wait for *until* and a settled screen, and return the sizes of the writes in bytes.

        Escape needs an *until*: with a key right behind it, it would be another key.
        """
        marks = self.raw.count(MARK)
        os.write(self.master, keys)
        self.read_until(until)
        os.write(self.master, PROBE)
        self.read_until(lambda: self.raw.count(MARK) > marks)
        written = sum(sizes := self.writes()) - len(MARK)
        return [*sizes[:-1], *([sizes[-1] - len(MARK)] if sizes[-1] > len(MARK) else [])] if written else []

    def writes(self) -> list[int]:
        """Return the sizes of the writes since this was last asked."""
        found = b""
        while select.select([self._sizes], [], [], 0)[0] and (more := os.read(self._sizes, 65536)):
            found += more
        return [int(size) for size in found.split()]

    def is_quiet(self, seconds: float) -> bool:
        """Return whether nothing is written for so long."""
        return not select.select([self._sizes], [], [], seconds)[0]

    def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        self.emulator.resize(width, height)
        self._set_size(width, height)

    def read_until(self, condition: Callable[[], bool]) -> None:
        """Show what comes until *condition* holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            if select.select([self.master], [], [], 0.1)[0]:
                self._take()
            else:
                assert self.process.poll() is None, self.screen
                assert time.monotonic() < end, self.screen

    def end(self) -> int:
        """Show what comes until the program has ended, and return its exit code."""
        end = time.monotonic() + DEADLINE
        while self.process.poll() is None:
            assert time.monotonic() < end, self.screen
            if select.select([self.master], [], [], 0.01)[0]:
                self._take()
        while select.select([self.master], [], [], 0)[0]:
            self._take()
        return self.process.returncode

    @property
    def screen(self) -> str:
        """What is shown."""
        return "\n".join(self.emulator.lines)

    def hang_up(self) -> int:
        """Close the terminal, as a lost connection does, and return the program's exit code."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1
        return self.process.wait(DEADLINE)

    def close(self) -> None:
        """End the program, however it is."""
        self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self.slave, self._sizes, self._go):
            if descriptor >= 0:
                os.close(descriptor)

    def _take(self) -> None:
        text = self._decode(os.read(self.master, 65536))
        self.raw += text
        self.emulator.feed(text)

    def _set_size(self, width: int, height: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
