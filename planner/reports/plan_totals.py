"""Owns the totals of a plan, planned and delivered apart: by zone of the venue and of the trainees' duty station.

What is taught at venues is counted by the core's distribution. It compares with no target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from planner.coverage import Number, total
from planner.distribution import Row, distribution_of
from planner.i18n import _, ngettext
from planner.model import Session, Zone
from planner.reports.page import Page
from planner.reports.sessions import hours_of
from planner.reports.tables import Column, Table
from planner.reports.words import number, title_of
from planner.view import View


class Total(Struct, frozen=True):
    """Heads and trainee-hours."""

    heads: int = 0
    hours: Number = 0


def add_totals(page: Page, view: View, sessions: Sequence[Session]) -> None:
    """Add the totals of *sessions* on the view's date."""
    if not sessions:
        return
    page.heading(_("Totals by zone of the venue"))
    page.table(_by_venue(view, sessions))
    page.heading(_("Totals by zone of the trainees' duty station"))
    page.table(_by_station(view, sessions))
    page.blank()
    page.paragraph(totals_note(), "dim")
    for text in apart_notes(view, sessions):
        page.paragraph(text, "dim")


def rows_by_venue(view: View, sessions: Sequence[Session]) -> tuple[Row, ...]:
    """Return the zones of the core's distribution over *sessions* alone; what they held and booked is by venue."""
    chosen = msgspec.structs.replace(view.mission, sessions=tuple(sessions))
    return distribution_of(chosen, view.day, heads=view.heads).zones


def _by_venue(view: View, sessions: Sequence[Session]) -> Table:
    rows = [
        (
            title_of(row.zone) if row.zone else row.title,
            *(
                row.held.sessions,
                row.held.seats,
                row.held.hours,
                row.booked.sessions,
                row.booked.seats,
                row.booked.hours,
            ),
        )
        for row in rows_by_venue(view, sessions)
    ]
    head = (_("Zone"), _("Held"), _("heads"), _("h"), _("Booked"), _("seats"), _("h"))
    return _table(head, rows)


def _table(head: Sequence[str], rows: Sequence[tuple[str | Number, ...]]) -> Table:
    sums = [
        total(value for value in column if not isinstance(value, str)) for column in list(zip(*rows, strict=True))[1:]
    ]
    return Table(
        columns=tuple(Column(str(index), title, right=index > 0) for index, title in enumerate(head)),
        rows=tuple((str(row[0]), *map(_figure, row[1:])) for row in rows),
        footer=(_("all"), *map(_figure, sums)),
        empty=_("No zone is recorded."),
    )


def _figure(value: str | Number) -> str:
    return value if isinstance(value, str) else (number(value) if value else "-")


def totals_by_station(view: View, sessions: Sequence[Session]) -> list[tuple[Zone, Total, Total]]:
    """Return what was held for the units of each zone, and what is booked, of *sessions* on the view's date."""
    mission = view.mission
    held = [session for session in sessions if session.status == "delivered" and session.end <= view.day]
    booked = [s for s in sessions if s.status in ("planned", "approved") and s.end > view.day]
    totals = []
    for zone in mission.zones:
        units = {
            unit.id
            for unit in mission.units
            if unit.region in mission.region and mission.region[unit.region].zone == zone.id
        }
        totals.append((zone, _total(view, held, units), _total(view, booked, units)))
    return totals


def _by_station(view: View, sessions: Sequence[Session]) -> Table:
    rows = [
        (title_of(zone), here.heads, here.hours, coming.heads, coming.hours)
        for zone, here, coming in totals_by_station(view, sessions)
    ]
    return _table((_("Zone"), _("Held: heads"), _("h"), _("Booked: seats"), _("h")), rows)


def _total(view: View, sessions: Iterable[Session], units: set[str]) -> Total:
    heads, hours = 0, []
    for session in sessions:
        booked = session.attended if session.status == "delivered" else session.seats
        here = sum(count for name, count in booked.items() if name in units)
        heads += here
        hours.append(here * hours_of(view.mission, session))
    return Total(heads, total(hours))


def totals_note() -> str:
    """Return what the totals count."""
    return _(
        "Held: delivered and ended, by heads attended. Booked: planned or approved and still to end, by seats. "
        "h: trainee-hours, heads times hours of the modules."
    )


def apart_notes(view: View, sessions: Sequence[Session]) -> list[str]:
    """Return in words what is in neither column."""
    ideas = [session for session in sessions if session.status == "idea"]
    silent = [s for s in sessions if s.status in ("planned", "approved") and s.end <= view.day]
    texts = []
    if ideas:
        text = ngettext(
            "Not counted: {count} idea with {seats} seats.",
            "Not counted: {count} ideas with {seats} seats.",
            len(ideas),
        )
        seats = sum(sum(session.seats.values()) for session in ideas)
        texts.append(text.format(count=number(len(ideas)), seats=number(seats)))
    if silent:
        text = ngettext(
            "Not counted: {count} session that ended and is reported neither delivered nor cancelled.",
            "Not counted: {count} sessions that ended and are reported neither delivered nor cancelled.",
            len(silent),
        )
        texts.append(text.format(count=number(len(silent))))
    return texts
