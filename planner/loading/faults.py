"""Owns the diagnosis of one entry that does not fit its type: every fault of it, each with place, reason and remedy.

It runs only on entries that the fast check refused, and decides nothing about what is kept.
"""

import datetime as dt
import math
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, Union

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields

from planner.diagnostics import Step
from planner.i18n import _
from planner.vocabulary import Id

BUILTIN = (dt.date, dt.datetime, dt.time)
"""Types that TOML has itself: nothing is converted to them."""
Steps = tuple[Step, ...]


class Fault(NamedTuple):
    """One thing wrong with an entry."""

    code: str
    steps: Steps
    message: str
    hint: str
    key: bool = False


def faults_of(value: object, kind: type[Struct]) -> list[Fault]:
    """Return every fault of the table *value* as an entry of *kind*, in the order of its fields."""
    return list(_struct_faults(value, kind, ()))


def sound_part(raw: Mapping[str, object], kind: type[Struct], bad: set[str]) -> tuple[Struct | None, frozenset[str]]:
    """Return a record of the fields of *raw* that are not *bad*, and their names; fillers stand for the others."""
    kept = {
        field.encode_name: raw[field.encode_name] for field in fields(kind) if field.encode_name in raw.keys() - bad
    }
    names = frozenset(kept)
    for field in fields(kind):
        if field.required and field.encode_name not in kept:
            kept[field.encode_name] = _filler(field.type)
    try:
        return msgspec.convert(kept, kind, builtin_types=BUILTIN), names
    except (msgspec.ValidationError, ValueError, OverflowError):
        return None, frozenset()


def _filler(kind: Any) -> object:
    """Return a valid value of a required field's type, for a record that no figure will see."""
    for value in ("filler", 1, dt.date.max, [], *_choices(kind)):
        try:
            msgspec.convert(value, kind, builtin_types=BUILTIN)
        except (msgspec.ValidationError, ValueError):
            continue
        return value
    return None


def nearest(word: str, known: Sequence[str]) -> str:
    """Return « ; did you mean "…"? » for the nearest of *known*, or nothing."""
    import difflib

    lowered = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), list(lowered), n=1, cutoff=0.6)
    return _('; did you mean "{name}"?').format(name=lowered[found[0]]) if found else ""


def _faults(value: object, kind: Any, steps: Steps) -> Iterator[Fault]:
    kind = _without_none(kind)
    bare = typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
    origin = typing.get_origin(bare)
    if isinstance(bare, type) and issubclass(bare, Struct):
        yield from _struct_faults(value, bare, steps)
    elif origin is dict:
        yield from _mapping_faults(value, typing.get_args(bare)[1], steps)
    elif origin is tuple:
        yield from _list_faults(value, typing.get_args(bare), steps)
    else:
        yield from _leaf_faults(value, kind, steps)


def _struct_faults(value: object, kind: type[Struct], steps: Steps) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield _wrong(value, _("a table like { … }"), steps)
        return
    known = {field.encode_name: field for field in fields(kind)}
    for name in value:
        if name not in known:
            yield _unknown(name, list(known), steps)
    for name, field in known.items():
        if name in value:
            yield from _faults(value[name], field.type, (*steps, name))
        elif field.required:
            message = _('"{name}" is missing').format(name=name)
            yield Fault("LD006", steps, message, _("add a line: {name} = …").format(name=name))


def _unknown(name: str, known: list[str], steps: Steps) -> Fault:
    message = _('unknown field "{name}"').format(name=name) + nearest(name, known)
    hint = _("known here: {names}").format(names=", ".join(sorted(known, key="fr".__eq__)))
    return Fault("LD005", (*steps, name), message, hint, key=True)


def _mapping_faults(value: object, item: Any, steps: Steps) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield _wrong(value, _("a table like { name = … }"), steps)
        return
    for name, inner in value.items():
        yield from _faults(inner, item, (*steps, name))


