"""Owns the comparison of a list on two dates as a table for people and for CSV, and its JSON; it compares nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from planner.comparing import Pair
from planner.i18n import _
from planner.reports.comparison import Compared
from planner.reports.comparison_words import shown
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Shown, Table
from planner.reports.words import days
from planner.view import View

ON_PAGES = {
    "held_sessions",
    "held_seats",
    "booked_sessions",
    "planned_hours",
    "delivered_hours",
    "late",
    "to_come",
    "findings",
}
"""The figures that people see; CSV has all."""


def list_table(then: View, now: View, rows: Sequence[Compared], names: Sequence[str], errors: int = 0) -> Table:
    """Return *rows*, all together first, with the figures called *names* on two dates, as a table.

    Args:
        then: the mission on the earlier date.
        now: the mission on the later date.
        rows: what is compared.
        names: the figures, in their order.
        errors: how many errors loading found.
    """
    dates = _("{then} to {now}, {days}").format(
        then=then.day.isoformat(), now=now.day.isoformat(), days=days((now.day - then.day).days)
    )
    return Table(
        columns=_columns(names),
        rows=tuple(_row(row, names) for row in rows),
        header=header_lines(now, errors),
        title=dates,
        notes=(_("Each figure on the earlier date, then after, on the later one; +/-: the difference."),),
    )


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    heads = {
        "held_sessions": _("held"),
        "held_seats": _("heads"),
        "booked_sessions": _("booked"),
        "planned_hours": _("planned h"),
        "delivered_hours": _("deliv. h"),
        "late": _("late"),
        "to_come": _("to come"),
        "findings": _("findings"),
    }
    columns = [
        Column("kind", "", page=False),
        Column("id", "", page=False),
        Column("title", "", least=12),
    ]
    for name in names:
        page = name in ON_PAGES
        columns += [
            Column(f"{name}_then", heads.get(name, name), right=True, page=page),
            Column(f"{name}_now", _("after"), right=True, page=page),
            Column(f"{name}_difference", "+/-", right=True, page=page),
        ]
    return tuple(columns)


def _row(row: Compared, names: Sequence[str]) -> tuple[Cell, ...]:
    title = f"  {row.title}" if row.inner else row.title
    cells: list[Cell] = [row.kind, row.id or "", Shown(row.title, title)]
    for name in names:
        pair, texts = row.pairs.get(name, Pair(None, None)), shown(row, name)
        cells += [Shown(pair.then, texts.then), Shown(pair.now, texts.now), Shown(pair.difference, texts.difference)]
    return tuple(cells)


def list_json(then: View, now: View, as_of: dt.date, of: str, rows: Sequence[Compared]) -> dict[str, object]:
    """Return what ``planner compare --of WHAT --format json`` prints: differences are *now* less *then*."""
    return {
        "schema": 1,
        "as_of": as_of,
        "of": of,
        "then": then.day,
        "now": now.day,
        "rows": [
            {
                "kind": row.kind,
                "id": row.id,
                "title": row.title,
                **{
                    name: {"then": pair.then, "now": pair.now, "difference": pair.difference}
                    for name, pair in row.pairs.items()
                },
            }
            for row in rows
        ],
    }
