"""Owns what happens to edits and files unasked: what others write is shown, and what was edited is kept or saved.

Nothing is drawn while nothing has changed. Without a terminal there is no clock: whoever drives it calls ``look``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from planner.i18n import _
from planner.loading import Loaded, load
from planner.tui.background import Job, Stopped
from planner.tui.news_words import few, news_words, trouble_words
from planner.tui.preparing import warm
from planner.tui.recovered import RecoveredApp
from planner.view import View

if TYPE_CHECKING:
    from planner.arrival import Arrival, Verdict
    from planner.work import News

EVERY, SOON = 1.0, 0.35
"""Seconds from one look at the folder to the next, and to the second look at what seems to change."""


class WatchedApp(RecoveredApp):
    """The part of the app that nobody has to ask."""

    _reading: Job | None = None
    _told: tuple[str, ...] = ()
    """The files that were said on the open form to have changed."""
    _trouble = ""
    """What keeps the screen from showing what is in the folder, as it was told last."""

    def on_mount(self) -> None:
        self.desk.workspace.changed = lambda: self.call_later(self._changed)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Clean up after runs that were killed, offer what they had not saved, and begin to watch the folder."""
        if not self.desk.workspace.shipped:
            from planner.saving import sweep  # the start does without

            for folder in (self.desk.workspace.root, self.desk.workspace.root / "curricula"):
                sweep(folder)
            self.offer_lost()
        if not self.is_headless:
            self.set_interval(EVERY, self._look_now)

    def _changed(self) -> None:
        """Save what is not saved, if that is set; else write it down soon, or drop what was written down before.

        What follows from the change is made again beside the screens.
        """
        self.prepare(anew=True)
        if self.desk.autosave and self.desk.unsaved:
            self.save_all(quietly=True)
        else:
            self.keep_soon()

    def _look_now(self) -> None:
        self.look(monotonic())
        workspace = self.desk.workspace
        if "work" in workspace.__dict__ and workspace.work.unsettled:
            self.set_timer(SOON, lambda: self.look(monotonic()))

    def look(self, now: float) -> None:
        """Show what others have written by *now*, in seconds on any clock; in a large mission as soon as it is read.

        While a form is open it waits: what is typed there was begun on what is shown below, and joins with theirs.
        """
        workspace = self.desk.workspace
        if workspace.shipped:
            return
        if self.frame is None:
            self._tell_form(now)
            return
        self._told = ()
        if not self.desk.large:
            self._take(workspace.look(now))
        else:
            self._take(workspace.work.seen(now))
            self._read_beside()
        self.show_problem()

    def _tell_form(self, now: float) -> None:
        """Say on an open form, once, which files others have written."""
        from planner.tui.screens.form import Form

        work, form = self.desk.workspace.work, self.screen
        work.seen(now)
        names = tuple(arrival.name for arrival in work.arrivals)
        if isinstance(form, Form) and names != self._told:
            self._told = names
            text = _("Changed elsewhere: {files}. It is read once this form is left.").format(files=few(names))
            form.say(text, "warning")

    def _take(self, news: News) -> None:
        """Show and say what *news* brings."""
        if news.taken and not self.desk.workspace.behind:
            self._caught_up()
        said, serious = news_words(news)
        trouble = trouble_words(self.desk.workspace)
        if said or trouble != self._trouble:
            self._trouble = trouble
            if self.frame:
                self.frame.tell()
            stays = _("{trouble}. What is shown is how it was before that.").format(trouble=trouble) if trouble else ""
            self.say(said or stays, "warning" if serious or trouble else "title")

    def _read_beside(self) -> None:
        """Judge what others have written, then read it, beside the screens, which go on showing what was before."""
        if self.background.waited_for or (self._reading and not self._reading.unwanted):
            return
        if arrivals := self.desk.workspace.work.arrivals:
            self._beside_the_screens(lambda _stopped: _judged(arrivals), self._judged)
        elif self.desk.workspace.behind:
            self._read()

    def _beside_the_screens(self, work: Callable[[Stopped], Any], done: Callable[[Any], None]) -> None:
        def ended(result: Any) -> None:
            self._reading = None
            done(result)

        self._reading = Job("", work, ended)
        self.background.start(self._reading)

    def _judged(self, verdicts: list[Verdict]) -> None:
        if self.frame is None:  # a form was opened meanwhile
            return
        self._take(self.desk.workspace.settle(verdicts))
        if self.desk.workspace.behind:
            self._read()

    def _read(self) -> None:
        workspace = self.desk.workspace
        root, day, held = workspace.root, workspace.view.day, workspace.work.drafts.held

        def work(stopped: Stopped) -> tuple[Loaded, View]:
            loaded = load(root, held)
            return loaded, warm(View(loaded.mission, day), stopped)

        def done(read: tuple[Loaded, View]) -> None:
            if workspace.behind and workspace.work.drafts.held == held:
                workspace.show_read(*read)
                self._caught_up()

        self._beside_the_screens(work, done)


def _judged(arrivals: Sequence[Arrival]) -> list[Verdict]:
    from planner.arrival import judge

    return [judge(arrival) for arrival in arrivals]
