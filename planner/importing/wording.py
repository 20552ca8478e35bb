"""Owns when a cell says what a field says already; exports and spreadsheets change how a text is spaced and spelt."""

from __future__ import annotations

import re
import unicodedata

from planner.editing.values import Key
from planner.intake.names import same
from planner.model import Session, Unit
from planner.plain import safe

_BEFORE_FORMULA = re.compile(r"(^\s*|[,;]\s*)'(?=\s*[=+\-@＝＋－＠])")
Entity = Unit | Session
_SPACES = ("Zs", "Zl", "Zp")


def value_at(record: Entity, path: Key) -> object:
    """Return what *record* says at *path*; None where that is nothing."""
    value: object = getattr(record, path[0])
    for step in path[1:]:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return value


def says_so(record: Entity, path: Key, value: object) -> bool:
    """Return whether *record* says *value* at *path* already; a text says so too in its French twin."""
    now = value_at(record, path)
    if isinstance(value, str):
        if value == now:
            return True
        twin = record.fr.get(path[0]) if len(path) == 1 else None
        return plain(value) in {plain(text) for text in (now, twin) if isinstance(text, str)}
    if isinstance(value, list):
        before = list(now) if isinstance(now, tuple | list) else []
        return set(map(same, value)) == set(map(same, before))  # what stands there twice counts once
    return now == value and type(now) is not bool


def plain(text: str) -> str:
    """Return what a table can hold of *text*: on one line, without what is invisible, disarmed nowhere."""
    shown = "".join(map(_visible, safe(text)))
    return unicodedata.normalize("NFC", " ".join(_BEFORE_FORMULA.sub(r"\1", " ".join(shown.split())).split()))


def _visible(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char in "\t\n\r" or unicodedata.category(char) in _SPACES else ""
