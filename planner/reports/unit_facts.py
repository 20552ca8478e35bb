"""Owns what the screen of a unit says first: who and where it is, what it was taught last, what lapses next.

It is short where the sheet is complete; the words are the sheet's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.coverage import Cell, sums_of
from planner.i18n import _, ngettext
from planner.model import Session, Unit
from planner.plain import one_line
from planner.reports.lines import Line, line
from planner.reports.page import LABEL, whole, whole_twin
from planner.reports.record_words import (
    access_words,
    condition_word,
    grade_word,
    named,
    presence_word,
    records_word,
    trust_words,
)
from planner.reports.tables import wrapped
from planner.reports.unit_sheet import covered_words
from planner.reports.words import figure, number, percent, title_of
from planner.view import View
from planner.vocabulary import CONDITIONS


def fact_lines(view: View, unit: Unit, room: int) -> list[Line]:
    """Return the facts as labelled lines of at most *room* terminal cells."""
    title = _("{title} ({id})").format(title=whole_twin(unit, "title"), id=unit.id)
    facts = (
        (_("Unit"), "; ".join(_unit(unit))),
        (_("Station"), "; ".join(_station(view, unit))),
        (_("Mentors"), "; ".join(_mentors(view, unit))),
        (_("Covered"), covered_words(sums_of(view.coverage.by_unit.get(unit.id, ())))),
        (_("Last taught"), _last(view, unit)),
        (_("Lapses next"), _lapse(view, unit)),
        (_("Comes next"), _next(view, unit)),
        (_("Note"), whole_twin(unit, "note")),
    )
    lines = [line(" ", (text, "title")) for text in wrapped(title, room - 2)]
    for label, text in facts:
        for index, each in enumerate(wrapped(text, room - LABEL - 1)):
            lines.append(line(" ", ("" if index else label, "dim"), " " * (LABEL - (0 if index else len(label))), each))
    return lines


def _unit(unit: Unit) -> Iterator[str]:
    if unit.service:
        yield whole(unit.service)
    if unit.roles:
        yield _("roles {roles}").format(roles=whole(", ".join(unit.roles)))
    invented = unit.confidence == "illustrative"
    heads = ngettext("{count} head, {confidence}", "{count} heads, {confidence}", unit.strength)
    words = {"sourced": _("sourced"), "estimate": _("an estimate"), "illustrative": _("illustrative")}
    yield heads.format(count=figure(unit.strength, invented), confidence=words[unit.confidence])
    if unit.women is not None:
        yield ngettext("{count} woman", "{count} women", unit.women).format(count=figure(unit.women, invented))
    if unit.status != "present":
        yield presence_word(unit.status)
    if unit.records != "complete":
        yield records_word(unit.records)
    if unit.turnover:
        yield _("{share} leave in a year").format(share=percent(unit.turnover))


def _station(view: View, unit: Unit) -> Iterator[str]:
    region = view.mission.region.get(unit.region)
    zone = view.mission.zone.get(region.zone) if region else None
    places = [whole(unit.town), title_of(region) if region else whole(unit.region), title_of(zone) if zone else ""]
    yield ", ".join(dict.fromkeys(place for place in places if place))
    if region is None:
        return
    yield access_words(region.access)
    yield trust_words(region.trust)
    grades = [(name, view.grade(region.id, name, view.day)) for name in CONDITIONS]
    for grade in ("lacking", "partial", "unknown"):
        if wanting := [condition_word(name) for name, found in grades if found == grade]:
            yield f"{grade_word(grade)}: {', '.join(wanting)}"
    for closure in region.closures:
        if closure.end >= view.day:
            yield _("closed {first} to {last}").format(first=closure.start.isoformat(), last=closure.end.isoformat())


def _mentors(view: View, unit: Unit) -> Iterator[str]:
    yield named(view.mission, "team", unit.mentor) if unit.mentor else _("no team is co-located")
    seen = [observation for observation in view.observations_of.get(unit.id, ()) if observation.date <= view.day]
    if not seen:
        yield _("never observed")
        return
    days = (view.day - seen[-1].date).days
    text = ngettext("last observed {day}, {count} day ago", "last observed {day}, {count} days ago", days)
    yield text.format(day=seen[-1].date.isoformat(), count=days)


def _last(view: View, unit: Unit) -> str:
    held = [
        session
        for session in view.sessions_of.get(unit.id, ())
        if session.status == "delivered" and session.end <= view.day and session.attended.get(unit.id)
    ]
    if not held:
        return _("never, as far as the records say")
    last = max(held, key=lambda session: session.end)
    heads = last.attended[unit.id]
    return ngettext("{day}, {session}, {count} head", "{day}, {session}, {count} heads", heads).format(
        day=last.end.isoformat(), session=session_words(last), count=number(heads)
    )


def session_words(session: Session) -> str:
    """Return the id of *session* with its title, else its modules."""
    title = title_of(session) or one_line(", ".join(session.modules))
    return _("{id} {title}").format(id=one_line(session.id), title=title)


def _lapse(view: View, unit: Unit) -> str:
    found = next_lapse(view, unit)
    if found is None:
        return _("nothing that is covered")
    day, cells = found
    modules = ", ".join(cell.module.id for cell in cells)
    return _("{day}, {modules}").format(day=day.isoformat(), modules=modules)


def next_lapse(view: View, unit: Unit) -> tuple[dt.date, list[Cell]] | None:
    """Return the next day on which heads of *unit* lose a module if nothing is run, and the cells; None: never."""
    cells = view.coverage.by_unit.get(unit.id, ())
    days = [(view.coverage.covered_until(cell), cell) for cell in cells if cell.covered]
    first = min((day for day, _cell in days if day), default=None)
    return (first, [cell for day, cell in days if day == first]) if first else None


def _next(view: View, unit: Unit) -> str:
    for session in view.sessions_of.get(unit.id, ()):
        if session.status in ("planned", "approved") and session.end > view.day and session.seats.get(unit.id):
            seats = session.seats[unit.id]
            return ngettext("{day}, {session}, {count} seat", "{day}, {session}, {count} seats", seats).format(
                day=session.start.isoformat(), session=session_words(session), count=number(seats)
            )
    return _("nothing is planned or approved")
