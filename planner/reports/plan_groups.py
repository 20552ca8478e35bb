"""Owns under which headings the sessions of a plan stand: weeks, regions, units or teams; it leaves none out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from planner.i18n import _
from planner.model import Region, Session, Team, Unit
from planner.reports.page import whole_twin
from planner.reports.record_words import dated
from planner.reports.words import week
from planner.view import View

SEVERAL = ("unit", "team")
"""Headings of which a session may stand under more than one."""
_Names = Callable[[Session], Set[str]]


class Group(NamedTuple):
    """Sessions under one heading; of several units or teams a session stands under each."""

    id: str | None
    """The ISO week, or the id of the region, unit or team; None: the sessions name none."""
    title: str
    sessions: tuple[Session, ...]


def plan_groups(view: View, sessions: Sequence[Session], by: str) -> list[Group]:
    """Return *sessions*, which are by start, under headings in time or in the order of the files; none is empty."""
    if by == "week":
        return _weeks(sessions)
    mission = view.mission
    if by == "region":
        return _named(mission.regions, sessions, lambda s: {view.region_of(s) or ""}, _("Venue not recorded"))
    if by == "unit":
        return _named(mission.units, sessions, lambda s: s.seats.keys() | s.attended.keys(), _("No unit named"))
    return _named(mission.teams, sessions, lambda s: set(s.teams), _("No team named"))


def _weeks(sessions: Sequence[Session]) -> list[Group]:
    weeks: dict[int, list[Session]] = {}
    for session in sessions:
        weeks.setdefault(session.start.toordinal() - session.start.weekday(), []).append(session)
    groups = []
    for ordinal, found in weeks.items():
        name = week(found[0].start)
        monday = dated(dt.date.fromordinal(max(1, ordinal)))
        groups.append(Group(name, _("{week}, from {monday}").format(week=name, monday=monday), tuple(found)))
    return groups


def _named(
    entries: Sequence[Region] | Sequence[Unit] | Sequence[Team], sessions: Sequence[Session], of: _Names, none: str
) -> list[Group]:
    groups = []
    for entry in entries:
        title = _("{title} ({id})").format(title=whole_twin(entry, "title"), id=entry.id)
        groups.append(Group(entry.id, title, tuple(session for session in sessions if entry.id in of(session))))
    known = {entry.id for entry in entries}
    groups.append(Group(None, none, tuple(session for session in sessions if known.isdisjoint(of(session)))))
    return [group for group in groups if group.sessions]
