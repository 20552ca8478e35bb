"""Owns how curricula and modules are called in the few columns that a matrix has; it knows no figure."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from planner.curriculum import Module
from planner.plain import cut, width_of


def label_of(modules: Sequence[Module], number: int, width: int) -> str:
    """Return what the module at *number* is called in a column of *width*: the longest of its names that fits.

    Its id, what tells it from the other *modules*, or its number.
    """
    rest = modules[number].id.removeprefix(_shared_start(modules)).lstrip("0")
    texts = (modules[number].id, rest, str(number + 1))
    label = next((text for text in texts if text and len(text) < width), "+")
    return label.center(width - 2) if len(label) <= width - 2 else label


def prefix_of(modules: Sequence[Module]) -> str:
    """Return what the ids of *modules* begin with, without what separates it from the rest: ``HR`` of HR-01, HR-02."""
    return re.sub(r"[-._]?\d*$", "", _shared_start(modules))


def halves(title: str, room: int) -> tuple[str, str]:
    """Return *title* on two lines of *room* columns, on the lower one alone where that is enough; no word is broken."""
    if width_of(title) <= room:
        return "", title
    first, *rest = textwrap.wrap(title, room, break_long_words=False, break_on_hyphens=False)
    upper, lower = (first, " ".join(rest)) if rest else ("", first)
    return cut(upper, room), cut(lower, room)


def _shared_start(modules: Sequence[Module]) -> str:
    """Return what all ids begin with; empty for one module alone."""
    if len(modules) < 2:
        return ""
    first, last = min(module.id for module in modules), max(module.id for module in modules)
    return first[: next(index for index, char in enumerate(last) if first[index : index + 1] != char)]
