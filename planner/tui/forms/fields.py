"""Owns which fields a form of a table has, and of what kind each is: derived from the types of the model.

A field that the model gets is in the form without a word here. It reads no entry and judges no value.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import fields as fields_of

from planner.editing.values import Key, kind_of, order_of
from planner.loading.tables import text_fields
from planner.operations import type_of, written

Kind = Literal["text", "choice", "list", "map"]
"""Typed; one of several; several of several, typed with a list; numbers by the name of an entry, likewise."""
POINTS: Mapping[str, tuple[str, ...]] = {
    "attended": ("unit",),
    "focus": ("zone",),
    "mentor": ("team",),
    "module": ("module",),
    "modules": ("module", "curriculum"),
    "needs": ("module",),
    "partner": ("partner",),
    "reference": ("zone",),
    "region": ("region",),
    "requires": ("module",),
    "seats": ("unit",),
    "skills": ("curriculum", "module"),
    "teams": ("team",),
    "unit": ("unit",),
    "venue": ("venue",),
    "zone": ("zone",),
}
"""The tables that fields of references name entries of: the model only says that they are references."""
FIRST: Mapping[str, tuple[str, ...]] = {
    "session": (
        *("modules", "venue", "start", "end", "seats", "teams", "partner", "status", "follow_up", "counterpart"),
        *("funding", "due_diligence", "nominated_by", "attended", "women", "title", "public_note", "note"),
    ),
    "unit": ("title", "strength", "needs", "status", "records", "women", "turnover", "mentor", "roles", "confidence"),
    "team": ("title", "region", "trainers", "skills", "days_per_month", "partner", "component"),
    "venue": ("title", "region", "seats", "rooms", "suits"),
    "region": ("title", "zone", "access", "conditions", "closures", "trust", "need_weight"),
    "observation": ("rating", "note", "module", "date", "mentor", "unit"),
}
"""What is changed most, before the other fields; those follow in the order of the model, ids and twins last."""


class Spec(NamedTuple):
    """One field of a form."""

    path: Key
    kind: Kind
    tables: tuple[str, ...] = ()
    """Those whose entries it names."""
    words: tuple[str, ...] = ()
    """Those that it may say."""
    required: bool = False
    default: str = ""
    """What it says where the entry does not name it."""
    fixed: bool = False
    """Whether it is shown and not to be changed."""

    @property
    def name(self) -> str:
        """The path with dots."""
        return ".".join(self.path)


@cache
def specs_of(table: str) -> tuple[Spec, ...]:
    """Return the fields of a form of *table*, in the order of the form."""
    first = FIRST.get(table, ())
    last = [name for name in order_of(table) if name not in (*first, "id", "fr")]
    known = {field.encode_name: field for field in fields_of(kind_of(table))}
    found: list[Spec] = []
    for name in (*first, *last, *(["id"] if "id" in known else [])):
        field = known[name]
        default = "" if field.required else written(field.default)
        found += _specs((name,), type_of(table, (name,)), default, required=field.required)
    return (*found, *(Spec(("fr", name), "text") for name in text_fields(kind_of(table))))


def _specs(path: Key, kind: object, default: str, *, required: bool) -> Iterator[Spec]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        for field in fields_of(kind):
            inner = "" if field.required else written(field.default)
            yield from _specs((*path, field.encode_name), field.type, inner, required=False)
        return
    arguments, origin = typing.get_args(kind), typing.get_origin(kind)
    tables = POINTS.get(path[-1], ())
    if origin is Literal:
        yield Spec(path, "choice", words=_strings(arguments), required=required, default=default)
    elif origin is dict and tables:
        yield Spec(path, "map", tables, required=required)
    elif origin is tuple and (words := _words_in(arguments)):
        yield Spec(path, "list", words=words, required=required)
    elif origin is tuple and tables:
        yield Spec(path, "list", tables, required=required)
    elif kind is str and tables:
        yield Spec(path, "choice", tables, required=required)
    else:
        yield Spec(path, "text", required=required)


def _words_in(arguments: Sequence[object]) -> tuple[str, ...]:
    first = arguments[0] if arguments else None
    return _strings(typing.get_args(first)) if typing.get_origin(first) is Literal else ()


def _strings(words: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
