"""Owns how sessions stand in the tables of documents: the same columns in every export; it chooses none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planner.causes import clear_day
from planner.i18n import _
from planner.mapping import trainee_hours
from planner.model import Session
from planner.obstacles import obstacles_of
from planner.reports.document import Cell, Field, Section, Seen
from planner.reports.page import whole_twin
from planner.reports.record_words import obstacle_words
from planner.reports.sessions import hours_of
from planner.reports.words import number, short_weekday, status_word, title_of, week
from planner.view import View

Codes = Mapping[str, Sequence[str]]
"""The code of each finding of each session, by the session's id."""


def sessions_section(
    view: View, sessions: Sequence[Session], codes: Codes, title: str, key: str = "sessions", *, reasons: bool = False
) -> Section:
    """Return *sessions* as a table in their order.

    Args:
        view: the mission and its as-of date.
        sessions: what to list.
        codes: of the findings of each.
        title: of the section.
        key: of the section.
        reasons: whether people see what blocks each, in place of where it is and how many it teaches.
    """
    return Section(
        key=key,
        title=title,
        fields=session_fields(reasons=reasons),
        rows=tuple(tuple(session_row(view, session, codes)) for session in sessions),
        empty=_("No session."),
    )


def session_fields(*, reasons: bool = False, whole: bool = False) -> tuple[Field, ...]:
    """Return the columns of sessions; people see few where a page is narrow, nearly all if *whole*."""
    return (
        Field("start", _("Start"), "date"),
        Field("end", _("End") if whole else "", "date"),
        Field("days", "", "count"),
        Field("week"),
        Field("id", _("Session")),
        Field("title", _("Title"), least=14 if reasons else 13, wraps=True),
        Field("modules", _("Modules"), least=8 if reasons else 12, wraps=True),
        Field("hours", "", "hours"),
        Field("status", _("Status")),
        Field("region", "" if reasons else _("Reg."), least=3),
        Field("zone"),
        Field("venue"),
        Field("venue_title", _("Venue") if whole else ""),
        Field("partner", _("Partner") if whole else ""),
        Field("teams", _("Teams") if whole else ""),
        Field("units", _("Heads") if whole else ""),
        Field("", "" if reasons or whole else _("Heads"), "count"),
        Field("seats", "", "count"),
        Field("attended", "", "count"),
        Field("trainee_hours", "", "hours"),
        Field("women", "", "count"),
        Field("counterpart"),
        Field("funding"),
        Field("nominated_by"),
        Field("due_diligence"),
        Field("follow_up", "", "date"),
        Field("blocked_by", _("Blocked by") if reasons or whole else "", least=20, wraps=True),
        Field("clears", "", "date"),
        Field("public_note", _("Public note") if whole else ""),
        Field("findings"),
    )


def session_row(view: View, session: Session, codes: Codes, *, whole: bool = False) -> Iterator[Cell]:
    """Yield the cells of *session* under those columns, with all its modules if *whole*; heads go by its status."""
    mission, place = view.mission, view.region_of(session)
    region, venue = mission.region.get(place or ""), mission.venue.get(session.venue or "")
    heads = session.attended if session.status == "delivered" else session.seats
    yield Seen(session.start, f"{session.start.isoformat()} {short_weekday(session.start)}")
    yield from (session.end, session.days, week(session.start), session.id)
    yield Seen(whole_twin(session, "title") or None, whole_twin(session, "title"))
    yield session.modules if whole else Seen(session.modules, _modules(session))
    yield hours_of(mission, session)
    yield Seen(session.status, status_word(session.status))
    yield Seen(place, region.short if region else "-")
    yield from (region.zone if region else None, session.venue, title_of(venue) if venue else None)
    yield from (session.partner, session.teams, dict(heads))
    yield Seen(None, number(sum(heads.values())) if heads else "-")
    yield from (_sum(session.seats), _sum(session.attended), trainee_hours(mission, session) if heads else None)
    yield from (session.women, session.counterpart or None, session.funding or None, session.nominated_by or None)
    yield from (session.due_diligence, session.follow_up)
    yield from blocked_cells(view, session)
    yield from (whole_twin(session, "public_note") or None, tuple(codes.get(session.id, ())))


def _sum(heads: Mapping[str, int]) -> int | None:
    """Return all of *heads*; None where none are recorded, which is not nobody."""
    return sum(heads.values()) if heads else None


def blocked_cells(view: View, session: Session) -> tuple[Cell, Cell]:
    """Return what blocks *session*, and the first day from which nothing does, if one is known."""
    blocking = [obstacle for obstacle in obstacles_of(view, session) if obstacle.blocks]
    return "; ".join(map(obstacle_words, blocking)) or None, clear_day(blocking)


def _modules(session: Session) -> str:
    first, rest = session.modules[:1], len(session.modules) - 1
    return f"{first[0]} +{rest}" if rest > 0 else "".join(first)
