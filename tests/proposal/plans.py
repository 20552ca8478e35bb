"""Owns crowded little plans for proposals: few weeks, few places, much that is in the way; it judges none of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

import msgspec

from planner.checks import run
from planner.curriculum import Audience, Curriculum, Module
from planner.diagnostics import Finding, Severity
from planner.mission import Mission
from planner.model import (
    Activity,
    Closure,
    Conditions,
    Partner,
    Period,
    Region,
    Session,
    Settings,
    Targets,
    Team,
    Unit,
    Venue,
    Zone,
)
from planner.view import View

CODES = ("PL101", "PL102", "PL103", "PL104", "PL201", "PL202", "PL301", "PL302", "PL303", "PL304", "PL305", "PL401")
"""The rules of bookings, places, people and duplicates."""
DATES = ("PL505", "PL506")
BETWEEN = ("PL101", "PL102", "PL103", "PL104", "PL401")
"""Of those, the rules whose finding may be filed under another session that the new one runs into."""
DAY = dt.date(2014, 6, 30)
GRADES = ("adequate", "adequate", "lacking", "partial", "unknown")
REGIONS, UNITS, MODULES, VENUES, TEAMS, PARTNERS = ("ra", "rb", "rc"), ("ua", "ub", "uc"), ("ma", "mb", "mc"), 3, 3, 2


def crowded(seed: int) -> View:
    """Return a mission of three regions, units and modules, and of up to seven weeks, with sessions all over it."""
    pick = Random(seed)
    weeks = pick.choice((1, 2, 3, 5, 7))
    modules = tuple(_module(pick, name) for name in MODULES)
    curricula = (Curriculum(id="ca", title="C"), Curriculum(id="cb", title="C"))
    day = DAY - dt.timedelta(pick.choice((0, 0, 3)))
    start = day + dt.timedelta(pick.choice((1, 1, 1, 12)))
    mission = Mission(
        root=Path(),
        settings=Settings(
            title="T",
            as_of=day,
            horizon=Period(start=start, end=start + dt.timedelta(7 * weeks)),
            reference="zb",
            targets=Targets(release=pick.choice((0.2, 0.5, 1.0))),
        ),
        zones=(Zone(id="za", title="Z"), Zone(id="zb", title="Z")),
        regions=tuple(_region(pick, name) for name in REGIONS),
        partners=tuple(Partner(id=f"p{number}", title="P") for number in range(PARTNERS)),
        units=tuple(_unit(pick, name) for name in UNITS),
        teams=tuple(_team(pick, number) for number in range(pick.choice((0, 1, 2, TEAMS, TEAMS)))),
        venues=tuple(_venue(pick, number) for number in range(pick.choice((0, 1, 2, VENUES, VENUES)))),
        curricula=curricula,
        modules=modules,
        curriculum_of={module.id: curricula[number == 2] for number, module in enumerate(modules)},
        activities=tuple(_activity(pick, number) for number in range(pick.randint(0, 2))),
    )
    sessions = tuple(session_of(pick, mission, f"s{number}", 7 * weeks) for number in range(pick.randint(0, 7)))
    return View(msgspec.structs.replace(mission, sessions=sessions), day)


def _module(pick: Random, name: str) -> Module:
    least = pick.choice((0, 1, 1, 4, 6))
    return Module(
        id=name,
        title="M",
        hours=pick.choice((1, 6, 12, 12, 30, 33)),
        class_min=least,
        class_max=pick.choice((None, None, least + 1, 9)),
        trainers=pick.choice((1, 2, 5)),
        format=pick.choice(("classroom", "classroom", "field")),
        formed_unit=pick.random() < 0.2,
        audience=Audience(roles=pick.choice(((), (), ("x",))), share=pick.choice((1.0, 0.5))),
        requires=("ma",) if name != "ma" and pick.random() < 0.3 else (),
        refresh_months=pick.choice((None, 1, 6)),
        conditions=pick.choice(((), ("premises",), ("vehicles", "security"))),
    )


def _region(pick: Random, name: str) -> Region:
    graded = {field: pick.choice(GRADES) for field in Conditions.__struct_fields__}
    closures = []
    if pick.random() < 0.4:
        first = DAY + dt.timedelta(pick.randint(-5, 20))
        closures.append(Closure(start=first, end=first + dt.timedelta(pick.choice((0, 3, 15))), reason="Rains"))
    return Region(
        id=name,
        title=name,
        zone="zb" if name == "rc" else "za",
        access=pick.choice(("open", "open", "open", "restricted", "closed")),
        conditions=msgspec.convert(graded, Conditions),
        closures=tuple(closures),
    )


def _unit(pick: Random, name: str) -> Unit:
    return Unit(
        id=name,
        title=name,
        region=pick.choice(REGIONS),
        strength=pick.choice((0, 4, 10, 30, 30)),
        roles=pick.choice(((), ("x",), ("x", "y"))),
        status=pick.choice(("present", "present", "present", "present", "relocated", "absent")),
        records=pick.choice(("complete", "complete", "unknown")),
        needs=pick.choice(({}, {}, {"mb": 3}, {"ma": 0})),
        confidence=pick.choice(("estimate", "illustrative")),
    )


def _team(pick: Random, number: int) -> Team:
    return Team(
        id=f"t{number}",
        title="T",
        region=pick.choice(REGIONS),
        trainers=pick.choice((0, 1, 3, 3)),
        partner=pick.choice((None, "p0", "p1", "p1")),
        skills=pick.choice(((), ("ca",), ("ca", "cb"), ("ca", "cb"), ("mb", "mc"))),
        days_per_month=pick.choice((None, None, 2, 8)),
    )


def _venue(pick: Random, number: int) -> Venue:
    return Venue(
        id=f"v{number}",
        title="V",
        region=pick.choice(REGIONS),
        seats=pick.choice((0, 3, 6, 12, 12, 12)),
        rooms=pick.choice((1, 1, 2)),
        suits=pick.choice(((), (), ("classroom",), ("field",))),
    )


def _activity(pick: Random, number: int) -> Activity:
    end = DAY + dt.timedelta(pick.randint(0, 30))
    provides = pick.choice((("premises",), ("vehicles", "security"), ("accommodation",)))
    return Activity(
        id=f"a{number}", title="A", kind="logistics", region=pick.choice(REGIONS), start=DAY, end=end, provides=provides
    )


def session_of(pick: Random, mission: Mission, name: str, days: int, status: str | None = None) -> Session:
    """Return a session somewhere around the as-of date, firm or not."""
    status = status or pick.choice(("idea", "planned", "planned", "approved", "delivered", "cancelled"))
    ahead = status != "delivered"
    start = DAY + dt.timedelta(pick.randint(0, days) if ahead else pick.randint(-120, 4))
    heads = {unit.id: pick.choice((0, 1, 2, 5)) for unit in mission.units if pick.random() < 0.6}
    fields = {
        "id": name,
        "modules": pick.choice((["ma"], ["mb"], ["mc"], ["ma", "mb"], ["ca"])),
        "start": start,
        "end": start + dt.timedelta(pick.choice((0, 1, 4, 10))),
        "status": status,
        "venue": pick.choice([None, *(venue.id for venue in mission.venues)]),
        "partner": pick.choice((None, "p0", "p1")),
        "teams": [team.id for team in mission.teams if pick.random() < 0.4],
        "seats": heads,
        "attended": heads if not ahead and pick.random() < 0.8 else {},
    }
    return msgspec.convert(fields, Session)


def with_session(view: View, session: Session) -> View:
    """Return *view* with one session more."""
    return View(msgspec.structs.replace(view.mission, sessions=(*view.mission.sessions, session)), view.day)


def found_by_rules(view: View, session: Session, codes: tuple[str, ...] = CODES) -> set[str]:
    """Return the codes of the rules that find something once *session* stands in the plan of *view*, and not before.

    Notes are not counted: they speak of what is over, of units that come as a whole, or of records that are unknown.
    Of two that are over a rule makes a note, even where a third is still to come: between sessions notes are counted.
    """
    before = {_said(finding) for finding in run(view, codes)}
    return {
        finding.code
        for finding in run(with_session(view, session), codes)
        if _said(finding) not in before
        and (finding.severity > Severity.NOTE or finding.code == "PL103")
        and (session.id in finding.entities or finding.code in BETWEEN)
    }


def _said(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message
