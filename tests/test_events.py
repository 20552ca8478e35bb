"""Protects the events that the as-of date can go to: each kind on its day, in both directions, nothing cancelled."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from planner.curriculum import Curriculum, Module
from planner.events import Calendar, Event
from planner.mission import Mission
from planner.model import Closure, Deployment, Observation, Region, Session, Settings, Unit, Zone
from planner.workspace import Workspace


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def calendar(**more: object) -> Calendar:
    law = Curriculum(id="law", title="Law")
    parts: dict[str, object] = {
        "zones": (Zone(id="z", title="Z"),),
        "regions": (Region(id="gao", title="Gao", zone="z"),),
        "units": (Unit(id="u", title="U", region="gao", strength=9),),
        "curricula": (law,),
        "modules": (Module(id="A", title="A", hours=6, refresh_months=12), Module(id="B", title="B", hours=2)),
        "curriculum_of": {"A": law, "B": law},
    }
    return Calendar(Mission(root=Path(), settings=Settings(title="x"), **{**parts, **more}))  # type: ignore[arg-type]


def test_sessions_start_end_and_lapse() -> None:
    """What was attended lapses a refresher's months after its end; what never lapses, or nobody attended, does not."""
    held = Session(
        id="s", modules=("law",), start=day("2014-02-24"), end=day("2014-02-28"), status="delivered", attended={"u": 3}
    )
    empty = Session(id="e", modules=("A",), start=day("2014-03-03"), status="delivered")
    planned = Session(id="p", modules=("A",), start=day("2014-04-01"), seats={"u": 3})
    found = calendar(sessions=(held, empty, planned))
    assert found.on(day("2014-02-24")) == (Event("start", "s"),)
    assert found.on(day("2014-02-28")) == (Event("end", "s"),)
    assert found.on(day("2014-03-03")) == (Event("start", "e"), Event("end", "e"))
    assert found.after(day("2014-04-01")) == day("2015-02-28")
    assert found.on(day("2015-02-28")) == (Event("lapse", "s", "A"),)
    assert found.after(day("2015-02-28")) is None


def test_cancelled_sessions_happen_on_no_day() -> None:
    """Nothing is gone to for their sake."""
    assert (
        calendar(sessions=(Session(id="s", modules=("A",), start=day("2014-02-24"), status="cancelled"),)).after(
            dt.date.min
        )
        is None
    )


def test_other_kinds() -> None:
    """Deployments, observations and both ends of closures are events."""
    closed = Closure(start=day("2014-08-01"), end=day("2014-08-31"))
    found = calendar(
        regions=(Region(id="gao", title="Gao", zone="z", closures=(closed,)),),
        deployments=(Deployment(date=day("2014-06-30"), component="IPO", deployed=1, approved=2),),
        observations=(Observation(unit="u", date=day("2014-07-02")),),
    )
    days = [day("2014-06-30"), day("2014-07-02"), day("2014-08-01"), day("2014-08-31")]
    assert [found.on(each)[0].kind for each in days] == ["deployment", "observation", "closure", "closure-end"]
    assert [found.after(each) for each in days] == [*days[1:], None]
    assert [found.before(each) for each in days] == [None, *days[:-1]]


def test_there_and_back_on_the_shipped_mission() -> None:
    """Every event is reached once going forward, and the same ones going back."""
    found = Calendar(Workspace.open(None).view.mission)
    forward, at = [], found.after(dt.date.min)
    while at:
        forward.append(at)
        at = found.after(at)
    back, at = [], found.before(dt.date.max)
    while at:
        back.append(at)
        at = found.before(at)
    assert forward == back[::-1] == sorted(set(forward))
    assert all(found.on(each) for each in forward)
    assert len(forward) > 50
