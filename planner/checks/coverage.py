"""Owns the rules about what coverage is short of today (CV); it takes the figures as they are and computes none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from planner.checks.phrase import FEW_HEADS, SLACK, by_module, figure
from planner.checks.registry import Hit, check
from planner.coverage import Cell, Sums, sums_of
from planner.curriculum import Curriculum
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.rounding import percent
from planner.view import View


@check("CV001", Severity.WARNING, per="unit")
def unit_below_target(view: View) -> Iterator[Hit]:
    """Unit below target in a curriculum.

    The unit's covered hours in a curriculum, over its hours in need there, are below the mission's target
    (`coverage` in `[mission.targets]`, 0.80). Heads are counted once a module, and by session: without names nobody can
    tell two people from one who came twice. Once a unit and curriculum.

    Why: the policy brief of 2014 says that capacity-building was concentrated in Bamako, and prints no count. Counting
    by the unit where people serve supplies the count that was missing.

    Remedy: plan sessions for the modules that CV002 names, or assess whether the need is as large as assumed.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

        [[session]]
        id = "S-1"
        modules = ["M-1"]
        start = 2014-06-02
        status = "delivered"
        attended = { gao-gms = 36, bko-ca1 = 50 }
    """
    target = view.mission.settings.targets.coverage - SLACK
    curriculum_of = view.mission.curriculum_of
    for unit in view.units:
        cells = view.coverage.by_unit.get(unit.id, ())
        for _name, group in groupby(cells, lambda cell: curriculum_of[cell.module.id].id):
            of_curriculum = list(group)
            sums = sums_of(of_curriculum)
            if sums.coverage is not None and sums.coverage < target:
                yield _below(view, unit, curriculum_of[of_curriculum[0].module.id], sums)


def _below(view: View, unit: Unit, curriculum: Curriculum, sums: Sums) -> Hit:
    target = view.mission.settings.targets.coverage
    text = _("{unit}: {covered} of {need} covered in {curriculum} ({percent} of the hours, target {target})")
    if sums.need < FEW_HEADS:
        text = _("{unit}: {covered} of {need} covered in {curriculum} (target {target} of the hours)")
    message = text.format(
        unit=unit.id,
        covered=sums.covered,
        need=figure(sums.need, sums.illustrative),
        curriculum=curriculum.id,
        percent=("~" if sums.illustrative else "") + percent(sums.coverage or 0.0, target),
        target=percent(target, sums.coverage),
    )
    gap, left = (figure(number, sums.illustrative) for number in (sums.gap, sums.open))
    hint = _("of the {gap} not covered, {open} have nothing scheduled").format(gap=gap, open=left)
    return Hit(unit, message, hint, (unit.id, curriculum.id))


@check("CV002", Severity.WARNING, per="unit")
def nothing_scheduled(view: View) -> Iterator[Hit]:
    """Open gap with nothing scheduled.

    The unit has modules with a gap for which no seat is booked in a planned or approved session; an idea books none.
    Once a unit, with the modules that would take the most trainee-hours first. Heads are counted once a module, and by
    session: without names nobody can tell two people from one who came twice.

    Why: a gap that nobody has on paper is the one that the next quarter's plan is for: who lacks what, where, and who
    could run it.

    Remedy: plan a session for the first modules named, or write a smaller need into `needs` where it is assessed.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

        [[session]]
        id = "S-1"
        modules = ["M-1"]
        start = 2014-09-01
        seats = { gao-gms = 30, bko-ca1 = 30 }
    """
    for unit in view.units:
        cells = view.coverage.by_unit.get(unit.id, ())
        empty = [(cell, cell.open) for cell in cells if cell.covered < cell.need and not cell.scheduled]
        if empty:
            yield _unscheduled(unit, empty, sum(1 for cell in cells if cell.need))


def _unscheduled(unit: Unit, empty: list[tuple[Cell, int]], needed: int) -> Hit:
    illustrative = any(cell.illustrative for cell, _open in empty)
    message = ngettext(
        "{unit}: nothing is scheduled for {open} of {need} heads in {count} of {modules} module: {names}",
        "{unit}: nothing is scheduled for {open} of {need} heads in {count} of {modules} modules: {names}",
        needed,
    ).format(
        unit=unit.id,
        open=figure(sum(heads for _cell, heads in empty), illustrative),
        need=figure(sum(cell.need for cell, _open in empty), illustrative),
        count=len(empty),
        modules=needed,
        names=by_module(empty),
    )
    hint = _("plan a session for the first of them, or assess the need")
    return Hit(unit, message, hint, (unit.id, *(cell.module.id for cell, _open in empty)))
