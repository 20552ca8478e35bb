"""Owns sessions while they are typed: a new one that begins as the proposal, one that is there, a copy of one.

What nobody touched follows: the proposal unit and module, the end the start, the title module and place, the id the
partner. Which choice clashes with what is the proposal's to say.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from planner.attendance import later
from planner.history import Change
from planner.i18n import _, ngettext
from planner.model import Session
from planner.operations import add_session, copy_session, written
from planner.proposal import FIELDS, Field, candidates, propose
from planner.proposal.diary import HOURS_A_DAY
from planner.reports.words import short_weekday, week
from planner.tui.forms.draft import Draft
from planner.tui.forms.entries import Entity, EntryDraft
from planner.tui.forms.fields import Spec, specs_of
from planner.tui.forms.options import Option, options_of, ranked
from planner.view import View
from planner.workspace import Workspace

FRIDAY = 4
UNIT = Spec(("unit",), "choice", ("unit",), required=True)
"""The unit that a new session is proposed for; the entry names its units in ``seats``."""
MANY = 1000
"""Sessions of a mission in which the lists of an old session are not ranked: it would take longer than a key may."""


class SessionTexts(Draft):
    """What drafts of sessions share."""

    table = "session"

    def unit_and_module(self) -> tuple[str, str] | None:
        """Return the unit and module that the lists are ranked for; None: there are none."""
        mission = self.view.mission
        seats = self.sound("seats")
        unit = self.texts.get("unit") or next(iter(seats if isinstance(seats, dict) else ()), "")
        names = self.sound("modules")
        module = next(iter(names if isinstance(names, list) else ()), "")
        module = next((each.id for each in mission.modules_in.get(module, ())), module)
        return (unit, module) if unit in mission.unit and module in mission.module else None

    def view_without(self) -> View | None:
        """Return the mission without this session: what it would clash with; None: it is not looked at."""
        return self.view

    def options(self, spec: Spec) -> list[Option]:
        found = options_of(self.view.mission, spec)
        field = {"modules": "module"}.get(spec.name, spec.name)
        about = self.unit_and_module() if field in FIELDS else None
        view = self.view_without() if about else None
        if about is None or view is None:
            return found
        says = {each.name: self.sound(each.name) for each in self.specs if len(each.path) == 1 and each != UNIT}
        return ranked(found, candidates(view, *about, cast(Field, field), says))

    def beside(self, name: str) -> str:
        day = self.sound(name) if name in ("start", "end", "follow_up") else None
        if not isinstance(day, dt.date):
            return ""
        start = self.sound("start")
        if name == "end" and isinstance(start, dt.date):
            count = (day - start).days + 1
            return short_weekday(day) + ", " + ngettext("{count} day", "{count} days", count).format(count=count)
        return f"{short_weekday(day)}, {week(day)}"

    def hours(self) -> float:
        """Return the hours of the modules that are typed."""
        names = self.sound("modules")
        session = Session(id="draft", modules=tuple(names if isinstance(names, list) else ()), start=dt.date.min)
        return sum(module.hours for module in self.view.mission.taught(session))


class NewSession(SessionTexts):
    """A session for the gap of a unit in a module; it begins as the proposal."""

    def __init__(self, workspace: Workspace, unit: str, module: str) -> None:
        specs = list(specs_of("session"))
        specs.insert(1, UNIT)
        texts = {spec.name: "" for spec in specs} | {"unit": unit, "modules": module}
        self.proposal = propose(workspace.view, unit, module)
        super().__init__(workspace, specs, texts)
        self._take()
        self._begun = dict(self.texts)

    def begin_with(self, texts: Mapping[str, str]) -> None:
        """Let fields say *texts*, in place of what is proposed."""
        for name, text in texts.items():
            self.put(name, text)
        self._begun = dict(self.texts)

    def _take(self) -> None:
        """Let what nobody touched say what is proposed."""
        for spec in self.specs:
            if spec.name not in ("unit", "modules", "id") and len(spec.path) == 1:
                self.set_untouched(spec.name, written(self.proposal.fields.get(spec.name)) or "")
        self._name()

    def _name(self) -> None:
        self.set_untouched("id", self.workspace.new_session_id(self.texts["partner"]))

    def value(self, name: str) -> object:
        return self.texts["unit"] if name == "unit" else super().value(name)

    def heading(self) -> str:
        file = self.workspace.plan_file(self.texts["partner"])
        return _("New session, into {file}").format(file=file)

    def follow(self, name: str) -> None:
        names = self.sound("modules")
        alone = name in ("unit", "modules") and isinstance(names, list) and len(names) == 1
        if alone and (gap := self.unit_and_module()):
            self.proposal = propose(self.view, *gap)
            self._take()
        if (
            name in ("start", "modules")
            and isinstance(start := self.sound("start"), dt.date)
            and "start" in self.touched
        ):
            self.set_untouched("end", end_of(start, self.hours()).isoformat())
        if name in ("venue", "modules"):
            self.set_untouched("title", self._title())
        if name == "partner":
            self._name()

    def _title(self) -> str:
        mission = self.view.mission
        about = self.unit_and_module()
        if about is None:
            return self.texts["title"]
        venue = mission.venue.get(self.texts["venue"])
        region = mission.region.get(venue.region if venue else mission.unit[about[0]].region)
        title = mission.module[about[1]].title
        return _("{module}, {place}").format(module=title, place=region.title) if region else title

    def reason(self, name: str) -> str:
        if name == "id" and name not in self.touched:
            return _("the next one that begins with the partner's, so that files never clash")
        return "" if name in self.touched else self.proposal.reasons.get(name, "")

    def obstacles(self) -> Sequence[str]:
        return () if self.touched & {"venue", "start", "seats", "teams"} else self.proposal.obstacles

    def make(self) -> Change:
        return add_session(self.workspace.loaded, self.fields([s.name for s in self.specs if s.name != "unit"]))


class SessionEntry(SessionTexts, EntryDraft):
    """A session that is there."""

    _without: tuple[View, View] | None = None

    def view_without(self) -> View | None:
        over = self.says.get("status") in ("delivered", "cancelled")
        if over or len(self.view.mission.sessions) > MANY:
            return None
        if self._without is None or self._without[0] is not self.view:
            rest = tuple(each for each in self.view.mission.sessions if each.id != self.entity.name)
            mission = msgspec.structs.replace(self.view.mission, sessions=rest)
            self._without = self.view, View(mission, self.view.day)
        return self._without[1]

    def follow(self, name: str) -> None:
        """Keep the session as long as it was when its start moves."""
        start, was = self.sound("start"), self.says.get("start")
        end = self.says.get("end")
        if name == "start" and isinstance(start, dt.date) and isinstance(was, dt.date) and isinstance(end, dt.date):
            self.set_untouched("end", later(start, (end - was).days).isoformat())


class SessionCopy(SessionEntry):
    """A session like one that is there, after it."""

    def __init__(self, workspace: Workspace, entity: Entity) -> None:
        super().__init__(workspace, entity)
        self.texts |= {"status": "planned", "attended": "", "women": "", "follow_up": ""}
        partner = self.texts["partner"]
        self.texts["id"] = workspace.new_session_id(partner)
        self._begun = dict(self.texts)
        start, end = self.says.get("start"), self.says.get("end", self.says.get("start"))
        if isinstance(start, dt.date) and isinstance(end, dt.date):
            weeks = (end - start).days // 7 + 1
            self.texts["start"] = later(start, 7 * weeks).isoformat()
            self.follow("start")

    def heading(self) -> str:
        file = self.workspace.plan_file(self.texts["partner"])
        return _("Copy of {session}, into {file}").format(session=self.entity.name, file=file)

    def reason(self, name: str) -> str:
        if name == "start" and name not in self.touched:
            return _("the same day of the week, after {session} has ended").format(session=self.entity.name)
        return ""

    def view_without(self) -> View | None:
        return self.view

    def make(self) -> Change:
        self.now()
        return copy_session(self.workspace.loaded, self.entity.name, self.changed())


def end_of(start: dt.date, hours: float) -> dt.date:
    """Return the last day of *hours* of teaching that begin on *start*: six a day from Monday to Friday."""
    left = max(1, math.ceil(round(hours / HOURS_A_DAY, 6)))
    day = start
    while (left := left - (day.weekday() <= FRIDAY)) > 0 and day < dt.date.max:
        day = later(day, 1)
    return day
