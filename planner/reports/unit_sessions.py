"""Owns the part of a unit's sheet on its sessions, the follow-up visits still to pay and what mentors observed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Observation, Session, Unit
from planner.reports.due import visited
from planner.reports.footnotes import Footnotes, concerns
from planner.reports.page import Page, whole, whole_twin
from planner.reports.record_words import dated, days_of, named, rating_words
from planner.reports.words import days, number, status_word, week
from planner.view import View

FIRM = ("planned", "approved", "delivered")


def add_sessions(page: Page, view: View, unit: Unit, filed: Mapping[str, Sequence[Finding]], notes: Footnotes) -> None:
    """Add every session of the unit: coming, ideas, unreported, delivered (the latest first) and cancelled."""
    sessions = view.sessions_of.get(unit.id, ())
    for heading, group in _groups(view, sessions):
        if not group:
            continue
        page.heading(heading)
        for session in group:
            found = [finding for finding in filed.get(session.id, ()) if concerns(view.mission, unit.id, finding)]
            _add_session(page, view, unit, session, notes.marks(found))
    if not sessions:
        page.heading(_("Sessions"))
        page.paragraph(_("No session names this unit."))


def _groups(view: View, sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    ahead = [session for session in sessions if session.status in ("planned", "approved")]
    yield _("Coming sessions"), [session for session in ahead if session.end >= view.day]
    yield _("Ideas of sessions, counted nowhere"), [session for session in sessions if session.status == "idea"]
    yield _("Ended, reported neither delivered nor cancelled"), [s for s in ahead if s.end < view.day]
    yield _("Delivered sessions, the latest first"), [s for s in reversed(sessions) if s.status == "delivered"]
    yield _("Cancelled sessions"), [session for session in sessions if session.status == "cancelled"]


def _add_session(page: Page, view: View, unit: Unit, session: Session, marks: str) -> None:
    status = status_word(session.status)
    page.entry(((f"{session.id}  ", "bold"),), days_of(session) + marks, (status, ""))
    title = whole_twin(session, "title")
    modules = whole(", ".join(session.modules))
    page.paragraph(_("{title}: {modules}").format(title=title, modules=modules) if title else modules, indent=4)
    page.paragraph("; ".join(_facts(view, unit, session)), "dim", indent=4)
    page.paragraph(whole_twin(session, "note"), "dim", indent=4)


def _facts(view: View, unit: Unit, session: Session) -> Iterator[str]:
    seats, attended = session.seats.get(unit.id), session.attended.get(unit.id)
    if session.status == "delivered" and not session.attended:
        yield _("attendance not recorded")
    elif session.status == "delivered" and session.end > view.day:
        yield _("delivered after {day}: counted nowhere yet").format(day=view.day.isoformat())
    if attended is not None:
        text = (
            _("{attended} attended of {seats} seats") if seats is not None else _("{attended} attended, no seats named")
        )
        yield text.format(attended=number(attended), seats=number(seats or 0))
    elif seats is not None:
        yield ngettext("{count} seat", "{count} seats", seats).format(count=number(seats))
    yield _place(view, unit, session)
    if session.teams:
        yield ", ".join(named(view.mission, "team", team) for team in session.teams)
    if session.follow_up:
        yield _("follow-up {day}").format(day=session.follow_up.isoformat())


def _place(view: View, unit: Unit, session: Session) -> str:
    region = view.region_of(session)
    if not session.venue or region is None:
        return _("venue not recorded")
    venue = named(view.mission, "venue", session.venue)
    if region == unit.region:
        return _("at home, {venue}").format(venue=venue)
    return _("away in {region}, {venue}").format(region=named(view.mission, "region", region), venue=venue)


def visits_owed(view: View, unit: Unit) -> list[tuple[dt.date, Session]]:
    """Return the follow-up visits still to be paid, by day: of sessions since whose end nobody observed the unit."""
    owed = [
        (session.follow_up, session)
        for session in view.sessions_of.get(unit.id, ())
        if session.status in FIRM and session.follow_up and not visited(view, session, unit.id)
    ]
    return sorted(owed, key=lambda visit: (visit[0], visit[1].id))


def add_follow_ups(page: Page, view: View, unit: Unit) -> None:
    """Add the visits that are still to be paid."""
    owed = visits_owed(view, unit)
    if not owed:
        return
    page.heading(_("Follow-up visits to pay"))
    for day, session in owed:
        late = (view.day - day).days
        when = _("{days} late").format(days=days(late)) if late > 0 else _("coming")
        lead = ((f"{dated(day)}  ", "warning" if late > 0 else ""),)
        page.entry(lead, _("after {session}: {when}").format(session=session.id, when=when))


def add_observations(page: Page, view: View, unit: Unit) -> None:
    """Add what mentors observed up to the view's date, the newest first; later entries are counted."""
    every = view.observations_of.get(unit.id, ())
    seen = [observation for observation in reversed(every) if observation.date <= view.day]
    page.heading(_("Observations, the newest first"))
    if not seen:
        page.paragraph(_("None up to {day}.").format(day=view.day.isoformat()))
    for observation in seen:
        page.entry(((f"{dated(observation.date)} ({week(observation.date)})  ", "bold"),), _observed(view, observation))
        page.paragraph(whole_twin(observation, "note"), indent=4)
    if later := len(every) - len(seen):
        text = ngettext("{count} later observation is not shown.", "{count} later observations are not shown.", later)
        page.paragraph(text.format(count=later), "dim")


def _observed(view: View, observation: Observation) -> str:
    module = view.mission.module.get(observation.module or "")
    what = _("{module} {title}").format(module=module.id, title=whole_twin(module, "title")) if module else ""
    parts = [
        what or whole(observation.module or ""),
        rating_words(observation.rating) if observation.rating else _("not rated"),
        named(view.mission, "team", observation.mentor) if observation.mentor else "",
    ]
    return "; ".join(part for part in parts if part)
