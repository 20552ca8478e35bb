"""Owns what a signal does until the screens are there: nothing can be lost by then, so the process ends at once.

An exception would be thrown into whatever is being read, C code among it, and takes until that comes to its end.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class EndingAtOnce:
    """While it is entered, signals end the process: *leave* gives back the terminal first, if there is anything to."""

    def __init__(self, leave: Callable[[], object] | None = None) -> None:
        self._leave = leave
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> None:
        with suppress(ValueError):  # it is not the main thread, which alone gets signals
            for number in ENDING:
                self._before[number] = signal.signal(number, self._end if self._leave else signal.SIG_DFL)

    def __exit__(self, *_error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        assert self._leave
        self._leave()
        os._exit(128 + number)
