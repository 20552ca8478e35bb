"""Owns how figures on two dates are worded: then, now, the difference with its sign, and what came of it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.change import change_of
from planner.comparing import UNITS, Pair, compare_verdicts
from planner.coverage import Cell, Number, sums_of
from planner.distribution import Weight
from planner.i18n import _
from planner.reports.comparison import Compared
from planner.reports.words import (
    FEW_HEADS,
    compares_illustrative,
    coverage_words,
    days,
    figure,
    marked,
    number,
    percent,
)
from planner.view import View


class Shown(NamedTuple):
    """One figure on two dates as people read it."""

    then: str
    now: str
    difference: str


NOTHING = Shown("-", "-", "")


def figure_title(name: str) -> str:
    """Return what the figure *name* is called over its columns."""
    return {
        "need": _("need"),
        "covered": _("covered"),
        "gap": _("gap"),
        "scheduled": _("scheduled"),
        "open": _("open"),
        "due": _("due"),
        "lapsed": _("lapsed"),
        "coverage": _("coverage, points"),
        "need_hours": _("need h"),
        "covered_hours": _("covered h"),
        "gap_hours": _("gap h"),
        "scheduled_hours": _("scheduled h"),
        "delivered_hours": _("delivered h"),
        "held_sessions": _("sessions held"),
        "held_seats": _("seats held"),
        "held_hours": _("held h"),
        "booked_sessions": _("sessions booked"),
        "booked_seats": _("seats booked"),
        "booked_hours": _("booked h"),
        "taught_away_seats": _("taught away"),
        "planned_hours": _("planned h"),
        "late": _("late"),
        "to_come": _("to come"),
        "findings": _("findings"),
    }[name]


def shown(row: Compared, name: str) -> Shown:
    """Return the figure *name* of *row*; a coverage without need, or of few heads, is not shown."""
    pair = row.pairs.get(name)
    if pair is None:
        return NOTHING
    if UNITS[name] == "share":
        need = row.pairs["need"].now
        return NOTHING if need is None or need < FEW_HEADS else shown_share(pair, row.illustrative)
    marks = row.illustrative and name in ("need", "gap", "open", "need_hours", "gap_hours")
    return shown_number(pair, marks)


def shown_number(pair: Pair, illustrative: bool = False) -> Shown:
    """Return a figure of heads, hours or sessions."""
    then, now = ("-" if each is None else figure(each, illustrative and bool(each)) for each in (pair.then, pair.now))
    return Shown(then, now, signed(pair.difference))


def shown_share(pair: Pair, illustrative: bool = False) -> Shown:
    """Return a share in percent, and its difference in points with one decimal."""
    then, now = ("-" if value is None else marked(percent(value), illustrative) for value in (pair.then, pair.now))
    points = "" if pair.difference is None else signed(round(100 * pair.difference, 1))
    return Shown(then, now, marked(points, illustrative and points not in ("", "0")))


def signed(value: Number | None) -> str:
    """Return *value* with its sign: ``+3``, ``-12``, ``0``; empty where it is undefined."""
    if value is None:
        return ""
    text = number(abs(value))
    if text == "0":
        return text
    return f"{'+' if value > 0 else '-'}{text}"


def change_lines(then: View, now: View, cells: Iterable[Cell] | None = None) -> list[str]:
    """Return in sentences how the coverage of *cells*, of the later date (default: all), came to be what it is."""
    shown_cells = now.coverage.cells if cells is None else list(cells)
    change = change_of(then.coverage, shown_cells)
    if len(shown_cells) == len(now.coverage.cells):
        before, after = then.heads.total, now.heads.total
    else:
        old = (then.coverage.cell.get((cell.unit.id, cell.module.id)) for cell in shown_cells)
        before, after = sums_of(cell for cell in old if cell), sums_of(shown_cells)
    return [
        _("{then} to {now}, {days}: covered from {before} to {after}.").format(
            then=then.day.isoformat(),
            now=now.day.isoformat(),
            days=days((now.day - then.day).days),
            before=coverage_words(before),
            after=coverage_words(after),
        ),
        _("{gained} more where there was teaching, {lost} fewer where it lapsed or people left.").format(
            gained=number(change.gained), lost=number(change.lost)
        ),
    ]


def verdict_lines(then: View, now: View, weight: Weight = "need") -> list[str]:
    """Return in sentences how parity and what would have to move changed."""
    before, after = then.distribution(weight), now.distribution(weight)
    verdicts = compare_verdicts(before, after)
    parity, share, hours = verdicts["parity"], verdicts["to_move"], verdicts["to_move_hours"]
    lines = []
    if parity.then is None or parity.now is None:
        lines.append(_("Parity is undefined: {reason}.").format(reason=after.parity.why or before.parity.why))
    else:
        marks = compares_illustrative(after)
        old, new = (marked(f"{value:.2f}", marks) for value in (parity.then, parity.now))
        lines.append(_("Parity from {then} to {now}.").format(then=old, now=new))
    if share.then is not None and share.now is not None and hours.then is not None and hours.now is not None:
        marks = weight in ("need", "strength") and any(row.sums.illustrative for row in after.regions)
        text = _("To move from {then} h ({share}) to {now} h ({share_now}) of what was delivered.")
        lines.append(
            text.format(
                then=figure(hours.then, marks),
                share=marked(percent(share.then), marks),
                now=figure(hours.now, marks),
                share_now=marked(percent(share.now), marks),
            )
        )
    return lines
