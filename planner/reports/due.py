"""Owns the chase list: what has to be done by whom in the next weeks; it judges nothing that is not a date or a blank.

What it lists: sessions of the next 21 days without units, team, counterpart or funding; sessions that ended and were
not reported; delivered ones without attendance; follow-up visits overdue; refreshers about to lapse.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from planner.attendance import later
from planner.coverage import Cell
from planner.i18n import _
from planner.model import Session
from planner.plain import one_line
from planner.reports.provenance import header_lines
from planner.reports.tables import Cell as TableCell
from planner.reports.tables import Column, Shown, Table
from planner.reports.words import figure, heads_note, illustrative_note, number, title_of
from planner.view import View

DAYS_AHEAD = 21
"""Days from the as-of date within which a session must be confirmed (design: the chase list)."""

Kind = Literal["unconfirmed", "unreported", "no-attendance", "follow-up", "refresher"]
Party = Literal["partner", "team", "unit"]


class Chase(Struct, frozen=True):
    """One thing to chase."""

    kind: Kind
    id: str
    """The session's; of a refresher the unit's."""
    who: str
    """Id of who has to act; empty: the entry names nobody."""
    party: Party | None
    """What kind of entry ``who`` is."""
    by: dt.date
    """The day it is or was due."""
    what: str
    """In words, safe, in the language in force."""
    illustrative: bool = False
    """Whether an illustrative strength enters a figure of it."""
    units: tuple[str, ...] = ()
    """Ids of the units it is about."""


def chase_list(view: View, mentor: str | None = None) -> list[Chase]:
    """Return all there is to chase on the view's date, the most urgent first.

    With *mentor*, a team's id: what that team has to do itself, and what is about a unit that it mentors.
    """
    found = [*_of_sessions(view), *_refreshers(view)]
    if mentor:
        found = of_mentor(view, found, mentor)
    return sorted(found, key=lambda chase: (chase.by, chase.kind, chase.id, chase.who))


def of_mentor(view: View, chases: Iterable[Chase], mentor: str) -> list[Chase]:
    """Return those of *chases* that *mentor*, a team's id, has to do itself or that are about a unit it mentors."""
    return [chase for chase in chases if chase.who == mentor or _mentors(view, mentor, chase.units)]


def late_and_to_come(chases: Iterable[Chase], day: dt.date) -> tuple[int, int]:
    """Return how many of *chases* were due before *day*, and how many are due on it or later: entries of the list."""
    late = [chase.by < day for chase in chases]
    return sum(late), len(late) - sum(late)


def _mentors(view: View, mentor: str, units: Iterable[str]) -> bool:
    """Return whether *mentor* is co-located with one of *units*."""
    known = view.mission.unit
    return any(known[name].mentor == mentor for name in units if name in known)


def _of_sessions(view: View) -> Iterator[Chase]:
    horizon = later(view.day, DAYS_AHEAD)
    for session in view.by_start:
        if session.status == "cancelled":
            continue
        yield from _follow_up(view, session)
        if session.status == "delivered":
            if session.end <= view.day and not session.attended:
                what = _("delivered, attendance not recorded")
                yield _chase("no-attendance", session, session.end, what)
        elif session.end < view.day:
            what = _("ended, reported neither delivered nor cancelled")
            yield _chase("unreported", session, session.end, what)
        elif session.status != "idea" and session.start <= horizon and (missing := _missing(session)):
            what = _("to confirm: {missing}").format(missing=", ".join(missing))
            yield _chase("unconfirmed", session, session.start, what)


def _chase(kind: Kind, session: Session, by: dt.date, what: str) -> Chase:
    return Chase(kind, session.id, *_who(session), by, what, units=tuple({**session.seats, **session.attended}))


def _who(session: Session) -> tuple[str, Party | None]:
    if session.partner:
        return session.partner, "partner"
    return (session.teams[0], "team") if session.teams else ("", None)


def _missing(session: Session) -> list[str]:
    blanks = (
        (sum(session.seats.values()), _("units and seats")),
        (session.teams, _("team")),
        (session.counterpart, _("national counterpart")),
        (session.funding, _("funding")),
    )
    return [word for there, word in blanks if not there]


