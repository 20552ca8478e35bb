"""Owns what keeps a terminal sound: text that cannot steer it, signals, bytes that are no text, and crashes.

It writes nothing to the terminal but the one line that a crash leaves there.
"""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.segment import Segment
from textual.color import Color
from textual.drivers import linux_driver
from textual.filter import LineFilter

from planner.plain import safe
from planner.tui.theme import in_ascii_cells

DEADLY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Harmless(LineFilter):
    """The last sieve before the terminal: whatever drew a line, nothing in it steers the terminal.

    With *ascii_only* nothing but ASCII is in it either.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return *segments*, each with safe text on one line."""
        if self._is_harmless("".join([segment.text for segment in segments])):
            return segments
        return [
            segment if self._is_harmless(segment.text) else Segment(self._mended(segment.text), segment.style)
            for segment in segments
        ]

    def _is_harmless(self, text: str) -> bool:
        return text.isprintable() and (text.isascii() or not self._ascii_only)

    def _mended(self, text: str) -> str:
        text = safe(text).replace("\n", " ").replace("\t", " ")
        return in_ascii_cells(text) if self._ascii_only else text


def leave_cleanly(leave: Callable[[int], None]) -> None:
    """Let what ends a process call *leave* with 128 + the signal's number, instead of leaving a raw terminal.

    SIGINT comes from elsewhere only: Ctrl+C is a key like others here.
    """
    loop = asyncio.get_running_loop()
    for number in DEADLY:
        loop.add_signal_handler(number, leave, 128 + number)


def bear_bad_bytes() -> None:
    """Let a byte from the keyboard that is no UTF-8 show as a replacement character instead of ending the program."""
    tolerant = partial(codecs.getincrementaldecoder("utf-8"), errors="replace")
    linux_driver.getincrementaldecoder = lambda _encoding: tolerant  # type: ignore[attr-defined]


def write_crash(error: BaseException) -> Path | None:
    """Write what led to *error*, without any data, into a file of its own and return it; None if it cannot be."""
    import tempfile  # what only a crash needs the start does without
    import traceback

    text = "".join(traceback.format_exception(error))
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix="planner-crash-", suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except OSError:
            continue
        return Path(name)
    return None


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("planner", appauthor=False)
