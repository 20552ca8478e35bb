"""Owns what a session that is not in the plan yet would clash with: the rules of the plan, asked before it is entered.

What it calls a conflict the rules find once the session is planned, and the other way round: a test holds the two
together. It proposes nothing. An idea may build on ideas; else it is judged as if it were planned.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planner.causes import release_limit
from planner.coverage import in_audience
from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session, Team, Unit, Venue
from planner.obstacles import Obstacle, obstacles_of
from planner.proposal.diary import Diary, near
from planner.proposal.phrases import about, number, obstacle_text
from planner.view import View


class Setting(NamedTuple):
    """A session as it could stand; what is not known yet is empty and not compared with."""

    modules: tuple[Module, ...]
    start: dt.date | None = None
    end: dt.date | None = None
    venue: Venue | None = None
    teams: tuple[Team, ...] = ()
    partner: str | None = None
    seats: Mapping[str, int] = {}
    """Heads by unit."""
    firm: bool = False
    """Whether it is more than an idea: what is required may then not be an idea either."""


class Conflict(NamedTuple):
    """One rule that the session would break, in words to end a sentence with."""

    code: str
    words: str
    mild: bool = False
    """Whether the rule makes no more than a note of it: something to see to, not in the way."""


class Judge:
    """The rules of bookings, places, people and duplicates, for sessions beside those of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.diary: Diary = view.kept(Diary)

    def conflicts(self, setting: Setting) -> Iterator[Conflict]:
        """Yield all that *setting* would clash with, the place first, then days, people and their number."""
        yield from self.place(setting)
        yield from self.dates(setting)
        yield from self.rooms(setting)
        yield from self.skill(setting)
        yield from self.teams(setting)
        yield from self.units(setting)
        yield from self.sizes(setting)

    # Places and days.

    def obstacles(self, setting: Setting) -> list[Obstacle]:
        """Return what is in the way in the region of the venue, blocking or not."""
        if not (setting.venue and setting.start and setting.end):
            return []
        modules = tuple(module.id for module in setting.modules)
        session = Session(id="new", modules=modules, start=setting.start, end=setting.end, venue=setting.venue.id)
        return obstacles_of(self.view, session)

    def place(self, setting: Setting) -> Iterator[Conflict]:
        """Yield what the region is closed for or lacks (PL202), mildly what it has in part (PL203) or is not known."""
        for obstacle in self.obstacles(setting):
            code = "PL202" if obstacle.blocks else "PL203" if obstacle.grade == "partial" else "PL204"
            yield Conflict(code, obstacle_text(obstacle), mild=not obstacle.blocks)

    def dates(self, setting: Setting) -> Iterator[Conflict]:
        """Yield what speaks against the days themselves (PL505, PL506)."""
        if not (setting.start and setting.end):
            return
        if setting.end < self.view.day:
            text = _("it would have ended on {day}, before {today}")
            yield Conflict("PL505", text.format(day=setting.end, today=self.view.day))
        horizon, stated = self.view.horizon, self.view.mission.settings.horizon is not None
        early = stated and setting.start < horizon.start and setting.end >= self.view.day
        if early or setting.start > horizon.end:
            text = _("it would start outside the horizon of {first} to {last}")
            yield Conflict("PL506", text.format(first=horizon.start, last=horizon.end), mild=not stated)

    def rooms(self, setting: Setting) -> Iterator[Conflict]:
        """Yield what leaves no room of the venue free (PL103)."""
        venue = setting.venue
        if not (venue and setting.start and setting.end):
            return
        if full := self.diary.full(venue, setting.start, setting.end):
            names, until = ", ".join(session.id for session in full), min(session.end for session in full)
            text = ngettext(
                "{venue} is taken by {sessions} until {day}",
                "the {rooms} rooms of {venue} are taken by {sessions} until {day}",
                venue.rooms,
            )
            yield Conflict("PL103", text.format(venue=venue.id, rooms=venue.rooms, sessions=names, day=until))

    # Teams.

    def skill(self, setting: Setting) -> Iterator[Conflict]:
        """Yield the modules that no team has the skill for (PL303)."""
        skills = {skill for team in setting.teams for skill in team.skills}
        curriculum = self.view.mission.curriculum_of
        lacking = [m.id for m in setting.modules if m.id not in skills and curriculum[m.id].id not in skills]
        if setting.teams and lacking:
            teams = ", ".join(team.id for team in setting.teams)
            text = ngettext(
                "{teams} lacks the skill for {modules}", "{teams} lack the skill for {modules}", len(setting.teams)
            )
            yield Conflict("PL303", text.format(teams=teams, modules=", ".join(lacking)))

    def teams(self, setting: Setting) -> Iterator[Conflict]:
        """Yield the sessions that take up a team (PL101), mildly the months in which it has too few days."""
        if not (setting.start and setting.end):
            return
        for team in setting.teams:
            for session in self.diary.of_team(team.id, setting.start, setting.end):
                text = _("{team} is in {session} until {day}")
                yield Conflict("PL101", text.format(team=team.id, session=session.id, day=session.end))
            if over := self.diary.days_over(team, setting.start, setting.end):
                month, days = over
                text = _("{team} has {most} days a month and {days} would be booked in {month}")
                named = {"team": team.id, "most": team.days_per_month, "days": days}
                yield Conflict("", text.format(month=str(month)[:7], **named), mild=True)

    # Units.

    def units(self, setting: Setting) -> Iterator[Conflict]:
        """Yield what speaks against each unit, unit by unit."""
        for name, heads in setting.seats.items():
            unit = self.view.mission.unit.get(name)
            if unit and heads:
                yield from self.unit(setting, unit, heads)

    def unit(self, setting: Setting, unit: Unit, heads: int) -> Iterator[Conflict]:
        """Yield what speaks against *heads* of *unit*."""
        yield from self._audience(setting, unit)
        if setting.start and setting.end:
            yield from self._prepared(setting, unit, setting.start)
            yield from self._away(unit, setting.start, setting.end)
            yield from self.release(setting, unit, heads)
            yield from self.duplicates(setting, unit)

    def _audience(self, setting: Setting, unit: Unit) -> Iterator[Conflict]:
        outside = [m.id for m in setting.modules if not unit.needs.get(m.id) and not in_audience(unit, m)]
        if outside:
            text = _("{unit} is not in the audience of {modules}")
            yield Conflict("PL304", text.format(unit=unit.id, modules=", ".join(outside)))

    def _prepared(self, setting: Setting, unit: Unit, day: dt.date) -> Iterator[Conflict]:
        own = {module.id for module in setting.modules}
        required = {
            name: module.id
            for module in reversed(setting.modules)
            for name in module.requires
            if name not in own and name in self.view.mission.module
        }
        for name, module in required.items():
            held = self.diary.held(name, unit.id)
            before = [held.firm] if setting.firm else [held.firm, held.idea]
            if not any(session and session.end < day for session in before):
                words = _only(unit.id, name, module, held.firm or held.idea)
                yield Conflict("PL305", words, mild=unit.records == "unknown")

    def _away(self, unit: Unit, first: dt.date, last: dt.date) -> Iterator[Conflict]:
        for session in self.diary.of_unit(unit.id, first, last):
            text = _("{unit} is in {session} until {day}")
            yield Conflict("PL102", text.format(unit=unit.id, session=session.id, day=session.end))

    def release(self, setting: Setting, unit: Unit, heads: int) -> Iterator[Conflict]:
        """Yield that too many of *unit* would be away on one day (PL104), mildly of a formed unit as a whole."""
        if not (setting.start and setting.end and setting.modules):
            return
        away = heads + self.diary.away(unit.id, setting.start, setting.end)
        limit = self.limit(unit, setting.modules)
        if away > limit:
            invented = unit.confidence == "illustrative"
            text = _("{unit} is over its release limit: {away} of {strength} heads, where {share} % let {limit} go")
            share = number(100 * self.view.mission.settings.targets.release)
            named = {"unit": unit.id, "away": away, "share": share, "limit": about(limit, invented)}
            yield Conflict("PL104", text.format(strength=about(unit.strength, invented), **named))

    def limit(self, unit: Unit, modules: tuple[Module, ...]) -> int:
        """Return how many heads of *unit* may be away for *modules* at once."""
        return min((release_limit(self.view, unit, module) for module in modules), default=0)

    def duplicates(self, setting: Setting, unit: Unit) -> Iterator[Conflict]:
        """Yield the sessions of other partners that teach *unit* the same within 90 days (PL401)."""
        for module in setting.modules if setting.start and setting.end else ():
            for session in self.diary.duplicates(module.id, unit.id, setting.partner):
                if setting.start and setting.end and near(session, setting.start, setting.end):
                    text = _("{partner} teaches {module} to {unit} in {session}, until {day}")
                    named = {"partner": session.partner, "module": module.id, "unit": unit.id}
                    yield Conflict("PL401", text.format(session=session.id, day=session.end, **named))

    # Numbers.

    def sizes(self, setting: Setting) -> Iterator[Conflict]:
        """Yield that they are too many for the room or the class, or too few."""
        yield from self.room_size(setting)
        yield from self.class_size(setting)

    def room_size(self, setting: Setting) -> Iterator[Conflict]:
        """Yield that a room of the venue holds fewer (PL201)."""
        heads = sum(setting.seats.values())
        if setting.venue and heads > setting.venue.seats:
            text = _("{venue} seats {most} and {heads} are booked")
            yield Conflict("PL201", text.format(venue=setting.venue.id, most=setting.venue.seats, heads=heads))

    def class_size(self, setting: Setting) -> Iterator[Conflict]:
        """Yield that the class takes fewer (PL301) or needs more (PL302)."""
        heads = sum(setting.seats.values())
        least = max(setting.modules, key=lambda module: module.class_min, default=None)
        limited = [module for module in setting.modules if module.class_max is not None]
        most = min(limited, key=lambda module: module.class_max or 0, default=None)
        if most and most.class_max is not None and heads > most.class_max:
            text = _("a class of {module} takes {most} heads and {heads} are booked")
            yield Conflict("PL301", text.format(module=most.id, most=most.class_max, heads=heads))
        if least and setting.seats and heads < least.class_min:
            text = _("a class of {module} needs {least} heads and {heads} are booked")
            yield Conflict("PL302", text.format(module=least.id, least=least.class_min, heads=heads))


def _only(unit: str, required: str, module: str, session: Session | None) -> str:
    """Return that *unit* has what *module* requires too late, or never."""
    named = {"unit": unit, "required": required, "module": module}
    if session is None:
        return _("{unit} has neither had nor booked {required}, which {module} requires").format(**named)
    text = _("{unit} has {required}, which {module} requires, only in {session} until {day}")
    if session.status == "idea":
        text = _("{unit} has {required}, which {module} requires, only in {session}, an idea, until {day}")
    return text.format(session=session.id, day=session.end, **named)
