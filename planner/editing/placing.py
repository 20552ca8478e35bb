"""Owns the placing of a block of lines that is one entry: put in, in the place of another, or closed up over.

It refuses a block that is not one entry, and says of each placing what it promises. How a block came to be, it does
not know.
"""

from __future__ import annotations

from typing import NamedTuple

import tomli

from planner.editing.comments import comments_in
from planner.editing.guards import Entry, Promise
from planner.editing.layout import Layout, with_newlines
from planner.editing.values import EditRefused, same
from planner.i18n import _
from planner.loading.tables import SINGLE


class Edit(NamedTuple):
    """A text with one entry edited, and what that promises."""

    text: str
    promise: Promise


def put(text: str, table: str, block: str) -> Edit:
    """Return *text* with a *block*, an entry of *table* from another text, after its last one.

    Raises EditRefused.
    """
    layout = Layout(text)
    layout.refuse_unless_open_to(table)
    block = with_newlines(block if block.endswith("\n") else block + "\n", layout.newline)
    entry = entry_in(block, table)
    return placed(layout, table, layout.count(table), layout.end_of_entries(table), block, entry)


def swapped(text: str, table: str, index: int, block: str) -> Edit:
    """Return *text* with a *block* from another text in the place of one entry's.

    Raises EditRefused.
    """
    layout = Layout(text)
    old = layout.text
    span = layout.block(table, index)
    former = old[span.start : span.end]
    block = with_newlines(block, layout.newline)
    if not former.endswith("\n"):
        block = block.rstrip("\r\n")
    elif not block.endswith("\n"):
        block += layout.newline
    promise = Promise(
        table, index, entry_in(former, table), entry_in(block, table), comments_in(former), comments_in(block)
    )
    return Edit(layout.bom + old[: span.start] + block + old[span.end :], promise)


def block_of(layout: Layout, table: str, index: int) -> str:
    """Return the lines of one entry with the comments above it.

    Raises EditRefused.
    """
    span = layout.block(table, index)
    return layout.text[span.start : span.end]


def entry_in(block: str, table: str) -> Entry:
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


def placed(layout: Layout, table: str, index: int, at: int, block: str, entry: Entry) -> Edit:
    """Return the text of *layout* with *block* at an offset between two entries, blank lines as is usual there."""
    read = proven_entry(block, table, entry)
    promise = Promise(table, index, None, read, (), comments_in(block))
    return Edit(layout.bom + set_in(layout, table, at, block), promise)


def proven_entry(block: str, table: str, entry: Entry) -> Entry:
    """Return what *block* says, which is refused unless it is *entry*."""
    read = entry_in(block, table)
    if not same(read, entry):
        raise EditRefused(_("the edit would change more than its entry; make it by hand. Nothing was changed"))
    return read


def set_in(layout: Layout, table: str, at: int, block: str) -> str:
    """Return the text of *layout*, without its byte order mark, with *block* set off at an offset between entries."""
    old, newline = layout.text, layout.newline
    before, after = layout.room_at(table, at)
    if at == len(old) and old and not old.endswith("\n"):
        before, block = before + 1, block.removesuffix(newline)
    return old[:at] + newline * before + block + newline * after + old[at:]


def closed_up(layout: Layout, start: int, stop: int, least: str) -> str:
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
