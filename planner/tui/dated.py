"""Owns what moves the as-of date on every screen, and looks beside it: steps, dates typed in, comparing, findings.

In a large mission figures are made beside the screens: the keys go on working, and Esc stays at the date there was.
It computes no figure, and files it leaves to the workspace.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import takewhile
from time import monotonic

from textual.app import App
from textual.driver import Driver

from planner.diagnostics import Finding
from planner.i18n import _
from planner.reports.filed import Filed
from planner.tui.background import Background, Job, Stopped
from planner.tui.desk import Desk
from planner.tui.preparing import (
    are_done,
    courses_of,
    go_on,
    grant,
    is_wished,
    of_findings,
    of_view,
    prepare,
    warm,
    warm_balances,
)
from planner.tui.screens import Entry
from planner.tui.screens.frame import Frame
from planner.tui.travel import Months, days_from, not_a_day, typed_day
from planner.view import View

PLACES = ("overview", "distribution", "comparison")
"""Screens that show figures of regions and zones."""


class DatedApp(App[None]):
    """The part of the app that has to do with dates."""

    def __init__(self, desk: Desk, *, driver_class: type[Driver] | None, ansi_color: bool | None) -> None:
        self.desk = desk
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self.background = Background(self.call_later, self._prepare_later)
        self._preparing: Job | None = None
        self._months = Months()
        self._left: tuple[View, float] | None = None
        desk.seek = self._seek
        desk.wish = self._wish

    @property
    def frame(self) -> Frame | None:
        """The screen of ours that is seen."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen if isinstance(screen, Frame) else None

    def say(self, text: str, style: str = "title") -> None:
        """Show *text* at the bottom of the screen until the next key."""
        if frame := self.frame:
            frame.say(text, style)

    # Moving the as-of date.

    def action_travel(self, unit: str, by: int) -> None:
        """Move the as-of date *by* days, months or events, from where it is already going."""
        job = self.background.waited_for
        day = job.goal if job and isinstance(job.goal, dt.date) else self.desk.view.day
        goal = self._goal(unit, day, by)
        if goal:
            self._go(goal)
        elif unit == "event":
            self.say(_("Nothing happens after this date.") if by > 0 else _("Nothing happens before this date."))
        else:
            self.say(_("The calendar ends here."))

    def _goal(self, unit: str, day: dt.date, by: int) -> dt.date | None:
        if unit == "month":
            return self._months.step(day, by)
        if unit == "event":
            return self.desk.calendar.after(day) if by > 0 else self.desk.calendar.before(day)
        return days_from(day, by)

    def action_go_home(self) -> None:
        """Move the as-of date back to the mission's own."""
        self._go(self.desk.home)

    def action_ask_date(self) -> None:
        """Ask for an as-of date."""
        if self.frame:
            asked = _("Which date? 2014-09-30, +3m, -10d; nothing: the mission's own, {day}")
            self.frame.ask(asked.format(day=self.desk.home.isoformat()), "", self._asked_for)

    def _asked_for(self, text: str) -> str:
        day = typed_day(text, self.desk.view.day) if text.strip() else self.desk.home
        if day is None:
            return not_a_day()
        self._go(day)
        return ""

    def _go(self, day: dt.date) -> None:
        if day == self.desk.view.day:
            self.background.give_up()
            self._arrived(self.desk.view)
            return
        view, name = self.desk.view.on(day), self.frame.NAME if self.frame else ""
        said = _("Figures as of {day} are being made; Esc stays at {now}.")
        said = said.format(day=day.isoformat(), now=self.desk.view.day.isoformat())
        self._beside(said, lambda stopped: self._made(view, name, stopped), self._arrived, day)

    def _made(self, view: View, name: str, stopped: Stopped) -> View:
        """Return *view* with the figures that the screen *name* asks for; half-made once *stopped*."""
        warm(view, stopped, places=name in ("", *PLACES))
        if name and self.desk.large:
            go_on(of_view(view, name), stopped)
        return view

    def _arrived(self, view: View) -> None:
        """Show the figures of *view*, and say what happens on its date."""
        from planner.reports.event_words import event_words  # not needed for the first screen

        before = self.desk.view
        self.desk.workspace.show(view)
        self._caught_up()
        self.say(event_words(view, self.desk.calendar.on(view.day)))
        self._left = (before, monotonic()) if self.desk.large else None

    def stayed(self, pressed: float) -> bool:
        """Return whether a key that was *pressed* at that time is a wish to stay at the date there was; then stay.

        In a large mission the figures that came may take a moment to be drawn, while people still read that Esc stays.
        """
        left, self._left = self._left, None
        if left is None or pressed > left[1] or left[0].mission is not self.desk.view.mission:
            return False
        self.desk.workspace.show(left[0])
        self._caught_up()
        return True

    def _caught_up(self) -> None:
        if self.frame:
            self.frame.catch_up()

    # Comparing.

    def action_compare(self) -> None:
        """Ask for the date to compare with."""
        from planner.comparing import quarter_before  # not needed for the first screen

        if self.frame:
            asked = _("Compare with which date? 2014-03-31, -3m, -1y")
            other = self.desk.other_day or quarter_before(self.desk.view.day)
            self.frame.ask(asked, other.isoformat(), self._compared_with)

    def _compared_with(self, text: str) -> str:
        day = typed_day(text, self.desk.view.day)
        if day is None:
            return not_a_day()
        if day == self.desk.view.day:
            return _("That is the date of the figures themselves.")
        view = self.desk.on(day)
        said = _("Figures as of {day} are being made; Esc goes on without.").format(day=day.isoformat())
        about = {getattr(self.frame, name, "") for name in ("NAME", "of")}

        def work(stopped: Stopped) -> View:
            warm(view, stopped)
            if "findings" in about and not stopped():
                self.desk.found_on(view)
            if "reform" in about:
                warm_balances((self.desk.view, view), stopped)
            return view

        self._beside(said, work, self._lay_beside, None)
        return ""

    def _lay_beside(self, view: View) -> None:
        """Lay the comparison over the screen, or let the one that is there show the other date."""
        from planner.tui.screens.comparison import Comparison

        self.desk.other_day = view.day
        frame = self.frame
        if isinstance(frame, Comparison):
            frame.take()
            frame.tell()
        elif frame:
            self.push_screen(Comparison(self.desk, frame))

    # What is done beside the screens.

    def _beside(self, said: str, work: Callable[[Stopped], View], done: Callable[[View], None], goal: object) -> None:
        """Do *work*, then *done* with what it returned; at once in a small mission, else beside the screens."""
        if not self.desk.large:
            done(work(lambda: False))
            return
        self.background.start(Job(said, work, done, goal=goal))
        self.say(said, "dim")

    def is_ready(self, entry: Entry, show: Callable[[], None]) -> bool:
        """Return whether all that the screen of *entry* asks for is at hand.

        If it is not, that is said and made beside the screens, and then *show* is called.
        """
        waited = self.background.waited_for
        if waited and not isinstance(waited.goal, Entry):
            return True
        self.background.give_up_for(Entry)
        seen = self._screen_stacks.get(entry.name)
        if seen and isinstance(seen[0], Frame) and seen[0].is_caught_up:
            return True
        if not self.desk.large or are_done(courses := courses_of(self.desk, entry.name)):
            return True
        said = _("{screen}: the figures are being worked out; Esc stays here.").format(screen=entry.title)
        view, frame = self.desk.view, self.frame

        def done(_view: View) -> None:
            if frame:
                frame.hush()
            show()

        def work(stopped: Stopped) -> View:
            go_on(courses, stopped)
            return view

        self._beside(said, work, done, entry)
        return False

    def prepare(self, *, anew: bool = False) -> None:
        """Make what screens will ask for beside them, in a large mission, unless anything else is being done.

        With *anew*, after a change, what was being made so is given up.
        """
        if anew and self._preparing:
            self._preparing.unwanted = True
        if not self.desk.large or self.background.busy:
            return
        if is_wished(self.desk):
            self._wish()
        elif not are_done(courses := courses_of(self.desk)):
            self._preparing = Job("", lambda stopped: prepare(self.desk, courses, stopped), self._prepared)
            self.background.start(self._preparing)
        elif not self.desk.workspace.findings_known:
            self._seek()

    def _prepare_later(self) -> None:
        """Prepare once what changed is drawn: what is made beside the screens takes half of the time for it."""
        self.call_after_refresh(self.prepare)

    def _prepared(self, _nothing: object) -> None:
        """Make the screens that were not seen yet, now that nothing they ask for has to be made."""
        self.go_ahead()

    def go_ahead(self) -> None:
        """Make a screen that was not seen yet."""

    def _wish(self) -> None:
        """Make the proposals that a screen waits for, before all that nobody waits for; then it shows them."""
        if self.background.waited_for:
            return
        view = self.desk.view

        def done(_nothing: object) -> None:
            if self.desk.view is view:
                self._caught_up()

        self.background.start(Job("", lambda stopped: grant(view, stopped), done))

    def _seek(self) -> None:
        """Look for findings beside the screens, unless something is being done that people wait for."""
        view, name = self.desk.view, self.frame.NAME if self.frame else "findings"
        if self._preparing:
            self._preparing.unwanted = True
        if self.background.busy:
            return
        find = self.desk.workspace.find

        def work(stopped: Stopped) -> tuple[list[Finding], Filed]:
            findings = list(takewhile(lambda _finding: not stopped(), find(view)))
            filed = Filed(view, findings)
            go_on(of_findings(filed, name), stopped)
            return findings, filed

        def done(found: tuple[list[Finding], Filed]) -> None:
            if self.desk.view is view:
                self.desk.workspace.show(view, found[0])
                self.desk.keep(Filed, found[1])
            self._caught_up()

        self.background.start(Job("", work, done))
