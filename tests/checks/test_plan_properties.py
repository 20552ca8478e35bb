"""The checks of the plan against a plain comparison of every session with every other, on small random plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.checks import FAMILIES, RULES
from planner.checks.booking import clashes
from planner.checks.plan_bookings import team_double_booked, unit_double_booked, venue_rooms_double_booked
from planner.checks.plan_index import Plan, plan_of
from planner.checks.plan_places import session_blocked
from planner.checks.plan_prerequisite import prerequisite_missing
from planner.checks.plan_process import DUPLICATE_DAYS, duplicate
from planner.checks.plan_release import release_over_target
from planner.checks.registry import Hit
from planner.curriculum import Curriculum, Module
from planner.mission import Mission
from planner.model import Activity, Closure, Conditions, Region, Session, Settings, Targets, Team, Unit, Venue, Zone
from planner.obstacles import is_blocked
from planner.view import View
from planner.vocabulary import SessionStatus

FIRST = dt.date(2014, 1, 1)
STRENGTH, LIMIT = 60, 9
"""Of a unit, and of its heads in training on one day at a target of 0.15."""
COURSE = Curriculum(id="course", title="C")
MODULES = (
    Module(id="A", title="A", hours=1),
    Module(id="B", title="B", hours=1, requires=("A",), conditions=("premises",)),
    Module(id="C", title="C", hours=1, requires=("A", "B")),
)
REGION = Region(
    id="r",
    title="R",
    zone="z",
    conditions=Conditions(premises="lacking"),
    closures=(Closure(start=dt.date(2014, 1, 20), end=dt.date(2014, 1, 22)),),
)
WORKS = Activity(id="w", title="W", kind="logistics", region="r", start=dt.date(2014, 1, 30), provides=("premises",))
STATUSES: tuple[SessionStatus, ...] = ("planned", "approved", "delivered", "idea", "cancelled")
BYTES = 10
"""What one session is made of, so that hypothesis draws once a plan and can still take sessions away."""
Pair = tuple[Session, Session]


def session_of(name: str, genes: bytes) -> Session:
    """Return a session of days or months within half a year: many overlap, some lie 90 days apart."""
    start = FIRST + dt.timedelta(days=genes[0] % (31 if genes[1] < 128 else 200))
    status = STATUSES[genes[2] % 5]
    return Session(
        id=name,
        modules=(("A",), ("B",), ("C",), ("B", "C"), ("C", "A"))[genes[3] % 5],
        start=start,
        end=start + dt.timedelta(days=genes[1] % (13 if genes[9] < 160 else 130)),
        status=status,
        venue=("v", None)[genes[4] % 5 == 4],
        partner=("p", "q", "r", None)[genes[5] % 4],
        teams=(("t",), ("o",), ("t", "o"), ())[genes[6] % 4],
        seats=heads_of(genes[7]),
        attended=heads_of(genes[8]) if status == "delivered" and genes[9] % 4 else {},
    )


def heads_of(gene: int) -> dict[str, int]:
    """Return the heads of two units; 0 is named, and one in four is not."""
    heads = {"u": gene % 10, "w": gene // 16 % 10}
    return {unit: count for unit, count in heads.items() if count < 8}


def view_of(genome: bytes) -> View:
    """Return a mission of two to ten sessions."""
    genes = [genome[at : at + BYTES] for at in range(0, len(genome) - BYTES + 1, BYTES)]
    mission = Mission(
        root=Path(),
        settings=Settings(title="T", targets=Targets(release=0.15)),
        zones=(Zone(id="z", title="Z"),),
        regions=(REGION,),
        units=tuple(Unit(id=name, title="U", region="r", strength=STRENGTH) for name in "uw"),
        teams=tuple(Team(id=name, title="T", region="r", trainers=1) for name in "to"),
        venues=(Venue(id="v", title="V", region="r", seats=9, rooms=1 + genome[0] % 3),),
        curricula=(COURSE,),
        modules=MODULES,
        curriculum_of={module.id: COURSE for module in MODULES},
        sessions=tuple(session_of(f"{one[0] % 7}-{number}", one) for number, one in enumerate(genes)),
        activities=(WORKS,),
    )
    return View(mission, FIRST)


sizes = st.integers(2, 10).map(lambda sessions: sessions * BYTES)
views = sizes.flatmap(lambda size: st.binary(min_size=size, max_size=size)).map(view_of)
quick = settings(
    max_examples=250, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def firm(view: View) -> list[Session]:
    """Return what takes something up, by start, then id."""
    taking = [session for session in view.mission.sessions if session.status in ("planned", "approved", "delivered")]
    return sorted(taking, key=lambda session: (session.start, session.id))


def heads(session: Session) -> dict[str, int]:
    """Return who is in it."""
    every = (session.attended or session.seats) if session.status == "delivered" else session.seats
    return {unit: count for unit, count in every.items() if count}


def pairs(group: list[Session]) -> Iterator[Pair]:
    """Yield each session with each earlier one that it overlaps."""
    for number, later in enumerate(group):
        for earlier in group[:number]:
            if earlier.end >= later.start:
                yield later, earlier


def counted(found: Iterator[Pair]) -> dict[str, set[str]]:
    """Return the ids of the earlier sessions by the id of the later one."""
    others: dict[str, set[str]] = {}
    for later, earlier in found:
        others.setdefault(later.id, set()).add(earlier.id)
    return others


def entity_pairs(hits: Iterator[Hit], last: str) -> dict[str, str]:
    """Return the other session by session, of the hits on the resource *last*."""
    return {hit.entities[0]: hit.entities[1] for hit in hits if hit.entities[-1] == last}


@given(views)
@quick
def test_teams_and_units_in_two_sessions(view: View) -> None:
    """Found exactly where a pair overlaps; the other one named is one of the pair."""
    for team in ("t", "o"):
        expected = counted(pairs([session for session in firm(view) if team in session.teams]))
        found = entity_pairs(iter(team_double_booked(view)), team)
        assert found.keys() == expected.keys()
        assert all(other in expected[session] for session, other in found.items())
    for unit in ("u", "w"):
        expected = counted(pairs([session for session in firm(view) if unit in heads(session)]))
        found = entity_pairs(iter(unit_double_booked(view)), unit)
        assert found.keys() == expected.keys()
        assert all(other in expected[session] for session, other in found.items())


@given(views)
@quick
def test_how_many_run_besides(view: View) -> None:
    """The sweep counts without comparing: all that began earlier and still run."""
    plan = Plan(view.mission, view.by_start)
    expected = counted(pairs(firm(view)))
    ends = {session.id: session.end for session in view.mission.sessions}
    swept = {booking.session.id: (other.session.id, more) for booking, other, more in clashes(plan.firm)}
    assert {name: more + 1 for name, (_other, more) in swept.items()} == {
        name: len(others) for name, others in expected.items()
    }
    assert all(ends[other] == max(ends[one] for one in expected[name]) for name, (other, _more) in swept.items())


@given(views)
@quick
def test_rooms(view: View) -> None:
    """More sessions on the first day than rooms."""
    group = [session for session in firm(view) if session.venue == "v"]
    rooms = view.mission.venues[0].rooms
    expected = {name for name, others in counted(pairs(group)).items() if len(others) + 1 > rooms}
    assert {hit.entities[0] for hit in venue_rooms_double_booked(view)} == expected


@given(views)
@quick
def test_release_day_by_day(view: View) -> None:
    """A unit is found if and only if on some day of a session ahead too many of it are away."""
    found = {hit.entities[1] for hit in release_over_target(view)}
    days = [FIRST + dt.timedelta(days=number) for number in range(330)]
    for unit in ("u", "w"):
        group = [session for session in firm(view) if unit in heads(session)]
        running = ([session for session in group if session.start <= day <= session.end] for day in days)
        over = any(
            sum(heads(session)[unit] for session in now) > LIMIT and any(one.status != "delivered" for one in now)
            for now in running
        )
        assert (unit in found) is over


@given(views)
@quick
def test_duplicates(view: View) -> None:
    """Found exactly where a pair of two partners shares a unit and a module within 90 days."""
    live = [session for session in view.by_start if session.status != "cancelled" and session.partner]
    expected: dict[str, set[str]] = {}
    for number, later in enumerate(live):
        for earlier in live[:number]:
            shared = heads(later).keys() & heads(earlier).keys() and set(later.modules) & set(earlier.modules)
            near = (later.start - earlier.end).days <= DUPLICATE_DAYS
            if shared and near and earlier.partner != later.partner:
                expected.setdefault(later.id, set()).add(earlier.id)
    found = {hit.entities[0]: hit.entities[1] for hit in duplicate(view)}
    assert found.keys() == expected.keys()
    assert all(other in expected[session] for session, other in found.items())


@given(views)
@quick
def test_prerequisites(view: View) -> None:
    """Found exactly where no session that counts ends before, with the unit and the required module in it."""
    ahead = [session for session in view.mission.sessions if session.status in ("idea", "planned", "approved")]
    every = [session for session in view.mission.sessions if session.status != "cancelled"]
    expected = set()
    for session in ahead:
        before = [
            one for one in every if one.end < session.start and (one.status != "idea" or session.status == "idea")
        ]
        for unit in heads(session):
            had = {name for one in before if unit in heads(one) for name in one.modules} | set(session.modules)
            wanted = {name for module in MODULES if module.id in session.modules for name in module.requires}
            if wanted - had:
                expected.add((session.id, unit, frozenset(wanted - had)))
    hits = prerequisite_missing(view)
    assert {(hit.entities[0], hit.entities[1], frozenset(hit.entities[2:])) for hit in hits} == expected


@given(views)
@quick
def test_blocked_is_what_the_core_calls_blocked(view: View) -> None:
    """The check passes over sessions that cannot have an obstacle; that must lose none."""
    expected = {session.id for session in view.mission.sessions if is_blocked(view, session)}
    assert {hit.entities[0] for hit in session_blocked(view)} == expected


def test_plan_is_derived_once_and_let_go() -> None:
    """All rules share one plan of a view; another view has another."""
    mission = Mission(root=Path(), settings=Settings(title="T"))
    one, other = View(mission, FIRST), View(mission, FIRST)
    assert plan_of(one) is plan_of(one)
    assert plan_of(one) is not plan_of(other)


def test_every_rule_stands_in_a_family() -> None:
    """A module that only this test imports would never be run by ``planner check``."""
    families = {family.__name__ for family in FAMILIES}
    assert {rule.function.__module__ for rule in RULES.values()} <= families