def _follow_up(view: View, session: Session) -> Iterator[Chase]:
    visit = session.follow_up
    if session.status == "idea" or not visit or visit >= view.day:
        return
    units = session.attended if session.status == "delivered" else session.seats
    if not units:
        yield Chase("follow-up", session.id, *_who(session), visit, _("follow-up visit, but no unit is named"))
    unseen: dict[tuple[str, Party | None], list[str]] = defaultdict(list)
    for name in units:
        if not visited(view, session, name):
            unit = view.mission.unit.get(name)
            unseen[(unit.mentor, "team") if unit and unit.mentor else _who(session)].append(name)
    for who, names in unseen.items():
        what = _("follow-up visit not observed: {units}").format(units=", ".join(map(one_line, names)))
        yield Chase("follow-up", session.id, *who, visit, what, units=tuple(names))


def visited(view: View, session: Session, unit: str) -> bool:
    """Return whether *unit* was observed after *session* ended, up to the as-of date."""
    return any(session.end < seen.date <= view.day for seen in view.observations_of.get(unit, ()))


def _refreshers(view: View) -> Iterator[Chase]:
    window = later(view.day, view.mission.settings.targets.due_days)
    for unit, cells in view.coverage.by_unit.items():
        due = [cell for cell in cells if cell.due]
        if not due:
            continue
        groups: dict[dt.date, list[Cell]] = defaultdict(list)
        for cell in due:
            groups[min(view.coverage.covered_until(cell) or window, window)].append(cell)
        for by, lapsing in groups.items():
            what = _("refresher: {modules}").format(modules=_lapsing(lapsing))
            marks = any(cell.illustrative for cell in lapsing)
            yield Chase("refresher", unit, unit, "unit", by, what, marks, (unit,))


def _lapsing(cells: Iterable[Cell]) -> str:
    """Return heads and modules, modules with the same figures together."""
    modules: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cell in cells:
        modules[figure(cell.due, cell.illustrative), number(cell.covered)].append(cell.module.id)
    return "; ".join(
        _("{due} of {covered} in {modules}").format(due=due, covered=covered, modules=", ".join(names))
        for (due, covered), names in modules.items()
    )


def due_json(view: View, mentor: str | None = None) -> dict[str, object]:
    """Return what ``planner due --format json`` prints; ``mentor`` is there if it was asked for."""
    return {
        "schema": 1,
        "as_of": view.day,
        **({"mentor": mentor} if mentor else {}),
        "due": [
            {
                "kind": chase.kind,
                "id": chase.id,
                "who": chase.who or None,
                "party": chase.party,
                "by": chase.by,
                "what": chase.what,
            }
            for chase in chase_list(view, mentor)
        ],
    }


def mentor_words(view: View, mentor: str) -> str:
    """Return whose chase list it is, in the language in force."""
    team = view.mission.team.get(mentor)
    return _("units mentored by {team}").format(team=f"{title_of(team)} ({mentor})" if team else one_line(mentor))


def due_table(view: View, errors: int = 0, mentor: str | None = None) -> Table:
    """Return the chase list as a table."""
    chases = chase_list(view, mentor)
    return Table(
        columns=(
            Column("by", _("By")),
            Column("kind", "", page=False),
            Column("id", _("Of")),
            Column("who", _("Who acts")),
            Column("party", "", page=False),
            Column("what", _("What"), least=24, wraps=True),
        ),
        rows=tuple(_row(view, chase) for chase in chases),
        header=(*header_lines(view, errors), *([mentor_words(view, mentor)] if mentor else [])),
        notes=(heads_note(), *([illustrative_note()] if any(chase.illustrative for chase in chases) else [])),
        empty=_("Nothing to chase until {day}.").format(day=later(view.day, DAYS_AHEAD).isoformat()),
    )


def _row(view: View, chase: Chase) -> tuple[TableCell, ...]:
    return (
        Shown(chase.by, chase.by.isoformat(), "warning" if chase.by < view.day else ""),
        chase.kind,
        Shown(chase.id, "" if chase.id == chase.who else chase.id),
        Shown(chase.who, chase.who or _("nobody named")),
        chase.party,
        chase.what,
    )
