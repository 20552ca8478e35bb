"""Owns the second process at the start: it looks for findings and paints what they say while this one reads textual.

Reading textual is most of the start, and needs nothing of the mission. Where there is no second processor to do it on,
where the mission is so large that findings are looked for beside the screens, or where the second process ends without
a word, all is done one after the other, with the same result.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from signal import SIG_DFL, SIGKILL, signal
from typing import TYPE_CHECKING, TextIO

from planner.tui.first_paint import FirstPaint, Painted
from planner.tui.leaving import ENDING

if TYPE_CHECKING:
    from planner.tui.desk import Desk


class Ahead:
    """The first picture of a desk: begun by this process, finished by whichever can."""

    def __init__(self, desk: Desk, heading: str, terminal: TextIO | None) -> None:
        self._desk = desk
        self._paint = FirstPaint(desk, heading, terminal)
        self._child = self._answer = 0

    def begin(self) -> None:
        """Begin to paint it."""
        self._paint.begin()
        if self._paint.is_seen and not self._desk.large and _processors() > 1:
            self._fork()

    def _fork(self) -> None:
        """Let a second process finish the picture, if there can be one."""
        with suppress(OSError):
            self._answer, told = os.pipe()
            self._child = os.fork()
            if self._child == 0:
                self._tell(told)
            os.close(told)

    def _tell(self, descriptor: int) -> None:
        """Finish the picture, tell the first process how and what was found, and end, whatever happens."""
        for number in ENDING:
            signal(number, SIG_DFL)
        try:
            from _pickle import dumps  # importing pickle itself would cost the first process 3 ms

            told = dumps((self._paint.finished(), self._desk.workspace.unsorted_findings))
            with os.fdopen(descriptor, "wb") as answer:
                answer.write(told)
        finally:
            os._exit(0)

    def painted(self) -> Painted | None:
        """Return what stands on the terminal once it is finished, None if nothing; the desk has its findings then."""
        told = b""
        if self._child:
            with os.fdopen(self._answer, "rb") as answer:
                told = answer.read()
            self._end()
        if not told:
            return self._paint.finished()
        from _pickle import loads

        painted: Painted
        workspace = self._desk.workspace
        painted, findings = loads(told)
        workspace.show(workspace.view, findings)
        return painted

    def give_up(self) -> bool:
        """Paint no more; return whether anything may stand on the terminal."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, SIGKILL)
            self._end()
        return self._paint.is_seen

    def _end(self) -> None:
        child, self._child = self._child, 0
        os.waitpid(child, 0)


def _processors() -> int:
    """Return how many processors there are for this process; 1 where there is no second process to be had."""
    if not hasattr(os, "fork") or sys.platform == "darwin":  # there a forked process may not go on by itself
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
