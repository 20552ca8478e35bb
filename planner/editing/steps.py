"""Owns the four edits of one entry: add, change, remove, copy; each yields the new text and what it promises.

It proves of each that the entry's own lines say what was promised and that all others are the same to the byte. The
proof of the file as a whole, which takes longer, is ``guard``; it runs before every save.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planner.editing.block import Manner, manner_of, parts_of, with_value
from planner.editing.comments import comments_in, without_comments
from planner.editing.guards import Entry, Promise
from planner.editing.layout import Layout
from planner.editing.literals import key_of
from planner.editing.placing import Edit, closed_up, entry_in, placed
from planner.editing.values import EditRefused, Key, order_of, ordered, plain, refuse_unknown_field, same
from planner.i18n import _
from planner.loading.tables import SINGLE


class Piece(NamedTuple):
    """The new lines of one entry, and those in whose place they stand, as offsets."""

    start: int
    end: int
    text: str
    promise: Promise


Changes = Mapping[str | Key, object]
"""By field, or by names from the entry down, the new value; None takes it out."""
_LAST_IS_COMMENT = re.compile(r"^[ \t]*+#[^\n]*\n\Z", re.MULTILINE)
_BLANK = re.compile(r"[ \t]*")


def added(text: str, table: str, fields: Mapping[str, object]) -> Edit:
    """Return *text* with one more entry of *table* after its last one, else at the end.

    The entry is set off and written as its neighbours are. Raises EditRefused.
    """
    layout = Layout(text)
    layout.refuse_unless_open_to(table)
    block = entry_text(table, fields, layout.newline, manner_in(layout, table))
    return placed(layout, table, layout.count(table), layout.end_of_entries(table), block, ordered(table, fields))


def changed(text: str, table: str, index: int, changes: Changes) -> Edit:
    """Return *text* with some fields of one entry set or, where None, taken out.

    Comments stay, also those behind a value that is taken out. A table that loses its last name goes as a whole.
    Raises EditRefused.
    """
    layout = Layout(text)
    piece = piece_of(layout, table, index, changes)
    old = layout.text
    return Edit(layout.bom + old[: piece.start] + piece.text + old[piece.end :], piece.promise)


def piece_of(layout: Layout, table: str, index: int, changes: Changes) -> Piece:
    """Return what stands in the place of one entry once *changes* are made. Raises EditRefused."""
    old = layout.text
    span = layout.block(table, index)
    block = old[span.header : span.end]
    before = entry_in(block, table)
    wanted = _wanted(before, table, changes)
    new = _rewritten(block, table, before, wanted, layout.newline)
    if lost := Counter(comments_in(block)) - Counter(comments_in(new)):
        message = _("the comment {comment} would be lost; make the change by hand. Nothing was changed")
        raise EditRefused(message.format(comment=next(iter(lost))))
    promise = Promise(table, index, before, entry_in(new, table))
    if not layout.is_blank(span.end) and _LAST_IS_COMMENT.search(new):
        new += layout.newline  # or that comment would belong to the next entry
    return Piece(span.header, span.end, new, promise)


def removed(text: str, table: str, index: int) -> Edit:
    """Return *text* without one entry, its comments, and the blank lines that set it off.

    Comments on the first lines of the file stay: they may speak of the file. Raises EditRefused.
    """
    layout = Layout(text)
    old = layout.text
    span = layout.block(table, index)
    kept = span.start == 0 < span.header
    start = span.header if kept else span.start
    before = entry_in(old[span.header : span.end], table)
    new = closed_up(layout, start, span.below, least=layout.newline if kept else "")
    gone = comments_in(old[start : span.below])
    return Edit(layout.bom + new, Promise(table, index, before, None, gone))


def copied(text: str, table: str, index: int, changes: Changes) -> Edit:
    """Return *text* with a copy of one entry, changed, directly below it; comments are not copied.

    The new entry's index is one more. Raises EditRefused.
    """
    if table in SINGLE:
        message = _("[{table}] stands once in a file; it cannot be copied. Nothing was changed")
        raise EditRefused(message.format(table=table))
    layout = Layout(text)
    old = layout.text
    span = layout.block(table, index)
    block = without_comments(old[span.header : span.end])
    before = entry_in(block, table)
    wanted = _wanted(before, table, changes)
    block = _rewritten(block, table, before, wanted, layout.newline)
    if not block.endswith("\n"):
        block += layout.newline
    return placed(layout, table, max(index, 0) + 1, span.below, block, wanted)


def entry_text(table: str, fields: Mapping[str, object], newline: str = "\n", manner: Manner | None = None) -> str:
    """Return the block of one new entry of *table*: its header and a line for each of *fields*.

    They stand in the order of the model, or in the *manner* of another entry. Raises EditRefused for an unknown
    table or field, and a value that TOML cannot hold.
    """
    manner = manner or Manner()
    header = f"[{table}]" if table in SINGLE else f"[[{table}]]"
    values = ordered(table, fields)
    lines = [manner.line(key_of(name), values[name]) for name in manner.sorted(values, order_of(table))]
    return "\n".join([manner.above + header, *lines, ""]).replace("\n", newline)


def differences(old: Mapping[str, object], new: Mapping[str, object], path: Key = ()) -> Iterator[tuple[Key, object]]:
    """Yield what has to be set, then what has to be taken out (None), so that *old* says what *new* says."""
    for name, value in new.items():
        former = old.get(name)
        if isinstance(value, dict) and isinstance(former, dict) and value:
            yield from differences(former, value, (*path, name))
        elif name not in old or not same(former, value):
            yield (*path, name), value
    for name in old:
        if name not in new:
            yield (*path, name), None


def _wanted(before: Entry, table: str, changes: Changes) -> dict[str, object]:
    """Return what the entry is to say once *changes* are made."""
    wanted = dict(before)
    for place, value in changes.items():
        path = (place,) if isinstance(place, str) else place
        refuse_unknown_field(table, path[0])
        name = ".".join(path)
        wanted = _with(wanted, path, None if value is None else plain(name, value), name)
    return wanted


def _with(entry: Entry, path: Key, value: object, name: str) -> dict[str, object]:
    """Return *entry* with *value* at *path*; a table that is left without names goes."""
    result = dict(entry)
    if path[1:]:
        inner = entry.get(path[0], {})
        if not isinstance(inner, Mapping):
            raise EditRefused(_("{field}: there is no table to change. Nothing was changed").format(field=name))
        value = _with(inner, path[1:], value, name)
    if value is None or value == {}:
        result.pop(path[0], None)
    else:
        result[path[0]] = value
    return result


def _rewritten(block: str, table: str, before: Entry, wanted: Entry, newline: str) -> str:
    """Return *block*, which says what *before* says, so that it says what is *wanted*."""
    new = block
    for path, value in differences(before, wanted):
        new = with_value(new, table, path, value, newline)
    if not same(entry_in(new, table), wanted):
        message = _("the edit would change more than it should; make it by hand. Nothing was changed")
        raise EditRefused(message)
    return new


def manner_in(layout: Layout, table: str) -> Manner:
    """Return how the last entry of *table* is written."""
    if not layout.count(table):
        return Manner()
    try:
        span = layout.block(table, layout.count(table) - 1)
    except EditRefused:
        return Manner()
    block = layout.text[span.header : span.end]
    indent = _BLANK.match(block)
    manner = manner_of(block, next((part.lines for part in parts_of(block, table) if not part.path), ()))
    return manner._replace(above=indent[0] if indent else "")
