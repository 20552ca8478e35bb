"""Owns the joining of two people's edits of one file, entry by entry; it refuses to choose between them.

What only one side has edited is taken from that side. Where both have edited one entry, theirs stands in the text and
the whole of mine is kept for a file of its own: the last writer never wins. It reads and writes no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from msgspec import Struct

from planner.editing import EditRefused, Promise, changed, guard, removed
from planner.editing.guards import Entry, parsed
from planner.editing.layout import Layout
from planner.editing.placing import Edit, block_of, put, swapped
from planner.editing.steps import differences
from planner.editing.values import same
from planner.i18n import _
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, SINGLE

Name = tuple[str, int]
"""What an entry is known by: its id, else what it says, and which it is of those that say the same."""
_Namer = Callable[[Sequence[Entry]], list[Name]]


class Conflict(NamedTuple):
    """An entry that both sides have edited."""

    table: str
    """Empty: the file as a whole."""
    name: str
    """Its id; empty where it has none."""
    mine: Entry | None
    theirs: Entry | None

    def __str__(self) -> str:
        """Return what is concerned, in words."""
        return f"[[{self.table}]] {self.name}".strip() if self.table else _("the whole file")


class Merge(Struct, frozen=True):
    """What comes of joining two sides."""

    text: str | None
    """Theirs, with those of my edits that nobody else's stand against; None: they have removed the file."""
    taken: int = 0
    """How many of my edits are in it."""
    conflicts: tuple[Conflict, ...] = ()
    beside: str | None = None
    """The whole of my text, where there are conflicts: to be kept in a file of its own."""


class _Edit(NamedTuple):
    """What I did to one entry."""

    name: Name
    before: Entry | None
    after: Entry | None
    old: int
    """Its place in the text that both began with; -1: it is new."""
    new: int
    """Its place in my text; -1: it is taken out."""


def merge(base: str | None, mine: str | None, theirs: str | None) -> Merge:
    """Return *mine* and *theirs*, both made of *base*, as one; None: no such file."""
    if theirs in (base, mine):
        return Merge(mine)
    if mine == base:
        return Merge(theirs)
    if mine is None or theirs is None:
        return Merge(theirs, conflicts=(Conflict("", "", None, None),), beside=mine)
    try:
        return _Merging(base or "", mine, theirs).joined()
    except EditRefused:
        return Merge(theirs, conflicts=(Conflict("", "", None, None),), beside=mine)


def beside_name(name: str, taken: Collection[str]) -> str:
    """Return a name, not among *taken*, for my text of the file *name*; no mission reads a file called so."""
    stem = name.removesuffix(".toml")
    names = (f"{stem}.mine{number}.txt" for number in ("", *(f"-{count}" for count in range(2, len(taken) + 3))))
    return next(free for free in names if free not in taken)


class _Merging:
    """One joining: their text, and my edits that go into it one after the other."""

    def __init__(self, base: str, mine: str, theirs: str) -> None:
        self._base, self._mine = (Layout(text) for text in (base, mine))
        self._said = {"base": parsed(base), "mine": parsed(mine), "theirs": parsed(theirs)}
        self._before, self._beside = theirs, mine
        self._text = theirs
        self._promises: list[Promise] = []
        self._conflicts: list[Conflict] = []

    def joined(self) -> Merge:
        """Return what comes of it."""
        for table in MISSION_TABLES | CURRICULUM_TABLES:
            base, mine, theirs = (_rows(said, table) for said in self._said.values())
            if not same(base, mine):
                self._join(table, base, mine, theirs)
        guard(self._before, self._text, self._promises, self._said["theirs"])
        beside = self._beside if self._conflicts else None
        return Merge(self._text, len(self._promises), tuple(self._conflicts), beside)

    def _join(self, table: str, base: list[Entry], mine: list[Entry], theirs: list[Entry]) -> None:
        by_id = all(map(_have_ids, (base, mine, theirs)))
        names = _nothing if table in SINGLE else _ids if by_id else _contents
        standing = names(theirs)
        there = dict(zip(standing, theirs, strict=True))
        for edit in _edits(base, mine, names):
            now = there.get(edit.name)
            if _is_done(edit, now, there, names):
                continue
            if _clashes(edit, now, there, names):
                name = str((edit.after or edit.before or {}).get("id", ""))
                self._conflicts.append(Conflict(table, name, edit.after, now))
            else:
                self._take(table, edit, standing)

    def _take(self, table: str, edit: _Edit, standing: list[Name]) -> None:
        """Make *edit* in the text; *standing* are the names of its entries, in their order."""
        if edit.before is None:
            step = put(self._text, table, block_of(self._mine, table, edit.new))
            standing.append(edit.name)
        elif edit.after is None:
            step = removed(self._text, table, standing.index(edit.name))
            standing.remove(edit.name)
        else:
            step = self._changed(table, edit, edit.before, edit.after, standing.index(edit.name))
        self._text = step.text
        self._promises.append(step.promise)

    def _changed(self, table: str, edit: _Edit, before: Entry, after: Entry, number: int) -> Edit:
        """Make a change as it is written in my text if theirs is still written as before, else field by field."""
        now = Layout(self._text)
        if block_of(now, table, number) == block_of(self._base, table, edit.old):
            return swapped(self._text, table, number, block_of(self._mine, table, edit.new))
        return changed(self._text, table, number, dict(differences(before, after)))


