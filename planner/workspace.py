"""Owns an open mission: what is computed from it, where findings stand, and changes to its files; it draws nothing.

The command line and the terminal use nothing of the core but this. What only an edit needs is imported when
the first edit is made: the command line starts in a tenth of a second.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from planner.diagnostics import Finding
from planner.i18n import _
from planner.loading import Loaded, NoMission, load, shipped_missions
from planner.opened import Opened, found
from planner.view import View

if TYPE_CHECKING:
    from planner.arrival import Verdict
    from planner.drafts import Drafts
    from planner.history import Change
    from planner.importing import Import, Kind
    from planner.journal import Journal
    from planner.saving import Saved
    from planner.work import News, Work

EXAMPLE = "mali-2014"
"""The shipped mission that opens where there is no other."""


class ReadOnly(Exception):
    """The shipped example is not to be changed; the message says how to make one's own."""


class Consequences(NamedTuple):
    """What would follow from a change."""

    view: View
    """The mission as it would be."""
    comes: tuple[Finding, ...]
    goes: tuple[Finding, ...]


class Workspace(Opened):
    """An open mission, and what is done to it."""

    def __init__(self, root: Path, loaded: Loaded, as_of: dt.date | None) -> None:
        super().__init__(root, loaded, as_of)
        self.behind = False
        """Whether what others wrote was taken in and is not read yet: ``loaded`` and ``view`` lack it until then."""
        self.changed: Callable[[], object] = lambda: None
        """Is told of every change that was done, undone or done again, and of what others wrote and was taken in."""

    @classmethod
    def open(cls, path: Path | None = None, as_of: dt.date | None = None) -> Workspace:
        """Open the mission in *path*; without one, the nearest above the current folder, else the shipped example.

        Raises:
            NoMission: there is no mission at *path*.
        """
        root = path or _above(Path.cwd()) or shipped_missions() / EXAMPLE
        return cls(root, load(root), as_of)

    def reload(self) -> None:
        """Read the files again, keeping the as-of date and what is not saved; see ``look``.

        Raises:
            NoMission: the folder or its ``mission.toml`` is gone; all stays as it was.
        """
        self.look(monotonic(), at_once=True)
        if self.work.gone:
            raise NoMission(_("no mission.toml in {folder}").format(folder=self.root))
        self._show(self.work.read())

    def make_own(self, folder: Path) -> None:
        """Copy the shipped example into the new *folder* and go on there.

        Raises:
            StartRefused: there is something in *folder* already, or it cannot be written.
        """
        from planner.starting import init_mission

        init_mission(folder, example=self.root.name)
        self.root = folder
        self._show(load(folder))
        self.__dict__.pop("work", None)

    # Changes. None reaches a file but by ``work.save``.

    @cached_property
    def work(self) -> Work:
        """The texts as they stand in the work, their history, and what others write."""
        from planner.work import Work

        return Work(self.root, self.loaded)

    def do(self, change: Change) -> None:
        """Make *change* the present state, and derive everything from it.

        Raises:
            ReadOnly: this is the shipped example.
            OutOfDate: it was not made from the present state.
        """
        self._refuse_shipped()
        self.work.drafts.do(change)
        self._take(change)

    def undo(self) -> str:
        """Take the last change back and return its name; empty: there is none. Raises CannotUndo."""
        return self._take(self.work.drafts.history.undo())

    def redo(self) -> str:
        """Do again what was undone last and return its name; empty: there is nothing. Raises CannotUndo."""
        return self._take(self.work.drafts.history.redo())

    def all_of(self, name: str, makes: Sequence[Callable[[Loaded], Change]]) -> Change:
        """Return several changes as one called *name*, not yet made. Raises BadField or EditRefused."""
        from planner.work import joined

        return joined(name, self.loaded, makes)

    def consequences(self, change: Change) -> Consequences:
        """Return which findings *change* would bring and which it would end; nothing is changed."""
        from planner.revision import come_and_gone, revise

        now = self.unsorted_findings
        after = revise(self.loaded, self.view, now, change)
        then = list(found(after.loaded, after.view)) if after.findings is None else after.findings
        comes, goes = come_and_gone(now, then)
        return Consequences(after.view, tuple(comes), tuple(goes))

    @property
    def unsaved(self) -> int:
        """How many changes are in no file yet."""
        return self.work.unsaved_changes if "work" in self.__dict__ else 0

    def save_elsewhere(self, folder: Path) -> Saved:
        """Write all files into the new *folder* and go on there. Raises NotWritable or EditRefused."""
        saved = self.work.save_elsewhere(folder)
        self.root = folder
        self._show(self.work.read())
        return saved

    def take_up(self, journal: Journal, name: str) -> Change:
        """Make what another process had not saved mine, as one change called *name*. Raises ReadOnly or NotWritable."""
        self._refuse_shipped()
        change = self.work.take_up(journal, name)
        self._take(change)
        return change

    def settle(self, verdicts: Sequence[Verdict]) -> News:
        """Take in what others have written, judged before, and show it when ``show_read`` is given what it says.

        Until then ``behind`` says so.
        """
        news = self.work.settle(verdicts)
        self.behind = self.behind or bool(news.taken)
        if news.taken:
            self.changed()
        return news

    def look(self, now: float, *, at_once: bool = False) -> News:
        """Take in what others have written by *now*, in seconds on any clock, and show it; see ``Work.look``."""
        news = self.work.look_at_once(now) if at_once else self.work.look(now)
        if self.behind or news.taken:
            self._show(self.work.read())
        if news.taken:
            self.changed()
        return news

    def show_read(self, loaded: Loaded, view: View) -> None:
        """Show what reading the present texts gave, with a *view* of it."""
        self._show(loaded)
        self.view = view

    def _refuse_shipped(self) -> None:
        if self.shipped:
            raise ReadOnly(_("the shipped example is read-only: make a folder of your own with planner init"))

    def _take(self, change: Change) -> str:
        if not change.files:
            return change.name
        if self.behind:
            self._show(self.work.read())
        else:
            self._revise(change)
        self.changed()
        return change.name

    def _revise(self, change: Change) -> None:
        """Show what follows from *change*, which was made from what is shown."""
        from planner.revision import revise

        known = self.unsorted_findings if self.findings_known else None
        self.loaded, view, findings = revise(self.loaded, self.view, known, change, self.work.read)
        self.show(view, findings)

    def _show(self, loaded: Loaded) -> None:
        self.loaded, self.behind = loaded, False
        if "work" in self.__dict__:
            self.work.know(loaded)
        self._forget()
        self.view = View(loaded.mission, self.view.day)

    def read_import(self, kind: Kind, file: Path, said: Sequence[tuple[str, str]] = ()) -> Import:
        """Return what the table in *file* would do to the mission, not yet made; *said* is what columns hold.

        Raises:
            UnreadableTable: it cannot be read as a whole.
        """
        from planner.importing import read_import

        return read_import(kind, file, self.loaded, self.view.day, said)

    def drafts_of(self, change: Change) -> Drafts:
        """Return the files that *change* is about, changed and not yet saved."""
        from planner.drafts import Drafts

        sources = self.loaded.sources
        drafts = Drafts(self.root, {name: sources[name].data for name in change.files if name in sources})
        drafts.do(change)
        return drafts

    def plan_file(self, partner: str) -> str:
        """Return the name of the file for a new session of *partner*."""
        from planner.operations import plan_file

        return plan_file(self.view.mission, partner)

    def new_session_id(self, partner: str) -> str:
        """Return an id that no session has, beginning with the partner's."""
        from planner.operations import new_session_id

        return new_session_id(self.loaded, partner)


def _above(start: Path) -> Path | None:
    """Return the nearest folder with a ``mission.toml``, from *start* upward."""
    return next((folder for folder in (start, *start.parents) if (folder / "mission.toml").is_file()), None)


__all__ = ["Consequences", "NoMission", "ReadOnly", "Workspace"]
