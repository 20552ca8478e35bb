"""Owns the mapping of partners: who teaches what, where and for whom, planned and delivered apart, and what is double.

It counts by venue, as partners report, not by duty station. It judges no partner.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from planner.coverage import Number, total
from planner.curriculum import Curriculum, Module
from planner.mission import Mission
from planner.model import Session

DUPLICATE_DAYS = 90
"""Days from the end of one session to the start of the other within which two partners teach the same (BAG 2018)."""
STANDINGS = ("ideas", "planned", "delivered")


class Booked(Struct, frozen=True):
    """Sessions of one standing with their heads, once a session, and their trainee-hours."""

    sessions: int = 0
    heads: int = 0
    hours: Number = 0


class Work(Struct, frozen=True):
    """What one partner does of one curriculum in one region; None: the sessions name no partner or venue."""

    partner: str | None
    region: str | None
    """Of the venue."""
    curriculum: str
    modules: tuple[str, ...]
    """In the order of the curriculum."""
    units: tuple[str, ...]
    """For whom: units with heads, in the order of the files."""
    teams: tuple[str, ...]
    ideas: Booked
    """Still to end, by seats: counted in nothing else."""
    planned: Booked
    """Planned and approved, still to end, by seats."""
    delivered: Booked
    """Ended, by attendance."""


class _Taught(NamedTuple):
    session: Session
    curriculum: Curriculum
    modules: tuple[Module, ...]
    heads: dict[str, int]
    standing: str


def standing_of(session: Session, day: dt.date) -> str:
    """Return how *session* counts on *day*: ``delivered``, ``planned`` or ``ideas``, as for regions; else empty.

    Empty are cancelled sessions, delivered ones still to end, and others that ended without being reported.
    """
    if session.status == "delivered":
        return "delivered" if session.end <= day else ""
    if session.status == "cancelled" or session.end <= day:
        return ""
    return "ideas" if session.status == "idea" else "planned"


def work_of(mission: Mission, day: dt.date) -> list[Work]:
    """Return who does what where on *day*, in the order of the files: partners, then regions, then curricula.

    Heads are people by session, hours trainee-hours: heads times the hours of the modules of that curriculum. A session
    of several curricula is in the row of each, with its heads in each.
    """
    groups: dict[tuple[str | None, str | None, str], list[_Taught]] = defaultdict(list)
    for session in mission.sessions:
        if standing := standing_of(session, day):
            heads = session.attended if standing == "delivered" else session.seats
            venue = mission.venue.get(session.venue or "")
            place = venue.region if venue and venue.region in mission.region else None
            for curriculum, modules in _by_curriculum(mission, session):
                taught = _Taught(session, curriculum, modules, heads, standing)
                groups[session.partner, place, curriculum.id].append(taught)
    orders = [_order(entries) for entries in (mission.partner, mission.region, mission.curriculum)]
    keys = sorted(groups, key=lambda key: [order(name) for order, name in zip(orders, key, strict=True)])
    return [_work(mission, key, groups[key]) for key in keys]


def _order(entries: Iterable[str]) -> _Order:
    return _Order({name: index for index, name in enumerate(entries)})


class _Order:
    """The order of the files; an entry that was left out comes after them by its id, none named last."""

    def __init__(self, places: dict[str, int]) -> None:
        self._places = places

    def __call__(self, name: str | None) -> tuple[int, str]:
        if name is None:
            return len(self._places) + 1, ""
        return self._places.get(name, len(self._places)), name


def _by_curriculum(mission: Mission, session: Session) -> list[tuple[Curriculum, tuple[Module, ...]]]:
    groups: dict[str, list[Module]] = defaultdict(list)
    for module in mission.taught(session):
        groups[mission.curriculum_of[module.id].id].append(module)
    return [(mission.curriculum[name], tuple(modules)) for name, modules in groups.items()]


def _work(mission: Mission, key: tuple[str | None, str | None, str], taught: list[_Taught]) -> Work:
    partner, region, curriculum = key
    modules = {module.id for one in taught for module in one.modules}
    units = {unit for one in taught for unit, heads in one.heads.items() if heads}
    teams = dict.fromkeys(team for one in taught for team in one.session.teams)
    return Work(
        partner,
        region,
        curriculum,
        tuple(module.id for module in mission.modules_in[curriculum] if module.id in modules),
        tuple(unit.id for unit in mission.units if unit.id in units),
        tuple(teams),
        *(_booked([one for one in taught if one.standing == name]) for name in STANDINGS),
    )


def _booked(taught: list[_Taught]) -> Booked:
    heads = [sum(one.heads.values()) for one in taught]
    hours = (count * total(module.hours for module in one.modules) for count, one in zip(heads, taught, strict=True))
    return Booked(len(taught), sum(heads), total(hours))


def work_by_partner(mission: Mission, day: dt.date) -> dict[str | None, dict[str, Booked]]:
    """Return the sessions, heads and trainee-hours of each partner by standing: *ideas*, *planned*, *delivered*.

    A session counts once, with the hours of all its modules. In the order of the files; under None, if there are
    any, the sessions that name no partner.
    """
    taught: dict[str | None, dict[str, list[Session]]] = {
        name: {standing: [] for standing in STANDINGS} for name in mission.partner
    }
    for session in mission.sessions:
        if standing := standing_of(session, day):
            known = session.partner if session.partner in mission.partner else None
            taught.setdefault(known, {name: [] for name in STANDINGS})[standing].append(session)
    return {
        partner: {name: _booked_in_all(mission, name, sessions) for name, sessions in groups.items()}
        for partner, groups in taught.items()
    }


def _booked_in_all(mission: Mission, standing: str, sessions: list[Session]) -> Booked:
    heads = (sum((s.attended if standing == "delivered" else s.seats).values()) for s in sessions)
    return Booked(len(sessions), sum(heads), total(trainee_hours(mission, session) for session in sessions))


def trainee_hours(mission: Mission, session: Session) -> Number:
    """Return the heads of *session*, attended once it is delivered and else seats, times the hours of its modules."""
    heads = session.attended if session.status == "delivered" else session.seats
    return sum(heads.values()) * total(module.hours for module in mission.taught(session))


class Duplicate(Struct, frozen=True):
    """Two sessions of different partners that teach a unit the same within ``DUPLICATE_DAYS``."""

    first: Session
    """The one that begins first, or at once with the smaller id."""
    second: Session
    units: tuple[str, ...]
    modules: tuple[str, ...]
    heads: int
    """Of the second session, in those units."""


def duplicates_of(mission: Mission) -> list[Duplicate]:
    """Return every two sessions that two partners hold for one unit in one module, by the start of the second.

    From *idea* on and delivered ones included, as in the check PL401; cancelled ones and those without partner are
    passed over. At most ``DUPLICATE_DAYS`` lie between the end of one and the start of the other.
    """
    taught: dict[tuple[str, str], list[Session]] = defaultdict(list)
    for session in sorted(mission.sessions, key=lambda session: (session.start, session.id)):
        if session.partner and session.status != "cancelled":
            for unit, heads in _heads(session).items():
                if heads and unit in mission.unit:
                    for module in mission.taught(session):
                        taught[unit, module.id].append(session)
    shared: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for key, sessions in taught.items():
        for one, other in _near(sessions):
            shared[one.id, other.id].add(key)
    found = [_duplicate(mission, *pair, keys) for pair, keys in shared.items()]
    return sorted(found, key=lambda twin: (twin.second.start, twin.second.id, twin.first.start, twin.first.id))


def _heads(session: Session) -> dict[str, int]:
    return (session.attended or session.seats) if session.status == "delivered" else session.seats


def _near(sessions: list[Session]) -> Iterable[tuple[Session, Session]]:
    """Yield the pairs of *sessions*, which are by start, of two partners with few days between them."""
    longest = max((session.days for session in sessions), default=0)
    for index, other in enumerate(sessions):
        for one in reversed(sessions[:index]):
            between = (other.start - one.end).days
            if between > DUPLICATE_DAYS and (other.start - one.start).days > DUPLICATE_DAYS + longest:
                break
            if between <= DUPLICATE_DAYS and one.partner != other.partner:
                yield one, other


def _duplicate(mission: Mission, first: str, second: str, keys: set[tuple[str, str]]) -> Duplicate:
    units = {unit for unit, _module in keys}
    modules = {module for _unit, module in keys}
    later = mission.session[second]
    heads = _heads(later)
    return Duplicate(
        mission.session[first],
        later,
        tuple(unit.id for unit in mission.units if unit.id in units),
        tuple(module.id for module in mission.modules if module.id in modules),
        sum(heads[unit] for unit in units),
    )
