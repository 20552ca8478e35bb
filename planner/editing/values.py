"""Owns what an edit may write: the fields of each table, in the model's order, and values that TOML can hold.

It refuses, with ``EditRefused``, names that the model does not know and values that no entry may hold.
"""

from __future__ import annotations

import datetime as dt
import math
import typing
import unicodedata
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import fields as fields_of

from planner.i18n import _
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES

Key = tuple[str, ...]
"""Names from an entry down to a value."""


class EditRefused(Exception):
    """An edit that was not made; the message says why and what to do. No text has changed."""


def kind_of(table: str) -> type[Struct]:
    """Return the type of the entries of *table*.

    Raises:
        EditRefused: there is no such table.
    """
    kind = (MISSION_TABLES | CURRICULUM_TABLES).get(table)
    if kind is None:
        raise EditRefused(_("no table is called {table}. Nothing was changed").format(table=table))
    return kind


def order_of(table: str, path: Key = ()) -> tuple[str, ...]:
    """Return the names below *path* in the order of the model, French twins last; none where any name may stand."""
    kind: Any = kind_of(table)
    for step in path:
        found = next((field.type for field in fields_of(kind) if field.name == step), None)
        parts = [part for part in (found, *typing.get_args(found)) if isinstance(part, type)]
        kind = next((part for part in parts if issubclass(part, Struct)), None)
        if kind is None:
            return ()
    return tuple(sorted(kind.__struct_fields__, key=lambda name: name == "fr"))


def ordered(table: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the plain values of *fields* that have one, in the order of the model."""
    known = order_of(table)
    for name in fields:
        refuse_unknown_field(table, name)
    return {name: plain(name, fields[name]) for name in known if fields.get(name) is not None}


def refuse_unknown_field(table: str, name: str) -> None:
    """Refuse a *name* that no entry of *table* may have."""
    known = order_of(table)
    if name not in known:
        message = _("an entry of {table} has no field {name}; known are {known}. Nothing was changed")
        raise EditRefused(message.format(table=table, name=name, known=", ".join(known)))


def plain(path: str, value: object) -> object:
    """Return *value* as the types that TOML knows, lists for all sequences; *path* names it in a refusal."""
    if isinstance(value, str):
        return _sound(path, value)
    if isinstance(value, Mapping):
        return {_sound(path, str(key)): plain(f"{path}.{key}", inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(f"{path}[{index}]", inner) for index, inner in enumerate(value)]
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


def same(one: object, other: object) -> bool:
    """Return whether two values of TOML are written alike, the order of names aside.

    ``==`` would take 1 for true and never takes nan for itself.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or one != one) and repr(one) == repr(other)
