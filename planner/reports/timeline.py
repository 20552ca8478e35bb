"""Owns the timeline: regions, teams, venues or units by weeks, months or quarters, and what is on in each; no drawing.

When a team is free comes in from outside, because it hangs on how sessions are proposed; marks hang on findings.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Literal, NamedTuple

from planner.attendance import later
from planner.i18n import _
from planner.model import Session, Team, Unit, Venue
from planner.reports.session_facts import Marks, heads, heads_by_unit
from planner.reports.words import title_of
from planner.view import View, order_of

Zoom = Literal["week", "month", "quarter"]
ZOOMS: tuple[Zoom, ...] = ("week", "month", "quarter")
RowKind = Literal["region", "team", "venue", "unit"]
ROW_KINDS: tuple[RowKind, ...] = ("region", "team", "venue", "unit")
IsFree = Callable[[Team | Venue | Unit, dt.date, dt.date], bool]
"""Whether a team, a venue or a unit can be in a session from the first to the last day."""

WEEKS = 26
"""Weeks from the as-of date that a timeline reaches at least."""
FARTHEST = 3653
"""Days before and after the as-of date that it reaches at most; sessions beyond are counted."""
SHORT = 60
"""Days up to which sessions are looked up by their start; the few that take longer are looked through."""
FRIDAY = 4


class Period(NamedTuple):
    """Days from start to end, both included: a week from Monday, a month or a quarter."""

    start: dt.date
    end: dt.date


def period_at(day: dt.date, zoom: Zoom) -> Period:
    """Return the period that *day* is in; the calendar's last one ends with it."""
    if zoom == "week":
        monday = dt.date.fromordinal(day.toordinal() - day.weekday())
        return Period(monday, later(monday, 6))
    first = (day.month - 1) // 3 * 3 + 1 if zoom == "quarter" else day.month
    months = 3 if zoom == "quarter" else 1
    year, month = divmod(day.year * 12 + first - 1 + months, 12)
    end = dt.date.max if year > dt.MAXYEAR else dt.date.fromordinal(dt.date(year, month + 1, 1).toordinal() - 1)
    return Period(dt.date(day.year, first, 1), end)


def periods_between(first: dt.date, last: dt.date, zoom: Zoom) -> list[Period]:
    """Return the periods that share a day with those from *first* to *last*."""
    found = [period_at(first, zoom)]
    while found[-1].end < last:
        found.append(period_at(later(found[-1].end, 1), zoom))
    return found


def reach(view: View, sessions: Sequence[Session]) -> Period:
    """Return the first and last day of a timeline of *sessions*: the horizon, as-of date and 26 weeks are within."""
    day = view.day
    first = min([day, view.horizon.start, *(session.start for session in sessions)])
    last = max([later(day, 7 * WEEKS - 1), view.horizon.end, *(session.end for session in sessions)])
    earliest = dt.date.fromordinal(max(day.toordinal() - FARTHEST, 1))
    return Period(max(first, earliest), min(last, later(day, FARTHEST)))


class Row(NamedTuple):
    """One row: an entry of the mission, or the sessions that name none of its kind."""

    kind: RowKind
    id: str
    """Empty for those that name none."""
    title: str
    code: str = ""
    """A region's code."""


class Box(NamedTuple):
    """What is on in one row and period."""

    sessions: tuple[Session, ...] = ()
    """By start, then id; cancelled ones are not among them."""
    mark: str = ""
    """The strongest mark of them."""
    closed: int = 0
    """Days on which the region is closed."""
    free: int | None = None
    """Of all but regions, where no session is shown: weekdays free in the period's best week; None: it is over."""


