"""Owns how figures, dates and names are worded for people; it computes no figure and never speaks to machines."""

from __future__ import annotations

import datetime as dt

from planner.coverage import Number, Sums
from planner.diagnostics import Severity
from planner.distribution import Distribution
from planner.i18n import _, language, ngettext
from planner.mission import Mission
from planner.model import Entry, Session
from planner.plain import one_line
from planner.rounding import for_every_ten, ratio
from planner.rounding import number as number
from planner.rounding import percent as percent

FEW_HEADS = 20
"""Heads in need under which no percentage is printed."""
MARK = "~"
"""Stands before a figure into which an illustrative strength enters."""


def marked(text: str, illustrative: bool) -> str:
    """Return *text*, after ``~`` where an illustrative strength enters it."""
    return MARK + text if illustrative else text


def figure(value: Number, illustrative: bool) -> str:
    """Return *value* as people read it, after ``~`` where an illustrative strength enters it."""
    return marked(number(value), illustrative)


def of(part: Number, whole: Number, illustrative: bool = False) -> str:
    """Return ``12 of 40``; the whole is a need, so an illustrative strength marks it."""
    return _("{part} of {whole}").format(part=number(part), whole=figure(whole, illustrative))


def coverage_percent(sums: Sums) -> str:
    """Return the coverage of *sums* in percent, to stand beside its heads; ``-`` without need or with few heads."""
    if sums.coverage is None or sums.need < FEW_HEADS:
        return "-"
    return marked(percent(sums.coverage), sums.illustrative)


def scheduled(sums: Sums) -> str:
    """Return the hours scheduled of *sums*: the need caps them, so its mark is theirs, but nothing is nothing."""
    return figure(sums.scheduled_hours, sums.illustrative and bool(sums.scheduled_hours))


def coverage_words(sums: Sums) -> str:
    """Return heads covered of heads in need, with the percentage of their hours where there are heads enough."""
    if sums.coverage is None:
        return _("no need recorded")
    heads = of(sums.covered, sums.need, sums.illustrative)
    share = coverage_percent(sums)
    return heads if share == "-" else _("{heads}, {percent}").format(heads=heads, percent=share)


def bar(share: float | None, cells: int = 10) -> str:
    """Return *share* of *cells* as ``####......``; blank where it is undefined, full only for the whole."""
    if share is None:
        return " " * cells
    full = min(cells, int(share * cells + 1e-9))
    return "#" * full + "." * (cells - full)


def twin(entry: Entry, name: str) -> str:
    """Return the text field *name* of *entry* on one safe line, in French where that is in force and it has a twin."""
    value = entry.fr.get(name) if language() == "fr" else None
    return one_line(value if isinstance(value, str) and value else str(getattr(entry, name) or ""))


def title_of(entry: Entry) -> str:
    """Return the title of *entry* on one safe line, in the language in force.

    A blank one gives its id, so that no row is without a name; only sessions need no title.
    """
    title = twin(entry, "title")
    return title if title.strip() or isinstance(entry, Session) else str(getattr(entry, "id", None) or title)


def weekday(day: dt.date) -> str:
    """Return the day of the week, spelt out."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[day.weekday()]


def short_weekday(day: dt.date) -> str:
    """Return the day of the week in two or three letters."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def week(day: dt.date) -> str:
    """Return the ISO week, like ``2014-W27``."""
    year, number_of_week, _day = day.isocalendar()
    return f"{year:04}-W{number_of_week:02}"


def days(count: int) -> str:
    """Return a number of days in words."""
    return ngettext("{count} day", "{count} days", count).format(count=count)


def heads_note() -> str:
    """Return the legend of heads: what adding them up cannot know."""
    return _("Heads are counted by session: without names nobody can tell two people from one who came twice.")


def unknown_note() -> str:
    """Return the legend of heads that are shown as unknown, to be printed only where there are any."""
    return _("Unknown: heads in need in units whose records are unknown. They count as gap; unknown is not untrained.")


def unknown_of(sums: Sums) -> str:
    """Return the heads in need of whom nothing is known; ``-`` where there are none."""
    return figure(sums.unknown, sums.illustrative) if sums.unknown else "-"


def illustrative_note() -> str:
    """Return the legend of the mark, to be printed only where a mark is."""
    return _("{mark} an illustrative strength enters this figure.").format(mark=MARK)


def compares_illustrative(distribution: Distribution) -> bool:
    """Return whether an illustrative strength enters the parity of *distribution*."""
    compared = (distribution.parity.focus, distribution.parity.reference)
    return any(row.sums.illustrative for row in distribution.zones if row.zone and row.zone.id in compared)


def parity_figure(mission: Mission, distribution: Distribution) -> str:
    """Return parity as a figure; empty where it is undefined."""
    if distribution.parity.value is None:
        return ""
    mark = MARK if compares_illustrative(distribution) else ""
    return ratio(distribution.parity.value, mission.settings.targets.parity, mark)


def parity_words(mission: Mission, distribution: Distribution) -> str:
    """Return parity in words, or why there is none."""
    parity = distribution.parity
    focus, reference = mission.zone.get(parity.focus or ""), mission.zone.get(parity.reference or "")
    if parity.value is None or focus is None or reference is None:
        return _("Parity is undefined: {reason}.").format(reason=parity.reason or "")
    mark = MARK if compares_illustrative(distribution) else ""
    return _("need for need, {count} covered in {focus} for every 10 in {reference}").format(
        count=for_every_ten(parity.value, mission.settings.targets.parity, mark),
        focus=title_of(focus),
        reference=title_of(reference),
    )


def status_word(status: str) -> str:
    """Return a session's status in the language in force."""
    words = {
        "idea": _("idea"),
        "planned": _("planned"),
        "approved": _("approved"),
        "delivered": _("delivered"),
        "cancelled": _("cancelled"),
    }
    return words[status]


def state_word(state: str) -> str:
    """Return a cell's state in the language in force."""
    words = {
        "none": _("no need"),
        "covered": _("covered"),
        "due": _("due"),
        "partial": _("partial"),
        "lapsed": _("lapsed"),
        "unknown": _("unknown"),
        "gap": _("gap"),
    }
    return words[state]


def severity_word(severity: Severity) -> str:
    """Return a severity in the language in force."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}[severity]
