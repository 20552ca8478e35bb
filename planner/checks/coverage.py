"""Owns the rules about the figures of coverage (CV): what is short, open, due or lapsed, and what mentors contradict.

It takes the figures of ``planner.coverage`` as they are and computes none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from planner.attendance import later, records_of
from planner.checks.phrase import FEW_HEADS, SLACK, by_module, figure, percent
from planner.checks.registry import Hit, check
from planner.coverage import Cell, Sums, sums_of
from planner.curriculum import Curriculum
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Observation, Unit
from planner.view import View

@check("CV001", Severity.WARNING)
def unit_below_target(view: View) -> Iterator[Hit]:
    """Unit below target in a curriculum.

    The unit's covered hours in a curriculum, over its hours in need there, are below the mission's target
    (`coverage` in `[mission.targets]`, 0.80). Heads are counted once a module. Once a unit and curriculum.

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
    for unit in view.mission.units:
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
        target=percent(target),
    )
    gap, left = (figure(number, sums.illustrative) for number in (sums.gap, sums.open))
    hint = _("of the {gap} not covered, {open} have nothing scheduled").format(gap=gap, open=left)
    return Hit(unit, message, hint, (unit.id, curriculum.id))


@check("CV002", Severity.WARNING)
def nothing_scheduled(view: View) -> Iterator[Hit]:
    """Open gap with nothing scheduled.

    The unit has modules with a gap for which no seat is booked in a planned or approved session; an idea books none.
    Once a unit, with the modules that would take the most trainee-hours first. Heads are counted once a module.

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
    for unit in view.mission.units:
        cells = view.coverage.by_unit.get(unit.id, ())
        empty = [cell for cell in cells if cell.covered < cell.need and not cell.scheduled]
        if empty:
            yield _unscheduled(unit, sums_of(empty), sum(1 for cell in cells if cell.need), empty)


def _unscheduled(unit: Unit, sums: Sums, needed: int, empty: list[Cell]) -> Hit:
    message = ngettext(
        "{unit}: nothing is scheduled for {open} of {need} heads in {count} of {modules} module: {names}",
        "{unit}: nothing is scheduled for {open} of {need} heads in {count} of {modules} modules: {names}",
        needed,
    ).format(
        unit=unit.id,
        open=figure(sums.open, sums.illustrative),
        need=figure(sums.need, sums.illustrative),
        count=len(empty),
        modules=needed,
        names=by_module((cell, cell.open) for cell in empty),
    )
    hint = _("plan a session for the first of them, or assess the need")
    return Hit(unit, message, hint, (unit.id, *(cell.module.id for cell in empty)))


@check("CV003", Severity.WARNING)
def refresher_due(view: View) -> Iterator[Hit]:
    """Refresher due.

    Heads that are covered today will not be after the mission's `due_days` (90) if nothing is run: what they learnt
    lapses, or they leave by the unit's turnover. Seats booked beyond the unit's gap in the module are taken off.

    Why: the useful moment is before the lapse, when one day refreshes what takes three to teach anew. Ratings decay by
    interval and by turnover.

    Remedy: plan a session of the module that ends before the date named.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-02-03
        status = "delivered"
        attended = { gao-gms = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-06-02
        status = "delivered"
        attended = { gao-gms = 30 }
    """
    booked = None
    for unit in view.mission.units:
        cells = [cell for cell in view.coverage.by_unit.get(unit.id, ()) if cell.due]
        if cells and booked is None:
            booked = {key: records.seats for key, records in records_of(view.mission, view.day).items()}
        heads = [(cell, cell.due - max(0, (booked or {}).get((unit.id, cell.module.id), 0) - cell.gap)) for cell in cells]
        if due := [(cell, count) for cell, count in heads if count > 0]:
            yield _due(view, unit, due)


def _due(view: View, unit: Unit, due: list[tuple[Cell, int]]) -> Hit:
    heads = sum(count for _cell, count in due)
    message = ngettext(
        "{unit}: a refresher is due for {heads} head by {day}: {modules}",
        "{unit}: a refresher is due for {heads} heads by {day}: {modules}",
        heads,
    ).format(
        unit=unit.id,
        heads=figure(heads, any(cell.illustrative for cell, _count in due)),
        day=later(view.day, view.mission.settings.targets.due_days),
        modules=by_module(due),
    )
    hint = _("plan a session of these modules before that day")
    return Hit(unit, message, hint, (unit.id, *(cell.module.id for cell, _count in due)))


@check("CV004", Severity.WARNING)
def lapsed(view: View) -> Iterator[Hit]:
    """Lapsed.

    Heads were taught a module, are still there, and are no longer covered because `refresh_months` are over. Those for
    whom a seat is booked are taken off. Once a unit.

    Why: coverage falls with nobody noticing, and a list of who attended once still looks complete. Crowd control in
    particular is forgotten within months, and is called for without notice.

    Remedy: plan a refresher; those who were taught once need less time than those who never were.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2013-10-07
        status = "delivered"
        attended = { gao-gms = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-06-02
        status = "delivered"
        attended = { gao-gms = 30 }
    """
    for unit in view.mission.units:
        cells = [cell for cell in view.coverage.by_unit.get(unit.id, ()) if cell.lapsed]
        if late := [(cell, min(cell.lapsed, cell.open)) for cell in cells if cell.open]:
            yield _lapsed(unit, late)


def _lapsed(unit: Unit, late: list[tuple[Cell, int]]) -> Hit:
    heads = sum(count for _cell, count in late)
    message = ngettext(
        "{unit}: what {heads} head learnt has lapsed, and nothing is booked: {modules}",
        "{unit}: what {heads} heads learnt has lapsed, and nothing is booked: {modules}",
        heads,
    ).format(
        unit=unit.id,
        heads=figure(heads, any(cell.illustrative for cell, _count in late)),
        modules=by_module(late),
    )
    return Hit(unit, message, _("plan a refresher"), (unit.id, *(cell.module.id for cell, _count in late)))


@check("CV005", Severity.WARNING)
def mentor_rates_otherwise(view: View) -> Iterator[Hit]:
    """Mentor rates U or P although covered.

    The latest rating of a unit in a module, on the date, is U (untrained) or P (needs practice), while the unit is
    covered in it to the mission's target. A rating from before the unit's last session of the module is passed over.

    Why: hours delivered are not what people can do; the summary of 2018 questions benchmarks that count output. The
    mentor who is with the unit sees which it is.

    Remedy: plan mentoring or practice before the next course, and find out what got in the way: kit, orders, turnover.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-05-05
        status = "delivered"
        attended = { gao-gms = 40 }
        [[observation]]
        unit = "gao-gms"
        date = 2014-06-16
        module = "PO-05"
        rating = "P"

    Right:
        [[observation]]
        unit = "gao-gms"
        date = 2014-06-16
        module = "PO-05"
        rating = "P"
    """
    for observation in _latest(view).values():
        cell = view.coverage.cell.get((observation.unit, observation.module or ""))
        if observation.rating in ("U", "P") and cell and _on_target(view, cell) and _still_holds(view, observation):
            yield _contradicted(observation, cell)


def _latest(view: View) -> dict[tuple[str, str], Observation]:
    """Return the last rating of each unit and module, in the order of the units' files."""
    return {
        (unit.id, observation.module): observation
        for unit in view.mission.units
        for observation in view.observations_of.get(unit.id, ())
        if observation.module and observation.rating and observation.date <= view.day
    }


def _on_target(view: View, cell: Cell) -> bool:
    return bool(cell.covered) and cell.covered >= view.mission.settings.targets.coverage * cell.need - SLACK


def _still_holds(view: View, observation: Observation) -> bool:
    """Return whether no session has taught the unit that module since."""
    return not any(
        session.status == "delivered"
        and observation.date < session.end <= view.day
        and session.attended.get(observation.unit)
        and any(module.id == observation.module for module in view.mission.taught(session))
        for session in view.sessions_of.get(observation.unit, ())
    )


def _contradicted(observation: Observation, cell: Cell) -> Hit:
    message = _("{unit} is rated untrained in {module} on {day}, and {covered} of {need} are covered")
    if observation.rating == "P":
        message = _("{unit} is rated as needing practice in {module} on {day}, and {covered} of {need} are covered")
    return Hit(
        observation,
        message.format(
            unit=cell.unit.id,
            module=cell.module.id,
            day=observation.date,
            covered=cell.covered,
            need=figure(cell.need, cell.illustrative),
        ),
        _("plan practice with the mentor, and find out what got in the way"),
        (cell.unit.id, cell.module.id),
        ("rating",),
    )
