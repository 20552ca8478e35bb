"""Owns the way between what people type and the values of fields: by the field's type, for forms and the command line.

It refuses, with ``BadField``, what the type does not take, and says what would be right. It knows no mission.
"""

from __future__ import annotations

import datetime as dt
import re
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, Union

import msgspec
from msgspec import Struct
from msgspec.structs import fields as fields_of

from planner.editing.values import Key, kind_of, order_of
from planner.i18n import _
from planner.loading.faults import BUILTIN, expected, nearest
from planner.loading.tables import text_fields
from planner.vocabulary import Id

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?")
_PAIR = re.compile(r"(?P<name>.+?)\s*[=:]\s*(?P<value>[^=:]*)", re.DOTALL)
_SPAN = re.compile(r"(?P<start>[0-9-]{10})\s*(?:\.\.+|…)\s*(?P<end>[0-9-]{10})(?:\s+(?P<reason>\S.*))?", re.DOTALL)
"""A period as people write it: ``2014-08-01..2014-09-15 floods``."""


class BadField(Exception):
    """What was given for a field cannot be its value; the message says why and what would be right."""

    def __init__(self, path: Key, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{'.'.join(path)}: {reason}" if path else reason)


def path_of(table: str, name: str) -> Key:
    """Return the path that *name* stands for: a field, or a field and a name in it, like ``seats.gao-gms``.

    Raises:
        BadField: entries of *table* have no such field.
    """
    field, dot, inner = name.partition(".")
    known = order_of(table)
    if field not in known:
        near = nearest(field, known) or "; " + _("known here: {names}").format(names=", ".join(known))
        raise BadField((field,), _("unknown field") + near)
    return (field, inner) if dot else (field,)


def value_of(table: str, path: Key, text: str) -> object:
    """Return the value that *text* stands for at *path*; None for nothing but blanks.

    A list is written with commas (or semicolons) between its items, a table as ``gao-gms=12, kidal-gn=8``, periods as
    ``2014-08-01..2014-09-15 floods; 2014-12-01..2014-12-05``.

    Raises:
        BadField: the field takes no such value.
    """
    kind = _type_at(table, path)
    if not text.strip():
        return None
    value = _read(kind, text, path)
    try:
        msgspec.convert(value, kind, builtin_types=BUILTIN)
    except (msgspec.ValidationError, ValueError, OverflowError):
        raise _wrong(kind, text, path) from None
    return value


def written(value: object) -> str:
    """Return *value* as people type it: what ``value_of`` reads back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Struct):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, Mapping) and {"start", "end"} <= value.keys() <= {"start", "end", "reason"}:
        return f"{written(value['start'])}..{written(value['end'])} {value.get('reason', '')}".rstrip()
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={written(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        items = [written(item) for item in value]
        apart = any("," in item for item in items) or any(isinstance(item, Mapping | Struct) for item in value)
        return ("; " if apart else ", ").join(items)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def type_of(table: str, path: Key) -> Any:
    """Return the type of what stands at *path* in entries of *table*, without ``| None`` and without its marks.

    Raises:
        BadField: nothing can stand there.
    """
    return _bare(_type_at(table, path))


def _type_at(table: str, path: Key) -> Any:
    """Return the type of what stands at *path* in entries of *table*."""
    kind = kind_of(table)
    if len(path) == 1:
        return _fields(kind)[path[0]]
    found = _bare(_fields(kind)[path[0]])
    if path[0] == "fr":
        return _type_of_twin(kind, path)
    inner = path[1]
    if typing.get_origin(found) is dict:
        return typing.get_args(found)[1]
    if isinstance(found, type) and issubclass(found, Struct):
        if inner in _fields(found):
            return _fields(found)[inner]
        raise BadField(path, _("unknown field") + nearest(inner, list(_fields(found))))
    raise BadField(path, _("{field} has no parts; write {field}=…").format(field=path[0]))


def _type_of_twin(kind: type[Struct], path: Key) -> Any:
    texts = text_fields(kind)
    if path[1] not in texts:
        raise BadField(path, _('"{name}" has no French twin').format(name=path[1]) + nearest(path[1], list(texts)))
    return tuple[str, ...] if texts[path[1]] else str


def _fields(kind: type[Struct]) -> dict[str, Any]:
    return {field.encode_name: field.type for field in fields_of(kind)}


def _bare(kind: Any) -> Any:
    """Return *kind* without ``| None`` and without its marks."""
    if typing.get_origin(kind) in (Union, types.UnionType):
        left = [part for part in typing.get_args(kind) if part is not type(None)]
        return _bare(left[0]) if len(left) == 1 else kind
    return _bare(typing.get_args(kind)[0]) if typing.get_origin(kind) is Annotated else kind


def _read(kind: Any, text: str, path: Key) -> object:
    bare = _bare(kind)
    origin = typing.get_origin(bare)
    if origin is tuple:
        kind = typing.get_args(bare)[0]
        if isinstance(kind, type) and issubclass(kind, Struct):
            return [_span(kind, item.strip(), path) for item in re.split(r"[;\n]", text) if item.strip()]
        return [_read(kind, item, path) for item in _items(text)]
    if origin is dict:
        return {name: _read(typing.get_args(bare)[1], part, (*path, name)) for name, part in _pairs(text, path)}
    if isinstance(bare, type) and issubclass(bare, Struct):
        return {name: _read(_field(bare, name, path), part, (*path, name)) for name, part in _pairs(text, path)}
    return _leaf(kind, bare, text, path)


def _span(kind: type[Struct], text: str, path: Key) -> object:
    """Return a period with what else it says, written short or as ``start=…, end=…``."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return _read(kind, text, path)
    known = _fields(kind)
    parts = {name: part for name, part in found.groupdict().items() if part is not None and name in known}
    return {name: _read(known[name], part, (*path, name)) for name, part in parts.items()}


def _field(kind: type[Struct], name: str, path: Key) -> Any:
    known = _fields(kind)
    if name not in known:
        raise BadField((*path, name), _("unknown field") + nearest(name, list(known)))
    return known[name]


def _leaf(kind: Any, bare: Any, text: str, path: Key) -> object:
    if bare is str:
        return text
    word = text.strip()
    parts = typing.get_args(bare) if typing.get_origin(bare) in (Union, types.UnionType) else (bare,)
    bases = {_bare(part) for part in parts}
    try:
        if typing.get_origin(bare) is Literal and word in typing.get_args(bare):
            return word
        if dt.date in bases and _DAY.fullmatch(word):
            return dt.date.fromisoformat(word)
        if bool in bases and word in ("true", "false"):
            return word == "true"
        if int in bases and _WHOLE.fullmatch(word):
            return int(word)
        if float in bases and _NUMBER.fullmatch(word):
            return float(word.replace(",", "."))
    except ValueError:
        pass  # 2014-02-30 looks like a date
    raise _wrong(kind, text, path)


def _wrong(kind: Any, text: str, path: Key) -> BadField:
    shown = text.strip() if len(text.strip()) <= 40 else text.strip()[:39] + "…"
    bare = _bare(kind)
    if bare is dt.date:
        return BadField(path, _('"{text}" is not a date like 2014-06-30').format(text=shown))
    if kind == Id:
        message = _('"{text}" is not a valid id: letters, digits, dot, hyphen and underscore, at most 64, no blank')
        return BadField(path, message.format(text=shown))
    if bare is bool:
        return BadField(path, _('"{text}" where true or false belongs').format(text=shown))
    message = _('"{text}" where {wanted} belongs').format(text=shown, wanted=_words(kind, bare))
    return BadField(path, message + (nearest(text.strip(), typing.get_args(bare)) if _is_choice(bare) else ""))


def _words(kind: Any, bare: Any) -> str:
    if typing.get_origin(bare) is tuple:
        return _("a list with commas between its items")
    return expected(kind)


def _is_choice(bare: Any) -> bool:
    return typing.get_origin(bare) is Literal


def _items(text: str) -> Sequence[str]:
    parts = re.split(r"[;\n]" if ";" in text or "\n" in text else ",", text)
    return [part.strip() for part in parts if part.strip()]


def _pairs(text: str, path: Key) -> Iterator[tuple[str, str]]:
    for item in _items(text):
        pair = _PAIR.fullmatch(item)
        if pair is None:
            raise BadField(path, _('"{text}" where name=value belongs').format(text=item))
        yield pair["name"].strip(), pair["value"].strip()
