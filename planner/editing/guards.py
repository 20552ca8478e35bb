"""Owns the proof of edits: that a text says what was promised, and that no comment is lost; it makes no edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import tomli

from planner.editing.comments import comments_in
from planner.editing.layout import split_bom
from planner.editing.values import EditRefused, same
from planner.i18n import _
from planner.loading.tables import SINGLE

Entry = Mapping[str, Any]


class Promise(NamedTuple):
    """What an edit makes of one entry: nothing but this may change in what the file says."""

    table: str
    number: int
    """The entry's place among those of its table, before the edit; of a new one, after it."""
    before: Entry | None
    """None: it is new."""
    after: Entry | None
    """None: it is taken out."""
    gone: tuple[str, ...] = ()
    """Comments that go with the entry."""
    come: tuple[str, ...] = ()
    """Comments that come with it."""

    @property
    def inverse(self) -> Promise:
        """What taking the edit back promises."""
        return Promise(self.table, self.number, self.after, self.before, self.come, self.gone)


def parsed(text: str) -> dict[str, Any]:
    """Return what *text* says.

    Raises:
        EditRefused: it is not valid TOML.
    """
    try:
        return tomli.loads(split_bom(text)[1])
    except (ValueError, RecursionError, MemoryError) as error:
        message = _("the file is not valid TOML ({reason}); correct it first. Nothing was changed")
        raise EditRefused(message.format(reason=error)) from error


def guard(
    before: str, after: str, promises: Iterable[Promise], said: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Refuse *after* unless it says what *before* says with all *promises* kept, in turn, and keeps its comments.

    This is the full proof, for a save: both texts are read as a whole, *before* only if what it *said* is not given.
    Returns what *after* says. Raises EditRefused.
    """
    promises = tuple(promises)
    said = parsed(before) if said is None else said
    says: dict[str, Any] | None = None
    try:
        says = _tables(promised(said, promises))  # it shares with what was said all that has stayed
        kept = _alike(_tables(parsed(after)), says)
    except (EditRefused, LookupError):
        kept = False
    if says is None or not kept or not _keeps_comments(before, after, promises):
        raise EditRefused(_("the edit would change more than its entry; make it by hand. Nothing was changed"))
    return says


def promised(document: Mapping[str, Any], promises: Iterable[Promise]) -> dict[str, Any]:
    """Return what *document* says once *promises* are kept.

    Raises:
        LookupError: an entry is not there, or says something else than the promise takes it to say.
    """
    result = dict(document)
    copied: set[str] = set()
    for promise in promises:
        table, index = promise.table, max(promise.number, 0)
        rows = [result[table]] if table in SINGLE and table in result else result.get(table, [])
        if table not in copied or table in SINGLE:
            copied.add(table)
            rows = list(rows)
        if promise.before is not None and not same(rows[index], promise.before):
            raise LookupError(table, index)
        if promise.before is not None:
            del rows[index]
        if promise.after is not None:
            rows.insert(index, promise.after)
        result[table] = (rows[0] if rows else {}) if table in SINGLE else rows
        if not rows:
            del result[table]
    return result


def _tables(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* without tables that have no entry."""
    return {name: value for name, value in document.items() if value != []}


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two documents say the same; of an entry that is written the same too, that is seen at once."""
    return one.keys() == other.keys() and all(_alike_rows(value, other[name]) for name, value in one.items())


def _alike_rows(one: object, other: object) -> bool:
    if not (isinstance(one, list) and isinstance(other, list)):
        return same(one, other)
    return len(one) == len(other) and all(
        repr(row) == repr(twin) or same(row, twin) for row, twin in zip(one, other, strict=True)
    )


def _keeps_comments(before: str, after: str, promises: Iterable[Promise]) -> bool:
    wanted = Counter(comments_in(before))
    for promise in promises:
        wanted.subtract(promise.gone)
        wanted.update(promise.come)
    found = Counter(comments_in(after))
    return all(found[comment] >= count for comment, count in wanted.items())
