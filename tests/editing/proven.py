"""Edits as tests want them: the text after one edit of an entry, proven in full as before a save."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.editing import Changes, Edit, added, changed, copied, guard, removed


def with_entry(text: str, table: str, fields: Mapping[str, object]) -> str:
    """Return *text*, of one file, with one more entry of *table* after its last one, else at the end.

    The entry is set off and written, and its lines end, as its neighbours' do. A BOM stays; a file without final
    newline stays so. Values are str, bool, int, float, date, lists and mappings of them; a field that is None is left
    out. Raises EditRefused for text that does not parse, an unknown table or field, and a value TOML cannot hold.
    """
    return _proven(text, lambda: added(text, table, fields))


def with_fields(text: str, table: str, index: int, changes: Changes) -> str:
    """Return *text* with fields of one entry set or, where None, taken out.

    A field is named by its name, one within a table by names from the entry down: ``("seats", "gao-gms")``. Comments,
    order and layout stay; new names stand where the model's order puts them. Raises EditRefused.
    """
    return _proven(text, lambda: changed(text, table, index, changes))


def without_entry(text: str, table: str, index: int) -> str:
    """Return *text* without one entry and the comments that belong to it. Raises EditRefused."""
    return _proven(text, lambda: removed(text, table, index))


def with_copy(text: str, table: str, index: int, changes: Changes) -> str:
    """Return *text* with a copy of one entry, *changes* made, directly below it. Raises EditRefused."""
    return _proven(text, lambda: copied(text, table, index, changes))


def _proven(text: str, edited: Callable[[], Edit]) -> str:
    edit = edited()
    guard(text, edit.text, (edit.promise,))
    return edit.text
