"""Protects that proposals and rules agree: one thing is never a conflict in the one and none in the other.

The plans are invented, crowded and small, so that every combination of week, venue, team and heads can be tried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.checks import run
from planner.model import Session, Unit
from planner.proposal import FIELDS, Candidate, Field, Proposal, candidates, propose
from planner.proposal.conflicts import Judge, Setting
from planner.proposal.entry import present_of
from planner.proposal.reach import around
from planner.proposal.weeks import last_day, weekdays
from planner.view import View
from tests.proposal.plans import CODES, DATES, MODULES, UNITS, crowded, found_by_rules, session_of

SEEDS = st.integers(0, 2**32 - 1)
MOST = settings(max_examples=150, deadline=None)


def judged(view: View, session: Session) -> set[str]:
    """The codes of the conflicts of *session* with the plan of *view*."""
    mission = view.mission
    setting = Setting(
        mission.taught(session),
        session.start,
        session.end,
        mission.venue.get(session.venue or ""),
        tuple(mission.team[name] for name in session.teams),
        session.partner,
        session.seats,
        session.status != "idea",
    )
    return {conflict.code for conflict in Judge(view).conflicts(setting) if not conflict.mild}


def named_already(view: View, session: Session) -> bool:
    """Whether a later session of another partner is known as a duplicate: the rule names one other there, not all."""
    later = {each.id for each in view.mission.sessions if each.start >= session.start}
    return any(finding.entities[0] in later for finding in run(view, ("PL401",)))


def session_from(fields: dict[str, object], status: str) -> Session:
    return msgspec.convert({**fields, "id": "new", "status": status}, Session)


@given(SEEDS, st.booleans())
@MOST
def test_conflicts_are_what_the_rules_find(seed: int, late: bool) -> None:
    """Any session whatever, planned: the same codes. Its id comes before or after the others': that changes nothing."""
    view = crowded(seed)
    session = session_of(Random(seed + 1), view.mission, "z-new" if late else "a-new", 40, "planned")
    by_rules, by_judge = found_by_rules(view, session, CODES + DATES), judged(view, session)
    if "PL102" in by_rules & by_judge:  # of a unit in two sessions, whether the rest comes as a whole is not asked
        by_rules, by_judge = by_rules - {"PL104"}, by_judge - {"PL104"}
    if "PL401" in by_judge - by_rules and named_already(view, session):
        by_judge.discard("PL401")
    assert by_judge == by_rules


@given(SEEDS)
@MOST
def test_an_idea_may_build_on_ideas(seed: int) -> None:
    """The prerequisites of an idea are asked as the rule asks them."""
    view = crowded(seed)
    session = session_of(Random(seed + 1), view.mission, "new", 40, "idea")
    planned = msgspec.structs.replace(session, status="planned")
    assert judged(view, session) - {"PL305"} == judged(view, planned) - {"PL305"}
    # As a note of an idea and as a warning of what is planned it is found all the same.
    assert ("PL305" in judged(view, session)) <= ("PL305" in judged(view, planned))


def gaps(view: View) -> Iterator[tuple[Unit, str]]:
    for unit in view.mission.units:
        for module in MODULES:
            yield unit, module


@given(SEEDS)
@MOST
def test_a_proposal_that_was_found_draws_no_finding(seed: int) -> None:
    """Entered as it stands, and planned at once: no rule of bookings, places, people or duplicates speaks."""
    view = crowded(seed)
    for unit, module in gaps(view):
        proposal = propose(view, unit.id, module)
        assert proposal.fields["status"] == "idea"
        assert proposal.fields.keys() == proposal.reasons.keys()
        assert proposal.found or proposal.obstacles
        if proposal.found:
            firm = set() if only_ideas(proposal) else found_by_rules(view, session_from(proposal.fields, "planned"))
            assert found_by_rules(view, session_from(proposal.fields, "idea")) | firm == set()


def only_ideas(proposal: Proposal) -> bool:
    return any("requires, only in" in obstacle for obstacle in proposal.obstacles)


@given(SEEDS)
@settings(max_examples=80, deadline=None)
def test_no_combination_fits_where_none_was_found(seed: int) -> None:
    """Every weekday of the horizon, venue, skilled team and heads up to the gap and the release limit are tried."""
    view = crowded(seed)
    for unit, module in gaps(view):
        proposal = propose(view, unit.id, module)
        if not proposal.found:
            fitting = next((each for each in combinations(view, unit, module) if not judged(view, each)), None)
            assert fitting is None


def combinations(view: View, unit: Unit, name: str) -> Iterator[Session]:
    mission = view.mission
    module = mission.module[name]
    skills = {name, mission.curriculum_of[name].id}
    teams = [team for team in mission.teams if team.trainers and skills & set(team.skills)]
    for start, venue, team in product(weekdays(view, module.hours), mission.venues, teams):
        end = last_day(start, module.hours)
        for seats in classes(view, unit, name, venue.region, (start, end)):
            fields = {"modules": (name,), "venue": venue.id, "teams": (team.id,), "partner": team.partner}
            yield Session(id="new", start=start, end=end, seats=seats, status="idea", **fields)  # type: ignore[arg-type]


