"""Owns an open mission: what is computed from it, where findings stand, and changes to its files; it draws nothing.

The command line and the terminal use nothing of the core but this. What only an edit needs is imported when
the first edit is made: the command line starts in a tenth of a second.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from planner.diagnostics import Finding, Place
from planner.i18n import _
from planner.loading import Loaded, NoMission, load, shipped_missions
from planner.view import View

if TYPE_CHECKING:
    from planner.drafts import Drafts
    from planner.history import Change
    from planner.proposal import Candidate, Field, Proposal
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


class Workspace:
    """A mission folder, the as-of date, and all that follows from them."""

    def __init__(self, root: Path, loaded: Loaded, as_of: dt.date | None) -> None:
        self.root = root
        self.loaded = loaded
        self.view = View(loaded.mission, as_of or loaded.mission.settings.as_of or dt.date.today())

    @classmethod
    def open(cls, path: Path | None = None, as_of: dt.date | None = None) -> Workspace:
        """Open the mission in *path*; without one, the nearest above the current folder, else the shipped example.

        Raises:
            NoMission: there is no mission at *path*.
        """
        root = path or _above(Path.cwd()) or shipped_missions() / EXAMPLE
        return cls(root, load(root), as_of)

    @property
    def shipped(self) -> bool:
        """Whether this is an example of the package, which nothing may change."""
        return shipped_missions().resolve() in self.root.resolve().parents

    @property
    def load_findings(self) -> tuple[Finding, ...]:
        """Errors of the files: the LD family."""
        return self.loaded.findings

    @cached_property
    def _all_findings(self) -> list[Finding]:
        return list(self.find(self.view))

    def find(self, view: View) -> Iterator[Finding]:
        """Yield every finding on the date of *view*, one of this mission, rule by rule; nothing is kept."""
        return _found(self.loaded, view)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by file, line and column."""
        return tuple(sorted(self._all_findings, key=lambda finding: (self.place(finding), finding.code)))

    def first_findings(self, most: int, wanted: Iterable[Finding] | None = None) -> list[Finding]:
        """Return the first *most* of *wanted* (default: all findings) in their order.

        Only entries that are printed have their lines looked up; the rest is ordered by the place of the entry.
        """

        def entry(finding: Finding) -> Place:
            return self.loaded.entry_place(finding.anchor)

        chosen: list[Finding] = []
        for _place, group in groupby(sorted(self._all_findings if wanted is None else wanted, key=entry), key=entry):
            if len(chosen) >= most:
                break
            chosen.extend(sorted(group, key=lambda finding: (self.place(finding), finding.code)))
        return chosen[:most]

    @property
    def unsorted_findings(self) -> list[Finding]:
        """Every finding, rule by rule: for counting, without looking up a place."""
        return self._all_findings

    def place(self, finding: Finding) -> Place:
        """Return file, line and column of *finding*."""
        return self.loaded.place(finding.anchor)

    def source_line(self, place: Place) -> str:
        """Return the line of text at *place*."""
        return self.loaded.source_line(place)

    @property
    def findings_known(self) -> bool:
        """Whether asking for findings costs nothing."""
        return "_all_findings" in self.__dict__

    def at(self, day: dt.date) -> None:
        """Move the as-of date to *day*."""
        self.show(self.view.on(day))

    def show(self, view: View, findings: list[Finding] | None = None) -> None:
        """Move the as-of date to that of *view*, one of this mission; *findings* are all on that date, if known."""
        if view is not self.view:
            self._forget()
        self.view = view
        if findings is not None:
            self.__dict__["_all_findings"] = findings

    def reload(self) -> None:
        """Read the files again, keeping the as-of date and what is not saved; see ``look``.

        Raises:
            NoMission: the folder or its ``mission.toml`` is gone; all stays as it was.
        """
        news = self.look(monotonic(), at_once=True)
        if news.gone:
            raise NoMission(_("no mission.toml in {folder}").format(folder=self.root))
        self._show(self.work.read())

    def propose(self, unit: str, module: str) -> Proposal:
        """Return a working proposal of a session that closes the gap of *unit* in *module*."""
        from planner.proposal import propose

        return propose(self.view, unit, module)

    def candidates(self, unit: str, module: str, field: Field, fields: Mapping[str, object]) -> tuple[Candidate, ...]:
        """Return what *field* of a session of *unit* and *module* could say beside its other *fields*, ranked."""
        from planner.proposal import candidates

        return candidates(self.view, unit, module, field, fields)

    def add_session(self, fields: Mapping[str, object]) -> Saved:
        """Write one more session into the plan file of its partner.

        Raises:
            ReadOnly: this is the shipped example.
            BadField: a value is not sound.
            EditRefused: the file's text would not say what *fields* say.
            ChangedOnDisk: somebody else has written the file since it was read.
            NotWritable: the file cannot be written.
        """
        from planner.operations import add_session

        self._refuse_shipped()
        self.do(add_session(self.loaded, fields))
        return self.work.save()

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

        return joined(name, self.root, self.loaded, makes)

    def consequences(self, change: Change) -> Consequences:
        """Return which findings *change* would bring and which it would end; nothing is changed."""
        after = {name: None if text is None else text.encode() for name, (_before, text) in change.files.items()}
        loaded = load(self.root, {**self.work.drafts.held, **after})
        view = View(loaded.mission, self.view.day)
        now = {_said(finding): finding for finding in self.unsorted_findings}
        then = {_said(finding): finding for finding in _found(loaded, view)}
        return Consequences(
            view,
            tuple(finding for said, finding in then.items() if said not in now),
            tuple(finding for said, finding in now.items() if said not in then),
        )

    def look(self, now: float, *, at_once: bool = False) -> News:
        """Take in what others have written by *now*, in seconds on any clock, and show it; see ``Work.look``."""
        news = self.work.look_at_once(now) if at_once else self.work.look(now)
        if news.taken:
            self._show(self.work.read())
        return news

    def _refuse_shipped(self) -> None:
        if self.shipped:
            raise ReadOnly(_("the shipped example is read-only: make a folder of your own with planner init"))

    def _take(self, change: Change) -> str:
        if change.files:
            self._show(self.work.read())
        return change.name

    def _show(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self._forget()
        self.view = View(loaded.mission, self.view.day)

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

    def _forget(self) -> None:
        for name in ("_all_findings", "findings"):
            self.__dict__.pop(name, None)


def _found(loaded: Loaded, view: View) -> Iterator[Finding]:
    from planner.checks import run

    yield from loaded.findings
    yield from run(view)


def _said(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    """Return what *finding* says, wherever its entry stands now."""
    return finding.code, finding.message, finding.entities


def _above(start: Path) -> Path | None:
    """Return the nearest folder with a ``mission.toml``, from *start* upward."""
    return next((folder for folder in (start, *start.parents) if (folder / "mission.toml").is_file()), None)


__all__ = ["Consequences", "NoMission", "ReadOnly", "Workspace"]
