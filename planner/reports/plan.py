"""Owns the plan as a page of text that is printed, mailed or pasted in a cable: sessions by week, totals, findings.

At most 76 columns, no escape sequence, no clock: equal input gives equal bytes. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Session
from planner.reports.footnotes import Footnotes, by_session
from planner.reports.page import Page, whole, whole_twin
from planner.reports.plan_groups import SEVERAL, Group, plan_groups
from planner.reports.plan_session import add_session
from planner.reports.plan_totals import add_totals
from planner.reports.provenance import header_lines, titled
from planner.reports.record_words import dated, days_of, named
from planner.reports.sessions import Choice, sessions_in
from planner.reports.words import heads_note, illustrative_note, number, status_word, week
from planner.view import View
from planner.vocabulary import SESSION_STATUSES

WIDEST_ID = 30
"""Terminal cells of a column of ids; a longer id stands out of it."""


def plan_page(
    view: View,
    findings: Sequence[Finding],
    *,
    start: date | None = None,
    end: date | None = None,
    region: str | None = None,
    partner: str | None = None,
    unit: str | None = None,
    by: str = "week",
    ascii_only: bool = False,
) -> str:
    """Return the plan as text that ends in one newline.

    Args:
        view: the mission and its as-of date.
        findings: all findings; those about the sessions printed become footnotes.
        start: first day; sessions that end before it are left out. Default: the horizon's.
        end: last day; sessions that start after it are left out. Default: the horizon's.
        region: only sessions at venues in this region.
        partner: only this partner's sessions.
        unit: only sessions in which this unit has seats or attended.
        by: under which headings sessions stand: week, region, unit or team.
        ascii_only: fold everything to ASCII.
    """
    choice = Choice(
        start=start or view.horizon.start,
        end=end or view.horizon.end,
        regions=frozenset([region] if region else ()),
        partners=frozenset([partner] if partner else ()),
        units=frozenset([unit] if unit else ()),
    )
    page = Page(ascii_only=ascii_only)
    chosen = sessions_in(view, choice)
    _add_head(page, view, choice, findings)
    page.paragraph(counts_words(chosen))
    if by in SEVERAL:
        page.paragraph(several_note(), "dim")
    _add_sessions(page, view, chosen, findings, by)
    return page.text


def _add_sessions(page: Page, view: View, chosen: Sequence[Session], findings: Sequence[Finding], by: str) -> None:
    """Add the sessions, what they come to, and the names and findings that explain them."""
    shown = [session for session in chosen if session.status != "cancelled"]
    notes = Footnotes()
    _add_groups(page, view, plan_groups(view, shown, by), by_session(view.mission, findings), notes)
    _add_cancelled(page, [session for session in chosen if session.status == "cancelled"])
    add_totals(page, view, shown)
    _add_modules(page, view, shown)
    _add_units(page, view, shown)
    notes.print(page)
    _add_legend(page, shown)


def _add_head(page: Page, view: View, choice: Choice, findings: Sequence[Finding]) -> None:
    errors = sum(finding.code.startswith("LD") for finding in findings)
    for line, style in titled(_("Training plan"), header_lines(view, errors)):
        page.paragraph(line, style)
    first, last = choice.start or view.horizon.start, choice.end or view.horizon.end
    text = _("sessions from {first} ({first_week}) to {last} ({last_week})")
    page.paragraph(text.format(first=dated(first), first_week=week(first), last=dated(last), last_week=week(last)))
    for word, table, names in (
        (_("only at venues in {name}"), "region", choice.regions),
        (_("only of {name}"), "partner", choice.partners),
        (_("only with {name}"), "unit", choice.units),
    ):
        for name in names:
            page.paragraph(word.format(name=named(view.mission, table, name)), hang=2)


def counts_words(sessions: Sequence[Session]) -> str:
    """Return how many sessions there are, by status."""
    text = ngettext("{count} session: {statuses}", "{count} sessions: {statuses}", len(sessions))
    counts = ((status, sum(session.status == status for session in sessions)) for status in SESSION_STATUSES)
    statuses = ", ".join(f"{number(count)} {status_word(status)}" for status, count in counts if count)
    return text.format(count=number(len(sessions)), statuses=statuses) if sessions else _("no session")


def _add_groups(
    page: Page, view: View, groups: Sequence[Group], filed: Mapping[str, Sequence[Finding]], notes: Footnotes
) -> None:
    for group in groups:
        page.heading(group.title)
        for session in group.sessions:
            page.blank()
            add_session(page, view, session, notes.marks(filed.get(session.id, ())))


def _add_cancelled(page: Page, sessions: Sequence[Session]) -> None:
    if not sessions:
        return
    page.heading(_("Cancelled"))
    for session in sessions:
        title = whole_twin(session, "title") or whole(", ".join(session.modules))
        page.entry(((f"{session.id}  ", "bold"),), _("{days}: {title}").format(days=days_of(session), title=title))


def _add_modules(page: Page, view: View, sessions: Sequence[Session]) -> None:
    """Add the titles and hours of the modules, once each."""
    taught = {module.id for session in sessions for module in view.mission.taught(session)}
    if not taught:
        return
    page.heading(_("Modules"))
    width = min(max(map(len, taught)), WIDEST_ID)
    for module in view.mission.modules:
        if module.id in taught:
            hours = _("{hours} h").format(hours=number(module.hours))
            page.entry(((f"{module.id:<{width}}  ", "bold"),), whole_twin(module, "title"), (hours, ""))


def _add_units(page: Page, view: View, sessions: Sequence[Session]) -> None:
    """Add the titles and duty stations of the units, once each."""
    booked = {unit for session in sessions for unit in (*session.seats, *session.attended)}
    if not booked:
        return
    page.heading(_("Units"))
    width = min(max(map(len, booked)), WIDEST_ID)
    for unit in view.mission.units:
        if unit.id in booked:
            region = view.mission.region.get(unit.region)
            place = whole_twin(region, "title") if region else unit.region
            page.entry(((f"{unit.id:<{width}}  ", "bold"),), whole_twin(unit, "title"), (place, ""))


def _add_legend(page: Page, sessions: Sequence[Session]) -> None:
    page.blank()
    for text in status_notes({session.status for session in sessions}):
        page.paragraph(text, "dim")
    page.paragraph(heads_note(), "dim")
    if page.marked:
        page.paragraph(illustrative_note(), "dim")


def several_note() -> str:
    """Return that a session may stand under several headings."""
    return _("A session of several units or teams stands under each; totals count it once.")


def status_notes(statuses: set[str]) -> Iterator[str]:
    """Yield what the statuses that are shown mean."""
    meanings = {
        "idea": _("idea: not agreed yet, counted in no figure"),
        "planned": _("planned: has a date and a place, not yet approved"),
        "approved": _("approved: agreed by those who decide"),
        "delivered": _("delivered: was held; this says who came, not what came of it"),
    }
    if shown := [text for status, text in meanings.items() if status in statuses]:
        yield _("{meanings}.").format(meanings="; ".join(shown))
