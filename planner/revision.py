"""Owns what follows from one change: the mission, its figures and its findings, as if all were read and derived again.

It derives again only what can have changed; where it cannot tell, all is read and derived again. It makes no change
and writes no file.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from planner.aftermath import view_after
from planner.checks.standing import findings_after
from planner.diagnostics import Finding
from planner.history import Change
from planner.loading import SHIPPED, Loaded, load
from planner.loading.revising import revised
from planner.view import View


class Revision(NamedTuple):
    """A mission after a change, with what follows."""

    loaded: Loaded
    view: View
    """On the same date."""
    findings: list[Finding] | None
    """Every finding, those of loading first, then rule by rule; None: not known, to be derived when asked for."""


def revise(
    loaded: Loaded,
    view: View,
    findings: Sequence[Finding] | None,
    change: Change,
    again: Callable[[], Loaded] | None = None,
) -> Revision:
    """Return what follows from *change*, which was made from *loaded*.

    Args:
        loaded: the mission before; it stays as it is.
        view: that mission on the date in force; what is not derived in it stays underived.
        findings: all findings there, in the same order; None: nobody has asked for them.
        change: what was done, undone or done again.
        again: reads the mission as it is after the change, where that is needed; default: from the texts of *loaded*
            with those of the change.
    """
    with _uncollected():
        known = revised(loaded, change.files, change.promises) if view.mission is loaded.mission else None
        if known is None:
            after = again() if again else _read_again(loaded, change)
            return Revision(after, View(after.mission, view.day), None)
        after, alteration = known
        shown = view_after(view, after.mission, alteration)
        found = None if findings is None else findings_after(findings, view, shown, alteration, after.findings)
        return Revision(after, shown, found)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: what is made stays, and looking through it costs as much as half of making it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def loaded_after(loaded: Loaded, change: Change, again: Callable[[], Loaded] | None = None) -> Loaded:
    """Return the mission alone after *change*, for one who makes the next change at once; as in ``revise``."""
    known = revised(loaded, change.files, change.promises)
    if known:
        return known[0]
    return again() if again else _read_again(loaded, change)


def come_and_gone(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of *after* that say what none says *before*, and those *before* that none says after it.

    Where an entry stands counts for nothing. What ``revise`` took over is the same object: only the rest is compared.
    """
    old, new = ({id(finding): finding for finding in findings} for findings in (before, after))
    gone = {_said(finding): finding for number, finding in old.items() if number not in new}
    come = {_said(finding): finding for number, finding in new.items() if number not in old}
    return (
        [finding for said, finding in come.items() if said not in gone],
        [finding for said, finding in gone.items() if said not in come],
    )


def _said(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return finding.code, finding.message, finding.entities


def _read_again(loaded: Loaded, change: Change) -> Loaded:
    held: dict[str, bytes | None] = {
        source.name: source.data
        for source in loaded.sources.values()
        if source.text is not None and not source.name.startswith(SHIPPED)
    }
    held |= {name: None if after is None else after.encode() for name, (_before, after) in change.files.items()}
    return load(loaded.mission.root, held)
