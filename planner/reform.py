"""Owns the reform balance: the hours of the plan by what support is for, planned and delivered apart.

Hours are trainee-hours, heads times the hours of a module. Delivered: by attendance of delivered sessions that have
ended. Planned: by seats of planned and approved sessions still to end. It weighs what is taught, not what comes of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import NamedTuple, get_args

from msgspec import Struct

from planner.attendance import ended_between
from planner.coverage import Number, total
from planner.curriculum import Module
from planner.mission import Mission
from planner.model import Session
from planner.view import View
from planner.vocabulary import Area, Instrument, Lens, Level

INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)
AREAS: tuple[Area, ...] = get_args(Area)
LEVELS: tuple[Level, ...] = get_args(Level)
LENSES: tuple[Lens, ...] = get_args(Lens)
"""The four elements of operationality, then governance and human rights."""
PACES = ("operational", "institutional")
LEADS = ("national", "international")
OPERATIONALITY = "operationality"
NONE = "none"
"""The row of what names no lens, no team or no partner."""
MATERIAL = ("infrastructure", "logistics")
"""Kinds of activity that are material support; they have no hours."""


class Hours(NamedTuple):
    """Trainee-hours, planned and delivered."""

    planned: Number = 0
    delivered: Number = 0


class Women(Struct, frozen=True):
    """Women among those who attended the delivered sessions that record them."""

    women: int
    """Heads."""
    attended: int
    """Heads of the sessions that record women."""
    sessions: int
    """Delivered sessions that record women and who came."""
    silent: int
    """Delivered sessions that do not."""

    @property
    def share(self) -> float | None:
        """Women of attended, 0 to 1; None where no session records them."""
        return self.women / self.attended if self.attended else None


class Taught(Struct, frozen=True):
    """One module in all sessions that teams of the same components teach and that are led alike, with its hours."""

    module: Module
    components: tuple[str, ...]
    """Of the teams, each once; ``none``: no team is named."""
    lead: str
    """A partner of kind *national*, any other (*international*), or ``none``: none is named."""
    hours: Hours


_Kind = tuple[bool, tuple[str, ...], tuple[str, ...], str]
"""Whether it is still to end, what it names as taught, components and lead."""


class Support:
    """The sessions that count on a date, and their heads, counted by kind; it can be counted on to another date."""

    def __init__(self, mission: Mission, day: dt.date) -> None:
        self.day = day
        self._sessions: Counter[_Kind] = Counter()
        self._heads: Counter[_Kind] = Counter()
        self._count(mission, mission.sessions, 1)

    def on(self, mission: Mission, day: dt.date, by_end: Sequence[Session]) -> Support:
        """Return the count of the same *mission* on *day*; *by_end* are all its sessions by end."""
        after = copy(self)
        after._sessions, after._heads = Counter(self._sessions), Counter(self._heads)
        between = ended_between(by_end, *sorted((self.day, day)))
        after._count(mission, between, -1)
        after.day = day
        after._count(mission, between, 1)
        return after

    def taught(self, mission: Mission) -> list[Taught]:
        """Return every module of each kind of session with its trainee-hours."""
        found = []
        for kind in (kind for kind, sessions in self._sessions.items() if sessions):
            planned, names, components, lead = kind
            for module in mission.taught_by(names):
                hours = self._heads[kind] * module.hours
                found.append(Taught(module, components, lead, Hours(hours, 0) if planned else Hours(0, hours)))
        return found

    def _count(self, mission: Mission, sessions: Iterable[Session], times: int) -> None:
        for session in sessions:
            if heads := heads_counted(session, self.day):
                kind = (heads.planned, session.modules, components_of(mission, session), lead_of(mission, session))
                self._sessions[kind] += times
                self._heads[kind] += times * heads.heads


class Heads(NamedTuple):
    """The heads of a session that counts."""

    planned: bool
    """Whether it is still to end: then by seats, else by attendance."""
    heads: int


def heads_counted(session: Session, day: dt.date) -> Heads | None:
    """Return the heads that *session* counts with on *day*; None: it does not count then."""
    if session.status == "delivered" and session.end <= day:
        return Heads(False, sum(session.attended.values()))
    if session.status in ("planned", "approved") and session.end > day:
        return Heads(True, sum(session.seats.values()))
    return None


def components_of(mission: Mission, session: Session) -> tuple[str, ...]:
    """Return the components of the teams of *session*, each once; ``none``: no team is named."""
    found = dict.fromkeys(mission.team[name].component for name in session.teams if name in mission.team)
    return tuple(found) or (NONE,)


def lead_of(mission: Mission, session: Session) -> str:
    """Return who leads *session*: a partner of kind *national*, any other, or ``none``: none is named."""
    partner = mission.partner.get(session.partner or "")
    if partner is None:
        return NONE
    return "national" if partner.kind == "national" else "international"


def taught_in(mission: Mission, day: dt.date) -> list[Taught]:
    """Return every module of each kind of session that counts on *day*, with its trainee-hours."""
    return Support(mission, day).taught(mission)


def hours_of(taught: Iterable[Taught]) -> Hours:
    """Return the trainee-hours of all of *taught*."""
    every = list(taught)
    return Hours(total(one.hours.planned for one in every), total(one.hours.delivered for one in every))


def hours_by(taught: Iterable[Taught], keys: Iterable[str], of: Callable[[Taught], Iterable[str]]) -> dict[str, Hours]:
    """Return the trainee-hours by each of *keys*, those without hours included; *of* says which a module counts for.

    What counts for several counts in full for each, so their sum may be more than all hours.
    """
    groups: dict[str, list[Taught]] = {key: [] for key in keys}
    for one in taught:
        for key in dict.fromkeys(of(one)):
            groups.setdefault(key, []).append(one)
    return {key: hours_of(found) for key, found in groups.items()}


def hours_by_instrument_and_area(taught: Iterable[Taught]) -> dict[tuple[Instrument, Area], Hours]:
    """Return the trainee-hours of each of the 25 cells of instruments by areas (ISS 2014), empty ones included."""
    groups: dict[tuple[Instrument, Area], list[Taught]] = {(i, area): [] for i in INSTRUMENTS for area in AREAS}
    for one in taught:
        groups[one.module.instrument, one.module.area].append(one)
    return {cell: hours_of(found) for cell, found in groups.items()}


def hours_by_lens(taught: Iterable[Taught]) -> dict[str, Hours]:
    """Return the trainee-hours by lens (BAG 2018): operationality, under it its four elements, then the other two.

    A module with several elements counts once for operationality and in full for each element; ``none``: no lens.
    """
    return hours_by(taught, (OPERATIONALITY, *LENSES, NONE), _lenses)


def _lenses(one: Taught) -> list[str]:
    elements = [OPERATIONALITY] if any(lens.startswith(OPERATIONALITY) for lens in one.module.lenses) else []
    return [*elements, *one.module.lenses] or [NONE]


def hours_by_level(taught: Iterable[Taught]) -> dict[str, Hours]:
    """Return the trainee-hours by the level that a module works on: individual, organisation, institution, society."""
    return hours_by(taught, LEVELS, lambda one: (one.module.level,))


def hours_by_pace(taught: Iterable[Taught]) -> dict[str, Hours]:
    """Return the trainee-hours by pace: operational now, institutional later (BAG 2018)."""
    return hours_by(taught, PACES, lambda one: (one.module.pace,))


def hours_by_component(mission: Mission, taught: Iterable[Taught]) -> dict[str, Hours]:
    """Return the trainee-hours by the component of the teams, in the order of the files; ``none``: no team is named.

    Sessions that teams of two components teach together count in full for each.
    """
    return hours_by(
        taught, (*dict.fromkeys(team.component for team in mission.teams), NONE), lambda one: one.components
    )


def hours_by_lead(taught: Iterable[Taught]) -> dict[str, Hours]:
    """Return the trainee-hours by who leads: a partner of kind *national*, any other, or ``none``: none is named."""
    return hours_by(taught, (*LEADS, NONE), lambda one: (one.lead,))


def women_of(mission: Mission, day: dt.date) -> Women:
    """Return the women among the heads that attended delivered sessions ended on *day*, where both are recorded."""
    held = [session for session in mission.sessions if session.status == "delivered" and session.end <= day]
    telling = [session for session in held if session.women is not None and any(session.attended.values())]
    return Women(
        women=sum(session.women or 0 for session in telling),
        attended=sum(sum(session.attended.values()) for session in telling),
        sessions=len(telling),
        silent=len(held) - len(telling),
    )


class Balance(Struct, frozen=True):
    """The reform balance on one date."""

    total: Hours
    matrix: dict[tuple[Instrument, Area], Hours]
    lenses: dict[str, Hours]
    levels: dict[str, Hours]
    paces: dict[str, Hours]
    components: dict[str, Hours]
    leads: dict[str, Hours]
    women: Women
    material: int
    """Activities that are material support: they have no hours, so the matrix does not show them."""


def balance_of(mission: Mission, day: dt.date, support: Support | None = None) -> Balance:
    """Return the reform balance of *mission* on *day*; *support* is what counts then, if it is counted."""
    taught = taught_in(mission, day) if support is None else support.taught(mission)
    return Balance(
        total=hours_of(taught),
        matrix=hours_by_instrument_and_area(taught),
        lenses=hours_by_lens(taught),
        levels=hours_by_level(taught),
        paces=hours_by_pace(taught),
        components=hours_by_component(mission, taught),
        leads=hours_by_lead(taught),
        women=women_of(mission, day),
        material=sum(activity.kind in MATERIAL for activity in mission.activities),
    )


def balance_on(view: View) -> Balance:
    """Return the reform balance on the date of *view*, made once; it goes on from what was counted on another date."""
    return view.kept(_balance)


def _balance(view: View) -> Balance:
    return balance_of(view.mission, view.day, view.followed(_support))


def _support(view: View, former: Support | None) -> Support:
    return former.on(view.mission, view.day, view.by_end) if former else Support(view.mission, view.day)
