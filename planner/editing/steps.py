"""Owns the four edits of one entry: add, change, remove, copy; each yields the new text and what it promises.

It proves of each that the entry's own lines say what was promised and that all others are the same to the byte. The
proof of the file as a whole, which takes longer, is ``guard``; it runs before every save.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import tomli

from planner.editing.block import Manner, manner_of, parts_of, with_value
from planner.editing.comments import comments_in, without_comments
from planner.editing.guards import Entry, Promise
from planner.editing.layout import Layout, split_bom, with_newlines
from planner.editing.literals import key_of
from planner.editing.values import EditRefused, Key, order_of, ordered, plain, refuse_unknown_field, same
from planner.i18n import _
from planner.loading.tables import SINGLE

Changes = Mapping[str | Key, object]
"""By field, or by names from the entry down, the new value; None takes it out."""
_BLANK = re.compile(r"[ \t]*")


class Edit(NamedTuple):
    """A text with one entry edited, and what that promises."""

    text: str
    promise: Promise


def entry_of(text: str, table: str, index: int) -> Entry:
    """Return what the entry says, reading no more than its own lines.

    Raises:
        EditRefused: there is no such entry, or its parts stand apart.
    """
    layout = Layout(split_bom(text)[1])
    span = layout.block(table, index)
    return _entry(layout.text[span.header : span.end], table)


def added(text: str, table: str, fields: Mapping[str, object]) -> Edit:
    """Return *text* with one more entry of *table* after its last one, else at the end.

    The entry is set off and written as its neighbours are. Raises EditRefused.
    """
    bom, old = split_bom(text)
    layout = Layout(old)
    layout.refuse_unless_open_to(table)
    block = entry_text(table, fields, layout.newline, _manner(layout, table))
    return _put(bom, layout, table, layout.count(table), layout.end_of_entries(table), block, ordered(table, fields))


def changed(text: str, table: str, index: int, changes: Changes) -> Edit:
    """Return *text* with some fields of one entry set or, where None, taken out.

    Comments stay, also those behind a value that is taken out. A table that loses its last name goes as a whole.
    Raises EditRefused.
    """
    bom, old = split_bom(text)
    layout = Layout(old)
    span = layout.block(table, index)
    block = old[span.header : span.end]
    before = _entry(block, table)
    wanted = _wanted(before, table, changes)
    new = _rewritten(block, table, before, wanted, layout.newline)
    if lost := [comment for comment in set(comments_in(block)) if comments_in(new).count(comment) < 1]:
        message = _("the comment {comment} would be lost; make the change by hand. Nothing was changed")
        raise EditRefused(message.format(comment=lost[0]))
    return Edit(bom + old[: span.header] + new + old[span.end :], Promise(table, index, before, _entry(new, table)))


def removed(text: str, table: str, index: int) -> Edit:
    """Return *text* without one entry, its comments, and the blank lines that set it off.

    Comments on the first lines of the file stay: they may speak of the file. Raises EditRefused.
    """
    bom, old = split_bom(text)
    layout = Layout(old)
    span = layout.block(table, index)
    kept = span.start == 0 < span.header
    start = span.header if kept else span.start
    before = _entry(old[span.header : span.end], table)
    new = _closed_up(layout, start, span.below, least=layout.newline if kept else "")
    gone = comments_in(old[start : span.below])
    return Edit(bom + new, Promise(table, index, before, None, gone))


def copied(text: str, table: str, index: int, changes: Changes) -> Edit:
    """Return *text* with a copy of one entry, changed, directly below it; comments are not copied.

    The new entry's index is one more. Raises EditRefused.
    """
    if table in SINGLE:
        message = _("[{table}] stands once in a file; it cannot be copied. Nothing was changed")
        raise EditRefused(message.format(table=table))
    bom, old = split_bom(text)
    layout = Layout(old)
    span = layout.block(table, index)
    block = without_comments(old[span.header : span.end])
    before = _entry(block, table)
    wanted = _wanted(before, table, changes)
    block = _rewritten(block, table, before, wanted, layout.newline)
    if not block.endswith("\n"):
        block += layout.newline
    return _put(bom, layout, table, max(index, 0) + 1, span.below, block, wanted)


def put(text: str, table: str, block: str) -> Edit:
    """Return *text* with a *block*, an entry of *table* from another text, after its last one.

    Raises EditRefused.
    """
    bom, old = split_bom(text)
    layout = Layout(old)
    layout.refuse_unless_open_to(table)
    block = with_newlines(block if block.endswith("\n") else block + "\n", layout.newline)
    entry = _entry(block, table)
    return _put(bom, layout, table, layout.count(table), layout.end_of_entries(table), block, entry)


def swapped(text: str, table: str, index: int, block: str) -> Edit:
    """Return *text* with a *block* from another text in the place of one entry's.

    Raises EditRefused.
    """
    bom, old = split_bom(text)
    layout = Layout(old)
    span = layout.block(table, index)
    former = old[span.start : span.end]
    block = with_newlines(block, layout.newline)
    if not former.endswith("\n"):
        block = block.rstrip("\r\n")
    elif not block.endswith("\n"):
        block += layout.newline
    promise = Promise(
        table, index, _entry(former, table), _entry(block, table), comments_in(former), comments_in(block)
    )
    return Edit(bom + old[: span.start] + block + old[span.end :], promise)


def block_of(layout: Layout, table: str, index: int) -> str:
    """Return the lines of one entry with the comments above it.

    Raises EditRefused.
    """
    span = layout.block(table, index)
    return layout.text[span.start : span.end]


def entry_text(table: str, fields: Mapping[str, object], newline: str = "\n", manner: Manner | None = None) -> str:
    """Return the block of one new entry of *table*: its header and a line for each of *fields*.

    They stand in the order of the model, or in the *manner* of another entry.

    Raises EditRefused for an unknown table or field, and a value that TOML cannot hold.
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
        if isinstance(value, dict) and isinstance(former, dict) and value and former:
            yield from differences(former, value, (*path, name))
        elif name not in old or not same(former, value):
            yield (*path, name), value
    for name in old:
        if name not in new:
            yield (*path, name), None


