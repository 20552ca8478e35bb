"""Owns what is done beside the screens because it takes longer than a key may: one thing at a time, given up at a wish.

What is given up is never shown; work is asked to look now and then whether it still is wanted. It computes nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

Stopped = Callable[[], bool]
"""Tells work whether nobody waits for it any more."""


class Job:
    """Something to be done: *work* runs beside the screens, *done* is called on them with what it returned."""

    def __init__(
        self, said: str, work: Callable[[Stopped], Any], done: Callable[[Any], None], *, goal: object = None
    ) -> None:
        self.said = said
        """What people read meanwhile; empty: they do not wait for it."""
        self.work = work
        self.done = done
        self.goal = goal
        """What it leads to, for whoever wants to go on from there."""
        self.unwanted = False


class Background:
    """At most one job that runs, and one that waits for it to end."""

    def __init__(self, call: Callable[..., object], idle: Callable[[], object] = lambda: None) -> None:
        """Prepare.

        Args:
            call: lets a function be called among the screens, and may itself be called from anywhere.
            idle: is called among the screens when nothing is left to be done.
        """
        self._call = call
        self._idle = idle
        self._running: Job | None = None
        self._next: Job | None = None

    @property
    def waited_for(self) -> Job | None:
        """The job that people wait for."""
        return next((job for job in (self._next, self._running) if job and job.said and not job.unwanted), None)

    @property
    def busy(self) -> bool:
        """Whether anything is being done that is still wanted."""
        return any(job and not job.unwanted for job in (self._next, self._running))

    def start(self, job: Job) -> None:
        """Do *job* instead of whatever is being done."""
        self.give_up()
        self._next = job
        if self._running is None:
            self._go_on()

    def give_up(self) -> bool:
        """Let nothing come of what is being done; return whether people waited for it."""
        waited = self.waited_for is not None
        if self._next:
            self._next.unwanted = True
        self._next = None
        if self._running:
            self._running.unwanted = True
        return waited

    def give_up_for(self, kind: type) -> None:
        """Let nothing come of what leads to something of *kind*."""
        for job in (self._next, self._running):
            if job and isinstance(job.goal, kind):
                job.unwanted = True

    def _go_on(self) -> None:
        job, self._next = self._next, None
        self._running = job
        if job:
            gc.disable()  # what is made stays, and looking through it costs a third, then and at every key
            Thread(target=self._work, args=(job,), daemon=True).start()

    def _work(self, job: Job) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = job.work(lambda: job.unwanted)
        except BaseException as raised:
            error = raised
        with suppress(RuntimeError):  # the screens have ended meanwhile
            self._call(self._ended, job, result, error)

    def _ended(self, job: Job, result: Any, error: BaseException | None) -> None:
        self._running = None
        gc.freeze()
        gc.enable()
        if error and not job.unwanted:
            raise error
        if not job.unwanted:
            job.done(result)
        if self._running is None:
            self._go_on()
        if self._running is None:
            self._idle()
