"""Owns the document of the week: delivered, coming, blocked, changed since a date, and the decisions that are asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.attendance import later
from planner.change import changes_by_region
from planner.i18n import _
from planner.model import Session
from planner.obstacles import AHEAD, is_blocked
from planner.reports.document import Cell, Document, Field, Section, Seen, Sheet
from planner.reports.documents.decisions import decisions_of
from planner.reports.documents.request import Request, choice_lines, document_of
from planner.reports.documents.session_rows import sessions_section
from planner.reports.page import whole, whole_twin
from planner.reports.record_words import condition_word, dated, rating_words
from planner.reports.sessions import codes_by_session
from planner.reports.words import figure, number, of, title_of
from planner.view import View

DAYS = 7
"""Days back and ahead, unless others are asked for."""


class Event(NamedTuple):
    """Something dated that happened since."""

    day: dt.date
    kind: str
    """``activity``, ``closed``, ``opened``, ``observation`` or ``deployment``: for machines."""
    id: str
    region: str | None
    what: str


def build(request: Request) -> Document:
    """Return the document; *since*, *end* (of what is coming) and *region* are heeded."""
    view = request.view
    since = request.since or dt.date.fromordinal(max(1, view.day.toordinal() - DAYS))
    until = request.end or later(view.day, DAYS)
    codes = codes_by_session(request.view.mission, request.findings())
    here = [s for s in view.by_start if not request.region or view.region_of(s) == request.region]
    held = [s for s in here if s.status == "delivered" and since < s.end <= view.day]
    coming = [s for s in here if s.status in ("planned", "approved") and s.end > view.day and s.start <= until]
    blocked = [s for s in here if s.status in AHEAD and s.end > view.day and is_blocked(view, s)]
    sections = (
        sessions_section(view, held, codes, _("Delivered"), "delivered"),
        sessions_section(view, coming, codes, _("Coming"), "coming"),
        sessions_section(view, blocked, codes, _("Blocked, and by what"), "blocked", reasons=True),
        _coverage(view, since, request.region),
        _events(view, since, request.region),
        _decisions(view, here, request.region),
    )
    period = _("delivered and changed after {since}, coming until {until}")
    return document_of(
        request,
        "week",
        _("The week"),
        [Sheet(sections=sections)],
        lines=[period.format(since=dated(since), until=dated(until)), *choice_lines(request)],
        options={"region": request.region, "since": since, "to": until},
        notes=(
            _("Delivered says who came, not what came of it. Heads: attended once delivered, else booked seats."),
            _("Changes are those of dates: what was entered or corrected since is not known from the files."),
        ),
    )


def _coverage(view: View, since: dt.date, region: str | None) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for name, change in changes_by_region(view, since).items():
        if region in (None, name):
            rows.append(
                (
                    Seen(name, title_of(view.mission.region[name])),
                    Seen(change.need, of(change.now, change.need, change.illustrative)),
                    change.before,
                    change.now,
                    Seen(change.gained, f"+{number(change.gained)}" if change.gained else "-"),
                    Seen(change.lost, f"-{number(change.lost)}" if change.lost else "-"),
                )
            )
    return Section(
        key="coverage",
        title=_("Changed: heads covered, by the trainees' duty station"),
        fields=(
            Field("region", _("Region"), least=8),
            Field("need", _("Covered of need"), "count"),
            Field("covered_before", _("before"), "count"),
            Field("covered", _("now"), "count"),
            Field("gained", _("gained"), "count"),
            Field("lost", _("lost"), "count"),
        ),
        rows=tuple(rows),
        empty=_("No region is recorded."),
    )


def _events(view: View, since: dt.date, region: str | None) -> Section:
    found = [event for event in events_since(view, since) if region is None or event.region in (None, region)]
    rows: list[tuple[Cell, ...]] = [(event.day, event.kind, event.id, event.region, event.what) for event in found]
    return Section(
        key="events",
        title=_("Changed: what happened"),
        fields=(
            Field("date", _("Date"), "date"),
            Field("kind"),
            Field("id", _("Of"), least=8, wraps=True),
            Field("region", _("Region"), least=6),
            Field("what", _("What"), least=24, wraps=True),
        ),
        rows=tuple(rows),
        empty=_("Nothing is recorded."),
    )


def events_since(view: View, since: dt.date) -> list[Event]:
    """Return what happened after *since* up to the view's date, by date."""
    found = [*_places(view), *_records(view)]
    return sorted((e for e in found if since < e.day <= view.day), key=lambda e: (e.day, e.kind, e.id, e.what))


def _places(view: View) -> Iterator[Event]:
    for activities in view.activities_in.values():
        for activity in activities:
            text = _("done: {title}").format(title=whole_twin(activity, "title"))
            if activity.provides:
                conditions = ", ".join(map(condition_word, activity.provides))
                text = _("{text}; adequate from now on: {conditions}").format(text=text, conditions=conditions)
            yield Event(activity.end, "activity", activity.id, activity.region, text)
    for region in view.mission.regions:
        for closure in region.closures:
            text = _("closed until {day}").format(day=closure.end.isoformat())
            if closure.reason:
                text = _("{text}: {reason}").format(text=text, reason=whole(closure.reason))
            yield Event(closure.start, "closed", region.id, region.id, text)
            yield Event(later(closure.end, 1), "opened", region.id, region.id, _("the closure is over"))


def _records(view: View) -> Iterator[Event]:
    for seen in view.mission.observations:
        unit = view.mission.unit.get(seen.unit)
        rating = rating_words(seen.rating) if seen.rating else _("not rated")
        text = _("observed: {rating}").format(rating=f"{seen.module} {rating}" if seen.module else rating)
        if note := whole_twin(seen, "note"):
            text = _("{text}: {reason}").format(text=text, reason=note)
        yield Event(seen.date, "observation", seen.unit, unit.region if unit else None, text)
    for entry in view.mission.deployments:
        text = _("{deployed} of {approved} approved are deployed")
        text = text.format(deployed=number(entry.deployed), approved=figure(entry.approved, False))
        yield Event(entry.date, "deployment", whole(entry.component), None, text)


def _decisions(view: View, sessions: Sequence[Session], region: str | None) -> Section:
    known = {session.id for session in sessions}
    rows: list[tuple[Cell, ...]] = [
        (
            Seen(decision.by, decision.by.isoformat()),
            decision.kind,
            decision.id,
            Seen(decision.who or None, decision.who or _("nobody named")),
            decision.what,
        )
        for decision in decisions_of(view)
        if region is None or decision.id in known
    ]
    return Section(
        key="decisions",
        title=_("Decisions asked"),
        fields=(
            Field("by", _("By"), "date"),
            Field("kind"),
            Field("id", _("Session")),
            Field("who", _("Who")),
            Field("what", _("What"), least=24, wraps=True),
        ),
        rows=tuple(rows),
        empty=_("No decision is asked."),
    )
