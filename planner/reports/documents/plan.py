"""Owns the document of the plan: its sessions by week, region, unit or team, what they come to, and their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.diagnostics import Finding
from planner.i18n import _
from planner.model import Session
from planner.reports.document import Cell, Document, Field, Section, Seen, Sheet
from planner.reports.documents.request import Request, choice_lines, choice_options, document_of, period_line
from planner.reports.documents.session_rows import session_fields, session_row
from planner.reports.footnotes import by_session
from planner.reports.page import whole
from planner.reports.plan import counts_words, plan_page, several_note, status_notes
from planner.reports.plan_groups import SEVERAL, plan_groups
from planner.reports.plan_totals import apart_notes, rows_by_venue, totals_by_station, totals_note
from planner.reports.sessions import Choice, codes_by_session, sessions_in
from planner.reports.words import severity_word, title_of
from planner.view import View


def build(request: Request) -> Document:
    """Return the document; the period, *region* (of the venue), *partner*, *unit* and *by* are heeded."""
    view, findings = request.view, request.findings()
    choice = Choice(
        start=request.start or view.horizon.start,
        end=request.end or view.horizon.end,
        regions=frozenset([request.region] if request.region else ()),
        partners=frozenset([request.partner] if request.partner else ()),
        units=frozenset([request.unit] if request.unit else ()),
    )
    chosen = sessions_in(view, choice)
    counted = [session for session in chosen if session.status != "cancelled"]
    sections = [
        *_groups(view, chosen, findings, request.by),
        _by_venue(view, counted),
        _by_station(view, counted),
        _findings(view, chosen, findings),
    ]
    first, last = choice.start or view.horizon.start, choice.end or view.horizon.end
    several = [several_note()] if request.by in SEVERAL else []
    return document_of(
        request,
        "plan",
        _("Training plan"),
        [Sheet(sections=tuple(sections), page=lambda ascii_only: _page(request, findings, ascii_only))],
        lines=[period_line(first, last), *choice_lines(request), counts_words(chosen), *several],
        options={**choice_options(request), "from": first, "to": last, "by": request.by},
        notes=[*status_notes({session.status for session in counted}), *apart_notes(view, counted)],
    )


def _page(request: Request, findings: Sequence[Finding], ascii_only: bool) -> str:
    return plan_page(
        request.view,
        findings,
        start=request.start,
        end=request.end,
        region=request.region,
        partner=request.partner,
        unit=request.unit,
        by=request.by,
        ascii_only=ascii_only,
    )


def _groups(view: View, sessions: Sequence[Session], findings: Sequence[Finding], by: str) -> Iterator[Section]:
    """Yield a section for each heading; all are one list of sessions for machines, also where there is none."""
    codes = codes_by_session(view.mission, findings)
    fields = (Field("group"), *session_fields(whole=True))
    groups = plan_groups(view, sessions, by)
    for group in groups:
        rows = tuple((group.id, *session_row(view, session, codes, whole=True)) for session in group.sessions)
        yield Section(key="sessions", title=group.title, fields=fields, rows=rows)
    if not groups:
        yield Section(key="sessions", fields=fields, empty=_("No session."))


def _by_venue(view: View, sessions: Sequence[Session]) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for row in rows_by_venue(view, sessions):
        place = Seen(row.zone.id if row.zone else None, title_of(row.zone) if row.zone else row.title)
        held, booked = row.held, row.booked
        rows.append((place, held.sessions, held.seats, held.hours, booked.sessions, booked.seats, booked.hours))
    return Section(
        key="totals_by_venue",
        title=_("Totals by zone of the venue"),
        fields=(
            Field("zone", _("Zone"), least=8),
            Field("held_sessions", _("Held"), "count"),
            Field("held_heads", _("heads"), "count"),
            Field("held_hours", _("h"), "hours"),
            Field("booked_sessions", _("Booked"), "count"),
            Field("booked_seats", _("seats"), "count"),
            Field("booked_hours", _("h"), "hours"),
        ),
        rows=tuple(rows),
        empty=_("No zone is recorded."),
        flat=False,
    )


def _by_station(view: View, sessions: Sequence[Session]) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (Seen(zone.id, title_of(zone)), held.heads, held.hours, booked.heads, booked.hours)
        for zone, held, booked in totals_by_station(view, sessions)
    ]
    return Section(
        key="totals_by_station",
        title=_("Totals by zone of the trainees' duty station"),
        fields=(
            Field("zone", _("Zone"), least=8),
            Field("held_heads", _("Held: heads"), "count"),
            Field("held_hours", _("h"), "hours"),
            Field("booked_seats", _("Booked: seats"), "count"),
            Field("booked_hours", _("h"), "hours"),
        ),
        rows=tuple(rows),
        empty=_("No zone is recorded."),
        notes=(totals_note(),),
        flat=False,
    )


def _findings(view: View, sessions: Iterable[Session], findings: Sequence[Finding]) -> Section:
    """Return the findings about *sessions*, each once, in the order of the sessions."""
    filed = by_session(view.mission, findings)
    found = dict.fromkeys(finding for session in sessions for finding in filed.get(session.id, ()))
    return findings_section(list(found), "session_findings")


def findings_section(findings: Sequence[Finding], key: str) -> Section:
    """Return *findings*, without their places, as a table of what is wrong and what to do about it."""
    rows: list[tuple[Cell, ...]] = [
        (
            finding.code,
            Seen(finding.severity.word, severity_word(finding.severity)),
            whole(finding.message),
            whole(finding.hint) or None,
            finding.entities,
        )
        for finding in findings
    ]
    return Section(
        key=key,
        title=_("Findings"),
        fields=(
            Field("code", _("Code")),
            Field("severity", _("Severity")),
            Field("message", _("Finding"), least=20, wraps=True),
            Field("hint", _("Hint"), least=14, wraps=True),
            Field("entities"),
        ),
        rows=tuple(rows),
        empty=_("No finding."),
        flat=False,
    )
