"""Owns what was done to the texts of a mission in this session: undo and redo without limit, exact to the byte.

It holds texts and reads no file. It keeps of each change only the place that changed, so a long session stays small.
What others have written meanwhile is never taken back: undo goes round it, entry by entry, or refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import Struct

from planner.differences import Sides, Splice
from planner.editing import Promise, guard
from planner.i18n import _
from planner.merging import merge


class Change(Struct, frozen=True):
    """One thing that somebody did, under the name by which it is undone."""

    name: str
    files: Mapping[str, Sides]
    """By file its text before and after."""
    promises: Mapping[str, tuple[Promise, ...]] = {}
    """By file what the change makes of its entries; a file without is taken as it is, if it is valid TOML."""


class OutOfDate(Exception):
    """The change was made from a text that is no longer the present one; make it again from that."""


class CannotUndo(Exception):
    """Somebody else has edited the same entry since; the message says which. Nothing was changed."""


class _Step(NamedTuple):
    """A change as it is kept: between two texts that are not kept."""

    name: str | None
    """None: what others did."""
    splices: dict[str, Splice]
    promises: Mapping[str, tuple[Promise, ...]]


class History:
    """The texts of the files as they stand in the work, and how they came to be so."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._now = dict(texts)
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._kept, self._lost = 0, 0
        """How many of the changes done were saved last, and how many saved ones cannot be redone any more."""
        self._proven: dict[str, str] = {}
        """By file its text when it was last proven as a whole, of those edited since."""
        self._promised: dict[str, list[Promise]] = {}
        self._said: dict[str, Mapping[str, Any]] = {}
        """By file what the text says with which its proof begins; not of every file."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The present text of each file that there is."""
        return MappingProxyType(self._now)

    @property
    def undo_name(self) -> str | None:
        """The name of what ``undo`` would take back; None: nothing."""
        return _next_name(self._done)

    @property
    def redo_name(self) -> str | None:
        """The name of what ``redo`` would do again; None: nothing."""
        return _next_name(self._undone)

    @property
    def since_saved(self) -> int:
        """How many changes were done, or taken back, since ``saved`` was said last."""
        return self._lost + abs(self._depth - self._kept)

    @property
    def _depth(self) -> int:
        return sum(step.name is not None for step in self._done)

    def saved(self) -> None:
        """Take note that the present state is on the disk."""
        self._kept, self._lost = self._depth, 0

    def do(self, change: Change) -> None:
        """Make *change* the present state; what was undone before cannot be redone any more.

        Raises:
            OutOfDate: the present text of a file is not the one that the change begins with.
        """
        for name, (before, _after) in change.files.items():
            if self._now.get(name) != before:
                raise OutOfDate(_("{file} has changed meanwhile; do it again").format(file=name))
        splices = {name: Splice.between(*sides) for name, sides in change.files.items()}
        self._lost += max(0, self._kept - self._depth)
        self._kept = min(self._kept, self._depth)
        for name, (before, after) in change.files.items():
            self._set(name, before, after, change.promises.get(name))
        self._done.append(_Step(change.name, splices, change.promises))
        self._undone.clear()

    def undo(self) -> Change:
        """Take the last change back; return what that changed, under its name: no files if there is nothing to undo.

        Raises:
            CannotUndo: others have edited the same entry since.
        """
        return self._go(self._done, self._undone, back=True)

    def redo(self) -> Change:
        """Do again what was undone last; return what that changed, under its name: no files if there is nothing.

        Raises:
            CannotUndo: others have edited the same entry since.
        """
        return self._go(self._undone, self._done, back=False)

    def take_in(self, name: str, text: str | None) -> None:
        """Take *text* for that of the file *name*: what others wrote is in it, and it is proven as a whole."""
        before = self._now.get(name)
        if text == before:
            return
        self._set(name, before, text, None)
        for steps in (self._done, self._undone):
            _lay_over(steps, {name: Splice.between(before, text)}, self._now)

    def unsaved(self, on_disk: Mapping[str, str]) -> dict[str, Sides]:
        """Return the files whose text differs from that *on_disk*, each with the text there and the present one."""
        names = sorted(on_disk.keys() | self._now.keys())
        both = {name: (on_disk.get(name), self._now.get(name)) for name in names}
        return {name: sides for name, sides in both.items() if sides[0] != sides[1]}

    def know(self, read: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
        """Take note of texts that were *read* and what they say: a proof that begins with one reads it no more."""
        for name, (text, said) in read.items():
            if self._proven.get(name, self._now.get(name)) == text:
                self._said[name] = said

    def prove(self, name: str) -> None:
        """Prove that the text of the file *name* says what all edits since the last proof promised, and no more.

        Raises:
            EditRefused: it does not.
        """
        if name not in self._now:
            self._said.pop(name, None)
        elif name in self._proven:
            said = self._said.get(name)
            self._said[name] = guard(self._proven[name], self._now[name], self._promised[name], said)
        self._proven.pop(name, None)
        self._promised.pop(name, None)

    def _go(self, source: list[_Step], target: list[_Step], *, back: bool) -> Change:
        if _next_name(source) is None:
            return Change("", {})
        foreign = source[-1].splices if source[-1].name is None else {}
        step = source[-2] if foreign else source[-1]
        moved: dict[str, Sides] = {}
        over: dict[str, Splice | None] = dict(foreign)
        for name, splice in step.splices.items():
            before, mine = self._now.get(name), splice.inverse if back else splice
            after, over[name] = _crossed(mine, foreign.get(name), before, name)
            moved[name] = before, after
        promises = {name: _turned(said, back) for name, said in step.promises.items() if name not in foreign}
        for name, (before, after) in moved.items():
            self._set(name, before, after, promises.get(name))
        del source[-2 if foreign else -1 :]
        _lay_over(source, over, self._now)
        splices = {name: Splice.between(*(sides[::-1] if back else sides)) for name, sides in moved.items()}
        kept = {name: said for name, said in step.promises.items() if name not in foreign}  # others move entries about
        target.append(_Step(step.name, splices, kept))
        return Change(step.name or "", moved, promises)

    def _set(self, name: str, before: str | None, after: str | None, promises: tuple[Promise, ...] | None) -> None:
        """Make *after* the present text of a file; without *promises* the proof begins with it."""
        if after is None:
            self._now.pop(name, None)
        else:
            self._now[name] = after
        if promises is None:
            self._proven[name], self._promised[name] = after or "", []
            self._said.pop(name, None)
        else:
            self._proven.setdefault(name, before or "")
            self._promised.setdefault(name, []).extend(promises)


def _next_name(steps: list[_Step]) -> str | None:
    return next((step.name for step in reversed(steps) if step.name is not None), None)


def _turned(promises: tuple[Promise, ...], back: bool) -> tuple[Promise, ...]:
    if not back:
        return promises
    return tuple(promise.inverse for promise in reversed(promises))


def _crossed(mine: Splice, foreign: Splice | None, now: str | None, name: str) -> tuple[str | None, Splice | None]:
    """Return the text after *mine* is made below what is *foreign*, and what is foreign above it then."""
    if foreign is None:
        return mine.apply(now), None
    base = foreign.inverse.apply(now)
    wanted = mine.apply(base)
    merged = merge(base, wanted, now)
    if merged.conflicts:
        message = _("{file}: others have changed {entry} since; change it by hand")
        raise CannotUndo(message.format(file=name, entry=merged.conflicts[0]))
    return merged.text, Splice.between(wanted, merged.text)


def _lay_over(steps: list[_Step], foreign: Mapping[str, Splice | None], now: Mapping[str, str]) -> None:
    """Lay what others did over *steps*, joined with what they did before; *now* are the texts that came of it.

    Over nothing it need not be kept.
    """
    if not steps:
        return
    over = dict(steps.pop().splices) if steps[-1].name is None else {}
    for name, splice in foreign.items():
        text = now.get(name)
        if splice and name in over:
            splice = Splice.between(over[name].inverse.apply(splice.inverse.apply(text)), text)
        if splice:
            over[name] = splice
    if steps and over:
        steps.append(_Step(None, over, {}))
