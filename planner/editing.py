"""Owns edits as text: one entry of a file changes, every other byte of the file stays as it is.

It refuses, with ``EditRefused``, what it cannot prove: after each edit the new text is parsed again and compared with
what the edit promised, and every comment line must still be there. It reads and writes no file.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

import tomli

from planner.i18n import _
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, SINGLE
from planner.positions import Positions

LONGEST_LINE = 100
"""Columns up to which an array stands on one line."""

_BOM = "\ufeff"
_COMMENTS_BELOW = re.compile(r"(?:[ \t]*+#[^\n]*+(?:\n|\Z))++(?=[ \t\r]*+(?:\n|\Z))")
"""Comment lines that a blank line or the end of the file follows: they belong to what stands above."""
_COMMENT_LINE = re.compile(r"^[ \t]*+#[^\n]*+", re.MULTILINE)
_BLANK_LINE = re.compile(r"[ \t\r]*+(?:\n|\Z)")


class EditRefused(Exception):
    """An edit that was not made; the message says why and what to do. No text has changed."""


def with_entry(text: str, table: str, fields: Mapping[str, object]) -> str:
    """Return *text*, of one file, with one more entry of *table* after its last one, else at the end.

    The entry is set off and its lines end as its neighbours' do. A BOM stays; a file without final newline stays so.
    Values are str, bool, int, float, date, lists and mappings of them; a field that is None is left out.
    Raises EditRefused for text that does not parse, an unknown table or field, and a value that TOML cannot hold.
    """
    bom, old = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    data = _parsed(old)
    newline = "\r\n" if 2 * old.count("\r\n") > old.count("\n") else "\n"
    block = entry_text(table, fields, newline)
    positions = Positions(old)
    _refuse_other_forms(table, data, positions)
    at = _end_of_entries(old, table, positions)
    before, after = _blank_lines(old, table, at, positions)
    if at == len(old) and old and not old.endswith("\n"):
        before, block = before + 1, block.removesuffix(newline)
    new = old[:at] + newline * before + block + newline * after + old[at:]
    _guard(old, new, _with(data, table, _ordered(table, fields)))
    return bom + new


def entry_text(table: str, fields: Mapping[str, object], newline: str = "\n") -> str:
    """Return the block of one new entry of *table*: its header and a line for each of *fields*, in the model's order.

    Raises EditRefused for an unknown table or field, and a value that TOML cannot hold.
    """
    header = f"[{table}]" if table in SINGLE else f"[[{table}]]"
    lines = [_line(name, value) for name, value in _ordered(table, fields).items()]
    return "\n".join([header, *lines, ""]).replace("\n", newline)


def _line(name: str, value: object) -> str:
    """Return a key and its value on one line; an array that is too long stands on a line for each item."""
    from tomlrt import Document, dumps  # here, because only edits need it and each start would pay for it

    inline = _inline(value)
    line = dumps(Document({name: inline})).rstrip("\n")
    if isinstance(value, list) and len(line) > LONGEST_LINE:
        line = dumps(Document({name: inline.set_multiline(multiline=True)})).rstrip("\n")
    return line


def _ordered(table: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the plain values of *fields* that have one, in the order of the model, French twins last."""
    kind = (MISSION_TABLES | CURRICULUM_TABLES).get(table)
    if kind is None:
        raise EditRefused(_("no table is called {table}. Nothing was changed").format(table=table))
    known = sorted(kind.__struct_fields__, key=lambda name: name == "fr")
    if unknown := [name for name in fields if name not in known]:
        message = _("an entry of {table} has no field {name}; known are {known}. Nothing was changed")
        raise EditRefused(message.format(table=table, name=unknown[0], known=", ".join(known)))
    return {name: _plain(name, fields[name]) for name in known if fields.get(name) is not None}


def _plain(path: str, value: object) -> object:
    """Return *value* as the types that TOML knows, lists for all sequences."""
    if isinstance(value, str):
        return _sound(path, value)
    if isinstance(value, Mapping):
        return {_sound(path, str(key)): _plain(f"{path}.{key}", inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(f"{path}[{index}]", inner) for index, inner in enumerate(value)]
    if isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    message = _("{path} cannot be {value}: write a text, a finite number, a date or a list. Nothing was changed")
    raise EditRefused(message.format(path=path, value=repr(value)))


def _sound(path: str, text: str) -> str:
    """Return *text* if it is plain: newlines and tabs are the only control characters."""
    bad = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"), None)
    if bad is not None:
        message = _("{path} holds the control character {code}; delete it. Nothing was changed")
        raise EditRefused(message.format(path=path, code=f"U+{ord(bad):04X}"))
    return text


def _inline(value: object) -> Any:
    """Return *value* with each mapping in it as an inline table: a header of its own would end the entry's lines."""
    from tomlrt import Array, Table

    if isinstance(value, Mapping):
        return Table.inline({key: _inline(inner) for key, inner in value.items()})
    return Array([_inline(inner) for inner in value]) if isinstance(value, list) else value


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        message = _("the file is not valid TOML ({reason}); correct it first. Nothing was changed")
        raise EditRefused(message.format(reason=error)) from error


def _refuse_other_forms(table: str, data: Mapping[str, Any], positions: Positions) -> None:
    """Refuse a table that no header can be added to."""
    if table in SINGLE and table in data:
        message = _("the file has its one [{table}] already; change that. Nothing was changed")
    elif positions.is_inline(table) or not isinstance(data.get(table, []), list):
        message = _("the file does not write {table} as [[{table}]]; rewrite it so first. Nothing was changed")
    else:
        return
    raise EditRefused(message.format(table=table))


def _end_of_entries(text: str, table: str, positions: Positions) -> int:
    """Return the offset after *table*'s last entry and the comments that belong to it, else of the end."""
    if not positions.count(table):
        return len(text)
    end = positions.end_of(table)
    below = _COMMENTS_BELOW.match(text, end)
    return below.end() if below else end


def _blank_lines(text: str, table: str, at: int, positions: Positions) -> tuple[int, int]:
    """Return how many blank lines to write before and after an entry at *at*, so that it stands as its neighbours."""
    if not text[:at].strip():
        return 0, 0
    last = positions.count(table) - 1
    usual = _blank_above(text, positions.span(table, last)[0]) if last >= 0 else 1
    before = max(0, usual - _blank_above(text, at))
    return before, 0 if _BLANK_LINE.match(text, at) else min(usual, 1)


def _blank_above(text: str, at: int) -> int:
    """Return the number of blank lines directly above *at*; one where nothing else is above."""
    said = len(text[:at].rstrip())
    return max(0, text.count("\n", said, at) - 1) if said else 1


def _with(data: dict[str, Any], table: str, entry: object) -> dict[str, Any]:
    """Return *data* with one more *entry*: what the edit promises."""
    if table in SINGLE:
        return {**data, table: entry}
    return {**data, table: [*data.get(table, []), entry]}


def _guard(old: str, new: str, promised: dict[str, Any]) -> None:
    """Refuse *new* unless it says exactly what was promised and keeps every comment line of *old*.

    Compared is how the values are written, order included: ``==`` takes 1 for true and never takes nan for itself.
    """
    try:
        kept = repr(tomli.loads(new)) == repr(promised)
    except (ValueError, RecursionError, MemoryError):
        kept = False
    if not kept or _comments(old) - _comments(new):
        raise EditRefused(_("the edit would change more than its entry; make it by hand. Nothing was changed"))


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in _COMMENT_LINE.findall(text))
