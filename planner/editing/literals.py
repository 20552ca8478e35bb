"""Owns how values are written: as TOML, in the manner of the value they take the place of.

This is the only module that uses tomlrt, and only on the text of one value.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from planner.editing.values import EditRefused
from planner.i18n import _

LONGEST_LINE = 100
"""Columns up to which an array stands on one line."""

_NAME = "k"
_HEAD = f"{_NAME} = "


def key_of(name: str) -> str:
    """Return *name* as a key, in quotation marks where it needs them."""
    from tomlrt import Document, dumps

    return dumps(Document({name: 0})).removesuffix("= 0\n").rstrip()


def literal(value: object, room: int = LONGEST_LINE) -> str:
    """Return *value* as TOML; an array longer than *room* columns stands on a line for each item."""
    from tomlrt import Document, dumps  # here, because only edits need it and each start would pay for it

    inline = _inline(value)
    text = dumps(Document({_NAME: inline}))[len(_HEAD) :].removesuffix("\n")
    if isinstance(value, list) and len(text) > room:
        inline = _inline(value).set_multiline(multiline=True)
        text = dumps(Document({_NAME: inline}))[len(_HEAD) :].removesuffix("\n")
    return text


def relit(old: str, steps: Sequence[str], value: object | None, order: Sequence[str], newline: str) -> str:
    """Return the literal *old* with *value* at *steps* in it; None takes away what stands there.

    New names in an inline table keep to *order* where the others do. Raises EditRefused for what cannot be edited.
    """
    if not steps:
        if isinstance(value, str):
            return _text_like(old, value, newline)
        if not (isinstance(value, list) and old.startswith("[")):
            return literal(value)
    from tomlrt import TOMLError, loads

    try:
        document = loads(_HEAD + old)
        _set(document, (_NAME, *steps), value, order)
        return document.render().removeprefix(_HEAD)
    except (TOMLError, KeyError, TypeError, ValueError, AssertionError) as error:
        reason = _("it is written in a way that cannot be edited safely; make the change by hand. Nothing was changed")
        raise EditRefused(".".join(steps) + ": " + reason if steps else reason) from error


def _set(document: Any, path: Sequence[str], value: object | None, order: Sequence[str]) -> None:
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    name = path[-1]
    if value is None:
        del holder[name]
    elif isinstance(value, list) and isinstance(holder.get(name), list):
        _set_items(holder[name], value)
    else:
        sorted_so_far = _is_sorted(list(holder), order)
        new = name not in holder
        holder[name] = _inline(value)
        if new and sorted_so_far and name in order:
            holder.sort(key=order.index)


def _is_sorted(names: Sequence[str], order: Sequence[str]) -> bool:
    return all(name in order for name in names) and list(names) == sorted(names, key=order.index)


def _set_items(array: Any, items: list[object]) -> None:
    """Make *array* hold *items*; those that stay, and the comments beside them, are not touched."""
    old, new = [repr(item) for item in array.to_list()], [repr(item) for item in items]
    for kind, begin, end, start, stop in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        shared = min(end - begin, stop - start)
        for index in range(end - 1, begin + shared - 1, -1):
            del array[index]
        for offset in range(shared):
            array[begin + offset] = _inline(items[start + offset])
        for offset in range(shared, stop - start):
            array.insert(begin + offset, _inline(items[start + offset]))
    multiline = array.multiline or any(isinstance(item, list | dict) for item in items)
    if not multiline and len(str(items)) > LONGEST_LINE:
        array.set_multiline(multiline=True)


def _text_like(old: str, value: str, newline: str) -> str:
    """Return the text *value* in the quotation marks of *old*, where these can hold it."""
    lines = value.split("\n")
    if old.startswith(('"""', "'''")) and len(lines) > 1:
        escaped = value.replace("\\", "\\\\").replace('"""', '""\\"')
        return '"""' + newline + escaped.replace("\n", newline) + '"""'
    if old.startswith("'") and not old.startswith("'''") and "'" not in value and len(lines) == 1:
        return f"'{value}'"
    return literal(value)


def _inline(value: object) -> Any:
    """Return *value* with each mapping in it as an inline table: a header of its own would end the entry's lines."""
    from tomlrt import Array, Table

    if isinstance(value, dict):
        return Table.inline({key: _inline(inner) for key, inner in value.items()})
    return Array([_inline(inner) for inner in value]) if isinstance(value, list) else value