def _list_faults(value: object, items: tuple[Any, ...], steps: Steps) -> Iterator[Fault]:
    fixed = len(items) if items[-1] is not Ellipsis else None
    if not isinstance(value, list):
        yield _wrong(value, _("a list in square brackets"), steps)
    elif fixed is not None and len(value) != fixed:
        message = _("{count} values where {fixed} belong").format(count=len(value), fixed=fixed)
        yield Fault("LD007", steps, message, _("write {fixed} numbers in square brackets").format(fixed=fixed))
    else:
        for index, inner in enumerate(value):
            yield from _faults(inner, items[0], (*steps, index))


def _leaf_faults(value: object, kind: Any, steps: Steps) -> Iterator[Fault]:
    try:
        msgspec.convert(value, kind, builtin_types=BUILTIN)
    except (msgspec.ValidationError, ValueError, OverflowError):
        if kind == Id and isinstance(value, str):
            message = _('"{value}" is not a valid id').format(value=value)
            yield Fault("LD008", steps, message, _("letters, digits, dot, hyphen and underscore, at most 64, no blank"))
        else:
            yield _wrong(value, expected(kind), steps, _choices(kind))


def _wrong(value: object, wanted: str, steps: Steps, choices: Sequence[str] = ()) -> Fault:
    near = nearest(value, choices) if isinstance(value, str) and choices else ""
    message = _("{value} where {wanted} belongs").format(value=_shown(value), wanted=wanted) + near
    if steps and isinstance(steps[-1], str):
        message = f"{steps[-1]}: {message}"
    return Fault("LD007", steps, message, _hint(value, wanted))


def _hint(value: object, wanted: str) -> str:
    if isinstance(value, dt.datetime):
        return _("write the date alone: {date}").format(date=value.date().isoformat())
    if isinstance(value, str) and wanted == _("a date"):
        return _("write a date without quotation marks, like 2014-06-30")
    if isinstance(value, str) and value.replace(".", "", 1).isdigit():
        return _("write the number without quotation marks")
    return _("write {wanted}").format(wanted=wanted)


def _shown(value: object) -> str:
    """Return the words for a value of a wrong kind, short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _('the text "{text}"').format(text=value if len(value) <= 40 else value[:39] + "…")
    if isinstance(value, int) and abs(value) > 10**15:
        return _("a number of {digits} digits or more").format(digits=int(math.log10(abs(value))))
    if isinstance(value, dt.datetime | dt.time):
        return _("a time")
    if isinstance(value, Mapping):
        return _("a table")
    return _("a list") if isinstance(value, list) else str(value)


def expected(kind: Any) -> str:
    """Return the words for what a field of type *kind* takes, like "a whole number from 0 to 1"."""
    kind = _without_none(kind)
    if _is_union(kind):
        return expected(typing.get_args(kind)[-1])
    base, *marks = typing.get_args(kind) if typing.get_origin(kind) is Annotated else (kind,)
    meta = next((mark for mark in marks if isinstance(mark, Meta)), Meta())
    if choices := _choices(base):
        return _("one of {choices}").format(choices=", ".join(choices))
    if base is dt.date:
        return _("a date")
    if base is str:
        return _("a text of two to four letters") if meta.pattern else _("a text in quotation marks")
    return _number_words(base is int, meta)


def _number_words(whole: bool, meta: Meta) -> str:
    kind = _("a whole number") if whole else _("a number")
    most = f"{meta.le if meta.le is not None else meta.lt:g}" if meta.le is not None or meta.lt is not None else "…"
    if meta.le is not None and float(meta.le) == 1e9:
        most = "1000000000"
    if meta.gt is not None:
        return _("{kind} above {least}, at most {most}").format(kind=kind, least=meta.gt, most=most)
    if meta.lt is not None:
        return _("{kind} from {least} to below {most}").format(kind=kind, least=meta.ge, most=most)
    return _("{kind} from {least} to {most}").format(kind=kind, least=meta.ge, most=most)


def _choices(kind: Any) -> tuple[str, ...]:
    kind = _without_none(kind)
    return typing.get_args(kind) if typing.get_origin(kind) is Literal else ()


def _is_union(kind: Any) -> bool:
    return typing.get_origin(kind) in (Union, types.UnionType)


def _without_none(kind: Any) -> Any:
    if _is_union(kind):
        left = [part for part in typing.get_args(kind) if part is not type(None)]
        if len(left) == 1:
            return left[0]
    return kind