class Timeline:
    """Rows by periods for one view; *sessions* are those that are shown."""

    def __init__(
        self,
        view: View,
        sessions: Sequence[Session],
        zoom: Zoom = "week",
        *,
        marks: Marks | None = None,
        is_free: IsFree | None = None,
        span: Period | None = None,
    ) -> None:
        self.view = view
        self.marks = marks or Marks(view)
        self._is_free = is_free
        self._span = span
        self._sessions = [session for session in sessions if session.status != "cancelled"]
        self._short = [session for session in self._sessions if session.days <= SHORT]
        self._long = [session for session in self._sessions if session.days > SHORT]
        self._starts = [session.start.toordinal() for session in self._short]
        self._names: dict[RowKind, frozenset[str]] = {}
        self._named: dict[RowKind, dict[str, list[Session]]] = {}
        self._rows: dict[RowKind, list[Row]] = {}
        self._free: dict[tuple[RowKind, str, Period], int | None] = {}
        self._use(zoom)

    def _use(self, zoom: Zoom) -> None:
        self.zoom = zoom
        self._span = self._span or reach(self.view, self._sessions)
        self.periods = periods_between(*self._span, zoom)
        self._here: dict[tuple[RowKind, int], dict[str, list[Session]]] = {}

    def zoomed(self, zoom: Zoom) -> Timeline:
        """Return the same sessions by other periods; what does not hang on those is shared."""
        other = copy(self)
        other._use(zoom)
        return other

    @property
    def beyond(self) -> int:
        """How many of the sessions lie wholly outside its periods."""
        first, last = self.periods[0].start, self.periods[-1].end
        return sum(session.end < first or session.start > last for session in self._sessions)

    def index_of(self, day: dt.date) -> int:
        """Return the number of the period that *day* is in, or of the nearest."""
        first = self.periods[0].start
        if self.zoom == "week":
            index = (day.toordinal() - first.toordinal()) // 7
        else:
            index = (day.year * 12 + day.month - first.year * 12 - first.month) // (1 if self.zoom == "month" else 3)
        return max(0, min(len(self.periods) - 1, index))

    def rows(self, kind: RowKind, *, used: bool = False) -> list[Row]:
        """Return the rows of *kind* in the order of the files, sessions that name none last; *used*: no empty row."""
        if kind not in self._rows:
            self._rows[kind] = list(_entries(self.view, kind))
        names = self._by_name(kind)
        found = [row for row in self._rows[kind] if not used or row.id in names]
        if "" in names:
            words = {"team": _("no team named"), "unit": _("no unit named")}
            found.append(Row(kind, "", words.get(kind, _("venue not recorded"))))
        return found

    def box(self, row: Row, index: int) -> Box:
        """Return what is on in *row* in the period *index*."""
        sessions = tuple(self._by_row(row.kind, index).get(row.id, ()))
        period = self.periods[index]
        closed = closed_days(self.view, self._region(row), period)
        free = self.free_days(row.id, period, row.kind) if row.kind != "region" and row.id and not sessions else None
        return Box(sessions, self.marks.strongest(sessions), closed, free)

    def of_row(self, row: Row) -> Sequence[Session]:
        """Return all sessions of *row*, by start, then id."""
        return self._by_name(row.kind).get(row.id, [])

    def _by_name(self, kind: RowKind) -> dict[str, list[Session]]:
        """Return all sessions by the ids of the rows of *kind* that they stand in."""
        if kind not in self._named:
            named: dict[str, list[Session]] = defaultdict(list)
            known: dict[object, set[str]] = {}
            for session in self._sessions:
                hinge = session.id if kind == "unit" else session.teams if kind == "team" else session.venue
                names = known.get(hinge)
                if names is None:
                    names = known[hinge] = rows_of(self.view, session, kind)
                for name in names:
                    named[name].append(session)
            self._named[kind] = dict(named)
        return self._named[kind]

    def seats(self, index: int) -> int:
        """Return the heads in class in the period *index*; ideas are not counted."""
        return sum(heads(session) for session in self._within(index) if session.status != "idea")

    def free_teams(self, index: int) -> int | None:
        """Return how many teams have a day free in the period *index*; None where that is not known."""
        free = [self.free_days(team.id, self.periods[index]) for team in self.view.mission.teams]
        return None if any(days is None for days in free) else sum(bool(days) for days in free)

    def free_days(self, name: str, period: Period, kind: RowKind = "team") -> int | None:
        """Return how many weekdays in a row *name* has free in the best week of *period*; None: nobody can know.

        Days before the as-of date are not free; what is over, or weekend, has no answer.
        """
        key = (kind, name, period)
        if key not in self._free:
            self._free[key] = self._best_week(self.entry(kind, name), period)
        return self._free[key]

    def entry(self, kind: RowKind, name: str) -> Team | Venue | Unit:
        """Return the team, venue or unit *name*."""
        mission = self.view.mission
        if kind == "team":
            return mission.team[name]
        return mission.venue[name] if kind == "venue" else mission.unit[name]

    def _best_week(self, who: Team | Venue | Unit, period: Period) -> int | None:
        best: int | None = None
        for week in periods_between(max(period.start, self.view.day), period.end, "week"):
            first = max(week.start, period.start, self.view.day)
            last = min(later(week.start, FRIDAY), period.end)
            if first <= last and self._is_free:
                best = max(best or 0, self._run(who, first, last))
            if best == FRIDAY + 1:
                break
        return best

    def _run(self, who: Team | Venue | Unit, first: dt.date, last: dt.date) -> int:
        """Return for how many days from *first* on *who* is free, at most until *last*."""
        assert self._is_free
        for end in range(last.toordinal(), first.toordinal() - 1, -1):
            if self._is_free(who, first, dt.date.fromordinal(end)):
                return end - first.toordinal() + 1
        return 0

    def _within(self, index: int) -> list[Session]:
        """Return the sessions that share a day with the period *index*, by start, then id."""
        start, end = self.periods[index]
        earliest = bisect_left(self._starts, start.toordinal() - SHORT)
        latest = bisect_right(self._starts, end.toordinal())
        found = [session for session in self._short[earliest:latest] if session.end >= start]
        long = [session for session in self._long if session.start <= end and start <= session.end]
        return sorted([*found, *long], key=order_of) if long else found

    def _by_row(self, kind: RowKind, index: int) -> dict[str, list[Session]]:
        key = (kind, index)
        if key not in self._here:
            here: dict[str, list[Session]] = defaultdict(list)
            for session in self._within(index):
                for name in rows_of(self.view, session, kind):
                    here[name].append(session)
            self._here[key] = here
        return self._here[key]

    def _region(self, row: Row) -> str:
        """Return the region whose closures count for *row*; teams travel."""
        mission = self.view.mission
        if row.kind == "region":
            return row.id
        venue, unit = mission.venue.get(row.id), mission.unit.get(row.id)
        if row.kind == "venue":
            return venue.region if venue else ""
        return unit.region if unit and row.kind == "unit" else ""


