"""Owns the page of a module and of a curriculum: who needs it, who has it, where it was taught, what it asks for.

It lays out; figures are the core's and ``module_facts``', words ``module_words``'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.curriculum import Curriculum, Module
from planner.i18n import _
from planner.plain import padded, width_of
from planner.reports.lines import line
from planner.reports.module_facts import ModuleFacts
from planner.reports.module_lists import sessions_pane, stands_pane, steps_pane, units_pane
from planner.reports.module_tree import called
from planner.reports.module_words import Labelled, about_curriculum, about_module, asks_for, serves, taught_by, texts_of
from planner.reports.page import whole_twin
from planner.reports.panes import Drawing, Pane, Spot, Target, heading, stacked, text_pane
from planner.reports.tables import wrapped

LABEL = 12
"""Terminal cells of the column of labels, at least."""


def curriculum_pane(facts: ModuleFacts, curriculum: Curriculum, room: int, drawing: Drawing) -> Pane:
    """Return the page of *curriculum* in *room* columns."""
    modules = facts.view.mission.modules_in[curriculum.id]
    title = _("{title} ({id})").format(title=whole_twin(curriculum, "title"), id=curriculum.id)
    theory = whole_twin(curriculum, "theory_of_change")
    return stacked(
        _head(title, Target("curriculum", curriculum.id), room),
        _labelled(about_curriculum(facts, curriculum), room),
        _prose("", whole_twin(curriculum, "summary"), room, drawing),
        stands_pane(facts, modules, room, drawing),
        _prose(_("How it is meant to change things"), theory, room, drawing),
        _points(_("Sources"), texts_of(curriculum, "sources"), room, drawing),
    )


def module_pane(facts: ModuleFacts, module: Module, room: int, drawing: Drawing) -> Pane:
    """Return the page of *module* in *room* columns; rows lead to modules, regions, cells and sessions."""
    return stacked(
        _head(called(module), Target("module", module.id), room),
        _labelled(about_module(facts, module), room),
        _points(_("Objectives"), texts_of(module, "objectives"), room, drawing, numbered=True),
        steps_pane(facts, module, room, drawing),
        stands_pane(facts, [module], room, drawing),
        units_pane(facts, module, room, drawing),
        sessions_pane(facts, module, room, drawing),
        _points(_("Who can teach it"), [*taught_by(facts, module)] or [_("No team has the skill.")], room, drawing),
        _points(_("Topics"), texts_of(module, "topics"), room, drawing),
        _section(_("What it asks for"), [*asks_for(facts.view, module)], room, drawing),
        _section(_("What it serves"), [*serves(module)], room, drawing),
        _prose(_("Source"), whole_twin(module, "source"), room, drawing),
    )


def _head(title: str, target: Target, room: int) -> Pane:
    """Return the title; it is a spot, so that the page begins at its beginning."""
    texts = wrapped(title, room - 2, "  ")
    return Pane(tuple(line(" ", (text, "title")) for text in texts), (Spot(0, 0, room, target, "head"),))


def _labelled(facts: Iterable[Labelled], room: int) -> Pane:
    every = list(facts)
    wide = max([LABEL, *(width_of(label) + 2 for label, _text in every)])
    lines = []
    for label, text in every:
        for count, part in enumerate(wrapped(text, room - wide - 2)):
            lines.append(line(" ", (padded("" if count else label, wide), "dim"), part))
    return Pane(tuple(lines))


def _section(title: str, facts: Sequence[Labelled], room: int, drawing: Drawing) -> Pane:
    return stacked(Pane((heading(title, room, drawing),)), _labelled(facts, room)) if facts else Pane()


def _prose(title: str, text: str, room: int, drawing: Drawing) -> Pane:
    if not text:
        return Pane()
    head = Pane((heading(title, room, drawing),)) if title else Pane()
    return stacked(head, text_pane(wrapped(text, room - 2)))


def _points(title: str, texts: Sequence[str], room: int, drawing: Drawing, *, numbered: bool = False) -> Pane:
    if not texts:
        return Pane()
    lines: list[str] = []
    for count, text in enumerate(texts, 1):
        mark = f"{count}." if numbered else "-"
        lines += wrapped(f"{mark} {text}", room - 2, " " * (len(mark) + 1))
    return stacked(Pane((heading(title, room, drawing),)), text_pane(lines))
