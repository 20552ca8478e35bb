"""Owns the column of heads covered of those in need, the unknown ones apart: unknown is not untrained.

Only where there are any they are named, below the other figures where the page is narrow. The figures are the core's.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.coverage import Sums
from planner.i18n import _
from planner.plain import width_of
from planner.reports.tables import Column, Shown
from planner.reports.words import of, unknown_of


def covered_column(every: Iterable[Sums], title: str) -> Column:
    """Return the column called *title*; *every* are the sums of its rows, for a width that cuts no figure."""
    least = max((width_of(part) for sums in every if sums.unknown for part in _parts(sums)), default=0)
    wraps = bool(least)
    return Column("covered_of_need", title, right=True, least=least, wraps=wraps, data=False, phrases=wraps)


def covered_cell(sums: Sums) -> Shown:
    """Return ``12 of 40``, with those unknown apart where there are any: ``12 of 40, 5 unknown``."""
    return Shown(None, " ".join(_parts(sums)))


def _parts(sums: Sums) -> list[str]:
    """Return what stays on one line each: covered of need, and where there are any those unknown."""
    heads = of(sums.covered, sums.need, sums.illustrative) if sums.need else _("no need")
    if not sums.unknown:
        return [heads]
    return [f"{heads},", _("{count} unknown").format(count=unknown_of(sums))]
