"""Owns the lines at the head of every report: of which mission, data and date it speaks; it knows no clock."""

from __future__ import annotations

from collections.abc import Iterator

from planner import __version__
from planner.i18n import _, ngettext
from planner.reports.lines import Span
from planner.reports.words import title_of, week, weekday
from planner.view import View

DIGITS = 12
"""Hexadecimal digits of the mission's digest that are printed."""
ALWAYS = 2
"""Lines of the head that every report has: mission, then date and data."""


def left_out_line(left_out: int, errors: int) -> str:
    """Return how many entries are missing from the figures; empty where there is no error in the files."""
    if left_out:
        return ngettext(
            "{count} entry with errors is left out; planner check says where",
            "{count} entries with errors are left out; planner check says where",
            left_out,
        ).format(count=left_out)
    if errors:
        return ngettext(
            "{count} error in the files; planner check says where",
            "{count} errors in the files; planner check says where",
            errors,
        ).format(count=errors)
    return ""


def titled(title: str, header: tuple[str, ...]) -> Iterator[Span]:
    """Yield *header* with *title* in it, each with its style: under what is left out, over the rest."""
    for index, text in enumerate(header):
        if index == len(header) - ALWAYS:
            yield title, "title"
        yield text, ""


def header_lines(view: View, errors: int = 0) -> tuple[str, ...]:
    """Return what stands at the head of a report: entries left out if any, mission, date, digest and version.

    Args:
        view: the mission and its as-of date.
        errors: how many errors loading found.
    """
    left_out = left_out_line(view.mission.left_out, errors)
    dated = _("as of {weekday} {day} ({week})").format(
        weekday=weekday(view.day), day=view.day.isoformat(), week=week(view.day)
    )
    origin = _("data {digest}, planner {version}").format(
        digest=view.mission.digest[:DIGITS] or "-", version=__version__
    )
    lines = (title_of(view.mission.settings), _("{dated}; {origin}").format(dated=dated, origin=origin))
    return (left_out, *lines) if left_out else lines
