"""Owns what the fields module, venue, start and status of a session could say; it chooses none."""

from __future__ import annotations

from collections.abc import Iterator

from planner.coverage import Cell
from planner.i18n import _, ngettext
from planner.model import Venue
from planner.proposal.choice import Choice, joined, verdict
from planner.proposal.conflicts import Conflict, Setting
from planner.proposal.entry import Present
from planner.proposal.heads import heads_wanted
from planner.proposal.phrases import about
from planner.proposal.reach import distance
from planner.proposal.weeks import last_day, mondays, weekdays


def choose_venue(present: Present) -> Iterator[Choice]:
    """Yield the venues: those that suit first, the nearest to the unit, the smallest that is large enough."""
    judge, setting = present.judge, present.setting
    heads = sum(setting.seats.values())
    for number, venue in enumerate(present.view.mission.venues):
        there = setting._replace(venue=venue)
        said = verdict((*judge.place(there), *judge.rooms(there), *judge.room_size(there)))
        unsuited = _unsuited(setting, venue)
        away = distance(present.view, venue.region, present.unit.region)
        size = (0, venue.seats) if venue.seats >= heads else (1, -venue.seats)
        note = joined(_seats_there(venue), unsuited, said.remark)
        yield Choice(venue.id, said.conflict, note, (bool(unsuited), away, *size, number))
    yield Choice("", "", _("no venue yet"), (2,))


def _seats_there(venue: Venue) -> str:
    text = ngettext("{region}, {seats} seat", "{region}, {seats} seats", venue.seats)
    return text.format(region=venue.region, seats=venue.seats)


def _unsuited(setting: Setting, venue: Venue) -> str:
    formats = {module.format: None for module in setting.modules}
    lacking = [each for each in formats if venue.suits and each not in venue.suits]
    return _("does not suit the format {format}").format(format=", ".join(lacking)) if lacking else ""


def choose_start(present: Present) -> Iterator[Choice]:
    """Yield the Mondays of the horizon, its weekdays where it has none, and the day that stands there, by date."""
    hours = present.hours
    days = mondays(present.view, hours) or weekdays(present.view, hours)
    if present.setting.start and present.setting.start not in days:
        days.append(present.setting.start)
    for day in days:
        said = verdict(_on(present, present.on(day, hours)))
        note = joined(_("until {day}").format(day=last_day(day, hours)), said.remark)
        yield Choice(day.isoformat(), said.conflict, note, (said.no_days, day.toordinal()))


def _on(present: Present, setting: Setting) -> Iterator[Conflict]:
    """Yield what depends on the days."""
    judge = present.judge
    yield from judge.place(setting)
    yield from judge.dates(setting)
    yield from judge.rooms(setting)
    yield from judge.teams(setting)
    yield from judge.units(setting)


def choose_module(present: Present) -> Iterator[Choice]:
    """Yield the modules, those first in which most heads of the unit have nothing scheduled."""
    start, judge = present.setting.start, present.judge
    for number, module in enumerate(present.view.mission.modules):
        setting = present.on(start, module.hours) if start else present.setting
        said = verdict(judge.conflicts(setting._replace(modules=(module,))))
        cell = present.view.coverage.cell.get((present.unit.id, module.id))
        wanted = heads_wanted(cell)
        yield Choice(module.id, said.conflict, joined(gap_words(cell), said.remark), (not wanted, -wanted, number))


def gap_words(cell: Cell | None) -> str:
    """Return how many heads of *cell* have nothing scheduled, or are about to lapse."""
    if cell is None or not heads_wanted(cell):
        return _("no open gap")
    need = about(cell.need, cell.illustrative)
    if cell.open:
        return _("{open} of {need} heads open").format(open=about(cell.open, cell.illustrative), need=need)
    return _("{due} of {need} heads lapse soon").format(due=cell.due, need=need)


def choose_status(present: Present) -> Iterator[Choice]:
    """Yield what a session ahead can be: an idea clashes with nothing, what is planned takes up what it names."""
    yield Choice("idea", "", _("takes nothing up and is not counted as scheduled"), (0,))
    said = verdict(present.judge.conflicts(present.setting._replace(firm=True)))
    yield Choice("planned", said.conflict, said.remark, (1,))
    yield Choice("approved", said.conflict, said.remark, (2,))
