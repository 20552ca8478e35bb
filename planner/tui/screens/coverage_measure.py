"""Owns what the coverage matrix counts in, heads, percent or trainee-hours, and how each is written; it adds nothing.

Figures come as sums of the core. What is planned stands within the gap, after a plus; what is unknown stands apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from planner.coverage import Number, Sums
from planner.i18n import _
from planner.reports.words import coverage_percent, marked, number

Measure = Literal["heads", "percent", "hours"]
MEASURES: tuple[Measure, ...] = ("heads", "percent", "hours")
Kind = Literal["covered", "covered_heads", "planned", "unknown", "need"]


class Largest(NamedTuple):
    """The largest figures of any unit, for the width of a column."""

    covered: Number = 0
    scheduled: Number = 0
    need: Number = 0

    def width(self, measure: Measure, *, planned: bool, illustrative: bool, grouped: bool = True) -> int:
        """Return the terminal cells of the longest count of a unit."""
        if measure == "percent":
            return len(marked("100 %", illustrative))
        return len(_counted(self.covered, self.scheduled if planned else 0, self.need, illustrative, grouped))


class Foot(NamedTuple):
    """One of the rows under the matrix."""

    kind: Kind
    label: str


def measure_word(measure: Measure) -> str:
    """Return what is counted, in the language in force."""
    return {"heads": _("heads"), "percent": _("percent of the hours"), "hours": _("trainee-hours")}[measure]


def count_words(sums: Sums, measure: Measure, *, planned: bool, grouped: bool = True) -> str:
    """Return what a unit's cell says: ``49+~12/~166`` covered, with *planned* what is scheduled, of need; or percent.

    Empty without need. Of few heads there is no percentage: they are counted. Thousands stand apart if *grouped*.
    """
    if not sums.need:
        return ""
    if measure == "percent" and (share := coverage_percent(sums)) != "-":
        return share
    if measure == "hours":
        coming = sums.scheduled_hours if planned else 0
        return _counted(sums.covered_hours, coming, sums.need_hours, sums.illustrative, grouped)
    coming = sums.scheduled if planned and measure == "heads" else 0
    return _counted(sums.covered, coming, sums.need, sums.illustrative, grouped)


def _counted(covered: Number, coming: Number, need: Number, illustrative: bool, grouped: bool) -> str:
    write = _sum if grouped else _short
    plus = f"+{marked(write(coming), illustrative)}" if coming else ""
    return f"{write(covered)}{plus}/{marked(write(need), illustrative)}"


def _short(value: Number) -> str:
    """Return *value* rounded, in as few characters as can be."""
    return str(round(value))


def feet_of(total: Sums, measure: Measure, units: str) -> Iterator[Foot]:
    """Yield the rows under the matrix; *units* says of which, and what is neither planned nor unknown has no row."""
    if measure == "percent":
        yield Foot("covered", _("{units}: %").format(units=units))
        yield Foot("covered_heads", _("heads covered"))
    else:
        text = _("{units}: covered h") if measure == "hours" else _("{units}: covered")
        yield Foot("covered", text.format(units=units))
    if total.scheduled:
        yield Foot("planned", _("planned h") if measure == "hours" else _("planned"))
    yield Foot("need", _("of need h") if measure == "hours" else _("of need"))
    if total.unknown:
        yield Foot("unknown", _("unknown, heads") if measure == "hours" else _("unknown"))


def foot_words(sums: Sums, measure: Measure, kind: Kind) -> str:
    """Return what the row *kind* says of *sums*, without a mark where nothing illustrative enters."""
    if kind == "covered" and measure == "percent":
        return coverage_percent(sums)
    hours = measure == "hours"
    if kind in ("covered", "covered_heads"):
        return _sum(sums.covered_hours if hours else sums.covered)
    if kind == "planned":
        coming = sums.scheduled_hours if hours else sums.scheduled
        return marked(_sum(coming), sums.illustrative) if coming else "-"
    if kind == "unknown":
        return marked(_sum(sums.unknown), sums.illustrative) if sums.unknown else "-"
    return marked(_sum(sums.need_hours if hours else sums.need), sums.illustrative)


def _sum(value: Number) -> str:
    """Return *value* as pages write it, rounded."""
    return number(round(value))
