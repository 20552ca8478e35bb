"""Owns what the fields of a session entry say while it is being made; it judges none of them.

What is unsound, unknown or missing is left out: a form is asked for its lists while somebody types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple, cast

import msgspec

from planner.coverage import Number, total
from planner.curriculum import Module
from planner.model import Session, Unit
from planner.proposal.conflicts import Judge, Setting
from planner.proposal.weeks import last_day
from planner.view import View

_FIRM = ("planned", "approved", "delivered")


class Present(NamedTuple):
    """A session as its fields stand, for the gap that it began with."""

    judge: Judge
    unit: Unit
    module: Module
    setting: Setting

    @property
    def view(self) -> View:
        """The mission on its date, without the session itself if it is in the plan."""
        return self.judge.view

    @property
    def region(self) -> str:
        """The region where it is held: that of the venue, else that of the unit."""
        return self.setting.venue.region if self.setting.venue else self.unit.region

    @property
    def hours(self) -> Number:
        """The hours of all its modules."""
        return total(module.hours for module in self.setting.modules)

    def on(self, start: dt.date, hours: Number) -> Setting:
        """Return it from *start* on, as long as *hours* last."""
        return self.setting._replace(start=start, end=last_day(start, hours))


def present_of(view: View, unit: Unit, module: Module, fields: Mapping[str, object]) -> Present:
    """Return the session that *fields* say, for the gap of *unit* in *module*."""
    judge = Judge(_without(view, fields.get("id")))
    mission = view.mission
    names = tuple(_texts(fields.get("modules"))) or (module.id,)
    modules = mission.taught(Session(id="new", modules=names, start=view.day)) or (module,)
    start = _day(fields.get("start"))
    end = _day(fields.get("end")) or (last_day(start, total(m.hours for m in modules)) if start else None)
    return Present(
        judge,
        unit,
        module,
        Setting(
            modules,
            start,
            max(start, end) if start and end else None,
            mission.venue.get(str(fields.get("venue") or "")),
            tuple(mission.team[name] for name in dict.fromkeys(_texts(fields.get("teams"))) if name in mission.team),
            str(fields.get("partner") or "") or None,
            _heads(fields.get("seats")),
            fields.get("status") in _FIRM,
        ),
    )


def _without(view: View, session: object) -> View:
    """Return *view* as if the session with that id were not in the plan; made once for each session."""
    if session not in view.mission.session:
        return view
    others: dict[str, View] = view.kept(_others)
    name = str(session)
    if name not in others:
        sessions = tuple(each for each in view.mission.sessions if each.id != name)
        others[name] = View(msgspec.structs.replace(view.mission, sessions=sessions), view.day)
    return others[name]


def _others(_view: View) -> dict[str, View]:
    return {}


def _texts(value: object) -> list[str]:
    return [str(each) for each in cast("list[object]", value)] if isinstance(value, list | tuple) else []


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None


def _heads(value: object) -> dict[str, int]:
    pairs = cast("Mapping[object, object]", value).items() if isinstance(value, Mapping) else ()
    return {str(name): heads for name, heads in pairs if isinstance(heads, int)}
