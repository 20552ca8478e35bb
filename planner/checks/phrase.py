"""Owns the phrases that messages of several rules share: figures and short lists; it computes no figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.coverage import Cell, Number
from planner.i18n import ngettext
from planner.rounding import rounded

FEW_HEADS = 20
"""Heads under which no percentage stands alone, so none is given."""
SLACK = 1e-9
"""What a quotient of hours may miss a threshold by without being below it: 4.8 of 6 hours is 80 %."""


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return the first *most* of *names* and how many more there are."""
    return _and_more(names[:most], len(names) - most)


def by_module(heads: Iterable[tuple[Cell, int]], most: int = 3) -> str:
    """Return the modules with the most trainee-hours in *heads*, each with its heads: ``PO-06 (40), HR-04 (24)``."""
    ranked = sorted(heads, key=lambda pair: -pair[1] * pair[0].module.hours)
    shown = [f"{cell.module.id} ({figure(count, cell.illustrative)})" for cell, count in ranked[:most]]
    return _and_more(shown, len(ranked) - most)


def _and_more(shown: Sequence[str], rest: int) -> str:
    names = ", ".join(shown)
    if rest <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=names, count=rest)


def figure(number: Number, illustrative: bool = False) -> str:
    """Return *number* rounded to an integer, after ``~`` where an illustrative strength enters it."""
    shown = int(rounded(number))
    return f"~{shown}" if illustrative else f"{shown}"
