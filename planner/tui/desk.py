"""Owns what all screens share: the workspace, the look, dates and findings, what is unsaved; it draws nothing.

In a large mission findings are looked for beside the screens: until they are there, ``findings`` is None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from planner.tui.proposed import Proposed
from planner.tui.theme import Look
from planner.view import View

if TYPE_CHECKING:
    from planner.diagnostics import Finding
    from planner.events import Calendar
    from planner.mission import Mission
    from planner.proposal import Proposal
    from planner.tui.names import Names
    from planner.workspace import Workspace

T = TypeVar("T")
MANY_SESSIONS, MANY_CELLS = 1000, 20_000
"""Sessions, and units times modules, over which a mission is large: what takes its time is done beside the screens."""


class Focus(NamedTuple):
    """What the cursor of a screen is on, by id; what it does not say is None."""

    region: str | None = None
    unit: str | None = None
    module: str | None = None
    session: str | None = None
    curriculum: str | None = None
    among: str | None = None
    """The sessions that alone are to be listed: their ids, with blanks between."""
    title: str | None = None
    """What those have in common."""

    def of(self, kind: str) -> str | None:
        """Return the id of the entity of *kind*, one of the fields."""
        name: str | None = getattr(self, kind)
        return name


class Desk:
    """What a screen is given when it is built."""

    def __init__(self, workspace: Workspace, look: Look, mentor: str | None = None) -> None:
        self.workspace = workspace
        self.look = look
        self.mentor = mentor
        """The team whose units the chase list begins with; None: all."""
        self.autosave = False
        """Whether an accepted edit is written to its file at once."""
        self.other_day: dt.date | None = None
        """The date that figures were compared with last."""
        self.seek: Callable[[], None] = lambda: None
        """Starts to look for findings beside the screens."""
        self.wish: Callable[[], None] = lambda: None
        """Starts to make the proposals that are wanted beside the screens."""
        self.missed = False
        """Whether somebody asked for findings that were not there yet."""
        self._opened_on = dt.date.today()
        self._other: View | None = None
        self._names: Names | None = None
        self._kept_for: tuple[View, int] | None = None
        self._kept: dict[Callable[..., Any], Any] = {}
        self._calendar: tuple[Mission, Calendar] | None = None
        self._last: tuple[tuple[object, ...], Any] = ((), None)

    @property
    def view(self) -> View:
        """The mission on the as-of date; a new one after every change, so screens compare it with what they show."""
        return self.workspace.view

    @property
    def unsaved(self) -> int:
        """How many changes are in no file yet."""
        return self.workspace.unsaved

    @property
    def large(self) -> bool:
        """Whether figures on another date, and findings, take longer than a key may."""
        mission = self.view.mission
        return len(mission.sessions) > MANY_SESSIONS or len(mission.units) * len(mission.modules) > MANY_CELLS

    @property
    def findings(self) -> Sequence[Finding] | None:
        """All findings on the as-of date, rule by rule; None while they are looked for, and the screen is told then."""
        if self.large and not self.workspace.findings_known:
            self.missed = True
            self.seek()
            return None
        return self.workspace.unsorted_findings

    def kept(self, make: Callable[[View, Sequence[Finding]], T]) -> T:
        """Return what *make* derives from the mission and its findings, made once; from none while they are missing."""
        found = self.findings
        if found is None:
            return make(self.view, ())
        things = self._things(found)
        if make not in things:
            things[make] = make(self.view, found)
        made: T = things[make]
        return made

    def keep(self, make: Callable[[View, Sequence[Finding]], T], made: T) -> None:
        """Keep what was *made* beside the screens, so that *make* need not be asked for it."""
        self._things(self.findings)[make] = made

    def _things(self, found: Sequence[Finding] | None) -> dict[Callable[..., Any], Any]:
        if self._kept_for != (self.view, id(found)):
            self._kept_for, self._kept = (self.view, id(found)), {}
        return self._kept

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what *make* makes of all that is in *key*; what was made last is not made again of the same."""
        if self._last[0] != key:
            self._last = (key, make())
        made: T = self._last[1]
        return made

    def proposal(self, unit: str, module: str) -> Proposal | None:
        """Return what session is proposed for *unit* in *module*; None while it is made beside the screens."""
        proposed = self.view.kept(Proposed)
        if not self.large:
            return proposed.made(unit, module)
        found = proposed.known(unit, module)
        if found is None:
            proposed.want(unit, module)
            self.wish()
        return found

    # Dates.

    @property
    def home(self) -> dt.date:
        """The date that the mission names for its figures, else that on which it was opened."""
        return self.view.mission.settings.as_of or self._opened_on

    @property
    def calendar(self) -> Calendar:
        """On which days something happens."""
        from planner.events import Calendar  # not needed for the first screen

        mission = self.view.mission
        if self._calendar is None or self._calendar[0] is not mission:
            self._calendar = (mission, Calendar(mission))
        return self._calendar[1]

    @property
    def names(self) -> Names:
        """What can be found by name."""
        from planner.tui.names import Names

        if self._names is None or self._names.mission is not self.view.mission:
            self._names = Names(self.view.mission, self._names)
        return self._names

    def found_on(self, view: View) -> Sequence[Finding]:
        """Return all findings on the date of *view*, kept with it; of the as-of date those that are at hand."""
        known = self.workspace.findings_known and view is self.view
        return self.workspace.unsorted_findings if known else view.kept(self._find)

    def _find(self, view: View) -> Sequence[Finding]:
        return list(self.workspace.find(view))

    def on(self, day: dt.date) -> View:
        """Return the mission on *day* beside that on the as-of date; the last one is kept."""
        other = self._other
        if day == self.view.day:
            return self.view
        if other is None or other.mission is not self.view.mission or other.day != day:
            self._other = other = self.view.on(day)
        return other
