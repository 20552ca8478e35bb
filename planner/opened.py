"""Owns an open mission as it is read: its date, its figures, and where its findings stand; it changes nothing.

What it shows may be replaced by whoever owns the changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path

from planner.diagnostics import Finding, Place
from planner.loading import Loaded, shipped_missions
from planner.view import View


class Opened:
    """A mission folder, the as-of date, and all that follows from them."""

    def __init__(self, root: Path, loaded: Loaded, as_of: dt.date | None) -> None:
        self.root = root
        self.loaded = loaded
        self.view = View(loaded.mission, as_of or loaded.mission.settings.as_of or dt.date.today())

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
        return found(self.loaded, view)

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

    def _forget(self) -> None:
        for name in ("_all_findings", "findings"):
            self.__dict__.pop(name, None)


def found(loaded: Loaded, view: View) -> Iterator[Finding]:
    """Yield every finding of the mission *loaded* on the date of *view*, rule by rule."""
    from planner.checks import run

    yield from loaded.findings
    yield from run(view)