def classes(view: View, unit: Unit, module: str, place: str, days: tuple[dt.date, dt.date]) -> Iterator[dict[str, int]]:
    """Yield classes with heads of *unit*, and of others in regions within reach: all that may come, one, or none."""
    judge, known = Judge(view), view.mission.module[module]
    choices: dict[str, list[int]] = {}
    for other in view.mission.units:
        cell = view.coverage.cell.get((other.id, module))
        heads = min((cell.open or cell.due) if cell else 0, judge.limit(other, (known,)))
        if heads and (other is unit or (other.status == "present" and reaches(view, unit, other.region, place, days))):
            choices[other.id] = sorted({1, known.class_min, heads - 1, heads} & set(range(1, heads + 1)))
    if unit.id in choices:
        others = [[0, *heads] for name, heads in choices.items() if name != unit.id]
        names = [name for name in choices if name != unit.id]
        for own, *more in product(choices[unit.id], *others):
            yield {unit.id: own, **{name: heads for name, heads in zip(names, more, strict=True) if heads}}


def reaches(view: View, unit: Unit, region: str, place: str, days: tuple[dt.date, dt.date]) -> bool:
    """The definition of the proposals, once more: zone, access, closures, vehicles and security."""
    if region in (unit.region, place):
        return True
    known = view.mission.region[region]
    shut = any(closure.start <= days[1] and days[0] <= closure.end for closure in known.closures)
    lacks = any(view.grade(region, condition, days[0]) == "lacking" for condition in ("vehicles", "security"))
    return region in around(view, unit.region, place) and known.access != "closed" and not shut and not lacks


def put(view: View, unit: Unit, field: Field, fields: dict[str, object], candidate: Candidate) -> dict[str, object]:
    """The fields once *candidate* was chosen."""
    mission = view.mission
    new = dict(fields)
    if field in ("venue", "partner", "status"):
        new[field] = candidate.value or None
    elif field == "teams":
        new |= {"teams": [candidate.value], "partner": mission.team[candidate.value].partner}
    elif field == "start":
        hours = mission.module[str(fields["modules"][0])].hours  # type: ignore[index]
        start = dt.date.fromisoformat(candidate.value)
        new |= {"start": start, "end": last_day(start, hours)}
    elif field == "module":
        hours = mission.module[candidate.value].hours
        new |= {"modules": [candidate.value], "end": last_day(fields["start"], hours)}  # type: ignore[arg-type]
    return new


@pytest.mark.parametrize("field", ["venue", "start", "teams", "partner", "module", "status"])
@given(seed=SEEDS)
@settings(max_examples=25, deadline=None)
def test_candidates_say_what_choosing_them_brings(field: Field, seed: int) -> None:
    """Beside a proposal that was found: a candidate has a conflict where, once chosen, the whole session has one."""
    view = crowded(seed)
    for unit, module in gaps(view):
        proposal = propose(view, unit.id, module)
        if not proposal.found:
            continue
        for candidate in candidates(view, unit.id, module, field, proposal.fields):
            fields = put(view, unit, field, proposal.fields, candidate)
            judge = Judge(view)
            setting = present_of(view, unit, view.mission.module[module], fields).setting
            conflicts = [each.words for each in judge.conflicts(setting) if not each.mild]
            assert bool(candidate.conflict) == bool(conflicts), (candidate, conflicts)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_lists_begin_with_what_has_no_conflict(seed: int) -> None:
    """Ranks count from nought, conflicts come last, and what was proposed has none."""
    view = crowded(seed)
    for name, module in product(UNITS, MODULES):
        proposal = propose(view, name, module)
        for field in FIELDS:
            found = candidates(view, name, module, field, proposal.fields)
            assert [candidate.rank for candidate in found] == list(range(len(found)))
            clashing = [bool(candidate.conflict) for candidate in found]
            assert clashing == sorted(clashing)
            if proposal.found:
                now = chosen(field, name, module, proposal)
                assert not any(candidate.conflict for candidate in found if candidate.value in now)


def chosen(field: Field, unit: str, module: str, proposal: Proposal) -> list[str]:
    fields = proposal.fields
    teams, seats = fields.get("teams", ()), fields["seats"]
    values: dict[Field, object] = {
        "module": [module],
        "unit": [unit],
        "venue": [fields.get("venue")],
        "start": [str(fields["start"])],
        "teams": list(teams)[:1],  # type: ignore[call-overload]
        "seats": list(seats),  # type: ignore[call-overload]
        "partner": [fields.get("partner")],
        "status": ["idea"],
    }
    return [str(value) for value in values[field]]  # type: ignore[attr-defined]
