"""Owns the list of sessions: which are asked for, their table and their JSON; it judges none of them.

The findings of a session come in from outside, because reports know no rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from planner.coverage import Number, total
from planner.diagnostics import Finding
from planner.i18n import _
from planner.mission import Mission
from planner.model import Session
from planner.plain import one_line
from planner.reports.footnotes import by_session
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell, Column, Shown, Table
from planner.reports.words import heads_note, number, short_weekday, status_word, twin
from planner.view import View

Codes = Mapping[str, list[str]]
"""The code of each finding of each session, by the session's id: sorted, as many as it has findings."""


class Choice(Struct, frozen=True, kw_only=True):
    """What sessions the list is limited to; what is empty limits nothing, several of one kind add up."""

    start: dt.date | None = None
    """Sessions that end on this day or later."""
    end: dt.date | None = None
    """Sessions that start on this day or before."""
    regions: frozenset[str] = frozenset()
    """Of the venue."""
    partners: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def takes(self, view: View, session: Session) -> bool:
        """Return whether *session* is asked for."""
        if (self.start and session.end < self.start) or (self.end and session.start > self.end):
            return False
        facts = (
            (self.regions, {view.region_of(session)}),
            (self.partners, {session.partner}),
            (self.statuses, {session.status}),
            (self.units, session.seats.keys() | session.attended.keys()),
        )
        return all(not wanted or not wanted.isdisjoint(there) for wanted, there in facts)


ALL = Choice()


def sessions_in(view: View, choice: Choice = ALL) -> tuple[Session, ...]:
    """Return the sessions asked for, by start, then id."""
    return tuple(session for session in view.by_start if choice.takes(view, session))


def codes_of(filed: Mapping[str, Sequence[Finding]]) -> Codes:
    """Return the codes of the findings that are *filed* by session."""
    return {session: sorted(finding.code for finding in found) for session, found in filed.items()}


def codes_by_session(mission: Mission, findings: Sequence[Finding]) -> Codes:
    """Return the codes of the *findings* of each session: of those that name it, notes and conflicts among them."""
    return codes_of(by_session(mission, findings))


def hours_of(mission: Mission, session: Session) -> Number:
    """Return the hours of the modules of *session*, each counted once."""
    return total(module.hours for module in mission.taught(session))


def sessions_json(view: View, codes: Codes, choice: Choice = ALL) -> dict[str, object]:
    """Return what ``planner sessions --format json`` prints: what each entry says, its sums and its findings."""
    return {
        "schema": 1,
        "as_of": view.day,
        "sessions": [_session_json(view.mission, session, codes) for session in sessions_in(view, choice)],
    }


def _session_json(mission: Mission, session: Session, codes: Codes) -> dict[str, object]:
    fields = msgspec.structs.asdict(session).items()
    named = {name: value for name, value in fields if name == "modules" or value not in (None, "", (), {})}
    return {
        **named,
        "hours": hours_of(mission, session),
        "seats_total": sum(session.seats.values()),
        "attended_total": sum(session.attended.values()),
        "findings": codes.get(session.id, []),
    }


def sessions_table(view: View, codes: Codes, choice: Choice = ALL, errors: int = 0) -> Table:
    """Return the list as a table, by start."""
    return Table(
        columns=sessions_columns(),
        rows=tuple(session_row(view, session, codes) for session in sessions_in(view, choice)),
        header=header_lines(view, errors),
        notes=(
            _("Heads: attended once delivered, else booked seats. h: hours of the modules. +: and more. !: findings."),
            heads_note(),
        ),
        empty=_("No session."),
    )


def sessions_columns() -> tuple[Column, ...]:
    """Return the columns of a list of sessions."""
    return (
        Column("start", _("Start")),
        Column("end", "", page=False),
        Column("days", _("Days"), right=True),
        Column("id", _("Session")),
        Column("title", "", page=False),
        Column("modules", _("Modules"), least=8),
        Column("status", _("Status")),
        Column("venue", "", page=False),
        Column("region", _("Reg."), least=3),
        Column("partner", "", page=False),
        Column("teams", "", page=False),
        Column("hours", _("h"), right=True),
        Column("heads", _("Heads"), right=True, data=False),
        Column("seats_total", "", page=False),
        Column("attended_total", "", page=False),
        Column("counterpart", "", page=False),
        Column("funding", "", page=False),
        Column("follow_up", "", page=False),
        Column("findings", "!", right=True),
    )


def session_row(view: View, session: Session, codes: Codes) -> tuple[Cell, ...]:
    """Return the cells of *session* under those columns."""
    place = view.region_of(session)
    region = view.mission.region.get(place or "")
    seats, attended = sum(session.seats.values()), sum(session.attended.values())
    found = codes.get(session.id, [])
    return (
        Shown(session.start, f"{session.start.isoformat()} {short_weekday(session.start)}"),
        session.end,
        session.days,
        session.id,
        twin(session, "title"),
        Shown(" ".join(session.modules), _modules(session)),
        Shown(session.status, status_word(session.status)),
        session.venue,
        Shown(place, one_line(region.short) if region else "-"),
        session.partner,
        " ".join(session.teams),
        Shown(hours_of(view.mission, session), number(hours_of(view.mission, session))),
        Shown(None, number(attended if session.status == "delivered" else seats)),
        seats,
        attended,
        one_line(session.counterpart),
        one_line(session.funding),
        session.follow_up,
        Shown(" ".join(found), str(len(found)) if found else "", "warning"),
    )


def _modules(session: Session) -> str:
    first, rest = session.modules[:1], len(session.modules) - 1
    return f"{first[0]} +{rest}" if rest > 0 else "".join(first)
