"""Owns the figures after an edit: those that it can have changed are derived again, all others are taken over.

What it returns is equal to what deriving everything again would give; it judges nothing and reads no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from planner.alteration import Alteration, Reach, replaced
from planner.attendance import records_of
from planner.coverage import Coverage
from planner.elapsed import rederived
from planner.mission import Mission
from planner.model import Activity, Observation, Session
from planner.tally import Tally
from planner.view import View, order_of

_T = TypeVar("_T")


def view_after(view: View, mission: Mission, alteration: Alteration) -> View:
    """Return *mission*, which came by *alteration* from that of *view*, on the same date.

    What was derived in *view* is at hand in it too; the rest waits until it is asked for.
    """
    after = View(mission, view.day)
    known = after.__dict__
    wanted = view.__dict__.keys() | (_FOR_COVERAGE if "coverage" in view.__dict__ else frozenset())
    for name, derive in _DERIVED.items():
        if name in wanted:
            known[name] = derive(view, after, alteration)
    return after


def reach_of(after: View, alteration: Alteration) -> Reach:
    """Return what *alteration* can have changed anything about, by which *after* came to be."""
    sessions = alteration.both("session")
    teams = {team.id for team in alteration.both("team")}
    venues = {venue.id for venue in alteration.both("venue")}
    regions = {region.id for region in alteration.both("region")}
    regions |= {activity.region for activity in alteration.both("activity")}
    units = {unit.id for unit in alteration.both("unit")} | {seen.unit for seen in alteration.both("observation")}
    units |= {unit for session in sessions for unit in (*session.seats, *session.attended)}
    mission = after.mission
    in_regions = {venue.id for venue in mission.venues if venue.region in regions} | venues
    reached = {session.id for session in sessions}
    reached |= {session.id for unit in units for session in after.sessions_of.get(unit, ())}
    if teams or in_regions:
        reached |= {
            session.id
            for session in mission.sessions
            if session.venue in in_regions or not teams.isdisjoint(session.teams)
        }
    return Reach(
        units=frozenset(units | {unit.id for unit in mission.units if unit.region in regions}),
        teams=frozenset(teams | {team for session in sessions for team in session.teams}),
        venues=frozenset(venues | {session.venue for session in sessions if session.venue}),
        sessions=frozenset(reached),
    )


def _by_start(before: View, _after: View, alteration: Alteration) -> tuple[Session, ...]:
    return tuple(
        replaced(before.by_start, alteration.gone.get("session", ()), alteration.come.get("session", ()), order_of)
    )


def _sessions_of(before: View, _after: View, alteration: Alteration) -> dict[str, tuple[Session, ...]]:
    groups = dict(before.sessions_of)
    gone, come = alteration.gone.get("session", ()), alteration.come.get("session", ())
    for unit in {unit for session in (*gone, *come) for unit in (*session.seats, *session.attended)}:
        left = [session for session in gone if unit in session.seats or unit in session.attended]
        new = [session for session in come if unit in session.seats or unit in session.attended]
        _set(groups, unit, replaced(groups.get(unit, ()), left, new, order_of))
    return groups


def _observations_of(before: View, after: View, alteration: Alteration) -> dict[str, tuple[Observation, ...]]:
    groups = dict(before.observations_of)
    for unit in {seen.unit for seen in alteration.both("observation")}:
        mine = [seen for seen in after.mission.observations if seen.unit == unit]
        _set(groups, unit, sorted(mine, key=lambda seen: seen.date))
    return groups


def _activities_in(before: View, after: View, alteration: Alteration) -> dict[str, tuple[Activity, ...]]:
    groups = dict(before.activities_in)
    for region in {activity.region for activity in alteration.both("activity")}:
        there = [activity for activity in after.mission.activities if activity.region == region]
        _set(groups, region, sorted(there, key=lambda activity: activity.end))
    return groups


def _set(groups: dict[str, tuple[_T, ...]], name: str, entries: Sequence[_T]) -> None:
    if entries:
        groups[name] = tuple(entries)
    else:
        groups.pop(name, None)


def _coverage(before: View, after: View, alteration: Alteration) -> Coverage:
    """Return all cells; only those of units that were edited, or that are in a session that was, are looked at."""
    former, mission = before.coverage, after.mission
    units = {unit.id for unit in alteration.both("unit")}
    units |= {unit for session in alteration.both("session") for unit in (*session.seats, *session.attended)}
    keys = [(unit, module.id) for unit in units for module in mission.modules]
    records = dict(former.records)
    found = records_of(mission, after.day, _in_file_order(after, units))
    for key in keys:
        records.pop(key, None)
        if key in found:
            records[key] = found[key]
    return rederived(mission, after.day, former, records, keys)


def _in_file_order(view: View, units: Iterable[str]) -> list[Session]:
    """Return the sessions of *units* in the order in which the files name them."""
    rank = {name: number for number, (name, _data) in enumerate(view.mission.contents)}
    sessions = {session.id: session for unit in units for session in view.sessions_of.get(unit, ())}

    def place(session: Session) -> tuple[int, int]:
        file, _table, index = view.mission.origin(session)
        return rank[file], index

    return sorted(sessions.values(), key=place)


def _tally(before: View, after: View, alteration: Alteration) -> Tally:
    """Return the count of sessions; only those that were edited, or whose units or venue were, are counted again."""
    venues = {venue.id for venue in alteration.both("venue")}
    moved = {session.id: session for unit in alteration.both("unit") for session in after.sessions_of.get(unit.id, ())}
    if venues:
        moved |= {session.id: session for session in after.mission.sessions if session.venue in venues}
    come = {session.id: session for session in alteration.come.get("session", ())}
    same = [session for name, session in moved.items() if name not in come]
    gone = alteration.gone.get("session", ())
    return before.tally.after(before.mission, after.mission, (*gone, *same), (*come.values(), *same))


_DERIVED: dict[str, Callable[[View, View, Alteration], Any]] = {
    "horizon": lambda before, _after, _alteration: before.horizon,
    "by_start": _by_start,
    "sessions_of": _sessions_of,
    "observations_of": _observations_of,
    "activities_in": _activities_in,
    "coverage": _coverage,
    "tally": _tally,
    "heads": lambda before, after, _alteration: before.heads.after(after.coverage),
}
"""What a view derives once, and how it follows from that of the view before; in this order."""
_FOR_COVERAGE = frozenset({"by_start", "sessions_of"})
"""What coverage is derived again by."""