def _entry(block: str, table: str) -> Entry:
    """Return the one entry that *block* is."""
    try:
        document = tomli.loads(block)
    except (ValueError, RecursionError, MemoryError):
        document = {}
    rows = document.get(table)
    if table in SINGLE and isinstance(rows, dict):
        rows = [rows]
    if len(document) == 1 and isinstance(rows, list) and len(rows) == 1 and isinstance(rows[0], dict):
        return rows[0]
    message = _("this entry of {table} cannot be edited safely; make the change by hand. Nothing was changed")
    raise EditRefused(message.format(table=table))


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
    if not same(_entry(new, table), wanted):
        message = _("the edit would change more than it should; make it by hand. Nothing was changed")
        raise EditRefused(message)
    return new


def _put(bom: str, layout: Layout, table: str, index: int, at: int, block: str, entry: Entry) -> Edit:
    """Return the text of *layout* with *block* at an offset between two entries, blank lines as is usual there."""
    old, newline = layout.text, layout.newline
    before, after = layout.room_at(table, at)
    read = _entry(block, table)
    if not same(read, entry):
        raise EditRefused(_("the edit would change more than its entry; make it by hand. Nothing was changed"))
    if at == len(old) and old and not old.endswith("\n"):
        before, block = before + 1, block.removesuffix(newline)
    new = old[:at] + newline * before + block + newline * after + old[at:]
    return Edit(bom + new, Promise(table, index, None, read, (), comments_in(block)))


def _closed_up(layout: Layout, start: int, stop: int, least: str) -> str:
    """Return the text of *layout* without what stands from *start* to *stop*, the wider of the two gaps kept."""
    text = layout.text
    after = layout.after_blank_lines(stop)
    said = len(text[:start].rstrip())
    above = text.find("\n", said, start) + 1 or start
    if not said:
        return text[:start] + text[after:]
    if after == len(text):
        return text[:above] if text.endswith("\n") else text[:above].rstrip("\r\n")
    gap = max(text[above:start], text[stop:after], least, key=lambda lines: lines.count("\n"))
    return text[:above] + gap + text[after:]


def _manner(layout: Layout, table: str) -> Manner:
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