def _rows(said: dict[str, Any], table: str) -> list[Entry]:
    """Return the entries of *table* in a document.

    Raises:
        EditRefused: the table is written in a way that no mission knows.
    """
    rows = said.get(table, {} if table in SINGLE else [])
    if table in SINGLE and isinstance(rows, dict):
        return [rows] if rows else []
    if table in SINGLE or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise EditRefused(_("the file holds {table} in a form that no mission knows").format(table=table))
    return rows


def _is_done(edit: _Edit, now: Entry | None, there: dict[Name, Entry], names: _Namer) -> bool:
    """Return whether the other side has made the same edit."""
    if edit.after is None:
        return now is None
    return same(there.get(names([edit.after])[0]) if now is None else now, edit.after)


def _clashes(edit: _Edit, now: Entry | None, there: dict[Name, Entry], names: _Namer) -> bool:
    """Return whether the other side has edited the entry too, or has another one with the id that it gets."""
    if edit.before is None:
        return now is not None
    if now is None or not same(now, edit.before):
        return True
    renamed = edit.after is not None and names is _ids and names([edit.after])[0]
    return bool(renamed) and renamed != edit.name and renamed in there


def _have_ids(rows: Sequence[Entry]) -> bool:
    ids = [row.get("id") for row in rows]
    return all(isinstance(name, str) for name in ids) and len(set(ids)) == len(ids)


def _ids(rows: Sequence[Entry]) -> list[Name]:
    return [(row["id"], 0) for row in rows]


def _nothing(rows: Sequence[Entry]) -> list[Name]:
    return [("", 0) for _row in rows]


def _contents(rows: Sequence[Entry]) -> list[Name]:
    seen: Counter[str] = Counter()
    names = []
    for row in rows:
        said = repr(row)
        names.append((said, seen[said]))
        seen[said] += 1
    return names


def _edits(base: list[Entry], mine: list[Entry], names: _Namer) -> Iterator[_Edit]:
    """Yield what I did to each entry: first those changed or taken out, then those added."""
    old, new = names(base), names(mine)
    places = {name: number for number, name in enumerate(new)}
    follows = {number: places[name] for number, name in enumerate(old) if name in places}
    pairs = _in_the_place_of(old, new, follows)
    follows |= {number: at for number, at in pairs.items() if _akin(base[number], mine[at])}
    for number, name in enumerate(old):
        at = follows.get(number, -1)
        if at < 0:
            yield _Edit(name, base[number], None, number, -1)
        elif not same(base[number], mine[at]):
            yield _Edit(name, base[number], mine[at], number, at)
    for number in sorted(set(places.values()).difference(follows.values())):
        yield _Edit(new[number], None, mine[number], -1, number)


def _akin(one: Entry, other: Entry) -> bool:
    """Return whether two entries say so much alike that they are one, changed."""
    alike = sum(name in other and same(value, other[name]) for name, value in one.items())
    return 2 * alike >= max(len(one), len(other))


def _in_the_place_of(old: list[Name], new: list[Name], follows: dict[int, int]) -> dict[int, int]:
    """Return the entries that may have another name now: each stands where one stood that is no more."""
    kept = set(follows.values())
    pairs = {}
    for kind, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and end - begin == stop - start:
            for number, at in zip(range(begin, end), range(start, stop), strict=True):
                if number not in follows and at not in kept:
                    pairs[number] = at
    return pairs