def closed_days(view: View, region: str, period: Period) -> int:
    """Return on how many days of *period* the region is closed; without access it is so from the as-of date on."""
    place = view.mission.region.get(region)
    if place is None or not (place.closures or place.access == "closed"):
        return 0
    first, last = period.start.toordinal(), period.end.toordinal()
    if place.access == "closed" and period.end >= view.day:
        return last - first + 1
    days: set[int] = set()
    for closure in place.closures:
        days.update(range(max(first, closure.start.toordinal()), min(last, closure.end.toordinal()) + 1))
    return len(days)


def _entries(view: View, kind: RowKind) -> Iterator[Row]:
    mission = view.mission
    if kind == "region":
        yield from (Row(kind, region.id, title_of(region), region.short) for region in mission.regions)
    elif kind == "team":
        yield from (Row(kind, team.id, title_of(team)) for team in mission.teams)
    elif kind == "venue":
        yield from (Row(kind, venue.id, title_of(venue)) for venue in mission.venues)
    else:
        yield from (Row(kind, unit.id, title_of(unit)) for unit in mission.units)


def rows_of(view: View, session: Session, kind: RowKind) -> set[str]:
    """Return the ids of the rows of *kind* that *session* stands in; empty is the id of "none named"."""
    mission = view.mission
    if kind == "team":
        return {name for name in session.teams if name in mission.team} or {""}
    if kind == "unit":
        return {name for name in heads_by_unit(session) if name in mission.unit} or {""}
    name = view.region_of(session) if kind == "region" else session.venue
    return {name} if name and name in (mission.region if kind == "region" else mission.venue) else {""}
