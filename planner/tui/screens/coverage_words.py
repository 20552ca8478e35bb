"""Owns what the coverage screen says in words about a unit, a curriculum or a cell; it computes no figure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.coverage import Sums
from planner.curriculum import Curriculum, Module
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.plain import cut, one_line
from planner.reports.cell_words import cell_phrases
from planner.reports.lines import Line, line, width
from planner.reports.words import coverage_words, figure, number, title_of
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
    phrases = [*cell_phrases(figures.view, cell)]
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
    for count, text in (
        (sums.due, _("{count} due")),
        (sums.lapsed, _("{count} lapsed")),
        (sums.unknown, _("{count} unknown")),
        (sums.scheduled, _("{count} scheduled")),
        (sums.open, _("{count} open")),
    ):
        if count:
            yield text.format(count=figure(count, sums.illustrative))
