"""Owns what the coverage screen says in words about a unit, a curriculum or a cell; it computes no figure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.coverage import Cell, Sums
from planner.curriculum import Curriculum, Module
from planner.i18n import _, ngettext
from planner.model import Session, Unit
from planner.obstacles import Obstacle, obstacles_of
from planner.plain import cut, one_line
from planner.reports.lines import Line, line, width
from planner.reports.words import coverage_words, number, of, status_word, title_of
from planner.tui.screens.coverage_figures import Figures
from planner.tui.state import state_of, word_of
from planner.tui.theme import Look
from planner.view import View


class Space(NamedTuple):
    """How much may be said: terminal cells of a line, and lines."""

    room: int
    lines: int


def about_cell(figures: Figures, look: Look, unit: Unit, module: Module, space: Space) -> list[Line]:
    """Return the lines about *unit* in *module*."""
    cell = figures.cell(unit.id, module.id)
    head = f"{title_of(unit)} | {module.id} {title_of(module)}, {number(module.hours)} h"
    if cell is None:
        return _said(look, head, "none", [meaning_of_none(module)], space)
    state = figures.sign(unit.id, module.id)
    phrases = [*_covered(figures.view, cell), *_coming(figures, cell), *_open(cell)]
    sums = figures.of_units(None, module.id)
    shown = ngettext("{count} unit shown", "{count} units shown", len(figures.units)).format(count=len(figures.units))
    all_units = _("in the {units}: {coverage}").format(units=shown, coverage=coverage_words(sums))
    return _said(look, head, state, phrases, space, more=all_units)


def meaning_of_none(module: Module) -> str:
    """Return why a unit has no need of *module*."""
    roles = ", ".join(module.audience.roles)
    return _("for units with the role {roles}").format(roles=one_line(roles)) if roles else _("none assessed")


def about_sums(figures: Figures, look: Look, unit: Unit, curriculum: Curriculum | None, space: Space) -> list[Line]:
    """Return the lines about *unit* in *curriculum* (None: all)."""
    taught = title_of(curriculum) if curriculum else ""
    sums = figures.of_unit(unit.id, curriculum.id if curriculum else None)
    head = f"{title_of(unit)} | {taught}" if taught else f"{title_of(unit)} | {_unit_words(figures.view, unit)}"
    return _said(look, head, state_of(sums), [*_sums(sums)], space)


def _said(look: Look, head: str, state: str, phrases: Sequence[str], space: Space, more: str = "") -> list[Line]:
    """Return *head*, then state and *phrases* on the other lines, and *more* where it fits; the rest is blank."""
    room, rest = space.room - 2, space.lines - 1
    lead = line(" ", (look.sign(state), state), (f" {word_of(state)}{': ' if phrases else ''}", "bold"))
    indent = "x" * (width(lead) - 1)
    wrapped = textwrap.wrap("; ".join([*phrases, more]), room, initial_indent=indent)
    if not more or len(wrapped) > rest:
        wrapped = textwrap.wrap("; ".join(phrases), room, initial_indent=indent) or [indent]
    if len(wrapped) > rest:
        wrapped = [*wrapped[: rest - 1], cut(f"{wrapped[rest - 1]} …", room)]
    body = [(*lead, (wrapped[0][len(indent) :], "")), *(line(" ", text) for text in wrapped[1:])]
    return [line(" ", (cut(head, room), "title")), *body, *[line()] * (rest - len(body))]


def _unit_words(view: View, unit: Unit) -> str:
    region = view.mission.region.get(unit.region)
    heads = ngettext("{count} head", "{count} heads", unit.strength).format(count=number(unit.strength))
    parts = [title_of(region) if region else unit.region, one_line(unit.service), heads]
    if unit.confidence == "illustrative":
        parts.append(_("illustrative strength"))
    if unit.records == "unknown":
        parts.append(_("records unknown"))
    return ", ".join(part for part in parts if part)


def _sums(sums: Sums) -> Iterator[str]:
    if not sums.need:
        return
    yield _("{coverage} covered, heads counted in each module").format(coverage=coverage_words(sums))
    if sums.due:
        yield _("{count} due").format(count=number(sums.due))
    if sums.lapsed:
        yield _("{count} lapsed").format(count=number(sums.lapsed))
    if sums.unknown:
        yield _("{count} unknown").format(count=number(sums.unknown))
    yield _("{count} scheduled").format(count=number(sums.scheduled))
    yield _("{count} open").format(count=number(sums.open))


def _covered(view: View, cell: Cell) -> Iterator[str]:
    basis = _("need assessed") if cell.assessed else _("need assumed")
    heads = _("{part_of_whole} covered ({basis})")
    yield heads.format(part_of_whole=of(cell.covered, cell.need, cell.illustrative), basis=basis)
    if cell.covered:
        until = view.coverage.covered_until(cell)
        yield _("until {day}").format(day=until.isoformat()) if until else _("with no date of lapse")
    if cell.due:
        days = view.mission.settings.targets.due_days
        yield ngettext("{count} due within {days} days", "{count} due within {days} days", cell.due).format(
            count=number(cell.due), days=days
        )
    if cell.lapsed:
        yield _("{count} lapsed").format(count=number(cell.lapsed))


def _coming(figures: Figures, cell: Cell) -> Iterator[str]:
    unit = cell.unit.id
    for session in figures.coming(unit, cell.module.id):
        seats = ngettext("{count} seat", "{count} seats", session.seats[unit]).format(count=number(session.seats[unit]))
        yield _("{status} {session} from {day}, {seats}").format(
            status=status_word(session.status), session=one_line(session.id), day=session.start.isoformat(), seats=seats
        )
        yield from _blocking(figures.view, session)


def _blocking(view: View, session: Session) -> Iterator[str]:
    for obstacle in obstacles_of(view, session):
        if obstacle.blocks:
            yield _("blocked: {reason}").format(reason=reason_of(view, obstacle))


def reason_of(view: View, obstacle: Obstacle) -> str:
    """Return what is in the way and, where an activity would meet it, which one and from when."""
    place = view.mission.region.get(obstacle.region)
    region = title_of(place) if place else obstacle.region
    if obstacle.closure:
        return _("{region} is closed from {start} to {end}").format(
            region=region, start=obstacle.closure.start.isoformat(), end=obstacle.closure.end.isoformat()
        )
    if obstacle.condition is None:
        return _("{region} is closed").format(region=region)
    lacking = _("{condition} lacking in {region}").format(condition=condition_word(obstacle.condition), region=region)
    if obstacle.provider is None:
        return _("{lacking}, no activity would meet it").format(lacking=lacking)
    return _("{lacking}, {activity} would meet it from {day}").format(
        lacking=lacking, activity=one_line(obstacle.provider.id), day=obstacle.provider.end.isoformat()
    )


def condition_word(condition: str) -> str:
    """Return the word for *condition* in the language in force."""
    return {
        "premises": _("premises"),
        "accommodation": _("accommodation"),
        "vehicles": _("vehicles"),
        "communications": _("communications"),
        "security": _("security"),
    }[condition]


def _open(cell: Cell) -> Iterator[str]:
    if cell.gap:
        yield _("nobody left open") if not cell.open else _("{count} open").format(count=number(cell.open))
